"""Taking an erased response out of what was circulated and agreed.

What was submitted stays as it is: it is no secret any more.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.response.agreement.text import Text
from bot.response.names import same_name
from bot.response.submitted.redacting import Redactor
from bot.store.circulation.leaning import names
from bot.store.documents import forget_documents
from bot.store.models import AgreementRow, CirculationRow, CommentRow, Group, ResponseRow
from bot.store.unsaid import TakingOut


def erase_from_circulations(session: Session, response_id: str) -> None:
    """Take out the sentences that lean on a response, and its group's comments.

    The group's name is still needed, so this comes before the group itself is erased.
    """
    forget_documents(session)
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
    forget_documents(session)
    for row in _leaning(session, response_id):
        row.document = Text.read(row.document).redacted(response_id, redactor).plain()


def forget_quotations(session: Session, consultation: str, without: TakingOut) -> None:
    """Take words for good out of comments, out of what became of them, and out of minutes."""
    for comment in session.scalars(
        select(CommentRow)
        .join(CirculationRow, CommentRow.circulation_id == CirculationRow.id)
        .where(CirculationRow.consultation == consultation)
    ):
        comment.text = without(comment.text)
        comment.reason = comment.reason and without(comment.reason)
    for agreement in session.scalars(
        select(AgreementRow).where(AgreementRow.consultation == consultation)
    ):
        agreement.note = without(agreement.note)


def forget_name(session: Session, consultation: str, without: TakingOut) -> None:
    """Take a group's name for good out of every text that was circulated or agreed."""
    rows: list[CirculationRow | AgreementRow] = [
        *session.scalars(select(CirculationRow).where(CirculationRow.consultation == consultation)),
        *session.scalars(select(AgreementRow).where(AgreementRow.consultation == consultation)),
    ]
    for row in rows:
        row.document = Text.read(row.document).without_words(without).plain()


def _leaning(session: Session, response_id: str) -> list[CirculationRow | AgreementRow]:
    return [
        *session.scalars(select(CirculationRow).where(names(CirculationRow.document, response_id))),
        *session.scalars(select(AgreementRow).where(names(AgreementRow.document, response_id))),
    ]


def _erase_comments(session: Session, consultation: str, group: str) -> None:
    """Erase the comments that were given in a group's name, whatever the capitals."""
    comments = session.scalars(
        select(CommentRow)
        .join(CirculationRow, CommentRow.circulation_id == CirculationRow.id)
        .where(CirculationRow.consultation == consultation)
    )
    for comment in comments:
        if same_name(comment.group) == same_name(group):
            session.delete(comment)
