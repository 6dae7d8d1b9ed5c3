"""All questions, checking the answers, telling about the group, submitting."""

from typing import Any

from aiohttp import web

from bot.interview import About, Interview
from bot.interview.commands import Command, Give, GoOn, Submit
from bot.interview.group.giving import LONGEST_NAME
from bot.interview.group.meanwhile import mark
from bot.interview.reading.counting import number_in
from bot.interview.reading.telling import is_contact
from bot.interview.saying.review import outstanding
from bot.interview.saying.says import Offer
from bot.interview.state.place import ABOUT, CONSENTS, Step
from bot.store.interviews.messages import says
from bot.store.responses.receipts import Receipt
from bot.web import went
from bot.web.copies import copy_of
from bot.web.entries import PATH
from bot.web.form import session, view
from bot.web.form.filled import Filled, Problem, filled, problem, wrong_with_words
from bot.web.form.page import go_to, just_saved, show
from bot.web.keys import LIMITS, PAGE_WORDS, WORDING
from bot.web.origin import require_own_page
from bot.web.words import PageWords

GIVEN = (Step.GROUP, Step.MANDATE, Step.PEOPLE, Step.CONTACT)
"""The details that are given in words."""


async def questions(request: web.Request) -> web.Response:
    """All questions with their states."""
    return await _overview(request, await session.visit(request), "questions")


async def check(request: web.Request) -> web.Response:
    """Everything that was recorded, each line with a link to change it."""
    return await _overview(request, await session.visit(request), "check")


async def print_(request: web.Request) -> web.Response:
    """The whole response on one page, for paper."""
    open_ = await session.visit(request)
    return await _overview(request, open_, "print", await open_.receipt())


async def _overview(
    request: web.Request, open_: session.Visit, template: str, receipt: Receipt | None = None
) -> web.Response:
    interview = open_.interview
    return show(
        request,
        template,
        receipt=receipt,
        sections=view.overview(interview, request.app[WORDING]),
        interview=interview,
        values=_details(interview.response.about),
        evidence=await open_.evidence(),
        remarks=view.remarks(interview),
        **_progress(interview),
        go_on=view.address(interview.place),
        saved=just_saved(request, interview),
    )


def _progress(interview: Interview) -> dict[str, Any]:
    return {"progress": view.dealt_with(interview), "not_asked": view.not_asked(interview)}


async def about(request: web.Request) -> web.Response:
    """The details about the group, and its consents."""
    open_ = await session.visit(request)
    return _about(request, open_.interview, await open_.evidence())


def _about(
    request: web.Request,
    interview: Interview,
    evidence: str | None,
    form: Filled | None = None,
    problems: list[Problem] | None = None,
    told: bool = False,
) -> web.Response:
    """The page of the details: as they are, or as they have been filled in.

    Of a form that is wrong it is kept what it has shown, unless that has now been told anew.
    """
    about = interview.response.about
    was = _details(about)
    seen = {name: mark(getattr(about, name)) for name in was}
    values = {name: form[name] for name in was} if form else was
    if form and not told:
        was, seen = ({name: form[f"{kind}_{name}"] for name in was} for kind in ("was", "seen"))
    return show(
        request,
        "about",
        200 if form is None else 409 if told else 400,
        values=values,
        was=was,
        seen=seen,
        evidence=form["evidence"] if form and evidence is not None else evidence,
        was_evidence=evidence,
        problems=problems or [],
        closed=view.closed(interview, request.app[WORDING]),
    )


def _details(about: About) -> dict[str, str]:
    """The details as the fields of the form have them."""
    consents = {True: "yes", False: "no", None: ""}
    return {
        "group": about.group or "",
        "mandate": about.mandate or "",
        "people": str(about.people or ""),
        "contact": about.contact or "",
        "named": consents[about.named],
        "quoted": consents[about.quoted],
    }


async def save_about(request: web.Request) -> web.Response:
    """Take the details that have been changed; the others may be a colleague's by now."""
    require_own_page(request)
    form = await filled(request)
    open_ = await session.visit(request)
    interview = open_.interview
    known = _details(interview.response.about)
    values = {name: form[name] for name in known}
    changed = {name for name in known if values[name] != form[f"was_{name}"]}
    problems = _wrong_with_details(request, values, changed)
    problems += wrong_with_words(request, form["evidence"], "evidence")
    evidence = await open_.evidence()
    if problems or interview.closed:
        return _about(request, interview, evidence, form, problems)
    if evidence is not None and form["evidence"] != form["was_evidence"]:
        await open_.tell_evidence(form["evidence"].strip())
    meanwhile = []
    for command, words in _commands(form, changed):
        label = "" if words else _label(request.app[PAGE_WORDS], command)
        outcome = await open_.send(form.message_id(command, words), command, words or None, label)
        if says(outcome, "detail_meanwhile"):
            meanwhile.append(command.step)
    interview = await open_.reloaded()
    if meanwhile:
        theirs = _details(interview.response.about)
        problems = [_told(request, step, theirs[step]) for step in meanwhile]
        return _about(request, interview, evidence, form, problems, told=True)
    submitted = interview.response.submitted
    return go_to(f"{PATH}/{'done?saved=about#saved' if submitted else 'submit'}")


