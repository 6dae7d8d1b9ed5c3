"""Composing the network response as a document: letter, answers, remarks, annex."""

from collections.abc import Iterator
from itertools import groupby

from bot.exports.blocks import Block, Bullets, Document, Heading, Paragraph, Quotation, Table
from bot.exports.words import Words
from bot.response import Made, NetworkResponse, QuestionReport


def compose(response: NetworkResponse, words: Words) -> Document:
    """The document of a network response."""
    title = words("letter", "subject", consultation=response.consultation, network=response.network)
    return Document(
        title=title,
        author=response.network,
        language=words.language,
        notice=words("sample") if response.sample else None,
        blocks=(
            Heading(1, title),
            *([Paragraph(words("sample"))] if response.sample else []),
            *_letter(response, words),
            *_answers(response, words),
            *_remarks(response, words),
            *_annex(response, words),
        ),
    )


def _letter(response: NetworkResponse, words: Words) -> Iterator[Block]:
    yield Heading(2, words("letter", "heading"))
    yield Paragraph(words("letter", "to", publisher=response.publisher))
    yield Paragraph(
        words(
            "letter",
            "opening" if response.people else "opening_without_people",
            network=response.network,
            groups=words.count("groups", response.groups),
            people=words.count("people", response.people),
            members=response.members,
        )
    )
    if response.as_of is not None:
        as_of, due = response.as_of, response.responses_due
        yield Paragraph(words("letter", "as_of", date=as_of, due=due))
    if response.issues:
        yield Paragraph(words("letter", "issues"))
        yield Bullets(
            tuple(
                words(
                    "letter",
                    "issue",
                    words=made.words,
                    ref=ref,
                    groups=words.count("groups", made.groups),
                )
                for ref, made in response.issues
            )
        )
    if response.divided:
        questions = [
            words(
                "letter",
                "divided_question",
                ref=ref,
                agree=words.count("agree", agree),
                disagree=words.count("disagree", disagree),
            )
            for ref, agree, disagree in response.divided
        ]
        yield Paragraph(words("letter", "divided", questions="; ".join(questions)))
    yield Paragraph(words("letter", "closing", network=response.network))


def _answers(response: NetworkResponse, words: Words) -> Iterator[Block]:
    yield Heading(2, words("answers", "heading"))
    for section, in_section in groupby(response.questions, key=lambda report: report.section):
        yield Heading(3, section)
        for number, reports in groupby(in_section, key=lambda report: report.number):
            for position, report in enumerate(reports):
                if position == 0:
                    yield Heading(4, words("answers", "question", ref=number))
                    yield Paragraph(report.text)
                yield from _answer(report, words)


def _answer(report: QuestionReport, words: Words) -> Iterator[Block]:
    if report.part is not None:
        letter = report.ref.removeprefix(str(report.number))
        yield Heading(5, words("answers", "part", letter=letter, part=report.part))
    if not report.tallies:
        yield Paragraph(words("answers", "no_answer"))
        return
    yield Table(
        words("answers", "table", ref=report.ref),
        words.list("answers", "columns"),
        tuple(
            (
                words("stands", tally.stand),
                str(tally.groups),
                str(tally.people),
                "; ".join(tally.names),
            )
            for tally in report.tallies
        ),
    )
    below = 5 if report.part is None else 6
    for key, points in (("shared", report.shared), ("single", report.single)):
        if points:
            yield Heading(below, words("answers", key))
            yield Bullets(tuple(_point(made, words) for made in points))
    if report.unquotable:
        yield Paragraph(words("answers", "unquotable", n=report.unquotable))
    if report.quotes:
        yield Heading(below, words("answers", "quotes"))
        for quote in report.quotes:
            yield Quotation(quote.text, quote.by or words("answers", "unnamed"))


def _point(made: Made, words: Words) -> str:
    key = "point" + ("_shared" if made.groups > 1 else "") + ("_named" if made.names else "")
    return words(
        "answers",
        key,
        words=made.words,
        groups=words.count("groups", made.groups),
        names=", ".join(made.names),
    )


def _remarks(response: NetworkResponse, words: Words) -> Iterator[Block]:
    if response.remarks:
        yield Heading(2, words("remarks", "heading"))
        for remark in response.remarks:
            yield Quotation(remark.text, remark.by or words("answers", "unnamed"))


def _annex(response: NetworkResponse, words: Words) -> Iterator[Block]:
    yield Heading(2, words("annex", "heading"))
    if not response.groups:
        yield Paragraph(words("annex", "nobody"))
    if response.contributors:
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
                "unnamed",
                groups=words.count("groups", response.unnamed),
                people=words.count("people", response.unnamed_people),
            )
        )
    yield Paragraph(words("annex", "method"))
