"""The circulated draft as members read it, and their comments."""

import secrets
from collections.abc import Mapping

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response.agreement.changes import Changes
from bot.response.agreement.text import Text
from bot.response.document import Written
from bot.store.circulation.circulations import (
    Circulation,
    CommentsOver,
    by_secret,
    circulation,
    versions,
)
from bot.store.circulation.comments import (
    LONGEST_COMMENT,
    LONGEST_NAME,
    Comment,
    CommentSettled,
    change,
    comments_on,
    own,
    say,
)
from bot.store.models import now
from bot.store.network.texts import CurrentTexts
from bot.web.access import reading, transaction
from bot.web.console.keys import CONSOLE_WORDS, TEXTS
from bot.web.console.page import Problem, filled, go_to, problem
from bot.web.console.progress import reading_all
from bot.web.console.view import number_in, sections, title_of
from bot.web.cookies import give_cookie
from bot.web.draft.showing import PATH, show
from bot.web.keys import CONSULTATION, LIMITS
from bot.web.limiting import Allowance, TooMany
from bot.web.origin import require_own_page

COMMENTS = web.AppKey("comments", Allowance)
"""How often an address may comment."""

COOKIE = "folkmoot_draft"
"""Holds a secret by which the browser that sent a comment can change it."""

COOKIE_DAYS = 120


def _open(request: web.Request, session: Session) -> tuple[Circulation, Text]:
    """The version to which the link leads, as it was circulated.

    Raises:
        HTTPNotFound: the link leads nowhere, or not any more.
    """
    consultation = request.app[CONSULTATION].id
    try:
        return by_secret(session, consultation, request.match_info["token"], now().date())
    except LookupError:
        raise web.HTTPNotFound from None


def _home(request: web.Request) -> str:
    return f"{PATH}/{request.match_info['token']}"


async def draft(request: web.Request) -> web.Response:
    """The draft, with the comments of all groups below its paragraphs."""
    plain = request.query.get("marks") == "no"

    def read(session: Session) -> tuple[Circulation, bool, Text, Changes | None, list[Comment]]:
        version, sent = _open(request, session)
        newer = versions(session, request.app[CONSULTATION].id) > version.number
        texts = request.app[TEXTS].now(session)
        new = None if plain else _new(request, session, texts, version, sent)
        return version, newer, texts.readable(sent), new, comments_on(session, version.id)

    version, newer, text, new, comments = await reading_all(request.app, read)
    words = request.app[CONSOLE_WORDS]
    browser = request.cookies.get(COOKIE, "")
    return show(
        request,
        "draft",
        home=_home(request),
        version=version,
        newer=newer,
        total=len(text.places),
        open=version.open(now().date()),
        plain=plain,
        sections=sections(text, request.app[CONSULTATION], words, comments, new),
        mine={c.id for c in comments if c.decision is None and c.of(browser)},
    )


def _new(
    request: web.Request, session: Session, texts: CurrentTexts, version: Circulation, sent: Text
) -> Changes | None:
    """What a version has changed in the one before; None if it is the first, or shows nothing."""
    if version.number == 1 or not version.shows_changes:
        return None
    _, before = circulation(session, request.app[CONSULTATION].id, version.number - 1)
    return texts.changes(before, sent)


async def ask(request: web.Request) -> web.Response:
    """A form for a comment on a paragraph."""
    return await _ask(request, request.query.get("place", ""), _number(request.query), {}, [])


def _number(form: Mapping[str, str]) -> int:
    """The number of the paragraph that a form or an address names; -1 if it names none."""
    written = form.get("paragraph", "")
    return int(written) if written.isdecimal() and len(written) < 6 else -1


async def _ask(
    request: web.Request,
    place: str,
    paragraph: int,
    form: dict[str, str],
    problems: list[Problem],
    status: int = 400,
    comment: Comment | None = None,
) -> web.Response:
    def read(session: Session) -> tuple[Circulation, Text]:
        version, sent = _open(request, session)
        return version, request.app[TEXTS].now(session).readable(sent)

    version, text = await reading_all(request.app, read)
    if place not in text.places:
        raise web.HTTPNotFound
    written: Written | None = text.paragraph(place, paragraph)
    return show(
        request,
        "comment",
        status if problems else 200,
        home=_home(request),
        version=version,
        open=version.open(now().date()),
        place=place,
        title=title_of(request.app[CONSOLE_WORDS], place),
        number=paragraph if written else -1,
        paragraph=written,
        comment=comment,
        form={"group": "", "text": "", **form},
        problems=problems,
        **({"id": form["message_id"]} if form.get("message_id") else {}),
    )


