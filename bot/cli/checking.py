"""What `folkmoot check` says of a folder or a file."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bot.consultation import Problem, load
from bot.consultation.advice import hard, overall, plain_texts
from bot.consultation.loader import Location, leaves
from bot.consultation.samples import load_samples
from bot.exports.words import Words
from bot.interview.saying.checks import Finding, advice, located
from bot.interview.saying.texts import Texts
from bot.interview.saying.wording import load_wording, read_words
from bot.response.drafting.words import DraftWords
from bot.web.console.words import ConsoleWords
from bot.web.words import PageWords

CATALOGUES: dict[str, Callable[[Path], Texts]] = {
    "drafting": DraftWords,
    "copy": Words,
    "landing": PageWords,
}
"""Catalogues other than that of messages, each by a section that only it has."""

COMMON = "common.yml"
"""The catalogue by which the console's folder of them is known."""


def check_path(path: Path) -> tuple[str, list[Problem]]:
    """That it is in order, in a sentence, and what could be better.

    Args:
        path: a consultation's folder, a catalogue of messages, one of the words of the document or
            of the pages, or the folder of those of the console.

    Raises:
        FilesError: it is not in order.
    """
    if (path / COMMON).exists():
        return f"{path} is in order: {len(ConsoleWords(path))} texts.", []
    if path.suffix != ".yml" or (path.parent / "consultation.yml").exists():
        return _consultation(path)
    document, lines = read_words(path)
    for section, catalogue in CATALOGUES.items():
        if isinstance(document, dict) and section in document:
            texts = catalogue(path)
            age, findings = _reading(dict(leaves(document)), texts.language)
            return f"{path} is in order: {len(texts)} texts.{age}", located(findings, lines, path)
    return _messages(path)


def _consultation(folder: Path) -> tuple[str, list[Problem]]:
    consultation = load(folder)
    if (folder / "samples.yml").exists():
        load_samples(folder, consultation)
    problems: list[Problem] = []
    texts: list[str] = []
    for path, lines, plain in plain_texts(folder):
        problems += located(hard(plain.items()), lines, path)
        texts += plain.values()
    return (
        f"“{consultation.title}” is in order: {len(consultation.sections)} sections,"
        f" {len(consultation.questions)} questions, {len(consultation.terms)} terms,"
        f" {len(consultation.background.facts)} facts. Reading age:"
        f" {overall(texts)}."
    ), problems


def _messages(path: Path) -> tuple[str, list[Problem]]:
    wording = load_wording(path)
    _, lines = read_words(path)
    said = {at: text for at, text in wording.texts.items() if at[0] == "messages"}
    age, findings = _reading(said, wording.language)
    size = f"{len(wording.messages)} messages, {len(wording.buttons)} buttons"
    findings = [*advice(wording.texts), *findings]
    return f"{path} is in order: {size}.{age}", located(findings, lines, path)


def _reading(texts: Mapping[Location, str], language: str) -> tuple[str, list[Finding]]:
    """The reading age of texts, in a sentence, and which are hard; nothing if not in English."""
    if language.partition("-")[0] != "en":
        return "", []
    return f" Reading age: {overall(texts.values())}.", [*hard(texts.items())]
