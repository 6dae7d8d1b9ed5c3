"""Redacting words of a response, and taking that back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response.submitted.redacting import Redaction, Redactor
from bot.response.submitted.suggesting import Suggestion, suggestions
from bot.store.interviews.conversations import today
from bot.store.interviews.messages import can_be_kept
from bot.store.redactions import NothingToRedact, redact_all, redactions_of, undo_redaction
from bot.store.responses.full_text import Piece
from bot.store.responses.reading import WholeResponse
from bot.store.team.accounts import Role
from bot.store.team.audit import note
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


type Place = tuple[str, list[Piece], str]
"""Where words stand, the words with those around them, and what stands instead."""


@dataclass(frozen=True)
class Form:
    """What is to be redacted: words that were typed, or suggestions that were ticked."""

    passage: str = ""
    instead: str = ""
    reason: str = ""
    of_ticked: bool = False
    ticked: Sequence[str] = ()
    why: str = ""
    """The reason for redacting what is ticked."""
    sure: bool = False


async def _filled_in(request: web.Request) -> Form:
    form = await filled(request)
    ticked = (await request.post()).getall("ticked", [])
    words = request.app[CONSOLE_WORDS]
    return Form(
        form.get("passage", ""),
        form.get("instead", ""),
        form.get("reason", ""),
        form.get("of") == "ticked",
        [str(each).replace("\r\n", "\n") for each in ticked],
        form.get("why", words("responses", "redacting", "why")),
        form.get("step") == "sure",
    )


async def list_(request: web.Request) -> web.Response:
    """What is redacted in a response, and a form for more."""
    return await _page(request, await found_response(request), await _filled_in(request), [])


async def _page(
    request: web.Request,
    response: WholeResponse,
    form: Form,
    problems: list[Problem],
    preview: Sequence[Place] = (),
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
        suggested=_suggested(request, response),
        form=form,
        problems=problems,
        preview=preview,
        days=request.app[SETTINGS].redaction_days,
    )


def _suggested(request: web.Request, response: WholeResponse) -> list[Suggestion]:
    return suggestions([text for _, text in _texts(request, response)], response.about)


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
    response, form = await found_response(request), await _filled_in(request)
    redactions = _redactions(request, response, form)
    preview = list(_preview(request, response, redactions))
    if problems := _problems(request, form, redactions, found=bool(preview)):
        return await _page(request, response, form, problems)
    if not form.sure:
        return await _page(request, response, form, [], preview)
    by = request[ACCOUNT]
    until = today() + timedelta(days=request.app[SETTINGS].redaction_days)

    def work(session: Session) -> None:
        places = redact_all(
            session, response.id, redactions,
            reason=form.why if form.of_ticked else form.reason,
            keep_until=until, account_id=by.id,
        )  # fmt: skip
        note(session, by.id, "redacted", f"response:{response.id}", places=places)

    try:
        await transaction(request.app, work)
    except NothingToRedact:
        field = "ticked" if form.of_ticked else "passage"
        problems = [problem(request, field, "responses", "redacting", "not_there")]
        return await _page(request, response, form, problems)
    return go_to(f"/console/responses/{response.id}/redactions?done=redacted")


def _redactions(request: web.Request, response: WholeResponse, form: Form) -> list[Redaction]:
    """What is asked for; of what is ticked only what is suggested still."""
    if not form.of_ticked:
        return [Redaction(form.passage, form.instead)] if form.passage else []
    words = request.app[CONSOLE_WORDS]
    return [
        Redaction(each.passage, words("responses", "instead", each.kind.value))
        for each in _suggested(request, response)
        if each.passage in form.ticked
    ]


def _problems(
    request: web.Request, form: Form, redactions: Sequence[Redaction], *, found: bool
) -> list[Problem]:
    repeats = any(Redactor([each])(each.instead) != each.instead for each in redactions)
    if form.of_ticked:
        problems = (
            [] if found else [problem(request, "ticked", "responses", "redacting", "none_ticked")]
        )
        if repeats:
            problems.append(problem(request, "ticked", "responses", "redacting", "ticked_same"))
        if not form.why or not can_be_kept(form.why):
            problems.append(
                problem(
                    request, "why", "responses", "redacting", "odd" if form.why else "no_reason"
                )
            )
        return problems
    problems = []
    if sum(map(str.isalnum, form.passage)) < SHORTEST:
        problems.append(problem(request, "passage", "responses", "redacting", "no_passage"))
    elif not found:
        problems.append(problem(request, "passage", "responses", "redacting", "not_there"))
    if not form.instead or len(form.instead) > LONGEST_INSTEAD:
        problems.append(problem(request, "instead", "responses", "redacting", "no_instead"))
    elif found and repeats:
        problems.append(problem(request, "instead", "responses", "redacting", "same"))
    if not form.reason:
        problems.append(problem(request, "reason", "responses", "redacting", "no_reason"))
    if not can_be_kept(form.passage + form.instead + form.reason):
        problems.append(problem(request, "passage", "responses", "redacting", "odd"))
    return problems


def _before(text: str) -> str:
    """The end of what stands before some words, from where a word begins."""
    cut = text[-AROUND:].partition(" ")[2]
    return text if len(text) <= AROUND else f"… {cut}"


def _after(text: str) -> str:
    """The beginning of what stands after some words, to where a word ends."""
    cut = text[:AROUND].rpartition(" ")[0]
    return text if len(text) <= AROUND else f"{cut} …"


def _preview(
    request: web.Request, response: WholeResponse, redactions: Sequence[Redaction]
) -> Iterator[Place]:
    """Every place in which words stand, with those around them."""
    redactor = Redactor(redactions)
    for place, text in _texts(request, response):
        for start, end, instead in redactor.places(text):
            before, after = _before(text[:start]), _after(text[end:])
            yield (
                place,
                [Piece(before, found=False), Piece(text[start:end], found=True),
                 Piece(after, found=False)],
                instead,
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
