"""Who is behind the answers to each question, and who is silent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.analysis.points import Answer


@dataclass(frozen=True)
class Coverage:
    """Who answered a question, and who did not."""

    groups: tuple[str, ...]
    """The groups that answered, in order."""
    people: int
    """How many people are behind them, as far as they said."""
    silent: tuple[str, ...]
    """The groups that answered other questions and not this one, in order."""


def people(answers: Iterable[Answer]) -> int:
    """How many people are behind answers, as far as their groups said. Each group counts once."""
    by_group: dict[str, int] = {}
    for answer in answers:
        by_group[answer.group] = max(by_group.get(answer.group, 0), answer.people)
    return sum(by_group.values())


def coverage(questions: Mapping[str, Sequence[Answer]]) -> dict[str, Coverage]:
    """For each question who answered it. An answer without words or a stance is none."""
    given = {
        question: [a for a in answers if a.text.strip() or a.stance is not None]
        for question, answers in questions.items()
    }
    everybody = {answer.group for answers in questions.values() for answer in answers}
    covered = {}
    for question, answers in given.items():
        groups = {answer.group for answer in answers}
        covered[question] = Coverage(
            tuple(sorted(groups)), people(answers), tuple(sorted(everybody - groups))
        )
    return covered
