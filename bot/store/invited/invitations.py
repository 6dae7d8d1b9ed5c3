"""The groups that were asked to answer."""

from collections.abc import Iterable

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.response.heard.invited import Invitation
from bot.response.names import same_name
from bot.store.errors import StoreError
from bot.store.models import InvitationRow, ResponseRow


class InvitedAlready(StoreError):
    """A group of this name has been invited. The case and the white space do not count."""


def _invitation(row: InvitationRow) -> Invitation:
    return Invitation(row.id, row.name, row.community, row.area, row.contact, row.response_id)


def invitations(session: Session, consultation: str) -> list[Invitation]:
    """All invitations to answer a consultation, by name."""
    rows = session.scalars(select(InvitationRow).where(InvitationRow.consultation == consultation))
    return sorted(map(_invitation, rows), key=lambda invited: same_name(invited.name))


def invitation_of(session: Session, consultation: str, invitation: str) -> Invitation | None:
    """The invitation with this id, if there is one."""
    row = session.get(InvitationRow, invitation)
    return _invitation(row) if row and row.consultation == consultation else None


def add_invitations(
    session: Session, consultation: str, groups: Iterable[Invitation]
) -> list[Invitation]:
    """Add the groups that are not invited yet. What they have for an id does not matter.

    Returns:
        Those that were added.
    """
    known = {same_name(invited.name) for invited in invitations(session, consultation)}
    rows = []
    for group in groups:
        if same_name(group.name) in known:
            continue
        known.add(same_name(group.name))
        row = InvitationRow(
            consultation=consultation,
            name=group.name,
            community=group.community,
            area=group.area,
            contact=group.contact,
        )
        rows.append(row)
    session.add_all(rows)
    session.flush()
    return [_invitation(row) for row in rows]


def change_invitation(session: Session, consultation: str, changed: Invitation) -> None:
    """Change an invitation, except for the response that is linked to it.

    Raises:
        InvitedAlready: another group of the new name has been invited.
        NoResultFound: there is no such invitation.
    """
    for other in invitations(session, consultation):
        if other.id != changed.id and same_name(other.name) == same_name(changed.name):
            raise InvitedAlready(other.name)
    row = session.get_one(InvitationRow, changed.id)
    row.name, row.community = changed.name, changed.community
    row.area, row.contact = changed.area, changed.contact


def link_response(
    session: Session, consultation: str, invitation: str, response: str | None
) -> bool:
    """Say which response is a group's own; without one, it is found by the name again.

    A response is one group's: where it was linked to another one, it is not any more.

    Returns:
        Whether there is such a response to this consultation.
    """
    if response is not None:
        found = session.scalar(
            select(ResponseRow.id).where(
                ResponseRow.id == response,
                ResponseRow.consultation == consultation,
                ResponseRow.erased_at.is_(None),
            )
        )
        if found is None:
            return False
        session.execute(
            update(InvitationRow)
            .where(InvitationRow.response_id == response)
            .values(response_id=None)
        )
    session.execute(
        update(InvitationRow).where(InvitationRow.id == invitation).values(response_id=response)
    )
    return True


def remove_invitation(session: Session, invitation: str) -> None:
    """Take an invitation off the list. The group's response stays."""
    session.execute(delete(InvitationRow).where(InvitationRow.id == invitation))
