"""The sentences from which drafts are made: which there are, and filling them in."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from bot.interview.saying.texts import Texts

FEW = 12
"""The greatest number that is written as a word."""

BOTH = 2

_STANDS = ("agree", "partly", "disagree")
_BOTH = ("one", "other")


def _counted(place: str, filled: str) -> dict[str, str]:
    return {f"{place}.{which}": filled for which in _BOTH}


WORDS: dict[str, str] = {
    "language": "",
    **{f"drafting.numbers.{number}": "" for number in range(FEW + 1)},
    "drafting.thousands": "",
    "drafting.asking": "",
    "drafting.reserving": "",
    "drafting.and": "",
    "drafting.of": "",
    "drafting.many": "",
    **_counted("drafting.groups", "n"),
    "drafting.everybody.both": "",
    "drafting.everybody.all": "n",
    **{
        f"first.{stand}.{which}": "n total asked"
        for stand, which in product((*_STANDS, "own_words"), ("only", "both", "all", *_BOTH))
    },
    **{f"next.{stand}.{which}": "n" for stand, which in product((*_STANDS, "own_words"), _BOTH)},
    **{f"stands.asked.{asked}": "" for asked in ("question", "part", "whole", "named")},
    "stands.nobody": "asked",
    "stands.silent": "",
    **_counted("stands.open", "n asked"),
    **{
        f"without.{stand}.{which}": "n"
        for stand, which in product(("dont_know", "not_applicable", "passed_over"), _BOTH)
    },
    **{
        f"shared.{wording}.{nth}.{which}": "groups words"
        for wording, nth, which in product(("quoted", "told", "about"), ("first", "next"), _BOTH)
    },
    **{f"shared.each.{nth}": "groups words" for nth in ("first", "next")},
    "shared.subject.none": "groups about",
    "shared.subject.one": "groups about words",
    "shared.subject.two": "groups about words other",
    "shared.second": "words",
    **{
        f"minority.{stand}.{which}": "n total"
        for stand, which in product(_STANDS, ("only", "both", "all", "some"))
    },
    **_counted("minority.others", "n"),
    **_counted("minority.rest", "n"),
    **_counted("minority.says", "who words"),
    **_counted("minority.same", "who words"),
    **_counted("minority.quoted", "who words"),
    **_counted("minority.told", "who words"),
    **_counted("minority.subject", "who about words"),
    **_counted("minority.above", "who"),
    **_counted("minority.withheld", "who"),
    **_counted("minority.silent", "who"),
    **_counted("minority.differently", "n words"),
    **_counted("minority.differ", "n"),
    **{f"against.{stand}": "words" for stand in _STANDS},
    "quotes.alone": "words",
    "quotes.all": "words",
    **_counted("quotes.some", "n words"),
    **_counted("quotes.adds", "n words"),
    "letter.to": "publisher",
    "letter.dear": "",
    "letter.opening": "network consultation published",
    "letter.members": "members",
    **_counted("letter.from", "n"),
    **_counted("letter.people", "n"),
    "letter.issues": "",
    "letter.issues_lead": "",
    **{f"letter.{wording}": "words ref asked groups" for wording in ("quoted", "told", "about")},
    "letter.subject": "ref asked said",
    "letter.single": "words ref asked",
    "letter.divided": "",
    "letter.divided_lead": "",
    "letter.divided_question": "ref asked agree disagree",
    **_counted("letter.agree", "n"),
    **_counted("letter.disagree", "n"),
    **_counted("letter.divided_more", "refs"),
    "letter.asks": "",
    "letter.asks_lead": "",
    "letter.single_lead": "",
    "letter.closing": "",
    "letter.yours": "",
    "letter.signed": "network",
    "paper.summary": "",
    "paper.note": "publisher consultation",
    "paper.agree": "network",
    "paper.issues": "",
    "paper.published": "publisher published",
    "paper.due": "due",
    **_counted("paper.from", "n"),
    **_counted("paper.people", "n"),
    "paper.attached": "",
    "paper.issues_lead": "",
    "paper.points_lead": "",
    "paper.strengths": "",
    "paper.strengths_lead": "",
    "paper.weaknesses": "",
    "paper.weaknesses_lead": "",
    **_counted("paper.more", "refs"),
    "paper.nothing": "",
    "paper.question": "ref asked stands",
    "paper.decide": "",
    "paper.decide_lead": "",
    "paper.approve": "",
    "paper.amend": "",
    "paper.not_submit": "",
}
"""Every text by its place in the catalogue, and what can be filled in."""


class DraftWords(Texts):
    """The catalogue of the sentences of drafts."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, WORDS)
        self._numbers = self.list("drafting", "numbers")
        self._known = {word: n for n, word in enumerate(self._numbers)}
        of, many = (re.escape(self("drafting", name)) for name in ("of", "many"))
        number = "|".join([*map(re.escape, self._numbers), r"\d[\d,.]*"])
        self._of_groups = re.compile(
            rf"(?<!\w)(?<!{of} )(?P<n>{number}) {many}(?!\w)", re.IGNORECASE
        )
        self.asking = self._set("asking")
        """Words by which it is known that somebody asks for something."""
        self.reserving = self._set("reserving")
        """Words by which it is known that somebody agrees only in part."""

    def _set(self, key: str) -> frozenset[str]:
        return frozenset(self("drafting", key).replace(",", " ").casefold().split())

    def number(self, n: int) -> str:
        """A number: as a word if it is small."""
        return (
            self._numbers[n] if n <= FEW else f"{n:,}".replace(",", self("drafting", "thousands"))
        )

    def counted(self, *place: str, n: int, **params: object) -> str:
        """A text that there is for one and for more, with the number filled in."""
        return self(*place, "one" if n == 1 else "other", n=self.number(n), **params)

    def groups(self, n: int) -> str:
        """So many groups."""
        return self.counted("drafting", "groups", n=n)

    def numbers_of_groups(self, text: str) -> Iterator[tuple[str, int]]:
        """Where a text says “so many groups”: these words, and how many.

        Not where it says “of the … groups”: that is how many there are, and not who is meant.
        """
        for match in self._of_groups.finditer(text):
            number = match["n"].casefold()
            yield match[0], self._known.get(number) or int(re.sub(r"\D", "", number) or 0)

    def everybody(self, n: int) -> str:
        """So many groups, two or more, if there are no others."""
        return self("drafting", "everybody", "both" if n == BOTH else "all", n=self.number(n))

    def joined(self, clauses: Sequence[str]) -> str:
        """Clauses in a row, the last after an “and”."""
        *others, last = clauses
        return f"{', '.join(others)} {self('drafting', 'and')} {last}" if others else last
