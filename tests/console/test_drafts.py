"""The pages where the draft is written, with a real gateway."""

from collections.abc import Iterator

import pytest
from sqlalchemy import delete, select, update

from bot.consultation import Consultation
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.settings import ROOT
from bot.store.accounts import Role
from bot.store.drafts import AT_WORK, current_drafts, draft_versions
from bot.store.erasing import erase_response
from bot.store.models import AnswerRow, AuditRow, DraftRow, ResponseRow, SetAsideRow, now
from tests.console.client import Console, Page
from tests.console.conftest import Team


@pytest.fixture(scope="module", autouse=True)
def groups(team: Team, lsp: Consultation) -> None:
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with team.database.transaction() as session:
        load_sample_groups(session, lsp, samples)


@pytest.fixture(autouse=True)
def clean(team: Team) -> Iterator[None]:
    yield
    with team.database.transaction() as session:
        session.execute(delete(DraftRow))
        session.execute(delete(SetAsideRow))


@pytest.fixture
def drafted(editor: Console) -> Console:
    """An editor who has had everything drafted."""
    editor.fill(editor.get("/console/drafts"), "/console/drafts")
    return editor


def text_of(page: Page) -> str:
    return str(page.find("//textarea[@id='text']")[0].text).removeprefix("\n")


def save(console: Console, place: str, text: str) -> Page:
    page = console.get(f"/console/drafts/{place}")
    return console.fill(page, f"/console/drafts/{place}", "Save", text=text)


def row(page: Page, title: str) -> list[str]:
    return next(cells for cells in page.rows() if cells[0] == title)


def test_everything_is_drafted_with_one_button(editor: Console) -> None:
    before = editor.get("/console/drafts")
    assert row(before, "Question 4")[1:] == ["Not drafted", "Minority views to settle: 5", ""]
    after = editor.fill(before, "/console/drafts")
    assert after.banner == "The places that nobody has edited are drafted from the answers."
    assert {cells[1] for cells in after.rows()} == {"Drafted from the answers"}
    assert {cells[2] for cells in after.rows()} == {"Nothing"}
    assert "Nothing is new" in editor.fill(after, "/console/drafts").banner


def test_a_draft_is_edited_and_keeps_what_it_leans_on(drafted: Console) -> None:
    page = drafted.get("/console/drafts/1")
    assert "Six of the twelve groups that answered this question agree." in text_of(page)
    text = text_of(page).replace("Six of", "Exactly six of") + "\n\nWe hope so!\n\n## And\n\n- this"
    saved = save(drafted, "1", text)
    assert saved.banner == "The draft is saved."
    assert text_of(saved) == text
    lines = [
        " ".join(item.text_content().split()) for item in saved.find("//ol[@class='sentences']/li")
    ]
    assert lines[0].startswith("Exactly six of")
    assert "Supported" in lines[0]
    assert lines[-2].startswith("We hope so! No answer behind it")
    listed = row(drafted.get("/console/drafts"), "Question 1")
    assert listed[1:3] == ["Edited", "Sentences without an answer behind them: 2"]
    assert "Eddie Editor" in listed[3]
    # What was edited is left as it is when all is drafted again.
    drafted.fill(drafted.get("/console/drafts"), "/console/drafts")
    assert text_of(drafted.get("/console/drafts/1")) == text


def test_the_letter_and_the_paper_have_a_desk_too(drafted: Console) -> None:
    letter, paper = (drafted.get(f"/console/drafts/{place}") for place in ("letter", "paper"))
    assert "Dear Sir or Madam" in text_of(letter)
    assert "## What to decide" in text_of(paper)
    assert letter.heading == "Covering letter"


def test_nothing_is_lost_when_two_people_edit_at_once(team: Team, drafted: Console) -> None:
    other = team.console(Role.ADMINISTRATOR)
    mine, theirs = drafted.get("/console/drafts/5"), other.get("/console/drafts/5")
    other.fill(theirs, "/console/drafts/5", "Save", text="Ada was here.")
    page = drafted.fill(mine, "/console/drafts/5", "Save", text="Eddie was here.")
    assert page.status == 409
    assert "Ada Administrator saved version 2" in page.text
    assert "Ada was here." in page.text
    assert text_of(page) == "Eddie was here."
    solved = drafted.fill(page, "/console/drafts/5", text="Ada and Eddie were here.")
    assert text_of(solved) == "Ada and Eddie were here."


def test_a_page_that_saves_by_itself_gets_what_changed(team: Team, drafted: Console) -> None:
    def autosave(text: str, version: str) -> str:
        return drafted.session.post(
            f"{drafted.address}/console/drafts/6",
            data={"text": text, "version": version},
            headers={"HX-Request": "true", "Sec-Fetch-Site": "same-origin"},
        ).text

    said = autosave("We think", "1")
    assert 'value="2"' in said
    assert "Version 2, saved" in said
    assert 'value="3"' in autosave("We think so.", "2")
    # Saving the same once more, as when the button is pressed meanwhile, is no conflict.
    again = drafted.post("/console/drafts/6", {"text": "We think so.", "version": "2"})
    assert again.status == 200
    assert "has saved this draft in the meantime" in autosave("Otherwise.", "2")
    with team.database.reading() as session:
        versions = draft_versions(session, "lsp-2005", "6")
    assert [(v.version, v.by) for v in versions] == [(3, "Eddie Editor"), (1, None)]


