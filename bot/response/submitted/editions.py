"""Editions of a network response: how much of a group it shows.

Whether words are quoted is another matter: in every edition that needs the group's consent.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from string import ascii_uppercase

from bot.analysis.words import is_common
from bot.response.submitted.submission import Submission

ENOUGH_TO_HIDE_AMONG = 3
"""Groups that must be behind a sum, so that it does not tell how many are in one of them."""


class Edition(StrEnum):
    """Who can be recognised in a network response."""

    NAMED = "named"
    """Groups that agreed to be named are. The others are not."""
    PSEUDONYMOUS = "pseudonymous"
    """Nobody is named. Each group has a letter, so that one can follow what it says, and nothing
    else by which it could be known."""
    ANONYMOUS = "anonymous"
    """Nobody is named. But for their words, nothing tells that two things are of one group."""


@dataclass(frozen=True)
class Labels:
    """What stands in place of names, and beside them."""

    sample: str = "{name} (sample)"
    pseudonym: str = "Group {letter}"
    masked: str = "[a member group]"


class Naming:
    """What groups are called in one edition, and what must not be read in it."""

    def __init__(
        self,
        submissions: Sequence[Submission],
        edition: Edition = Edition.NAMED,
        labels: Labels | None = None,
        others: Iterable[str] = (),
    ) -> None:
        """Settle the names.

        Args:
            submissions: the groups' responses.
            edition: the edition.
            labels: what stands in place of names.
            others: names of further groups, which must not be read either.
        """
        self.edition = edition
        self._labels = labels or Labels()
        self._submissions = submissions
        names = {s.about.group for s in submissions if s.about.group} | set(others)
        shown = {
            s.about.group
            for s in submissions
            if s.about.group and s.about.named and edition is Edition.NAMED
        }
        self._names = _Names(names, shown)

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {s.id: n for n, s in enumerate(sorted(self._submissions, key=_digest))}

    def order(self, submission: Submission) -> tuple[str, int]:
        """By the name that is shown, then in an order that tells nothing of hidden names."""
        return self.name(submission) or "\uffff", self._rank[submission.id]

    def name(self, submission: Submission) -> str | None:
        """What a group is called; None if it is not called anything."""
        about = submission.about
        match self.edition:
            case Edition.PSEUDONYMOUS:
                name = self._labels.pseudonym.format(letter=letters(self._rank[submission.id]))
            case Edition.NAMED if about.named and about.group:
                name = about.group
            case _:
                return None
        return self._labels.sample.format(name=name) if submission.sample else name

    def masked(self, text: str) -> str:
        """A text in which no group can be read that must not be."""
        return self._names.masked(text, self._labels.masked)


def letters(index: int) -> str:
    """A, B, …, Z, AA, AB, …: the letters of the group with this index, from 0."""
    shown = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, len(ascii_uppercase))
        shown = ascii_uppercase[letter] + shown
    return shown


def _digest(submission: Submission) -> tuple[str, str]:
    """The same for the same words, in whichever database, and telling nothing of the name."""
    said = [
        (str(ref), answer.status, answer.stance, answer.text, answer.followup)
        for ref, answer in sorted(submission.answers.items())
    ]
    whole = repr((submission.about.group, submission.about.mandate, submission.about.people, said))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest(), submission.id


class _Names:
    """Names to be found in texts, as whole words, however they are written."""

    def __init__(self, hidden: Iterable[str], shown: Iterable[str]) -> None:
        """Take the names; those that are shown are found too, and left whole.

        Names that consist of the commonest words alone are not looked for.
        """
        kept = {_plain(name) for name in shown}
        found = {name for name in map(_plain, hidden) if not all(map(is_common, name))} - kept
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        if found:
            both = [(name, True) for name in found] + [(name, False) for name in kept if name]
            for name, hide in sorted(both, key=lambda item: (-len(item[0]), item)):
                self._by_first.setdefault(name[0], []).append((name, hide))

    def masked(self, text: str, instead: str) -> str:
        """The text with something else in place of each hidden name."""
        if not self._by_first:
            return text
        found = [(_bare(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
        pieces, done, at = [], 0, 0
        while at < len(found):
            length, hide = self._at(found, at)
            if hide:
                pieces += [text[done : found[at][1]], instead]
                last = text[found[at + length - 1][1] : found[at + length - 1][2]]
                done = found[at + length - 1][2] - (2 if _POSSESSIVE.search(last) else 0)
            at += max(length, 1)
        return "".join([*pieces, text[done:]])

    def _at(self, found: Sequence[tuple[str, int, int]], at: int) -> tuple[int, bool]:
        """How many words from here on are a name, and whether it is to be hidden."""
        for name, hide in self._by_first.get(found[at][0], ()):
            if tuple(word for word, _, _ in found[at : at + len(name)]) == name:
                return len(name), hide
        return 0, False


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word).casefold().replace("’", "'")


def _plain(name: str) -> tuple[str, ...]:
    return tuple(_bare(match[0]) for match in _WORD.finditer(name))
