"""What every command has in common."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Command:
    """Something to be done, as opposed to an answer to be recorded."""

    word: ClassVar[str]
