"""All that is drafted from the answers: each question, the covering letter, the meeting paper."""

from collections.abc import Mapping, Sequence

from bot.consultation import Consultation
from bot.response.drafting.letter import draft_letter
from bot.response.drafting.paper import draft_paper
from bot.response.drafting.questions import draft_question
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import LETTER, PAPER, Draft, Passage, Sentence
from bot.response.findings.findings import Findings


def draft_all(
    consultation: Consultation, found: Sequence[Findings], words: DraftWords
) -> dict[str, Draft]:
    """What is drafted from what was found in the answers, by the place where it stands."""
    drafts = [
        *(draft_question(one, words) for one in found),
        draft_letter(consultation, found, words),
        draft_paper(consultation, found, words),
    ]
    return {draft.place: draft for draft in drafts}


def with_silence(drafts: Mapping[str, Draft], words: DraftWords) -> dict[str, Draft]:
    """What people wrote; where they took all out, that the network gives no answer there."""
    beside = {LETTER, PAPER}
    silent = Passage((Sentence(words("stands", "silent"), frame=True),))
    return {
        place: Draft(place, (silent,)) if draft.is_cleared and place not in beside else draft
        for place, draft in drafts.items()
    }
