"""The words of the document: which there are, what can be filled in, and reading them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.consultation.loader import Location, leaves
from bot.interview.checks import Finding, located, unfillable
from bot.interview.wording import WordingError, read_words
from bot.response.document import Stand

WORDS: dict[str, str] = {
    "language": "",
    "sample": "",
    **{f"counts.{what}.one": "n" for what in ("groups", "people", "agree", "disagree")},
    **{f"counts.{what}.other": "n" for what in ("groups", "people", "agree", "disagree")},
    "letter.heading": "",
    "letter.to": "publisher",
    "letter.subject": "consultation network",
    "letter.opening": "network groups people members",
    "letter.opening_without_people": "network groups people members",
    "letter.as_of": "date due",
    "letter.issues": "",
    "letter.issue": "words ref groups",
    "letter.divided": "questions",
    "letter.divided_question": "ref agree disagree",
    "letter.closing": "network",
    "answers.heading": "",
    "answers.question": "ref",
    "answers.part": "letter part",
    "answers.no_answer": "",
    "answers.table": "ref",
    **{f"answers.columns.{column}": "" for column in range(4)},
    "answers.shared": "",
    "answers.single": "",
    **{
        f"answers.point{shared}{named}": "words groups names"
        for shared in ("", "_shared")
        for named in ("", "_named")
    },
    "answers.unquotable": "n",
    "answers.quotes": "",
    "answers.unnamed": "",
    "remarks.heading": "",
    **{f"stands.{stand}": "" for stand in Stand},
    "annex.heading": "",
    "annex.table": "",
    **{f"annex.columns.{column}": "" for column in range(4)},
    "annex.unnamed": "groups people",
    "annex.nobody": "",
    "annex.method": "",
    "copy.title": "consultation",
    "copy.to": "network publisher",
    "copy.about": "",
    **{f"copy.{detail}": detail for detail in ("group", "mandate", "people")},
    **{
        f"copy.{consent}.{given}": ""
        for consent in ("named", "quoted")
        for given in ("yes", "no", "unsaid")
    },
    "copy.submitted": "date number",
    "copy.not_submitted": "",
    "copy.withdrawn": "",
    "copy.question": "ref",
    "copy.followup": "",
    "copy.remark": "",
}
"""Every text of the document by its place in the catalogue, and what can be filled in."""


def load_words(path: Path) -> dict[str, Any]:
    """The catalogue of the document's words, as it stands in the file.

    Raises:
        WordingError: the file cannot be read, or lacks a text, or has one that is not known.
    """
    document, lines = read_words(path)
    texts = {".".join(map(str, at)): (at, text) for at, text in leaves(document) if text}
    if problems := located(_faults(texts, lines), lines, path):
        raise WordingError(problems)
    words: dict[str, Any] = document
    return words


def _faults(
    texts: Mapping[str, tuple[Location, Any]], lines: Mapping[Location, int]
) -> Iterator[Finding]:
    for name in WORDS.keys() - texts.keys():
        above = name.split(".")
        while tuple(above) not in lines:
            above.pop()
        yield tuple(above), f"“{name}” is missing here. Add it."
    for name, (at, text) in texts.items():
        if name not in WORDS:
            yield at, f"“{name}” is not known. Check its spelling, or take it out."
        elif not isinstance(text, str):
            yield at, f"“{name}” must be text. Put it in quotes if it looks like something else."
        elif what := unfillable(text, WORDS[name].split()):
            yield at, what
