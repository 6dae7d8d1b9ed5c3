"""Redacting words of a response, and taking that back."""

from collections.abc import Iterator
from datetime import timedelta

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response.redacting import Redaction, Redactor, suggestions
from bot.store.accounts import Role
from bot.store.audit import note
from bot.store.conversations import today
from bot.store.full_text import Piece
from bot.store.messages import can_be_kept
from bot.store.reading import WholeResponse
from bot.store.redactions import NothingToRedact, redact, redactions_of, undo_redaction
from bot.web.access import reading, transaction
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS
from bot.web.console.page import Problem, filled, go_to, problem, show
from bot.web.console.response import found_response
from bot.web.keys import SETTINGS

AROUND = 70
"""Characters that are shown before and after words that would be redacted."""

SHORTEST = 2
"""Letters and digits that a passage has at least."""

LONGEST_INSTEAD = 100


async def list_(request: web.Request) -> web.Response:
    """What is redacted in a response, and a form for more."""
    return await _page(request, await found_response(request), {}, [])


async def _page(
    request: web.Request,
    response: WholeResponse,
    form: dict[str, str],
    problems: list[Problem],
    preview: list[tuple[str, list[Piece]]] | None = None,
) -> web.Response:
    may_see = request[ACCOUNT].may(Role.ADMINISTRATOR)
    return show(
        request,
        "redactions",
        400 if problems else 200,
        response=response,
        redactions=await reading(
            request.app,
            lambda session: redactions_of(session, response.id, with_words=may_see),
        ),
        suggested=suggestions([text for _, text in _texts(request, response)], response.about),
        form={"passage": "", "instead": "", "reason": "", **form},
        problems=problems,
        preview=preview,
        days=request.app[SETTINGS].redaction_days,
    )


def _texts(request: web.Request, response: WholeResponse) -> Iterator[tuple[str, str]]:
    """Where the words of a response stand, and what they are, as they may be read."""
    words = request.app[CONSOLE_WORDS]
    if not response.readable:
        return
    if response.about.mandate:
        yield words("responses", "one", "mandate"), response.about.mandate
    if response.letter:
        yield words("responses", "one", "letter"), response.letter
    for ref, read in response.answers.items():
        place = (
            words("responses", "answer", "question", ref=ref)
            if ref.number
            else words("responses", "answer", "remark")
        )
        for text in filter(None, (read.answer.text, read.answer.followup)):
            yield place, text


async def change(request: web.Request) -> web.Response:
    """Redact words: first show where they stand; once that was seen, do it."""
    response = await found_response(request)
    form = dict(await filled(request))
    if form.get("step") == "suggested":
        return await _page(request, response, form, [])
    redaction = Redaction(form.get("passage", ""), form.get("instead", ""))
    preview = list(_preview(request, response, redaction)) if redaction.passage else []
    if problems := _problems(request, form, redaction, found=bool(preview)):
        return await _page(request, response, form, problems)
    if form.get("step") != "sure":
        return await _page(request, response, form, [], preview)
    by = request[ACCOUNT]
    until = today() + timedelta(days=request.app[SETTINGS].redaction_days)
    try:
        await transaction(
            request.app,
            lambda session: note(
                session, by.id, "redacted", f"response:{response.id}",
                places=redact(
                    session, response.id, redaction,
                    reason=form["reason"], keep_until=until, account_id=by.id,
                ),
            ),
        )  # fmt: skip
    except NothingToRedact:
        problems = [problem(request, "passage", "responses", "redacting", "not_there")]
        return await _page(request, response, form, problems)
    return go_to(f"/console/responses/{response.id}/redactions?done=redacted")


def _problems(
    request: web.Request, form: dict[str, str], redaction: Redaction, *, found: bool
) -> list[Problem]:
    problems = []
    if sum(map(str.isalnum, redaction.passage)) < SHORTEST:
        problems.append(problem(request, "passage", "responses", "redacting", "no_passage"))
    elif not found:
        problems.append(problem(request, "passage", "responses", "redacting", "not_there"))
    if not redaction.instead or len(redaction.instead) > LONGEST_INSTEAD:
        problems.append(problem(request, "instead", "responses", "redacting", "no_instead"))
    elif found and Redactor([redaction])(redaction.instead) != redaction.instead:
        problems.append(problem(request, "instead", "responses", "redacting", "same"))
    if not form.get("reason"):
        problems.append(problem(request, "reason", "responses", "redacting", "no_reason"))
    if not can_be_kept("".join(form.values())):
        problems.append(problem(request, "passage", "responses", "redacting", "odd"))
    return problems


def _preview(
    request: web.Request, response: WholeResponse, redaction: Redaction
) -> Iterator[tuple[str, list[Piece]]]:
    """Every place in which words stand, with those around them."""
    redactor = Redactor([redaction])
    for place, text in _texts(request, response):
        for start, end, _ in redactor.places(text):
            before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
            yield (
                place,
                [Piece(before, found=False), Piece(text[start:end], found=True),
                 Piece(after, found=False)],
            )  # fmt: skip


async def undo(request: web.Request) -> web.Response:
    """Let everybody read redacted words again."""
    response, by = await found_response(request), request[ACCOUNT]
    asked = request.match_info["redaction"]
    redaction = int(asked) if asked.isdecimal() and len(asked) < 10 else 0

    def work(session: Session) -> bool:
        undone = undo_redaction(session, response.id, redaction)
        if undone:
            note(session, by.id, "redaction_undone", f"response:{response.id}")
        return undone

    if not await transaction(request.app, work):
        raise web.HTTPNotFound
    return go_to(f"/console/responses/{response.id}/redactions?done=undone")


ROUTES = [
    get("/console/responses/{response}/redactions", list_),
    post("/console/responses/{response}/redactions", change),
    post("/console/responses/{response}/redactions/{redaction}/undo", undo, Role.ADMINISTRATOR),
]
