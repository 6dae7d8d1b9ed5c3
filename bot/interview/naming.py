"""Finding the section that somebody names in their own words."""

import re

from bot.consultation import Consultation, Section
from bot.consultation.glossary import normalise

_NUMBERED = re.compile(r"\bsection\s+(?:no\.?\s*|number\s+)?(?P<number>\d{1,2})\b", re.IGNORECASE)
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


def _telling(text: str) -> set[str]:
    """The words that can name something, the plural like the singular."""
    return {
        word.removesuffix("s")
        for word in normalise(text).split()
        if len(word) >= _SHORTEST and word not in _NAMES_NOTHING
    }
