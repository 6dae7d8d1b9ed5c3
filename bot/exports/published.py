"""The network response as it leaves the network: without what only the team may follow."""

from dataclasses import replace

from bot.response import NetworkResponse
from bot.response.document import Written


def published(response: NetworkResponse) -> NetworkResponse:
    """The response without its evidence, of which only the numbers of groups stay."""
    return replace(
        response,
        letter=_passages(response.letter),
        paper=_passages(response.paper),
        questions=tuple(replace(r, answer=_passages(r.answer)) for r in response.questions),
    )


def _passages(passages: tuple[Written, ...]) -> tuple[Written, ...]:
    return tuple(
        replace(passage, lines=tuple(replace(line, evidence=()) for line in passage.lines))
        for passage in passages
    )
