"""How well answers are matched with themes, and themes found, on the data of KPA 2021.

R. Friedman et al., "Overview of the 2021 Key Point Analysis Shared Task", Proceedings of the 8th
Workshop on Argument Mining (2021); R. Bar-Haim et al., "From Arguments to Key Points", ACL 2020.
The data is not part of Folkmoot: give the folder it is in. Every argument is taken as an answer,
every topic as a question, every key point as a theme, and `folkmoot analyse` is run on them.
"""

import csv
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_mutual_info_score, average_precision_score

from bot.analysis.assign import assign
from bot.analysis.likeness import Language
from bot.analysis.points import Answer, Point
from bot.consultation import Stance

FOLKMOOT = Path(sys.executable).with_name("folkmoot")
JUDGED = 0.5
"""The share of a side's arguments whose match is judged: those of the highest scores."""

type Rows = list[dict[str, str]]
type Labels = Mapping[tuple[str, str], int]


def main() -> None:
    """Print the figures for each set in the folder that is given."""
    if len(sys.argv) != 2:
        raise SystemExit("Give the folder with arguments_dev.csv: python -m bench.kpa FOLDER")
    folder = Path(sys.argv[1])
    for name in ("dev", "train", "test"):
        if (folder / f"arguments_{name}.csv").exists():
            arguments = _read(folder / f"arguments_{name}.csv")
            key_points = _read(folder / f"key_points_{name}.csv")
            labels = {
                (row["arg_id"], row["key_point_id"]): int(row["label"])
                for row in _read(folder / f"labels_{name}.csv")
            }
            _matching(name, arguments, key_points, labels)
            _teaching(name, arguments, key_points, labels)
            _finding(name, arguments, labels)


def _matching(name: str, arguments: Rows, key_points: Rows, labels: Labels) -> None:
    print(f"{name}: matching, mean average precision (strict, relaxed)")
    for words, split, stance in (
        ("among a topic's key points, stances given", False, True),
        ("among a topic's key points", False, False),
        ("among those of the argument's own stance", True, False),
    ):
        scores = _analyse(arguments, key_points, split=split, stance=stance)["scores"]
        best: dict[str, tuple[str, float]] = {}
        for argument, key_point, score in scores:
            if argument not in best or score > best[argument][1]:
                best[argument] = key_point, score
        strict, relaxed = (_precision(arguments, best, labels, unlabelled) for unlabelled in (0, 1))
        print(f"  {words:45} {strict:.3f}  {relaxed:.3f}")


