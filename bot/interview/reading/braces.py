"""Ways to say something, in which a name in braces stands for any of several words."""

import re
from collections.abc import Iterable, Mapping
from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from bot.consultation.model import Entry, Text


class BracedWays(Entry):
    """Ways to say something from a catalogue, in which names in braces stand for other words."""

    explained: ClassVar[frozenset[str]]
    """The names that the catalogue need not explain, each with its braces."""

    stands_for: dict[str, list[Text]]
    """What else may stand in braces: for each name, the words of which it means any."""

    @model_validator(mode="after")
    def _braces_are_known(self) -> Self:
        known = self.explained | {f"{{{name}}}" for name in self.stands_for}
        for name, ways in self:
            listed = ways.values() if isinstance(ways, Mapping) else [ways]
            braces = {brace for some in listed for way in some for brace in _braces_in(way)}
            if unknown := braces - known:
                names = ", ".join(sorted(brace.strip("{}") for brace in unknown))
                raise PydanticCustomError(
                    "braces", f"has in {name} what stands_for does not explain: {names}"
                )
        return self


def _braces_in(way: str) -> list[str]:
    return re.findall(r"\{.*?\}", way)


class Braces:
    """The patterns of ways in which names in braces stand for other words.

    Args:
        stands_for: for each name, the words of which it means any. They may have braces too, of
            names that come before.
        meant: for each name with its braces, the pattern that it stands for.
    """

    def __init__(
        self, stands_for: Mapping[str, Iterable[str]], meant: Mapping[str, str] | None = None
    ) -> None:
        self._meant = dict(meant or {})
        for name, ways in stands_for.items():
            self._meant[f"{{{name}}}"] = self.one_of(ways)

    def one_of(self, ways: Iterable[str]) -> str:
        """The pattern of any of some ways; without any, of nothing."""
        longest_first = sorted(ways, key=len, reverse=True)
        return (
            "(?:" + ("|".join(map(self.pattern, longest_first)) if longest_first else r"(?!)") + ")"
        )

    def pattern(self, way: str) -> str:
        """The pattern of a way to say something, however it is spaced."""
        return "".join(map(self._token, re.findall(r"\{\w+\}|\s+|[^\s{]+", way)))

    def _token(self, token: str) -> str:
        if token.isspace():
            return r"\s+"
        return self._meant.get(token) or re.escape(token).replace("'", "['’]")
