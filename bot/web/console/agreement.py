"""Agreeing the network response: what a meeting decided, and what stands in the way."""

from collections.abc import Iterable
from typing import Any

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response.agreement.agreeing import Decision, Progress, State, Step
from bot.response.agreement.text import Text
from bot.response.drafts.draft import LETTER, PAPER, Draft, Support
from bot.response.drafts.signing import is_signed
from bot.store.circulation.agreements import (
    DraftMoved,
    Meeting,
    NotReady,
    agree,
    agreements,
    submissions,
)
from bot.store.circulation.circulations import circulation, circulations, versions
from bot.store.circulation.sendings import sendings
from bot.store.interviews.conversations import today
from bot.store.models import now
from bot.store.team.audit import note
from bot.web.access import reading
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS, DESK, NETWORK
from bot.web.console.last_days import past
from bot.web.console.page import Problem, day_in, filled, go_to, problem, show
from bot.web.console.progress import load, reading_all, transaction_on
from bot.web.console.view import obstacles_shown, title_of
from bot.web.keys import CONSULTATION

FIELDS = ("meeting", "met_on", "present", "decision", "note", "confirmed")
LONGEST = 10_000
"""Characters of a field, at most."""

type Shown = tuple[str, str]
"""A sentence, and the place in which it stands."""


async def overview(request: web.Request) -> web.Response:
    """What meetings decided, what stands in the way, and a form for the next meeting."""
    return await _overview(request, {}, [])


async def _overview(
    request: web.Request, form: dict[str, str], problems: list[Problem], status: int = 400
) -> web.Response:
    words, consultation = request.app[CONSOLE_WORDS], request.app[CONSULTATION].id

    def titled(sentences: Iterable[Shown]) -> list[Shown]:
        return [(title_of(words, place), text) for place, text in sentences]

    def read(session: Session) -> tuple[Progress, dict[str, Any]]:
        response, progress = load(request.app, session)
        look, drafted = request.app[DESK].look(session), request.app[NETWORK].drafted(session)
        return progress, {
            "sample": response.sample,
            "doubtful": look.doubtful,
            "unsigned": LETTER in look.drafts
            and not is_signed(look.drafts[LETTER].draft, request.app[NETWORK].closing),
            "since": sum(map(bool, map(look.since, look.places))),
            "written_before": [
                title_of(words, place) for place in (LETTER, PAPER) if look.edited_since(place)
            ],
            "unread": _unread(session, consultation, progress.text),
            "framed": titled(
                each
                for each in _framed(progress.text, drafted.values())
                if not look.is_cleared(each[0])
            ),
            "meetings": agreements(session, consultation),
            "submissions": submissions(session, consultation),
            "sent": sendings(session, consultation),
        }

    progress, read_there = await reading_all(request.app, read)
    return show(
        request,
        "agreement",
        status if problems else 200,
        **read_there,
        state=progress.state,
        past=past(request.app[CONSULTATION], today()),
        agreed=progress.state is State.AGREED,
        settled=progress.state is State.SUBMITTED,
        reopened=progress.state in {State.REOPENED, State.CORRECTING},
        to_agree=obstacles_shown(progress.obstacles(Step.AGREE), words),
        to_submit=obstacles_shown(progress.obstacles(Step.SUBMIT), words),
        unsupported=titled(_where(progress.text, Support.NONE)),
        digest=progress.digest,
        decisions=[(d.value, words("agreement", "decisions", d)) for d in Decision],
        form=dict.fromkeys(FIELDS, "") | form,
        problems=problems,
    )


def _unread(session: Session, consultation: str, text: Text) -> int:
    """The version that members last got, if it does not say what the text says; else 0."""
    last = versions(session, consultation)
    if not last:
        return 0
    _, sent = circulation(session, consultation, last)
    return 0 if _sentences(sent) == _sentences(text) else last


def _sentences(text: Text) -> list[Shown]:
    return [(place, line.text) for place, _, _, line in text.lines() if place != PAPER]


def _where(text: Text, support: Support) -> list[Shown]:
    return [(place, line.text) for place, _, _, line in text.lines() if line.support is support]


def _framed(text: Text, drafted: Iterable[Draft]) -> list[Shown]:
    """What a person, and no draft, says to tell nothing of what members think."""
    frames = {each.text for draft in drafted for each in draft.sentences if each.frame}
    return [shown for shown in _where(text, Support.FRAME) if shown[1] not in frames]


async def record(request: web.Request) -> web.Response:
    """Record what a meeting decided."""
    form, by = dict(await filled(request)), request[ACCOUNT]
    meeting, problems = _meeting(request, form)
    if meeting is not None and form.get("early") != "yes":
        problems = await _early(request, meeting)
    if meeting is None or problems:
        return await _overview(request, form, problems)

    def work(session: Session) -> None:
        _, progress = load(request.app, session)
        made = agree(
            session,
            request.app[CONSULTATION].id,
            progress,
            meeting,
            form.get("seen", ""),
            by.id,
            confirmed=form.get("confirmed") == "yes",
        )
        decision = meeting.decision.value
        note(session, by.id, "agreement_recorded", f"agreement:{made}", decision=decision)

    try:
        await transaction_on(request.app, request.app[NETWORK].now, work)
    except DraftMoved:
        wrong = problem(request, "decision-approve", "agreement", "problems", "moved")
        return await _overview(request, form, [wrong], 409)
    except NotReady:
        wrong = problem(request, "decision-approve", "agreement", "problems", "not_ready")
        return await _overview(request, form, [wrong], 409)
    return go_to("/console/agreement?done=recorded")


def _meeting(request: web.Request, form: dict[str, str]) -> tuple[Meeting | None, list[Problem]]:
    """The meeting, if the form says all that is needed, and what is wrong with the form."""
    problems = []
    if not form.get("meeting"):
        problems.append(problem(request, "meeting", "agreement", "problems", "meeting"))
    met_on = day_in(form.get("met_on", ""))
    if met_on is None or met_on > now().date():
        problems.append(problem(request, "met_on", "agreement", "problems", "met_on"))
    if not form.get("present"):
        problems.append(problem(request, "present", "agreement", "problems", "present"))
    problems += [
        problem(request, name, "circulation", "problems", "too_long", longest=LONGEST)
        for name in ("meeting", "present", "note")
        if len(form.get(name, "")) > LONGEST
    ]
    decision = form.get("decision", "")
    if decision not in {known.value for known in Decision}:
        problems.append(problem(request, "decision-approve", "agreement", "problems", "decision"))
    if problems or met_on is None:
        return None, problems
    return (
        Meeting(form["meeting"], met_on, form["present"], Decision(decision), form.get("note", "")),
        [],
    )


async def _early(request: web.Request, meeting: Meeting) -> list[Problem]:
    """What is odd about an approval: that members had not read the draft, or can comment still."""
    if meeting.decision is not Decision.APPROVE:
        return []
    found = await reading(
        request.app, lambda session: circulations(session, request.app[CONSULTATION].id)
    )
    if not found:
        return []
    last = found[0]
    number, date, until = last.number, last.created_at.date(), last.comments_until
    match meeting.met_on < date, last.open(today()):
        case True, True:
            wrong = problem(
                request, "early", "agreement", "early", "both",
                number=number, date=date, until=until,
            )  # fmt: skip
        case True, False:
            wrong = problem(
                request, "early", "agreement", "early", "before", number=number, date=date
            )
        case False, True:
            wrong = problem(
                request, "early", "agreement", "early", "comments", number=number, until=until
            )
        case _:
            return []
    return [wrong]


ROUTES = [
    get("/console/agreement", overview),
    post("/console/agreement", record),
]
