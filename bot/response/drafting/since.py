"""What groups have said since somebody last looked: on a question, or on all of them.

Only digests are kept of what was looked at, so it can be told whose answer is another one, and
not what it was before.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.consultation import Ref, Status
from bot.response.findings.find import Stands
from bot.response.submitted.evidence import Sources, says

type Told = Mapping[str, str]
"""What groups say: a digest of each one's answer, or of all its answers, by response."""


@dataclass(frozen=True)
class Since:
    """How what groups say differs from what they said when somebody looked."""

    new: tuple[str, ...]
    """The responses that did not answer the question then."""
    changed: tuple[str, ...]
    """Those that said something else."""
    gone: int
    """How many answers do not count any more."""

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.new or self.changed or self.gone)


def told_on(ref: Ref, sources: Sources, stands: Stands | None = None) -> Told:
    """What groups say on a question: those that have answered it.

    Args:
        ref: the question.
        sources: the answers.
        stands: where groups stand, as the team has read their answers. To read them otherwise makes
            them say something else.
    """
    read = stands or {}
    return {
        submission.id: f"{says(submission, ref)}{read.get((submission.id, ref), '')}"
        for submission in sources
        if (answer := submission.answers.get(ref)) and answer.status is Status.ANSWERED
    }


def told_on_all(told: Mapping[str, Told]) -> Told:
    """What groups say on all questions, by place: a digest of each one's answers."""
    digests: dict[str, Any] = {}
    for place, of_one in told.items():
        for response, said in of_one.items():
            digest = digests.setdefault(response, hashlib.sha256())
            digest.update(f"{place} {said}\n".encode())
    return {response: digest.hexdigest() for response, digest in digests.items()}


def since(before: Told, now: Told) -> Since:
    """What is different now."""
    return Since(
        new=tuple(response for response in now if response not in before),
        changed=tuple(
            response for response, said in now.items() if before.get(response, said) != said
        ),
        gone=sum(response not in now for response in before),
    )


def stamp_of(told: Told) -> str:
    """What changes whenever anything in what groups say does."""
    lines = sorted(f"{response} {said}" for response, said in told.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
