"""Which processes belong to an assistant, what memory and time they take, and percentiles."""

import math
import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")

TICKS = os.sysconf("SC_CLK_TCK")
"""How many units make a second in the files of /proc."""

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
    """Proportional set size: each shared page divided by how many processes share it, those of
    other programs included. None where the kernel does not tell it."""


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
    rss = _kilobytes(folder / "status", "VmRSS:")
    try:
        pss = _kilobytes(folder / "smaps_rollup", "Pss:")
    except OSError:
        pss = None
    return Memory(_name(folder), _megabytes(rss), None if pss is None else _megabytes(pss))


def _name(folder: Path) -> str:
    command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return next((name for words, name in NAMES.items() if words in command), command[:60])


def _kilobytes(file: Path, field: str) -> int:
    """A field of a file in /proc, which counts in units of 1024 bytes."""
    for line in file.read_text().splitlines():
        if line.startswith(field):
            return int(line.split()[1])
    raise ValueError(f"{file} has no {field}")


def _megabytes(kilobytes: int) -> float:
    return round(kilobytes * 1024 / 1e6, 1)


@dataclass(frozen=True)
class Work:
    """Seconds of processor time, counted from some point in the past."""

    processes: dict[str, float]
    """Of the assistant's processes, by name."""
    others: float
    """Of everything on the machine but the assistant and this benchmark."""

    def since(self, earlier: "Work") -> "Work":
        """What was done between an earlier moment and this one."""
        return Work(
            {
                name: spent - earlier.processes.get(name, 0.0)
                for name, spent in self.processes.items()
            },
            self.others - earlier.others,
        )


def work(mark: str) -> Work:
    """The processor time so far of the processes that carry a mark, and of all others."""
    spent: defaultdict[str, float] = defaultdict(float)
    for pid in processes(mark):
        folder = PROC / str(pid)
        spent[_name(folder)] += _spent(folder)
    # user, nice, system, idle, iowait, irq, softirq, steal
    fields = [int(ticks) for ticks in (PROC / "stat").read_text().splitlines()[0].split()[1:9]]
    busy = (sum(fields) - fields[3] - fields[4]) / TICKS
    own = os.times()
    return Work(dict(spent), busy - sum(spent.values()) - own.user - own.system)


def _spent(folder: Path) -> float:
    """The seconds that a process has spent, in its own code and in the kernel."""
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def percentile(values: Sequence[float], rank: float) -> float:
    """The smallest value that at least `rank` per cent of the values do not exceed.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(rank / 100 * len(ordered)) - 1)]
