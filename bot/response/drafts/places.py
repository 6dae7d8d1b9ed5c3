"""Where the network has something to say: each question, the covering letter, the meeting paper."""

from bot.consultation import Consultation
from bot.response.drafts.draft import LETTER, PAPER
from bot.response.submitted.evidence import Sources
from bot.response.themes.points import refs_answered


def places(consultation: Consultation, sources: Sources) -> list[str]:
    """All places of the response: the questions in order, the letter, the paper."""
    return [*map(str, refs_answered(consultation, sources)), LETTER, PAPER]
