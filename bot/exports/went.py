"""Composing for one group where its words went in the network response."""

from collections.abc import Iterable, Iterator

from bot.exports.blocks import Block, Bullets, Document, Heading, Paragraph, Quotation
from bot.exports.words import Words
from bot.response import NetworkResponse
from bot.response.went import Went


def compose_went(
    response: NetworkResponse, group: str, answers: Iterable[Went], words: Words
) -> Document:
    """The document for one group. Of other groups it shows what the response itself shows."""
    title = words("went", "title", group=group)
    blocks = [block for answer in answers for block in _answer(answer, words)]
    return Document(
        title=title,
        author=response.network,
        language=words.language,
        notice=None,
        blocks=(
            Heading(1, title),
            Paragraph(
                words(
                    "went",
                    "lead",
                    consultation=response.consultation,
                    network=response.network,
                )
            ),
            *blocks,
        ),
    )


def _answer(answer: Went, words: Words) -> Iterator[Block]:
    yield Heading(2, words("went", "question", ref=answer.ref))
    yield Paragraph(answer.question)
    yield Heading(3, words("went", "said"))
    yield Quotation(answer.text)
    yield Heading(3, words("went", "became"))
    if answer.sentences:
        yield Bullets(answer.sentences)
    else:
        yield Paragraph(words("went", "nothing"))
    if answer.quoted:
        yield Paragraph(words("went", "quoted"))
    if answer.left_out:
        yield Paragraph(words("went", "left_out"))
        yield Bullets(answer.left_out)
