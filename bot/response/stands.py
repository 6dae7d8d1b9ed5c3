"""Where a group stands on a question, as the network response counts it."""

from collections.abc import Mapping

from bot.consultation import Ref, Status
from bot.response.document import Stand
from bot.response.findings import Position
from bot.response.submission import Submission

type Positions = Mapping[tuple[str, Ref], Position]
"""Where groups stand as far as that was found, by response and question."""

SILENT = frozenset({Status.UNANSWERED, Status.BYPASSED})
"""States of an answer that say nothing."""

_STANDS = {
    Status.DONT_KNOW: Stand.DONT_KNOW,
    Status.NOT_APPLICABLE: Stand.NOT_APPLICABLE,
    Status.SKIPPED: Stand.PASSED_OVER,
    Status.LATER: Stand.PASSED_OVER,
    Status.RATHER_NOT_SAY: Stand.PASSED_OVER,
}


def stand_of(submission: Submission, ref: Ref, found: Positions) -> Stand:
    """Where a group stands: as it was found, else by its own choice.

    Args:
        submission: the group's response, which has an answer to the question.
        ref: the question.
        found: where groups stand, as far as that was found.
    """
    if (position := found.get((submission.id, ref))) is not None:
        return position.stand
    answer = submission.answers[ref]
    if answer.stance is not None:
        return Stand(answer.stance.value)
    return _STANDS.get(answer.status, Stand.OWN_WORDS)
