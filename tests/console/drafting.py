"""A draft that leans on what the sample groups say, for the pages that circulate and agree it."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from bot.consultation import Consultation, Ref
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.response import Submission
from bot.response.drafting.dissent import Settled, Verdict, ledger
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import LETTER, PAPER, Draft, Passage, Sentence
from bot.response.findings.find import find_all
from bot.response.submitted.evidence import Sources, said
from bot.settings import ROOT, Settings
from bot.store import Database
from bot.store.drafts import current_drafts
from bot.store.models import DraftRow
from bot.store.network.network import load_material
from bot.store.network.searching import run_themes
from bot.store.responses.submissions import load_submissions
from bot.store.views import settle_view

FOLDER = ROOT / "consultations" / "lsp-2005"
REFS = ("1", "6", "16a")


def load_groups(session: Session, consultation: Consultation) -> list[Submission]:
    """Put the sample groups into the database."""
    load_sample_groups(session, consultation, load_samples(FOLDER, consultation))
    return load_submissions(session, consultation.id)


def save(
    session: Session,
    consultation: Consultation,
    draft: Draft,
    version: int = 1,
    account: str | None = None,
) -> None:
    """Store a version of a draft: an account's, or as it was drafted from the answers."""
    session.add(
        DraftRow(
            consultation=consultation.id, place=draft.place, version=version, draft=draft.plain(),
            account_id=account,
        )
    )  # fmt: skip


def write_drafts(session: Session, consultation: Consultation) -> list[Submission]:
    """Put the sample groups into the database, with a draft that quotes all who agreed to it."""
    groups = load_groups(session, consultation)
    sources = Sources(groups)
    for place in (*REFS, LETTER, PAPER):
        save(session, consultation, Draft(place, tuple(_passages(place, sources))))
    return groups


def prepare(database: Database, consultation: Consultation) -> list[Submission]:
    """Sample groups with their themes, drafts, and all minority views settled."""
    with database.transaction() as session:
        groups = write_drafts(session, consultation)
    run_themes(database, consultation)
    settle_views(database, consultation)
    return groups


def settle_views(database: Database, consultation: Consultation) -> None:
    """What a person would do: confirm every view that is told, and set aside every other one."""
    with database.transaction() as session:
        material = load_material(session, consultation, DraftWords(Settings().draft_words))
        drafts = {
            place: stored.draft
            for place, stored in current_drafts(session, consultation.id).items()
        }
        sources = Sources(load_submissions(session, consultation.id))
        for found in find_all(consultation, sources, material.themes):
            for entry in ledger(found, drafts.get(str(found.ref)), {}, sources):
                verdict = Verdict(entry.words, reason="It is known to all.")
                if entry.settled is Settled.PROPOSED:
                    verdict = entry.seen
                settle_view(session, entry.view.response, found.ref, verdict, None)


def _passages(place: str, sources: Sources) -> Iterator[Passage]:
    ref = Ref.parse(REFS[0] if place in {LETTER, PAPER} else place)
    yield Passage((Sentence(f"This is what we say in {place}.", frame=True),))
    points = [point for s in sources if s.about.quoted for point in said(s, ref)]
    for point in points:
        yield Passage((Sentence(f"One group says: {point.text}", (point.evidence,)),))
