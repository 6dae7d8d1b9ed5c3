"""Beginning, going on, and leaving."""

from aiohttp import web

from bot.interview import Interview
from bot.interview.commands import ChooseRoute
from bot.interview.commands.encoding import encode
from bot.interview.saying.how_far import section_offers
from bot.interview.saying.prompts import route_offers
from bot.interview.saying.says import Offer
from bot.interview.state.place import Conversation
from bot.interview.state.response import Response
from bot.store import ResponseErased
from bot.web.entries import PATH
from bot.web.errors import NoSession
from bot.web.form import session, view
from bot.web.form.filled import filled, problem
from bot.web.form.page import go_to, show
from bot.web.form.session import Visit
from bot.web.keys import CONSULTATION, WORDING
from bot.web.origin import require_own_page


async def start(request: web.Request) -> web.Response:
    """What this is, and how to begin or go on."""
    open_ = await _visit(request)
    if open_ is None:
        return show(request, "start", interview=None)
    interview = open_.interview
    return show(request, "start", interview=interview, go_on=view.address(interview.place))


async def _visit(request: web.Request) -> Visit | None:
    """The response that is open in this browser, if one is."""
    try:
        return await session.visit(request)
    except (NoSession, ResponseErased):
        return None


def _so_far(app: web.Application, open_: Visit | None) -> Interview:
    """The interview that is open here, or else one at its beginning."""
    return open_.interview if open_ else Interview(app[CONSULTATION], Response(), Conversation())


async def begin(request: web.Request) -> web.Response:
    """Take a route, with a new response unless one is open."""
    require_own_page(request)
    form = await filled(request)
    if form["route"] == "sections":
        return go_to(f"{PATH}/sections")
    open_ = await _visit(request)
    offer = _chosen(_so_far(request.app, open_), form["route"])
    if offer is None:
        problems = [problem(request, "route", "no_route")]
        return show(request, "start", 400, interview=None, problems=problems)
    secret = None
    if open_ is None:
        secret = await session.open_response(request)
        open_ = await session.visit_of(request.app, secret)
    command, label = offer.command, request.app[WORDING].label(offer)
    await open_.send(form.message_id(command, None), command, label=label)
    answer = go_to(view.address((await open_.reloaded()).place))
    if secret is not None:
        session.remember(request, answer, secret)
    return answer


def _chosen(interview: Interview, route: str) -> Offer | None:
    """The button of the conversation that takes the same route, if there is one."""
    for offer in (*route_offers(interview), *section_offers(interview)):
        if encode(offer.command) == f"{ChooseRoute.word}:{route}":
            return offer
    return None


async def open_from_chat(request: web.Request) -> web.Response:
    """Go on here with a conversation that was begun in the chat."""
    require_own_page(request)
    form = await filled(request)
    secret = f"{form['conversation']}.{form['token']}"
    await session.visit_of(request.app, secret)
    answer = go_to(f"{PATH}/question")
    session.remember(request, answer, secret)
    return answer


async def leave(request: web.Request) -> web.Response:
    """Close the response on this browser, in the chat as well."""
    require_own_page(request)
    if session.is_entry(request):
        answer = go_to("/console/enter")
        session.forget(request, answer)
        return answer
    answer = go_to(PATH)
    session.forget(request, answer)
    # What the chat keeps is in the browser's storage, which these pages have no script to clear.
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


async def sections(request: web.Request) -> web.Response:
    """The sections to choose from."""
    interview = _so_far(request.app, await _visit(request))
    return show(request, "sections", sections=view.overview(interview, request.app[WORDING]))


async def go_on(request: web.Request) -> web.Response:
    """Where the interview stands."""
    interview = (await session.visit(request)).interview
    return go_to(view.address(interview.place))