def _told(request: web.Request, step: Step, theirs: str) -> Problem:
    """What a colleague has given since the page was shown."""
    if step in CONSENTS:
        return problem(
            request, f"{step}-yes", "meanwhile", theirs=request.app[PAGE_WORDS]("about", theirs)
        )
    return problem(request, step, "meanwhile", theirs=theirs)


def _wrong_with_details(
    request: web.Request, values: dict[str, str], changed: set[str]
) -> list[Problem]:
    problems = []
    if "group" in changed and not values["group"].strip():
        problems.append(problem(request, "group", "no_group"))
    if len(values["group"]) > LONGEST_NAME:
        problems.append(problem(request, "group", "long_group", longest=LONGEST_NAME))
    if values["contact"].strip() and not is_contact(values["contact"]):
        problems.append(problem(request, "contact", "no_contact"))
    for name in ("group", "mandate", "contact"):
        problems += wrong_with_words(request, values[name], name)
    if values["people"].strip() and number_in(values["people"]) is None:
        problems.append(problem(request, "people", "no_number"))
    return problems


def _commands(form: Filled, changed: set[str]) -> list[tuple[Give, str]]:
    commands = []
    for step in (*GIVEN, *CONSENTS):
        if step in CONSENTS and step in changed and form[step] in {"yes", "no"}:
            commands.append((Give(step, form[f"seen_{step}"], form[step]), ""))
        elif step in GIVEN and step in changed:
            commands.append((Give(step, form[f"seen_{step}"]), form.words(step)))
    return commands


def _label(words: PageWords, command: Give) -> str:
    """What a transcript shows of a detail that has no words."""
    return words("given", f"{command.step}_{command.text}" if command.text else command.step)


async def confirm(request: web.Request) -> web.Response:
    """The last look before submitting."""
    return _confirm(request, (await session.visit(request)).interview)


def _confirm(request: web.Request, interview: Interview) -> web.Response:
    return show(
        request,
        "submit",
        values=_details(interview.response.about),
        answered=interview.response.has_answers,
        submitted=interview.response.submitted,
        **_progress(interview),
        waiting=outstanding(interview),
        remarks=view.remarks(interview),
        clashes=[clash.ref for clash in interview.conversation.clashes],
        closed=view.closed(interview, request.app[WORDING]),
    )


async def submit(request: web.Request) -> web.Response:
    """Submit. What is not said about the group is passed over."""
    require_own_page(request)
    form = await filled(request)
    open_ = await session.visit(request)
    interview = open_.interview
    if not interview.response.has_answers or interview.conversation.clashes or interview.closed:
        return _confirm(request, interview)
    wording = request.app[WORDING]
    for _ in range(len(ABOUT) + 2):
        step = interview.place.step
        if step is Step.SUBMITTED:
            break
        command: Command = GoOn() if step in ABOUT else Submit()
        label = wording.label(Offer("pass_over" if step in ABOUT else "submit", command))
        await open_.send(f"{form.message_id(command, None)}.{step}", command, label=label)
        interview = await open_.reloaded()
    return go_to(f"{PATH}/done")


async def done(request: web.Request) -> web.Response:
    """What happens next, and the copies to keep."""
    open_ = await session.visit(request)
    interview = open_.interview
    if not interview.response.submitted:
        return go_to(f"{PATH}/submit")
    receipt = await open_.receipt()
    return show(
        request,
        "done",
        about=interview.response.about,
        waiting=outstanding(interview),
        receipt=receipt,
        saved_about=request.query.get("saved") == "about",
    )


async def where_it_went(request: web.Request) -> web.Response:
    """Where the group's words went, once the network has submitted its response."""
    open_ = await session.visit(request)
    if not open_.interview.response.submitted:
        return go_to(f"{PATH}/submit")
    request.app[LIMITS].message(open_.conversation)
    document = await went.submitted(request.app, open_.conversation)
    return show(request, "went", document=document)


async def copy(request: web.Request) -> web.Response:
    """The group's own copy of its response, as a file to keep."""
    open_ = await session.visit(request)
    app = request.app
    app[LIMITS].message(open_.conversation)
    receipt = await open_.receipt()
    return await copy_of(app, open_.interview, receipt, request.match_info["format"])
