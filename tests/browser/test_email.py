"""The link by e-mail, offered in the widget where the code is shown."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.chat import Chat
from tests.browser.conftest import NewPage, violations
from tests.mailing import Box, settings
from tests.serving import Server, start_gateway

LATER = "Go on later or elsewhere"


@pytest.fixture(scope="module")
def posting(tmp_path_factory: pytest.TempPathFactory, box: tuple[Box, int]) -> Iterator[Server]:
    """A gateway that sends e-mail."""
    with start_gateway(tmp_path_factory.mktemp("posting"), **settings(box[1])) as server:
        yield server


def test_the_link_can_be_sent_where_the_code_is_shown(
    posting: Server, box: tuple[Box, int], new_page: NewPage
) -> None:
    chat = Chat(new_page(), posting.address).open().menu(LATER)
    field = chat.sheet.get_by_label("Send the link by e-mail")
    expect(chat.sheet).to_contain_text("your receipt is in it too")
    assert violations(chat.page) == []
    field.fill("asha")
    field.press("Enter")
    expect(chat.sheet).to_contain_text("Write a whole e-mail address")
    assert box[0].envelopes == []
    field.fill("asha@example.org")
    field.press("Enter")
    expect(chat.sheet).to_contain_text("The link is on its way to asha@example.org.")
    assert box[0].last()["To"] == "asha@example.org"
    assert re.search(r"#resume=\S+", box[0].last().get_content())


def test_nobody_is_asked_for_an_address_where_no_e_mail_is_sent(
    gateway: Server, new_page: NewPage
) -> None:
    chat = Chat(new_page(), gateway.address).open().menu(LATER)
    expect(chat.sheet.locator(".code")).to_be_visible()
    expect(chat.sheet.locator("form")).to_have_count(0)
