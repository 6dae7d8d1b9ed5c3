"""Putting what the assistant says into words, from a catalogue of messages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypedDict

from ruamel.yaml import YAML

from bot.consultation.glossary import normalise
from bot.interview.commands import encode
from bot.interview.says import Offer, Say


class Choice(TypedDict):
    """A button, as it is sent to the widget."""

    label: str
    value: str
    quiet: bool


class Reply(TypedDict):
    """A message of the assistant, as it is sent to the widget."""

    text: str
    choices: list[Choice]


class MissingMessage(LookupError):
    """The catalogue lacks a message, or the message asks for something unknown."""


@dataclass(frozen=True)
class Button:
    """What is written on a button, and what may be typed in its place."""

    label: str
    typed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """A catalogue of messages in one language."""

    language: str
    messages: Mapping[str, str]
    buttons: Mapping[str, Button]
    states: Mapping[str, str]
    not_answering: Mapping[str, tuple[str, ...]]
    """For each non-answer, what a written response says for it."""

    def reply(self, said: Say) -> Reply:
        """A message in words, with its buttons.

        Raises:
            MissingMessage: see the class.
        """
        return {"text": self.text(said), "choices": [self._choice(o) for o in said.offers]}

    def text(self, said: Say) -> str:
        """A message in words.

        Raises:
            MissingMessage: see the class.
        """
        return self._fill(self.messages, said.key, said.params).strip()

    def label(self, offer: Offer) -> str:
        """What is written on a button.

        Raises:
            MissingMessage: see the class.
        """
        return self._fill_template(self._button(offer).label, offer.key, offer.params)

    def typed(self, text: str, offers: Iterable[Offer]) -> Offer | None:
        """The button whose label, or an equivalent of it, was typed; if one was."""
        words = normalise(text)
        if not words:
            return None
        for offer in offers:
            button = self._button(offer)
            for template in (button.label, *button.typed):
                if normalise(self._fill_template(template, offer.key, offer.params)) == words:
                    return offer
        return None

    def _button(self, offer: Offer) -> Button:
        try:
            return self.buttons[offer.key]
        except KeyError:
            raise MissingMessage(f"button {offer.key!r} ({self.language})") from None

    def _choice(self, offer: Offer) -> Choice:
        return {
            "label": self.label(offer),
            "value": encode(offer.command),
            "quiet": offer.quiet,
        }

    def _fill(self, templates: Mapping[str, str], key: str, params: Mapping[str, object]) -> str:
        try:
            template = templates[key]
        except KeyError:
            raise MissingMessage(f"message {key!r} ({self.language})") from None
        return self._fill_template(template, key, params)

    def _fill_template(self, template: str, key: str, params: Mapping[str, object]) -> str:
        try:
            return template.format_map({name: self._show(p) for name, p in params.items()})
        except KeyError as error:
            raise MissingMessage(f"{{{error.args[0]}}} in {key!r} ({self.language})") from None

    def _show(self, value: object) -> str:
        match value:
            case Say():
                return self.text(value)
            case tuple():
                return "\n".join(self._show(item) for item in value)
            case date():
                return f"{value.day} {value:%B %Y}"
            case StrEnum():
                return self._fill(self.states, value.value, {})
            case _:
                return str(value)


def load_wording(path: Path) -> Wording:
    """Read a catalogue of messages."""
    document: dict[str, Any] = YAML(typ="safe").load(path.read_text("utf-8"))
    buttons = {
        key: Button(entry["label"], tuple(entry.get("typed", ())))
        for key, entry in document["buttons"].items()
    }
    return Wording(
        document["language"],
        document["messages"],
        buttons,
        document["states"],
        {status: tuple(ways) for status, ways in document["not_answering"].items()},
    )
