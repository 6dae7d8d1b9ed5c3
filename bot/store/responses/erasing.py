"""Erasing a response: every word is gone, and that it was there is all that remains."""

from typing import cast

from sqlalchemy import Table, delete, null, select, update
from sqlalchemy.orm import Session

from bot.store.circulation.erasing import (
    erase_from_circulations,
    forget_name,
    forget_quotations,
)
from bot.store.drafts import erase_from_drafts, forget_name_in_drafts
from bot.store.models import (
    AnswerRow,
    CodeRow,
    ConversationRow,
    Group,
    InvitationRow,
    MessageRow,
    RedactionRow,
    ResponseRow,
    SettledViewRow,
    StandRow,
    SubmissionRow,
    now,
)
from bot.store.seen import erase_from_seen
from bot.store.themes.erasing import erase_from_themes, forget_in_decisions
from bot.store.unsaid import erased
from bot.store.views import forget_in_reasons

REMAINS = frozenset({"submitted_at", "serial", "withdrawn_at"})
"""What is kept of a response, beside what every row has. All else that may be empty is emptied."""


def erase_response(session: Session, response_id: str) -> None:
    """Erase what a response holds: answers, messages, who the group is, names, codes.

    What the team has redacted in it, read out of it or set aside goes too.

    What remains are the dates and the receipt's number, and the ids and tokens of the
    conversations, so that they can say that everything is erased.
    """
    row = session.execute(
        select(ResponseRow.group_id).where(ResponseRow.id == response_id).with_for_update()
    ).one()
    consultation, words, name = erased(session, response_id)
    conversations = select(ConversationRow.id).where(ConversationRow.response_id == response_id)
    session.execute(delete(AnswerRow).where(AnswerRow.response_id == response_id))
    for row_type in (RedactionRow, StandRow, SettledViewRow):
        session.execute(delete(row_type).where(row_type.response_id == response_id))
    session.execute(delete(CodeRow).where(CodeRow.response_id == response_id))
    session.execute(delete(MessageRow).where(MessageRow.conversation_id.in_(conversations)))
    session.execute(
        update(ConversationRow)
        .where(ConversationRow.response_id == response_id)
        .values(state={}, author=None)
    )
    session.execute(
        update(SubmissionRow).where(SubmissionRow.response_id == response_id).values(digest=None)
    )
    # That a group's response was this one is told by nothing but its name, which is gone.
    session.execute(
        update(InvitationRow)
        .where(InvitationRow.response_id == response_id)
        .values(response_id=None)
    )
    erase_from_themes(session, response_id)
    erase_from_circulations(session, response_id)
    erase_from_drafts(session, response_id)
    erase_from_seen(session, response_id)
    # Others may have repeated the words, or the name, where nothing leans on them.
    for forget in (forget_quotations, forget_in_decisions, forget_in_reasons):
        forget(session, consultation, words)
    forget_name(session, consultation, name)
    forget_name_in_drafts(session, consultation, name)
    emptied = {
        column.name: null()
        for column in cast(Table, ResponseRow.__table__).columns
        if column.nullable and column.name not in REMAINS
    }
    session.execute(
        update(ResponseRow)
        .where(ResponseRow.id == response_id)
        .values({**emptied, "erased_at": now(), "version": ResponseRow.version + 1})
    )
    others = select(ResponseRow.id).where(ResponseRow.group_id == row.group_id)
    if row.group_id is not None and session.scalar(others.limit(1)) is None:
        session.execute(delete(Group).where(Group.id == row.group_id))
