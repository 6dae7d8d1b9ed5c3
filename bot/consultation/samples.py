"""Invented groups with invented answers, for demonstration."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator

from bot.consultation.answers import NON_ANSWERS, Stance, Status
from bot.consultation.errors import ConsultationError, Problem
from bot.consultation.loader import parse, read_yaml
from bot.consultation.model import Consultation, Entry, Text
from bot.consultation.reference import Ref


class SampleAnswer(Entry):
    """What a sample group says to one question."""

    text: str = ""
    stance: Annotated[Stance, Field(strict=False)] | None = None
    status: Annotated[Status, Field(strict=False)] = Status.ANSWERED
    followup: str = ""

    @field_validator("status")
    @classmethod
    def _is_possible(cls, status: Status) -> Status:
        if status is not Status.ANSWERED and status not in NON_ANSWERS:
            raise ValueError("a sample answer is answered, or one of the five non-answers")
        return status


class SampleGroup(Entry):
    """An invented group."""

    name: Text
    about: Text
    area: Text
    people: int
    mandate: Text
    named: bool
    quoted: bool
    remarks: str = ""
    """Comments on the whole paper."""
    answers: dict[int | str, SampleAnswer]

    @property
    def by_ref(self) -> dict[Ref, SampleAnswer]:
        """The answers by the questions that they answer."""
        return {Ref.parse(str(key)): answer for key, answer in self.answers.items()}


class SamplesFile(Entry):
    """samples.yml."""

    groups: list[SampleGroup]


def load_samples(folder: Path, consultation: Consultation) -> list[SampleGroup]:
    """The sample groups of a consultation.

    Raises:
        ConsultationError: there is no samples.yml, or something in it is wrong.
    """
    path = folder / "samples.yml"
    document, lines = read_yaml(path)
    groups = parse(SamplesFile, document, lines, path).groups
    problems = []
    for g, group in enumerate(groups):
        for key in group.answers:
            line = lines.get(("groups", g, "answers", key), 1)
            try:
                known = Ref.parse(str(key)) in consultation
            except ValueError:
                known = False
            if not known:
                what = f"There is no question “{key}” in this consultation. Correct the number."
                problems.append(Problem(path, line, what))
    if problems:
        raise ConsultationError(problems)
    return groups
