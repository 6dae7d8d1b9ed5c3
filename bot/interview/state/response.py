"""A group's response: its answers with all their versions, and who stands behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from bot.consultation import Consultation, Ref, Stance, Status
from bot.consultation.model import FactCondition, StanceCondition

GENERAL = Ref(0)
"""The place for comments on the whole paper, which belong to no single question."""

UNSETTLED = Ref(0, "u")
"""The place for words of which the group has not said yet what they are. They are kept like
answers, and are no part of what is submitted."""


@dataclass(frozen=True)
class Answer:
    """One version of what a group says to one question, or to one part of it."""

    ref: Ref
    status: Status
    stance: Stance | None = None
    text: str = ""
    """The group's own words, exactly as given; several messages with a blank line between.
    A non-answer may have words too."""
    followup: str = ""
    """What the group added when it was asked to say more. Kept apart from its first words."""
    restores: int | None = field(default=None, compare=False)
    """Of a version that undoing or putting back has made: which version it brings back, counted
    from 1. 0 brings back that there was none."""
    repeats: tuple[Ref, int] | None = field(default=None, compare=False)
    """Of a new version that only says once more what an earlier one has said: where that is, and
    which one, counted from 1. It is by whoever gave that, and so it is stored."""


LONGEST_ANSWER = 100_000
"""Characters that an answer may have, and as many that were added when it was asked for more."""


class AnswerTooLong(Exception):
    """With what was said, an answer would be longer than `LONGEST_ANSWER`."""

    def __init__(self, ref: Ref) -> None:
        self.ref = ref
        super().__init__(str(ref))


class WordsNeeded(Exception):
    """More of an earlier version is needed than its state, and was not loaded."""


class Earlier(Answer):
    """A version before the last ones, of which only the state is known.

    Whoever looks at the rest of it raises `WordsNeeded`.
    """

    def __getattribute__(self, name: str) -> Any:
        """Its state; nothing else."""
        if name in {"stance", "text", "followup", "restores"}:
            raise WordsNeeded
        return super().__getattribute__(name)

    def __eq__(self, other: object) -> bool:
        """Whether the other is itself: whether it says the same cannot be told."""
        if self is not other:
            raise WordsNeeded
        return True

    __hash__ = Answer.__hash__


@dataclass(frozen=True)
class About:
    """Who answers, and with what consent. None means that it has not been said."""

    group: str | None = None
    mandate: str | None = None
    """Who was asked and how the answers were agreed."""
    people: int | None = None
    """How many people took part in agreeing the answers."""
    named: bool | None = None
    """Whether the group may be named in the network's response."""
    quoted: bool | None = None
    """Whether its words may be quoted there."""
    contact: str | None = None
    """An e-mail address or a telephone number, if the group wants to give one."""


@dataclass(frozen=True)
class Hand:
    """Who recorded a version of an answer, and when."""

    name: str | None
    """The name, if it was said."""
    mine: bool
    """Whether it was recorded in the conversation at hand."""
    at: datetime | None = None


@dataclass(frozen=True)
class Response:
    """Everything that one group has said. Nothing in it is ever overwritten."""

    answers: Mapping[Ref, tuple[Answer, ...]] = field(default_factory=dict)
    """All versions of each answer, the oldest first. All but the last two may be `Earlier`."""
    about: About = About()
    hands: Mapping[Ref, tuple[Hand, ...]] = field(default_factory=dict)
    """Who recorded each version. Versions without one are from the conversation at hand."""
    submitted: bool = False
    submitted_on: date | None = None
    """When it was last submitted, where the interview is to know it."""
    submissions: int = 0
    """How many times it was submitted."""
    withdrawn: bool = False
    erased: bool = False
    receipt: str | None = None
    """The number of its receipt; before it is submitted, the one that it will get."""

    def current(self, ref: Ref) -> Answer | None:
        """The latest version of the answer to a question.

        Where a question has parts and was answered as a whole, each part without an answer of
        its own has the answer to the whole.
        """
        own = self.answers.get(ref, ())
        if own and own[-1].status is not Status.UNANSWERED:
            return own[-1]
        # What is unsettled is no part of the comments on the whole paper.
        versions = own if ref == UNSETTLED else self.answers.get(ref.whole) or own
        return versions[-1] if versions else None

    @property
    def has_answers(self) -> bool:
        """Whether anything is recorded that has not been taken back."""
        return any(
            versions[-1].status is not Status.UNANSWERED
            for versions in self.submitted_answers.values()
        )

    @property
    def submitted_answers(self) -> Mapping[Ref, tuple[Answer, ...]]:
        """The answers without what is unsettled: what goes with the response."""
        return {ref: versions for ref, versions in self.answers.items() if ref != UNSETTLED}

    def hand_of(self, ref: Ref, nth: int) -> Hand | None:
        """Who gave a version, counted from 1, if that was not this conversation."""
        hands = self.hands.get(ref, ())
        theirs = 0 < nth <= len(hands) and not hands[nth - 1].mine
        return hands[nth - 1] if theirs else None

    @property
    def remark(self) -> str:
        """The comments on the whole paper; empty if there are none."""
        return self._words(GENERAL)

    @property
    def unsettled(self) -> str:
        """The words of which the group has not said what they are; empty if there are none."""
        return self._words(UNSETTLED)

    def _words(self, ref: Ref) -> str:
        versions = self.answers.get(ref, ())
        return versions[-1].text if versions else ""

    def with_answer(
        self, answer: Answer, restores: int | None = None, repeats: tuple[Ref, int] | None = None
    ) -> "Response":
        """This response with one more version of an answer.

        Args:
            answer: what it says.
            restores: the version that it brings back; see `Answer.restores`.
            repeats: the version that it says once more; see `Answer.repeats`.
        """
        version = replace(answer, restores=restores, repeats=repeats)
        versions = (*self.answers.get(answer.ref, ()), version)
        return replace(self, answers={**self.answers, answer.ref: versions})


def status(consultation: Consultation, response: Response, ref: Ref) -> Status:
    """The one state that a question, or a part of it, is in."""
    answer = response.current(ref)
    if answer is not None and answer.status is not Status.UNANSWERED:
        return answer.status
    if _does_not_arise(consultation, response, ref):
        return Status.BYPASSED
    return Status.UNANSWERED


def question_status(consultation: Consultation, response: Response, number: int) -> Status:
    """The one state that a whole question is in: that of its least settled part."""
    question = consultation.questions[number]
    states = [status(consultation, response, ref) for ref in question.refs]
    for unsettled in (Status.UNANSWERED, Status.LATER, Status.ANSWERED):
        if unsettled in states:
            return unsettled
    return states[0]


def settled(state: Status) -> bool:
    """Whether nothing more needs to be asked about a question in this state."""
    return state not in {Status.UNANSWERED, Status.LATER}


def _does_not_arise(consultation: Consultation, response: Response, ref: Ref) -> bool:
    match consultation.question(ref).when:
        case FactCondition(fact=fact):
            # A group that says of one such question that it does not apply says so of all.
            return any(
                answer.status is Status.NOT_APPLICABLE
                for other in consultation.dependants(fact)
                for other_ref in (other.refs if other.number != ref.number else ())
                if (answer := response.current(other_ref)) is not None
            )
        case StanceCondition(question=number, stance=stances):
            earlier = Ref(number)
            match status(consultation, response, earlier):
                case Status.BYPASSED | Status.NOT_APPLICABLE:
                    return True
                case Status.ANSWERED:
                    taken = response.current(earlier)
                    return (
                        taken is not None
                        and taken.stance is not None
                        and taken.stance not in stances
                    )
        case None:
            pass
    return False
