"""Answers that are word for word those of another group."""

import re
from collections.abc import Iterable, Iterator

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.consultation import Ref, Status
from bot.interview import Answer
from bot.response.names import same_name
from bot.store.interviews.paper import BY_THE_TEAM
from bot.store.models import AnswerRow, Group, ResponseRow

FEWEST_WORDS = 12
"""With fewer, groups may well say the same by chance: “We have no view on this.”"""

type Copies = dict[str, list[Ref]]
"""The questions whose answers are another group's too, by that group's name."""


class SaidBefore:
    """What groups have said, and which of them said it first."""

    def __init__(self) -> None:
        self._first: dict[tuple[Ref, str], str] = {}

    def add(self, group: str, ref: Ref, text: str) -> None:
        """Note what a group has said to a question."""
        words = _words(text)
        if words:
            self._first.setdefault((ref, words), group)

    def copies(self, group: str, answers: Iterable[Answer]) -> Copies:
        """Which of a group's answers another group has given before, by that group."""
        found: Copies = {}
        for answer in _said(answers):
            first = self._first.get((answer.ref, _words(answer.text)))
            if first is not None and same_name(first) != same_name(group):
                found.setdefault(first, []).append(answer.ref)
        return found

    def copies_then_add(self, group: str, answers: Iterable[Answer]) -> Copies:
        """The same; and what the group said counts as said from now on."""
        said = list(_said(answers))
        found = self.copies(group, said)
        for answer in said:
            self.add(group, answer.ref, answer.text)
        return found


def said_before(session: Session, consultation: str) -> SaidBefore:
    """What real groups have said that the team may read: submitted, or taken in by itself."""
    said = SaidBefore()
    for number, part, text, group in session.execute(
        select(AnswerRow.number, AnswerRow.part, AnswerRow.text, Group.name)
        .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
        .join(Group, ResponseRow.group_id == Group.id)
        .where(
            ResponseRow.consultation == consultation,
            or_(ResponseRow.submitted_at.is_not(None), ResponseRow.door.in_(BY_THE_TEAM)),
            ResponseRow.withdrawn_at.is_(None),
            Group.sample.is_(False),
            AnswerRow.is_current,
            AnswerRow.status == Status.ANSWERED,
        )
        .order_by(ResponseRow.created_at, ResponseRow.id)
    ):
        said.add(group, Ref(number, part or None), text)
    return said


def _said(answers: Iterable[Answer]) -> Iterator[Answer]:
    return (answer for answer in answers if answer.status is Status.ANSWERED)


def _words(text: str) -> str:
    """A text without what may differ in a copy; empty if it is too short to be one."""
    words = re.findall(r"\w+", text.casefold())
    return " ".join(words) if len(words) >= FEWEST_WORDS else ""
