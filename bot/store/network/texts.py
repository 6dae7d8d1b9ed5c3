"""Texts that were circulated or submitted, as they stand now, kept in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy.orm import Session

from bot.response import Submission
from bot.response import select as chosen
from bot.response.agreement.text import Text
from bot.response.document import Written
from bot.response.submitted.editions import Naming
from bot.response.submitted.evidence import Sources
from bot.store.network.corpus import Corpus

type Key = tuple[tuple[str, tuple[Written, ...]], ...]

MOST = 20
"""Texts that are kept, at most. Of each version there are few."""


@dataclass
class _Known:
    everybody: list[Submission]
    sources: Sources
    masked: Callable[[str], str]
    standing: dict[Key, Text] = field(default_factory=dict)
    readable: dict[Key, Text] = field(default_factory=dict)


class KeptTexts:
    """Texts of the network response without what groups do not say any more.

    With a thousand groups that takes a second for each. So it is kept for as long as no group
    says anything else.
    """

    def __init__(self, corpus: Corpus) -> None:
        """Know nothing yet."""
        self._corpus = corpus
        self._known: _Known | None = None
        self._lock = Lock()

    def standing(self, session: Session, text: Text) -> Text:
        """A text as `Text.now` has it."""
        known = self._current(session)
        return _kept(known.standing, text, lambda: text.now(known.sources))

    def readable(self, session: Session, text: Text) -> Text:
        """The same, as it may be read: without names that are not to be shown."""
        known = self._current(session)
        return _kept(
            known.readable,
            text,
            lambda: self.standing(session, text).without_words(known.masked),
        )

    def _current(self, session: Session) -> _Known:
        everybody = self._corpus.submissions(session)
        with self._lock:
            known = self._known
        # The corpus gives the same objects for as long as nothing in them changes.
        if known is None or [*map(id, known.everybody)] != [*map(id, everybody)]:
            counting = chosen(everybody, with_samples=self._corpus.with_samples).chosen
            naming = Naming(counting, others=(s.about.group for s in everybody if s.about.group))
            known = _Known(everybody, Sources(counting), naming.masked)
            with self._lock:
                self._known = known
        return known


def _kept(kept: dict[Key, Text], text: Text, make: Callable[[], Text]) -> Text:
    key = tuple(text.places.items())
    found = kept.get(key)
    if found is None:
        if len(kept) >= MOST:
            kept.clear()
        found = kept[key] = make()
    return found
