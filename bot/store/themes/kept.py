"""The themes of all questions, kept in memory."""

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from bot.consultation import Ref
from bot.response.submitted.evidence import Sources
from bot.response.themes.themes import Themes
from bot.store.models import ThemeDecisionRow, ThemeRunRow
from bot.store.themes.themes import themes_of

type Stamp = tuple[object, ...]
"""What changes whenever the machine looks at a question, or somebody decides on it."""


class KeptThemes:
    """What `themes_of` gives, worked out anew only where something has changed.

    With a thousand groups it takes a second and a half for all questions.
    """

    def __init__(self, consultation: str) -> None:
        self._consultation = consultation
        self._known: tuple[Sources | None, dict[Ref, tuple[Stamp, Themes]]] = (None, {})

    def of(self, session: Session, sources: Sources, only: Ref | None = None) -> dict[Ref, Themes]:
        """The themes as they stand.

        Args:
            session: a session.
            sources: the answers that count, as `Corpus.sources` gives them.
            only: one question; None for all that were answered.
        """
        stamps = self._stamps(session)
        before, known = self._known
        if before is not sources:
            known = {}
        answered = {ref for submission in sources for ref in submission.answers}
        wanted = answered if only is None else answered & {only}
        changed = {
            ref for ref in wanted if ref not in known or known[ref][0] != stamps.get(str(ref), ())
        }
        fresh = {
            ref: (stamps.get(str(ref), ()), themes)
            for ref, themes in themes_of(session, self._consultation, sources, changed).items()
        }
        known = known | fresh
        self._known = sources, known
        return {ref: known[ref][1] for ref in sorted(wanted) if ref in known}

    def _stamps(self, session: Session) -> dict[str, Stamp]:
        """The stamps of the questions on which the machine or somebody has worked."""
        decided = session.execute(
            select(
                ThemeDecisionRow.ref,
                func.count(),
                func.count(ThemeDecisionRow.undone_at),
                # What is erased is taken out of decisions where they stand.
                func.sum(func.length(cast(ThemeDecisionRow.what, Text))),
            )
            .where(ThemeDecisionRow.consultation == self._consultation)
            .group_by(ThemeDecisionRow.ref)
        )
        stamps: dict[str, Stamp] = {ref: tuple(counts) for ref, *counts in decided}
        looked = session.execute(
            select(ThemeRunRow.ref, ThemeRunRow.created_at).where(
                ThemeRunRow.consultation == self._consultation
            )
        )
        for ref, at in looked:
            stamps[ref] = (*stamps.get(ref, ()), at)
        return stamps
