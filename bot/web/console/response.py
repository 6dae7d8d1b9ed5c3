"""One response, as the team reads it; and all answers to one question."""

import math
from collections import Counter

from aiohttp import web

from bot.analysis.stance import Stand
from bot.consultation import Ref, Status
from bot.interview import GENERAL
from bot.interview.state.response import UNSETTLED
from bot.response.heard.answered import given
from bot.response.submitted.redacting import names_in
from bot.store.interviews.paper import BY_THE_TEAM
from bot.store.invited.standing import samples_left_out
from bot.store.redactions import is_redacted
from bot.store.responses.listing import PAGE, State
from bot.store.responses.reading import (
    FromGroup,
    Reading,
    WholeResponse,
    answers_to,
    not_to_be_named,
    read_response,
    read_versions,
)
from bot.store.team.accounts import Role
from bot.web.access import reading
from bot.web.console.guard import get
from bot.web.console.keys import ACCOUNT
from bot.web.console.page import show
from bot.web.console.paging import page_asked, pages_of
from bot.web.console.responses import door_name, question_options, ref_asked
from bot.web.keys import CONSULTATION, SETTINGS


async def found_response(request: web.Request) -> WholeResponse:
    """The response that the address names.

    Raises:
        HTTPNotFound: there is none.
    """
    found = await reading(
        request.app,
        lambda session: read_response(
            session, request.app[CONSULTATION].id, request.match_info["response"]
        ),
    )
    if found is None:
        raise web.HTTPNotFound
    return found


def found_ref(request: web.Request, *, also: tuple[Ref, ...] = ()) -> Ref:
    """The question that the address names.

    Raises:
        HTTPNotFound: there is none.
    """
    try:
        ref = Ref.parse(request.match_info["ref"])
    except ValueError:
        raise web.HTTPNotFound from None
    if ref not in request.app[CONSULTATION] and ref not in also:
        raise web.HTTPNotFound
    return ref


async def one(request: web.Request) -> web.Response:
    """A response with all its answers, or that to one question."""
    response = await found_response(request)
    consultation = request.app[CONSULTATION]
    only = ref_asked(request, "question")
    with_samples = request.app[SETTINGS].with_samples
    names, redacted, left_out = await reading(
        request.app,
        lambda session: (
            not_to_be_named(session, consultation.id),
            is_redacted(session, response.id),
            samples_left_out(session, consultation.id, with_samples=with_samples),
        ),
    )
    sections = [
        (section, refs)
        for section in consultation.sections
        if (refs := _shown(_refs(section.refs, response), only, response))
    ]
    return show(
        request,
        "response",
        response=response,
        left_out=left_out,
        redacted=redacted,
        given=given(
            consultation, {ref: read.answer.status for ref, read in response.answers.items()}
        ),
        may_change=request[ACCOUNT].may(Role.EDITOR)
        and response.door in BY_THE_TEAM
        and response.state in {State.BEGUN, State.SUBMITTED},
        door=door_name(request, response.door),
        sections=sections,
        question_of=consultation.question,
        questions=question_options(request),
        only=str(only) if only else "",
        remark=None if only else response.answers.get(GENERAL),
        unsettled=_has_unsettled(response),
        passed=_passed_over(response),
        missing=[ref for ref in consultation.refs if not _answered(response, ref)],
        warnings=_warnings(response, names),
        by_the_team=BY_THE_TEAM,
        stands_all=list(Stand),
    )


def _refs(refs: tuple[Ref, ...], response: WholeResponse) -> list[Ref]:
    """What a section asks, and before its parts a question that was answered as a whole."""
    found: list[Ref] = []
    for ref in refs:
        if ref.whole in response.answers and ref.whole not in found:
            found.append(ref.whole)
        found.append(ref)
    return list(dict.fromkeys(found))


def _shown(refs: list[Ref], only: Ref | None, response: WholeResponse) -> list[Ref]:
    """The question that is asked for; if none is, those to which anything is said."""
    if only is not None:
        return [ref for ref in refs if ref == only]
    said = (ref for ref in refs if ref in response.answers)
    return [ref for ref in said if response.answers[ref].answer.status is not Status.UNANSWERED]


def _answered(response: WholeResponse, ref: Ref) -> bool:
    return any(
        one in response.answers and response.answers[one].answer.status is not Status.UNANSWERED
        for one in (ref, ref.whole)
    )


def _has_unsettled(response: WholeResponse) -> bool:
    found = response.answers.get(UNSETTLED)
    return found is not None and found.answer.status is not Status.UNANSWERED


def _passed_over(response: WholeResponse) -> dict[str, list[str]]:
    """The questions that were passed over, by how."""
    found: dict[str, list[str]] = {}
    for ref, read in response.answers.items():
        status = read.answer.status
        if ref.number and status not in {Status.ANSWERED, Status.UNANSWERED}:
            found.setdefault(status.value, []).append(str(ref))
    return found


def _warnings(response: WholeResponse, names: list[str]) -> list[tuple[Ref, list[str]]]:
    """Answers that may be quoted and name a group that does not want to be named."""
    if not response.about.quoted:
        return []
    return [
        (ref, named)
        for ref, read in response.answers.items()
        if (named := names_in(f"{read.answer.text}\n{read.answer.followup}", names))
    ]


async def versions(request: web.Request) -> web.Response:
    """All versions of one answer."""
    response = await found_response(request)
    ref = found_ref(request, also=(GENERAL,))
    found = await reading(request.app, lambda session: read_versions(session, response.id, ref))
    if not found:
        raise web.HTTPNotFound
    return show(request, "versions", response=response, ref=ref, versions=found)


async def question(request: web.Request) -> web.Response:
    """All answers to one question."""
    ref, consultation = found_ref(request), request.app[CONSULTATION]
    asked = consultation.question(ref)
    all_ = await reading(request.app, lambda session: answers_to(session, consultation.id, ref))
    kinds = Counter(map(_kind, all_))
    wanted = request.query.get("stand", "")
    rows = [each for each in all_ if wanted not in kinds or _kind(each) == wanted]
    pages = max(1, math.ceil(len(rows) / PAGE))
    page = min(max(page_asked(request), 1), pages)
    return show(
        request,
        "question",
        ref=ref,
        question=asked,
        part=asked.part(ref.part) if ref.part else None,
        rows=rows[(page - 1) * PAGE : page * PAGE],
        pages=pages_of(request, page, pages, len(rows)),
        kinds=[(kind, kinds[kind]) for kind in _KINDS if kinds[kind]],
        all_answers=len(all_),
        wanted=wanted if wanted in kinds else "",
        stands_all=list(Stand),
        neighbours=_neighbours(consultation.refs, ref),
        by_the_team=BY_THE_TEAM,
    )


_KINDS = dict.fromkeys(str(kind) for kind in (*Stand, *Status))


def _kind(row: FromGroup) -> str:
    """Where a group stands, or how it passed the question over."""
    return _kind_of(row.reading)


def _kind_of(read: Reading) -> str:
    return str(read.standing.stand if read.standing else read.answer.status)


def _neighbours(refs: tuple[Ref, ...], ref: Ref) -> tuple[Ref | None, Ref | None]:
    if ref not in refs:
        return None, next((each for each in refs if each.number == ref.number), None)
    at = refs.index(ref)
    return (refs[at - 1] if at else None), (refs[at + 1] if at + 1 < len(refs) else None)


ROUTES = [
    get("/console/responses/{response}", one),
    get("/console/responses/{response}/answers/{ref}", versions),
    get("/console/questions/{ref}", question),
]
