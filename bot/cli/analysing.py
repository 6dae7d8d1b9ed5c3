"""What `folkmoot analyse` writes."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.analysis.analyse import Analysed
from bot.analysis.points import Answer, Point

DIGITS = 4
"""To which a score is written."""


def document(
    analysed: Iterable[Analysed], questions: Mapping[str, Sequence[Answer]], *, scores: bool
) -> str:
    """The findings as JSON, as docs/analysis.md describes it.

    Args:
        analysed: what was found, question by question.
        questions: the answers it was found in.
        scores: whether the scores for given themes are written too.
    """
    written: dict[str, Any] = {"questions": []}
    if scores:
        written["scores"] = []
    for found in sorted(analysed, key=lambda found: _by_number(found.question)):
        written["questions"].append(_question(found, len(questions[found.question])))
        if scores:
            written["scores"] += [
                [score.answer, score.theme, round(score.score, DIGITS)] for score in found.scores
            ]
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def _by_number(question: str) -> str:
    """What sorts 2 before 10, and 16a after 16."""
    return re.sub(r"\d+", lambda number: number.group().zfill(9), question)


def _question(found: Analysed, answers: int) -> dict[str, Any]:
    return {
        "question": found.question,
        "answers": answers,
        "groups": len(found.coverage.groups),
        "people": found.coverage.people,
        "silent": list(found.coverage.silent),
        "themes": [
            {
                "id": id_,
                "title": theme.title,
                "answers": sorted({point.answer.id for point in theme.points}),
                "groups": list(theme.groups),
                "people": theme.people,
                "quotes": [_said(point) for point in quoted],
            }
            for id_, theme, quoted in zip(found.ids, found.themes, found.quotes, strict=True)
        ],
        "unassigned": list(found.unassigned),
        "single": [_said(point) for point in found.single if point.answer.quotable],
        "stances": [
            {"answer": answer, "stance": standing.stand, "inferred": standing.inferred}
            for answer, standing in found.standings
        ],
        "dissent": {
            "majority": found.dissent.majority,
            "minority": [answer.id for answer in found.dissent.minority],
            "opposing": [
                {
                    "theme": found.ids[opposing.theme],
                    "answers": sorted({point.answer.id for point in opposing.points}),
                }
                for opposing in found.opposing
            ],
        },
    }


def _said(point: Point) -> dict[str, str]:
    return {"answer": point.answer.id, "group": point.answer.group, "text": point.text}
