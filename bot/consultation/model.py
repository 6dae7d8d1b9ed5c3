"""The parts of a consultation. Every object is immutable and checked when it is made."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

from bot.consultation.answers import Stance
from bot.consultation.reference import Ref

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]
Number = Annotated[int, Field(ge=1, le=999)]
FollowUp = Literal["why", "example", "affected"]

SHORTEST_REMINDER = 5
"""In words. What is shorter does not say what a question is about."""


class Entry(BaseModel):
    """Anything that is read from a consultation's files."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True
    )


class FactCondition(Entry):
    """Ask only where a fact about the group's circumstances holds, or is not known."""

    fact: Slug
    """The name of a fact in consultation.yml."""


class StanceCondition(Entry):
    """Ask only where an earlier question was answered with one of these stances."""

    question: Number
    """The number of the earlier question. It must ask for a view."""
    stance: Annotated[list[Annotated[Stance, Field(strict=False)]], Field(min_length=1)]
    """The stances on which this question follows."""


def _kind_of_condition(value: object) -> str:
    if isinstance(value, StanceCondition) or (isinstance(value, dict) and "question" in value):
        return "question"
    return "fact"


type Condition = Annotated[
    Annotated[FactCondition, Tag("fact")] | Annotated[StanceCondition, Tag("question")],
    Discriminator(_kind_of_condition),
]


class Part(Entry):
    """One part of a question, such as 16a."""

    letter: Annotated[str, StringConstraints(pattern=r"^[a-h]$")]
    text: Text
    """The official wording of the part."""
    plain: Text
    """The part in plain English, as a question of its own."""
    example: Text | None = None
    """An invented answer, for groups that ask what one might look like."""


class Question(Entry):
    """One question of the consultation."""

    number: Number
    kind: Literal["view", "open"]
    """`view` asks for a stance on a proposal, then why; `open` asks for words."""
    text: Text
    """The official wording."""
    plain: Text
    """The question in plain English."""
    why: Text
    """Why it may matter to a voluntary or community group."""
    example: Text | None = None
    """An invented answer, for groups that ask what one might look like. Shown only on request."""
    follow_up: FollowUp | None = None
    """What to ask for when an answer to an open question is very short: `why`, an `example`
    (which is asked for if nothing is said here), or who would be `affected`."""
    heading: Text | None = None
    """The official heading above this question, below that of the section."""
    when: Condition | None = None
    """On what the question depends, if on anything."""
    parts: list[Part] = []
    """The parts, where the question has parts that are answered one by one."""

    @property
    def asks_for_view(self) -> bool:
        """Whether it asks where a group stands, and not only for words."""
        return self.kind == "view"

    @cached_property
    def refs(self) -> tuple[Ref, ...]:
        """What is asked one by one: the parts, or else the question itself."""
        if self.parts:
            return tuple(Ref(self.number, part.letter) for part in self.parts)
        return (Ref(self.number),)

    def part(self, letter: str) -> Part:
        """The part with this letter.

        Raises:
            KeyError: the question has no such part.
        """
        for part in self.parts:
            if part.letter == letter:
                return part
        raise KeyError(letter)

    def text_of(self, ref: Ref) -> str:
        """The official wording of the question; of one of its parts, with what leads to it."""
        return f"{self.text} {self.part(ref.part).text}" if ref.part else self.text

    def plain_for(self, ref: Ref) -> str:
        """The plain English of the question, or of one of its parts."""
        return self.part(ref.part).plain if ref.part else self.plain

    def reminder_for(self, ref: Ref) -> str:
        """What the question asks, in plain English, without what leads up to it."""
        plain = self.plain_for(ref)
        asked = " ".join(re.findall(r"[^.?]+\?", plain)).strip()
        # “What do you think?” reminds nobody of anything.
        return asked if len(asked.split()) >= SHORTEST_REMINDER else plain

    def example_for(self, ref: Ref) -> str | None:
        """An invented answer to the question, or to one of its parts; None if there is none."""
        return self.part(ref.part).example if ref.part else self.example


class Section(Entry):
    """A section of the consultation, with its questions in order."""

    id: Slug
    title: Text
    short_title: Text | None = None
    """For buttons and narrow screens."""
    questions: Annotated[list[Question], Field(min_length=1)]

    @property
    def label(self) -> str:
        """The short title, or else the title."""
        return self.short_title or self.title

    @property
    def refs(self) -> tuple[Ref, ...]:
        """What is asked one by one in this section, in order."""
        return tuple(ref for question in self.questions for ref in question.refs)


class Reachable(Entry):
    """How members reach a person at the network."""

    email: Text | None = None
    """An e-mail address."""
    telephone: Text | None = None
    """A telephone number, as it is dialled from where the members are."""
    hours: Text | None = None
    """When somebody is there, such as "Monday to Thursday, 10am to 4pm"."""


