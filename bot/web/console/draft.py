"""The desk at which the draft of one place is written."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from aiohttp import web
from sqlalchemy.orm import Session

from bot.interview import GENERAL
from bot.response import Submission
from bot.response.drafting.checking import Doubt
from bot.response.drafting.left_out import left_out
from bot.response.drafting.since import stamp_of
from bot.response.drafts.draft import LETTER, PAPER, Draft, Sentence
from bot.response.drafts.editing import as_text, edited
from bot.response.drafts.signing import signed
from bot.response.submitted.pasted import asked, repeated, withheld
from bot.store.drafts import (
    DraftChanged,
    Stored,
    current_draft,
    draft_version,
    draft_versions,
    save_draft,
)
from bot.store.network.look import Look
from bot.store.team.accounts import Role
from bot.store.team.audit import note
from bot.web.access import transaction
from bot.web.console.drafts import title_of
from bot.web.console.evidence import Shown, shown
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, DESK, NETWORK
from bot.web.console.page import Problem, filled, go_to, problem, show
from bot.web.console.progress import reading_all, transaction_on
from bot.web.console.since import news, note_drafted, note_looked
from bot.web.keys import CONSULTATION, CORPUS

FEW = 10
"""Pieces of evidence of a sentence that are shown on the desk, and points that are left out."""

LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Line:
    """A sentence on the desk."""

    number: int
    """From 1."""
    text: str
    support: str
    evidence: tuple[Shown, ...]
    total: int
    withheld: bool
    """Whether it repeats words of a group that did not agree to be quoted."""
    changed: bool
    """Whether some of what it leans on is not there any more."""
    doubts: tuple[Doubt, ...]
    """What can be seen to be wrong with it."""


def place_of(request: web.Request, look: Look) -> str:
    """The place that the address names.

    Raises:
        HTTPNotFound: there is no such place.
    """
    place = request.match_info["place"]
    if place not in look.places:
        raise web.HTTPNotFound
    return place


def version_of(text: str) -> int | None:
    """A version's number as a form or an address has it; None if it is none."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


async def one(request: web.Request) -> web.Response:
    """The draft of a place, with what it leans on."""
    return await _one(request, None, [])


async def _one(request: web.Request, text: str | None, problems: list[Problem]) -> web.Response:
    def read(session: Session) -> dict[str, Any]:
        look = request.app[DESK].look(session)
        place = place_of(request, look)
        of_all = place in {LETTER, PAPER}
        return {
            **desk(request, look, place, text),
            "versions": draft_versions(session, request.app[CONSULTATION].id, place),
            "unconfirmed": request.app[NETWORK].unconfirmed(look) if of_all else (),
        }

    found = await reading_all(request.app, read)
    return show(request, "draft", 400 if problems else 200, problems=problems, **found)


def desk(request: web.Request, look: Look, place: str, text: str | None = None) -> dict[str, Any]:
    """What the desk shows of a place."""
    stored, findings = look.drafts.get(place), look.found.get(place)
    draft = stored.draft if stored else None
    question = request.app[CONSULTATION].question(findings.ref) if findings else None
    missing = left_out(findings, draft) if findings else None
    return {
        "place": place,
        "title": title_of(request, place),
        "question": question,
        "part": question.part(findings.ref.part).text
        if question and findings and findings.ref.part
        else None,
        "stored": stored,
        "text": text if text is not None else as_text(draft) if draft else "",
        "lines": _lines(draft, look) if draft else [],
        "themes": findings.themes if findings else (),
        "left": missing,
        "left_points": [shown(look.sources, p.evidence) for p in missing.points[:FEW]]
        if missing
        else [],
        "news": news(look, place),
        "edited_since": look.edited_since(place),
        "stamp": stamp_of(look.told(place)),
        "remarks": () if findings else _remarks(look),
        "views": Counter(entry.settled for entry in look.ledger(place, draft)),
        **_beside(request, look.places, place),
    }


def _remarks(look: Look) -> list[tuple[Submission, str]]:
    """What groups say on the whole paper, by their names."""
    found = ((s, s.answers[GENERAL].text) for s in look.sources if GENERAL in s.answers)
    said = ((submission, text) for submission, text in found if text)
    return sorted(said, key=lambda each: (each[0].about.group or "").casefold())


def _beside(request: web.Request, places: list[str], place: str) -> dict[str, Any]:
    """The places before and after this one, each with its title."""
    around = [None, *((each, title_of(request, each)) for each in places), None]
    at = places.index(place) + 1
    return {"before": around[at - 1], "after": around[at + 1]}


def _lines(draft: Draft, look: Look) -> list[Line]:
    return [line(number, s, look) for number, s in enumerate(draft.sentences, 1)]


def line(number: int, sentence: Sentence, look: Look, most: int = FEW) -> Line:
    """A sentence as it is shown beside the text."""
    return Line(
        number,
        sentence.text,
        sentence.support(look.sources),
        tuple(shown(look.sources, each) for each in sentence.evidence[:most]),
        len(sentence.evidence),
        bool(withheld(sentence.text, sentence.evidence, look.sources)),
        not all(map(look.sources.stands, sentence.evidence)),
        look.doubts(sentence),
    )


