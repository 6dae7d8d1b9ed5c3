"""How a consultation stands, from the database."""

from dataclasses import replace

import pytest
from sqlalchemy import event, update

from bot.consultation import Consultation, Ref, Status
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.interview import About, Answer, Response
from bot.response.heard.invited import Invitation, Stage
from bot.settings import ROOT
from bot.store import Database
from bot.store.invited.invitations import (
    InvitedAlready,
    add_invitations,
    change_invitation,
    invitations,
    link_response,
    remove_invitation,
)
from bot.store.invited.standing import standing
from bot.store.models import ResponseRow, now
from bot.store.responses.erasing import erase_response
from bot.store.responses.responses import save_response


def respond(
    database: Database, consultation: Consultation, group: str | None, *answers: Answer,
    submitted: bool = True,
) -> str:  # fmt: skip
    with database.transaction() as session:
        row = ResponseRow(
            consultation=consultation.id, door="form", submitted_at=now() if submitted else None
        )
        session.add(row)
        session.flush()
        response = Response(about=About(group=group, people=3))
        for answer in answers:
            response = response.with_answer(answer)
        save_response(session, row.id, Response(), response)
        return row.id


def answer(ref: str, status: Status = Status.ANSWERED) -> Answer:
    return Answer(Ref.parse(ref), status, text="Yes." if status is Status.ANSWERED else "")


def test_answers_are_counted_by_what_became_of_each_question(
    database: Database, tiny: Consultation
) -> None:
    respond(database, tiny, "One", answer("1"), answer("2", Status.SKIPPED), answer("4a"))
    respond(database, tiny, "Two", answer("1", Status.DONT_KNOW), answer("4"), answer("4b"))
    respond(database, tiny, "Three", answer("1"), submitted=False)
    with database.reading() as session:
        stands = standing(session, tiny)
    rows = {str(row.ref): row for row in stands.questions}
    assert (rows["1"].answered, rows["1"].dont_know, rows["1"].silent) == (1, 1, 0)
    assert (rows["2"].passed, rows["2"].silent) == (1, 1)
    # Who answers the whole question answers each part of it.
    assert (rows["4a"].answered, rows["4b"].answered) == (2, 1)
    assert "2" in {str(row.ref) for row in stands.few}
    assert stands.people == 6


def test_an_answer_that_was_changed_or_taken_back_counts_as_it_is_now(
    database: Database, tiny: Consultation
) -> None:
    respond(
        database, tiny, "One",
        answer("1"), answer("1", Status.NOT_APPLICABLE),
        answer("2"), answer("2", Status.UNANSWERED),
    )  # fmt: skip
    with database.reading() as session:
        rows = {str(row.ref): row for row in standing(session, tiny).questions}
    assert (rows["1"].answered, rows["1"].not_applicable) == (0, 1)
    assert rows["2"].silent == 1


def test_samples_count_only_until_a_group_has_submitted(
    database: Database, lsp: Consultation
) -> None:
    with database.transaction() as session:
        load_sample_groups(session, lsp, load_samples(ROOT / "consultations" / "lsp-2005", lsp))
    with database.reading() as session:
        stands = standing(session, lsp)
    assert stands.count(Stage.SUBMITTED) == stands.samples == 12
    assert stands.questions[0].answered > 0
    respond(database, lsp, "Real", answer("1"))
    with database.reading() as session:
        stands = standing(session, lsp)
    assert (stands.count(Stage.SUBMITTED), stands.samples) == (1, 0)
    assert sum(row.answered for row in stands.questions) == 1


def test_an_erased_response_has_been_heard_no_more(database: Database, tiny: Consultation) -> None:
    response = respond(database, tiny, "Gone", answer("1"))
    with database.transaction() as session:
        [invited] = add_invitations(session, tiny.id, [Invitation("", "Lunch Club")])
        assert link_response(session, tiny.id, invited.id, response)
        erase_response(session, response)
    with database.reading() as session:
        stands = standing(session, tiny)
        assert invitations(session, tiny.id)[0].response is None
    assert stands.found[0].stage is Stage.SILENT
    assert stands.responses == []


def test_groups_are_invited_once_and_changed_and_removed(
    database: Database, tiny: Consultation
) -> None:
    groups = [Invitation("", "Lunch Club", "older people", "Acton"), Invitation("", " LUNCH  club")]
    with database.transaction() as session:
        assert len(add_invitations(session, tiny.id, groups)) == 1
        assert add_invitations(session, tiny.id, groups) == []
        [other] = add_invitations(session, tiny.id, [Invitation("", "Duck Lane")])
        with pytest.raises(InvitedAlready):
            change_invitation(session, tiny.id, replace(other, name="lunch club"))
        change_invitation(
            session, tiny.id, replace(other, name="Duck Lane Walkers", area="Hanwell")
        )
    with database.reading() as session:
        assert [(i.name, i.area) for i in invitations(session, tiny.id)] == [
            ("Duck Lane Walkers", "Hanwell"), ("Lunch Club", "Acton"),
        ]  # fmt: skip
    with database.transaction() as session:
        remove_invitation(session, other.id)
        assert [i.name for i in invitations(session, tiny.id)] == ["Lunch Club"]


def test_a_response_is_linked_to_one_group_and_to_none_of_another_consultation(
    database: Database, tiny: Consultation
) -> None:
    response = respond(database, tiny, "Some name", answer("1"))
    with database.transaction() as session:
        groups = [Invitation("", "One"), Invitation("", "Two")]
        one, two = add_invitations(session, tiny.id, groups)
        assert link_response(session, tiny.id, one.id, response)
        assert link_response(session, tiny.id, two.id, response)
        assert not link_response(session, tiny.id, one.id, "0" * 32)
        session.execute(update(ResponseRow).values(consultation="other"))
        assert not link_response(session, tiny.id, one.id, response)
        session.execute(update(ResponseRow).values(consultation=tiny.id))
    with database.reading() as session:
        assert {i.name: i.response for i in invitations(session, tiny.id)} == {
            "One": None, "Two": response,
        }  # fmt: skip


def test_it_takes_as_many_queries_for_many_groups_as_for_few(
    database: Database, tiny: Consultation
) -> None:
    counts = []
    for groups in (1, 20):
        for nth in range(groups):
            respond(database, tiny, f"Group {groups} {nth}", answer("1"))
        queries: list[str] = []

        def note_query(_: object, __: object, statement: str, *___: object) -> None:
            queries.append(statement)  # noqa: B023

        event.listen(database.engine, "before_cursor_execute", note_query)
        with database.reading() as session:
            standing(session, tiny)
        event.remove(database.engine, "before_cursor_execute", note_query)
        counts.append(len([q for q in queries if q.lstrip().upper().startswith("SELECT")]))
    assert counts[0] == counts[1] <= 5
