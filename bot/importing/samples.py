"""Putting sample groups into the database, and taking them out again."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.consultation import Consultation, Status
from bot.consultation.samples import SampleGroup
from bot.interview import GENERAL, About, Answer, Response
from bot.store.models import AnswerRow, Group, RedactionRow, ResponseRow, SettledViewRow, StandRow
from bot.store.responses.responses import save_response

SUBMITTED = datetime(2006, 2, 20, 12, 0, tzinfo=UTC)
"""When the samples say that they were submitted: always the same, so that documents are too."""


def load_sample_groups(
    session: Session, consultation: Consultation, groups: Iterable[SampleGroup]
) -> int:
    """Store sample groups, in place of any that are there. Gives their number."""
    remove_sample_groups(session, consultation)
    count = 0
    for sample in groups:
        group = Group(name=sample.name, about=sample.about, area=sample.area, sample=True)
        row = ResponseRow(
            consultation=consultation.id, group=group, door="sample", submitted_at=SUBMITTED
        )
        session.add(row)
        session.flush()
        save_response(session, row.id, Response(), _response(sample))
        count += 1
    return count


def remove_sample_groups(session: Session, consultation: Consultation) -> int:
    """Take all sample groups of a consultation out. Gives their number."""
    rows = session.scalars(
        select(ResponseRow)
        .join(Group)
        .where(ResponseRow.consultation == consultation.id, Group.sample)
    ).all()
    for row in rows:
        for table in (AnswerRow, RedactionRow, StandRow, SettledViewRow):
            session.execute(delete(table).where(table.response_id == row.id))
        session.delete(row)
        session.flush()
        session.delete(row.group)
    session.flush()
    return len(rows)


def _response(sample: SampleGroup) -> Response:
    about = About(
        group=sample.name,
        mandate=sample.mandate,
        people=sample.people,
        named=sample.named,
        quoted=sample.quoted,
    )
    response = Response(about=about)
    for ref, answer in sample.by_ref.items():
        response = response.with_answer(
            Answer(ref, answer.status, answer.stance, answer.text.strip(), answer.followup.strip())
        )
    if sample.remarks:
        remarks = Answer(GENERAL, Status.ANSWERED, text=sample.remarks.strip())
        response = response.with_answer(remarks)
    return response
