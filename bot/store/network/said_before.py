"""What groups said before they changed their answers."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.response.submitted.evidence import READ, Evidence, mark_of, sentences
from bot.store.models import AnswerRow
from bot.store.responses.versions import ANSWER_COLUMNS, to_answer


def said_before(session: Session, lost: Collection[Evidence]) -> dict[Evidence, str]:
    """The words to which evidence pointed before they were changed, as far as they are kept.

    Args:
        session: a session.
        lost: evidence that leads to nothing that is said now.
    """
    if not lost:
        return {}
    wanted = {*lost}
    rows = session.execute(
        select(AnswerRow.response_id, *ANSWER_COLUMNS).where(
            AnswerRow.response_id.in_({evidence.response for evidence in lost}),
            ~AnswerRow.is_current,
        )
    )
    found = {}
    for row in rows:
        answer = to_answer(row)
        for text in sentences(answer):
            mark = mark_of(text)
            for each in (mark, READ + mark):
                evidence = Evidence(row.response_id, answer.ref, each)
                if evidence in wanted:
                    found[evidence] = text
    return found
