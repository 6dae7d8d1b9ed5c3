"""All that is drafted from the answers: each question, the covering letter, the meeting paper."""

from collections.abc import Sequence

from bot.consultation import Consultation
from bot.response.draft_words import DraftWords
from bot.response.drafting import draft_question
from bot.response.drafts import Draft
from bot.response.findings import Findings
from bot.response.summing_up import draft_letter, draft_paper


def drafted(
    consultation: Consultation, found: Sequence[Findings], words: DraftWords
) -> dict[str, Draft]:
    """What is drafted from what was found in the answers, by the place where it stands."""
    drafts = [
        *(draft_question(one, words) for one in found),
        draft_letter(consultation, found, words),
        draft_paper(consultation, found, words),
    ]
    return {draft.place: draft for draft in drafts}
