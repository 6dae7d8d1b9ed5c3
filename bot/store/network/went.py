"""Where a group's words went: from what is stored about the network response."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot.consultation import Consultation, Ref
from bot.response import NetworkResponse
from bot.response.submitted.evidence import Sources, says
from bot.response.themes.themes import Themes
from bot.response.went import Outcome, Remarked, Stage, went
from bot.store.circulation.agreements import last_submitted, submission
from bot.store.circulation.comments import comments_by
from bot.store.unsaid import Reader
from bot.store.views import verdicts_on_views


def last_frozen(session: Session, consultation: str) -> tuple[NetworkResponse, Stage] | None:
    """The last network response that was submitted; None if there is none."""
    last = last_submitted(session, consultation)
    if last is None:
        return None
    response = submission(session, consultation, last.number).response
    return response, Stage(last.number, last.at)


def outcome(
    session: Session,
    consultation: Consultation,
    response_id: str,
    sources: Sources,
    themes: Mapping[Ref, Themes],
    read_from: tuple[NetworkResponse, Stage],
) -> Outcome | None:
    """Where the words of a group went; None if its response is not among those that count.

    Args:
        session: a session.
        consultation: the consultation.
        response_id: the id of the group's response.
        sources: the answers that count.
        themes: the themes of each question, as far as they are known.
        read_from: the network response, and which it is.
    """
    response, stage = read_from
    own = sources.submissions.get(response_id)
    if own is None or own.submitted_at is None:
        return None
    aside = {
        (response, ref): verdict.reason
        for (response, ref), verdict in verdicts_on_views(session, consultation.id, own.id).items()
        # What was decided on other words of the group is no reason for these.
        if verdict.sets_aside(says(own, ref))
    }
    reasons = [reason for each in themes.values() for reason in each.reasons.values()]
    reading = Reader(session, consultation.id, [*aside.values(), *reasons])
    return Outcome(
        group=own.about.group or "",
        network=response.network,
        consultation=response.consultation,
        stage=stage,
        late=stage.number is not None and own.submitted_at > stage.at,
        answers=went(
            consultation,
            response,
            own,
            sources,
            themes,
            aside,
            reading,
            current=stage.number is None,
        ),
        comments=_comments(session, consultation.id, own.about.group),
    )


def _comments(session: Session, consultation: str, group: str | None) -> tuple[Remarked, ...]:
    """The comments that were given in a group's name, however it is written."""
    if not group:
        return ()
    return tuple(
        Remarked(comment.place, comment.text, comment.decision, comment.reason or "")
        for comment in comments_by(session, consultation, group)
    )
