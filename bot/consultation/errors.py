"""Errors in the files that people write: a consultation's, and the catalogues of words."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a file, or could be better, and what to do about it."""

    file: Path
    line: int
    """Counted from 1."""
    what: str
    """A sentence or two: what is wrong, then what to do."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


class FilesError(Exception):
    """Files cannot be used as they stand. Lists every problem that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class ConsultationError(FilesError):
    """A consultation cannot be used as it stands."""
