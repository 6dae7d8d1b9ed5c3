"""Drafts: what the network says in one place, as paragraphs of sentences with their evidence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self

from bot.response.submitted.evidence import Evidence, Sources
from bot.response.submitted.pasted import shares, withheld

LETTER = "letter"
"""The place of the covering letter."""

PAPER = "paper"
"""The place of the meeting paper."""


class Support(StrEnum):
    """Whether a sentence has something to stand on."""

    FULL = "full"
    """Every group that it leans on still says so."""
    NONE = "none"
    """It names no evidence: an editor's own words."""
    LOST = "lost"
    """Some of what it leans on has been changed, withdrawn, redacted or erased, or may not be
    quoted though the sentence does so."""
    FRAME = "frame"
    """It says nothing about what members think, such as a greeting, and needs no evidence."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a draft."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    frame: bool = False
    """Whether it says nothing about what members think, and so needs no evidence."""

    def support(self, sources: Sources) -> Support:
        """Whether it has something to stand on."""
        if not self.evidence:
            return Support.FRAME if self.frame else Support.NONE
        stands = all(map(sources.stands, self.evidence))
        shown = stands and not withheld(self.text, self.evidence, sources)
        return Support.FULL if shown else Support.LOST

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        plain: dict[str, Any] = {"text": self.text, "evidence": [str(e) for e in self.evidence]}
        return plain | ({"frame": True} if self.frame else {})

    @classmethod
    def read(cls, plain: dict[str, Any]) -> Self:
        """From JSON.

        Raises:
            ValueError: a piece of evidence cannot be read.
        """
        evidence = tuple(map(Evidence.parse, plain["evidence"]))
        return cls(plain["text"], evidence, plain.get("frame", False))


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a list of points, of a draft. Comments hang on it."""

    sentences: tuple[Sentence, ...]
    heading: str = ""
    """What stands above it, if anything."""
    points: bool = False
    """Whether its sentences are the points of a list."""

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        plain: dict[str, Any] = {"sentences": [s.plain() for s in self.sentences]}
        if self.heading:
            plain["heading"] = self.heading
        return plain | ({"points": True} if self.points else {})

    @classmethod
    def read(cls, plain: dict[str, Any]) -> Self:
        """From JSON."""
        sentences = tuple(map(Sentence.read, plain["sentences"]))
        return cls(sentences, plain.get("heading", ""), plain.get("points", False))


@dataclass(frozen=True)
class Draft:
    """What the network says in one place: a question such as `16a`, `LETTER` or `PAPER`."""

    place: str
    passages: tuple[Passage, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All its sentences, in order."""
        return (sentence for passage in self.passages for sentence in passage.sentences)

    @property
    def is_cleared(self) -> bool:
        """Whether somebody has taken out all that stood in it."""
        return not any(passage.sentences for passage in self.passages)

    def readable(
        self, sources: Sources, everybody: Sources, before: Mapping[Evidence, str]
    ) -> Self:
        """The draft without the sentences that repeat words which do not stand any more.

        Args:
            sources: the answers that count.
            everybody: all answers, also of responses that were withdrawn.
            before: what evidence pointed to before groups changed their answers.
        """

        def readable(sentence: Sentence) -> Sentence:
            gone = (
                everybody.words(evidence) or before.get(evidence, "")
                for evidence in sentence.evidence
                if not sources.stands(evidence)
            )
            return (
                replace(sentence, text="")
                if any(shares(sentence.text, g) for g in gone)
                else sentence
            )

        return replace(
            self,
            passages=tuple(
                replace(passage, sentences=tuple(map(readable, passage.sentences)))
                for passage in self.passages
            ),
        )

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {"passages": [passage.plain() for passage in self.passages]}

    @classmethod
    def read(cls, place: str, plain: dict[str, Any]) -> Self:
        """From JSON."""
        return cls(place, tuple(map(Passage.read, plain["passages"])))
