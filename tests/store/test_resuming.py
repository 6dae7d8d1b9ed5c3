"""Going on with a response by a code, on SQLite and on PostgreSQL."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.consultation import Consultation, Ref
from bot.interview.commands import Undo
from bot.interview.reading.understanding import Understanding
from bot.interview.state.response import LONGEST_ANSWER
from bot.store import CodeUnknown, ConversationNotFound, Database
from bot.store.interviews.resuming import (
    ALPHABET,
    MOST,
    hash_code,
    issue,
    new_code,
    resume,
    revoke_all,
)
from bot.store.models import AnswerRow, CodeRow, now
from tests.store.talks import Talks


def test_a_code_opens_a_new_conversation_where_the_latest_stands(talks: Talks) -> None:
    first = talks.open()
    talks.send(first, choice="route:short")
    talks.send(first, "We agree, as long as small groups are heard.")
    second = talks.resume(talks.code(first))
    assert second != first
    assert talks.place(second) == talks.place(first) == "6"
    assert "1 of the 8 questions that you chose, and 1 of 35" in talks.said(second)
    assert "question 6" in talks.said(second)
    # The latest is the one in which something was said last, not the one opened last.
    talks.send(first, "They work well in our part of the borough.")
    assert talks.place(talks.resume(talks.code(second))) == talks.place(first) == "17a"


def test_continuing_repeats_the_whole_question_and_nothing_is_passed_over(talks: Talks) -> None:
    first = talks.open()
    talks.send(first, choice="route:all")
    for words in ("Continue", "carry on", "next"):
        second = talks.resume(talks.code(first))
        assert "In the paper's words" in talks.send(second, words)
        assert talks.place(second) == "1"
    with talks.database.reading() as session:
        assert session.scalars(select(AnswerRow)).all() == []


def test_words_after_coming_back_answer_the_question_that_is_named(talks: Talks) -> None:
    first = talks.open()
    talks.send(first, choice="route:all")
    second = talks.resume(talks.code(first))
    talks.send(second, "We agree, as long as small groups are heard.")
    with talks.database.reading() as session:
        assert [row.number for row in session.scalars(select(AnswerRow))] == [1]


def test_who_goes_on_elsewhere_changes_their_own_answers_at_once(talks: Talks) -> None:
    conversation = talks.open()
    talks.send(conversation, choice="route:all")
    talks.send(conversation, "We agree, as long as small groups are heard.")
    for time in ("in the evening", "on Sundays"):
        conversation = talks.resume(talks.code(conversation))
        said = talks.send(conversation, f"change my answer to 1: we agree, if they meet {time}")
        assert "That is now your answer to question 1" in said


def test_what_a_colleague_answered_unseen_is_told_of_also_elsewhere(talks: Talks) -> None:
    mine = talks.open()
    talks.send(mine, choice="route:all")
    yours = talks.join(mine, "Asha")
    talks.send(yours, "We disagree: the partnership is the council's alone.")
    talks.send(mine, choice="go:5")
    third = talks.resume(talks.code(mine))
    said = talks.send(third, "change my answer to 1: We agree, as long as we are heard.")
    assert "Asha has answered question 1 in the meantime" in said


def test_one_who_comes_back_is_not_asked_for_more_after_saying_no_to_that(talks: Talks) -> None:
    first = talks.open()
    talks.send(first, choice="route:all")
    talks.send(first, choice="follow-ups:no")
    second = talks.resume(talks.code(first))
    talks.send(second, "Yes.")
    assert talks.interview(second).place.step == "question"
    assert talks.place(second) == "2"


def test_one_who_comes_back_can_change_a_detail_that_was_given_before(talks: Talks) -> None:
    first = talks.open()
    talks.answer_and_submit(first)
    talks.send(first, choice="consent:named:no")
    second = talks.resume(talks.code(first))
    assert "in the meantime" not in talks.send(second, choice="consent:named:yes")
    assert talks.interview(second).response.about.named is True


def test_one_who_comes_back_is_asked_which_of_two_answers_shall_stand(talks: Talks) -> None:
    mine = talks.open()
    talks.send(mine, choice="route:all")
    yours = talks.join(mine, "Asha")
    talks.send(yours, "We disagree: the partnership is the council's alone.")
    talks.send(mine, "We agree.")
    third = talks.resume(talks.code(mine))
    assert "Asha has answered question 1 in the meantime" in talks.said(third)
    talks.send(third, "replace it with mine")
    current = talks.interview(third).response.current(Ref(1))
    assert current is not None
    assert current.text == "We agree."
    # Where it was asked first, nothing is left to ask.
    assert "in the meantime" not in talks.send(mine, choice="review")


def test_before_a_route_is_chosen_coming_back_is_as_coming_first(talks: Talks) -> None:
    first = talks.open()
    second = talks.resume(talks.code(first))
    assert talks.said(second) == talks.said(first)


def test_words_in_doubt_are_kept_once_when_the_talk_goes_on_elsewhere(talks: Talks) -> None:
    first = talks.open()
    talks.send(first, choice="route:all")
    talks.send(first, "undo the damage", understanding=Understanding(Undo(), 0.6))
    second = talks.resume(talks.code(first))
    assert "settled already" in talks.send(first, choice="as-answer")
    talks.send(second, choice="on")
    with talks.database.reading() as session:
        rows = session.scalars(select(AnswerRow)).all()
    assert [(row.number, row.text) for row in rows] == [(1, "undo the damage")]


@pytest.mark.parametrize(
    "typed",
    [str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", " – ")],
)
def test_a_code_may_be_typed_in_any_way(talks: Talks, typed: object) -> None:
    code = talks.code(talks.open())
    assert callable(typed)
    talks.resume(typed(code))


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert hash_code("oil0-1111-2222-3333") == hash_code("0110-1111-2222-3333")


def test_codes_are_long_and_differ() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(set(code) <= {*ALPHABET, "-"} and len(code) == 19 for code in codes)
    assert {letter for code in codes for letter in code} == {*ALPHABET, "-"}


def test_a_code_is_not_stored(talks: Talks) -> None:
    code = talks.code(talks.open())
    with talks.database.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT * FROM codes").all()
    assert code not in str(rows)
    assert code.replace("-", "") not in str(rows)


@pytest.mark.parametrize("code", ["", "K7PM", "K7PM-2XQD-9RWT-4HJN", "Ü" * 16, "0" * 10_000])
def test_an_unknown_code_opens_nothing(talks: Talks, code: str) -> None:
    talks.code(talks.open())
    with pytest.raises(CodeUnknown):
        talks.resume(code)


def test_an_expired_code_opens_nothing(talks: Talks) -> None:
    code = talks.code(talks.open())
    talks.resume(code)
    with talks.database.transaction() as session:
        session.execute(update(CodeRow).values(expires_at=now() - timedelta(seconds=1)))
    with pytest.raises(CodeUnknown):
        talks.resume(code)


def test_a_code_tells_when_it_was_made_used_and_will_expire(talks: Talks) -> None:
    code = talks.code(talks.open(), days=7)
    with talks.database.reading() as session:
        row = session.scalars(select(CodeRow)).one()
        assert row.expires_at - row.created_at == timedelta(days=7)
        assert row.used_at is None
    talks.resume(code)
    with talks.database.reading() as session:
        used = session.scalars(select(CodeRow)).one().used_at
    assert used is not None
    assert used >= row.created_at


def test_with_one_code_too_many_the_oldest_is_revoked(talks: Talks) -> None:
    mine, yours = talks.open(), talks.open()
    other = talks.code(yours)
    codes = [talks.code(mine) for _ in range(MOST + 1)]
    with pytest.raises(CodeUnknown):
        talks.resume(codes[0])
    for code in (*codes[1:], other):
        talks.resume(code)


def test_codes_can_be_revoked(talks: Talks) -> None:
    mine, yours = talks.open(), talks.open()
    codes, other = [talks.code(mine), talks.code(mine)], talks.code(yours)
    with talks.database.transaction() as session:
        assert revoke_all(session, mine) == 2
    for code in codes:
        with pytest.raises(CodeUnknown):
            talks.resume(code)
    talks.resume(other)


def test_a_code_is_for_its_consultation_only(talks: Talks, tiny: Consultation) -> None:
    code = talks.code(talks.open())
    with talks.database.transaction() as session, pytest.raises(CodeUnknown):
        resume(session, tiny, talks.wording, code)


def test_an_unknown_conversation_gets_no_code(database: Database) -> None:
    with database.transaction() as session, pytest.raises(ConversationNotFound):
        issue(session, "none", days=90)


def test_words_in_doubt_that_do_not_fit_in_the_answer_do_not_keep_anybody_out(talks: Talks) -> None:
    first = talks.open()
    talks.send(first, choice="route:all")
    talks.send(first, "x" * LONGEST_ANSWER)
    talks.send(first, choice="add:1")
    talks.send(first, "undo that, or not?", understanding=Understanding(Undo(), 0.7))
    second = talks.resume(talks.code(first))
    [answer] = talks.interview(second).response.answers[Ref(1)]
    assert len(answer.text) == LONGEST_ANSWER
