"""From drafts of many groups' answers to a submitted response, with members' comments."""

from bot.consultation import Consultation
from bot.response.drafting.dissent import Settled, Verdict, ledger
from bot.response.drafting.words import DraftWords
from bot.response.findings.find import find_all
from bot.response.submitted.evidence import Sources
from bot.settings import Settings
from bot.store import Database
from bot.store.circulation.circulations import circulations
from bot.store.circulation.comments import comments_on, say, settle
from bot.store.drafts import current_drafts
from bot.store.models import now
from bot.store.network.network import load_material
from bot.store.responses.submissions import load_submissions
from bot.store.team.accounts import accounts
from bot.store.views import settle_view
from tests.console.agreeing import circulate, record, submit
from tests.console.client import Console


def agree_on(console: Console, database: Database, consultation: Consultation) -> str:
    """Draft everything, circulate it twice, comment on it, agree and submit it.

    Gives the path of the members' link.

    Args:
        console: an administrator who is signed in.
        database: the database that the gateway has.
        consultation: the consultation.
    """
    console.fill(console.get("/console/drafts"), "/console/drafts")
    circulate(console, paper="yes")
    _comment(database, consultation)
    _settle_views(database, consultation)
    editing = console.get("/console/drafts/1")
    [text] = editing.find("//textarea[@name='text']/text()")
    console.fill(editing, "/console/drafts/1", "Save", text=f"We say so.\n\n{text.strip()}")
    _settle_views(database, consultation)
    link = circulate(console, paper="yes")
    _comment(database, consultation)
    agreed = record(console, confirmed="yes")
    assert agreed.banner, agreed.problems
    submit(console)
    return link


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


def _settle_views(database: Database, consultation: Consultation) -> None:
    """What a person would do: confirm every view that is told, and set aside every other one."""
    with database.transaction() as session:
        material = load_material(session, consultation, DraftWords(Settings().draft_words))
        drafts = {
            place: stored.draft
            for place, stored in current_drafts(session, consultation.id).items()
        }
        sources = Sources(load_submissions(session, consultation.id))
        for found in find_all(consultation, sources, material.themes):
            for entry in ledger(found, drafts.get(str(found.ref)), {}, sources):
                verdict = Verdict(entry.words, reason="It is counted in the table.")
                if entry.settled is Settled.PROPOSED:
                    verdict = entry.seen
                settle_view(session, entry.view.response, found.ref, verdict, None)
