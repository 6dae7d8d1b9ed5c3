"""What somebody has filled in: reading a form, and saying what is wrong with it."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.consultation import Stance, Status
from bot.consultation.answers import NON_ANSWERS
from bot.interview import Answer
from bot.interview.commands import Command
from bot.interview.commands.encoding import encode
from bot.interview.course.filling import same_words
from bot.store.interviews.messages import can_be_kept
from bot.store.models import new_id
from bot.web.keys import PAGE_WORDS, SETTINGS

WITHOUT_WORDS = frozenset({Status.SKIPPED, Status.LATER, Status.RATHER_NOT_SAY})
"""Non-answers with which words make no sense."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a field, and what to do about it."""

    field: str
    """The id of the field on the page."""
    message: str


class Filled:
    """A form as it was sent. What is missing is empty."""

    def __init__(self, fields: Any) -> None:
        self._fields = fields

    def __getitem__(self, name: str) -> str:
        """One field, with line breaks as members' words have them."""
        value = self._fields.get(name, "")
        return value.replace("\r\n", "\n") if isinstance(value, str) else ""

    def words(self, name: str) -> str:
        """A member's words as they are; empty if there are none but spaces."""
        return self[name] if self[name].strip() else ""

    def number(self, name: str) -> int:
        """A number that the page itself put in; 0 if there is none."""
        return int(self[name]) if re.fullmatch(r"[0-9]{1,9}", self[name]) else 0

    @property
    def stance(self) -> Stance | None:
        """Where the group stands, if it has chosen."""
        return next((stance for stance in Stance if stance == self["stance"]), None)

    @property
    def status(self) -> Status | None:
        """The non-answer that was chosen, if one was."""
        chosen = self["pass"] or self["stance"]
        return next((status for status in NON_ANSWERS if status == chosen), None)

    def message_id(self, command: Command, words: str | None) -> str:
        """An id for what is said: the same form sent twice has the same one."""
        identity = self["id"] if re.fullmatch(r"[0-9a-f]{32}", self["id"]) else new_id()
        said = f"{encode(command)}\n{words or ''}".encode()
        return f"{identity}.{hashlib.sha256(said).hexdigest()[:16]}"


async def filled(request: web.Request) -> Filled:
    """Read a form that was sent.

    Raises:
        HTTPRequestEntityTooLarge: it is too long.
        HTTPBadRequest: it is not a form in UTF-8.
    """
    try:
        form = Filled(await request.post())
    except (UnicodeDecodeError, ValueError, LookupError):
        raise web.HTTPBadRequest from None
    # If something goes wrong, the page that says so shows the words again.
    request["words"] = form["words"]
    return form


def problem(request: web.Request, field: str, key: str, **params: object) -> Problem:
    """What is wrong with a field, in the words of the catalogue."""
    return Problem(field, request.app[PAGE_WORDS]("problems", key, **params))


def wrong_with_words(request: web.Request, words: str, field: str = "words") -> list[Problem]:
    """Why words cannot be kept, if they cannot."""
    longest = request.app[SETTINGS].longest_message
    if len(words) > longest:
        length = f"{len(words):,}"
        return [problem(request, field, "too_long", length=length, longest=f"{longest:,}")]
    if not can_be_kept(words):
        return [problem(request, field, "not_kept")]
    return []


def wrong_with_answer(request: web.Request, form: Filled, existing: Answer | None) -> list[Problem]:
    """What is wrong with a form about a question."""
    words = form.words("words")
    problems = wrong_with_words(request, words)
    if problems:
        return problems
    new_words = words and (existing is None or not same_words(words, existing.text))
    if form.status in WITHOUT_WORDS and new_words:
        return [problem(request, "words", "both")]
    had_words = existing is not None and bool(existing.text)
    if form.status is None and not words and (had_words or form.stance is None):
        return [problem(request, "words", "no_answer_kept" if had_words else "no_answer")]
    return []
