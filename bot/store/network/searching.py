"""Looking for themes in all answers. It takes a while: the console starts it as a process."""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.consultation import Consultation, Ref, load
from bot.response import select as selected
from bot.response.submitted.evidence import Sources
from bot.response.themes.deciding import Candidates, Decision, decide, plain
from bot.response.themes.finding import find_candidates, language_of
from bot.response.themes.points import Points, points_on, refs_answered
from bot.settings import Settings
from bot.store.database import Database
from bot.store.models import ThemeRunRow, now
from bot.store.responses.submissions import load_submissions
from bot.store.themes.searches import begin_search, end_search, note_progress
from bot.store.themes.themes import history, plain_candidates, standing

METHOD = 1
"""Raised when the same answers would lead to other candidates."""

type Progress = Callable[[int, int], None]
"""Told how many questions are done, of how many."""


def run_themes(
    database: Database,
    consultation: Consultation,
    *,
    search: str | None = None,
    progress: Progress | None = None,
    with_samples: bool = False,
) -> int:
    """Look for themes in all questions whose answers or decisions have changed since.

    Args:
        database: where the answers are, and where the candidates are kept.
        consultation: the consultation.
        search: a search that was begun; none begins one.
        progress: told how far it is.
        with_samples: whether sample groups count beside real ones.

    Returns:
        How many questions were looked at.

    Raises:
        SearchRunning: another search is at work.
    """
    if search is None:
        with database.transaction() as session:
            search = begin_search(session, consultation.id)
    try:
        done = _search(database, consultation, search, progress, with_samples)
    except BaseException:
        with database.transaction() as session:
            end_search(session, search, failed=True)
        raise
    with database.transaction() as session:
        end_search(session, search)
    return done


def _search(
    database: Database,
    consultation: Consultation,
    search: str,
    progress: Progress | None,
    with_samples: bool,
) -> int:
    with database.reading() as session:
        submissions = load_submissions(session, consultation.id)
        sources = Sources(selected(submissions, with_samples=with_samples).chosen)
        known = _digests(session, consultation.id)
        decided = {
            ref: standing(history(session, consultation.id, ref))
            for ref in refs_answered(consultation, sources)
        }
    changed: dict[Ref, str] = {}
    titles: list[str] = []
    for ref, decisions in decided.items():
        points = points_on(ref, sources)
        digest = _digest(points, decisions)
        if known.get(str(ref)) != digest:
            changed[ref] = digest
            titles += [t.title for t in decide(ref, points, decisions, Candidates()).themes]
    if not changed:
        return 0
    _tell(database, search, 0, len(changed), progress)
    language = language_of(sources, titles)
    for done, (ref, digest) in enumerate(changed.items(), 1):
        found = find_candidates(ref, points_on(ref, sources), decided[ref], language)
        with database.transaction() as session:
            _keep(session, consultation.id, ref, digest, found)
        _tell(database, search, done, len(changed), progress)
    return len(changed)


def _tell(
    database: Database, search: str, done: int, total: int, progress: Progress | None
) -> None:
    with database.transaction() as session:
        note_progress(session, search, done, total)
    if progress is not None:
        progress(done, total)


def _digests(session: Session, consultation: str) -> dict[str, str]:
    """Of which answers and decisions the candidates were found, by question."""
    rows = session.execute(
        select(ThemeRunRow.ref, ThemeRunRow.digest).where(ThemeRunRow.consultation == consultation)
    )
    return {row.ref: row.digest for row in rows}


def _digest(points: Points, decisions: Sequence[Decision]) -> str:
    """The SHA-256 of all that the candidates of a question depend on."""
    told = sorted(
        (str(evidence), point.answer.stance or "", point.answer.people, point.answer.quotable)
        for evidence, point in points.items()
    )
    written = json.dumps([METHOD, told, [plain(each) for each in decisions]], sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def _keep(session: Session, consultation: str, ref: Ref, digest: str, found: Candidates) -> None:
    row = session.get(ThemeRunRow, (consultation, str(ref)))
    if row is None:
        row = ThemeRunRow(consultation=consultation, ref=str(ref))
        session.add(row)
    row.digest, row.found, row.created_at = digest, plain_candidates(found), now()


if __name__ == "__main__":
    # Whoever is talking with the assistant comes first.
    os.nice(5)
    settings = Settings()
    run_themes(
        Database(settings.database_url),
        load(settings.consultation),
        search=sys.argv[1] or None,
        with_samples=settings.with_samples,
    )
