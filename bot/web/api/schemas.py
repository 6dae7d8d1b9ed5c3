"""What the API takes and gives."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.consultation import Stance, Status
from bot.interview.commands.encoding import UnknownChoice, decode, on_a_button
from bot.interview.saying.wording import Reply
from bot.interview.sight import UnknownPlace
from bot.interview.sight import decode as decode_place
from bot.store.interviews.messages import Line, QuestionAsked, can_be_kept


class Schema(BaseModel):
    """What all bodies share."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class MessageIn(Schema):
    """A message: either words, or a button's value."""

    id: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9._:-]+$")]
    """Made by the sender, new for each message. The same id again gives the same reply."""
    text: str | None = None
    """The member's words. They are kept exactly as they are."""
    choice: Annotated[str, Field(max_length=1000)] | None = None
    """The value of the button that was pressed."""
    place: Annotated[str, Field(max_length=40)] | None = None
    """Where the conversation stood when this was written: the `place` that the sender was last
    given then. Words that come after the conversation has gone on are put where they were
    written; without this they are taken where it stands when they arrive."""

    @field_validator("text")
    @classmethod
    def _can_be_kept(cls, text: str | None) -> str | None:
        if text is None:
            return None
        if not text.strip():
            raise ValueError("There are no words in this message. Please write something.")
        if not can_be_kept(text):
            raise ValueError(
                "This message has a character that cannot be kept. Please paste the text"
                " again without special characters."
            )
        return text

    @field_validator("choice")
    @classmethod
    def _is_known(cls, choice: str | None) -> str | None:
        if choice is not None:
            try:
                offered = can_be_kept(choice) and on_a_button(decode(choice))
            except UnknownChoice:
                offered = False
            if not offered:
                raise ValueError(
                    "This choice is not one that the assistant offers. Please use one of its"
                    " buttons, or write instead."
                )
        return choice

    @field_validator("place")
    @classmethod
    def _was_given(cls, place: str | None) -> str | None:
        if place is not None:
            try:
                decode_place(place)
            except UnknownPlace:
                raise ValueError(
                    "This place is not one that the assistant gives. Please send the one that"
                    " came with what was shown last, or none."
                ) from None
        return place

    @model_validator(mode="after")
    def _is_one_thing(self) -> "MessageIn":
        if (self.text is None) == (self.choice is None):
            raise ValueError("A message has either a text or a choice. Please send one of them.")
        return self


class ConversationOut(Schema):
    """A new conversation. The token is shown this once and is the only key to it."""

    conversation: str
    token: str


class ProgressOut(Schema):
    """How many questions of the chosen route are settled, and how many it has."""

    done: int
    of: int


class OutcomeOut(Schema):
    """What the assistant says to a message."""

    replies: list[Reply]
    place: str
    """Where the conversation stands now. It is sent back with what is written next."""
    question: QuestionAsked | None
    progress: ProgressOut


class AnswerOut(Schema):
    """The current answer to one question, or to one part of it."""

    number: int
    """0 for comments on the whole paper."""
    part: str | None
    status: Status
    stance: Stance | None
    text: str
    followup: str
    versions: int
    """How many versions of the answer are kept."""
    author: str | None
    """Who gave it, if that was said."""
    at: datetime
    """When it was given."""


class QuestionStateOut(Schema):
    """The state of one question, or of one part of it."""

    number: int
    part: str | None
    state: Status


class SectionOut(Schema):
    """A section with the states of its questions."""

    id: str
    title: str
    questions: list[QuestionStateOut]


class ReceiptOut(Schema):
    """That the response has been submitted, and when it last was."""

    number: str
    at: datetime


class StateOut(Schema):
    """Everything about a conversation.

    Something has been said if there is an answer, or a line whose sender is `member`.
    """

    transcript: list[Line]
    answers: list[AnswerOut]
    place: str
    """Where the conversation stands now. It is sent back with what is written next."""
    question: QuestionAsked | None
    progress: ProgressOut
    submitted: bool
    receipt: ReceiptOut | None
    """None while the response is not submitted, and once it is withdrawn."""
    author: str | None
    """Who writes in this conversation, if that was said."""
    email: bool
    """Whether an e-mail with the link can be sent."""
    sections: list[SectionOut]


class ResumeIn(Schema):
    """A code with which to go on."""

    code: Annotated[str, Field(max_length=200)]
    """Case, hyphens and spaces do not matter; O is read as 0, I and L as 1."""


class CodeOut(Schema):
    """A new code. It is shown this once."""

    code: str
    """Such as K7PM-2XQD-9RWT-4HJN."""
    link: str
    """The page with the widget, with the code behind #."""
    expires: datetime


class RevokedOut(Schema):
    """How many codes were made worthless."""

    revoked: int


class AuthorIn(Schema):
    """Who writes in this conversation. An empty name takes it back."""

    name: Annotated[str, Field(max_length=80)]

    @field_validator("name")
    @classmethod
    def _can_be_kept(cls, name: str) -> str:
        name = " ".join(name.split())
        if not all(map(str.isprintable, name)):
            raise ValueError("This name has a character that cannot be kept. Please type it again.")
        return name


class AuthorOut(Schema):
    """Who writes in this conversation, if that was said."""

    author: str | None


class EmailIn(Schema):
    """Where to send the link. The address is not kept."""

    address: Annotated[
        str,
        Field(
            max_length=254,
            pattern=r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$",
        ),
    ]


class SentOut(Schema):
    """The e-mail has been handed to the mail server."""


class EraseIn(Schema):
    """That it is meant."""

    confirm: Literal["erase"]


class ErasedOut(Schema):
    """Everything has been erased."""

    message: str
    """For people."""
    receipt: str | None
    """The number of the receipt, if there was one."""


class ErrorDetail(Schema):
    """What went wrong."""

    code: str
    """For programs."""
    message: str
    """For people: what is wrong and what to do."""


class ErrorOut(Schema):
    """Every error of the API."""

    error: ErrorDetail
