"""Which answers there were when somebody last looked at those that a place is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, cast, select, update
from sqlalchemy.orm import Session

from bot.response.drafting.since import Told
from bot.store.models import AccountRow, SeenAnswersRow, now


@dataclass(frozen=True)
class Seen:
    """What groups said when somebody looked."""

    told: Told
    by: str | None
    """Who looked; none if the place was drafted from the answers then."""
    at: datetime


def seen_answers(
    session: Session, consultation: str, known: Mapping[str, Seen] | None = None
) -> dict[str, Seen]:
    """What groups said when somebody last looked, by the place.

    Args:
        session: a session.
        consultation: the consultation's id.
        known: what need not be loaded where nobody has looked again, by the place.
    """
    of_it = SeenAnswersRow.consultation == consultation
    times = session.execute(select(SeenAnswersRow.place, SeenAnswersRow.created_at).where(of_it))
    seen = {
        place: known[place]
        for place, at in times
        if known and place in known and known[place].at == at
    }
    rows = session.execute(
        select(SeenAnswersRow, AccountRow.name)
        .outerjoin(AccountRow, SeenAnswersRow.account_id == AccountRow.id)
        .where(of_it, SeenAnswersRow.place.not_in(seen))
    )
    return seen | {row.place: Seen(row.told, by, row.created_at) for row, by in rows}


def note_seen(
    session: Session, consultation: str, place: str, told: Told, account: str | None
) -> None:
    """Keep what groups say, as it was looked at, in place of what was before.

    Args:
        session: a session that writes.
        consultation: the consultation's id.
        place: a question's, or the letter or the paper.
        told: what groups say.
        account: who looked; None if the place was drafted from the answers.
    """
    values = {"told": dict(told), "account_id": account, "created_at": now()}
    noted = session.scalars(
        update(SeenAnswersRow)
        .where(SeenAnswersRow.consultation == consultation, SeenAnswersRow.place == place)
        .values(values)
        .returning(SeenAnswersRow.place)
    ).all()
    if not noted:
        session.add(SeenAnswersRow(consultation=consultation, place=place, **values))
        session.flush()


def erase_from_seen(session: Session, response_id: str) -> None:
    """Leave no digest of an erased response. That it had answered stays, so that it is missed."""
    naming = cast(SeenAnswersRow.told, Text).like(f"%{response_id}%")
    for row in session.scalars(select(SeenAnswersRow).where(naming).with_for_update()):
        row.told = {**row.told, response_id: ""}
