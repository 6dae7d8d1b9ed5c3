"""What was decided about minority views: they are written in, or set aside with a reason."""

from dataclasses import replace

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.consultation import Ref
from bot.response.drafting.dissent import Verdict
from bot.store.models import AccountRow, ResponseRow, SettledViewRow
from bot.store.unsaid import Reader, TakingOut


def stamp_of_views(session: Session, consultation: str) -> tuple[object, ...]:
    """What changes whenever `verdicts_on_views` does, but for the names of who decided."""
    length = func.coalesce(func.sum(func.length(SettledViewRow.reason)), 0)
    return tuple(
        session.execute(
            select(func.count(), func.max(SettledViewRow.created_at), length)
            .join(ResponseRow, SettledViewRow.response_id == ResponseRow.id)
            .where(ResponseRow.consultation == consultation)
        ).one()
    )


def verdicts_on_views(
    session: Session, consultation: str, response_id: str | None = None
) -> dict[tuple[str, Ref], Verdict]:
    """What was decided about minority views, or about one response's: by response and question."""
    query = (
        select(SettledViewRow, AccountRow.name)
        .join(ResponseRow, SettledViewRow.response_id == ResponseRow.id)
        .outerjoin(AccountRow, SettledViewRow.account_id == AccountRow.id)
        .where(ResponseRow.consultation == consultation)
    )
    if response_id is not None:
        query = query.where(ResponseRow.id == response_id)
    rows = session.execute(query)
    return {
        (row.response_id, Ref.parse(row.ref)): Verdict(
            row.seen["words"], tuple(row.seen["sentences"]), row.reason, by, row.created_at
        )
        for row, by in rows
    }


def readable_verdicts(session: Session, consultation: str) -> dict[tuple[str, Ref], Verdict]:
    """What was decided, without words in the reasons that were taken back."""
    verdicts = verdicts_on_views(session, consultation)
    without = Reader(session, consultation, [verdict.reason for verdict in verdicts.values()])
    return {
        view: replace(verdict, reason=without(verdict.reason)) for view, verdict in verdicts.items()
    }


def settle_view(
    session: Session, response_id: str, ref: Ref, verdict: Verdict | None, account: str | None
) -> None:
    """Keep what was decided about a minority view, in place of what was before.

    Args:
        session: a session that writes.
        response_id: the response whose view it is.
        ref: the question.
        verdict: what was decided; None opens the view again.
        account: who decided so.
    """
    session.execute(
        delete(SettledViewRow).where(
            SettledViewRow.response_id == response_id, SettledViewRow.ref == str(ref)
        )
    )
    if verdict is not None:
        session.add(
            SettledViewRow(
                response_id=response_id,
                ref=str(ref),
                reason=verdict.reason,
                seen={"words": verdict.words, "sentences": list(verdict.sentences)},
                account_id=account,
            )
        )


def forget_in_reasons(session: Session, consultation: str, without: TakingOut) -> None:
    """Take words for good out of the reasons for which minority views are set aside."""
    for row in session.scalars(
        select(SettledViewRow)
        .join(ResponseRow, SettledViewRow.response_id == ResponseRow.id)
        .where(ResponseRow.consultation == consultation, SettledViewRow.reason != "")
    ):
        row.reason = without(row.reason)
