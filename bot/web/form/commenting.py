"""The page of the comment on the whole paper, and of words that may be one."""

from aiohttp import web

from bot.consultation import Ref
from bot.interview import GENERAL, Interview
from bot.interview.commands import Fill, LeaveOut, Move
from bot.interview.saying.says import Offer
from bot.interview.state.response import LONGEST_ANSWER, UNSETTLED
from bot.store.interviews.messages import says
from bot.web.entries import PATH
from bot.web.form import session, view
from bot.web.form.filled import Filled, Problem, filled, problem, wrong_with_words
from bot.web.form.page import go_to, show
from bot.web.keys import CONSULTATION, WORDING
from bot.web.origin import require_own_page


async def comment(request: web.Request) -> web.Response:
    """The comment on the whole paper, to be changed or removed."""
    return _comment(request, (await session.visit(request)).interview)


def _comment(
    request: web.Request,
    interview: Interview,
    form: Filled | None = None,
    problems: list[Problem] | None = None,
) -> web.Response:
    remarks = view.remarks(interview)
    return show(
        request,
        "comment",
        400 if problems else 200,
        remarks=remarks,
        words=form["words"] if form and form["seen"] else remarks.words,
        what=form["what"] if form else "",
        number=form["number"] if form else "",
        closed=view.closed(interview, request.app[WORDING]),
        problems=problems or [],
    )


async def save_comment(request: web.Request) -> web.Response:
    """Put other words in the place of the comment, or take it out."""
    require_own_page(request)
    form = await filled(request)
    open_ = await session.visit(request)
    words = "" if form["remove"] else form.words("words")
    problems = wrong_with_words(request, words)
    if not words and not form["remove"]:
        problems = [problem(request, "words", "no_comment")]
    if problems or open_.interview.closed:
        return _comment(request, open_.interview, form, problems)
    command = Fill(GENERAL, form.number("seen"))
    label = "" if words else request.app[WORDING].label(Offer("remove_remark", command))
    outcome = await open_.send(form.message_id(command, words), command, words or None, label)
    if says(outcome, "remark_meanwhile"):
        problems = [problem(request, "words", "comment_meanwhile")]
    elif says(outcome, "remark_too_long"):
        problems = [_too_long(request, "words")]
    if problems:
        return _comment(request, await open_.reloaded(), form, problems)
    return go_to(f"{PATH}/check#comment")


async def settle(request: web.Request) -> web.Response:
    """Take what a group says its words are that are unsettled."""
    require_own_page(request)
    form = await filled(request)
    open_ = await session.visit(request)
    interview = open_.interview
    version = form.number("version")
    command: Move | LeaveOut
    match form["what"]:
        case "comment":
            key, command = "as_comment", Move(UNSETTLED, version, GENERAL)
        case "nothing":
            key, command = "as_no_words", LeaveOut(UNSETTLED, version)
        case "answer" if (ref := _ref(request, form["number"])) is not None:
            key, command = "as_some_answer", Move(UNSETTLED, version, ref)
        case "answer":
            return _comment(request, interview, form, [problem(request, "number", "no_question")])
        case _:
            return _comment(request, interview, form, [problem(request, "what", "no_choice")])
    if interview.closed:
        return _comment(request, interview, form)
    label = request.app[WORDING].label(Offer(key, command))
    outcome = await open_.send(form.message_id(command, None), command, label=label)
    changed = says(outcome, "nothing_to_move") or says(outcome, "no_doubt")
    too_long = says(outcome, "answer_too_long") or says(outcome, "remark_too_long")
    if not changed and not too_long:
        return go_to(f"{PATH}/check#comment")
    now = await open_.reloaded()
    field = "what" if view.remarks(now).unsettled else "words"
    wrong = _too_long(request, field) if too_long else problem(request, field, "words_meanwhile")
    return _comment(request, now, form, [wrong])


def _too_long(request: web.Request, field: str) -> Problem:
    return problem(request, field, "long_together", longest=f"{LONGEST_ANSWER:,}")


def _ref(request: web.Request, number: str) -> Ref | None:
    """The question that a number names, if there is one."""
    try:
        ref = Ref.parse(number)
    except ValueError:
        return None
    return ref if ref in request.app[CONSULTATION] else None
