"""Checks of a catalogue of messages: what is wrong in it, and what could be better."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from string import Formatter

from bot.consultation.errors import Problem
from bot.consultation.glossary import normalise
from bot.consultation.loader import Location
from bot.consultation.readability import beginning, sentences
from bot.interview.saying.catalogue import BUTTONS, MESSAGES, STATES, TOGETHER

LONGEST_SENTENCE = 25
"""Words."""
LONGEST_MESSAGE = 60
"""Words, without lines that are only filled in."""
LONGEST_LABEL = 40
"""Characters, without what is filled in."""

type Finding = tuple[Location, str]
"""Where in a file something is, and a sentence or two: what it is, then what to do."""

_NEEDED: dict[Location, list[str]] = {
    ("messages", key): names.split() for key, names in MESSAGES.items()
}
_NEEDED |= {("buttons", key): names.split() for key, names in BUTTONS.items()}
_NEEDED |= {("states", state): [] for state in STATES}


def located(
    findings: Iterable[Finding], lines: Mapping[Location, int], path: Path
) -> list[Problem]:
    """Findings with their file and line, in the order of the lines."""
    problems = [Problem(path, lines[location], what) for location, what in findings]
    return sorted(problems, key=lambda problem: problem.line)


def faults(texts: Mapping[Location, str]) -> Iterator[Finding]:
    """What makes a catalogue unusable: something is missing, or cannot be filled in or told apart.

    Args:
        texts: `Wording.texts`.
    """
    given = {location[:2] for location in texts}
    for (group, key), names in _NEEDED.items():
        if (group, key) not in given:
            can = f" It can say {braced(names)}." if names else ""
            yield (group,), f"“{key}” is missing here. Add it.{can}"
    for location, text in texts.items():
        known = _NEEDED.get(location[:2])
        if known is not None and (what := unfillable(text, known)):
            yield location, what
    yield from dict(_alike(texts)).items()


def braced(names: Iterable[str]) -> str:
    """Names as they are written in a text: {ref}, {count}."""
    return ", ".join(f"{{{name}}}" for name in names)


def unfillable(text: str, names: Collection[str]) -> str | None:
    """What is wrong with the {braces} of a text, if anything is.

    Args:
        text: the text.
        names: what can be filled in.
    """
    try:
        fields = [parts for parts in Formatter().parse(text) if parts[1] is not None]
    except ValueError:
        return "A brace, { or }, has no partner here. Write both, or neither."
    for _, name, form, conversion in fields:
        if name not in names:
            can = f"Only {braced(names)} can." if names else "Nothing can."
            return f"“{{{name}}}” cannot be filled in here. {can} Correct it, or take it out."
        if form or conversion:
            return f"Only the name may stand in the braces. Write {{{name}}}."
    return None


def _alike(texts: Mapping[Location, str]) -> Iterator[Finding]:
    """Buttons that are on offer together and cannot be told apart by what is typed."""
    written: dict[str, list[tuple[Location, str]]] = {}
    for location, text in texts.items():
        if location[0] == "buttons" and "{" not in text:
            written.setdefault(str(location[1]), []).append((location, text))
    for group in TOGETHER:
        owner: dict[str, str] = {}
        for key in group.split():
            for location, text in written.get(key, []):
                words = normalise(text)
                if words and owner.setdefault(words, key) != key:
                    what = (
                        f"“{text}” also stands for the button “{owner[words]}”, which is offered"
                        " beside this one. Give one of them other words."
                    )
                    yield location, what


def advice(texts: Mapping[Location, str]) -> Iterator[Finding]:
    """What could be better in a catalogue that can be used.

    Args:
        texts: `Wording.texts`.
    """
    for location in {location[:2]: None for location in texts}:
        if location not in _NEEDED:
            what = f"“{location[1]}” is never said. Check its spelling, or take it out."
            yield location, what
    for location, text in texts.items():
        if "!" in text and "typed" not in location:
            yield location, "There is an exclamation mark here. Say it calmly, without."
        if location[0] == "messages":
            yield from ((location, what) for what in _too_long(text))
        elif location[-1] == "label":
            length = len(re.sub(r"\{\w*\}", "", text))
            if length > LONGEST_LABEL:
                most = f"Give it no more than {LONGEST_LABEL}."
                yield location, f"This label has {length} characters. {most}"


def _too_long(text: str) -> Iterator[str]:
    parts = sentences(text)
    total = sum(map(len, parts))
    if total > LONGEST_MESSAGE:
        yield f"This message has {total} words. Say it in no more than {LONGEST_MESSAGE}."
    for words in parts:
        if len(words) > LONGEST_SENTENCE:
            yield (
                f"The sentence “{beginning(words)} …” has {len(words)} words. Make two of it, so"
                f" that none has more than {LONGEST_SENTENCE}."
            )
