"""Words that groups took back, where somebody else repeats them: in a comment, a reason, a note."""

from collections.abc import Callable, Iterable

from bot.analysis.words import spans, words
from bot.response.names import same_name
from bot.response.submitted.pasted import REPEATED
from bot.response.submitted.runs import runs

TAKEN_OUT = "[…]"
"""What stands in place of words that are taken out."""

type Run = tuple[str, ...]


class Unsaid:
    """Takes out of texts the words that were taken back: five or more in a row."""

    def __init__(
        self,
        gone: Iterable[str],
        standing: Callable[[], Iterable[str]] = lambda: (),
        *,
        withheld: Iterable[tuple[str, str]] = (),
        also: Callable[[str], str] = lambda text: text,
        texts: Iterable[str] | None = None,
    ) -> None:
        """Look for the words.

        Args:
            gone: what nobody says any more.
            standing: gives what is said, and may be quoted. It is asked for only when it is needed.
            withheld: what groups say and nobody else may quote, each with the group's name.
            also: takes out whatever else is not to be read.
            texts: the texts from which words are taken out, where they are known before.
        """
        wanted: Callable[[str], Iterable[Run]] = _all_runs
        if texts is not None:
            wanted = _looking_for({run for text in texts for run in runs(text, REPEATED)})
        taken_back = {run for said in gone for run in wanted(said)}
        self._withheld: dict[Run, set[str]] = {}
        for name, said in withheld:
            speaker = same_name(name)
            for run in wanted(said):
                self._withheld.setdefault(run, set()).add(speaker)
        self._hidden = taken_back.union(self._withheld)
        self._ask, self._also = standing, also
        self._standing: set[Run] | None = None

    def __call__(self, text: str, by: str = "") -> str:
        """A text as it may be read.

        Args:
            text: one of the texts.
            by: the name of the group that says it. It may repeat its own words.
        """
        speaker = same_name(by)
        taken = {
            run
            for run in self._hidden.intersection(runs(text, REPEATED))
            if speaker not in self._withheld.get(run, ())
        }
        if taken:
            if self._standing is None:
                wanted = _looking_for(self._hidden)
                self._standing = {run for said in self._ask() for run in wanted(said)}
            text = _without(text, taken - self._standing)
        return self._also(text)


def _all_runs(text: str) -> Iterable[Run]:
    return runs(text, REPEATED)


def _looking_for(wanted: set[Run]) -> Callable[[str], Iterable[Run]]:
    """What gives those runs of a text that are wanted."""
    telling = {max(run, key=len) for run in wanted}

    def found(text: str) -> Iterable[Run]:
        # Most texts have nothing of them, and most of the time goes into making runs.
        return () if telling.isdisjoint(words(text)) else wanted.intersection(_all_runs(text))

    return found


def _without(text: str, taken: set[Run]) -> str:
    places = spans(text)
    shown: list[str] = []
    read = 0
    for nth, run in enumerate(runs(text, REPEATED)):
        if run in taken:
            start, end = places[nth][0], places[nth + REPEATED - 1][1]
            if start > read or not shown:
                shown += [text[read:start], TAKEN_OUT]
            read = end
    return "".join([*shown, text[read:]])


def is_telling(passage: str) -> bool:
    """Whether redacted words tell of somebody wherever they stand, not only in the answer."""
    return len(words(passage)) > 1 or any(sign.isdigit() or sign == "@" for sign in passage)
