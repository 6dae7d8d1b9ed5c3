"""Drafts are marked where answers have come, changed or gone since somebody looked at them."""

import html
from collections.abc import Iterator

import pytest
from sqlalchemy import delete, select

from bot.consultation import Consultation, Stance, Status
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.settings import ROOT
from bot.store.drafts import draft_versions
from bot.store.models import (
    AnswerRow,
    AuditRow,
    DraftRow,
    Group,
    ResponseRow,
    SeenAnswersRow,
    now,
)
from bot.store.responses.erasing import erase_response
from tests.console.client import Console, Page
from tests.console.conftest import Team
from tests.console.test_drafts import row, save, text_of

MARK = "Answers since it was last looked at: "


@pytest.fixture(autouse=True)
def groups(team: Team, lsp: Consultation, editor: Console) -> Iterator[None]:
    """The sample groups, all that they say drafted, and question 5 edited by a person."""
    with team.database.transaction() as session:
        load_sample_groups(session, lsp, load_samples(ROOT / "consultations" / "lsp-2005", lsp))
    editor.fill(editor.get("/console/drafts"), "/console/drafts")
    save(editor, "5", "This is what we think.")
    yield
    with team.database.transaction() as session:
        for table in (DraftRow, SeenAnswersRow):
            session.execute(delete(table))


def to_do(console: Console, title: str = "Question 5") -> str:
    return row(console.get("/console/drafts"), title)[2]


def note(page: Page) -> str:
    found = page.find("//section[@aria-labelledby='news-heading']")
    return " ".join(" ".join(found[0].itertext()).split()) if found else ""


def responses(team: Team) -> list[str]:
    """Those that have answered question 5."""
    with team.database.reading() as session:
        return list(
            session.scalars(
                select(AnswerRow.response_id)
                .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
                .join(Group)
                .where(
                    AnswerRow.number == 5,
                    AnswerRow.is_current,
                    AnswerRow.status == Status.ANSWERED,
                    ResponseRow.withdrawn_at.is_(None),
                )
                .order_by(Group.name)
            )
        )


def answers(team: Team, name: str, text: str, stance: Stance | None = None) -> str:
    """Another group answers question 5."""
    with team.database.transaction() as session:
        group = Group(name=name, sample=True)
        response = ResponseRow(
            consultation="lsp-2005", door="sample", group=group, submitted_at=now(), quoted=True
        )
        session.add(response)
        session.flush()
        session.add(
            AnswerRow(
                response_id=response.id, number=5, part="", version=1, is_current=True,
                status=Status.ANSWERED, stance=stance, text=text, followup="",
            )
        )  # fmt: skip
        return response.id


def changes(team: Team, response: str, text: str) -> str:
    """A group changes its answer. Gives what it was."""
    with team.database.transaction() as session:
        answer = session.scalars(
            select(AnswerRow).where(
                AnswerRow.response_id == response, AnswerRow.number == 5, AnswerRow.is_current
            )
        ).one()
        before, answer.text = answer.text, text
        session.get_one(ResponseRow, response).version += 1
    return before


def waiting(console: Console) -> str:
    """How many drafts the page of the agreement says there is something new to."""
    [told] = console.get("/console/agreement").find("//p[@id='since']") or [None]
    return " ".join(told.text_content().split()) if told is not None else ""


def looked(console: Console, page: Page, **typed: str) -> Page:
    """Press the button, which belongs to the form of the text wherever it stands."""
    [button] = page.find("//button[@name='looked']")
    form = page.find(f"//form[@id='{button.get('form')}']")[0]
    data = {**dict(form.form_values()), "looked": button.get("value"), **typed}
    return console.post(form.get("action"), data)


def test_what_is_new_is_shown_until_somebody_has_looked(team: Team, editor: Console) -> None:
    page = editor.get("/console/drafts/5")
    assert note(page) == ""
    assert to_do(editor) == "Sentences without an answer behind them: 1"
    first, second, third = responses(team)[:3]
    new = answers(team, "Quorndon Neighbours", "The bench is cold. It is dark.", Stance.DISAGREE)
    old = changes(team, first, "We have changed our minds about wardens.")
    with team.database.transaction() as session:
        session.get_one(ResponseRow, second).withdrawn_at = now()
        erase_response(session, third)
    assert to_do(editor).startswith(f"{MARK}1 new, 1 changed, 2 gone")
    page = editor.get("/console/drafts/5")
    told = note(page)
    assert "Since this was drafted from the answers" in told
    assert "New answers: 1 Answers that have changed: 1" in told
    assert "Answers that do not count any more: 2" in told
    assert "Quorndon Neighbours new disagrees The bench is cold. It is dark." in told
    assert "changed We have changed our minds about wardens." in told
    assert page.links["Quorndon Neighbours"] == f"/console/responses/{new}?question=5"
    assert editor.get(page.links["Quorndon Neighbours"]).status == 200
    assert old[:40] not in html.unescape(page.html)
    after = looked(editor, page)
    assert after.banner == "It is noted that you have looked at the new answers."
    assert note(after) == ""
    assert text_of(after) == "This is what we think."
    assert MARK not in to_do(editor)
    answers(team, "Yoxall Neighbours", "It is far.")
    assert "Since Eddie Editor looked at the answers" in note(editor.get("/console/drafts/5"))
    with team.database.reading() as session:
        assert "answers_looked_at" in session.scalars(select(AuditRow.action)).all()


