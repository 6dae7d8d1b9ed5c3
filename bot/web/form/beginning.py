"""Beginning, going on, and leaving."""

from aiohttp import web

from bot.consultation import Consultation
from bot.interview import Interview
from bot.interview.commands import ChooseRoute
from bot.interview.place import Conversation, RouteKind
from bot.interview.response import Response
from bot.interview.says import Offer
from bot.store import ResponseErased
from bot.web.errors import NoSession
from bot.web.form import session, view
from bot.web.form.filled import Problem, filled
from bot.web.form.origin import require_own_page
from bot.web.form.page import go_to, show
from bot.web.keys import CONSULTATION, WORDING


async def start(request: web.Request) -> web.Response:
    """What this is, and how to begin or go on."""
    try:
        open_ = await session.visit(request)
    except (NoSession, ResponseErased):
        return show(request, "start", interview=None)
    interview = await open_.interview()
    return show(request, "start", interview=interview, go_on=view.address(interview.place))


async def begin(request: web.Request) -> web.Response:
    """Take a route, with a new response unless one is open."""
    require_own_page(request)
    form = await filled(request)
    if form["route"] == "sections":
        return go_to(f"{view.ROOT}/sections")
    command = _route(request.app[CONSULTATION], form["route"])
    if command is None:
        problem = Problem("route", "Choose which questions you would like")
        return show(request, "start", 400, interview=None, problems=[problem])
    secret = None
    try:
        open_ = await session.visit(request)
    except (NoSession, ResponseErased):
        open_, secret = await session.open_visit(request)
    count, network = _size(request.app[CONSULTATION], command)
    label = request.app[WORDING].label(
        Offer(f"route_{command.kind}", command, {"count": count, "network": network})
        if command.kind is not RouteKind.SECTION
        else Offer("section", command, {"title": command.section, "done": 0, "count": count})
    )
    await open_.send(form.message_id(command, None), command, label=label)
    answer = go_to(view.address((await open_.interview()).place))
    if secret is not None:
        session.remember(request, answer, secret)
    return answer


def _route(consultation: Consultation, value: str) -> ChooseRoute | None:
    kind, _, section = value.partition(":")
    if kind in {RouteKind.ALL, RouteKind.SHORT}:
        return ChooseRoute(RouteKind(kind))
    if kind == RouteKind.SECTION and any(s.id == section for s in consultation.sections):
        return ChooseRoute(RouteKind.SECTION, section)
    return None


def _size(consultation: Consultation, command: ChooseRoute) -> tuple[int, str]:
    sizes = {
        RouteKind.ALL: len(consultation.questions),
        RouteKind.SHORT: len(consultation.short_route),
    }
    sections = {section.id: len(section.questions) for section in consultation.sections}
    count = sizes.get(command.kind) or sections[command.section or ""]
    return count, consultation.network.short_name


async def open_from_chat(request: web.Request) -> web.Response:
    """Go on here with a conversation that was begun in the chat."""
    require_own_page(request)
    form = await filled(request)
    secret = f"{form['conversation']}.{form['token']}"
    await session.visit_of(request.app, secret)
    answer = go_to(f"{view.ROOT}/question")
    session.remember(request, answer, secret)
    return answer


async def leave(request: web.Request) -> web.Response:
    """Close the response on this browser."""
    require_own_page(request)
    answer = go_to(view.ROOT)
    session.forget(answer)
    return answer


async def sections(request: web.Request) -> web.Response:
    """The sections to choose from."""
    try:
        interview = await (await session.visit(request)).interview()
    except (NoSession, ResponseErased):
        interview = Interview(request.app[CONSULTATION], Response(), Conversation())
    return show(request, "sections", sections=view.overview(interview, request.app[WORDING]))


async def go_on(request: web.Request) -> web.Response:
    """Where the interview stands."""
    interview = await (await session.visit(request)).interview()
    return go_to(view.address(interview.place))