async def save(request: web.Request) -> web.Response:
    """Save what was written. A page that saves by itself gets what has changed on it."""
    app, form = request.app, await filled(request)
    by_itself = "HX-Request" in request.headers
    version, text = version_of(form.get("version", "")), form.get("text", "")
    place = request.match_info["place"]
    if version is None:
        look = await reading_all(app, app[DESK].look)
        place_of(request, look)
        return await _one(request, text, [problem(request, "text", "drafts", "desk", "no_version")])

    def read(session: Session) -> tuple[Look, Draft]:
        look = app[DESK].look(session)
        draft = base(session, app, place_of(request, look), version)
        return look, look.readable(session, draft)

    def traced(look: Look, before: Draft) -> Draft:
        known = asked(app[CONSULTATION])
        after = edited(before, text, lambda each: repeated(each, look.sources, known))
        return signed(after, before, app[NETWORK].closing)

    looked, done = form.get("looked"), "saved"
    try:
        # With a thousand groups it takes seconds to find whose words a text repeats. Nobody is
        # to wait for that, so it is done before the transaction, which looks at the version.
        look, before = await reading_all(app, read)
        # Who only says to have looked does not write.
        untouched = looked is not None and text == as_text(before).strip()
        after = before if untouched else await asyncio.to_thread(traced, look, before)
        as_shown = looked is not None and looked == stamp_of(look.told(place))

        def work(session: Session) -> None:
            there = app[CORPUS].ids(session)
            leaning = {e.response for sentence in after.sentences for e in sentence.evidence}
            erased = leaning & {*look.sources.submissions} - there
            if not untouched:
                keep(session, request, traced(*read(session)) if erased else after, version)
            if as_shown:
                note_looked(session, request, look, place, there)

        await transaction(app, work)
        if looked is not None:
            done = "looked" if as_shown else "more"
    except DraftChanged as changed:
        stored = changed.stored
        if stored is None or as_text(stored.draft) != text.replace("\r\n", "\n"):
            return await conflict(request, stored, text)
        # The page has saved the same text by itself. That one has looked holds all the same.
        look = await reading_all(app, app[DESK].look)
        if looked == stamp_of(look.told(place)):
            await transaction(
                app, lambda s: note_looked(s, request, look, place, app[CORPUS].ids(s))
            )
            done = "looked"
    if not by_itself:
        return go_to(f"/console/drafts/{place}?done={done}")
    look = await reading_all(app, app[DESK].look)
    page = show(request, "draft_saved", **desk(request, look, place))
    page.headers["HX-Trigger"] = "stored"
    return page


def base(session: Session, app: web.Application, place: str, version: int) -> Draft:
    """The version that was changed; an empty draft for version 0.

    Raises:
        DraftChanged: it is not there any more, since somebody went on writing.
    """
    if version == 0:
        return Draft(place, ())
    stored = draft_version(session, app[CONSULTATION].id, place, version)
    if stored is None:
        raise DraftChanged(current_draft(session, app[CONSULTATION].id, place))
    return stored.draft


def keep(session: Session, request: web.Request, draft: Draft, seen: int) -> None:
    """Store a draft and note it, unless it says what is stored already.

    Raises:
        DraftChanged: there is another version by now.
    """
    by = request[ACCOUNT]
    stored = save_draft(session, request.app[CONSULTATION].id, draft, seen, by.id)
    if stored.version != seen:
        note(session, by.id, "draft_saved", f"draft:{draft.place}", version=stored.version)


async def written(request: web.Request, work: Callable[[Session], None], then: str) -> web.Response:
    """Do what writes a draft, and go to a page below the draft's, unless somebody else wrote."""
    try:
        await transaction_on(request.app, request.app[NETWORK].drafted, work)
    except DraftChanged as changed:
        return await conflict(request, changed.stored, None)
    return go_to(f"/console/drafts/{request.match_info['place']}{then}")


async def conflict(request: web.Request, stored: Stored | None, text: str | None) -> web.Response:
    """Somebody else has saved: both texts, and what can be done. Nothing is lost."""
    place = request.match_info["place"]
    if stored is not None:
        raw = stored.draft
        draft = await reading_all(
            request.app, lambda session: request.app[DESK].look(session).readable(session, raw)
        )
        stored = replace(stored, draft=draft)
    if "HX-Request" in request.headers:
        # htmx shows nothing of an answer with an error's status.
        return show(request, "draft_changed", stored=stored, place=place)
    return show(
        request,
        "draft_conflict",
        409,
        place=place,
        title=title_of(request, place),
        stored=stored,
        theirs=as_text(stored.draft) if stored else "",
        mine=text,
    )


async def anew(request: web.Request) -> web.Response:
    """Draft the place anew from the answers. What stood there is kept as a version."""
    app, form, by = request.app, await filled(request), request[ACCOUNT]
    version = version_of(form.get("version", ""))

    def work(session: Session) -> None:
        look = app[DESK].look(session)
        place = place_of(request, look)
        draft = app[NETWORK].drafted(session)[place]
        save_draft(session, app[CONSULTATION].id, draft, version or 0, None)
        note_drafted(session, request, look, place)
        note(session, by.id, "drafted", f"draft:{place}")

    return await written(request, work, "?done=anew")


ROUTES = [
    get("/console/drafts/{place}", one),
    post("/console/drafts/{place}", save, Role.EDITOR),
    post("/console/drafts/{place}/anew", anew, Role.EDITOR),
]
