"""The pages that circulate, agree and submit, and the members' page, in a real browser."""

from collections.abc import Iterator

import pytest

from bot.consultation import Consultation
from bot.store.accounts import Role
from tests.browser.conftest import SCREENSHOTS, NewPage, violations
from tests.console.agreeing import circulate, comment, record, settle_all, submit
from tests.console.conftest import PASSWORD, Team, address_of, start_team
from tests.console.drafting import prepare

CONSOLE = {
    "circulation": "/console/circulation",
    "version": "/console/circulation/2",
    "changes": "/console/circulation/2/changes",
    "comments": "/console/circulation/comments?show=all",
    "settling": "/console/circulation/comments/1",
    "agreement": "/console/agreement",
    "submit": "/console/agreement/submit",
    "submission": "/console/agreement/submissions/1",
}


@pytest.fixture(scope="module")
def submitted(
    tmp_path_factory: pytest.TempPathFactory, lsp: Consultation
) -> Iterator[tuple[Team, str]]:
    """A submitted response, of which a further version is circulated; with the members' link."""
    team = start_team(tmp_path_factory.mktemp("circulated"))
    prepare(team.database, lsp)
    with team.server:
        editor = team.console(Role.EDITOR)
        comment(team.console(None), circulate(editor))
        settle_all(editor)
        record(editor)
        submit(team.console(Role.ADMINISTRATOR))
        link = circulate(editor, paper="yes")
        comment(team.console(None), link, text="We would rather say “most groups”.")
        yield team, link
    team.database.close()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_every_page_is_accessible_and_fits(
    submitted: tuple[Team, str], new_page: NewPage, width: str
) -> None:
    team, link = submitted
    page = new_page(width)
    members = {"members": link, "members-comment": f"{link}/comment?place=1&paragraph=1"}
    page.goto(f"{team.server.address}/console/sign-in")
    page.get_by_label("E-mail address").fill(address_of(Role.ADMINISTRATOR))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/console")
    for name, path in (CONSOLE | members).items():
        page.goto(team.server.address + path)
        assert violations(page) == [], name
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        page.screenshot(path=SCREENSHOTS / f"circulation-{name}-{width}.png", full_page=True)
        assert wide <= 0, name
