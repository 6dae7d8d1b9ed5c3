"""Submitting, changing, withdrawing and erasing, on SQLite and on PostgreSQL."""

import re
import threading
from datetime import date

import pytest
from sqlalchemy import select

from bot.consultation import Consultation
from bot.interview.commands import Erase, Withdraw
from bot.interview.reading.understanding import Understanding
from bot.interview.saying.wording import Wording
from bot.response.submitted.selection import select as select_responses
from bot.store import Database, NotSubmitted
from bot.store.interviews.ending import withdraw
from bot.store.models import ResponseRow, SubmissionRow
from bot.store.responses.receipts import check_digits, receipt_number, receipt_of
from bot.store.responses.submissions import load_submissions
from tests.store.talks import Talks


def number_in(said: str) -> str:
    found = re.search(r"LSP-\d{4}-\d{2}", said)
    assert found, said
    return found[0]


def response_row(talks: Talks) -> ResponseRow:
    with talks.database.reading() as session:
        return session.scalars(select(ResponseRow)).one()


def test_submitting_gives_a_receipt_with_number_and_date(talks: Talks) -> None:
    said = talks.answer_and_submit(talks.open())
    assert number_in(said) == receipt_number("lsp-2005", 1)
    today = date.today()  # noqa: DTZ011
    assert f"{today.day} {today:%B %Y}" in said
    row = response_row(talks)
    with talks.database.reading() as session:
        receipt = receipt_of(session, row.id)
    assert receipt is not None
    assert (receipt.number, receipt.at) == (number_in(said), row.submitted_at)


def test_every_response_has_a_number_of_its_own(talks: Talks) -> None:
    numbers = [number_in(talks.answer_and_submit(talks.open())) for _ in range(3)]
    assert numbers == [receipt_number("lsp-2005", serial) for serial in (1, 2, 3)]


def test_numbers_differ_when_many_submit_at_once(talks: Talks, database: Database) -> None:
    others = [Talks(database, talks.consultation, talks.wording) for _ in range(6)]
    said: list[str] = []

    def submit(those: Talks) -> None:
        said.append(those.answer_and_submit(those.open()))

    threads = [threading.Thread(target=submit, args=(those,)) for those in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(number_in, said)) == [receipt_number("lsp-2005", n) for n in range(1, 7)]


def test_submitting_again_keeps_the_number_and_adds_a_date(talks: Talks) -> None:
    mine = talks.open()
    number = number_in(talks.answer_and_submit(mine))
    assert "stays submitted" in talks.send(mine, choice="pass:skipped:2")
    talks.send(mine, choice="submit")
    assert number_in(talks.send(mine, choice="submit")) == number
    with talks.database.reading() as session:
        rows = session.scalars(select(SubmissionRow).order_by(SubmissionRow.id)).all()
    assert [row.number for row in rows] == [number, number]
    assert rows[0].submitted_at < rows[1].submitted_at == response_row(talks).submitted_at
    # The digest tells whether the answers have changed.
    assert len({row.digest for row in rows}) == 2


@pytest.mark.parametrize("serial", [1, 7, 42, 999, 12345])
def test_a_wrong_or_swapped_digit_is_noticed(serial: int) -> None:
    number = receipt_number("lsp-2005", serial).replace("-", "")
    body, check = number[:-2], int(number[-2:])
    assert check_digits(body) == check
    for at in range(3, len(body)):
        for digit in "0123456789".replace(body[at], ""):
            assert check_digits(body[:at] + digit + body[at + 1 :]) != check
        swapped = body[: at - 1] + body[at] + body[at - 1] + body[at + 1 :]
        assert swapped == body or check_digits(swapped) != check


def test_a_change_after_submitting_is_part_of_the_submitted_response(talks: Talks) -> None:
    mine = talks.open()
    talks.answer_and_submit(mine)
    talks.send(mine, choice="change:1")
    assert "stays submitted" in talks.send(mine, "We have thought again, and disagree.")
    assert talks.interview(mine).response.submitted


def test_withdrawing_asks_first_and_leaves_the_answers(talks: Talks) -> None:
    mine = talks.open()
    talks.answer_and_submit(mine)
    surely = Understanding(Withdraw(), 0.99)
    assert "Shall I take" in talks.send(mine, "we want it withdrawn", understanding=surely)
    assert "left everything" in talks.send(mine, "no")
    assert talks.interview(mine).response.submitted
    talks.send(mine, "we want it withdrawn", understanding=surely)
    assert "withdrawn" in talks.send(mine, "yes")
    interview = talks.interview(mine)
    assert (interview.response.submitted, interview.response.withdrawn) == (False, True)
    assert len(interview.response.answers) == 1


