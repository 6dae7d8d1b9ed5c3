"""Composing the network response as a document: letter, answers, annex."""

from collections.abc import Iterator
from itertools import groupby

from bot.exports.blocks import (
    Block,
    Bullets,
    Contents,
    Document,
    Heading,
    Paragraph,
    Table,
)
from bot.exports.words import Words
from bot.exports.written import Marking, written
from bot.response import NetworkResponse, QuestionReport, Tally
from bot.response.agreement.agreeing import Approved
from bot.response.document import Aside
from bot.response.drafts.draft import LETTER, PAPER
from bot.response.submitted.editions import Edition

NAMES = 30
"""Groups that a table names for one stand, at most. The annex names all."""

NO_MARKING = Marking()


def compose(response: NetworkResponse, words: Words, marking: Marking = NO_MARKING) -> Document:
    """The document of a network response."""
    title = words("letter", "subject", consultation=response.consultation, network=response.network)
    return _document(
        response,
        words,
        marking,
        title,
        Contents(words("contents"), 4),
        *_letter(response, words, marking),
        *_answers(response, words, marking),
        *(_left_out(response, words) if marking.draft else ()),
        *_annex(response, words),
    )


def compose_paper(
    response: NetworkResponse, words: Words, marking: Marking = NO_MARKING
) -> Document:
    """The paper for the meeting that is to agree the response."""
    title = words("paper", "title", consultation=response.consultation, network=response.network)
    return _document(
        response,
        words,
        marking,
        title,
        *written(response.paper, PAPER, 2, words, marking),
        *(() if response.paper else (Paragraph(words("paper", "nothing")),)),
    )


def _document(
    response: NetworkResponse, words: Words, marking: Marking, title: str, *blocks: Block
) -> Document:
    """A document of the network, with what a reader has to know of it first."""
    notices = [
        *([words("draft")] if marking.draft else []),
        *([_approved(marking.approved, words)] if marking.approved else []),
        *([words("sample", "all" if response.all_samples else "some")] if response.sample else []),
    ]
    return Document(
        title=title,
        author=response.network,
        language=words.language,
        notice=" ".join(notices) or None,
        blocks=(Heading(1, title), *map(Paragraph, notices), *blocks),
    )


def _approved(approved: Approved, words: Words) -> str:
    return words(
        "approved",
        "submitted" if approved.submission else "not_submitted",
        meeting=approved.meeting,
        date=approved.met_on,
        number=approved.submission,
    )


def _letter(response: NetworkResponse, words: Words, marking: Marking) -> Iterator[Block]:
    if response.letter:
        yield Heading(2, words("letter", "heading"))
        yield from written(response.letter, LETTER, 3, words, marking)


def _answers(response: NetworkResponse, words: Words, marking: Marking) -> Iterator[Block]:
    yield Heading(2, words("answers", "heading"))
    for section, in_section in groupby(response.questions, key=lambda report: report.section):
        yield Heading(3, section)
        for number, reports in groupby(in_section, key=lambda report: report.number):
            for position, report in enumerate(reports):
                if position == 0:
                    yield Heading(4, words("answers", "question", ref=number))
                    yield Paragraph(report.text)
                yield from _answer(report, Edition(response.edition), words, marking)


def _answer(
    report: QuestionReport, edition: Edition, words: Words, marking: Marking
) -> Iterator[Block]:
    if report.part is not None:
        letter = report.ref.removeprefix(str(report.number))
        yield Heading(5, words("answers", "part", letter=letter, part=report.part))
    below = 5 if report.part is None else 6
    if report.answer:
        yield Heading(below, words("answers", "answer"))
        yield from written(report.answer, report.ref, 6, words, marking)
    if not report.tallies:
        if not report.answer:
            yield Paragraph(words("answers", "no_answer"))
        return
    who = () if edition is Edition.ANONYMOUS else (words("answers", "who", edition),)
    yield Table(
        words("answers", "table", ref=report.ref),
        (*words.list("answers", "columns"), *who),
        tuple(
            (
                words("stands", tally.stand),
                str(tally.groups),
                # Nobody said how many they are. That is not none.
                str(tally.people or "–"),
                *((_names(tally, words),) if who else ()),
            )
            for tally in report.tallies
        ),
    )
    if inferred := sum(tally.inferred for tally in report.tallies):
        yield Paragraph(words("answers", "inferred", n=inferred))
    if report.aside:
        yield Heading(below, words("answers", "aside"))
        yield Bullets(tuple(_aside(aside, words) for aside in report.aside))


def _aside(aside: Aside, words: Words) -> str:
    return words(
        "answers",
        "aside_view",
        groups=words.count("groups", aside.groups),
        stand=words("stands", aside.stand),
        reason=aside.reason,
    )


def _names(tally: Tally, words: Words) -> str:
    names = "; ".join(tally.names[:NAMES])
    more = len(tally.names) - NAMES
    return words("answers", "more", names=names, n=more) if more > 0 else names


def _left_out(response: NetworkResponse, words: Words) -> Iterator[Block]:
    """How much the answers do not take up. Of members' words nothing: they are in no draft."""
    rows = []
    for report in response.questions:
        shared = [made for made in report.shared if not made.in_answer]
        single = sum(not made.in_answer for made in report.single)
        if shared or single:
            told = [
                words(
                    "left_out",
                    "theme",
                    title=made.title,
                    groups=words.count("groups", made.groups),
                )
                for made in shared
                if made.title
            ]
            if untitled := len(shared) - len(told):
                told.append(words("left_out", "untitled", n=untitled))
            rows.append((report.ref, "\n".join(told), str(single)))
    if rows:
        yield Heading(2, words("left_out", "heading"))
        yield Paragraph(words("left_out", "lead"))
        yield Table(words("left_out", "table"), words.list("left_out", "columns"), tuple(rows))


def _annex(response: NetworkResponse, words: Words) -> Iterator[Block]:
    yield Heading(2, words("annex", "heading"))
    if not response.groups:
        yield Paragraph(words("annex", "nobody"))
    else:
        yield Paragraph(
            words(
                "annex",
                "groups" if response.people else "groups_without_people",
                groups=words.count("groups", response.groups),
                people=words.count("people", response.people),
            )
        )
    if response.as_of is not None:
        as_of, due = response.as_of, response.responses_due
        yield Paragraph(words("annex", "as_of", date=as_of, due=due))
    names = [contributor.name or "" for contributor in response.contributors]
    if names and response.edition == Edition.PSEUDONYMOUS:
        yield Paragraph(words("annex", "pseudonyms", names=", ".join(names)))
    elif names:
        yield Table(
            words("annex", "table"),
            words.list("annex", "columns"),
            tuple(
                (
                    contributor.name or "",
                    contributor.area or "",
                    str(contributor.people or ""),
                    contributor.mandate or "",
                )
                for contributor in response.contributors
            ),
        )
    if response.unnamed:
        yield Paragraph(
            words(
                "annex",
                "unnamed" if response.unnamed_people else "unnamed_without_people",
                groups=words.count("groups", response.unnamed),
                people=words.count("people", response.unnamed_people),
            )
            if response.edition == Edition.NAMED
            else words("annex", "nobody_named")
        )
    yield Heading(3, words("annex", "how"))
    yield Paragraph(words("annex", "method"))