def test_an_earlier_version_is_compared_and_brought_back(drafted: Console, team: Team) -> None:
    first = text_of(drafted.get("/console/drafts/8"))
    page = save(drafted, "8", "Something else altogether.")
    changes = drafted.get(page.links["What has changed since version 1"])
    assert "Something" in changes.find("//ins")[0].text_content()
    assert changes.find("//del")
    back = drafted.fill(changes, "/versions/1")
    assert text_of(back) == first
    assert back.banner == "The earlier version stands again."


def test_drafting_anew_keeps_what_stood_there(drafted: Console) -> None:
    first = text_of(drafted.get("/console/drafts/8"))
    page = save(drafted, "8", "Ours.")
    page = drafted.fill(page, "/anew")
    assert text_of(page) == first
    assert "What has changed since version 2" in page.links


def test_what_a_sentence_leans_on_is_changed_by_hand(drafted: Console) -> None:
    save(drafted, "8", "Planners matter to us.")
    page = drafted.get("/console/drafts/8/sentences/1")
    assert "It leans on nothing." in page.text
    found = drafted.get("/console/drafts/8/sentences/1?question=8&words=walk")
    box = found.find("//input[@name='add']")[0]
    page = drafted.fill(found, "/sentences/1", "Lean on", add=box.get("value"))
    assert page.banner == "What it leans on is changed."
    assert "Supported" in page.text
    box = page.find("//input[@name='remove']")[0]
    page = drafted.fill(page, "/sentences/1", "Take away", remove=box.get("value"))
    assert "No answer behind it" in page.text
    page = drafted.fill(page, "/sentences/1", "It says nothing about")
    assert "Needs no answer" in page.text
    page = drafted.fill(page, "/sentences/1", "It does say something")
    assert "No answer behind it" in page.text


def test_a_minority_view_is_set_aside_with_a_reason_and_brought_back(drafted: Console) -> None:
    page = save(drafted, "4", "Our members see it in different ways.")
    assert "Minority views to settle: 5" in row(drafted.get("/console/drafts"), "Question 4")[2]
    wrong = drafted.fill(page, "/aside", reason="")
    assert wrong.status == 400
    assert wrong.problems == ["Say why this view is left out."]
    settled = drafted.fill(page, "/aside", reason="It is told under question 5.")
    assert "Set aside: It is told under question 5." in settled.text
    assert "Minority views to settle: 4" in row(drafted.get("/console/drafts"), "Question 4")[2]
    back = drafted.fill(settled, "/aside", "Bring back")
    assert "It is told under question 5." not in back.text


def test_what_leaned_on_an_erased_answer_is_shown_and_can_be_drafted_anew(
    team: Team, drafted: Console
) -> None:
    with team.database.transaction() as session:
        victim = session.scalars(
            select(ResponseRow.id).where(ResponseRow.quoted).order_by(ResponseRow.id)
        ).first()
        assert victim is not None
        texts = session.scalars(select(AnswerRow.text).where(AnswerRow.response_id == victim))
        words = [text for text in texts if len(text) > 40]
        erase_response(session, victim)
    listed = drafted.get("/console/drafts")
    assert "Sentences whose answers changed" in row(listed, "Covering letter")[2]
    page = drafted.get("/console/drafts/6")
    assert "[The text is gone, since a group erased its answers.]" in page.text
    for place in ("1", "6", "letter"):
        shown = drafted.get(f"/console/drafts/{place}").text
        assert [text for text in words if text[:40] in shown] == []
    drafted.fill(listed, "/console/drafts")
    assert "erased" not in drafted.get("/console/drafts/6").text
    assert "eleven" in text_of(drafted.get("/console/drafts/letter"))


def test_reviewers_read_and_do_not_write(drafted: Console, reviewer: Console) -> None:
    page = reviewer.get("/console/drafts/1")
    assert page.find("//textarea | //main//button") == []
    assert "What each sentence leans on" in page.text
    assert reviewer.post("/console/drafts/1", {"text": "x", "version": "1"}).status == 403


@pytest.mark.parametrize(
    "path", ["99", "nowhere", "1/versions/9", "1/sentences/999", "1/sentences/x"]
)
def test_what_is_not_there_is_not_found(drafted: Console, path: str) -> None:
    assert drafted.get(f"/console/drafts/{path}").status == 404


def test_a_form_without_a_version_keeps_what_was_typed(drafted: Console) -> None:
    page = drafted.post("/console/drafts/1", {"text": "Typed words."})
    assert page.status == 400
    assert text_of(page) == "Typed words."


def test_words_without_consent_are_pointed_out(team: Team, drafted: Console) -> None:
    with team.database.reading() as session:
        text = next(
            text
            for text in session.scalars(
                select(AnswerRow.text)
                .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
                .where(ResponseRow.quoted.is_(False), AnswerRow.is_current)
            )
            if len(text.split()) > 8
        )
    page = save(drafted, "9", f"They say: {text}")
    assert "It repeats words of a group that did not agree to be quoted." in page.text


def test_what_was_done_is_noted_without_words(team: Team, drafted: Console) -> None:
    save(drafted, "9", "Zanzibar is our answer.")
    with team.database.reading() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.subject.like("draft%"))).all()
        assert {"drafted", "draft_saved"} <= {entry.action for entry in rows}
        assert "Zanzibar" not in str([entry.details for entry in rows])
        assert current_drafts(session, "lsp-2005")["9"].edited


def test_work_of_another_day_is_a_version_of_its_own(team: Team, drafted: Console) -> None:
    save(drafted, "9", "One.")
    with team.database.transaction() as session:
        session.execute(update(DraftRow).values(created_at=now() - 2 * AT_WORK))
    save(drafted, "9", "Two.")
    with team.database.reading() as session:
        assert [v.version for v in draft_versions(session, "lsp-2005", "9")] == [3, 2, 1]
