"""Taking in a table with the answers of many groups."""

import asyncio
from dataclasses import dataclass, replace

from aiohttp import web
from sqlalchemy.orm import Session

from bot.importing import CannotImport
from bot.importing.answers import FromTable
from bot.importing.copies import Copies, SaidBefore, said_before
from bot.importing.importer import InTheWay, Written, store_table
from bot.importing.papers import Paper, take_apart
from bot.importing.pieces import answers_of
from bot.importing.reading import decode
from bot.interview import GENERAL
from bot.interview.group.giving import LONGEST_NAME
from bot.interview.state.response import LONGEST_ANSWER
from bot.response.names import same_name
from bot.store import GroupHasResponse
from bot.store.interviews.messages import can_be_kept
from bot.store.invited.standing import responses_begun
from bot.store.team.audit import note
from bot.web.access import reading, transaction
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS
from bot.web.console.page import Problem, go_to, problem, show
from bot.web.console.uploading import Sent, sent
from bot.web.keys import CONSULTATION, WORDING

COPIES = ("leave", "take")
"""What can be done with a group whose answers are another group's."""


@dataclass(frozen=True)
class GroupRow:
    """What a table has of one group, and whether it can be stored."""

    found: FromTable
    written: Written
    answered: int
    """How many questions, or parts of one, have an answer."""
    wrong: str
    """Why it cannot be stored, as a key of the console's words; empty if it can."""
    copies: Copies
    """Which of its answers are word for word another group's."""
    choice: str = ""
    """What the editor decided about copies: `leave` it out, `take` it, or nothing yet."""

    @property
    def ready(self) -> bool:
        """Whether it is to be stored."""
        return not self.wrong and (not self.copies or self.choice == "take")


def _row(found: FromTable, taken: set[str], before: SaidBefore, form: Sent) -> GroupRow:
    answers = answers_of(found.pieces)
    wrong = ""
    if same_name(found.group) in taken:
        wrong = "has_response"
    elif len(found.group) > LONGEST_NAME:
        wrong = "long_name"
    elif not answers:
        wrong = "no_answers"
    elif any(len(answer.text) > LONGEST_ANSWER for answer in answers):
        wrong = "long_answer"
    elif not all(map(can_be_kept, [found.group, found.mandate, *(a.text for a in answers)])):
        wrong = "not_kept"
    return GroupRow(
        found,
        Written(found.about, answers),
        sum(a.ref != GENERAL for a in answers),
        wrong,
        {} if wrong else before.copies_then_add(found.group, answers),
        form[f"copies-{found.line}"],
    )


async def _rows(request: web.Request, table: list[FromTable], form: Sent) -> list[GroupRow]:
    consultation = request.app[CONSULTATION].id
    known, before = await reading(
        request.app,
        lambda session: (
            responses_begun(session, consultation),
            said_before(session, consultation),
        ),
    )
    taken = {
        same_name(other.group)
        for other in known
        if other.group and not other.sample and InTheWay(other=other).forbids
    }
    return [_row(found, taken, before, form) for found in table]


async def preview(
    request: web.Request, name: str, data: bytes, table: list[FromTable]
) -> web.Response:
    """What a table of many groups holds. Nothing is stored."""
    form = Sent({"text": decode(name, data), "submitted": "yes"})
    return await _preview(request, table, form, [])


async def _preview(
    request: web.Request, table: list[FromTable], form: Sent, problems: list[Problem]
) -> web.Response:
    rows = await _rows(request, table, form)
    return show(
        request,
        "import_table",
        400 if problems else 200,
        text=form.words("text"),
        rows=rows,
        good=[row for row in rows if not row.wrong],
        copied=[row for row in rows if row.copies],
        evidence=form["evidence"],
        submitted="no" if form["submitted"] == "no" else "yes",
        problems=problems,
    )


async def store(request: web.Request) -> web.Response:
    """Store the responses of the groups of a table that can be stored."""
    form = await sent(request)
    consultation, by = request.app[CONSULTATION], request[ACCOUNT]
    text, evidence = form.words("text"), form["evidence"]
    submitted = "no" if form["submitted"] == "no" else "yes"
    words = request.app[CONSOLE_WORDS]
    name = words("import", "ask", "pasted")
    phrases = request.app[WORDING].not_answering
    try:
        table = await asyncio.to_thread(
            take_apart, name, text.encode(errors="replace"), consultation, phrases
        )
    except CannotImport as error:
        return _again(request, text, [Problem("text", str(error))])
    if isinstance(table, Paper):
        return _again(request, text, [problem(request, "text", "import", "ask", "nothing")])
    if not can_be_kept(evidence):
        problems = [problem(request, "evidence", "import", "problems", "not_kept")]
        return await _preview(request, table, form, problems)
    rows = await _rows(request, table, form)
    problems = [
        problem(
            request, f"copies-{row.found.line}", "import", "problems", "undecided",
            group=row.found.group,
        )
        for row in rows
        if row.copies and row.choice not in COPIES
    ]  # fmt: skip
    if not problems and not any(row.ready for row in rows):
        problems = [problem(request, "groups", "import", "problems", "no_groups")]
    if problems:
        return await _preview(request, table, form, problems)

    def work(session: Session) -> None:
        ready = [
            replace(row.written, evidence=evidence or None, submitted=submitted == "yes")
            for row in rows
            if row.ready
        ]
        for stored in store_table(session, consultation, ready):
            note(
                session, by.id, "response_imported", f"response:{stored.response_id}",
                answers=stored.answers, submitted=submitted == "yes",
            )  # fmt: skip

    try:
        await transaction(request.app, work)
    except GroupHasResponse:
        problems = [problem(request, "groups", "import", "problems", "meanwhile")]
        return await _preview(request, table, form, problems)
    return go_to(f"/console/responses?done={'imported' if submitted == 'yes' else 'kept'}")


def _again(request: web.Request, text: str, problems: list[Problem]) -> web.Response:
    return show(request, "import", 400, group="", text=text, problems=problems)
