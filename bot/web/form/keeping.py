"""Going on elsewhere with a code, and taking a response back."""

from aiohttp import web

from bot.store import CodeUnknown
from bot.store.circulation.leaning import leaning_on
from bot.store.interviews.ending import erase as erase_response
from bot.store.interviews.ending import withdraw as withdraw_response
from bot.store.interviews.messages import response_of
from bot.store.interviews.resuming import issue
from bot.store.interviews.resuming import resume as resume_response
from bot.web.access import reading, transaction
from bot.web.entries import PATH
from bot.web.form import session
from bot.web.form.filled import Problem, filled, problem
from bot.web.form.page import go_to, show
from bot.web.keys import CONSULTATION, DATABASE, LIMITS, SETTINGS, WORDING
from bot.web.origin import require_own_page


async def ask_code(request: web.Request) -> web.Response:
    """The page on which to type a code."""
    return show(request, "resume", code="")


async def resume(request: web.Request) -> web.Response:
    """Open the response that a code is for."""
    require_own_page(request)
    app = request.app
    app[LIMITS].resuming(request)
    code = (await filled(request))["code"]
    try:
        conversation, token = await transaction(
            app, lambda open_: resume_response(open_, app[CONSULTATION], app[WORDING], code)
        )
    except CodeUnknown:
        problems = [problem(request, "code", "unknown_code" if code.strip() else "no_code")]
        return show(request, "resume", 400, code=code, problems=problems)
    answer = go_to(f"{PATH}/question")
    session.remember(request, answer, f"{conversation}.{token}")
    return answer


async def code(request: web.Request) -> web.Response:
    """What a code is for."""
    await session.visit(request)
    return show(request, "code", issued=None)


async def new_code(request: web.Request) -> web.Response:
    """Make a code, and show it this once."""
    require_own_page(request)
    app = request.app
    open_ = await session.visit(request)
    app[LIMITS].code(open_.conversation)
    days = app[SETTINGS].code_days
    issued = await transaction(app, lambda db: issue(db, open_.conversation, days=days))
    return show(request, "code", issued=issued)


async def key(request: web.Request) -> web.Response:
    """The key to the conversation that is open here, for the chat in the same browser."""
    require_own_page(request)
    await session.visit(request)
    return web.json_response(session.key(request))


async def end(request: web.Request) -> web.Response:
    """Whether to withdraw the response, or to erase it."""
    open_ = await session.visit(request)
    return await _end(request, open_, [])


async def _end(request: web.Request, open_: session.Visit, problems: list[Problem]) -> web.Response:
    submitted = open_.interview.response.submitted
    leaning = await reading(
        request.app,
        lambda db: leaning_on(db, response_of(db, open_.conversation)),
    )
    return show(
        request,
        "end",
        400 if problems else 200,
        submitted=submitted,
        leaning=leaning,
        problems=problems,
    )


async def withdraw(request: web.Request) -> web.Response:
    """Take the submitted response back."""
    require_own_page(request)
    app = request.app
    open_ = await session.visit(request)
    app[LIMITS].message(open_.conversation)
    if open_.interview.response.submitted:
        await transaction(
            app,
            lambda db: withdraw_response(db, app[CONSULTATION], app[WORDING], open_.conversation),
        )
    return go_to(f"{PATH}/end")


async def erase(request: web.Request) -> web.Response:
    """Erase everything, once it is said that it is meant."""
    require_own_page(request)
    form = await filled(request)
    open_ = await session.visit(request)
    if form["sure"] != "yes":
        return await _end(request, open_, [problem(request, "sure", "not_sure")])
    database = request.app[DATABASE]
    erased = await transaction(request.app, lambda db: erase_response(db, open_.conversation))
    await database.in_thread(database.scrub)
    answer = show(request, "erased", said=request.app[WORDING].text(erased.said))
    session.forget(request, answer)
    return answer
