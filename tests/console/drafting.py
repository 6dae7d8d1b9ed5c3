"""A draft that leans on what the sample groups say, for the pages that circulate and agree it."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from bot.consultation import Consultation, Ref
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.response import Submission
from bot.response.dissent import open_dissent
from bot.response.draft_words import DraftWords
from bot.response.drafts import LETTER, PAPER, Draft, Passage, Sentence
from bot.response.evidence import Sources, said
from bot.response.findings import find_all
from bot.settings import ROOT, Settings
from bot.store import Database
from bot.store.drafts import current_drafts, set_view_aside
from bot.store.models import DraftRow
from bot.store.network import load_material
from bot.store.searching import run_themes
from bot.store.submissions import load_submissions

FOLDER = ROOT / "consultations" / "lsp-2005"
REFS = ("1", "6", "16a")


def load_groups(session: Session, consultation: Consultation) -> list[Submission]:
    """Put the sample groups into the database."""
    load_sample_groups(session, consultation, load_samples(FOLDER, consultation))
    return load_submissions(session, consultation.id)


def save(session: Session, consultation: Consultation, draft: Draft, version: int = 1) -> None:
    """Store a version of a draft."""
    session.add(
        DraftRow(
            consultation=consultation.id, place=draft.place, version=version, draft=draft.plain()
        )
    )


def write_drafts(session: Session, consultation: Consultation) -> list[Submission]:
    """Put the sample groups into the database, with a draft that quotes all who agreed to it."""
    groups = load_groups(session, consultation)
    sources = Sources(groups)
    for place in (*REFS, LETTER, PAPER):
        save(session, consultation, Draft(place, tuple(_passages(place, sources))))
    return groups


def prepare(database: Database, consultation: Consultation) -> list[Submission]:
    """Sample groups with their themes, drafts, and all other minority views set aside."""
    with database.transaction() as session:
        groups = write_drafts(session, consultation)
    run_themes(database, consultation)
    with database.transaction() as session:
        material = load_material(session, consultation, DraftWords(Settings().draft_words))
        drafts = {
            place: stored.draft
            for place, stored in current_drafts(session, consultation.id).items()
        }
        for found in find_all(consultation, Sources(groups), material.themes):
            for view in open_dissent(found, drafts.get(str(found.ref)), {}):
                set_view_aside(session, view.response, found.ref, "It is known to all.", None)
    return groups


def _passages(place: str, sources: Sources) -> Iterator[Passage]:
    ref = Ref.parse(REFS[0] if place in {LETTER, PAPER} else place)
    yield Passage((Sentence(f"This is what we say in {place}.", frame=True),))
    points = [point for s in sources if s.about.quoted for point in said(s, ref)]
    for point in points:
        yield Passage((Sentence(f"One group says: {point.text}", (point.evidence,)),))
