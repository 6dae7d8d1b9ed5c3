"""The figures of a run: as a table, as JSON, and against what is promised."""

import importlib.metadata
import json
import os
import platform
import sqlite3
import subprocess
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.drive import Load
from bench.measure import Memory, Work

SHOWN = ("1", "10", "20", "35")
"""The questions whose turns are shown."""

GROWTH = 1.25
"""How much longer a turn at the last question may take than one at the first."""

DISTURBED = 0.1
"""From this share of the machine on, other programs make the figures doubtful."""

THROUGHPUT = 8.0
"""How many times as many messages a second as the naive assistant's are promised."""


@dataclass(frozen=True)
class Figures:
    """What was measured of one assistant."""

    training: float | None
    """Seconds; None if it was not trained in this run."""
    ready: float
    """Seconds from the start until it said that it was ready."""
    first_reply: float
    """Seconds from the start until its first message was answered."""
    turns: dict[str, float]
    """The median turn at each question, in milliseconds."""
    load: Load
    memory: list[Memory]
    """What each of its processes holds after the load."""
    work: Work
    """Processor time during the load."""

    @property
    def rss(self) -> float:
        """What all its processes hold, in MB, with what they share counted for each of them."""
        return sum(process.rss for process in self.memory)

    @property
    def pss(self) -> float | None:
        """The same, with what they share counted once; None if it is not known."""
        sizes = [process.pss for process in self.memory if process.pss is not None]
        return sum(sizes) if len(sizes) == len(self.memory) else None

    @property
    def cpu(self) -> float:
        """Processor time of all its processes for one message of the load, in milliseconds."""
        return 1000 * sum(self.work.processes.values()) / self.load.messages

    @property
    def disturbance(self) -> float:
        """The share of the machine that other programs took during the load, from 0 to 1."""
        return self.work.others / self.load.seconds / (os.cpu_count() or 1)

    def of_process(self, name: str) -> float | None:
        """The resident size of its processes of one name, in MB; None if it has none."""
        held = [process.rss for process in self.memory if process.process == name]
        return sum(held) if held else None


@dataclass(frozen=True)
class Promise:
    """Something that this assistant is to keep to."""

    text: str
    value: float
    limit: float
    kept: bool


def promises(naive: Figures, ours: Figures) -> list[Promise]:
    """What is promised, and whether it is kept."""
    growth = ours.turns["35"] / ours.turns["1"]
    throughput = ours.load.per_second / naive.load.per_second
    return [
        Promise("turn at question 35 ÷ at question 1, at most", growth, GROWTH, growth <= GROWTH),
        Promise(
            "messages a second ÷ the naive assistant's, at least",
            throughput,
            THROUGHPUT,
            throughput >= THROUGHPUT,
        ),
    ]


def table(naive: Figures, ours: Figures) -> str:
    """The figures side by side. The last column says how many times better ours are."""
    at_once = f"{ours.load.conversations} at once"
    costs: list[tuple[str, str, Callable[[Figures], float | None]]] = [
        ("Training", "s", lambda f: f.training),
        ("Start until ready", "s", lambda f: f.ready),
        ("Start until the first reply", "s", lambda f: f.first_reply),
        *((f"Turn at question {ref}", "ms", lambda f, ref=ref: f.turns[ref]) for ref in SHOWN),
        (f"Median turn, {at_once}", "ms", lambda f: f.load.p50),
        (f"95th percentile, {at_once}", "ms", lambda f: f.load.p95),
        (f"CPU a message, {at_once}", "ms", lambda f: f.cpu),
        ("Memory (PSS), all processes", "MB", lambda f: f.pss),
        ("Memory (RSS), all processes", "MB", lambda f: f.rss),
        *(
            (f"  {name}", "MB", lambda f, name=name: f.of_process(name))
            for name in sorted({process.process for process in (*naive.memory, *ours.memory)})
        ),
    ]
    lines = [("", "", "naive", "Folkmoot", "times better")]
    for label, unit, figure in costs:
        before, now = figure(naive), figure(ours)
        better = before / now if before is not None and now is not None else None
        lines.append((label, unit, _shown(before), _shown(now), _shown(better)))
    before, now = naive.load.per_second, ours.load.per_second
    lines.append((f"Messages, {at_once}", "/s", _shown(before), _shown(now), _shown(now / before)))
    return "\n".join(f"{a:32}{b:3}{c:>10}{d:>10}{e:>14}" for a, b, c, d, e in lines)


def _shown(value: float | None) -> str:
    """Three digits, which is more than such figures are good for."""
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def as_json(naive: Figures, ours: Figures, conversations: int, rasa: Path) -> str:
    """Everything that was measured, on what, and when."""
    body = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "cores": os.cpu_count(),
            "architecture": platform.machine(),
            "memory_mb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e6),
            "system": platform.platform(),
        },
        "versions": {
            "folkmoot": importlib.metadata.version("folkmoot"),
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
            **_rasa_versions(rasa),
        },
        "conversations": {"one_by_one": conversations, "at_once": ours.load.conversations},
        "naive": _plain(naive),
        "folkmoot": _plain(ours),
        "promises": [asdict(promise) for promise in promises(naive, ours)],
    }
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"


def _plain(figures: Figures) -> dict[str, Any]:
    """Figures as JSON has them, with units in the names."""
    load = asdict(figures.load)
    return {
        "training_s": figures.training,
        "ready_s": figures.ready,
        "first_reply_s": figures.first_reply,
        "turn_ms": figures.turns,
        "load": {**load, "per_second": figures.load.per_second},
        "cpu_ms_a_message": {
            name: 1000 * spent / figures.load.messages
            for name, spent in figures.work.processes.items()
        },
        "disturbance": figures.disturbance,
        "memory_mb": [asdict(process) for process in figures.memory],
    }


_ASK_VERSIONS = """
import importlib.metadata as m, json, platform
print(json.dumps({"python_of_rasa": platform.python_version(),
    **{name: m.version(name) for name in ("rasa", "rasa-sdk", "tensorflow")}}))
"""


def _rasa_versions(rasa: Path) -> dict[str, str]:
    """The versions in the environment in which Rasa lives."""
    command = [str(rasa.with_name("python")), "-c", _ASK_VERSIONS]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    versions: dict[str, str] = json.loads(said)
    return versions
