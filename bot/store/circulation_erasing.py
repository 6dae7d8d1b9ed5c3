"""Taking an erased response out of what was circulated and agreed.

What was submitted stays as it is: it is no secret any more.
"""

from typing import Any

from sqlalchemy import ColumnElement, cast, select
from sqlalchemy import Text as Written
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.response.redacting import Redactor
from bot.response.text import Text
from bot.store.models import AgreementRow, CirculationRow, CommentRow, Group, ResponseRow


def erase_from_circulations(session: Session, response_id: str) -> None:
    """Take out the sentences that lean on a response, and its group's comments.

    The group's name is still needed, so this comes before the group itself is erased.
    """
    for row in _leaning(session, response_id):
        row.document = Text.read(row.document).without(response_id).plain()
    found = session.execute(
        select(ResponseRow.consultation, Group.name)
        .join(Group, ResponseRow.group_id == Group.id)
        .where(ResponseRow.id == response_id)
    ).first()
    if found is not None:
        _erase_comments(session, found.consultation, found.name)


def forget_in_circulations(session: Session, response_id: str, redactor: Redactor) -> None:
    """Take redacted words out of every sentence that leans on a response, for good."""
    for row in _leaning(session, response_id):
        row.document = Text.read(row.document).redacted(response_id, redactor).plain()


def _leaning(session: Session, response_id: str) -> list[CirculationRow | AgreementRow]:
    return [
        *session.scalars(
            select(CirculationRow).where(_names(CirculationRow.document, response_id))
        ),
        *session.scalars(select(AgreementRow).where(_names(AgreementRow.document, response_id))),
    ]


def _names(
    document: InstrumentedAttribute[dict[str, Any]], response_id: str
) -> ColumnElement[bool]:
    return cast(document, Written).contains(response_id, autoescape=True)


def _erase_comments(session: Session, consultation: str, group: str) -> None:
    """Erase the comments that were given in a group's name, whatever the capitals."""
    comments = session.scalars(
        select(CommentRow)
        .join(CirculationRow, CommentRow.circulation_id == CirculationRow.id)
        .where(CirculationRow.consultation == consultation)
    )
    for comment in comments:
        if _folded(comment.group) == _folded(group):
            session.delete(comment)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