def _wrong(request: web.Request, form: dict[str, str]) -> list[Problem]:
    problems = []
    if not form.get("group"):
        problems.append(problem(request, "group", "members", "problems", "group"))
    if len(form.get("group", "")) > LONGEST_NAME:
        problems.append(
            problem(request, "group", "members", "problems", "too_long", longest=LONGEST_NAME)
        )
    if not form.get("text"):
        problems.append(problem(request, "text", "members", "problems", "text"))
    if len(form.get("text", "")) > LONGEST_COMMENT:
        problems.append(
            problem(request, "text", "members", "problems", "too_long", longest=LONGEST_COMMENT)
        )
    return problems


async def send(request: web.Request) -> web.Response:
    """Take a comment."""
    require_own_page(request)
    form = dict(await filled(request))
    place, paragraph = form.get("place", ""), _number(form)
    if problems := _wrong(request, form):
        return await _ask(request, place, paragraph, form, problems)
    try:
        request.app[COMMENTS].take(request.app[LIMITS].address(request))
    except TooMany as error:
        wrong = problem(request, "text", "members", "problems", "too_many", wait=error.wait)
        return await _ask(request, place, paragraph, form, [wrong], 429)
    browser = request.cookies.get(COOKIE) or secrets.token_urlsafe(24)

    def work(session: Session) -> int:
        version, text = _open(request, session)
        if place not in text.places:
            raise web.HTTPNotFound
        return say(
            session,
            version,
            now().date(),
            message_id=form.get("message_id", "")[:100] or secrets.token_hex(16),
            place=place,
            paragraph=paragraph if text.paragraph(place, paragraph) else -1,
            group=form["group"],
            text=form["text"],
            browser=browser,
        )

    try:
        comment = await transaction(request.app, work)
    except CommentsOver:
        wrong = problem(request, "text", "members", "problems", "over")
        return await _ask(request, place, paragraph, form, [wrong], 409)
    answer = go_to(f"{_home(request)}?done=sent#comment-{comment}")
    give_cookie(request, answer, COOKIE, browser, PATH, COOKIE_DAYS * 24 * 3600)
    return answer


async def edit(request: web.Request) -> web.Response:
    """A form to change or take back a comment that this browser has sent."""
    comment = await reading(request.app, lambda session: _own(request, session)[1])
    form = {"group": comment.group, "text": comment.text}
    return await _ask(request, comment.place, comment.paragraph, form, [], comment=comment)


def _own(request: web.Request, session: Session) -> tuple[Circulation, Comment]:
    version, _ = _open(request, session)
    browser = request.cookies.get(COOKIE, "")
    try:
        return version, own(session, version, number_in(request, "comment"), browser)
    except LookupError:
        raise web.HTTPNotFound from None


async def save(request: web.Request) -> web.Response:
    """Change a comment, or take it back."""
    require_own_page(request)
    form = dict(await filled(request))
    comment = await reading(request.app, lambda session: _own(request, session)[1])
    back = "take_back" in form
    if not back and (problems := _wrong(request, form)):
        return await _ask(
            request, comment.place, comment.paragraph, form, problems, comment=comment
        )
    browser = request.cookies.get(COOKIE, "")

    def work(session: Session) -> None:
        version, _ = _own(request, session)
        text = "" if back else form["text"]
        change(session, version, now().date(), comment.id, browser, form.get("group", ""), text)

    try:
        await transaction(request.app, work)
    except CommentsOver:
        wrong = problem(request, "text", "members", "problems", "over")
    except CommentSettled:
        wrong = problem(request, "text", "members", "problems", "settled")
    else:
        where = "taken_back" if back else f"changed#comment-{comment.id}"
        return go_to(f"{_home(request)}?done={where}")
    return await _ask(request, comment.place, comment.paragraph, form, [wrong], 409, comment)


ROUTES = [
    web.get(PATH + "/{token}", draft),
    web.get(PATH + "/{token}/comment", ask),
    web.post(PATH + "/{token}/comment", send),
    web.get(PATH + r"/{token}/comments/{comment:\d+}", edit),
    web.post(PATH + r"/{token}/comments/{comment:\d+}", save),
]
