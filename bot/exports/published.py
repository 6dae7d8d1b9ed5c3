"""The network response as it leaves the network: without what only the team may follow or read."""

from dataclasses import replace

from bot.response import NetworkResponse, QuestionReport
from bot.response.document import Written


def published(response: NetworkResponse) -> NetworkResponse:
    """The response without its evidence, of which only the numbers of groups stay.

    Nor are points there that its drafts do not tell, unless it is for the team.
    """
    return replace(
        response,
        letter=_passages(response.letter),
        paper=_passages(response.paper),
        questions=tuple(
            replace(report if response.for_team else _told(report), answer=_passages(report.answer))
            for report in response.questions
        ),
    )


def _told(report: QuestionReport) -> QuestionReport:
    """What the members have seen of a question: nothing but the answer, and the figures."""
    return replace(report, shared=(), single=(), unquotable=0)


def _passages(passages: tuple[Written, ...]) -> tuple[Written, ...]:
    return tuple(
        replace(passage, lines=tuple(replace(line, evidence=()) for line in passage.lines))
        for passage in passages
    )
