"""The tables, by what they are about."""

from bot.store.models.accounts import AccountRow, AuditRow, SignInRow
from bot.store.models.base import Base, Json, UtcDateTime, new_id, now
from bot.store.models.interview import (
    AnswerRow,
    CodeRow,
    ConversationRow,
    Group,
    MessageRow,
    ResponseRow,
    SubmissionRow,
)
from bot.store.models.network import (
    AgreementRow,
    CirculationRow,
    CommentRow,
    DraftRow,
    InvitationRow,
    NetworkFileRow,
    NetworkSubmissionRow,
    RedactionRow,
    SetAsideRow,
    StandRow,
    ThemeDecisionRow,
    ThemeRunRow,
    ThemeSearchRow,
)

__all__ = [
    "AccountRow",
    "AgreementRow",
    "AnswerRow",
    "AuditRow",
    "Base",
    "CirculationRow",
    "CodeRow",
    "CommentRow",
    "ConversationRow",
    "DraftRow",
    "Group",
    "InvitationRow",
    "Json",
    "MessageRow",
    "NetworkFileRow",
    "NetworkSubmissionRow",
    "RedactionRow",
    "ResponseRow",
    "SetAsideRow",
    "SignInRow",
    "StandRow",
    "SubmissionRow",
    "ThemeDecisionRow",
    "ThemeRunRow",
    "ThemeSearchRow",
    "UtcDateTime",
    "new_id",
    "now",
]