def _teaching(name: str, arguments: Rows, key_points: Rows, labels: Labels) -> None:
    """What it helps that people have put points into themes: half of the arguments may teach."""
    language = Language([r["argument"] for r in arguments] + [r["key_point"] for r in key_points])
    print(f"{name}: matching the other half of arguments (strict, relaxed)")
    for count in (0, 2, 5, 20):
        best: dict[str, tuple[str, float]] = {}
        asked: Rows = []
        for topic in sorted({row["topic"] for row in arguments}):
            mine = sorted(
                (row for row in arguments if row["topic"] == topic),
                key=lambda row: hashlib.sha256(row["arg_id"].encode()).digest(),
            )
            teaching, others = mine[: len(mine) // 2], mine[len(mine) // 2 :]
            themes = [row for row in key_points if row["topic"] == topic]
            taught = [
                [
                    _point(row)
                    for row in teaching
                    if labels.get((row["arg_id"], theme["key_point_id"]))
                ][:count]
                for theme in themes
            ]
            titles = [theme["key_point"] for theme in themes]
            placing = assign([_point(row) for row in others], titles, language, taught)
            for row, scores in zip(others, placing.scores.tolist(), strict=True):
                first = scores.index(max(scores))
                best[row["arg_id"]] = themes[first]["key_point_id"], scores[first]
            asked += others
        strict, relaxed = (_precision(asked, best, labels, unlabelled) for unlabelled in (0, 1))
        words = f"taught by up to {count} points each" if count else "by titles alone"
        print(f"  {words:45} {strict:.3f}  {relaxed:.3f}")


def _point(row: Mapping[str, str]) -> Point:
    stance = {"1": Stance.AGREE, "-1": Stance.DISAGREE}[row["stance"]]
    return Point(Answer(row["arg_id"], row["arg_id"], row["argument"], stance), row["argument"])


def _precision(
    arguments: Rows, best: Mapping[str, tuple[str, float]], labels: Labels, unlabelled: int
) -> float:
    """The mean over topics and stances of the average precision of the surer half of matches.

    Args:
        arguments: all arguments.
        best: each argument's best key point, and its score.
        labels: 1 for pairs that match, 0 for those that do not.
        unlabelled: what a pair without a label counts as: 0 is strict, 1 is relaxed.
    """
    sides: dict[tuple[str, str], list[tuple[float, int]]] = defaultdict(list)
    for row in arguments:
        key_point, score = best[row["arg_id"]]
        label = labels.get((row["arg_id"], key_point), unlabelled)
        sides[row["topic"], row["stance"]].append((score, label))
    found = []
    for matches in sides.values():
        matches.sort(key=lambda match: -match[0])
        judged = matches[: int(len(matches) * JUDGED)]
        scores, truth = [score for score, _ in judged], [label for _, label in judged]
        found.append(average_precision_score(truth, scores) if any(truth) else 0.0)
    return float(np.mean(found))


def _finding(name: str, arguments: Rows, labels: Labels) -> None:
    """Themes found, against the key points of arguments that match exactly one."""
    matching: dict[str, list[str]] = defaultdict(list)
    for (argument, key_point), label in labels.items():
        if label:
            matching[argument].append(key_point)
    truth = {argument: found[0] for argument, found in matching.items() if len(found) == 1}
    print(f"{name}: finding themes (B-cubed F1, adjusted mutual information)")
    for words, stance in (("stances given", True), ("without stances", False)):
        found = _analyse(arguments, None, split=False, stance=stance)
        themes: dict[str, str] = {}
        for question in found["questions"]:
            for theme in question["themes"]:
                # An answer in several themes counts for the one of most groups, which comes first.
                for answer in theme["answers"]:
                    themes.setdefault(answer, f"{question['question']} {theme['id']}")
        _report(f"folkmoot analyse, {words}", arguments, truth, themes)
    by_topic: dict[str, Rows] = defaultdict(list)
    for row in arguments:
        by_topic[row["topic"]].append(row)
    themes = {}
    for topic, rows in by_topic.items():
        vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(
            row["argument"] for row in rows
        )
        clusters = KMeans(8, n_init=3, random_state=0).fit_predict(vectors)
        themes |= {
            row["arg_id"]: f"{topic} {cluster}" for row, cluster in zip(rows, clusters, strict=True)
        }
    _report("TF-IDF and k-means, 8 themes", arguments, truth, themes)


def _report(
    words: str, arguments: Rows, truth: Mapping[str, str], themes: Mapping[str, str]
) -> None:
    by_topic: dict[str, list[str]] = defaultdict(list)
    for row in arguments:
        if row["arg_id"] in truth:
            by_topic[row["topic"]].append(row["arg_id"])
    scores = []
    for ids in by_topic.values():
        wanted = [truth[argument] for argument in ids]
        # An argument in no theme stands for itself.
        found = [themes.get(argument, argument) for argument in ids]
        scores.append((_b_cubed(wanted, found), adjusted_mutual_info_score(wanted, found)))
    f1, information = np.mean(scores, axis=0)
    print(f"  {words:45} {f1:.3f}  {information:.3f}")


def _b_cubed(wanted: Sequence[str], found: Sequence[str]) -> float:
    """B-cubed F1 (A. Bagga and B. Baldwin, 1998)."""
    same_wanted = np.equal.outer(wanted, wanted)
    same_found = np.equal.outer(found, found)
    both = (same_wanted & same_found).sum(axis=1)
    precision = float((both / same_found.sum(axis=1)).mean())
    recall = float((both / same_wanted.sum(axis=1)).mean())
    return 2 * precision * recall / (precision + recall)


def _analyse(arguments: Rows, key_points: Rows | None, *, split: bool, stance: bool) -> dict:
    """Run `folkmoot analyse`; with `split`, each stance to a topic is a question of its own."""

    def question(row: Mapping[str, str]) -> str:
        return f"{row['topic']} {row['stance']}" if split else row["topic"]

    with tempfile.TemporaryDirectory() as folder:
        answers, themes, output = (Path(folder) / name for name in ("a.csv", "t.csv", "o.json"))
        _write(
            answers,
            ("id", "group", "question", "text", "stance"),
            (
                (
                    r["arg_id"],
                    r["arg_id"],
                    question(r),
                    r["argument"],
                    r["stance"] if stance else "",
                )
                for r in arguments
            ),
        )
        command = [str(FOLKMOOT), "analyse", str(answers), "-o", str(output)]
        if key_points is not None:
            rows = ((r["key_point_id"], question(r), r["key_point"]) for r in key_points)
            _write(themes, ("id", "question", "title"), rows)
            command += ["--themes", str(themes)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return json.loads(output.read_text("utf-8"))


def _read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
