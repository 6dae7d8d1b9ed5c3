"""Composing for one group where its words went in the network response."""

from collections.abc import Iterator

from bot.exports.blocks import Block, Bullets, Document, Heading, Paragraph, Quotation
from bot.exports.words import Words
from bot.interview import GENERAL
from bot.response.drafts.draft import LETTER, PAPER
from bot.response.went import Leaning, LeftOut, Outcome, Raised, Remarked, Stage, Went


def compose_went(outcome: Outcome, words: Words) -> Document:
    """The document for one group. Of other groups it shows what the response itself shows."""
    title = words("went", "title", group=outcome.group or words("answers", "unnamed"))
    return Document(
        title=title,
        author=outcome.network,
        language=words.language,
        notice=None,
        blocks=(
            Heading(1, title),
            Paragraph(
                words("went", "lead", consultation=outcome.consultation, network=outcome.network)
            ),
            Paragraph(_stage(outcome.stage, words)),
            *((Paragraph(words("went", "late")),) if outcome.late else ()),
            *(block for answer in outcome.answers for block in _answer(answer, words)),
            *_comments(outcome.comments, words),
        ),
    )


def _stage(stage: Stage, words: Words) -> str:
    if stage.number is None:
        return words("went", "draft", date=stage.at.date())
    return words("went", "submitted", number=stage.number, date=stage.at.date())


def _answer(answer: Went, words: Words) -> Iterator[Block]:
    if answer.ref == GENERAL:
        yield Heading(2, words("went", "remark"))
    else:
        yield Heading(2, words("went", "question", ref=answer.ref))
        yield Paragraph(answer.question)
    yield Heading(3, words("went", "said"))
    if answer.stance:
        yield Paragraph(words("went", "marked", stand=words("stands", answer.stance)))
    if answer.text:
        yield Quotation(answer.text)
    yield Heading(3, words("went", "became"))
    if answer.sentences:
        yield Paragraph(words("went", "sentences"))
        yield Bullets(tuple(_sentence(each, answer, words) for each in answer.sentences))
    else:
        yield Paragraph(words("went", "nothing"))
    if answer.themes:
        yield Paragraph(words("went", "themes"))
        yield Bullets(tuple(_theme(each, words) for each in answer.themes))
    if answer.aside:
        yield Paragraph(words("went", "aside", reason=answer.aside))
    if answer.left_out:
        yield Paragraph(words("went", "left_out"))
        yield Bullets(tuple(_left_out(each, words) for each in answer.left_out))


def _sentence(leaning: Leaning, answer: Went, words: Words) -> str:
    text = leaning.text or words("went", "gone")
    if leaning.place == str(answer.ref):
        return text
    return words("went", "elsewhere", text=text, place=_place(leaning.place, words))


def _place(place: str, words: Words) -> str:
    if place in {LETTER, PAPER}:
        return words("went", "letter" if place == LETTER else "paper")
    return words("went", "question", ref=place)


def _theme(theme: Raised, words: Words) -> str:
    groups = words.count("groups", theme.groups)
    if not theme.title:
        return words("went", "untitled", groups=groups)
    return words("went", "theme", title=theme.title, groups=groups)


def _left_out(point: LeftOut, words: Words) -> str:
    if not point.reason:
        return point.text
    return words("went", "set_aside", text=point.text, reason=point.reason)


def _comments(comments: tuple[Remarked, ...], words: Words) -> Iterator[Block]:
    if not comments:
        return
    yield Heading(2, words("went", "comments"))
    for comment in comments:
        yield Heading(3, words("went", "comment", place=_place(comment.place, words)))
        yield Quotation(comment.text)
        decision = words("went", "decisions", comment.decision or "open")
        yield Paragraph(f"{decision} {comment.reason}".strip())
