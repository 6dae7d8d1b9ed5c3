"""The text of a network response: what the network says, and nothing of what it is made from.

This is what members are shown, what a meeting agrees and what versions are compared by. It names
what it holds, so that nothing else of the network response can come along by mistake.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from bot.response.document import Line, NetworkResponse, Written
from bot.response.drafts.draft import LETTER, PAPER, Support
from bot.response.submitted.evidence import Evidence, Sources
from bot.response.submitted.pasted import withheld


@dataclass(frozen=True)
class Text:
    """What the network says: the paragraphs of each place."""

    places: Mapping[str, tuple[Written, ...]]
    """`letter`, questions such as `16a`, and `paper`, in this order; those with nothing are
    left out."""

    @classmethod
    def of(cls, response: NetworkResponse, *, paper: bool = False) -> Self:
        """The text of a network response, with the meeting paper or without."""
        places = {LETTER: response.letter}
        places |= {question.ref: question.answer for question in response.questions}
        if paper:
            places[PAPER] = response.paper
        return cls({place: written for place, written in places.items() if written})

    def paragraph(self, place: str, number: int) -> Written | None:
        """A paragraph by its place and its number there, from 0; None if there is none."""
        paragraphs = self.places.get(place, ())
        return paragraphs[number] if 0 <= number < len(paragraphs) else None

    def lines(self) -> Iterator[tuple[str, int, int, Line]]:
        """All sentences in order: place, paragraph there, and which in it, from 0."""
        for place, paragraphs in self.places.items():
            for number, paragraph in enumerate(paragraphs):
                for index, line in enumerate(paragraph.lines):
                    yield place, number, index, line

    def where(self, support: Support) -> tuple[str, ...]:
        """The places that have sentences with such support."""
        return tuple(dict.fromkeys(p for p, _, _, line in self.lines() if line.support is support))

    def now(self, sources: Sources) -> Self:
        """The same text without sentences that lean on what a group does not say any more.

        Nor with those that quote what may not be quoted any more. That something stood there is
        all that is left of them.
        """

        def line(old: Line) -> Line:
            leaning = [Evidence.parse(evidence) for evidence in old.evidence]
            stands = all(map(sources.stands, leaning))
            shown = stands and not withheld(old.text, leaning, sources)
            return old if shown else replace(old, text="", support=Support.LOST)

        return self._each(line)

    def without(self, response_id: str) -> Self:
        """The same text without the sentences that lean on a response, and without its evidence.

        Evidence is marked by hashes of words, which a guess could be checked against.
        """

        def line(old: Line) -> Line:
            left = tuple(e for e in old.evidence if Evidence.parse(e).response != response_id)
            return old if left == old.evidence else Line("", Support.LOST, left)

        return self._each(line)

    def redacted(self, response_id: str, redactor: Callable[[str], str]) -> Self:
        """The same text with words taken out of the sentences that lean on a response."""

        def line(old: Line) -> Line:
            leaning = any(Evidence.parse(e).response == response_id for e in old.evidence)
            return replace(old, text=redactor(old.text)) if leaning else old

        return self._each(line)

    def without_words(self, without: Callable[[str], str]) -> Self:
        """The same text with words taken out of everything, also of headings."""
        changed = self._each(lambda line: replace(line, text=without(line.text)))
        return replace(
            changed,
            places={
                place: tuple(replace(p, heading=without(p.heading)) for p in paragraphs)
                for place, paragraphs in changed.places.items()
            },
        )

    def without_paper(self) -> Self:
        """The same text without the meeting paper."""
        kept = {place: written for place, written in self.places.items() if place != PAPER}
        return replace(self, places=kept)

    def _each(self, change: Callable[[Line], Line]) -> Self:
        return replace(
            self,
            places={
                place: tuple(replace(p, lines=tuple(map(change, p.lines))) for p in paragraphs)
                for place, paragraphs in self.places.items()
            },
        )

    def plain(self) -> dict[str, Any]:
        """As JSON. A list, since databases do not keep the order of keys."""
        return {
            "places": [
                [place, [_plain(paragraph) for paragraph in paragraphs]]
                for place, paragraphs in self.places.items()
            ]
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Self:
        """From JSON."""
        return cls({place: tuple(map(_read, written)) for place, written in plain["places"]})


def _plain(paragraph: Written) -> dict[str, Any]:
    lines = [
        {"text": line.text, "support": line.support.value, "evidence": list(line.evidence)}
        for line in paragraph.lines
    ]
    return {"heading": paragraph.heading, "points": paragraph.points, "lines": lines}


def _read(plain: Mapping[str, Any]) -> Written:
    lines = tuple(
        Line(line["text"], Support(line["support"]), tuple(line["evidence"]))
        for line in plain["lines"]
    )
    return Written(lines, plain["heading"], plain["points"])
