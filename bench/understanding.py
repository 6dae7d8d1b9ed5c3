"""How well answers are told from commands, on messages that were never trained on.

Reads tests/data/understanding/*.csv, lets the trained model say what it understands of each
message, takes each as the interview would, and prints what came of it for every intent.
"""

import csv
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from bot.interview.commands import Begin
from bot.interview.reading.understanding import (
    Understanding,
    Verdict,
    can_only_be_an_answer,
    judge,
)
from bot.serving.training import rasa_environment
from bot.settings import ROOT, Settings

HELD_OUT = sorted((ROOT / "tests" / "data" / "understanding").glob("*.csv"))
"""Sets of messages, written by different people. Decision 21 says what was known of each."""

ANSWER = "answer"


@dataclass(frozen=True)
class Judged:
    """One message: what it is, what it was understood as, and how it was taken."""

    text: str
    intent: str
    understood: str
    confidence: float
    verdict: Verdict


@dataclass(frozen=True)
class Score:
    """What came of the messages, as shares from 0 to 1."""

    answers_obeyed: float
    """Answers that were taken as a command: the one thing that must not happen."""
    answers_doubted: float
    """Answers of which the group is asked whether they are one."""
    commands_understood: float
    """Commands that were taken as the right command."""
    commands_doubted: float
    """Commands of which the group is asked, with the right command as the other choice."""
    commands_mistaken: float
    """Commands that were taken as another command."""


def judge_all(model: Path, rows: Iterable[tuple[str, str]]) -> list[Judged]:
    """Take each message, given as text and intent, as the interview would."""
    rows = list(rows)
    settings = Settings()
    parsed = subprocess.run(
        [str(settings.rasa.parent / "python"), "-m", "bench.parse", str(model)],
        input=json.dumps([text for text, _ in rows]),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **rasa_environment(settings)},
    )
    understood = json.loads(parsed.stdout.splitlines()[-1])
    return [
        Judged(text, intent, name, confidence, _verdict(text, name, confidence))
        for (text, intent), (name, confidence) in zip(rows, understood, strict=True)
    ]


def _verdict(text: str, name: str, confidence: float) -> Verdict:
    if name == ANSWER or can_only_be_an_answer(text):
        return Verdict.ANSWER
    # Which command it is does not matter to how sure it must be.
    return judge(text, Understanding(Begin(), confidence))


def score(judged: Iterable[Judged]) -> Score:
    """Sum up what came of the messages."""
    judged = list(judged)
    answers = [j for j in judged if j.intent == ANSWER]
    commands = [j for j in judged if j.intent != ANSWER]

    def share(of: list[Judged], verdict: Verdict, right: bool | None = None) -> float:
        found = [
            j
            for j in of
            if j.verdict is verdict and (right is None or (j.understood == j.intent) is right)
        ]
        return len(found) / max(1, len(of))

    return Score(
        answers_obeyed=share(answers, Verdict.COMMAND),
        answers_doubted=share(answers, Verdict.DOUBT),
        commands_understood=share(commands, Verdict.COMMAND, True),
        commands_doubted=share(commands, Verdict.DOUBT, True),
        commands_mistaken=share(commands, Verdict.COMMAND, False),
    )


def held_out(paths: Iterable[Path] = HELD_OUT) -> list[tuple[str, str]]:
    """The messages that were never trained on, with their intents.

    Whoever wrote them did not see the training phrases. The few that are among those all the
    same, as "go to question 12" is, are left out.
    """
    phrases = {
        line.removeprefix("- ").strip().casefold()
        for path in (ROOT / "data" / "nlu").glob("*.yml")
        for entry in YAML(typ="safe").load(path)["nlu"]
        for line in entry["examples"].splitlines()
    }
    rows = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            rows += [(row["text"], row["intent"]) for row in csv.DictReader(file)]
    return [(text, intent) for text, intent in rows if text.casefold() not in phrases]


def newest_model() -> Path:
    """The model that was trained last.

    Raises:
        FileNotFoundError: none has been trained yet.
    """
    found = list((ROOT / "var").rglob("folkmoot-*.tar.gz"))
    if not found:
        raise FileNotFoundError("No model has been trained yet. Run “make run” first.")
    return max(found, key=lambda path: path.stat().st_mtime)


def confusion(judged: Iterable[Judged]) -> dict[str, Counter[str]]:
    """For each intent, how often its messages were taken as what; "doubt" where it was asked."""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for j in judged:
        taken = {Verdict.ANSWER: ANSWER, Verdict.DOUBT: "doubt", Verdict.COMMAND: j.understood}
        table[j.intent][taken[j.verdict]] += 1
    return table


def main() -> None:
    """Print the table."""
    model = Path(sys.argv[1]) if len(sys.argv) > 1 else newest_model()
    judged = judge_all(model, held_out())
    print(f"{'':18} {'messages':>8} {'recall':>8} {'precision':>10}   taken as")
    for intent, taken in sorted(confusion(judged).items()):
        of = sum(taken.values())
        named = sum(others[intent] for others in confusion(judged).values())
        recall, precision = taken[intent] / of, taken[intent] / max(1, named)
        wrong = ", ".join(f"{what} {n}" for what, n in taken.most_common() if what != intent)
        print(f"{intent:18} {of:8} {recall:8.3f} {precision:10.3f}   {wrong}")
    for j in judged:
        if j.intent == ANSWER and j.verdict is not Verdict.ANSWER:
            print(f"{j.verdict.name.lower():8} {j.understood:16} {j.confidence:.2f}  {j.text!r}")
    print(f"{'':22}" + "".join(f"{path.stem:>18}" for path in HELD_OUT) + f"{'all':>8}")
    by_text = {j.text: j for j in judged}
    scores = [score(by_text[text] for text, _ in held_out([path])) for path in HELD_OUT]
    for name, value in vars(score(judged)).items():
        of_sets = "".join(f"{getattr(of, name):18.3f}" for of in scores)
        print(f"{name.replace('_', ' '):22}{of_sets}{value:8.3f}")


if __name__ == "__main__":
    main()
