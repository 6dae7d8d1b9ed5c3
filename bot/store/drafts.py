"""What the network says in each place, with all versions.

Versions are only added. What one person saves while at work replaces what the same person saved
some minutes before, so that there is one version of each time that somebody worked on it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Row, Select, Text, cast, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.response.drafts.draft import Draft, Sentence
from bot.response.submitted.evidence import Evidence
from bot.response.submitted.redacting import Redactor
from bot.store.errors import StoreError
from bot.store.models import AccountRow, DraftRow, now
from bot.store.redactions import redactors
from bot.store.unsaid import TakingOut

AT_WORK = timedelta(minutes=10)
"""How long after saving the same person's saving is the same piece of work."""

VERSIONS = 50
"""Versions of a place that are listed, at most: the last ones."""


@dataclass(frozen=True)
class Saved:
    """Which version of a draft there is, by whom, and since when."""

    version: int
    """From 1. Not every number need be there."""
    account: str | None
    """The account that wrote it; none if it was drafted from the answers."""
    by: str | None
    """That account's name."""
    at: datetime


@dataclass(frozen=True)
class Stored(Saved):
    """A draft as it is stored."""

    draft: Draft

    @property
    def edited(self) -> bool:
        """Whether somebody has written it, or changed what was drafted from the answers."""
        return self.account is not None


class DraftChanged(StoreError):
    """Somebody else has saved the draft in the meantime."""

    def __init__(self, stored: Stored | None) -> None:
        self.stored = stored
        """What is stored now, by whom, and when."""
        super().__init__(stored.by if stored else None)


def _query(consultation: str) -> Select[DraftRow, str]:
    return (
        select(DraftRow, AccountRow.name)
        .outerjoin(AccountRow, DraftRow.account_id == AccountRow.id)
        .where(DraftRow.consultation == consultation)
    )


def _stored(row: Row[DraftRow, str], redacted: Mapping[str, Redactor]) -> Stored:
    draft, by = row
    read = _redacted(Draft.read(draft.place, draft.draft), redacted)
    return Stored(draft.version, draft.account_id, by, draft.created_at, read)


def _redacted(draft: Draft, redacted: Mapping[str, Redactor]) -> Draft:
    """A draft in which words that were redacted in an answer cannot be read either."""
    if not redacted:
        return draft

    def readable(sentence: Sentence) -> Sentence:
        text = sentence.text
        for response in dict.fromkeys(each.response for each in sentence.evidence):
            if response in redacted:
                text = redacted[response](text)
        return replace(sentence, text=text)

    return _changed(draft, readable)


def _changed(draft: Draft, change: Callable[[Sentence], Sentence]) -> Draft:
    return replace(
        draft,
        passages=tuple(
            replace(passage, sentences=tuple(map(change, passage.sentences)))
            for passage in draft.passages
        ),
    )


def current_drafts(
    session: Session, consultation: str, known: Mapping[tuple[str, int], Stored] | None = None
) -> dict[str, Stored]:
    """The last version of every place that there is a draft of, by the place.

    Args:
        session: a session.
        consultation: the consultation's id.
        known: versions that need not be loaded, by place and number.
    """
    last = (
        select(DraftRow.place, func.max(DraftRow.version).label("version"))
        .where(DraftRow.consultation == consultation)
        .group_by(DraftRow.place)
        .subquery()
    )
    stored = {}
    missing = []
    for place, version in session.execute(select(last.c.place, last.c.version)):
        if known and (place, version) in known:
            stored[place] = known[place, version]
        else:
            missing.append(place)
    if missing:
        query = _query(consultation).join(
            last, (last.c.place == DraftRow.place) & (last.c.version == DraftRow.version)
        )
        redacted = redactors(session, consultation)
        for row in session.execute(query.where(DraftRow.place.in_(missing))):
            stored[row[0].place] = _stored(row, redacted)
    return stored


def current_draft(session: Session, consultation: str, place: str) -> Stored | None:
    """The last version of one place; None if there is no draft of it."""
    query = _query(consultation).where(DraftRow.place == place)
    row = session.execute(query.order_by(DraftRow.version.desc()).limit(1)).first()
    return _stored(row, redactors(session, consultation)) if row else None


def draft_version(session: Session, consultation: str, place: str, version: int) -> Stored | None:
    """One version of a place; None if there is none of that number."""
    query = _query(consultation).where(DraftRow.place == place, DraftRow.version == version)
    row = session.execute(query).first()
    return _stored(row, redactors(session, consultation)) if row else None


