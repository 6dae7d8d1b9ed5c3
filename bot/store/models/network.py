"""The tables of the network response: from who was invited to what was submitted.

Members' words stand where erasing finds them by the response's id: in decisions on themes, in
drafts and in redactions. What people write beside them, such as comments, may repeat them and is
read through `bot.store.unsaid`. What was submitted is never changed.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, LargeBinary, String, UniqueConstraint, event
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from bot.store.models.base import Base, Json, new_id, now


class InvitationRow(Base):
    """A group that was asked to answer."""

    __tablename__ = "invitations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    consultation: Mapped[str] = mapped_column(String(100), index=True)
    name: Mapped[str]
    community: Mapped[str | None]
    """The section of the community that the group is of, such as older people."""
    area: Mapped[str | None]
    contact: Mapped[str | None]
    response_id: Mapped[str | None] = mapped_column(ForeignKey("responses.id"), index=True)
    """Its response, where the team has said so; else it is found by the name."""
    created_at: Mapped[datetime] = mapped_column(default=now)


class RedactionRow(Base):
    """Words of a response that only an administrator may still see."""

    __tablename__ = "redactions"

    id: Mapped[int] = mapped_column(primary_key=True)
    response_id: Mapped[str] = mapped_column(ForeignKey("responses.id"), index=True)
    passage: Mapped[str | None]
    """The words. None once the time for keeping them is over."""
    instead: Mapped[str]
    """What stands in their place, such as “[name removed]”."""
    reason: Mapped[str]
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    keep_until: Mapped[date]
    """The last day on which an administrator can see the words."""
    undone_at: Mapped[datetime | None]


class StandRow(Base):
    """Where a group stands on a question, as the team has read its answer."""

    __tablename__ = "stands"

    response_id: Mapped[str] = mapped_column(ForeignKey("responses.id"), primary_key=True)
    ref: Mapped[str] = mapped_column(String(8), primary_key=True)
    stand: Mapped[str] = mapped_column(String(20))
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)


class ThemeRunRow(Base):
    """The themes that the machine has found for a question: candidates, nothing more."""

    __tablename__ = "theme_runs"

    consultation: Mapped[str] = mapped_column(String(100), primary_key=True)
    ref: Mapped[str] = mapped_column(String(8), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 over the answers that were read."""
    found: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(default=now)


class ThemeSearchRow(Base):
    """The last search for themes: how far it is, or how it ended."""

    __tablename__ = "theme_searches"

    consultation: Mapped[str] = mapped_column(String(100), primary_key=True)
    search: Mapped[str] = mapped_column(String(32))
    """What tells this search from one that was begun before or after it."""
    done: Mapped[int]
    """Questions that it has finished."""
    total: Mapped[int]
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    started_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    """When it last said that it is still at work."""
    ended_at: Mapped[datetime | None]
    failed: Mapped[bool] = mapped_column(default=False)


class ThemeDecisionRow(Base):
    """One thing that a person decided about the themes of a question. Only ever added to."""

    __tablename__ = "theme_decisions"
    __table_args__ = (UniqueConstraint("consultation", "ref", "nth"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation: Mapped[str] = mapped_column(String(100))
    ref: Mapped[str] = mapped_column(String(8))
    nth: Mapped[int]
    """From 1. Two people who decide at once get the same number, and the second is told."""
    what: Mapped[dict[str, Any]]
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))


class DraftRow(Base):
    """One version of what the network says in one place: a question, the letter, the paper."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("consultation", "place", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation: Mapped[str] = mapped_column(String(100))
    place: Mapped[str] = mapped_column(String(20))
    """A question such as 16a, `letter`, or `paper`."""
    version: Mapped[int]
    """From 1. Two people who save at once get the same number, and the second is told."""
    draft: Mapped[dict[str, Any]]
    """Paragraphs of sentences, each with its evidence."""
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    """Who wrote it; none if it was drafted from the answers."""
    created_at: Mapped[datetime] = mapped_column(default=now)


class SettledViewRow(Base):
    """What somebody decided about a minority view: it is written in, or set aside with a reason."""

    __tablename__ = "settled_views"

    response_id: Mapped[str] = mapped_column(ForeignKey("responses.id"), primary_key=True)
    ref: Mapped[str] = mapped_column(String(8), primary_key=True)
    reason: Mapped[str]
    """Why it is set aside; empty if it is written in."""
    seen: Mapped[dict[str, Any]]
    """Digests of the words, and of the sentences, on which it was decided."""
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)


class SeenAnswersRow(Base):
    """What groups said on a question when somebody last looked, or when it was drafted."""

    __tablename__ = "seen_answers"

    consultation: Mapped[str] = mapped_column(String(100), primary_key=True)
    place: Mapped[str] = mapped_column(String(20), primary_key=True)
    told: Mapped[dict[str, Any]]
    """A digest of each answer, by the response's id; empty once the response is erased."""
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    """Who looked; none if it was drafted from the answers."""
    created_at: Mapped[datetime] = mapped_column(default=now)


