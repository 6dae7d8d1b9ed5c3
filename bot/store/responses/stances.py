"""Where groups stand, as the team has read their answers."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.analysis.stance import Stand
from bot.consultation import Ref
from bot.store.models import AnswerRow, ResponseRow, StandRow


def corrected_stands(
    session: Session, consultation: str, response_id: str | None = None
) -> dict[tuple[str, Ref], Stand]:
    """Where groups stand by the team's reading, by response and question.

    What a group chose itself holds against it. So do words that are newer: the team has read
    other ones.

    Args:
        session: a session.
        consultation: the consultation's id.
        response_id: only of this response.
    """
    query = (
        select(StandRow.response_id, AnswerRow.number, AnswerRow.part, StandRow.ref, StandRow.stand)
        .join(ResponseRow, StandRow.response_id == ResponseRow.id)
        .join(AnswerRow, AnswerRow.response_id == StandRow.response_id)
        .where(
            ResponseRow.consultation == consultation,
            AnswerRow.is_current,
            AnswerRow.stance.is_(None),
            AnswerRow.created_at <= StandRow.created_at,
        )
    )
    if response_id is not None:
        query = query.where(StandRow.response_id == response_id)
    return {
        (row.response_id, ref): Stand(row.stand)
        for row in session.execute(query)
        if str(ref := Ref(row.number, row.part or None)) == row.ref
    }


def correct_stand(
    session: Session, response_id: str, ref: Ref, stand: Stand | None, account_id: str | None
) -> None:
    """Say where a group stands on a question; None leaves it to the answer's opening words."""
    session.execute(
        delete(StandRow).where(StandRow.response_id == response_id, StandRow.ref == str(ref))
    )
    if stand is not None:
        session.add(
            StandRow(response_id=response_id, ref=str(ref), stand=stand, account_id=account_id)
        )
