"""Splitting an answer into the points it makes."""

import re
from dataclasses import dataclass

SHORTEST = 4
"""A sentence of fewer words is kept with the one before it."""

_ENDING = re.compile(r"(?<![.!?…])[.!?…]+[\"”’)]*\s+(?=[\"“‘(]*\w)")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|approx|nos?|vs|mrs?|ms|dr|st|paras?|cf|incl|[a-z])\.$",
    re.IGNORECASE,
)
LONGEST_ABBREVIATION = 8
"""Characters, with the one before it."""

_BULLET = re.compile(r"^\s*(?:[-*•·–]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Point:
    """One thing that a group says, in its own words."""

    group: str
    """The group's key. Points of one group count once."""
    text: str


def split(text: str) -> list[str]:
    """The points that a text makes: its sentences and list items, in order.

    Very short sentences stay with the sentence before, so that "Yes. It would help." is one
    point. Words are not changed; only white space and bullets between points are dropped.
    """
    points: list[str] = []
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*(?:[-*•·–]|\(?\d{1,2}[.)]|\(?[a-z]\))\s)", text):
        first = True
        for sentence in _sentences(_BULLET.sub("", paragraph)):
            if points and not first and _is_short(sentence, points[-1]):
                points[-1] = f"{points[-1]} {sentence}"
            else:
                points.append(sentence)
            first = False
    return points


def _is_short(sentence: str, before: str) -> bool:
    return min(len(sentence.split()), len(before.split())) < SHORTEST


def _sentences(paragraph: str) -> list[str]:
    sentences = []
    start = 0
    line = " ".join(paragraph.split())
    for match in _ENDING.finditer(line):
        end = line[start : match.end()].rstrip()
        if not _ABBREVIATION.search(end[-LONGEST_ABBREVIATION:]):
            sentences.append(line[start : match.end()].strip())
            start = match.end()
    sentences.append(line[start:].strip())
    return [sentence for sentence in sentences if sentence]
