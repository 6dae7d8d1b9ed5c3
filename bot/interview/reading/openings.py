"""How messages open that are more than an answer to the question at hand."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from bot.consultation.glossary import normalise
from bot.consultation.model import Entry, Text

LONGEST_QUESTION = 30
"""In words. Who writes more says something, whatever it ends with."""

LONGEST_UNMARKED = 8
"""In words, of a question without its mark: "what we need is …" goes on for longer."""

LONGEST_WHERE = 8
"""In words: "right, back, sorry, where were we?"."""

LONGEST_ASKED_FOR = 20
"""In words: "wait go back to that one about the police having to come"."""

LONGEST_DENIAL = 12
"""In words: "no no I did not say skip, I said it was too long"."""

LONGEST_IF_SENT = 20
"""In words: "has the new version gone in or do I have to send it again?"."""

LONGEST_LEAVE = 12
"""In words: who says more at a farewell may say something that is to be kept."""

_PAUSE = r"\s*[,;.!–—:-]+\s*"


class Openings(Entry):
    """The openings that a language has, from the catalogue."""

    going_on: list[Text]
    """What an addition to the answer before begins with, as "also"."""
    continuing: list[Text]
    """What more on an answer that is there begins with, where it is asked again, as "and"."""
    asking: list[Text]
    """What a question about a term begins with, as "what is"."""
    asking_after: list[Text]
    """What follows a term that is asked about, as "what's that"."""
    showing: list[Text]
    """What a request to see an answer begins with, as "show me"."""
    commenting: list[Text]
    """What a comment on the whole paper begins with, as "overall"."""
    questioning: list[Text]
    """What any question begins with, as "how"."""
    questioned: list[Text]
    """What a question ends with, as "what for"."""
    leaving: list[Text]
    """What one who goes away says first, as "got to go"."""
    arriving: list[Text]
    """What a question has in it that asks whether changes have arrived, as "gone in"."""
    losing_the_place: list[Text]
    """What one who has lost the place ends with, as "where were we"."""
    going_to: list[Text]
    """What asks to go to a question, as "go back to"."""
    one_about: list[Text]
    """How a question is called by what it is about, before that: "the one about"."""
    denying: list[Text]
    """What one says who asked for nothing of what was done, as "I didn't say skip"."""
    not_skipping: list[Text]
    """The same before a question's number, as "don't skip"."""
    disowning: list[Text]
    """What one says first whose words were taken for something else, as "that's not an answer"."""
    besides: list[Text]
    """What comes before something else that occurs to one, as "ps"."""
    joints: list[Text]
    """Words that join two requests, as "but"."""

    def goes_on(self, text: str) -> bool:
        """Whether a text begins as an addition does."""
        return _begins(text, self.going_on) is not None

    def continues(self, text: str) -> bool:
        """Whether a text begins as more on an answer does."""
        return _begins(text, self.continuing) is not None

    def asks(self, text: str) -> bool:
        """Whether a text begins as a question about a term does."""
        return _begins(text, self.asking) is not None

    def shown(self, text: str) -> str | None:
        """What a text asks to see, if it begins as a request to see an answer does."""
        match = _begins(text, self.showing)
        return text[match.end() :].strip() if match else None

    def comments(self, text: str) -> bool:
        """Whether a text begins as a comment on the whole paper does."""
        return _begins(text, self.commenting) is not None

    def questions(self, text: str) -> bool:
        """Whether a short text asks something, with a question mark or without."""
        marked = text.rstrip(" .!").endswith("?") and len(text.split()) <= LONGEST_QUESTION
        return marked or self.wonders(text)

    def wonders(self, text: str) -> bool:
        """Whether a text opens or ends as a question does, and says nothing besides."""
        words = len(text.split())
        said = text.rstrip(" .!?")
        if words > LONGEST_QUESTION or ":" in text:
            return False
        opening = _begins(f"{said} ?", self.questioning) is not None
        if text.rstrip().endswith("?"):
            return opening
        ending = _ending(tuple(self.questioned)).search(said) is not None
        return words <= LONGEST_UNMARKED and (opening or ending)

    def asked_after(self, text: str) -> str | None:
        """What a text asks about, where the question follows it: "LAA, what's that?"."""
        match = _ending(tuple(self.asking_after)).search(text.rstrip(" .!?"))
        return text[: match.start()].strip(" ,.;:!?–—-") or None if match else None

    def leaves(self, text: str) -> bool:
        """Whether a short text is said by one who goes away."""
        if len(text.split()) > LONGEST_LEAVE:
            return False
        said = f"{normalise(text)} "
        return any(said.startswith(f"{normalise(way)} ") for way in self.leaving)

    def asks_where(self, text: str) -> bool:
        """Whether a short text ends by asking where one was."""
        said = normalise(text)
        asked = any(said.endswith(f" {normalise(way)}") for way in self.losing_the_place)
        return asked and len(said.split()) <= LONGEST_WHERE

    def asks_for_one_about(self, text: str) -> str | None:
        """What the question is about that a short text asks to go to, if it does."""
        if len(text.split()) > LONGEST_ASKED_FOR:
            return None
        match = _going(tuple(self.going_to), tuple(self.one_about)).match(text)
        return text[match.end() :].strip(" .,!?") if match else None

    def asks_if_sent(self, text: str) -> bool:
        """Whether a text is a question whether what was changed has arrived."""
        short = len(normalise(text).split()) <= LONGEST_IF_SENT
        return short and has_one_of(text, self.arriving) and self.questions(text)

    def denies(self, text: str) -> bool:
        """Whether a short text denies that something was asked for."""
        if len(text.split()) > LONGEST_DENIAL:
            return False
        sparing = _numbered(tuple(self.not_skipping)).fullmatch(text) is not None
        return sparing or has_one_of(text, self.denying)

    def after_disowning(self, text: str, beside: Iterable[str]) -> str:
        """What a text says after words that it says are no answer; nothing without these.

        Args:
            text: what was typed.
            beside: what may stand beside such words and changes nothing, as "no".
        """
        match = _repeated((*self.disowning, *beside)).match(text)
        return text[match.end() :] if match else ""

    def seams(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a text may turn to something else: where the first ends, and the second begins."""
        for match in _seam(tuple(self.besides), tuple(self.joints)).finditer(text):
            yield match.start(), match.end()

    def sets_apart(self, text: str, start: int, end: int) -> bool:
        """Whether a seam ends a sentence, or what follows it is said to be something else."""
        ended = not text[:start].strip() or text[:start].rstrip()[-1] in ".!?)"
        seam = text[start:end]
        return ended or "\n" in seam or _one_in(tuple(self.besides)).search(seam) is not None

    def joined(self, text: str, firsts: Iterable[str]) -> str | None:
        """The request that is joined to one of the first ones, if a text is two requests."""
        match = _joining(tuple(firsts), tuple(self.joints)).match(text)
        return text[match.end() :] if match else None


def has_one_of(text: str, ways: Iterable[str]) -> bool:
    """Whether a text has one of some ways to say something in it, as whole words."""
    said = f" {normalise(text)} "
    return any(f" {normalise(way)} " in said for way in ways)


def _begins(text: str, openings: Iterable[str]) -> re.Match[str] | None:
    return _beginning(tuple(openings)).match(text)


# A catalogue's patterns are made once: they are tried on every message.


@cache
def _joining(firsts: tuple[str, ...], joints: tuple[str, ...]) -> re.Pattern[str]:
    joint = one_of(joints)
    joined = rf"(?:{_PAUSE}(?:{joint}\b[,\s]*)?|\s+{joint}\b[,\s]+)"
    return re.compile(rf"\s*{one_of(firsts)}{joined}(?=\S)", re.IGNORECASE)


@cache
def _going(verbs: tuple[str, ...], ones: tuple[str, ...]) -> re.Pattern[str]:
    lead = r"(?:\w+\W+){0,4}?"
    return re.compile(rf"\W*{lead}{one_of(verbs)}\s+{one_of(ones)}\s+(?=\w)", re.IGNORECASE)


@cache
def _numbered(ways: tuple[str, ...]) -> re.Pattern[str]:
    lead = r"(?:\w+\W+){0,3}?"
    number = r"(?:question|q|no|number)?\.?\s*\d{1,3}[a-h]?"
    return re.compile(rf"\W*{lead}{one_of(ways)}\s+{number}\W*(?:please\W*)?", re.IGNORECASE)


@cache
def _seam(besides: tuple[str, ...], joints: tuple[str, ...]) -> re.Pattern[str]:
    beside = rf"(?:{one_of((*besides, *joints))}\b[\s,.:;–—-]*)"
    return re.compile(
        rf"(?:(?<=[.!?)])\s+|\s*\n+\s*|\s*[,;–—]\s*|\s+-+\s+){beside}*|\s+{beside}+",
        re.IGNORECASE,
    )


@cache
def _one_in(ways: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(ways)}(?!\w)", re.IGNORECASE)


@cache
def _ending(endings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(endings)}$", re.IGNORECASE)


@cache
def _repeated(ways: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{one_of(ways)}(?!\w)\W*)+", re.IGNORECASE)


@cache
def _beginning(openings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*{one_of(openings)}(?!\w)(?=[\s,:;.!–—-]+\S)", re.IGNORECASE)


def one_of(ways: Iterable[str]) -> str:
    """A pattern for the longest of some ways to say something; without any, for nothing."""
    return "(?:" + ("|".join(map(_loosely, _longest_first(ways))) or r"(?!)") + ")"


def _longest_first(ways: Iterable[str]) -> list[str]:
    return sorted(ways, key=len, reverse=True)


def _loosely(words: str) -> str:
    """A pattern for some words, however they are spaced."""
    return r"\s+".join(re.escape(word).replace("'", "['’]") for word in words.split())
