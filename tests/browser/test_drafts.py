"""The desk at which drafts are written, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Page, expect

from bot.consultation import Consultation
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.settings import ROOT
from bot.store.team.accounts import Role
from tests.browser.conftest import NewPage
from tests.browser.console import look, sign_in
from tests.console.conftest import Team, address_of, start_team
from tests.console.test_since import answers


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory, lsp: Consultation) -> Iterator[Team]:
    made = start_team(tmp_path_factory.mktemp("drafts"))
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with made.database.transaction() as session:
        load_sample_groups(session, lsp, samples)
    with made.server:
        yield made
    made.database.close()


def open_desk(page: Page, team: Team, place: str) -> None:
    address = team.server.address
    sign_in(page, address, address_of(Role.EDITOR))
    page.goto(f"{address}/console/drafts")
    page.get_by_role("button", name="Draft all from the answers").click()
    page.goto(f"{address}/console/drafts/{place}")


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_pages_of_drafts_are_accessible_and_fit(
    team: Team, new_page: NewPage, width: str
) -> None:
    page = new_page(width, expect_errors=True)
    address = team.server.address
    open_desk(page, team, "4")
    look(page, f"draft-{width}")
    page.get_by_role("textbox", name="The draft").fill(
        f"Our own words at {width}. And more of them."
    )
    page.get_by_role("button", name="Save", exact=True).click()
    look(page, f"draft-edited-{width}")
    page.goto(f"{address}/console/drafts/4/views")
    page.locator(".ledger summary").first.click()
    page.get_by_role("button", name="Set aside").first.click()
    look(page, f"draft-no-reason-{width}")
    page.goto(f"{address}/console/drafts/1/views")
    look(page, f"draft-views-{width}")
    page.get_by_role("button", name="The draft tells this view").first.click()
    look(page, f"draft-view-confirmed-{width}")
    for at, name in (
        ("drafts", "drafts"),
        ("drafts/4/sentences/1?question=4", "draft-sentence"),
        ("drafts/4/versions/1", "draft-version"),
        ("drafts/letter", "draft-letter"),
        ("drafts/1", "draft-one"),
    ):
        page.goto(f"{address}/console/{at}")
        for summary in page.locator("main details > summary").all()[:4]:
            summary.click()
        look(page, f"{name}-{width}")


def test_a_draft_is_saved_while_one_writes_and_two_people_are_told_apart(
    team: Team, new_page: NewPage
) -> None:
    page, other = new_page("desk", expect_errors=True), new_page("desk", expect_errors=True)
    address = team.server.address
    open_desk(page, team, "8")
    sign_in(other, address, address_of(Role.ADMINISTRATOR))
    other.goto(f"{address}/console/drafts/8")
    box = page.get_by_role("textbox", name="The draft")
    box.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type("We begin so. ")
    expect(page.locator("#saved")).to_contain_text("by Eddie Editor")
    expect(page.locator("#sentences li").first).to_contain_text("No answer behind it")
    # The cursor stays where it was, and saving goes on.
    page.keyboard.type("And so on. ")
    expect(page.locator("#sentences li").nth(1)).to_contain_text("And so on.")
    assert box.input_value().startswith("We begin so. And so on. ")
    other.get_by_role("textbox", name="The draft").fill("Ada's text.")
    expect(other.locator("#saved")).to_contain_text("Eddie Editor has saved this draft")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.get_by_role("heading", level=1)).to_contain_text("was changed by somebody else")
    assert other.get_by_label("Your text").input_value() == "Ada's text."
    look(other, "draft-conflict-desk")


def test_a_draft_is_written_with_the_keyboard_alone(team: Team, new_page: NewPage) -> None:
    page = new_page("desk")
    open_desk(page, team, "9")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    page.keyboard.press("Control+A")
    page.keyboard.type("Written with keys.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".banner")).to_contain_text("The draft is saved.")
    assert page.get_by_role("textbox", name="The draft").input_value() == "Written with keys."


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_new_answers_are_read_beside_the_draft_and_what_is_typed_is_kept(
    team: Team, new_page: NewPage, width: str
) -> None:
    page = new_page(width)
    open_desk(page, team, "5")
    for number in range(3):
        answers(team, f"Quorndon{width}{number} Neighbours", "The bench is cold. It is dark.")
    page.goto(f"{team.server.address}/console/drafts")
    look(page, f"drafts-since-{width}")
    page.goto(f"{team.server.address}/console/drafts/5")
    look(page, f"draft-since-closed-{width}")
    page.get_by_text("What these groups say now").click()
    look(page, f"draft-since-{width}")
    page.get_by_role("textbox", name="The draft").fill(f"Typed at {width}, just before.")
    page.get_by_role("button", name="I have looked at these").click()
    expect(page.get_by_text("It is noted that you have looked")).to_be_visible()
    expect(page.get_by_role("heading", name="Answers since")).to_have_count(0)
    expect(page.get_by_role("textbox", name="The draft")).to_have_value(
        f"Typed at {width}, just before."
    )


def test_words_are_saved_at_once_and_one_is_asked_when_one_leaves_before_they_are(
    team: Team, new_page: NewPage
) -> None:
    page = new_page("desk")
    open_desk(page, team, "10")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.get_by_role("textbox", name="The draft").press_sequentially("Typed and left. ")
    page.evaluate("document.querySelector('.back a').click()")
    # Who stays finds it saved, long before the usual pause is over.
    expect(page.locator("#saved")).to_contain_text("by Eddie Editor", timeout=2500)
    assert asked == ["beforeunload"]
    # What is saved is left without a question.
    page.get_by_role("link", name="All drafts").click()
    page.wait_for_url("**/console/drafts")
    page.goto(f"{team.server.address}/console/drafts/10")
    assert "Typed and left. " in page.get_by_role("textbox", name="The draft").input_value()
    assert asked == ["beforeunload"]


def test_words_of_one_who_leaves_all_the_same_are_sent_on_the_way_out(
    team: Team, new_page: NewPage
) -> None:
    page = new_page("desk")
    open_desk(page, team, "11")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("textbox", name="The draft").press_sequentially("Gone in a hurry. ")
    page.get_by_role("link", name="All drafts").click()
    page.wait_for_url("**/console/drafts")
    page.wait_for_timeout(1500)
    page.goto(f"{team.server.address}/console/drafts/11")
    assert "Gone in a hurry. " in page.get_by_role("textbox", name="The draft").input_value()


def test_two_texts_that_clash_are_shown_with_their_paragraphs_headings_and_points(
    team: Team, new_page: NewPage
) -> None:
    page, other = new_page("desk", expect_errors=True), new_page("desk", expect_errors=True)
    open_desk(page, team, "12")
    sign_in(other, team.server.address, address_of(Role.ADMINISTRATOR))
    other.goto(f"{team.server.address}/console/drafts/12")
    texts = [f"## {name}\n\nOne.\n\nTwo.\n\n- a bench\n- a lamp" for name in ("Theirs", "Mine")]
    for each, text in zip((page, other), texts, strict=True):
        each.get_by_role("textbox", name="The draft").fill(text)
        each.get_by_role("button", name="Save", exact=True).click()
        each.wait_for_load_state()
    assert other.locator(".said.plain").inner_text() == texts[0]
    assert other.get_by_label("Your text").input_value() == texts[1]
    # Neither is lost by a click, unless one says so.
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    other.on("dialog", stay)
    other.get_by_role("link", name="Themes").click()
    expect(other.get_by_role("heading", level=1)).to_contain_text("was changed by somebody else")
    other.get_by_role("link", name="Leave it as it stands now").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Question 12")
    assert asked == ["beforeunload"]


def test_a_link_to_a_sentence_shows_it_and_puts_the_focus_on_it(
    team: Team, new_page: NewPage
) -> None:
    page = new_page("phone")
    open_desk(page, team, "1")
    last = page.locator("#sentences li[id]").last
    name = last.get_attribute("id")
    page.goto(f"{team.server.address}/console/drafts/1#{name}")
    expect(last).to_be_in_viewport()
    expect(last).to_be_focused()
    look(page, "draft-sentence-focused-phone")
    # The first sentence without an answer behind it is led to as such.
    box = page.get_by_role("textbox", name="The draft")
    box.fill(f"{box.input_value()}\n\nOur own words.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(f"{team.server.address}/console/drafts/1#none")
    expect(page.locator("#none")).to_be_focused()
    expect(page.locator("li", has=page.locator("#none"))).to_contain_text("Our own words.")
