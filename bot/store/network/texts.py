"""Texts that were circulated or submitted, as they stand now, kept in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from bot.response.agreement.changes import Changes, changes
from bot.response.agreement.text import Text
from bot.response.submitted.editions import Naming
from bot.store.network.corpus import Corpus, State

MOST = 50
"""What is kept of texts, at most. Of each version there are few."""


@dataclass
class CurrentTexts:
    """Texts without what groups do not say any more, of one moment.

    With a thousand groups that takes a second for each. So it is kept, of texts that are the same
    objects.
    """

    state: State
    masked: Callable[[str], str]
    _kept: dict[tuple[str, tuple[int, ...]], tuple[tuple[Text, ...], Any]] = field(
        default_factory=dict
    )
    """What was made of which texts. These are held too, so that no other object gets their id."""

    def standing(self, text: Text) -> Text:
        """A text as `Text.now` has it."""
        return self._once("standing", (text,), lambda: text.now(self.state.sources))

    def readable(self, text: Text) -> Text:
        """The same, as it may be read: without names that are not to be shown."""
        return self._once(
            "readable", (text,), lambda: self.standing(text).without_words(self.masked)
        )

    def changes(self, before: Text, after: Text) -> Changes:
        """What has changed between two texts, as they may be read."""
        return self._once(
            "changes",
            (before, after),
            lambda: changes(self.readable(before), self.readable(after)),
        )

    def _once[T](self, what: str, texts: tuple[Text, ...], make: Callable[[], T]) -> T:
        key = what, tuple(map(id, texts))
        found = self._kept.get(key)
        if found is None:
            found = texts, make()
            if len(self._kept) >= MOST:
                self._kept.clear()
            self._kept[key] = found
        made: T = found[1]
        return made


class KeptTexts:
    """`CurrentTexts`, kept for as long as no group says anything else."""

    def __init__(self, corpus: Corpus) -> None:
        """Know nothing yet."""
        self._corpus = corpus
        self._known: CurrentTexts | None = None
        self._lock = Lock()

    def now(self, session: Session) -> CurrentTexts:
        """As groups say now."""
        state = self._corpus.state(session)
        with self._lock:
            if self._known is None or self._known.state is not state:
                others = (s.about.group for s in state.everybody if s.about.group)
                naming = Naming(state.selection.chosen, others=others)
                self._known = CurrentTexts(state, naming.masked)
            return self._known
