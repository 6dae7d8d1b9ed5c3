"""What can go wrong with what is stored."""


class StoreError(Exception):
    """The store cannot do what was asked."""


class ConversationNotFound(StoreError):
    """There is no such conversation, or the token is not its own."""


class CodeUnknown(StoreError):
    """There is no such resume code, or it has expired. The two are not told apart."""


class ResponseErased(StoreError):
    """Everything in the conversation's response has been erased."""


class NotSubmitted(StoreError):
    """The response is not submitted, so it cannot be withdrawn."""


class MessageIdTaken(StoreError):
    """Another message with the same id has been received in this conversation."""


class ResponseChanged(StoreError):
    """Somebody else has added to the response in the meantime. Trying again helps."""


class GroupHasResponse(StoreError):
    """The group has already responded to this consultation."""


class ResponseKnown(StoreError):
    """The same answers have been imported before."""

    def __init__(self, group: str) -> None:
        self.group = group
        super().__init__(group)