def test_a_withdrawn_response_is_left_out_even_with_the_unsubmitted(talks: Talks) -> None:
    mine = talks.open()
    talks.answer_and_submit(mine)

    def chosen(*, with_unsubmitted: bool) -> int:
        with talks.database.reading() as session:
            submissions = load_submissions(session, "lsp-2005")
        return len(select_responses(submissions, with_unsubmitted=with_unsubmitted).chosen)

    assert chosen(with_unsubmitted=False) == 1
    talks.send(mine, choice="withdraw")
    talks.send(mine, choice="withdraw:yes")
    assert chosen(with_unsubmitted=True) == 0
    talks.send(mine, choice="submit")
    talks.send(mine, choice="submit")
    assert chosen(with_unsubmitted=False) == 1
    assert number_in(talks.said(mine)) == receipt_number("lsp-2005", 1)
    assert not talks.interview(mine).response.withdrawn
    with talks.database.reading() as session:
        rows = session.scalars(select(SubmissionRow).order_by(SubmissionRow.id)).all()
    assert [row.withdrawn_at is not None for row in rows] == [True, False]


def test_the_receipt_is_gone_while_a_response_is_withdrawn(talks: Talks) -> None:
    mine = talks.open()
    talks.answer_and_submit(mine)
    with talks.database.transaction() as session:
        outcome = withdraw(session, talks.consultation, talks.wording, mine)
    assert "withdrawn" in outcome["replies"][0]["text"]
    assert outcome["replies"][0]["text"] in talks.said(mine)
    with talks.database.reading() as session:
        assert receipt_of(session, response_row(talks).id) is None
    with talks.database.transaction() as session, pytest.raises(NotSubmitted):
        withdraw(session, talks.consultation, talks.wording, mine)


def test_an_old_button_withdraws_and_erases_nothing(talks: Talks) -> None:
    mine = talks.open()
    talks.answer_and_submit(mine)
    for choice in ("withdraw:yes", "erase:yes"):
        assert "Shall I" in talks.send(mine, choice=choice)
        assert "left everything" in talks.send(mine, choice="on")
    assert talks.interview(mine).response.submitted


def test_what_is_not_submitted_cannot_be_withdrawn(talks: Talks) -> None:
    mine = talks.open()
    talks.send(mine, choice="route:all")
    assert "not been submitted" in talks.send(mine, choice="withdraw")
    assert talks.place(mine) == "1"


@pytest.fixture
def closed(database: Database, lsp: Consultation, wording: Wording) -> Talks:
    """Conversations after the network's closing date."""
    network = lsp.network.model_copy(update={"answers_until": date(2006, 2, 24)})
    return Talks(database, lsp.model_copy(update={"network": network}), wording)


def test_after_the_closing_date_answers_can_be_read_and_taken_back_but_not_changed(
    talks: Talks, closed: Talks
) -> None:
    mine = talks.open()
    talks.answer_and_submit(mine)
    assert "until 24 February 2006" in closed.said(closed.open())
    closed.send(mine, choice="change:1")
    said = closed.send(mine, "A new answer, and too late.")
    assert "until 24 February 2006" in said
    for choice in ("stance:agree:1", "pass:dont_know:2", "undo:1", "consent:named:no"):
        assert "until 24 February 2006" in closed.send(mine, choice=choice)
    assert "small groups are heard" in closed.send(mine, choice="review")
    assert len(closed.interview(mine).response.answers) == 1
    closed.send(mine, choice="withdraw")
    assert "withdrawn" in closed.send(mine, choice="withdraw:yes")
    closed.send(mine, choice="submit")
    assert "until 24 February 2006" in closed.send(mine, choice="submit")
    closed.send(mine, "erase", understanding=Understanding(Erase(), 0.99))
    assert "erased" in closed.send(mine, choice="erase:yes")


def test_until_the_closing_date_the_receipt_says_how_long_changes_are_taken(
    database: Database, lsp: Consultation, wording: Wording
) -> None:
    network = lsp.network.model_copy(update={"answers_until": date(9999, 3, 1)})
    talks = Talks(database, lsp.model_copy(update={"network": network}), wording)
    assert "until 1 March 9999" in talks.answer_and_submit(talks.open())
