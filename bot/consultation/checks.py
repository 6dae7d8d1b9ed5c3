"""Checks across a consultation: what no single entry can tell by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.consultation.glossary import normalise
from bot.consultation.model import Consultation, FactCondition, Question, StanceCondition

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+")
_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()-]{5,}")


@dataclass(frozen=True)
class Finding:
    """Something wrong, and where: the file's name without ending, and the path inside it."""

    file: str
    path: tuple[str | int, ...]
    what: str


def check(consultation: Consultation) -> Iterator[Finding]:
    """Everything that is wrong across a consultation whose entries are each well formed."""
    yield from _numbers(consultation)
    yield from _conditions(consultation)
    yield from _examples(consultation)
    yield from _short_route(consultation)
    yield from _terms(consultation)
    yield from _background(consultation)
    yield from _contact(consultation)


def _each_question(
    consultation: Consultation,
) -> Iterator[tuple[tuple[str | int, ...], Question]]:
    for s, section in enumerate(consultation.sections):
        for q, question in enumerate(section.questions):
            yield ("sections", s, "questions", q), question


def _numbers(consultation: Consultation) -> Iterator[Finding]:
    sections: set[str] = set()
    for s, section in enumerate(consultation.sections):
        if section.id in sections:
            what = f"Two sections are called “{section.id}”. Give each its own id."
            yield Finding("questions", ("sections", s, "id"), what)
        sections.add(section.id)
    numbers: set[int] = set()
    for path, question in _each_question(consultation):
        if question.number in numbers:
            what = f"Question {question.number} is here a second time. Give it its own number."
            yield Finding("questions", (*path, "number"), what)
        numbers.add(question.number)
        letters: set[str] = set()
        for p, part in enumerate(question.parts):
            if part.letter in letters:
                what = (
                    f"Question {question.number} has two parts {part.letter}."
                    " Give each part its own letter."
                )
                yield Finding("questions", (*path, "parts", p, "letter"), what)
            letters.add(part.letter)


def _examples(consultation: Consultation) -> Iterator[Finding]:
    for path, question in _each_question(consultation):
        if question.asks_for_view and question.follow_up:
            what = (
                f"Question {question.number} asks for a view, so a short answer is always"
                " followed by “why”. Take “follow_up” out."
            )
            yield Finding("questions", (*path, "follow_up"), what)
        for p, part in enumerate(question.parts):
            if question.example and not part.example:
                what = (
                    f"Question {question.number} has an example, but its part {part.letter} has"
                    " none. Give each part one, or take the other out."
                )
                yield Finding("questions", (*path, "parts", p), what)


def _conditions(consultation: Consultation) -> Iterator[Finding]:
    for path, question in _each_question(consultation):
        where = (*path, "when")
        match question.when:
            case FactCondition(fact=fact) if fact not in consultation.facts:
                known = ", ".join(consultation.facts) or "none"
                what = (
                    f"Question {question.number} depends on the fact “{fact}”, which is not in"
                    f" consultation.yml (known: {known}). Add it there, or correct the name."
                )
                yield Finding("questions", (*where, "fact"), what)
            case StanceCondition(question=number):
                yield from _stance_condition(consultation, question, number, where)


def _stance_condition(
    consultation: Consultation, question: Question, number: int, where: tuple[str | int, ...]
) -> Iterator[Finding]:
    earlier = consultation.questions.get(number)
    if earlier is None:
        what = (
            f"Question {question.number} depends on question {number}, which does not exist."
            " Correct the number."
        )
        yield Finding("questions", (*where, "question"), what)
        return
    if not earlier.asks_for_view:
        what = (
            f"Question {question.number} depends on the stance taken on question {number},"
            " which is open and has no stance. Make that question's kind “view”, or take the"
            " condition out."
        )
        yield Finding("questions", (*where, "question"), what)
    if earlier.parts:
        what = (
            f"Question {question.number} depends on question {number}, which has parts, each with"
            " a stance of its own. Take the condition out."
        )
        yield Finding("questions", (*where, "question"), what)
    chain = [question.number]
    current: Question | None = earlier
    while current is not None:
        chain.append(current.number)
        if current.number in chain[:-1]:
            circle = " → ".join(map(str, chain))
            what = f"Questions depend on each other in a circle: {circle}. Take one condition out."
            yield Finding("questions", (*where, "question"), what)
            return
        condition = current.when
        current = (
            consultation.questions.get(condition.question)
            if isinstance(condition, StanceCondition)
            else None
        )
    if number > question.number:
        what = (
            f"Question {question.number} depends on question {number}, which is asked after it."
            " Let it depend on an earlier one, or take the condition out."
        )
        yield Finding("questions", (*where, "question"), what)


def _short_route(consultation: Consultation) -> Iterator[Finding]:
    seen: set[int] = set()
    for i, number in enumerate(consultation.short_route):
        if number not in consultation.questions:
            what = f"The short route has question {number}, which does not exist. Correct it."
            yield Finding("consultation", ("short_route", i), what)
        if number in seen:
            what = f"The short route has question {number} twice. Take one out."
            yield Finding("consultation", ("short_route", i), what)
        seen.add(number)


def _terms(consultation: Consultation) -> Iterator[Finding]:
    owner: dict[str, str] = {}
    for t, term in enumerate(consultation.terms):
        own: set[str] = set()
        for name in term.names:
            key = normalise(name)
            if key in owner:
                what = (
                    f"“{name}” is explained twice: here and under “{owner[key]}”."
                    " Keep one of the two."
                )
                yield Finding("glossary", ("terms", t), what)
            own.add(key)
        owner |= dict.fromkeys(own, term.term)


def _background(consultation: Consultation) -> Iterator[Finding]:
    background = consultation.background
    for f, fact in enumerate(background.facts):
        if fact.source not in background.papers:
            known = ", ".join(background.papers) or "none"
            what = (
                f"This fact is from “{fact.source}”, which is not among the papers above"
                f" (known: {known}). Add the paper, or correct the name."
            )
            yield Finding("background", ("facts", f, "from"), what)
        for i, number in enumerate(fact.questions):
            if number not in consultation.questions:
                what = f"This fact bears on question {number}, which does not exist. Correct it."
                yield Finding("background", ("facts", f, "questions", i), what)


def _contact(consultation: Consultation) -> Iterator[Finding]:
    contact = consultation.network.contact
    if contact is None:
        return
    place = ("network", "contact")
    if contact.email is None and contact.telephone is None:
        what = "Give “email” or “telephone” here. Without either, leave “contact” out."
        yield Finding("consultation", place, what)
    if contact.email is not None and not _EMAIL.fullmatch(contact.email):
        what = f"“{contact.email}” is not an e-mail address. Write it like help@example.org."
        yield Finding("consultation", (*place, "email"), what)
    if contact.telephone is not None and not _TELEPHONE.fullmatch(contact.telephone):
        what = (
            f"“{contact.telephone}” is not a telephone number. Write digits, as in 020 7946 0999."
        )
        yield Finding("consultation", (*place, "telephone"), what)
