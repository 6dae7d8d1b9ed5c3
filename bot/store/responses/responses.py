"""Responses: recording what is new in one."""

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from bot.interview import About, Response
from bot.store.models import Group, ResponseRow, new_id, now
from bot.store.responses.erasing import erase_response
from bot.store.responses.receipts import record_submission, record_withdrawal
from bot.store.responses.versions import add_versions

ABOUT_COLUMNS = (
    Group.name,
    ResponseRow.mandate,
    ResponseRow.people,
    ResponseRow.named,
    ResponseRow.quoted,
    ResponseRow.contact,
)
"""What `About` has, in its order."""


def save_response(
    session: Session,
    response_id: str,
    before: Response,
    after: Response,
    conversation_id: str | None = None,
) -> None:
    """Record what is new in a response: versions, who stands behind it, what becomes of it.

    Raises:
        ResponseChanged: another response has got the receipt's number in the meantime.
    """
    if after.erased:
        erase_response(session, response_id)
        return
    for ref, versions in after.answers.items():
        known = len(before.answers.get(ref, ()))
        if len(versions) > known:
            add_versions(session, response_id, before, ref, versions[known:], conversation_id)
    if after.about != before.about:
        _save_about(session, response_id, after.about)
    if after.submissions > before.submissions:
        record_submission(session, response_id, after)
    if after.withdrawn and not before.withdrawn:
        record_withdrawal(session, response_id)


def _save_about(session: Session, response_id: str, about: About) -> None:
    group_id = session.scalar(select(ResponseRow.group_id).where(ResponseRow.id == response_id))
    if about.group is not None and group_id is None:
        group_id = new_id()
        session.execute(
            insert(Group).values(id=group_id, name=about.group, sample=False, created_at=now())
        )
    elif about.group is not None:
        session.execute(update(Group).where(Group.id == group_id).values(name=about.group))
    session.execute(
        update(ResponseRow)
        .where(ResponseRow.id == response_id)
        .values(
            group_id=group_id,
            mandate=about.mandate,
            people=about.people,
            named=about.named,
            quoted=about.quoted,
            contact=about.contact,
        )
    )
