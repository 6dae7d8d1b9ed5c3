"""Typing in responses that came on paper or by telephone."""

from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.orm import Session

from bot.importing.importer import in_the_way
from bot.interview.group.giving import LONGEST_NAME
from bot.store.interviews.messages import can_be_kept, response_of
from bot.store.interviews.paper import entries, open_paper, reopen_paper
from bot.store.redactions import is_redacted
from bot.store.team.accounts import Role
from bot.store.team.audit import note
from bot.web.access import reading, transaction
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT
from bot.web.console.page import Problem, filled, go_to, problem, show
from bot.web.entries import remember_entry
from bot.web.keys import CONSULTATION, WORDING

ENTER = "/console/enter"

FIRST_PAGE, CHECK = "/answer/question", "/answer/check"
"""Where one goes on typing in, and where all that was typed in can be changed."""


async def list_(request: web.Request) -> web.Response:
    """What is being typed in, and a form for one more response."""
    return await _list(request, {"group": request.query.get("group", "")}, [])


async def _list(
    request: web.Request, form: Mapping[str, str], problems: list[Problem]
) -> web.Response:
    consultation = request.app[CONSULTATION].id
    open_, submitted = await reading(request.app, lambda session: entries(session, consultation))
    return show(
        request,
        "enter",
        400 if problems else 200,
        open=open_,
        submitted=submitted,
        problems=problems,
        **{name: form.get(name, "") for name in ("group", "area", "evidence")},
    )


async def begin(request: web.Request) -> web.Response:
    """Begin to type in a response."""
    form, by, app = await filled(request), request[ACCOUNT], request.app
    group, area = (" ".join(form.get(name, "").split()) for name in ("group", "area"))
    evidence = form.get("evidence", "")
    problems = []
    if not group:
        problems.append(problem(request, "group", "enter", "problems", "no_group"))
    elif len(group) > LONGEST_NAME:
        problems.append(
            problem(request, "group", "enter", "problems", "too_long", longest=LONGEST_NAME)
        )
    if len(area) > LONGEST_NAME:
        problems.append(
            problem(request, "area", "enter", "problems", "too_long", longest=LONGEST_NAME)
        )
    for name, value in (("group", group), ("area", area), ("evidence", evidence)):
        if not can_be_kept(value):
            problems.append(problem(request, name, "enter", "problems", "not_kept"))
    if problems:
        return await _list(request, form, problems)

    def work(session: Session) -> tuple[str, str] | None:
        if in_the_way(session, app[CONSULTATION], group, ()).forbids:
            return None
        opened = open_paper(
            session, app[CONSULTATION], app[WORDING],
            group=group, area=area or None, author=by.name, evidence=evidence or None,
        )  # fmt: skip
        response = response_of(session, opened[0])
        note(session, by.id, "entry_begun", f"response:{response}")
        return opened

    opened = await transaction(app, work)
    if opened is None:
        problems = [problem(request, "group", "enter", "problems", "has_response")]
        return await _list(request, form, problems)
    return _to_pages(request, opened)


async def go_on(request: web.Request) -> web.Response:
    """Go on with a response that the team has taken in, or change what is there."""
    by, app, response = request[ACCOUNT], request.app, request.match_info["response"]
    changing = (await filled(request)).get("at") == "check"
    redacted = await reading(app, lambda session: is_redacted(session, response))
    if redacted and not by.may(Role.ADMINISTRATOR):
        # The pages show a group its own words, and those are for administrators alone.
        return go_to(f"/console/responses/{response}?done=redacted")

    def work(session: Session) -> tuple[str, str] | None:
        opened = reopen_paper(session, app[CONSULTATION], app[WORDING], response, by.name)
        if opened is not None:
            note(session, by.id, "entry_reopened", f"response:{response}")
        return opened

    opened = await transaction(app, work)
    if opened is None:
        raise web.HTTPNotFound
    return _to_pages(request, opened, CHECK if changing else FIRST_PAGE)


def _to_pages(
    request: web.Request, opened: tuple[str, str], page: str = FIRST_PAGE
) -> web.Response:
    """Send the browser to the plain pages, with what opens this response there."""
    answer = go_to(page)
    remember_entry(request, answer, ".".join(opened))
    return answer


ROUTES = [
    get(ENTER, list_, Role.EDITOR),
    post(ENTER, begin),
    post(f"{ENTER}/{{response}}", go_on),
]
