"""The groups that were invited: the list, and one of them."""

import csv
import io
from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web
from sqlalchemy.orm import Session

from bot.exports.tabular import safe_cell
from bot.importing.groups import COLUMNS, LONGEST
from bot.response.heard.invited import (
    Begun,
    Heard,
    Invitation,
    Stage,
    heard,
    not_invited,
)
from bot.response.names import same_name
from bot.store.interviews.conversations import today
from bot.store.interviews.messages import can_be_kept
from bot.store.invited.invitations import (
    InvitedAlready,
    add_invitations,
    change_invitation,
    invitation_of,
    invitations,
    link_response,
    remove_invitation,
)
from bot.store.invited.standing import responses_begun
from bot.store.team.accounts import Role
from bot.store.team.audit import note
from bot.web.access import reading, transaction
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS
from bot.web.console.last_days import past
from bot.web.console.letter import Letter
from bot.web.console.page import Problem, filled, go_to, problem, show
from bot.web.downloads import as_download
from bot.web.keys import CONSULTATION

LIST = "/console/groups"

PAGE = 50
"""Groups of a page."""

STAGES = {
    "silent": (Stage.SILENT, Stage.WITHDRAWN),
    "started": (Stage.STARTED,),
    "submitted": (Stage.SUBMITTED,),
}
"""What one can look for, and the stages that it stands for."""


@dataclass(frozen=True)
class Wanted:
    """Which groups are looked for."""

    stage: str = ""
    community: str = ""
    area: str = ""
    name: str = ""
    page: int = 1

    @classmethod
    def of(cls, request: web.Request) -> "Wanted":
        """What an address asks for."""
        asked = {key: request.query.get(key, "").strip() for key in ("community", "area", "name")}
        stage, page = request.query.get("stage", ""), request.query.get("page", "")
        return cls(
            stage=stage if stage in STAGES else "",
            page=max(int(page), 1) if page.isdecimal() and len(page) < 7 else 1,
            **asked,
        )

    def has(self, one: Heard) -> bool:
        """Whether a group is looked for."""
        invited = one.invitation
        return (
            (not self.stage or one.stage in STAGES[self.stage])
            and (
                not self.community
                or same_name(invited.community or "") == same_name(self.community)
            )
            and (not self.area or same_name(invited.area or "") == same_name(self.area))
            and same_name(self.name) in same_name(invited.name)
        )

    def address(self, page: int) -> str:
        """Where the groups of another page are."""
        asked = {**self.__dict__, "page": page}
        return f"{LIST}?{urlencode({key: value for key, value in asked.items() if value})}"


def _found(session: Session, consultation: str) -> tuple[list[Heard], list[Begun]]:
    """All invitations, and the responses that came of none."""
    responses = responses_begun(session, consultation)
    found = heard(invitations(session, consultation), responses)
    return found, not_invited(found, responses)


def _all(request: web.Request, name: str, found: list[Heard]) -> list[str]:
    """Every section of the community, or every area, that is there."""
    values = {same_name(value): value for one in found if (value := getattr(one.invitation, name))}
    return [values[key] for key in sorted(values)]


