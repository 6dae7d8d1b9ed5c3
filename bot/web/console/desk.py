"""The theme desk: the themes of one question, beside its answers."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from multidict import MultiMapping

from bot.consultation import Ref
from bot.response.submitted.evidence import Evidence, Sources
from bot.response.themes.choosing import Asked, CannotDecide, decision_of
from bot.response.themes.deciding import Decision, Delete, Make, Merge, Move, Rename, kind_of
from bot.response.themes.points import Points, points_on
from bot.response.themes.themes import Themes
from bot.store.responses.stances import corrected_stands
from bot.store.team.accounts import Role
from bot.store.team.audit import note
from bot.store.themes.searches import last_search
from bot.store.themes.themes import (
    Decided,
    NothingToUndo,
    ThemesChanged,
    add_decision,
    history,
    stamp,
    undo_last,
)
from bot.store.unsaid import Reader
from bot.web.access import transaction
from bot.web.console.desk_view import FIRST_ITEMS, FIRST_LINES, events, view
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS
from bot.web.console.page import Problem, go_to, problem, show
from bot.web.console.progress import reading_all
from bot.web.keys import CONSULTATION, CORPUS, KEPT_THEMES

OF_POINTS = {"make": "title", "move": "into", "aside": "reason", "back": "into"}
"""For what is done with points the field that a problem is about."""


@dataclass(frozen=True)
class Desk:
    """All that the desk of one question is made from."""

    ref: Ref
    sources: Sources
    points: Points
    themes: Themes
    stances: dict[str, str]
    """Where the team says that groups stand, by their responses."""
    decided: list[Decided]
    looked: bool
    """Whether the machine has ever looked for themes."""


async def _desk(request: web.Request) -> Desk:
    """Load the desk of the question in the address.

    Raises:
        HTTPNotFound: there is no such question.
    """
    consultation, kept = request.app[CONSULTATION], request.app[KEPT_THEMES]
    corpus = request.app[CORPUS]
    try:
        ref = Ref.parse(request.match_info["ref"])
    except ValueError:
        raise web.HTTPNotFound from None
    question = consultation.questions.get(ref.number)
    if question is None or (ref != ref.whole and ref not in question.refs):
        raise web.HTTPNotFound

    def load(session: Any) -> Desk:
        sources = corpus.sources(session)
        themes = kept.of(session, sources, ref).get(ref, Themes(ref, (), ()))
        themes = themes.readable(Reader(session, consultation.id, [*themes.reasons.values()]))
        return Desk(
            ref,
            sources,
            points_on(ref, sources),
            themes,
            {
                response: stand.value
                for (response, of), stand in corrected_stands(session, consultation.id).items()
                if of == ref
            },
            history(session, consultation.id, ref),
            last_search(session, consultation.id) is not None,
        )

    return await reading_all(request.app, load)


async def show_desk(request: web.Request) -> web.Response:
    """The desk of one question."""
    return _page(request, await _desk(request), {}, [])


def _page(
    request: web.Request,
    desk: Desk,
    form: dict[str, Any],
    problems: list[Problem],
    status: int = 200,
) -> web.Response:
    consultation = request.app[CONSULTATION]
    asked = form or request.query
    number = asked.get("page", "")
    page = int(number) if number.isdecimal() and len(number) < 6 else 1
    told = events(desk.decided, desk.themes)
    refs = [ref for question in consultation.questions.values() for ref in question.refs]
    if desk.ref not in refs:
        refs = sorted([*refs, desk.ref])
    here = refs.index(desk.ref)
    # htmx does not show what comes with an error.
    by_script = "HX-Request" in request.headers
    return show(
        request,
        "theme_desk",
        200 if by_script else status,
        desk=desk,
        view=view(
            desk.ref,
            desk.themes,
            desk.points,
            desk.sources,
            desk.stances,
            asked.get("show", "all"),
            page,
        ),
        question=consultation.question(desk.ref),
        section=consultation.section_of(desk.ref).title,
        before=refs[here - 1] if here else None,
        after=refs[here + 1] if here + 1 < len(refs) else None,
        seen=stamp(desk.decided),
        events=told,
        last=next((event for event in told if event.made.undone_at is None), None),
        form={"do": "", "theme": "", "into": "", "title": "", "reason": "", "points": (), **form},
        problems=problems,
        by_script=by_script,
        at=request.query.get("at", "") if by_script else "",
        first_lines=FIRST_LINES,
        first_items=FIRST_ITEMS,
        opened=_opened(request, form),
    )


def _opened(request: web.Request, form: dict[str, Any]) -> set[str]:
    """The themes and responses that a small screen shows in full: what one is working on."""
    ticked = {point.partition("/")[0] for point in form.get("points", ())}
    return {form.get("theme", ""), request.query.get("at", ""), *ticked}


async def decide(request: web.Request) -> web.Response:
    """Decide something about the themes of a question."""
    sent, by = await request.post(), request[ACCOUNT]
    desk = await _desk(request)
    form = _form(sent)
    new_id = f"t{len(desk.decided) + 1}"
    try:
        asked = _asked(form)
        decision = decision_of(asked, desk.themes, desk.points, new_id)
    except CannotDecide as error:
        return _page(request, desk, form, [_wrong(request, form, error)], 400)
    consultation = request.app[CONSULTATION].id

    def work(session: Any) -> None:
        made = add_decision(session, consultation, desk.ref, form["seen"], decision, by.id)
        note(
            session, by.id, "theme_decided", f"question:{desk.ref}",
            what=kind_of(decision), nth=made.nth,
        )  # fmt: skip

    try:
        await transaction(request.app, work)
    except ThemesChanged as error:
        return await _changed(request, form, error)
    return _back(desk, form, decision, new_id)


async def undo(request: web.Request) -> web.Response:
    """Undo the last decision about a question."""
    by = request[ACCOUNT]
    form = _form(await request.post())
    desk = await _desk(request)
    consultation = request.app[CONSULTATION].id

    def work(session: Any) -> None:
        undone = undo_last(session, consultation, desk.ref, form["seen"], by.id)
        note(
            session, by.id, "theme_undone", f"question:{desk.ref}",
            what=kind_of(undone.decision), nth=undone.nth,
        )  # fmt: skip

    try:
        await transaction(request.app, work)
    except ThemesChanged as error:
        return await _changed(request, {**form, "do": ""}, error)
    except NothingToUndo:
        wrong = [problem(request, "themes", "themes", "problems", "no_undo")]
        return _page(request, desk, form, wrong, 400)
    return go_to(_address(desk, form, "undone", "themes"))


def _form(sent: MultiMapping[Any]) -> dict[str, Any]:
    """The form as it was sent. A button for one point says with its name what to do."""
    form: dict[str, Any] = {
        name: str(sent.get(name, "")).replace("\r\n", "\n").strip()
        for name in ("do", "seen", "show", "page", "theme", "into", "title", "reason")
    }
    chosen = sent.getall("point", [])
    for one in ("take", "refuse"):
        if one in sent:
            # The theme stands before the point: both are on the button.
            form["theme"], _, point = str(sent[one]).partition(" ")
            form["do"], chosen = one, [point]
    form["points"] = tuple(map(str, chosen))
    return form


def _asked(form: dict[str, Any]) -> Asked:
    try:
        points = tuple(map(Evidence.parse, form["points"]))
    except ValueError:
        raise CannotDecide("no_points") from None
    return Asked(form["do"], form["theme"], form["into"], points, form["title"], form["reason"])


def _wrong(request: web.Request, form: dict[str, Any], error: CannotDecide) -> Problem:
    """What is wrong, beside the field that it is about."""
    fields = {
        "no_title": f"title-{error.theme}",
        "no_other": f"into-{error.theme}",
        "not_quotable": f"title-{error.theme}" if form["theme"] else "title",
        "long": f"title-{error.theme}" if form["theme"] else OF_POINTS.get(form["do"], "themes"),
        "no_place": "into",
        "no_points": "answers",
    }
    return problem(request, fields.get(error.why, "themes"), "themes", "problems", error.why)


async def _changed(
    request: web.Request, form: dict[str, Any], error: ThemesChanged
) -> web.Response:
    """Show how it stands now, with what was chosen and typed."""
    at = f"{error.at:%H:%M}" if error.at else ""
    words = request.app[CONSOLE_WORDS]
    by = error.by or words("themes", "conflict", "somebody")
    wrong = problem(request, "themes", "themes", "conflict", "changed", by=by, at=at)
    return _page(request, await _desk(request), form, [wrong], 409)


def _back(desk: Desk, form: dict[str, Any], decision: Decision, new_id: str) -> web.Response:
    """Go back to the desk, to the theme that it was about."""
    match decision:
        case Make():
            at = new_id
        case Merge(theme=str(theme)) | Rename(theme=str(theme)) | Move(theme=str(theme)):
            at = theme
        case Delete():
            at = "themes"
        case _ if form["do"] == "delete":
            at = "themes"
        case _:
            at = "answers"
    if form["do"] in OF_POINTS:
        # Its button is there still, and focus stays on it.
        at = ""
    done = "alone" if isinstance(decision, Move) and decision.theme is None else kind_of(decision)
    return go_to(_address(desk, form, done, at))


def _address(desk: Desk, form: dict[str, Any], done: str, at: str) -> str:
    show_ = form["show"] if form["show"].replace("-", "").isalnum() else "all"
    page = form["page"] if form["page"].isdecimal() else "1"
    return f"/console/themes/{desk.ref}?show={show_}&page={page}&done={done}&at={at}"


ROUTES = [
    get("/console/themes/{ref}", show_desk),
    post("/console/themes/{ref}", decide, Role.EDITOR),
    post("/console/themes/{ref}/undo", undo, Role.EDITOR),
]
