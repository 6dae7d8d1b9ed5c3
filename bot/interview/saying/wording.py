"""Putting what the assistant says into words, from a catalogue of messages."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, TypedDict

from pydantic import Field

from bot.consultation import ConsultationError, Stance, Status
from bot.consultation.errors import FilesError
from bot.consultation.glossary import normalise
from bot.consultation.loader import Location, leaves, parse, read_yaml
from bot.consultation.model import Entry, Text
from bot.interview.commands.encoding import encode
from bot.interview.reading.address_ways import Addresses
from bot.interview.reading.detail_ways import DetailWays
from bot.interview.reading.openings import Openings
from bot.interview.reading.position_ways import SettingPatterns
from bot.interview.reading.positions import Positions
from bot.interview.reading.remark_ways import RemarkWays
from bot.interview.reading.requests import RequestPatterns, Requests
from bot.interview.reading.yes_no import Meaning, YesNo
from bot.interview.saying.checks import faults, located
from bot.interview.saying.choosing import ChoosingWays
from bot.interview.saying.says import Offer, Say


class Choice(TypedDict):
    """A button, as it is sent to the widget."""

    label: str
    value: str
    """What to send when it is pressed."""
    quiet: bool
    """Whether it is a lesser choice, to be shown smaller."""


class Reply(TypedDict):
    """A message of the assistant, as it is sent to the widget."""

    key: str
    """Which message of the catalogue it is."""
    text: str
    choices: list[Choice]


class WordingError(FilesError):
    """A catalogue of words cannot be used as it stands."""


class Button(Entry):
    """What is written on a button, and what may be typed in its place."""

    label: Text
    typed: list[Text] = Field(default_factory=list)
    means: Meaning | None = None
    """Where it is the one or the other of two, so that any way of saying yes or no presses it."""

    @property
    def ways(self) -> tuple[str, ...]:
        """The label, and what may be typed in its place."""
        return (self.label, *self.typed)

    @cached_property
    def fixed(self) -> frozenset[str]:
        """Those of the ways in which nothing is filled in, normalised."""
        return frozenset(normalise(way) for way in self.ways if "{" not in way)

    @cached_property
    def filled_in(self) -> tuple[str, ...]:
        """Those of the ways in which something is filled in."""
        return tuple(way for way in self.ways if "{" in way)


class Wording(Entry):
    """A catalogue of messages in one language."""

    language: Text
    """Its code, such as en or pa."""
    messages: dict[str, Text]
    buttons: dict[str, Button]
    states: dict[str, Text]
    not_answering: dict[Annotated[Status, Field(strict=False)], list[Text]]
    """For each non-answer, what a written response says for it."""
    openings: Openings
    """How messages open that are more than an answer to the question at hand."""
    addresses: Addresses
    """How a message says which question its words belong to."""
    remarks: RemarkWays
    """How comments on the whole paper are spoken of."""
    details: DetailWays
    """How it is asked to change what is known about the group."""
    positions: Positions
    """What is said around a position."""
    yes_no: YesNo
    """How yes and no are said."""
    choosing: ChoosingWays
    """How sections and routes are asked for."""
    requests: Requests
    """What is asked for about an answer."""

    @cached_property
    def asked_for(self) -> RequestPatterns:
        """What is asked for about an answer, as patterns; made once."""
        return RequestPatterns(self.requests, self.addresses.patterns.lead)

    @cached_property
    def settings(self) -> SettingPatterns:
        """What asks for a position, as patterns; made once."""
        ways = {way: key for key in (*Stance, "not_sure") for way in self.buttons[key].ways}
        return SettingPatterns(self.positions.setting, self.addresses.patterns.lead, ways)

    def prepare(self) -> None:
        """Make now what takes a second to make, so that the first message need not wait for it."""
        _ = self.asked_for, self.settings

    @property
    def texts(self) -> dict[Location, str]:
        """Every text that the assistant says, with where it stands in the file."""
        said = self.model_dump(
            include={"messages", "buttons", "states"},
            exclude={"buttons": {"__all__": {"means"}}},
        )
        return dict(leaves(said))

    def reply(self, said: Say) -> Reply:
        """A message in words, with its buttons."""
        choices = [self._choice(offer) for offer in said.offers]
        return {"key": said.key, "text": self.text(said), "choices": choices}

    def text(self, said: Say) -> str:
        """A message in words."""
        return self._fill(self.messages[said.key], said.params).strip()

    def label(self, offer: Offer) -> str:
        """What is written on a button."""
        return self._fill(self.buttons[offer.key].label, offer.params)

    def state(self, status: Status, stance: Stance | None) -> str:
        """The state of a question, with the stance taken on it, as a sentence begins."""
        words = self.states[status]
        if status is Status.ANSWERED and stance is not None:
            words = f"{words}: {self.states[stance]}"
        return words[:1].upper() + words[1:]

    def typed(self, text: str, offers: Iterable[Offer]) -> Offer | None:
        """The button whose label, or an equivalent of it, was typed; if one was.

        Where a button means yes or no, any way of saying that is an equivalent.
        """
        offers = tuple(offers)
        found = self.labelled(text, offers)
        return found or next((offer for offer in offers if self._says(text, offer)), None)

    def labelled(self, text: str, offers: Iterable[Offer]) -> Offer | None:
        """The button whose label, or what may be typed in its place, was typed; if one was."""
        words = normalise(text)
        if not words:
            return None
        for offer in offers:
            button = self.buttons[offer.key]
            if words in button.fixed or any(
                normalise(self._fill(way, offer.params)) == words for way in button.filled_in
            ):
                return offer
        return None

    def _says(self, text: str, offer: Offer) -> bool:
        """Whether a message says yes, or no, where a button means that."""
        button = self.buttons[offer.key]
        return button.means is not None and (
            self.yes_no.says(text, button.means, button.fixed)
            or self.yes_no.says_at_length(text, button.means, self.label(offer))
        )

    def halves(self, text: str, firsts: Iterable[Offer]) -> tuple[Offer, str] | None:
        """The button that a message begins with, and the request that is joined to it."""
        for offer in firsts:
            button = self.buttons[offer.key]
            labels = [self._fill(button.label, offer.params), *button.typed]
            rest = self.openings.joined(text, labels)
            if rest is not None:
                return offer, rest
        return None

    def _choice(self, offer: Offer) -> Choice:
        return {
            "label": self.label(offer),
            "value": encode(offer.command),
            "quiet": offer.quiet,
        }

    def _fill(self, template: str, params: Mapping[str, object]) -> str:
        return template.format_map({name: self._show(value) for name, value in params.items()})

    def _show(self, value: object) -> str:
        match value:
            case Say():
                return self.text(value)
            case tuple():
                return "\n".join(self._show(item) for item in value)
            case datetime():
                return moment(value)
            case date():
                return day(value)
            case StrEnum():
                return self.states[value]
            case _:
                return str(value)


def day(value: date) -> str:
    """A date as it is written in a letter: 3 March 2006."""
    return f"{value.day} {value:%B %Y}"


def moment(value: datetime) -> str:
    """A time on this machine's clock: 3 March 2006, 14:05."""
    here = value.astimezone()
    return f"{day(here)}, {here:%H:%M}"


def read_words(path: Path) -> tuple[Any, dict[Location, int]]:
    """The content of a catalogue, and the line on which each value stands.

    Raises:
        WordingError: the file is missing, is not UTF-8 or is not YAML.
    """
    try:
        return read_yaml(path, "See docs/wording.md.")
    except ConsultationError as error:
        raise WordingError(error.problems) from None


def load_wording(path: Path) -> Wording:
    """Read and check a catalogue of messages.

    Raises:
        WordingError: the file cannot be read, does not make sense, or lacks a message. The
            error lists every problem with its line and what to do.
    """
    document, lines = read_words(path)
    try:
        wording = parse(Wording, document, lines, path)
    except ConsultationError as error:
        raise WordingError(error.problems) from None
    if problems := located(faults(wording.texts), lines, path):
        raise WordingError(problems)
    return wording