class CirculationRow(Base):
    """A version of the whole draft that was sent to the members."""

    __tablename__ = "circulations"
    __table_args__ = (UniqueConstraint("consultation", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation: Mapped[str] = mapped_column(String(100))
    number: Mapped[int]
    """From 1: the first version that was circulated, the second."""
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the secret in the members' link."""
    document: Mapped[dict[str, Any]]
    """The text of the network response as it was then."""
    as_drafted: Mapped[list[str]] = mapped_column(Json)
    """The places that nobody had edited: they stood as they were drafted from the answers."""
    shows_changes: Mapped[bool] = mapped_column(default=True)
    """Whether members see what it changes in the version before."""
    comments_until: Mapped[date]
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None] = mapped_column(onupdate=now)
    """When anything in this row was, by which it is known that the document is the same."""


class CommentRow(Base):
    """What a member group says about a paragraph of a circulated draft."""

    __tablename__ = "comments"
    __table_args__ = (
        UniqueConstraint("circulation_id", "message_id"),
        Index("ix_comments_place", "circulation_id", "place", "paragraph", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    circulation_id: Mapped[int] = mapped_column(ForeignKey("circulations.id"))
    message_id: Mapped[str] = mapped_column(String(100))
    """The sender's own id for it, so that sending it twice is sending it once."""
    place: Mapped[str] = mapped_column(String(20))
    paragraph: Mapped[int]
    """From 0, among the paragraphs of the place; -1 for the place as a whole."""
    group: Mapped[str]
    """The group's name, as its member gave it."""
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    decision: Mapped[str | None] = mapped_column(String(20))
    """taken, partly or not; none while it is open."""
    reason: Mapped[str | None]
    browser_hash: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 of a secret of the browser that sent it, which alone may change it."""
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    """Who settled it."""
    settled_at: Mapped[datetime | None]


class AgreementRow(Base):
    """What a meeting decided about the draft."""

    __tablename__ = "agreements"

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation: Mapped[str] = mapped_column(String(100), index=True)
    decision: Mapped[str] = mapped_column(String(20))
    """approve, amend or not_submit."""
    meeting: Mapped[str]
    met_on: Mapped[date]
    present: Mapped[str]
    """Who was there, as the minutes have it."""
    note: Mapped[str]
    document: Mapped[dict[str, Any]]
    """The text on which it decided."""
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 over the whole network response as it was then."""
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime | None] = mapped_column(onupdate=now)
    """When anything in this row was, by which it is known that the document is the same."""


class NetworkSubmissionRow(Base):
    """A network response that was submitted. Never changed: a correction is a new one."""

    __tablename__ = "network_submissions"
    __table_args__ = (UniqueConstraint("consultation", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    consultation: Mapped[str] = mapped_column(String(100))
    number: Mapped[int]
    """From 1."""
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreements.id"), unique=True)
    """An agreement is good for one submission: a correction needs its own."""
    document: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 over the document."""
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    submitted_at: Mapped[datetime] = mapped_column(default=now)


class NetworkFileRow(Base):
    """A submitted network response in one format, byte for byte as it was sent."""

    __tablename__ = "network_files"

    submission_id: Mapped[int] = mapped_column(
        ForeignKey("network_submissions.id"), primary_key=True
    )
    format: Mapped[str] = mapped_column(String(10), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class SendingRow(Base):
    """That a submitted network response was sent: to whom, and when."""

    __tablename__ = "sendings"

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("network_submissions.id"), index=True)
    sent_to: Mapped[str]
    sent_on: Mapped[date]
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"))
    """Who recorded it."""
    created_at: Mapped[datetime] = mapped_column(default=now)


class Frozen(Exception):
    """Something would change what was submitted."""


def _refuse(mapper: Mapper[Any], connection: Connection, row: Base) -> None:
    raise Frozen(row.__tablename__)


for _table in (NetworkSubmissionRow, NetworkFileRow):
    for _change in ("before_update", "before_delete"):
        event.listen(_table, _change, _refuse)
