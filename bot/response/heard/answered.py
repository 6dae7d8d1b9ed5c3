"""How many groups have answered each question, and how many questions a group has."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.consultation import Consultation, Ref, Section, Status

FEW = 1 / 3
"""A question that a smaller part of the groups has answered has few answers."""


@dataclass(frozen=True)
class Answered:
    """What became of one question, or of one part of it, in the responses."""

    ref: Ref
    section: Section
    plain: str
    answered: int
    dont_know: int
    not_applicable: int
    passed: int
    """Skipped, left for later, or rather not said."""
    responses: int
    """How many responses there are in all."""

    @property
    def silent(self) -> int:
        """In how many responses nothing is said to it."""
        return self.responses - (self.answered + self.dont_know + self.not_applicable + self.passed)

    @property
    def percent(self) -> int:
        """How many of a hundred responses answer it."""
        return round(100 * self.answered / self.responses) if self.responses else 0

    @property
    def few(self) -> bool:
        """Whether it has few answers. Where it does not apply, none can be expected."""
        expected = self.responses - self.not_applicable
        return expected > 0 and self.answered < FEW * expected


@dataclass(frozen=True)
class Given:
    """How many questions a response deals with. One that has parts counts once."""

    answered: int
    """Those with an answer to at least one part."""
    passed: int
    """Those of which it only says why they are not answered."""
    silent: int


def given(consultation: Consultation, states: Mapping[Ref, Status]) -> Given:
    """How many questions a response deals with.

    Args:
        consultation: the questions.
        states: the state of each question or part about which the response says anything.
    """
    every = {ref.number for ref in consultation.refs}
    told = {ref.number for ref, state in states.items() if state is not Status.UNANSWERED} & every
    with_answer = {ref.number for ref, state in states.items() if state is Status.ANSWERED} & every
    return Given(len(with_answer), len(told - with_answer), len(every - told))


def answered(
    consultation: Consultation, responses: int, states: Mapping[Ref, Counter[Status]]
) -> list[Answered]:
    """What became of each question, in the consultation's order.

    Args:
        consultation: the questions.
        responses: how many responses there are.
        states: how many responses have left each question in which state.
    """
    rows = []
    for ref in consultation.refs:
        question, counts = consultation.question(ref), states.get(ref, Counter())
        rows.append(
            Answered(
                ref=ref,
                section=consultation.section_of(ref),
                plain=question.reminder_for(ref),
                answered=counts[Status.ANSWERED],
                dont_know=counts[Status.DONT_KNOW],
                not_applicable=counts[Status.NOT_APPLICABLE],
                passed=counts[Status.SKIPPED]
                + counts[Status.LATER]
                + counts[Status.RATHER_NOT_SAY],
                responses=responses,
            )
        )
    return rows
