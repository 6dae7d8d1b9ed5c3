"""What the team does to a response: saying where its group stands, withdrawing it, erasing it."""

from aiohttp import web
from sqlalchemy.orm import Session

from bot.analysis.stance import Stand
from bot.consultation import Status
from bot.store.circulation.leaning import leaning_on
from bot.store.errors import NotSubmitted, ResponseErased
from bot.store.interviews.ending import erase_for_group, withdraw_for_group
from bot.store.responses.listing import State
from bot.store.responses.stances import correct_stand
from bot.store.team.accounts import Role
from bot.store.team.audit import note
from bot.web.access import reading, transaction
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS
from bot.web.console.page import Problem, filled, go_to, problem, show
from bot.web.console.response import found_ref, found_response
from bot.web.keys import CONSULTATION, DATABASE, WORDING

REASONS = ("wrote", "told", "twice", "test")
"""Why the team withdraws or erases a response."""


async def stand(request: web.Request) -> web.Response:
    """Say where a group stands on a question on which it chose nothing itself."""
    response, ref = await found_response(request), found_ref(request)
    form, by = await filled(request), request[ACCOUNT]
    read = response.answers.get(ref)
    if not response.readable or read is None or read.answer.status is not Status.ANSWERED:
        raise web.HTTPNotFound
    chosen = form.get("stand", "-")
    if read.answer.stance is not None or (chosen and chosen not in set(Stand)):
        raise web.HTTPBadRequest

    def work(session: Session) -> None:
        correct_stand(session, response.id, ref, Stand(chosen) if chosen else None, by.id)
        note(
            session, by.id, "stand_corrected", f"response:{response.id}",
            question=str(ref), stand=chosen or None,
        )  # fmt: skip

    await transaction(request.app, work)
    if form.get("back") == "question":
        return go_to(f"/console/questions/{ref}?done=stand#r{response.id}")
    return go_to(f"/console/responses/{response.id}?done=stand#q{ref}")


async def ask_withdraw(request: web.Request) -> web.Response:
    """Ask whether a response is to be taken back."""
    return await _ask(request, "withdraw", [])


async def ask_erase(request: web.Request) -> web.Response:
    """Ask whether everything in a response is to be erased."""
    return await _ask(request, "erase", [])


async def _ask(request: web.Request, what: str, problems: list[Problem]) -> web.Response:
    response = await found_response(request)
    if response.state is State.ERASED:
        raise ResponseErased
    if what == "withdraw" and response.state is not State.SUBMITTED:
        raise NotSubmitted
    words = request.app[CONSOLE_WORDS]
    return show(
        request,
        "response_end",
        400 if problems else 200,
        response=response,
        what=what,
        leaning=await reading(request.app, lambda session: leaning_on(session, response.id)),
        reasons=[(key, words("responses", "reasons", key)) for key in REASONS],
        problems=problems,
    )


async def withdraw(request: web.Request) -> web.Response:
    """Take a response back because its group asked for it."""
    response, by = await found_response(request), request[ACCOUNT]
    reason = (await filled(request)).get("reason", "")
    if reason not in REASONS:
        return await _ask(request, "withdraw", [_no_reason(request)])
    app = request.app

    def work(session: Session) -> None:
        withdraw_for_group(session, app[CONSULTATION], app[WORDING], response.id)
        note(
            session, by.id, "response_withdrawn", f"response:{response.id}", reason=reason
        )  # fmt: skip

    await transaction(app, work)
    return go_to(f"/console/responses/{response.id}?done=withdrawn")


async def erase(request: web.Request) -> web.Response:
    """Erase everything in a response because its group asked for it."""
    response, by = await found_response(request), request[ACCOUNT]
    reason = (await filled(request)).get("reason", "")
    if reason not in REASONS:
        return await _ask(request, "erase", [_no_reason(request)])

    def work(session: Session) -> None:
        erase_for_group(session, response.id)
        note(session, by.id, "response_erased", f"response:{response.id}", reason=reason)

    await transaction(request.app, work)
    database = request.app[DATABASE]
    await database.in_thread(database.scrub)
    return go_to(f"/console/responses/{response.id}?done=erased")


def _no_reason(request: web.Request) -> Problem:
    return problem(request, f"reason-{REASONS[0]}", "responses", "ending", "no_reason")


ROUTES = [
    post("/console/responses/{response}/answers/{ref}/stand", stand),
    get("/console/responses/{response}/withdraw", ask_withdraw, Role.ADMINISTRATOR),
    post("/console/responses/{response}/withdraw", withdraw, Role.ADMINISTRATOR),
    get("/console/responses/{response}/erase", ask_erase, Role.ADMINISTRATOR),
    post("/console/responses/{response}/erase", erase, Role.ADMINISTRATOR),
]
