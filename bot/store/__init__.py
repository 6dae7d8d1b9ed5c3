"""Everything that is kept, in SQLite or PostgreSQL."""

from bot.store.database import Database
from bot.store.errors import (
    CodeUnknown,
    ConversationNotFound,
    GroupHasResponse,
    MessageIdTaken,
    NotSubmitted,
    ResponseErased,
    ResponseKnown,
    StoreError,
)

__all__ = [
    "CodeUnknown",
    "ConversationNotFound",
    "Database",
    "GroupHasResponse",
    "MessageIdTaken",
    "NotSubmitted",
    "ResponseErased",
    "ResponseKnown",
    "StoreError",
]