async def list_(request: web.Request) -> web.Response:
    """The groups that were invited, those that are looked for, a page at a time."""
    consultation = request.app[CONSULTATION].id
    found, _ = await reading(request.app, lambda session: _found(session, consultation))
    wanted = Wanted.of(request)
    matching = [one for one in found if wanted.has(one)]
    pages = max(1, -(-len(matching) // PAGE))
    page = min(wanted.page, pages)
    return show(
        request,
        "groups",
        past=past(request.app[CONSULTATION], today()),
        wanted=wanted,
        total=len(found),
        matching=len(matching),
        shown=matching[(page - 1) * PAGE : page * PAGE],
        page=page,
        pages=pages,
        stages=list(STAGES),
        communities=_all(request, "community", found),
        areas=_all(request, "area", found),
    )


async def table(request: web.Request) -> web.Response:
    """The list as CSV, as it can be taken in again."""
    consultation = request.app[CONSULTATION].id
    found, _ = await reading(request.app, lambda session: _found(session, consultation))
    wanted, words = Wanted.of(request), request.app[CONSOLE_WORDS]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([*COLUMNS, "stage"])
    for one in filter(wanted.has, found):
        values = [getattr(one.invitation, column) or "" for column in COLUMNS]
        writer.writerow(map(safe_cell, [*values, words("groups", "stages", one.stage.key)]))
    return as_download(b"\xef\xbb\xbf" + buffer.getvalue().encode(), "groups", "csv")


async def new(request: web.Request) -> web.Response:
    """A form for one more group."""
    return await _new(request, Invitation("", request.query.get("name", "")), [])


async def _new(request: web.Request, invited: Invitation, problems: list[Problem]) -> web.Response:
    consultation = request.app[CONSULTATION].id
    found, _ = await reading(request.app, lambda session: _found(session, consultation))
    return show(
        request,
        "group_new",
        400 if problems else 200,
        invited=invited,
        communities=_all(request, "community", found),
        areas=_all(request, "area", found),
        problems=problems,
    )


async def _details(request: web.Request, id_: str = "") -> tuple[Invitation, list[Problem]]:
    """What was filled in about a group, and what is wrong with it."""
    form = await filled(request)
    values = {column: " ".join(form.get(column, "").split()) for column in COLUMNS}
    problems = []
    if not values["name"]:
        problems.append(problem(request, "name", "groups", "problems", "no_name"))
    for column, value in values.items():
        if len(value) > LONGEST:
            problems.append(
                problem(request, column, "groups", "problems", "too_long", longest=LONGEST)
            )
        elif not can_be_kept(value):
            problems.append(problem(request, column, "groups", "problems", "not_kept"))
    invited = Invitation(
        id_, values["name"], values["community"] or None, values["area"] or None,
        values["contact"] or None,
    )  # fmt: skip
    return invited, problems


async def add(request: web.Request) -> web.Response:
    """Add one group to the list."""
    consultation, by = request.app[CONSULTATION].id, request[ACCOUNT]
    invited, problems = await _details(request)
    if problems:
        return await _new(request, invited, problems)

    def work(session: Session) -> list[Invitation]:
        added = add_invitations(session, consultation, [invited])
        for one in added:
            note(session, by.id, "group_invited", f"invitation:{one.id}")
        return added

    added = await transaction(request.app, work)
    if not added:
        problems = [problem(request, "name", "groups", "problems", "invited")]
        return await _new(request, invited, problems)
    return go_to(f"{LIST}/{added[0].id}?done=added")


async def one(request: web.Request) -> web.Response:
    """One group: what is known of it, and its response."""
    return await _one(request, None, [])


async def _one(
    request: web.Request, changed: Invitation | None, problems: list[Problem]
) -> web.Response:
    consultation, id_ = request.app[CONSULTATION].id, request.match_info["invitation"]
    found, others = await reading(request.app, lambda session: _found(session, consultation))
    here = next((one for one in found if one.invitation.id == id_), None)
    if here is None:
        raise web.HTTPNotFound
    return show(
        request,
        "group",
        400 if problems else 200,
        heard=here,
        invited=changed or here.invitation,
        past=past(request.app[CONSULTATION], today()),
        letter=Letter.to(request, here.invitation),
        others=sorted(others, key=lambda one: same_name(one.group or "")),
        communities=_all(request, "community", found),
        areas=_all(request, "area", found),
        problems=problems,
    )


async def _known(request: web.Request) -> Invitation:
    """The invitation that an address names.

    Raises:
        HTTPNotFound: there is none.
    """
    consultation, id_ = request.app[CONSULTATION].id, request.match_info["invitation"]
    known = await reading(request.app, lambda session: invitation_of(session, consultation, id_))
    if known is None:
        raise web.HTTPNotFound
    return known


async def change(request: web.Request) -> web.Response:
    """Change what is known of a group."""
    consultation, by = request.app[CONSULTATION].id, request[ACCOUNT]
    known = await _known(request)
    changed, problems = await _details(request, known.id)
    if problems:
        return await _one(request, changed, problems)

    def work(session: Session) -> None:
        change_invitation(session, consultation, changed)
        note(session, by.id, "invitation_changed", f"invitation:{known.id}")

    try:
        await transaction(request.app, work)
    except InvitedAlready:
        problems = [problem(request, "name", "groups", "problems", "invited")]
        return await _one(request, changed, problems)
    return go_to(f"{LIST}/{known.id}?done=changed")


async def link(request: web.Request) -> web.Response:
    """Say which response is the group's own."""
    consultation, by = request.app[CONSULTATION].id, request[ACCOUNT]
    known = await _known(request)
    response = (await filled(request)).get("response") or None

    def work(session: Session) -> bool:
        done = link_response(session, consultation, known.id, response)
        if done:
            note(session, by.id, "response_linked", f"invitation:{known.id}", response=response)
        return done

    if not await transaction(request.app, work):
        return await _one(
            request, None, [problem(request, "response", "groups", "problems", "no_response")]
        )
    return go_to(f"{LIST}/{known.id}?done={'linked' if response else 'unlinked'}")


async def remove(request: web.Request) -> web.Response:
    """Take a group off the list."""
    by, known = request[ACCOUNT], await _known(request)

    def work(session: Session) -> None:
        remove_invitation(session, known.id)
        note(session, by.id, "invitation_removed", f"invitation:{known.id}")

    await transaction(request.app, work)
    return go_to(f"{LIST}?done=removed")


ROUTES = [
    get(LIST, list_),
    get(f"{LIST}.csv", table),
    get(f"{LIST}/new", new, Role.EDITOR),
    post(f"{LIST}/new", add),
    get(f"{LIST}/{{invitation}}", one, Role.EDITOR),
    post(f"{LIST}/{{invitation}}", change),
    post(f"{LIST}/{{invitation}}/link", link),
    post(f"{LIST}/{{invitation}}/remove", remove),
]
