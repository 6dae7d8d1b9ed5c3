"""Members' comments on the draft, and settling them."""

from aiohttp import web
from sqlalchemy.orm import Session

from bot.response.agreement.changes import reads_as_before, standing_in
from bot.response.agreement.text import Text
from bot.response.document import Written
from bot.store.circulation.circulations import circulation
from bot.store.circulation.comments import (
    PAGE,
    Comment,
    SettledMeanwhile,
    comment_of,
    comments,
    settle,
)
from bot.store.team.audit import note
from bot.web.access import reading, transaction
from bot.web.console.guard import get, post
from bot.web.console.keys import ACCOUNT, CONSOLE_WORDS, DESK, TEXTS
from bot.web.console.page import Problem, filled, go_to, problem, show
from bot.web.console.progress import load, reading_all
from bot.web.console.view import number_in, title_of
from bot.web.keys import CONSULTATION

DECISIONS = ("taken", "partly", "not")
LONGEST_REASON = 4000
"""Characters of a reason, at most."""


async def list_(request: web.Request) -> web.Response:
    """Comments on all versions: those that are not settled, or all."""
    words, every = request.app[CONSOLE_WORDS], request.query.get("show") == "all"
    asked = request.query.get("after", "")
    after = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    found = await reading(
        request.app,
        lambda session: comments(
            session, request.app[CONSULTATION].id, unsettled=not every, after=after
        ),
    )
    return show(
        request,
        "comments",
        comments=[(comment, title_of(words, comment.place)) for comment in found],
        every=every,
        later=found[-1].id if len(found) == PAGE else None,
    )


async def one(request: web.Request) -> web.Response:
    """One comment, the paragraph on which it is, and a form to settle it."""
    return await _one(request, {}, [])


async def _one(
    request: web.Request, form: dict[str, str], problems: list[Problem], status: int = 400
) -> web.Response:
    comment, paragraph, same, sentence = await _looked_at(request)
    words = request.app[CONSOLE_WORDS]
    known = {
        "decision": comment.decision or "", "reason": comment.reason or "", "seen": comment.mark
    }  # fmt: skip
    return show(
        request,
        "comment",
        status if problems else 200,
        comment=comment,
        paragraph=paragraph,
        same=same,
        there=f"/console/drafts/{comment.place}" + (f"#sentence-{sentence}" if sentence else ""),
        title=title_of(words, comment.place),
        form=known | form,
        decisions=[(d, words("circulation", "decisions", d)) for d in DECISIONS],
        problems=problems,
    )


async def _looked_at(request: web.Request) -> tuple[Comment, Written | None, bool, int | None]:
    """A comment, its paragraph, whether the draft has that as it was, and at which sentence.

    Raises:
        HTTPNotFound: there is no such comment.
    """
    consultation = request.app[CONSULTATION].id

    def read(session: Session) -> tuple[Comment, Written | None, bool, int | None]:
        comment = comment_of(session, consultation, number_in(request, "comment"))
        text = circulation(session, consultation, comment.number)[1]
        draft = Text.of(load(request.app, session)[0], paper=True)
        same = reads_as_before(text, draft, comment.place, comment.paragraph)
        shown = request.app[TEXTS].now(session).readable(text)
        paragraph = shown.paragraph(comment.place, comment.paragraph)
        stored = request.app[DESK].look(session).drafts.get(comment.place)
        at = standing_in(stored.draft, paragraph) if stored and paragraph else None
        return comment, paragraph, same, at

    try:
        return await reading_all(request.app, read)
    except LookupError:
        raise web.HTTPNotFound from None


async def decide(request: web.Request) -> web.Response:
    """Settle a comment."""
    form, by = dict(await filled(request)), request[ACCOUNT]
    id_ = number_in(request, "comment")
    decision, reason = form.get("decision", ""), form.get("reason", "")
    problems = []
    if decision not in DECISIONS:
        problems.append(problem(request, "decision-taken", "circulation", "problems", "decision"))
    elif decision != "taken" and not reason:
        problems.append(problem(request, "reason", "circulation", "problems", "reason"))
    if len(reason) > LONGEST_REASON:
        longest = problem(
            request, "reason", "circulation", "problems", "too_long", longest=LONGEST_REASON
        )
        problems.append(longest)
    if not problems and decision != "not" and form.get("unchanged") != "yes":
        _, _, same, _ = await _looked_at(request)
        if same:
            problems.append(problem(request, "unchanged", "circulation", "problems", "unchanged"))
    if problems:
        return await _one(request, form, problems)

    def work(session: Session) -> None:
        consultation = request.app[CONSULTATION].id
        settle(session, consultation, id_, decision, reason, by.id, form.setdefault("seen", ""))
        note(session, by.id, "comment_settled", f"comment:{id_}", decision=decision)

    try:
        await transaction(request.app, work)
    except LookupError:
        raise web.HTTPNotFound from None
    except SettledMeanwhile:
        wrong = problem(request, "decision-taken", "circulation", "problems", "settled")
        # The comment as it is now is on the page, so it has been seen.
        del form["seen"]
        return await _one(request, form, [wrong], 409)
    return go_to("/console/circulation/comments?done=settled")


ROUTES = [
    get("/console/circulation/comments", list_),
    get(r"/console/circulation/comments/{comment:\d+}", one),
    post(r"/console/circulation/comments/{comment:\d+}", decide),
]