def draft_versions(session: Session, consultation: str, place: str) -> list[Saved]:
    """The versions of a place, the last first."""
    rows = session.execute(
        select(DraftRow.version, DraftRow.account_id, AccountRow.name, DraftRow.created_at)
        .outerjoin(AccountRow, DraftRow.account_id == AccountRow.id)
        .where(DraftRow.consultation == consultation, DraftRow.place == place)
        .order_by(DraftRow.version.desc())
        .limit(VERSIONS)
    )
    return [Saved(*row) for row in rows]


def save_draft(
    session: Session, consultation: str, draft: Draft, seen_version: int, account: str | None
) -> Stored:
    """Store a draft. If it says what is stored already, nothing is added.

    Args:
        session: a session that writes.
        consultation: the consultation's id.
        draft: what the network says in one place.
        seen_version: the version that was changed; 0 if there was none.
        account: who wrote it; None if it was drafted from the answers.

    Raises:
        DraftChanged: there is another version by now.
    """
    before = current_draft(session, consultation, draft.place)
    if (before.version if before else 0) != seen_version:
        raise DraftChanged(before)
    if before is not None and before.draft == draft:
        return before
    row = DraftRow(
        consultation=consultation, place=draft.place, version=seen_version + 1,
        draft=draft.plain(), account_id=account,
    )  # fmt: skip
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        raise DraftChanged(current_draft(session, consultation, draft.place)) from None
    mine = before is not None and account is not None and before.account == account
    if before is not None and mine and now() - before.at < AT_WORK:
        session.execute(
            delete(DraftRow).where(
                DraftRow.consultation == consultation,
                DraftRow.place == draft.place,
                DraftRow.version == before.version,
            )
        )
    by = session.scalar(select(AccountRow.name).where(AccountRow.id == account))
    return Stored(row.version, account, by, row.created_at, draft)


def store_drafted(session: Session, consultation: str, drafts: Mapping[str, Draft]) -> list[str]:
    """Store what was drafted from the answers, where nobody has written anything.

    Args:
        session: a session that writes.
        consultation: the consultation's id.
        drafts: what was drafted, by the place.

    Returns:
        The places where there is something new.
    """
    stored = current_drafts(session, consultation)
    new = []
    for place, draft in drafts.items():
        before = stored.get(place)
        if before is None or (not before.edited and before.draft != draft):
            save_draft(session, consultation, draft, before.version if before else 0, None)
            new.append(place)
    return new


def erase_from_drafts(session: Session, response_id: str) -> None:
    """Leave no word of an erased response in any version of any draft.

    Every sentence that leaned on it loses its text, and leans on a response that is not there any
    more, by which it is known what happened.
    """
    leaning = cast(DraftRow.draft, Text).like(f"%{response_id}/%")
    for row in session.scalars(select(DraftRow).where(leaning).with_for_update()):
        row.draft = _without(Draft.read(row.place, row.draft), response_id).plain()


def forget_name_in_drafts(session: Session, consultation: str, without: TakingOut) -> None:
    """Take a group's name for good out of every version of every draft."""
    for row in session.scalars(select(DraftRow).where(DraftRow.consultation == consultation)):
        draft = Draft.read(row.place, row.draft)
        named = _changed(draft, lambda sentence: replace(sentence, text=without(sentence.text)))
        passages = tuple(replace(p, heading=without(p.heading)) for p in named.passages)
        if (changed := replace(named, passages=passages)) != draft:
            row.draft = changed.plain()


def forget_in_drafts(session: Session, response_id: str, redactor: Redactor) -> None:
    """Take redacted words out of every sentence that leans on a response, for good."""
    leaning = cast(DraftRow.draft, Text).like(f"%{response_id}/%")
    for row in session.scalars(select(DraftRow).where(leaning).with_for_update()):
        row.draft = _redacted(Draft.read(row.place, row.draft), {response_id: redactor}).plain()


def _without(draft: Draft, response_id: str) -> Draft:
    def without(sentence: Sentence) -> Sentence:
        if all(each.response != response_id for each in sentence.evidence):
            return sentence
        # The marks of points are made from their words.
        evidence = (
            Evidence(each.response, each.ref) if each.response == response_id else each
            for each in sentence.evidence
        )
        return Sentence("", tuple(dict.fromkeys(evidence)), sentence.frame)

    return _changed(draft, without)
