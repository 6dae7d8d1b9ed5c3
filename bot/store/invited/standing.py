"""How a consultation stands: which responses there are, and what they answer.

It takes a few queries, however many groups there are.
"""

from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.consultation import Consultation, Ref, Status
from bot.response.heard.answered import Answered, answered
from bot.response.heard.invited import Begun, Stage, heard, not_invited
from bot.response.heard.standing import Standing
from bot.store.invited.invitations import invitations
from bot.store.models import AnswerRow, Group, ResponseRow


def responses_begun(session: Session, consultation: str) -> list[Begun]:
    """Every response that says anything, or whose group is known, the earliest first.

    What was erased is nobody's any more, and a conversation that was only opened is no response.
    """
    says_something = (
        select(AnswerRow.id)
        .where(
            AnswerRow.response_id == ResponseRow.id,
            AnswerRow.is_current,
            AnswerRow.status != Status.UNANSWERED,
        )
        .exists()
    )
    rows = session.execute(
        select(
            ResponseRow.id,
            Group.name,
            ResponseRow.door,
            Group.sample,
            ResponseRow.submitted_at,
            ResponseRow.withdrawn_at,
            ResponseRow.people,
        )
        .outerjoin(Group, ResponseRow.group_id == Group.id)
        .where(
            ResponseRow.consultation == consultation,
            ResponseRow.erased_at.is_(None),
            ResponseRow.group_id.is_not(None) | says_something,
        )
        .order_by(ResponseRow.created_at, ResponseRow.id)
    )
    return [
        Begun(id_, name, door, bool(sample), submitted, withdrawn is not None, people or 0)
        for id_, name, door, sample, submitted, withdrawn, people in rows
    ]


def samples_left_out(session: Session, consultation: str, *, with_samples: bool = False) -> int:
    """How many responses of sample groups do not count, as a real group has submitted; else 0.

    Args:
        session: a session.
        consultation: the consultation's id.
        with_samples: whether sample groups count beside real ones.
    """
    if with_samples:
        return 0
    mine = select(ResponseRow.id).outerjoin(Group, ResponseRow.group_id == Group.id)
    mine = mine.where(ResponseRow.consultation == consultation, ResponseRow.erased_at.is_(None))
    real = mine.where(ResponseRow.submitted_at.is_not(None), Group.sample.is_not(True))
    if session.scalar(real.limit(1)) is None:
        return 0
    samples = mine.where(Group.sample.is_(True)).subquery()
    return session.scalar(select(func.count()).select_from(samples)) or 0


def answers_counted(
    session: Session, consultation: Consultation, *, responses: int, samples: bool
) -> list[Answered]:
    """How many submitted responses answer each question.

    Args:
        session: a session.
        consultation: the consultation.
        responses: how many responses were submitted.
        samples: whether those of sample groups are among these.
    """
    states: dict[Ref, Counter[Status]] = {}
    submitted = (
        select(AnswerRow.number, AnswerRow.part, AnswerRow.status)
        .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
        .outerjoin(Group, ResponseRow.group_id == Group.id)
        .where(
            ResponseRow.consultation == consultation.id,
            ResponseRow.submitted_at.is_not(None),
            AnswerRow.is_current,
            AnswerRow.number > 0,
        )
    )
    if not samples:
        submitted = submitted.where(Group.sample.is_not(True))
    parted = [number for number, question in consultation.questions.items() if question.parts]
    counted = submitted.add_columns(func.count()).group_by(
        AnswerRow.number, AnswerRow.part, AnswerRow.status
    )
    for number, part, status, count in session.execute(
        counted.where(AnswerRow.number.not_in(parted))
    ):
        states.setdefault(Ref(number, part or None), Counter())[Status(status)] += count
    # An answer to the whole question is one to each part that has none of its own.
    wholes: dict[tuple[str, int], dict[str, Status]] = {}
    for number, part, status, response in session.execute(
        submitted.add_columns(AnswerRow.response_id).where(AnswerRow.number.in_(parted))
    ):
        if Status(status) is not Status.UNANSWERED:
            wholes.setdefault((response, number), {})[part] = Status(status)
    for (_, number), given in wholes.items():
        for ref in consultation.questions[number].refs:
            if found := given.get(ref.part or "") or given.get(""):
                states.setdefault(ref, Counter())[found] += 1
    return answered(consultation, responses, states)


def standing(
    session: Session, consultation: Consultation, *, with_samples: bool = False
) -> Standing:
    """How a consultation stands.

    Args:
        session: a session.
        consultation: the consultation.
        with_samples: whether sample groups count beside real ones.
    """
    responses = responses_begun(session, consultation.id)
    samples = with_samples or not any(one.submitted_at and not one.sample for one in responses)
    counting = [one for one in responses if samples or not one.sample]
    found = heard(invitations(session, consultation.id), counting)
    submitted = sum(one.stage is Stage.SUBMITTED for one in counting)
    return Standing(
        found,
        counting,
        not_invited(found, counting),
        answers_counted(session, consultation, responses=submitted, samples=samples),
        left_out=len(responses) - len(counting),
    )
