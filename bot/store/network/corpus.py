"""The submissions of a consultation, kept in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import is_
from threading import Lock

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.response import Selection, Submission
from bot.response import select as chosen
from bot.response.submitted.evidence import Sources
from bot.store.models import AnswerRow, Group, ResponseRow
from bot.store.responses.submissions import load_submissions

type Stamp = tuple[object, ...]
"""What changes whenever anything in a response does."""


@dataclass(frozen=True)
class State:
    """The submissions of one moment."""

    everybody: list[Submission]
    selection: Selection
    """Those that go into the network response."""
    sources: Sources
    """The same, to lean on; the same object until one of them changes."""


def _same(before: Sequence[Submission], after: Sequence[Submission]) -> bool:
    return len(before) == len(after) and all(map(is_, before, after))


class Corpus:
    """The submissions of a consultation, brought up to date whenever they are asked for.

    Thirty-five thousand answers take half a second to load, and their points a second to find.
    So what has not changed is kept, by `ResponseRow.version` and what else can change.
    """

    def __init__(self, consultation: str, *, with_samples: bool = False) -> None:
        """Know nothing yet.

        Args:
            consultation: the consultation's id.
            with_samples: whether sample groups count beside real ones.
        """
        self._consultation = consultation
        self._with_samples = with_samples
        self._known: dict[str, tuple[Stamp, Submission]] = {}
        self._state = State([], chosen([]), Sources(()))
        self._lock = Lock()

    def submissions(self, session: Session) -> list[Submission]:
        """What `load_submissions` gives."""
        stamps = self._stamps(session)
        with self._lock:
            known = self._known
        changed = {id_ for id_, stamp in stamps.items() if known.get(id_, ((), None))[0] != stamp}
        if changed:
            # Most of them have changed only when nothing is known yet.
            some = changed if len(changed) * 2 < len(stamps) else None
            loaded = load_submissions(session, self._consultation, responses=some)
            fresh = {s.id: (stamps[s.id], s) for s in loaded if s.id in changed}
        else:
            fresh = {}
        kept = known | fresh
        current = {id_: kept[id_] for id_ in stamps if id_ in kept}
        with self._lock:
            self._known = current
        return [submission for _, submission in current.values()]

    def ids(self, session: Session) -> set[str]:
        """Of all responses that have an answer: those that are erased have none."""
        return {*self._stamps(session)}

    def sources(self, session: Session) -> Sources:
        """Those that go into the network response, to lean on; the same until one changes."""
        return self.state(session).sources

    def state(self, session: Session) -> State:
        """All submissions and those that count; the same object until one of them changes."""
        everybody = self.submissions(session)
        with self._lock:
            known = self._state
            if not _same(known.everybody, everybody):
                selection = chosen(everybody, with_samples=self._with_samples)
                same = _same([*known.sources], selection.chosen)
                sources = known.sources if same else Sources(selection.chosen)
                self._state = known = State(everybody, selection, sources)
            return known

    def _stamps(self, session: Session) -> dict[str, Stamp]:
        """The stamps of the responses that have an answer, in the order of `load_submissions`."""
        answered = (
            select(AnswerRow.response_id, func.max(AnswerRow.id).label("last"))
            .group_by(AnswerRow.response_id)
            .subquery()
        )
        rows = session.execute(
            select(
                ResponseRow.id, ResponseRow.version, ResponseRow.submitted_at,
                ResponseRow.withdrawn_at, ResponseRow.named, ResponseRow.quoted,
                ResponseRow.people, Group.name, Group.area, answered.c.last,
            )
            .join(answered, answered.c.response_id == ResponseRow.id)
            .outerjoin(Group, ResponseRow.group_id == Group.id)
            .where(ResponseRow.consultation == self._consultation)
            .order_by(ResponseRow.created_at, ResponseRow.id)
        )  # fmt: skip
        return {row.id: tuple(row) for row in rows}
