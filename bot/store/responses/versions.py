"""The versions of answers: loading those that a turn goes by, and recording new ones.

The words of the last versions are loaded, and of those that a conversation still goes by because
a colleague has answered since. Of all others it is only known in what state they left the
question and who gave them. So a turn takes no longer for an answer that was changed a hundred
times.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from sqlalchemy import Select, bindparam, exists, insert, select, update
from sqlalchemy.orm import Session, aliased

from bot.consultation import Ref, Stance, Status
from bot.interview import Answer, Hand, Response
from bot.interview.answers.colleagues import relied_on
from bot.interview.state.place import Conversation
from bot.interview.state.response import Earlier
from bot.store.database import fetch, write
from bot.store.models import AnswerRow, ConversationRow, now
from bot.store.redactions import redactor_of, shown_words

ANSWER_COLUMNS = (
    AnswerRow.number,
    AnswerRow.part,
    AnswerRow.status,
    AnswerRow.stance,
    AnswerRow.text,
    AnswerRow.followup,
    AnswerRow.restores,
)
"""What `to_answer` needs: which answer it is, and then what it says."""

LAST = 2
"""Of so many versions of each answer the words are loaded: of the one that stands, and of the
one to which "undo" goes back."""


def to_answer(row: Any) -> Answer:
    """A stored answer, as the engine has it. The row has `ANSWER_COLUMNS`."""
    return Answer(
        ref=Ref(row.number, row.part or None),
        status=Status(row.status),
        stance=Stance(row.stance) if row.stance else None,
        text=row.text,
        followup=row.followup,
        restores=row.restores,
    )


def _versions(*columns: Any) -> Select[*tuple[Any, ...]]:
    """All versions of a response's answers, the oldest first."""
    key = (AnswerRow.number, AnswerRow.part, AnswerRow.version)
    return (
        select(*key, AnswerRow.status, AnswerRow.conversation_id, ConversationRow.author, *columns)
        .outerjoin(ConversationRow, AnswerRow.conversation_id == ConversationRow.id)
        .where(AnswerRow.response_id == bindparam("response"))
        .order_by(*key)
    )


_newer = aliased(AnswerRow)
_this_one = (
    AnswerRow.number == bindparam("question"),
    AnswerRow.part == bindparam("letter"),
    AnswerRow.version == bindparam("nth"),
)

_ALL = _versions(*ANSWER_COLUMNS[3:], AnswerRow.created_at)
_LAST = _ALL.where(
    ~exists().where(
        _newer.response_id == AnswerRow.response_id,
        _newer.number == AnswerRow.number,
        _newer.part == AnswerRow.part,
        _newer.version == AnswerRow.version + LAST,
    )
)
_ONE = _ALL.where(*_this_one)
# All of this is in an index, so that no words are read.
_STATES = _versions()
_STATUS = {str(status): status for status in Status}


def load_answers(
    session: Session,
    response_id: str,
    conversation_id: str,
    conversation: Conversation,
    *,
    whole: bool = False,
) -> tuple[dict[Ref, tuple[Answer, ...]], dict[Ref, tuple[Hand, ...]]]:
    """All versions of a response's answers, the oldest first, and who gave each.

    Args:
        session: a session.
        response_id: the response.
        conversation_id: the conversation for which it is loaded.
        conversation: where that stands.
        whole: whether the words of every version are loaded.
    """
    rows = fetch(session, _ALL if whole else _LAST, response=response_id).all()
    worded = {row[:3]: row for row in rows}
    if not whole and any(row.version > LAST for row in rows):
        rows = fetch(session, _STATES, response=response_id).all()
        for ref, nth in relied_on(conversation):
            if (ref.number, ref.part or "", nth) not in worded:
                one = fetch(session, _ONE, response=response_id, **_named(ref), nth=nth)
                worded |= {row[:3]: row for row in one}
    answers: dict[Ref, tuple[Answer, ...]] = {}
    hands: dict[Ref, tuple[Hand, ...]] = {}
    for (number, part), versions in groupby(rows, key=lambda row: row[:2]):
        ref = Ref(number, part or None)
        both = [(row, worded.get(row[:3])) for row in versions]
        answers[ref] = tuple(
            to_answer(known) if known else Earlier(ref, _STATUS[row.status]) for row, known in both
        )
        hands[ref] = tuple(
            Hand(
                row.author,
                row.conversation_id == conversation_id,
                known.created_at if known else None,
            )
            for row, known in both
        )
    return answers, hands


def _named(ref: Ref) -> dict[str, Any]:
    return {"question": ref.number, "letter": ref.part or ""}


_GIVEN = select(AnswerRow.conversation_id, AnswerRow.created_at).where(
    AnswerRow.response_id == bindparam("response"), *_this_one
)
_REPLACE = (
    update(AnswerRow)
    .where(
        AnswerRow.response_id == bindparam("response"),
        *_this_one,
    )
    .values(is_current=False)
)
_ADD = insert(AnswerRow)


def add_versions(
    session: Session,
    response_id: str,
    before: Response,
    ref: Ref,
    versions: Iterable[Answer],
    conversation_id: str | None,
) -> None:
    """Record new versions of an answer.

    A version that brings an earlier one back, or says it once more, is by whoever gave that one,
    and as old. Who only says the same has given it themselves.

    Args:
        session: a session that writes.
        response_id: the response.
        before: the response as it was loaded.
        ref: the question.
        versions: what is new, the oldest first.
        conversation_id: the conversation in which it comes, if it comes in one.
    """
    redactor = redactor_of(session, response_id)
    for nth, answer in enumerate(versions, len(before.answers.get(ref, ())) + 1):
        given = _given(session, response_id, answer)
        if nth > 1:
            write(session, _REPLACE, response=response_id, **_named(ref), nth=nth - 1)
        write(
            session,
            _ADD,
            response_id=response_id,
            number=ref.number,
            part=ref.part or "",
            version=nth,
            is_current=True,
            status=answer.status,
            stance=answer.stance,
            text=answer.text,
            followup=answer.followup,
            restores=answer.restores,
            conversation_id=given.conversation_id if given else conversation_id,
            created_at=given.created_at if given else now(),
            shown=shown_words(redactor, answer.text, answer.followup),
        )


def _given(session: Session, response_id: str, answer: Answer) -> Any:
    """Where and when what an answer says was given; None if it is new."""
    earlier = answer.repeats
    if answer.restores is not None:
        earlier = (answer.ref, answer.restores)
    if earlier is None:
        return None
    ref, nth = earlier
    found = fetch(session, _GIVEN, response=response_id, **_named(ref), nth=nth)
    return found.one_or_none()
