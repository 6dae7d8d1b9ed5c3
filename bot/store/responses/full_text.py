"""Searching the words of submitted answers, with a real index on either database."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, column, func, literal_column, select, table
from sqlalchemy.orm import Session

from bot.consultation import Ref
from bot.store.models import AnswerRow, Group, ResponseRow
from bot.store.responses.listing import may_be_read

PAGE = 25
"""Hits of a page."""

AROUND = 110
"""Characters that are shown before the first word that was found, and after the last."""

BETWEEN = 160
"""Characters between two words that were found, at most, for both to be shown."""

LONGEST_QUERY = 400
"""Characters of a query that are read."""

MOST_WORDS = 30
"""Words or phrases of a query that are read."""

_BEGIN, _END = "\ue000", "\ue001"
"""What the database writes around a word that it has found. No text has these characters."""

_TERM = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Term:
    """A word, or several in a row, that answers are to have or not to have."""

    words: str
    wanted: bool


@dataclass(frozen=True)
class Query:
    """What is looked for: one of several lists of terms, all of which must hold."""

    either: tuple[tuple[Term, ...], ...]

    def __bool__(self) -> bool:
        """Whether anything is looked for."""
        return bool(self.either)

    @property
    def for_sqlite(self) -> str:
        """The query as FTS5 has it."""
        return " OR ".join(
            "("
            + " AND ".join(f'"{term.words}"' for term in terms if term.wanted)
            + "".join(f' NOT "{term.words}"' for term in terms if not term.wanted)
            + ")"
            for terms in self.either
        )

    @property
    def for_postgresql(self) -> str:
        """The query as `websearch_to_tsquery` reads it."""
        return " or ".join(
            " ".join(f'{"" if term.wanted else "-"}"{term.words}"' for term in terms)
            for terms in self.either
        )


def read_query(typed: str) -> Query:
    """Read what somebody typed, as search engines do: "a phrase", -not, this or that.

    Anything can be typed. What has neither letters nor digits is passed over.
    """
    either: list[list[Term]] = [[]]
    for match in list(_TERM.finditer(typed[:LONGEST_QUERY]))[:MOST_WORDS]:
        if match["word"] and match["word"].casefold() == "or" and not match["minus"]:
            either.append([])
            continue
        words = _plain(match["phrase"] if match["phrase"] is not None else match["word"])
        if words:
            either[-1].append(Term(words, wanted=not match["minus"]))
    return Query(tuple(tuple(terms) for terms in either if any(term.wanted for term in terms)))


def _plain(words: str) -> str:
    """Words without whatever the databases could take for signs of their own."""
    plain = "".join(
        character if character.isalnum() or character in "'’-" else " " for character in words
    )
    return " ".join(word for word in plain.split() if any(map(str.isalnum, word)))


@dataclass(frozen=True)
class Piece:
    """A piece of an answer's words."""

    text: str
    found: bool
    """Whether it is what was looked for."""


@dataclass(frozen=True)
class Hit:
    """An answer in which something was found."""

    response: str
    group: str | None
    sample: bool
    ref: Ref
    """The question; 0 for comments on the whole paper."""
    pieces: list[Piece]


@dataclass(frozen=True)
class Found:
    """A page of what was found."""

    hits: list[Hit]
    total: int
    """Answers on all pages."""
    page: int
    pages: int


_WORDS: Any = literal_column(
    "left(coalesce(answers.shown, answers.text || ' ' || answers.followup), 100000)"
)
_ENGLISH: Any = literal_column("'english'")
_HEADLINE: Any = literal_column(f"'HighlightAll=true, StartSel={_BEGIN}, StopSel={_END}'")
_INDEX = table("answer_search", column("rowid"))
"""SQLite's. PostgreSQL finds its own by what is asked for."""


