"""A database with many invented groups, their answers put together from those of the samples."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bot.analysis.points import split
from bot.consultation import Consultation, Ref, Stance, Status
from bot.consultation.samples import SampleGroup, load_samples
from bot.store import Database
from bot.store.models import AnswerRow, Group, InvitationRow, ResponseRow, new_id

AREAS = ("Acton", "Ealing", "Greenford", "Hanwell", "Northolt", "Perivale", "Southall")
COMMUNITIES = (
    "older people",
    "young people",
    "carers",
    "disabled people",
    "tenants",
    "faith groups",
)
SILENT = 0.1
"""The share of invited groups that have not answered."""


def fill(database: Database, folder: Path, consultation: Consultation, groups: int) -> None:
    """Store so many groups, each with an answer to every question.

    Args:
        database: an empty database with its tables.
        folder: the consultation's folder, with its samples.
        consultation: the consultation.
        groups: how many.
    """
    chance = random.Random(2006)
    samples = list(load_samples(folder, consultation))
    pools = {ref: list(_sentences(samples, ref)) for ref in consultation.refs}
    words = sorted({word for pool in pools.values() for text in pool for word in text.split()})
    begun = datetime(2006, 1, 9, 12, 0, tzinfo=UTC)
    rows: dict[Any, list[dict[str, Any]]] = {
        Group: [],
        ResponseRow: [],
        AnswerRow: [],
        InvitationRow: [],
    }
    for number in range(groups):
        name, area = f"Bench Group {number:05}", chance.choice(AREAS)
        group, response = new_id(), new_id()
        at = begun + timedelta(minutes=number)
        rows[Group].append(
            {"id": group, "name": name, "area": area, "sample": False, "created_at": at}
        )
        rows[ResponseRow].append(
            {
                "id": response,
                "consultation": consultation.id,
                "group_id": group,
                "door": chance.choice(("chat", "form", "import")),
                "people": chance.randint(1, 60),
                "named": chance.random() < 0.8,
                "quoted": chance.random() < 0.8,
                "version": 1,
                "created_at": at,
                "submitted_at": at,
            }
        )
        rows[InvitationRow].append(
            {
                "id": new_id(),
                "consultation": consultation.id,
                "name": name,
                "community": chance.choice(COMMUNITIES),
                "area": area,
                "created_at": begun,
            }
        )
        for ref in consultation.refs:
            view = consultation.question(ref).asks_for_view
            rows[AnswerRow].append(
                {
                    "response_id": response,
                    "number": ref.number,
                    "part": ref.part or "",
                    "version": 1,
                    "is_current": True,
                    "status": Status.ANSWERED,
                    "stance": chance.choice(list(Stance)) if view else None,
                    "text": _answer(chance, pools[ref], words),
                    "followup": "",
                    "created_at": at,
                }
            )
    for number in range(int(groups * SILENT)):
        rows[InvitationRow].append(
            {
                "id": new_id(),
                "consultation": consultation.id,
                "name": f"Silent Group {number:05}",
                "community": chance.choice(COMMUNITIES),
                "area": chance.choice(AREAS),
                "created_at": begun,
            }
        )
    with database.transaction() as session:
        for table, made in rows.items():
            session.execute(insert(table), made)


def _sentences(samples: list[SampleGroup], ref: Ref) -> Iterator[str]:
    for sample in samples:
        answer = sample.by_ref.get(ref)
        if answer is not None:
            yield from split(answer.text)


def _answer(chance: random.Random, pool: list[str], words: list[str]) -> str:
    """One to four sentences, in each of which some words are others."""
    chosen = chance.sample(pool, min(chance.randint(1, 4), len(pool)))
    return " ".join(
        " ".join(chance.choice(words) if chance.random() < 0.15 else w for w in text.split())
        for text in chosen
    )
