"""Submitting the network response, and what was submitted."""

import asyncio
from dataclasses import replace

from aiohttp import web
from sqlalchemy.orm import Session

from bot.exports import FORMATS, Marking, export
from bot.response import NetworkResponse
from bot.response.agreement.agreeing import Approved, Progress, Step
from bot.response.agreement.text import Text
from bot.store.circulation.agreements import (
    DraftMoved,
    NetworkSubmission,
    NotReady,
    SubmittedMeanwhile,
    file_of,
    is_intact,
    submission,
    submit,
)
from bot.store.circulation.progress import approved, to_submit
from bot.store.circulation.sendings import Sending, record_sending, sendings
from bot.store.models import now
from bot.store.team.accounts import Role
from bot.store.team.audit import note
from bot.web.access import reading, transaction
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS, NETWORK, TEXTS
from bot.web.console.page import Problem, day_in, filled, go_to, problem, show
from bot.web.console.progress import load, reading_all, transaction_on
from bot.web.console.view import number_in, obstacles_shown, sections, title_of
from bot.web.downloads import as_download
from bot.web.keys import CONSULTATION, SETTINGS

LONGEST = 200
"""Characters of whom it was sent to, at most."""


async def confirm(request: web.Request) -> web.Response:
    """What would be submitted, what stands in the way, and a button."""
    return await _confirm(request, [])


async def _confirm(
    request: web.Request, problems: list[Problem], status: int = 400
) -> web.Response:
    words = request.app[CONSOLE_WORDS]
    response, progress = await reading_all(request.app, lambda session: load(request.app, session))
    last = progress.submitted.number if progress.submitted else 0
    return show(
        request,
        "submit",
        status if problems else 200,
        obstacles=obstacles_shown(progress.obstacles(Step.SUBMIT), words),
        number=last + 1,
        corrects=last or None,
        digest=progress.digest,
        formats=FORMATS,
        sample=response.sample,
        problems=problems,
    )


async def send(request: web.Request) -> web.Response:
    """Submit: freeze the network response in every format."""
    form, by = await filled(request), request[ACCOUNT]
    if form.get("sure") != "yes":
        return await _confirm(request, [problem(request, "sure", "agreement", "problems", "sure")])

    def read(session: Session) -> tuple[NetworkResponse, Progress, Approved | None]:
        response, progress = load(request.app, session)
        agreed = approved(session, request.app[CONSULTATION].id, progress)
        last = progress.submitted.number if progress.submitted else 0
        return response, progress, replace(agreed, submission=last + 1) if agreed else None

    response, progress, agreed = await reading_all(request.app, read)
    marking = Marking(approved=agreed)
    try:
        number = await _submit(request, response, marking, progress, form.get("seen", ""), by.id)
    except SubmittedMeanwhile:
        return await _refused(request, "submitted")
    except NotReady:
        return await _refused(request, "not_ready")
    except DraftMoved:
        return await _refused(request, "moved")
    return go_to(f"/console/agreement/submissions/{number}?done=submitted")


async def _refused(request: web.Request, why: str) -> web.Response:
    return await _confirm(request, [problem(request, "sure", "agreement", "problems", why)], 409)


async def _submit(
    request: web.Request,
    response: NetworkResponse,
    marking: Marking,
    progress: Progress,
    seen: str,
    by: str,
) -> int:
    """Write the files, and submit them if they still are what the network response is.

    They are written first, so as not to hold up the database.
    """
    files = {}
    if progress.digest == seen and not progress.obstacles(Step.SUBMIT):
        files = await asyncio.to_thread(_files, request, replace(response, paper=()), marking)

    def work(session: Session) -> int:
        consultation = request.app[CONSULTATION].id
        current, now_is = load(request.app, session)
        document = to_submit(current)
        number = submit(session, consultation, now_is, document, files, seen, by)
        note(session, by, "response_submitted", f"submission:{number}", digest=seen)
        return number

    return await transaction_on(request.app, request.app[NETWORK].now, work)


def _files(request: web.Request, response: NetworkResponse, marking: Marking) -> dict[str, bytes]:
    words = request.app[SETTINGS].document_words
    return {format_: export(response, format_, words, marking) for format_ in FORMATS}


async def one(request: web.Request) -> web.Response:
    """A submission, with what leaned on answers that are not there any more marked."""
    return await _one(request, {}, [])


async def _one(request: web.Request, form: dict[str, str], problems: list[Problem]) -> web.Response:
    consultation, words = request.app[CONSULTATION], request.app[CONSOLE_WORDS]
    number = number_in(request, "number")

    def read(session: Session) -> tuple[NetworkSubmission, Text, list[Sending], bool]:
        found = submission(session, consultation.id, number)
        sent = sendings(session, consultation.id).get(number, [])
        now_ = request.app[TEXTS].now(session).standing(found.text)
        return found, now_, sent, is_intact(session, consultation.id, number)

    try:
        found, now_, sent, intact = await reading_all(request.app, read)
    except LookupError:
        raise web.HTTPNotFound from None
    lost = {
        (place, paragraph, index) for place, paragraph, index, line in now_.lines() if not line.text
    }
    return show(
        request,
        "submission",
        400 if problems else 200,
        submission=found,
        sent=sent,
        form={"sent_to": consultation.publisher, "sent_on": ""} | form,
        problems=problems,
        intact=intact,
        sections=sections(found.text, consultation, words),
        lost=lost,
        lost_places=[
            (place, title_of(words, place))
            for place in dict.fromkeys(p for p, _, _, line in now_.lines() if not line.text)
        ],
    )


async def mark_sent(request: web.Request) -> web.Response:
    """Record that a submission was sent."""
    form, by = dict(await filled(request)), request[ACCOUNT]
    number, consultation = number_in(request, "number"), request.app[CONSULTATION].id
    to, on = " ".join(form.get("sent_to", "").split()), day_in(form.get("sent_on", ""))
    problems = []
    if not to:
        problems.append(problem(request, "sent_to", "agreement", "problems", "sent_to"))
    elif len(to) > LONGEST:
        problems.append(
            problem(request, "sent_to", "circulation", "problems", "too_long", longest=LONGEST)
        )
    if on is None or on > now().date():
        problems.append(problem(request, "sent_on", "agreement", "problems", "sent_on"))
    if problems or on is None:
        return await _one(request, form, problems)

    def work(session: Session) -> None:
        record_sending(session, consultation, number, to, on, by.id)
        note(session, by.id, "response_sent", f"submission:{number}", on=str(on))

    try:
        await transaction(request.app, work)
    except LookupError:
        raise web.HTTPNotFound from None
    return go_to(f"/console/agreement/submissions/{number}?done=sent")


async def download(request: web.Request) -> web.Response:
    """A submission in one format, byte for byte as it was submitted."""
    consultation, format_ = request.app[CONSULTATION].id, request.match_info["format"]
    number = number_in(request, "number")
    try:
        body = await reading(
            request.app, lambda session: file_of(session, consultation, number, format_)
        )
    except LookupError:
        raise web.HTTPNotFound from None
    return as_download(body, f"{consultation}-response-{number}", format_)


ROUTES = [
    get("/console/agreement/submit", confirm, Role.ADMINISTRATOR),
    post("/console/agreement/submit", send, Role.ADMINISTRATOR),
    get(r"/console/agreement/submissions/{number:\d+}", one),
    post(r"/console/agreement/submissions/{number:\d+}/sent", mark_sent),
    get(r"/console/agreement/submissions/{number:\d+}/{format}", download),
]
