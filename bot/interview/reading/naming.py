"""Finding the section that somebody names in their own words."""

import re

from bot.consultation import Consultation, Question, Section
from bot.consultation.glossary import normalise

_NUMBERED = re.compile(r"\bsection\s+(?:no\.?\s*|number\s+)?(?P<number>\d{1,2})\b", re.IGNORECASE)
FEW = 4
"""A word in no more than a quarter of the questions tells them from the others."""

_SHORTEST = 4
"""Shorter words of a title, such as "the" and "of", name nothing."""
_NAMES_NOTHING = frozenset({"with", "from", "into", "about", "their", "this", "that", "what"})


def section_named(text: str, consultation: Consultation) -> Section | None:
    """The section that a text names by its number, or by words that no other title has."""
    if match := _NUMBERED.search(text):
        index = int(match["number"]) - 1
        return consultation.sections[index] if 0 <= index < len(consultation.sections) else None
    words = _telling(text)
    titles = [_telling(f"{s.title} {s.short_title or ''}") for s in consultation.sections]
    own = [
        title - set().union(*(other for other in titles if other is not title)) for title in titles
    ]
    found = [
        (len(words & telling), section)
        for telling, section in zip(own, consultation.sections, strict=True)
        if words & telling
    ]
    return max(found, key=lambda item: item[0])[1] if found else None


def speaks_of(text: str, question: Question, consultation: Consultation) -> bool:
    """Whether a text has a word that is in a question, and in few of the others."""
    asked = {other.number: _asked(other) for other in consultation.questions.values()}
    shared = _telling(text) & asked[question.number]
    few = max(1, len(asked) // FEW)
    return any(sum(word in words for words in asked.values()) <= few for word in shared)


def questions_about(words: str, consultation: Consultation) -> list[Question]:
    """The questions that have most of some words, if they have at least half of them."""
    wanted = _telling(words)
    have = {q.number: len(wanted & _asked(q)) for q in consultation.questions.values()}
    most = max(have.values(), default=0)
    if not wanted or 2 * most < len(wanted):
        return []
    return [q for q in consultation.questions.values() if have[q.number] == most]


def _asked(question: Question) -> set[str]:
    return _telling(f"{question.heading or ''} {question.plain} {question.text}")


def words_of(section: Section) -> set[str]:
    """All words of a section's title, the plural like the singular."""
    titles = normalise(f"{section.title} {section.short_title or ''}")
    return {word.removesuffix("s") for word in titles.split()}


def _telling(text: str) -> set[str]:
    """The words that can name something, the plural like the singular."""
    return {
        word.removesuffix("s")
        for word in normalise(text).split()
        if len(word) >= _SHORTEST and word not in _NAMES_NOTHING
    }
