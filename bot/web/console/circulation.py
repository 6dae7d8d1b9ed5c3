"""Circulating the draft among the members: versions, links, what has changed."""

from datetime import date, timedelta

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response.agreement.agreeing import Progress, Step
from bot.response.agreement.changes import Changes, changes
from bot.response.agreement.text import Text
from bot.response.drafts.draft import PAPER
from bot.store.circulation.circulations import (
    CirculatedMeanwhile,
    Circulation,
    circulate,
    circulation,
    circulations,
    close,
    new_link,
    versions,
)
from bot.store.circulation.comments import comments_on
from bot.store.models import now
from bot.store.team.audit import note
from bot.web.access import transaction
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS, DESK, NETWORK, TEXTS
from bot.web.console.page import Problem, day_in, filled, go_to, problem, show
from bot.web.console.progress import as_drafted, load, reading_all, transaction_on
from bot.web.console.view import number_in, obstacles_shown, sections, title_of
from bot.web.keys import CONSULTATION, SETTINGS

USUAL_DAYS = 14
"""Days for comments, if nothing else is said."""


async def overview(request: web.Request) -> web.Response:
    """How far the draft has come, the versions, and a form for the next one."""
    until = now().date() + timedelta(days=USUAL_DAYS)
    return await _overview(request, {"until": until.isoformat()}, [])


async def _overview(
    request: web.Request, form: dict[str, str], problems: list[Problem], status: int = 400
) -> web.Response:
    consultation, words = request.app[CONSULTATION], request.app[CONSOLE_WORDS]

    def read(session: Session) -> tuple[Progress, list[Circulation], tuple[str, ...], int, str]:
        _, progress = load(request.app, session)
        untouched = as_drafted(request.app, session, progress.text)
        doubtful = request.app[DESK].look(session).doubtful
        sent = circulations(session, consultation.id)
        paper = ""
        if sent:
            _, last = circulation(session, consultation.id, sent[0].number)
            paper = "yes" if PAPER in last.places else "no"
        return progress, sent, untouched, doubtful, paper

    progress, sent, untouched, doubtful, paper = await reading_all(request.app, read)
    obstacles = progress.obstacles(Step.CIRCULATE)
    return show(
        request,
        "circulation",
        status if problems else 200,
        state=progress.state,
        obstacles=obstacles_shown(obstacles, words),
        warnings=obstacles_shown(progress.warnings, words),
        versions=sent,
        doubtful=doubtful,
        as_drafted=untouched,
        total=len(progress.text.places),
        today=now().date(),
        # What was chosen for the last version is chosen again.
        form={"until": "", "paper": paper, "changes": "yes", **form},
        problems=problems,
    )


async def preview(request: web.Request) -> web.Response:
    """What the members would see if the draft were circulated now."""
    consultation, words = request.app[CONSULTATION], request.app[CONSOLE_WORDS]
    paper = request.query.get("paper") == "yes"

    def read(session: Session) -> tuple[Text, tuple[str, ...]]:
        text = Text.of(load(request.app, session)[0], paper=paper)
        return text, as_drafted(request.app, session, text)

    text, untouched = await reading_all(request.app, read)
    return show(
        request,
        "circulation_preview",
        paper=paper,
        as_drafted=untouched,
        total=len(text.places),
        sections=sections(text, consultation, words),
    )


async def send_round(request: web.Request) -> web.Response:
    """Circulate the draft as it is now, and show the members' link, this once."""
    form, by = dict(await filled(request)), request[ACCOUNT]
    consultation = request.app[CONSULTATION]
    until, seen = day_in(form.get("until", "")), form.get("seen", "")
    if until is None or until < now().date():
        wrong = problem(request, "until", "circulation", "problems", "until")
        return await _overview(request, form, [wrong])
    with_paper = form.get("paper") == "yes"
    # A form that does not say how many versions there were is no form of ours.
    before = int(seen) if seen.isdecimal() and len(seen) < 9 else -1

    def work(session: Session) -> tuple[int, str, bool] | None:
        response, progress = load(request.app, session)
        if progress.obstacles(Step.CIRCULATE):
            return None
        text = Text.of(response, paper=with_paper)
        untouched = as_drafted(request.app, session, text)
        number, secret = circulate(
            session, consultation.id, text, untouched, until, before, by.id,
            shows_changes=form.get("changes") != "no",
        )  # fmt: skip
        note(session, by.id, "draft_circulated", f"circulation:{number}", until=str(until))
        return number, secret, bool(untouched)

    try:
        done = await transaction_on(request.app, request.app[NETWORK].now, work)
    except CirculatedMeanwhile:
        wrong = problem(request, "until", "circulation", "problems", "meanwhile")
        return await _overview(request, form, [wrong], 409)
    if done is None:
        wrong = problem(request, "until", "circulation", "problems", "not_ready")
        return await _overview(request, form, [wrong], 409)
    number, secret, marked = done
    return _link(request, number, secret, until, marked=marked)


