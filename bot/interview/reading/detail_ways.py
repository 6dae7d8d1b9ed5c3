"""The ways in which a language asks for a detail about the group to be changed."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated

from pydantic import Field

from bot.consultation.model import Entry, Text
from bot.interview.reading.openings import one_of
from bot.interview.state.place import Step


class DetailWays(Entry):
    """The ways in which a language asks for a detail about the group to be changed."""

    naming: list[Text]
    """What is followed by a new name, as "change the name to"."""
    changing: dict[Annotated[Step, Field(strict=False)], list[Text]]
    """For each detail, what asks to change it, as "change the name"."""
    beside: list[Text]
    """What may stand before or after, as "please"."""

    def renamed(self, text: str) -> str | None:
        """The new name that a message gives the group, if it does no more than that."""
        match = self._naming.match(text)
        return text[match.end() :].strip(" \n\"'“”‘’.") or None if match else None

    def changed(self, text: str) -> Step | None:
        """The detail that a message asks to change, without saying what to."""
        return next((step for step, way in self._changing.items() if way.fullmatch(text)), None)

    @cached_property
    def _naming(self) -> re.Pattern[str]:
        return re.compile(rf"{self._before}{one_of(self.naming)}[\s:,–—-]+(?=\S)", re.IGNORECASE)

    @cached_property
    def _changing(self) -> dict[Step, re.Pattern[str]]:
        return {step: self._alone(ways) for step, ways in self.changing.items()}

    def _alone(self, ways: Iterable[str]) -> re.Pattern[str]:
        after = rf"(?:[\s,.]*{one_of(self.beside)}(?!\w))*+[\s,.?!]*"
        return re.compile(rf"{self._before}{one_of(ways)}(?!\w){after}", re.IGNORECASE)

    @property
    def _before(self) -> str:
        return rf"\s*(?:{one_of(self.beside)}(?!\w)[\s,:]*)*+"
