"""The page of a question, and the page that asks for a little more."""

from aiohttp import web

from bot.consultation import Ref
from bot.interview import Interview
from bot.interview.commands import Fill, GoOn, Settle, Settlement
from bot.interview.saying.says import Offer
from bot.interview.saying.wording import Wording
from bot.interview.state.place import Step
from bot.interview.state.response import LONGEST_ANSWER
from bot.store.interviews.messages import Outcome, says
from bot.web.entries import PATH
from bot.web.form import session, view
from bot.web.form.filled import (
    WITHOUT_WORDS,
    Filled,
    Problem,
    filled,
    problem,
    wrong_with_answer,
    wrong_with_words,
)
from bot.web.form.page import go_to, just_saved, show
from bot.web.form.session import Visit
from bot.web.keys import CONSULTATION, WORDING
from bot.web.origin import require_own_page


async def question(request: web.Request) -> web.Response:
    """The page of a question."""
    interview = (await session.visit(request)).interview
    return _question(request, interview, _ref(request), then=_then(request.query.get("then", "")))


def _question(
    request: web.Request,
    interview: Interview,
    ref: Ref,
    form: Filled | None = None,
    problems: list[Problem] | None = None,
    theirs: bool = False,
    then: str = "",
) -> web.Response:
    page = view.question_page(interview, request.app[WORDING], ref)
    answer = page.mine or page.answer
    theirs = theirs or page.mine is not None
    return show(
        request,
        "question",
        409 if form and theirs else 400 if problems else 200,
        page=page,
        words=form["words"] if form else answer.text if answer else "",
        stance=form["stance"] if form else page.mine.stance if page.mine else None,
        problems=problems or [],
        theirs=theirs,
        saved=just_saved(request, interview) if form is None else None,
        then=_then(form["then"] if form else then),
    )


async def save_answer(request: web.Request) -> web.Response:
    """Take the answer to a question."""
    require_own_page(request)
    form = await filled(request)
    open_ = await session.visit(request)
    ref = _ref(request)
    interview = open_.interview
    if form["keep"]:
        return await _keep_theirs(open_, interview, ref, form)
    problems = wrong_with_answer(request, form, interview.response.current(ref))
    if problems or interview.closed:
        return _question(request, interview, ref, form, problems)
    words = form.words("words") if form.status not in WITHOUT_WORDS else ""
    command = Fill(ref, form.number("seen"), form.stance, form.status)
    label = _label(request.app[WORDING], ref, form)
    outcome = await open_.send(form.message_id(command, words), command, words or None, label)
    return await _saved_or_changed(request, open_, outcome, form)


async def _keep_theirs(open_: Visit, interview: Interview, ref: Ref, form: Filled) -> web.Response:
    """Leave the answer as it is now, and go on."""
    if any(clash.ref == ref for clash in interview.conversation.clashes):
        settle = Settle(Settlement.LEAVE, ref)
        label = open_.app[WORDING].label(Offer("settle_leave", settle))
        await open_.send(form.message_id(settle, None), settle, label=label)
        interview = await open_.reloaded()
    return go_to(f"{view.address(interview.place)}?saved={ref}#saved")


async def _saved_or_changed(
    request: web.Request, open_: Visit, outcome: Outcome, form: Filled
) -> web.Response:
    interview = await open_.reloaded()
    ref = _ref(request)
    if says(outcome, "changed_meanwhile"):
        return _question(request, interview, ref, form, theirs=True)
    more = interview.place.step in {Step.REASON, Step.FOLLOW_UP} and interview.place.ref == ref
    then = _then(form["then"])
    if then and not more:
        return go_to(f"{PATH}/{then}?saved={ref}#saved")
    return go_to(f"{view.address(interview.place)}?saved={ref}#saved")


def _then(page: str) -> str:
    """The page to go back to after saving, if one of those from which questions are opened."""
    return page if page in {"check", "questions"} else ""


def _label(wording: Wording, ref: Ref, form: Filled) -> str:
    chosen = form.stance or form.status
    return f"{ref}: {wording.states[chosen]}" if chosen else f"{ref}"


async def more(request: web.Request) -> web.Response:
    """The page that asks why, or for a little more."""
    interview = (await session.visit(request)).interview
    return _more(request, interview, _ref(request))


def _more(
    request: web.Request,
    interview: Interview,
    ref: Ref,
    words: str = "",
    problems: list[Problem] | None = None,
) -> web.Response:
    wording = request.app[WORDING]
    return show(
        request,
        "more",
        400 if problems else 200,
        page=view.question_page(interview, wording, ref),
        asked=view.asked_more(interview, wording, ref),
        words=words,
        problems=problems or [],
    )


async def save_more(request: web.Request) -> web.Response:
    """Take the reason, or what was added."""
    require_own_page(request)
    form = await filled(request)
    open_ = await session.visit(request)
    ref = _ref(request)
    words = form.words("words")
    interview = open_.interview
    problems = wrong_with_words(request, words)
    if not problems and not words and not form["pass"]:
        problems = [problem(request, "words", "no_more")]
    if not problems and words and form["pass"]:
        problems = [problem(request, "words", "more_and_none")]
    if problems or interview.closed:
        return _more(request, interview, ref, form["words"], problems)
    place = interview.place
    if words:
        fill = Fill(ref, form.number("seen"), more=True)
        outcome = await open_.send(form.message_id(fill, words), fill, words, f"{ref}")
        if says(outcome, "answer_too_long"):
            problems = [problem(request, "words", "long_together", longest=f"{LONGEST_ANSWER:,}")]
            return _more(request, interview, ref, form["words"], problems)
        return await _saved_or_changed(request, open_, outcome, form)
    if place.ref == ref and place.step in {Step.REASON, Step.FOLLOW_UP}:
        label = request.app[WORDING].label(Offer("nothing_to_add", GoOn()))
        await open_.send(form.message_id(GoOn(), None), GoOn(), label=label)
    return go_to(f"{view.address((await open_.reloaded()).place)}?saved={ref}#saved")


def _ref(request: web.Request) -> Ref:
    """The question that an address names.

    Raises:
        HTTPNotFound: there is no such question.
    """
    try:
        ref = Ref.parse(request.match_info["ref"])
    except ValueError:
        raise web.HTTPNotFound from None
    if ref not in request.app[CONSULTATION]:
        raise web.HTTPNotFound
    return ref
