"""Ways to say something, in which a name in braces stands for any of several words."""

import re
from collections.abc import Iterable, Mapping


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