def _link(
    request: web.Request, number: int, secret: str, until: date, *, marked: bool
) -> web.Response:
    """The page with the members' link.

    Args:
        request: the request.
        number: of the version.
        secret: of the link.
        until: the last day for comments.
        marked: whether places are marked as drafted by the machine.
    """
    origin = request.app[SETTINGS].public_url or str(request.url.origin())
    link = f"{origin.rstrip('/')}/draft/{secret}"
    return show(request, "circulation_link", number=number, link=link, until=until, marked=marked)


async def version(request: web.Request) -> web.Response:
    """One version as members read it now, with their comments."""
    consultation, words = request.app[CONSULTATION], request.app[CONSOLE_WORDS]
    number = number_in(request, "number")

    def read(session: Session) -> web.Response:
        try:
            found, text = circulation(session, consultation.id, number)
        except LookupError:
            raise web.HTTPNotFound from None
        comments = comments_on(session, found.id)
        now_ = request.app[TEXTS].now(session).readable(text)
        return show(
            request,
            "circulation_version",
            version=found,
            sections=sections(now_, consultation, words, comments),
            comments=len(comments),
            unsettled=sum(comment.decision is None for comment in comments),
            today=now().date(),
        )

    return await reading_all(request.app, read)


async def end_comments(request: web.Request) -> web.Response:
    """Take no more comments on a version."""
    number, by = number_in(request, "number"), request[ACCOUNT]

    def work(session: Session) -> None:
        close(session, request.app[CONSULTATION].id, number)
        note(session, by.id, "comments_closed", f"circulation:{number}")

    try:
        await transaction(request.app, work)
    except LookupError:
        raise web.HTTPNotFound from None
    return go_to(f"/console/circulation/{number}?done=closed")


async def another_link(request: web.Request) -> web.Response:
    """Make a new link to a version and show it, this once."""
    number, by = number_in(request, "number"), request[ACCOUNT]
    consultation = request.app[CONSULTATION].id

    def work(session: Session) -> tuple[str, Circulation]:
        secret = new_link(session, consultation, number)
        note(session, by.id, "link_made", f"circulation:{number}")
        return secret, circulation(session, consultation, number)[0]

    try:
        secret, found = await transaction(request.app, work)
    except LookupError:
        raise web.HTTPNotFound from None
    marked = bool(found.as_drafted)
    return _link(request, number, secret, found.comments_until, marked=marked)


async def changed(request: web.Request) -> web.Response:
    """What a version changes in the one before; `now` is the draft as it is now."""
    consultation, words = request.app[CONSULTATION], request.app[CONSOLE_WORDS]
    asked = request.match_info["number"]

    def read(session: Session) -> tuple[int, Changes]:
        texts = request.app[TEXTS].now(session)
        if asked == "now":
            before = versions(session, consultation.id)
            earlier = texts.readable(circulation(session, consultation.id, before)[1])
            later = Text.of(load(request.app, session)[0], paper=True)
            return before, changes(earlier, later)
        before = number_in(request, "number") - 1
        later = circulation(session, consultation.id, before + 1)[1]
        earlier = circulation(session, consultation.id, before)[1]
        return before, texts.changes(earlier, later)

    try:
        before, found = await reading_all(request.app, read)
    except LookupError:
        raise web.HTTPNotFound from None
    return show(
        request,
        "circulation_changes",
        number=None if asked == "now" else before + 1,
        before=before,
        places=[(place, title_of(words, place), found[place]) for place in found],
    )


ROUTES = [
    get("/console/circulation", overview),
    post("/console/circulation", send_round),
    get("/console/circulation/preview", preview),
    get(r"/console/circulation/{number:\d+}", version),
    post(r"/console/circulation/{number:\d+}/close", end_comments),
    post(r"/console/circulation/{number:\d+}/link", another_link),
    get(r"/console/circulation/{number:\d+|now}/changes", changed),
]
