"""The network response as it stands: from what is stored to the document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func
from sqlalchemy import select as query
from sqlalchemy.orm import Session

from bot.consultation import Consultation, Ref
from bot.interview.saying.texts import Texts
from bot.response import NetworkResponse, Selection, select
from bot.response.build import build
from bot.response.drafts import Draft
from bot.response.editions import Edition
from bot.response.evidence import Sources
from bot.response.finding import find_themes, language_of
from bot.response.submission import Submission
from bot.response.themes import Themes
from bot.store.models import DraftRow
from bot.store.submissions import load_submissions
from bot.store.themes import themes_of

type Selecting = Callable[[Sequence[Submission]], Selection]
"""What chooses the groups' responses that go in."""


@dataclass(frozen=True)
class Material:
    """What a network response is made from."""

    consultation: Consultation
    selection: Selection
    themes: Mapping[Ref, Themes]
    drafts: Mapping[str, Draft]
    """What people wrote, and where nobody wrote anything what was drafted from the answers."""
    others: tuple[str, ...]
    """Names of groups whose answers do not go in."""

    def response(
        self, edition: Edition = Edition.NAMED, *, answers: bool = False
    ) -> NetworkResponse:
        """The network response.

        Args:
            edition: who can be recognised.
            answers: whether every group's whole answers go in too.
        """
        return build(
            self.consultation,
            self.selection.chosen,
            self.themes,
            self.drafts,
            edition,
            others=self.others,
            answers=answers,
        )


def load_network(
    session: Session,
    consultation: Consultation,
    words: Texts,
    edition: Edition = Edition.NAMED,
    *,
    selecting: Selecting = select,
    answers: bool = False,
) -> NetworkResponse:
    """The network response as it stands: what was submitted, decided and drafted.

    Args:
        session: a session.
        consultation: the consultation.
        words: the words in which drafts are written where nobody has written one.
        edition: who can be recognised.
        selecting: what chooses the groups' responses that go in.
        answers: whether every group's whole answers go in too.
    """
    material = load_material(session, consultation, words, selecting)
    return material.response(edition, answers=answers)


def load_material(
    session: Session, consultation: Consultation, words: Texts, selecting: Selecting = select
) -> Material:
    """What a network response is made from. As `load_network`."""
    submissions = load_submissions(session, consultation.id)
    selection = selecting(submissions)
    sources = Sources(selection.chosen)
    chosen = {submission.id for submission in selection.chosen}
    return Material(
        consultation,
        selection,
        themes=_themes(session, consultation, sources),
        drafts=_drafts(session, consultation.id),
        others=tuple(s.about.group for s in submissions if s.id not in chosen and s.about.group),
    )


def _themes(session: Session, consultation: Consultation, sources: Sources) -> Mapping[Ref, Themes]:
    """The themes as they stand; where nobody has had them found yet, they are found now."""
    themes = themes_of(session, consultation.id, sources)
    unread = [ref for ref, found in themes.items() if found.new and not found.themes]
    if unread:
        language = language_of(sources)
        themes |= {found.ref: found for found in find_themes(sources, unread, language)}
    return themes


def _drafts(session: Session, consultation: str) -> Mapping[str, Draft]:
    """What people wrote, as it stands."""
    last = query(func.max(DraftRow.id)).where(DraftRow.consultation == consultation)
    rows = session.scalars(query(DraftRow).where(DraftRow.id.in_(last.group_by(DraftRow.place))))
    return {row.place: Draft.read(row.place, row.draft) for row in rows}
