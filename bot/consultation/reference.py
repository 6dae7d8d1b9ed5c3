"""How a question, or a part of one, is referred to: 7, 16, 16a."""

import re
from dataclasses import dataclass
from functools import total_ordering
from typing import Self


@total_ordering
@dataclass(frozen=True)
class Ref:
    """A question number, with the letter of a part where one part is meant.

    `Ref(16)` is question 16 as a whole, `Ref(16, "a")` its part a. A whole question sorts
    before its parts.
    """

    number: int
    part: str | None = None

    def __str__(self) -> str:
        return f"{self.number}{self.part or ''}"

    def __hash__(self) -> int:
        # Hundreds of thousands are looked up for a thousand groups; few questions have parts.
        return self.number

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ref):
            return NotImplemented
        return self.number == other.number and self.part == other.part

    def __lt__(self, other: "Ref") -> bool:
        return (self.number, self.part or "") < (other.number, other.part or "")

    @property
    def whole(self) -> "Ref":
        """The question that this part belongs to; itself when it is a whole question."""
        return Ref(self.number) if self.part else self

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "16", "16a" or "16 a)".

        Raises:
            ValueError: the text is not a reference and nothing but a reference.
        """
        match = _REF.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"{text!r} is not a question number such as 7 or 16a.")
        return cls(int(match["number"]), match["part"] and match["part"].lower())


_REF = re.compile(r"(?P<number>\d{1,3})\s?\(?(?P<part>[a-z])?\)?", re.IGNORECASE | re.ASCII)

_MENTION = re.compile(
    r"""
    (?:(?:\b(?:questions?|number|no\.?)\s*|(?<!\w)(?:q|qu|nr)\.?\s*|\#\s*)
       (?P<named>\d{1,3})(?:\s?\(?(?P<named_part>[a-h])\)?)?(?![\w.]\d|\w))
    | (?<![\w.,/£$%])(?P<nth>\d{1,3})(?:st|nd|rd|th)\s+(?:one|question)\b
    | (?<![\w.,/£$%])(?P<bare>\d{1,3})(?P<bare_part>[a-h])?(?!\s?%|[.,/]\d|\w)
    """,
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)


def mentions(text: str, *, introduced: bool = False) -> list[Ref]:
    """The questions that a short message mentions, in order: "go to 12", "my answer to q16b".

    A number that is introduced ("question 5") counts before a bare one, so that "2 of us
    disagree with question 5" is about question 5. On request bare ones do not count at all:
    "undo the last 2 changes" is not about question 2.
    """
    named: list[Ref] = []
    bare: list[Ref] = []
    for match in _MENTION.finditer(text):
        if match["named"]:
            part = match["named_part"]
            named.append(Ref(int(match["named"]), part.lower() if part else None))
        elif match["nth"]:
            named.append(Ref(int(match["nth"])))
        else:
            part = match["bare_part"]
            bare.append(Ref(int(match["bare"]), part.lower() if part else None))
    return named if introduced else named or bare


_SEE_OTHER = re.compile(
    r"""
    \W*(?:please\s+)?(?:also\s+)?(?:see|refer\s+to|as|same\s+as|as\s+for|as\s+in)
    \s+(?:(?:our|the|my)\s+)?(?:(?:answers?|response|reply|comments?)\s+)?
    (?:(?:to|for|at|under|on)\s+)?(?:questions?\s*|q\.?\s*|no\.?\s*|number\s*)?
    (?P<number>\d{1,3})\s?\(?(?P<part>[a-h])?\)?(?:\s+(?:above|below))?\W*
    """,
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)


def see_other(text: str) -> Ref | None:
    """The question that an answer sends its reader to, if it does nothing else.

    "See answer to question 16." gives question 16. An answer with words of its own gives
    None, even if it also refers to another.
    """
    match = _SEE_OTHER.fullmatch(text.strip())
    if match is None:
        return None
    part = match["part"]
    return Ref(int(match["number"]), part.lower() if part else None)
