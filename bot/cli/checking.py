"""What `folkmoot check` says of a folder or a file."""

from collections.abc import Callable
from pathlib import Path

from bot.consultation import Problem, load
from bot.consultation.advice import hard, overall, plain_texts
from bot.consultation.samples import load_samples
from bot.exports.words import Words
from bot.interview.checks import advice, located
from bot.interview.texts import Texts
from bot.interview.wording import load_wording, read_words
from bot.web.words import PageWords

CATALOGUES: dict[str, Callable[[Path], Texts]] = {"letter": Words, "landing": PageWords}
"""Catalogues other than that of messages, each by a section that only it has."""


def check_path(path: Path) -> tuple[str, list[Problem]]:
    """That it is in order, in a sentence, and what could be better.

    Args:
        path: a consultation's folder, a catalogue of messages, or one of the words of the document
            or of the pages.

    Raises:
        FilesError: it is not in order.
    """
    if path.suffix != ".yml" or (path.parent / "consultation.yml").exists():
        return _consultation(path)
    document, _ = read_words(path)
    for section, catalogue in CATALOGUES.items():
        if isinstance(document, dict) and section in document:
            return f"{path} is in order: {len(catalogue(path))} texts.", []
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
        f" {len(consultation.background.facts)} facts. Reading age of its plain texts:"
        f" {overall(texts)}."
    ), problems


def _messages(path: Path) -> tuple[str, list[Problem]]:
    wording = load_wording(path)
    _, lines = read_words(path)
    said = {at: text for at, text in wording.texts.items() if at[0] == "messages"}
    findings = [*advice(wording.texts)]
    summary = (
        f"{path} is in order: {len(wording.messages)} messages, {len(wording.buttons)} buttons."
    )
    if wording.language.partition("-")[0] == "en":
        findings += hard(said.items())
        summary += f" Reading age of the messages: {overall(said.values())}."
    return summary, located(findings, lines, path)
