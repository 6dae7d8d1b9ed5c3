"""This assistant beside a naive Rasa assistant, measured in the same run.

Both are given the same answers, one assistant after the other, as they would otherwise share
the cores. Ours is asked by its public API, the naive one by Rasa's REST channel. After each
run every answer is looked for in the assistant's database; if one is missing, nothing is
reported. Needs Linux: processes and their memory are looked up in /proc.
"""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from bench.answers import load_answers
from bench.assistants import Assistant, Folkmoot, Naive
from bench.drive import Talk, at_once, medians, one_by_one
from bench.errors import RunBroken
from bench.measure import PROC, memory, work
from bench.report import DISTURBED, Figures, as_json, promises, table
from bot.consultation import load
from bot.settings import Settings

RESULTS = Path(__file__).parent / "results"


def main() -> int:
    """Measure, print a table and write JSON. Gives the status to exit with.

    0 if all promises are kept, 1 if one is not, 2 if a run was broken.
    """
    options = _options()
    try:
        return asyncio.run(_main(options))
    except RunBroken as error:
        _tell(f"Broken run, no figures: {error}")
        return 2
    except (KeyboardInterrupt, asyncio.CancelledError):
        _tell("Stopped.")
        return 2


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.turns",
        description="Measure this assistant beside a naive Rasa assistant.",
    )
    parser.add_argument(
        "--conversations", type=_positive, default=10, help="held one after the other (default 10)"
    )
    parser.add_argument("--load", type=_positive, default=8, help="held at once (default 8)")
    parser.add_argument(
        "--skip-training", action="store_true", help="use the models of the last run"
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=RESULTS / "turns.json",
        help="where the JSON is written (default bench/results/turns.json)",
    )
    return parser.parse_args()


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


async def _main(options: argparse.Namespace) -> int:
    task = asyncio.current_task()
    assert task is not None
    # So that what was started is ended by a SIGTERM, too.
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    if not (PROC / "self" / "environ").exists():
        raise RunBroken("this benchmark needs Linux.")

    settings = Settings()
    consultation, answers = load(settings.consultation), load_answers()
    if missing := {str(ref) for ref in consultation.refs} ^ answers.keys():
        raise RunBroken(f"bench/answers.yml does not fit the consultation: {sorted(missing)}")
    # Beside the results rather than in /tmp, which is often in memory: what a turn costs
    # includes waiting for the disk.
    folder = RESULTS / "work"
    naive = await _measure(Naive(folder / "naive", answers, consultation, settings.rasa), options)
    ours = await _measure(Folkmoot(folder / "folkmoot", answers), options)

    print(table(naive, ours))
    print()
    kept = promises(naive, ours)
    for promise in kept:
        verdict = "kept" if promise.kept else "NOT KEPT"
        print(f"{promise.text} {promise.limit:g}: {promise.value:.2f}, {verdict}")
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(as_json(naive, ours, options.conversations, settings.rasa))
    _tell(f"Written to {options.output}")
    return 0 if all(promise.kept for promise in kept) else 1


async def _measure(assistant: Assistant, options: argparse.Namespace) -> Figures:
    """Train an assistant, start it, talk with it, and look whether it heard everything."""
    training = None
    if not options.skip_training:
        _tell(f"{assistant.name}: training …")
        training = await assistant.train_anew()
    elif not assistant.is_trained():
        raise RunBroken(f"there is no model of {assistant.name}; leave --skip-training away.")
    _tell(f"{assistant.name}: starting …")
    async with assistant.running() as running:
        _tell(f"{assistant.name}: {options.conversations} conversations one by one …")
        alone = await one_by_one(running.driver, options.conversations)
        _tell(f"{assistant.name}: {options.load} conversations at once …")
        before = work(running.mark)
        load_, together = await at_once(running.driver, options.load)
        spent = work(running.mark).since(before)
        held = memory(running.mark)
    _check(assistant, [*alone, *together])
    figures = Figures(
        training=training,
        ready=running.ready,
        first_reply=running.first_reply,
        turns=medians(alone),
        load=load_,
        memory=held,
        work=spent,
    )
    if figures.disturbance > DISTURBED:
        _tell(
            f"{assistant.name}: other programs took {figures.disturbance:.0%} of the machine"
            " during the load. Run this again when it is quiet."
        )
    return figures


def _check(assistant: Assistant, talks: list[Talk]) -> None:
    """Make sure that each conversation's answers are in the database, word for word.

    Raises:
        RunBroken: one is missing or differs.
    """
    recorded = assistant.recorded()
    for talk in talks:
        found = recorded.get(talk.id, {})
        wrong = [ref for ref, text in assistant.answers.items() if found.get(ref) != text]
        if wrong or found.keys() != assistant.answers.keys():
            raise RunBroken(
                f"{assistant.name} has {len(found)} answers of a conversation where"
                f" {len(assistant.answers)} were given; not as given: {', '.join(wrong)}"
            )
    _tell(f"{assistant.name}: all answers of {len(talks)} conversations are recorded.")


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
