"""The sentences from which drafts are made: which there are, and filling them in."""

from itertools import product
from pathlib import Path

from bot.interview.saying.texts import Texts

FEW = 12
"""The greatest number that is written as a word."""

_STANDS = ("agree", "partly", "disagree")
_BOTH = ("one", "other")


def _counted(place: str, filled: str) -> dict[str, str]:
    return {f"{place}.{which}": filled for which in _BOTH}


WORDS: dict[str, str] = {
    "language": "",
    **{f"drafting.numbers.{number}": "" for number in range(FEW + 1)},
    "drafting.thousands": "",
    "drafting.asking": "",
    **_counted("drafting.groups", "n"),
    **{
        f"first.{stand}.{which}": "n total"
        for stand, which in product((*_STANDS, "own_words"), ("only", "both", "all", *_BOTH))
    },
    **{f"next.{stand}.{which}": "n" for stand, which in product((*_STANDS, "own_words"), _BOTH)},
    "stands.nobody": "",
    **_counted("stands.open", "n"),
    **_counted("stands.people", "n"),
    **{
        f"without.{stand}.{which}": "n"
        for stand, which in product(("dont_know", "not_applicable", "passed_over"), _BOTH)
    },
    "points.lead": "",
    **{f"points.{wording}": "words groups" for wording in ("quoted", "told", "about")},
    **_counted("points.alone", "n words"),
    **_counted("points.alone_about", "n words"),
    **{
        f"minority.{stand}.{which}": "n total"
        for stand, which in product(_STANDS, ("only", "both", "all", "some"))
    },
    **_counted("minority.others", "n"),
    **_counted("minority.says", "who words"),
    **_counted("minority.shares", "who words"),
    **_counted("minority.withheld", "who"),
    **_counted("minority.silent", "who"),
    "minority.differently": "words",
    **_counted("minority.differ", "n"),
    "quotes.first": "words",
    "quotes.next": "words",
    "letter.to": "publisher",
    "letter.dear": "",
    "letter.opening": "network consultation",
    "letter.members": "members",
    **_counted("letter.from", "n"),
    "letter.reply": "",
    "letter.due": "date",
    "letter.issues": "",
    "letter.issues_lead": "",
    **{f"letter.{wording}": "words ref groups" for wording in ("quoted", "told", "about")},
    "letter.divided": "",
    "letter.divided_lead": "",
    "letter.divided_question": "ref agree disagree",
    **_counted("letter.agree", "n"),
    **_counted("letter.disagree", "n"),
    "letter.divided_more": "refs",
    "letter.asks": "",
    "letter.asks_lead": "",
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
    "paper.attached": "",
    "paper.issues_lead": "",
    "paper.strengths": "",
    "paper.strengths_lead": "",
    "paper.weaknesses": "",
    "paper.weaknesses_lead": "",
    "paper.nothing": "",
    "paper.question": "ref asked stands",
    **_counted("paper.agreeing", "n total"),
    **_counted("paper.disagreeing", "n total"),
    **_counted("paper.partly", "n total"),
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
        self.asking = frozenset(self("drafting", "asking").replace(",", " ").casefold().split())
        """Words by which it is known that somebody asks for something."""

    def number(self, n: int) -> str:
        """A number: as a word if it is small."""
        return (
            self._numbers[n] if n <= FEW else f"{n:,}".replace(",", self("drafting", "thousands"))
        )

    def counted(self, *place: str, n: int, **params: object) -> str:
        """A text that there is for one and for more, with the number filled in."""
        return self(*place, "one" if n == 1 else "other", n=self.number(n), **params)