class Network(Entry):
    """The community network that answers the consultation."""

    name: Text
    short_name: Text
    area: Text
    """Where its members are, to be read after "in"."""
    members: Text
    """Who its members are."""
    contact: Reachable | None = None
    """How members reach a person there, if the network wants to say."""
    answers_until: date | None = None
    """The last day on which groups can answer and change their answers, if there is one."""


class Fact(Entry):
    """Something about a group's circumstances on which questions depend."""

    about: Text
    """What the questions are about, to be read after "Questions 7 and 10 are about"."""
    not_so: Text
    """The words of the button with which a group says that the fact does not hold."""


class Term(Entry):
    """A term or abbreviation with its meaning."""

    term: Text
    abbreviation: Text | None = None
    also: list[Text] = []
    """Other forms that people write."""
    meaning: Text

    @property
    def names(self) -> tuple[str, ...]:
        """Every form by which the term is known, the term itself first."""
        return (self.term, *([self.abbreviation] if self.abbreviation else []), *self.also)


class Paper(Entry):
    """A document about the consultation."""

    title: Text
    by: Text
    date: Text


class BackgroundFact(Entry):
    """Something that a paper says, and the questions on which it bears."""

    questions: Annotated[list[Number], Field(min_length=1)]
    source: Annotated[Slug, Field(alias="from")]
    """The key of the paper it is from."""
    text: Text


class ConsultationFile(Entry):
    """consultation.yml: what the consultation is, and who answers it."""

    id: Slug
    title: Text
    publisher: Text
    published: date
    responses_due: date
    subject: Text
    """What it is about, to be read after "about"."""
    summary: Text
    network: Network
    follow_up: bool = True
    """Whether the assistant may ask one follow-up question on a very short answer."""
    short_route: Annotated[list[Number], Field(min_length=1)]
    """The numbers of the questions that the network would most like answered."""
    facts: dict[Slug, Fact] = {}


class QuestionsFile(Entry):
    """questions.yml: the sections and their questions."""

    sections: Annotated[list[Section], Field(min_length=1)]


class GlossaryFile(Entry):
    """glossary.yml: terms and abbreviations."""

    terms: list[Term] = []


class BackgroundFile(Entry):
    """background.yml: the papers and what they say."""

    papers: dict[Slug, Paper] = {}
    facts: list[BackgroundFact] = []


class Consultation(ConsultationFile, QuestionsFile, GlossaryFile):
    """A whole consultation, ready to be asked."""

    background: BackgroundFile = BackgroundFile()

    @cached_property
    def questions(self) -> dict[int, Question]:
        """Every question by its number, in the consultation's order."""
        return {q.number: q for section in self.sections for q in section.questions}

    @cached_property
    def refs(self) -> tuple[Ref, ...]:
        """Everything that is asked one by one, in order."""
        return tuple(ref for section in self.sections for ref in section.refs)

    @cached_property
    def _positions(self) -> dict[Ref, int]:
        positions = {ref: index for index, ref in enumerate(self.refs)}
        return {ref.whole: index for ref, index in reversed(positions.items())} | positions

    def position(self, ref: Ref) -> int:
        """Where a question stands among `refs`; a question with parts where its first does.

        Raises:
            KeyError: there is no such question or part.
        """
        return self._positions[ref]

    def __contains__(self, ref: Ref) -> bool:
        question = self.questions.get(ref.number)
        return question is not None and (
            ref.part is None or any(part.letter == ref.part for part in question.parts)
        )

    def question(self, ref: Ref) -> Question:
        """The question that a reference belongs to.

        Raises:
            KeyError: there is no question with that number.
        """
        return self.questions[ref.number]

    def section_of(self, ref: Ref) -> Section:
        """The section in which a question stands.

        Raises:
            KeyError: there is no question with that number.
        """
        for section in self.sections:
            if any(question.number == ref.number for question in section.questions):
                return section
        raise KeyError(str(ref))

    def is_whole(self, ref: Ref) -> bool:
        """Whether a reference names a question that has parts, and none of these."""
        question = self.questions.get(ref.number)
        return ref.part is None and question is not None and bool(question.parts)

    def asked(self, ref: Ref) -> Ref:
        """What to ask for a reference: its first part if it names a question with parts."""
        return ref if ref.part else self.question(ref).refs[0]

    def dependants(self, fact: str) -> Iterator[Question]:
        """The questions that depend on a fact, in order."""
        for question in self.questions.values():
            if isinstance(question.when, FactCondition) and question.when.fact == fact:
                yield question

    def background_on(self, number: int) -> list[tuple[BackgroundFact, Paper]]:
        """What the papers say that bears on a question, each with its paper."""
        return [
            (fact, self.background.papers[fact.source])
            for fact in self.background.facts
            if number in fact.questions
        ]
