"""The text of a network response as pages show it: by sections and questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from aiohttp import web

from bot.consultation import Consultation, Ref
from bot.response.agreement.agreeing import Kind, Obstacle
from bot.response.agreement.changes import Changed, Changes
from bot.response.agreement.text import Text
from bot.response.document import Written
from bot.response.drafts.draft import LETTER, PAPER, Support
from bot.store.circulation.comments import Comment
from bot.web.console.words import ConsoleWords

LONGEST_NUMBER = 9
"""Digits of a number in an address, at most: more than anything will have."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the comments on it."""

    number: int
    """From 0."""
    written: Written
    comments: tuple[Comment, ...] = ()
    changed: Changed | None = None
    """What has changed in it since another version, if anything has."""
    gone: bool = False
    """Whether it is not there any more, and shown for what was taken out."""


@dataclass(frozen=True)
class PlaceShown:
    """The letter, a question or the meeting paper."""

    place: str
    title: str
    question: str
    """The official wording; empty if it is no question."""
    part: str
    """The official wording of the part; empty if there is none."""
    paragraphs: tuple[Paragraph, ...]
    comments: tuple[Comment, ...] = ()
    """Comments on the place as a whole."""
    gone: bool = False
    """Whether nothing stands there any more, and it is shown for what was taken out."""

    @property
    def changed(self) -> bool:
        """Whether anything in it has changed since another version."""
        return any(paragraph.changed for paragraph in self.paragraphs)


@dataclass(frozen=True)
class SectionShown:
    """A section of the consultation, or what stands before and after all of them."""

    title: str
    """Empty for the letter and the paper, which are called by their own names."""
    places: tuple[PlaceShown, ...]


def number_in(request: web.Request, name: str) -> int:
    """A number of the address.

    Raises:
        HTTPNotFound: it is too long to be the number of anything.
    """
    written = request.match_info[name]
    if len(written) > LONGEST_NUMBER:
        raise web.HTTPNotFound
    return int(written)


def title_of(words: ConsoleWords, place: str) -> str:
    """What a place is called."""
    if place in {LETTER, PAPER}:
        return words("circulation", "places", "letter" if place == LETTER else "paper")
    return words("circulation", "places", "question", ref=place)


def sections(
    text: Text,
    consultation: Consultation,
    words: ConsoleWords,
    comments: Sequence[Comment] = (),
    changes: Changes | None = None,
) -> list[SectionShown]:
    """A text as it is read, with the comments below the paragraphs on which they are.

    Args:
        text: the text.
        consultation: the consultation.
        words: the words of the pages.
        comments: comments on the text.
        changes: what is to be marked in it, by place. What was taken out is shown too.
    """
    marked = changes or {}

    def section(place: str) -> str:
        if place in {LETTER, PAPER}:
            return ""
        return consultation.section_of(Ref.parse(place)).title

    shown = (
        _place(text, place, consultation, words, comments, marked.get(place, ()))
        for place in dict.fromkeys([*text.places, *marked])
    )
    return [
        SectionShown(title, tuple(places))
        for title, places in groupby(shown, key=lambda p: section(p.place))
    ]


def _place(
    text: Text,
    place: str,
    consultation: Consultation,
    words: ConsoleWords,
    comments: Sequence[Comment],
    changes: Sequence[Changed],
) -> PlaceShown:
    here = [comment for comment in comments if comment.place == place]
    there = text.places.get(place, ())
    paragraphs = [
        Paragraph(number, written, tuple(c for c in here if c.paragraph == number))
        for number, written in enumerate(there)
    ]
    if changes:
        paragraphs = [_marked(paragraphs, changed) for changed in changes]
    question = part = ""
    if place not in {LETTER, PAPER}:
        ref = Ref.parse(place)
        asked = consultation.questions[ref.number]
        question = asked.text
        part = asked.part(ref.part).text if ref.part else ""
    whole = tuple(c for c in here if not 0 <= c.paragraph < len(there))
    title = title_of(words, place)
    return PlaceShown(place, title, question, part, tuple(paragraphs), whole, not there)


def _marked(paragraphs: Sequence[Paragraph], changed: Changed) -> Paragraph:
    if changed.number is None:
        return Paragraph(-1, Written(()), changed=changed, gone=True)
    paragraph = paragraphs[changed.number]
    return paragraph if changed.same else replace(paragraph, changed=changed)


@dataclass(frozen=True)
class ObstacleShown:
    """Something that stands in the way, in words, with where to go."""

    text: str
    links: tuple[tuple[str, str], ...]
    """Addresses, and what they lead to."""


def obstacles_shown(obstacles: Sequence[Obstacle], words: ConsoleWords) -> list[ObstacleShown]:
    """What stands in the way, as a page lists it."""
    return [
        ObstacleShown(
            words("circulation", "obstacles", obstacle.kind),
            tuple(_links(obstacle, words)),
        )
        for obstacle in obstacles
    ]


def _links(obstacle: Obstacle, words: ConsoleWords) -> Iterator[tuple[str, str]]:
    match obstacle.kind:
        case Kind.COMMENTS:
            yield "/console/circulation/comments", words("circulation", "comments", "heading")
        case Kind.EMPTY:
            yield "/console/drafts", words("circulation", "obstacles", "to_drafts")
        case Kind.NOT_CIRCULATED:
            yield "/console/circulation", words("common", "menu", "circulation")
        case Kind.NOT_AGREED | Kind.FIGURES:
            yield "/console/agreement", words("common", "menu", "agreement")
        case Kind.DISSENT:
            for place in obstacle.places:
                yield f"/console/drafts/{place}/views", title_of(words, place)
        case Kind.LOST | Kind.UNSUPPORTED:
            first = Support.LOST if obstacle.kind is Kind.LOST else Support.NONE
            for place in obstacle.places:
                yield f"/console/drafts/{place}#{first}", title_of(words, place)
        case _:
            for place in obstacle.places:
                yield f"/console/drafts/{place}", title_of(words, place)