def search(
    session: Session, consultation: str, query: Query, page: int = 1, number: int | None = None
) -> Found:
    """Find answers by their words, in the order of the questions.

    Only current answers of submitted responses, and comments on the whole paper, are searched;
    of what is redacted, only what stands in its place.

    Args:
        session: a session.
        consultation: the consultation's id.
        query: what to look for.
        page: which page, from 1.
        number: only answers to this question.
    """
    if not query:
        return Found([], 0, 1, 1)
    match = _in_sqlite if session.get_bind().dialect.name == "sqlite" else _in_postgresql
    ids = (
        match(select(AnswerRow.id), query)
        .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
        .where(ResponseRow.consultation == consultation, may_be_read())
    )
    if number is not None:
        ids = ids.where(AnswerRow.number == number)
    total = session.scalar(select(func.count()).select_from(ids.subquery())) or 0
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    order = (AnswerRow.number, AnswerRow.part, AnswerRow.response_id)
    wanted = session.scalars(ids.order_by(*order).limit(PAGE).offset((page - 1) * PAGE)).all()
    # Marking is slow, so it is done for those that are shown.
    marked = select(
        AnswerRow.response_id, AnswerRow.number, AnswerRow.part, Group.name, Group.sample,
        _marked(session, query).label("marked"),
    ).select_from(AnswerRow)  # fmt: skip
    rows = session.execute(
        match(marked, query)
        .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
        .outerjoin(Group, ResponseRow.group_id == Group.id)
        .where(AnswerRow.id.in_(wanted))
        .order_by(*order)
    )
    return Found([_hit(row) for row in rows], total, page, pages)


def _in_sqlite(query: Select[Any], asked: Query) -> Select[Any]:
    matches = literal_column("answer_search").op("MATCH")(asked.for_sqlite)
    return query.join(_INDEX, _INDEX.c.rowid == AnswerRow.id).where(matches)


def _in_postgresql(query: Select[Any], asked: Query) -> Select[Any]:
    matching = (
        select(AnswerRow.id)
        .where(literal_column("answers.searched").op("@@")(_asked(asked)))
        # By itself it is found with its index, also while there are no statistics yet.
        .cte("matching")
        .prefix_with("MATERIALIZED")
    )
    return query.join(matching, matching.c.id == AnswerRow.id)


def _asked(asked: Query) -> Any:
    return func.websearch_to_tsquery(_ENGLISH, asked.for_postgresql)


def _marked(session: Session, query: Query) -> Any:
    if session.get_bind().dialect.name == "sqlite":
        return literal_column(f"highlight(answer_search, 0, '{_BEGIN}', '{_END}')")
    return func.ts_headline(_ENGLISH, _WORDS, _asked(query), _HEADLINE)


def _hit(row: Any) -> Hit:
    return Hit(
        response=row.response_id,
        group=row.name,
        sample=bool(row.sample),
        ref=Ref(row.number, row.part or None),
        pieces=in_context(row.marked),
    )


def in_context(marked: str) -> list[Piece]:
    """The words that were found with those around them.

    Args:
        marked: all words of an answer, with marks around those that were found.
    """
    parts = re.split(f"{_BEGIN}(.*?){_END}", marked, flags=re.DOTALL)
    pieces = [
        Piece(" ".join(part.split()) if index % 2 else re.sub(r"\s+", " ", part), index % 2 == 1)
        for index, part in enumerate(parts)
    ]
    pieces = [Piece(re.sub(f"[{_BEGIN}{_END}]", "", each.text), each.found) for each in pieces]
    shown = [Piece(_end_of(pieces[0].text), found=False)]
    for before, after in zip(pieces[1::2], pieces[2::2], strict=True):
        shown.append(before)
        if len(after.text) > BETWEEN or after is pieces[-1]:
            shown.append(Piece(_beginning_of(after.text), found=False))
            break
        shown.append(after)
    return [each for each in shown if each.text]


def _end_of(words: str) -> str:
    if len(words) <= AROUND:
        return words.lstrip()
    return "… " + words[-AROUND:].partition(" ")[2]


def _beginning_of(words: str) -> str:
    if len(words) <= AROUND:
        return words.rstrip()
    return words[:AROUND].rpartition(" ")[0] + " …"
