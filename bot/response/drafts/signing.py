"""Who signs the covering letter: names below it are nobody's views."""

from dataclasses import replace

from bot.response.drafts.draft import LETTER, Draft, Passage, Sentence

NAME = 10
"""Words of a name with what somebody is, at most."""


def is_signed(letter: Draft, closing: str) -> bool:
    """Whether more stands below a letter than on whose behalf it is written.

    Args:
        letter: the letter.
        closing: the words with which letters end, such as "Yours faithfully".
    """
    texts = [sentence.text for sentence in letter.sentences]
    at = next((n for n, text in enumerate(texts) if text.startswith(closing)), len(texts))
    return len(texts) > at + 2


def signed(draft: Draft, before: Draft, closing: str) -> Draft:
    """The draft in which what was written below the letter needs no evidence.

    Words that are repeated from answers have their evidence, and are no frame. What stood there
    before stays what somebody has called it.

    Args:
        draft: the draft as it was edited.
        before: the draft as it was.
        closing: the words with which letters end, such as "Yours faithfully".
    """
    if draft.place != LETTER:
        return draft
    known, below = set(before.sentences), False

    def frame(sentence: Sentence) -> Sentence:
        nonlocal below
        below = below or sentence.text.startswith(closing)
        new = below and not sentence.evidence and sentence not in known and _is_name(sentence.text)
        return replace(sentence, frame=True) if new else sentence

    def framed(passage: Passage) -> Passage:
        return replace(passage, sentences=tuple(map(frame, passage.sentences)))

    return replace(draft, passages=tuple(map(framed, draft.passages)))


def _is_name(text: str) -> bool:
    """Whether a text may be a name, and is no sentence."""
    return len(text.split()) <= NAME and not text.rstrip("”’\"')").endswith((".", "!", "?"))
