"""Everything that is kept, in SQLite or PostgreSQL."""

from bot.store.database import Database
from bot.store.errors import (
    ConversationNotFound,
    GroupHasResponse,
    MessageIdTaken,
    ResponseKnown,
    StoreError,
)

__all__ = [
    "ConversationNotFound",
    "Database",
    "GroupHasResponse",
    "MessageIdTaken",
    "ResponseKnown",
    "StoreError",
]
