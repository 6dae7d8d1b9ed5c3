"""Where a group stands on a question, as the network response counts it."""

from collections.abc import Mapping

from bot.analysis import stance
from bot.consultation import Ref, Status
from bot.response.document import Stand
from bot.response.submission import Submission

_STANDS = {
    Status.DONT_KNOW: Stand.DONT_KNOW,
    Status.NOT_APPLICABLE: Stand.NOT_APPLICABLE,
    Status.SKIPPED: Stand.PASSED_OVER,
    Status.LATER: Stand.PASSED_OVER,
    Status.RATHER_NOT_SAY: Stand.PASSED_OVER,
}


def stand_of(
    submission: Submission, ref: Ref, read: Mapping[tuple[str, Ref], stance.Stand]
) -> Stand:
    """Where a group stands: as people have read its answer, else by its own choice.

    Args:
        submission: the group's response, which has an answer to the question.
        ref: the question.
        read: where groups stand, as people have read their answers.
    """
    if (found := read.get((submission.id, ref))) is not None:
        return Stand.OWN_WORDS if found is stance.Stand.UNCLEAR else Stand(found.value)
    answer = submission.answers[ref]
    if answer.stance is not None:
        return Stand(answer.stance.value)
    return _STANDS.get(answer.status, Stand.OWN_WORDS)