def test_looking_changes_nothing_that_is_written_and_saves_what_is_typed(
    team: Team, editor: Console
) -> None:
    def versions() -> list[tuple[int, str | None]]:
        with team.database.reading() as session:
            found = draft_versions(session, "lsp-2005", "5")
        return [(version.version, version.by) for version in found]

    before = versions()
    answers(team, "Quorndon Neighbours", "The bench is cold.")
    looked(editor, editor.get("/console/drafts/5"))
    assert versions() == before
    answers(team, "Yoxall Neighbours", "It is far.")
    page = looked(editor, editor.get("/console/drafts/5"), text="This is what we think.\n\nStill.")
    assert text_of(page) == "This is what we think.\n\nStill."
    assert note(page) == ""
    # A draft that nobody has edited is not one that somebody has edited, for being looked at.
    with team.database.transaction() as session:
        session.execute(delete(SeenAnswersRow).where(SeenAnswersRow.place == "6"))
    assert "Nobody has said yet" in note(editor.get("/console/drafts/6"))
    looked(editor, editor.get("/console/drafts/6"))
    assert row(editor.get("/console/drafts"), "Question 6")[1] == "Drafted from the answers"


def test_the_letter_and_the_paper_are_marked_by_any_answer(team: Team, editor: Console) -> None:
    assert [note(editor.get(f"/console/drafts/{place}")) for place in ("letter", "paper")] == [
        "",
        "",
    ]
    new = answers(team, "Quorndon Neighbours", "The bench is cold.")
    changes(team, responses(team)[0], "We have changed our minds about wardens.")
    page = editor.get("/console/drafts/letter")
    told = note(page)
    assert "New groups: 1 Groups that have changed an answer: 1" in told
    assert page.links["Quorndon Neighbours"] == f"/console/responses/{new}"
    assert "bench" not in told
    assert MARK in to_do(editor, "Covering letter")
    assert note(looked(editor, page)) == ""
    assert MARK not in to_do(editor, "Covering letter")
    assert MARK in to_do(editor, "Meeting paper")


def test_saving_is_not_looking(team: Team, editor: Console) -> None:
    assert waiting(editor) == ""
    answers(team, "Quorndon Neighbours", "The bench is cold.")
    # The question's, the letter's and the paper's.
    assert "since somebody last looked: 3." in waiting(editor)
    assert "New answers: 1" in note(save(editor, "5", "This is what we still think."))
    assert to_do(editor).startswith(f"{MARK}1 new Sentences")


def test_what_came_while_somebody_looked_is_not_taken_as_seen(team: Team, editor: Console) -> None:
    answers(team, "Quorndon Neighbours", "The bench is cold.")
    page = editor.get("/console/drafts/5")
    answers(team, "Yoxall Neighbours", "It is far.")
    late = looked(editor, page, text="Typed words.")
    assert "More answers have come or changed while you looked." in late.banner
    assert "New answers: 2" in note(late)
    assert text_of(late) == "Typed words."


def test_drafting_anew_takes_in_what_is_new(team: Team, editor: Console) -> None:
    answers(team, "Quorndon Neighbours", "The bench is cold.")
    assert to_do(editor).startswith(f"{MARK}1 new")
    # Only what nobody has edited is drafted with all; the other places have no new answer.
    all_ = editor.fill(editor.get("/console/drafts"), "/console/drafts")
    assert row(all_, "Question 5")[2].startswith(f"{MARK}1 new")
    assert note(editor.fill(editor.get("/console/drafts/5"), "/anew")) == ""
    answers(team, "Yoxall Neighbours", "It is far.")
    assert to_do(editor).startswith(f"{MARK}1 new")
    editor.fill(editor.get("/console/drafts"), "/console/drafts")
    assert MARK not in to_do(editor)


def test_reviewers_see_what_is_new_and_leave_it_to_others(
    team: Team, editor: Console, reviewer: Console
) -> None:
    answers(team, "Quorndon Neighbours", "The bench is cold.")
    page = reviewer.get("/console/drafts/5")
    assert "The bench is cold." in note(page)
    assert page.find("//button[@name='looked']") == []


def test_of_many_new_answers_the_first_are_shown(team: Team, editor: Console) -> None:
    for number in range(12):
        answers(team, f"Quorndon{number} Neighbours", "The bench is cold.")
    told = note(editor.get("/console/drafts/5"))
    assert "New answers: 12" in told
    assert told.count("The bench is cold.") == 10
    assert "And 2 more. All answers to this question" in told


def test_the_letter_is_marked_when_a_question_is_edited_after_it(editor: Console) -> None:
    editor.fill(editor.get("/console/drafts"), "/console/drafts")
    letter = editor.get("/console/drafts/letter")
    assert "Questions edited since this was written" not in letter.text
    before = editor.get("/console/drafts/6")
    save(editor, "6", text_of(before) + "\n\nWe say so.")
    listed = editor.get("/console/drafts")
    for title in ("Covering letter", "Meeting paper"):
        assert "Questions edited since this was written: 6" in row(listed, title)[2]
    done = looked(editor, editor.get("/console/drafts/letter"))
    assert "Questions edited since this was written" not in done.text
    assert "edited since" not in row(editor.get("/console/drafts"), "Covering letter")[2]
    agreement = editor.get("/console/agreement").text
    assert "nobody has looked at it since: Meeting paper. You can" in agreement
    assert "edited since" in row(editor.get("/console/drafts"), "Meeting paper")[2]
    # To change a word is not to have looked at all that the paper is about.
    paper = editor.get("/console/drafts/paper")
    assert "edited since" in save(editor, "paper", text_of(paper) + "\n\nSo it is.").text
