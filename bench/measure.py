"""Which processes belong to an assistant, how much memory they hold, and percentiles."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")

NAMES = {
    "folkmoot serve": "supervisor",
    "-m bot.web": "gateway",
    "-m actions": "action server",
    "-m rasa_sdk": "action server",
    "rasa run": "Rasa",
}
"""What a process is called, by words that stand in its command."""


@dataclass(frozen=True)
class Memory:
    """What one process holds, in MB (millions of bytes)."""

    process: str
    rss: float
    """Resident set size: everything in memory, pages shared with others counted in full."""
    pss: float | None
    """Proportional set size: each shared page divided by how many processes share it."""

    @property
    def held(self) -> float:
        """The proportional size where the kernel tells it, or else the resident one."""
        return self.rss if self.pss is None else self.pss


def processes(mark: str) -> list[int]:
    """The ids of all processes whose environment has a variable, given as `NAME=value`.

    Children inherit it, so this finds them whoever their parent has become.
    """
    found = []
    for folder in PROC.iterdir():
        if not folder.name.isdigit():
            continue
        try:
            environment = (folder / "environ").read_bytes()
        except OSError:
            # It has ended meanwhile, or it is somebody else's.
            continue
        if mark.encode() in environment.split(b"\0"):
            found.append(int(folder.name))
    return sorted(found)


def memory(mark: str) -> list[Memory]:
    """What each of the processes that carry a mark holds; see `processes`."""
    return [_memory(PROC / str(pid)) for pid in processes(mark)]


def _memory(folder: Path) -> Memory:
    command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    name = next((name for words, name in NAMES.items() if words in command), command[:60])
    rss = _kilobytes(folder / "status", "VmRSS:")
    try:
        pss = _kilobytes(folder / "smaps_rollup", "Pss:")
    except OSError:
        pss = None
    return Memory(name, _megabytes(rss), None if pss is None else _megabytes(pss))


def _kilobytes(file: Path, field: str) -> int:
    """A field of a file in /proc, which counts in units of 1024 bytes."""
    for line in file.read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1])
    raise ValueError(f"{file} has no {field}")


def _megabytes(kilobytes: int) -> float:
    return round(kilobytes * 1024 / 1e6, 1)


def percentile(values: Sequence[float], rank: float) -> float:
    """The smallest value that at least `rank` per cent of the values do not exceed.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(rank / 100 * len(ordered)) - 1)]
