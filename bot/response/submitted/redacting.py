"""Redacting: words of a response that nobody is to read, and what stands in their place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.interview import About, Answer


@dataclass(frozen=True)
class Redaction:
    """Words that are taken out wherever they occur in a response."""

    passage: str
    instead: str
    """What stands in their place, such as “[name removed]”."""


class Redactor:
    """Takes out the words of any number of redactions, whatever their white space and case."""

    def __init__(self, redactions: Iterable[Redaction] = ()) -> None:
        self._patterns = [(pattern_of(each.passage), each.instead) for each in redactions]

    def __bool__(self) -> bool:
        """Whether there is anything to take out."""
        return bool(self._patterns)

    def __call__(self, text: str) -> str:
        """The text as it may be read."""
        shown, read = [], 0
        for start, end, instead in self.places(text):
            shown += [text[read:start], instead]
            read = end
        return "".join([*shown, text[read:]])

    def places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """What is taken out, in order: from where to where, and what stands instead.

        Where two passages overlap, both go, and what stands is what the first one has.
        """
        found = sorted(
            (
                (match.start(), -match.end(), instead)
                for pattern, instead in self._patterns
                for match in pattern.finditer(text)
            ),
        )
        current: tuple[int, int, str] | None = None
        for start, end, instead in found:
            if current is not None and start < current[1]:
                current = (current[0], max(current[1], -end), current[2])
                continue
            if current is not None:
                yield current
            current = (start, -end, instead)
        if current is not None:
            yield current

    def in_answer(self, answer: Answer) -> Answer:
        """An answer as it may be read."""
        if not self:
            return answer
        return replace(answer, text=self(answer.text), followup=self(answer.followup))

    def in_about(self, about: About) -> About:
        """What a group said about itself, as it may be read. Its name stays."""
        if not self or about.mandate is None:
            return about
        return replace(about, mandate=self(about.mandate))


_QUOTES = {"'": "['‘’]", "‘": "['‘’]", "’": "['‘’]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}
_DIGITS = re.compile(r"\+?[\d\s().\-–/]+")
FEWEST_DIGITS = 6
"""With as many, a passage of digits is a number however it is divided."""


def pattern_of(passage: str) -> re.Pattern[str]:
    """What finds a passage, whatever its white space and case, and a number however divided."""
    digits = [character for character in passage if character.isdigit()]
    if _DIGITS.fullmatch(passage.strip()) and len(digits) >= FEWEST_DIGITS:
        return re.compile(r"(?<!\d)\+?" + r"[\s().\-–/]*".join(digits) + r"(?!\d)")
    words = [
        "".join(_QUOTES.get(character, re.escape(character)) for character in word)
        for word in passage.split()
    ]
    begin = r"(?<!\w)" if re.match(r"\s*\w", passage) else ""
    end = r"(?!\w)" if re.search(r"\w\s*$", passage) else ""
    return re.compile(begin + r"\s+".join(words) + end, re.IGNORECASE)


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Which of some names occur in a text."""
    return [name for name in names if pattern_of(name).search(text)]
