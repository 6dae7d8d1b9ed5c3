"""Texts that were circulated or submitted, as they stand now, kept in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from bot.response import Submission
from bot.response.agreement.changes import Changes, changes
from bot.response.agreement.text import Text
from bot.response.submitted.editions import Naming
from bot.response.submitted.evidence import Sources
from bot.store.network.corpus import Corpus

MOST = 50
"""What is kept of texts, at most. Of each version there are few."""


@dataclass
class _Known:
    """What holds for as long as no group says anything else."""

    everybody: list[Submission]
    sources: Sources
    masked: Callable[[str], str]
    kept: dict[tuple[str, tuple[int, ...]], tuple[tuple[Text, ...], Any]] = field(
        default_factory=dict
    )
    """What was made of which texts. These are held too, so that no other object gets their id."""

    def once[T](self, what: str, texts: tuple[Text, ...], make: Callable[[], T]) -> T:
        key = what, tuple(map(id, texts))
        found = self.kept.get(key)
        if found is None:
            found = texts, make()
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[key] = found
        made: T = found[1]
        return made

    def standing(self, text: Text) -> Text:
        return self.once("standing", (text,), lambda: text.now(self.sources))

    def readable(self, text: Text) -> Text:
        return self.once(
            "readable", (text,), lambda: self.standing(text).without_words(self.masked)
        )

    def changes(self, before: Text, after: Text) -> Changes:
        return self.once(
            "changes",
            (before, after),
            lambda: changes(self.readable(before), self.readable(after)),
        )


class KeptTexts:
    """Texts of the network response without what groups do not say any more.

    With a thousand groups that takes a second for each. So it is kept for as long as no group
    says anything else, of texts that are the same objects.
    """

    def __init__(self, corpus: Corpus) -> None:
        """Know nothing yet."""
        self._corpus = corpus
        self._known: _Known | None = None
        self._lock = Lock()

    def standing(self, session: Session, text: Text) -> Text:
        """A text as `Text.now` has it."""
        return self._current(session).standing(text)

    def readable(self, session: Session, text: Text) -> Text:
        """The same, as it may be read: without names that are not to be shown."""
        return self._current(session).readable(text)

    def changes(self, session: Session, before: Text, after: Text) -> Changes:
        """What has changed between two texts, as they may be read."""
        return self._current(session).changes(before, after)

    def _current(self, session: Session) -> _Known:
        everybody, sources = self._corpus.state(session)
        with self._lock:
            known = self._known
        # The corpus gives the same objects for as long as nothing in them changes.
        if known is None or [*map(id, known.everybody)] != [*map(id, everybody)]:
            others = (s.about.group for s in everybody if s.about.group)
            known = _Known(everybody, sources, Naming([*sources], others=others).masked)
            with self._lock:
                self._known = known
        return known
