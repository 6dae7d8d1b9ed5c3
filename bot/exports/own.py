"""Composing a group's own copy of its response: who answers, then every question."""

from collections.abc import Iterator

from bot.consultation import Ref, Section
from bot.exports.blocks import Block, Bullets, Document, Heading, Paragraph, Quotation
from bot.exports.words import Words
from bot.interview import GENERAL, Answer, Interview
from bot.interview.saying.review import refs_of
from bot.interview.saying.wording import Wording
from bot.store.responses.receipts import Receipt


def compose_own(
    interview: Interview, wording: Wording, words: Words, receipt: Receipt | None
) -> Document:
    """The document of one group's response, with every question of the consultation."""
    consultation = interview.consultation
    title = words("copy", "title", consultation=consultation.title)
    return Document(
        title=title,
        author=interview.response.about.group or consultation.network.name,
        language=words.language,
        notice=None,
        blocks=(
            Heading(1, title),
            *_about(interview, words, receipt),
            *(
                block
                for section in consultation.sections
                for block in _section(interview, section, wording, words)
            ),
            *_remark(interview.response.current(GENERAL), words),
        ),
    )


def _about(interview: Interview, words: Words, receipt: Receipt | None) -> Iterator[Block]:
    consultation, about = interview.consultation, interview.response.about
    yield Paragraph(
        words("copy", "to", network=consultation.network.name, publisher=consultation.publisher)
    )
    yield Heading(2, words("copy", "about"))
    lines = [
        words("copy", detail, **{detail: value})
        for detail in ("group", "mandate", "people")
        if (value := getattr(about, detail)) is not None
    ]
    given = {True: "yes", False: "no", None: "unsaid"}
    lines += [
        words("copy", purpose, given[getattr(about, purpose)]) for purpose in ("named", "quoted")
    ]
    if receipt is not None:
        date = receipt.at.date()
        lines.append(words("copy", "submitted", date=date, number=receipt.number))
    else:
        withdrawn = interview.response.withdrawn
        lines.append(words("copy", "withdrawn" if withdrawn else "not_submitted"))
    yield Bullets(tuple(lines))


def _section(
    interview: Interview, section: Section, wording: Wording, words: Words
) -> Iterator[Block]:
    yield Heading(2, section.title)
    for question in section.questions:
        refs = refs_of(question, interview.response)
        for position, ref in enumerate(refs):
            yield Heading(3, words("copy", "question", ref=ref))
            if position == 0:
                yield Paragraph(question.text)
            if ref.part:
                yield Paragraph(question.part(ref.part).text)
            yield from _answer(interview, ref, wording, words)


def _answer(interview: Interview, ref: Ref, wording: Wording, words: Words) -> Iterator[Block]:
    answer = interview.response.current(ref)
    stance = answer.stance if answer is not None else None
    yield Paragraph(wording.state(interview.status(ref), stance))
    if answer is not None and answer.text:
        yield Quotation(answer.text)
    if answer is not None and answer.followup:
        yield Paragraph(words("copy", "followup"))
        yield Quotation(answer.followup)


def _remark(remark: Answer | None, words: Words) -> Iterator[Block]:
    if remark is not None and remark.text:
        yield Heading(2, words("copy", "remark"))
        yield Quotation(remark.text)
