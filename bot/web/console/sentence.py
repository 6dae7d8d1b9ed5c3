"""What one sentence of a draft leans on, to be looked at and changed."""

from collections.abc import Iterable, Iterator
from typing import Any

from aiohttp import web
from multidict import MultiDict, MultiMapping
from sqlalchemy.orm import Session

from bot.consultation import Ref
from bot.response.drafts.draft import Draft, Sentence
from bot.response.drafts.editing import as_frame, with_evidence, without
from bot.response.submitted.evidence import Evidence, Said, Sources, said
from bot.response.submitted.pasted import withheld
from bot.store.drafts import current_draft
from bot.store.network.look import Look
from bot.store.team.accounts import Role
from bot.web.console.draft import base, keep, line, place_of, version_of, written
from bot.web.console.drafts import title_of
from bot.web.console.evidence import shown
from bot.web.console.guard import get, post
from bot.web.console.keys import DESK
from bot.web.console.page import Problem, problem, show
from bot.web.console.progress import reading_all
from bot.web.keys import CONSULTATION

MOST = 40
"""Points that can be picked on one page."""

SHOWN = 200
"""Pieces of evidence that are listed for one sentence, at most."""


class NothingChosen(Exception):
    """Nothing was ticked that would change what the sentence leans on."""


class Repeats(Exception):
    """The sentence repeats the words of what was to be taken away from it."""


async def one(request: web.Request) -> web.Response:
    """A sentence, what it leans on, and what else it could lean on."""
    return await _one(request, request.query, [])


async def _one(
    request: web.Request, asked: MultiMapping[Any], problems: list[Problem]
) -> web.Response:
    look = await reading_all(request.app, request.app[DESK].look)
    place = place_of(request, look)
    stored = look.drafts.get(place)
    if stored is None:
        raise web.HTTPNotFound
    number, sentence = _sentence(request, stored.draft)
    ref = _ref(str(asked.get("question", "")), place, look)
    wanted = str(asked.get("words", "")).strip()
    if version_of(str(asked.get("version", ""))) not in {None, stored.version}:
        # Under the same number there may be another sentence now, for which nothing was ticked.
        problems = [problem(request, "leans", "drafts", "sentence", "moved")]
        asked = MultiDict({"question": asked.get("question", ""), "words": wanted})
    known = (_known(str(text), look.sources) for text in asked.getall("add", []))
    chosen = list(dict.fromkeys(each for each in known if each))
    points = list(_points(look.sources, ref, wanted, {*sentence.evidence, *chosen}))
    return show(
        request,
        "draft_sentence",
        400 if problems else 200,
        problems=problems,
        place=place,
        title=title_of(request, place),
        stored=stored,
        line=line(number, sentence, look, SHOWN),
        frame=sentence.frame,
        refs=list(look.found),
        ref=str(ref),
        wanted=wanted,
        removed=asked.getall("remove", []),
        added=[str(each) for each in chosen],
        chosen=[shown(look.sources, each) for each in chosen],
        points=[shown(look.sources, point.evidence) for point in points[:MOST]],
        found=len(points),
    )


def _sentence(request: web.Request, draft: Draft) -> tuple[int, Sentence]:
    number = version_of(request.match_info["number"]) or 0
    for nth, sentence in enumerate(draft.sentences, 1):
        if nth == number:
            return nth, sentence
    raise web.HTTPNotFound


def _ref(text: str, place: str, look: Look) -> Ref:
    """The question of which points are shown: the one asked for, the place's own, or the first."""
    for each in (text, place):
        if each in look.found:
            return look.found[each].ref
    return next(iter(look.found.values())).ref


def _points(sources: Sources, ref: Ref, wanted: str, taken: Iterable[Evidence]) -> Iterator[Said]:
    """The points on a question with these words, or of a group with these in its name."""
    words, own = wanted.casefold(), set(taken)
    for submission in sources:
        named = words in (submission.about.group or "").casefold()
        for point in said(submission, ref):
            if point.evidence not in own and (named or words in point.text.casefold()):
                yield point


async def change(request: web.Request) -> web.Response:
    """Change what a sentence leans on, say that it leans on nothing, or take it out."""
    app, form = request.app, await request.post()
    seen = version_of(str(form.get("version", "")))
    removed = set(map(str, form.getall("remove", [])))
    added = list(map(str, form.getall("add", [])))

    def work(session: Session) -> None:
        look = app[DESK].look(session)
        place = place_of(request, look)
        if current_draft(session, app[CONSULTATION].id, place) is None:
            raise web.HTTPNotFound
        draft = look.readable(session, base(session, app, place, seen or 0))
        number, sentence = _sentence(request, draft)
        match form.get("do"):
            case "frame" | "no_frame" as kind:
                after = as_frame(draft, number - 1, frame=kind == "frame")
            case "out":
                after = without(draft, number - 1)
            case "lost":
                left = [each for each in sentence.evidence if look.sources.stands(each)]
                after = with_evidence(draft, number - 1, left)
            case _:
                # A sentence leans on what it repeats, as long as that stands in it.
                private = {
                    one.evidence for one in withheld(sentence.text, sentence.evidence, look.sources)
                }
                left = [
                    each
                    for each in sentence.evidence
                    if str(each) not in removed or each in private
                ]
                new = [each for text in added if (each := _known(text, look.sources)) is not None]
                if not new and len(left) == len(sentence.evidence):
                    raise Repeats if private else NothingChosen
                after = with_evidence(draft, number - 1, [*left, *new])
        keep(session, request, after, seen or 0)

    then = f"/sentences/{request.match_info['number']}?done=changed"
    try:
        return await written(request, work, "?done=out" if form.get("do") == "out" else then)
    except NothingChosen:
        wrong = problem(request, "leans", "drafts", "sentence", "nothing_chosen")
        return await _one(request, form, [wrong])
    except Repeats:
        wrong = problem(request, "leans", "drafts", "sentence", "repeats")
        return await _one(request, form, [wrong])


def _known(text: str, sources: Sources) -> Evidence | None:
    """Evidence as a form has it, if it leads to something."""
    try:
        evidence = Evidence.parse(text)
    except ValueError:
        return None
    return evidence if sources.stands(evidence) else None


ROUTES = [
    get("/console/drafts/{place}/sentences/{number}", one),
    post("/console/drafts/{place}/sentences/{number}", change, Role.EDITOR),
]
