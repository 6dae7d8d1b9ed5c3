"""Answers, and the points that they make."""

import re
from dataclasses import dataclass

from bot.consultation import Stance

SHORTEST = 4
"""A sentence of fewer words is kept with the one before it."""

_ENDING = re.compile(r"(?<![.!?…])[.!?…]+[\"”’)]*\s+(?=[\"“‘(]*\w)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|approx|nos?|vs|mrs?|ms|dr|st|paras?|cf|incl|[a-z])\.$",
    re.IGNORECASE,
)
_TIME_OF_DAY = re.compile(r"(?:^|[\s\d])[ap]\.m\.$", re.IGNORECASE)
"""Unlike other abbreviations, it often ends a sentence."""

LONGEST_ABBREVIATION = 8
"""Characters, with the one before it."""

_BULLET = re.compile(r"^\s*(?:[-*•·–]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """What a group answered to a question."""

    id: str
    """What names the answer among all answers."""
    group: str
    """The group's key. It counts once in a theme, however often it makes the point."""
    text: str
    stance: Stance | None = None
    """Where the group stands, by its own choice."""
    people: int = 0
    """How many people are behind the group, as far as it said."""
    quotable: bool = True
    """Whether the group agreed to be quoted."""


@dataclass(frozen=True)
class Point:
    """One thing that a group says, in its own words."""

    answer: Answer
    text: str


def points(answer: Answer) -> list[Point]:
    """The points of an answer, in order."""
    return [Point(answer, text) for text in split(answer.text)]


def split(text: str) -> list[str]:
    """The points that a text makes: its sentences and list items, in order.

    Very short sentences stay with the sentence before, so that "Yes. It would help." is one
    point. Words are not changed; only white space and bullets between points are dropped.
    """
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-*•·–]|\(?\d{1,2}[.)]|\(?[a-z]\))\s)", text):
        first = True
        for sentence in _sentences(_BULLET.sub("", paragraph)):
            if found and not first and _is_short(sentence, found[-1]):
                found[-1] = f"{found[-1]} {sentence}"
            else:
                found.append(sentence)
            first = False
    return found


def _is_short(sentence: str, before: str) -> bool:
    return min(len(sentence.split()), len(before.split())) < SHORTEST


def _sentences(paragraph: str) -> list[str]:
    sentences = []
    start = 0
    line = " ".join(paragraph.split())
    for match in _ENDING.finditer(line):
        end = line[start : match.end()].rstrip()
        if not _goes_on(end[-LONGEST_ABBREVIATION:], line[match.end()]):
            sentences.append(line[start : match.end()].strip())
            start = match.end()
    sentences.append(line[start:].strip())
    return [sentence for sentence in sentences if sentence]


def _goes_on(end: str, following: str) -> bool:
    """Whether what ends with a full stop is an abbreviation inside of a sentence."""
    if _TIME_OF_DAY.search(end):
        return following.islower()
    return bool(_ABBREVIATION.search(end))
