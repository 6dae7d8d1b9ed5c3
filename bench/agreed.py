"""From drafts of many groups' answers to a submitted response, with members' comments."""

from bot.consultation import Consultation
from bot.store import Database
from bot.store.circulation.circulations import circulations
from bot.store.circulation.comments import comments_on, say, settle
from bot.store.models import now
from bot.store.responses.submissions import load_submissions
from bot.store.team.accounts import accounts
from tests.console.agreeing import circulate, record, submit
from tests.console.client import Console
from tests.console.drafting import settle_views


def agree_on(console: Console, database: Database, consultation: Consultation) -> None:
    """Draft everything, circulate it twice, comment on it, agree and submit it.

    Args:
        console: an administrator who is signed in.
        database: the database that the gateway has.
        consultation: the consultation.
    """
    console.fill(console.get("/console/drafts"), "/console/drafts")
    circulate(console, paper="yes")
    _comment(database, consultation)
    settle_views(database, consultation)
    editing = console.get("/console/drafts/1")
    [text] = editing.find("//textarea[@name='text']/text()")
    console.fill(editing, "/console/drafts/1", "Save", text=f"We say so.\n\n{text.strip()}")
    settle_views(database, consultation)
    circulate(console, paper="yes")
    _comment(database, consultation)
    agreed = record(console, confirmed="yes")
    assert agreed.banner, agreed.problems
    submit(console)


def _comment(database: Database, consultation: Consultation) -> None:
    """One comment of each group, which repeats what it answered, and is settled."""
    with database.transaction() as session:
        [editor, *_] = accounts(session)
        version = circulations(session, consultation.id)[0]
        for nth, submission in enumerate(load_submissions(session, consultation.id)):
            ref = consultation.refs[nth % len(consultation.refs)]
            say(
                session, version, now().date(), message_id=f"{version.number}.{nth}",
                place=str(ref), paragraph=0, group=submission.about.group or "",
                text=f"As we said: {submission.answers[ref].text}", browser="bench",
            )  # fmt: skip
        for one in comments_on(session, version.id):
            settle(
                session, consultation.id, one.id, "not", f"It is said: {one.text}",
                editor.id, one.mark,
            )  # fmt: skip
