"""The list of responses, and the search through their words."""

from enum import StrEnum

from aiohttp import web

from bot.consultation import Consultation, Ref
from bot.store.invited.standing import samples_left_out
from bot.store.responses.full_text import LONGEST_QUERY, read_query, search
from bot.store.responses.listing import Order, State, Wanted, choices, list_responses
from bot.web.access import reading
from bot.web.console.guard import get
from bot.web.console.keys import CONSOLE_WORDS
from bot.web.console.page import show
from bot.web.console.paging import page_asked, pages_of
from bot.web.keys import CONSULTATION, SETTINGS

DOORS = ("chat", "form", "paper", "import", "sample")
"""The doors that have a name in the console's words."""


def door_name(request: web.Request, door: str) -> str:
    """What a door is called; one that has no name of its own, as it is."""
    words = request.app[CONSOLE_WORDS]
    return words("responses", "doors", door) if door in DOORS else door


def question_options(request: web.Request) -> list[tuple[str, str]]:
    """Everything that is asked one by one, for choosing one: its number, and what it is about."""
    consultation = request.app[CONSULTATION]
    return [(str(ref), f"{ref}. {_beginning(consultation, ref)}") for ref in consultation.refs]


def _beginning(consultation: Consultation, ref: Ref, longest: int = 60) -> str:
    plain = consultation.question(ref).plain_for(ref)
    return plain if len(plain) <= longest else plain[:longest].rpartition(" ")[0] + " …"


def ref_asked(request: web.Request, name: str) -> Ref | None:
    """The question that the address asks for, if there is such a question."""
    try:
        ref = Ref.parse(request.query.get(name, ""))
    except ValueError:
        return None
    return ref if ref in request.app[CONSULTATION] else None


def chosen[Choice: StrEnum](
    kind: type[Choice], value: str, otherwise: Choice | None
) -> Choice | None:
    """One of several choices by its value."""
    return kind(value) if value in set(kind) else otherwise


async def list_(request: web.Request) -> web.Response:
    """The responses, filtered and ordered as the address says."""
    query, consultation = request.query, request.app[CONSULTATION]
    order = chosen(Order, query.get("order", ""), Order.CHANGED) or Order.CHANGED
    answered = ref_asked(request, "answered")
    wanted = Wanted(
        state=chosen(State, query.get("state", ""), None),
        door=query.get("door", ""),
        area=query.get("area", ""),
        answered=answered,
        order=order,
        page=page_asked(request),
    )
    with_samples = request.app[SETTINGS].with_samples
    listing, found, left_out = await reading(
        request.app,
        lambda session: (
            list_responses(session, consultation.id, wanted),
            choices(session, consultation.id),
            samples_left_out(session, consultation.id, with_samples=with_samples),
        ),
    )
    return show(
        request,
        "responses",
        rows=listing.rows,
        left_out=left_out,
        pages=pages_of(request, listing.page, listing.pages, listing.total),
        wanted=wanted,
        states=list(State),
        orders=list(Order),
        doors=[(door, door_name(request, door)) for door in found.doors],
        areas=found.areas,
        questions=question_options(request),
        answered=str(answered) if answered else "",
        of=len(consultation.questions),
        door_name=lambda door: door_name(request, door),
    )


async def search_(request: web.Request) -> web.Response:
    """What was found for the words in the address."""
    typed = " ".join(request.query.get("q", "").split())[:LONGEST_QUERY]
    consultation, query = request.app[CONSULTATION], read_query(typed)
    ref = ref_asked(request, "question")
    with_samples = request.app[SETTINGS].with_samples
    found, left_out = await reading(
        request.app,
        lambda session: (
            search(
                session, consultation.id, query, page_asked(request), ref.number if ref else None
            ),
            samples_left_out(session, consultation.id, with_samples=with_samples),
        ),
    )
    return show(
        request,
        "search",
        typed=typed,
        left_out=left_out,
        looked=bool(query),
        found=found,
        pages=pages_of(request, found.page, found.pages, found.total),
        questions=[
            (str(number), f"{number}. {_beginning(consultation, Ref(number))}")
            for number in consultation.questions
        ],
        question=str(ref.number) if ref else "",
        heading_of=lambda ref: _beginning(consultation, ref, 120) if ref in consultation else "",
    )


ROUTES = [get("/console/responses", list_), get("/console/search", search_)]
