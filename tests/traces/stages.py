"""A network response at every stage, with members' words wherever people may put them."""

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.consultation import Consultation, Ref
from bot.interview.saying.wording import Wording
from bot.response.drafting.dissent import Verdict
from bot.response.drafts.draft import LETTER, PAPER
from bot.response.submitted.evidence import Evidence, Sources, mark_of, says
from bot.store import Database
from bot.store.circulation.circulations import circulation
from bot.store.circulation.comments import comments, say, settle
from bot.store.drafts import current_draft
from bot.store.models import AccountRow, now
from bot.store.network.searching import run_themes
from bot.store.responses.stances import correct_stand
from bot.store.responses.submissions import load_submissions
from bot.store.team.accounts import Role
from bot.store.views import settle_view
from tests.console.agreeing import circulate, record, submit
from tests.console.client import Console
from tests.console.conftest import Team, start_team
from tests.serving import start_gateway
from tests.traces.groups import Member, gather

STAGES = ("themed", "drafted", "circulated", "agreed", "submitted")
PLACES = ("1", "4a", "4b", LETTER, PAPER)


@dataclass(frozen=True)
class Stage:
    """A database as it is at a stage."""

    name: str
    file: Path
    members: list[Member]
    link: str
    """The members' link; empty before the draft is circulated."""
    tokens: dict[Role, str]


def stages(
    folder: Path, consultation: Consultation, wording: Wording, path: Path
) -> Iterator[Stage]:
    """Come from stage to stage on real pages, and keep each."""
    team = start_team(folder, FOLKMOOT_CONSULTATION=str(path))
    with team.server:
        members = gather(team.database, consultation, wording)
        link = ""
        for name in STAGES:
            match name:
                case "themed":
                    _decide_on_themes(team, consultation, members)
                case "drafted":
                    _write(team, consultation, members)
                case "circulated":
                    link = circulate(team.known(Role.EDITOR), paper="yes")
                    _comment(team, consultation, members)
                case "agreed":
                    page = record(
                        team.known(Role.EDITOR), confirmed="yes", note=quoting("They met", members)
                    )
                    assert page.banner, page.text
                case "submitted":
                    submit(team.known(Role.ADMINISTRATOR))
            for role in Role:
                team.known(role)
            yield Stage(name, _copy(team, folder / name), members, link, dict(team.tokens))
    team.database.close()


def _copy(team: Team, folder: Path) -> Path:
    folder.mkdir()
    file = folder / "folkmoot.db"
    with (
        sqlite3.connect(str(team.database.engine.url.database)) as there,
        sqlite3.connect(file) as here,
    ):
        there.backup(here)
    return file


def opened(stage: Stage, folder: Path, path: Path) -> Team:
    """A gateway of its own on a copy of a stage."""
    shutil.copy(stage.file, folder / "folkmoot.db")
    server = start_gateway(folder, FOLKMOOT_CONSULTATION=str(path))
    return Team(server, Database(server.environment["FOLKMOOT_DATABASE_URL"]), dict(stage.tokens))


def quoting(start: str, members: list[Member]) -> str:
    return " ".join(
        f"{start}: {sentence}" for member in members for sentence in member.sentences.values()
    )


def _decide_on_themes(team: Team, consultation: Consultation, members: list[Member]) -> None:
    """Themes with titles in each group's own words, and points set aside for reasons in them."""
    run_themes(team.database, consultation)
    editor = team.known(Role.EDITOR)
    for member in members:
        words = member.sentences
        point = str(Evidence(member.response, Ref.parse("1"), mark_of(words["1"])))
        _decide(editor, "1", "make", point=[point], title=words["1"].removesuffix("."))
        point = str(Evidence(member.response, Ref.parse("4b"), mark_of(words["4b"])))
        _decide(editor, "4b", "aside", point=[point], reason=f"They say: {words['4b']}")
        with team.database.transaction() as session:
            correct_stand(session, member.response, Ref(1), "agree", None)


def _decide(editor: Console, ref: str, what: str, **fields: object) -> None:
    page = editor.get(f"/console/themes/{ref}")
    [seen, *_] = page.find("//input[@name='seen']/@value")
    page = editor.post(
        f"/console/themes/{ref}", {"do": what, "seen": seen, "show": "all", **fields}
    )
    assert page.status == 200, page.problems


def _write(team: Team, consultation: Consultation, members: list[Member]) -> None:
    """Drafts with pasted words, in two versions of two people; minority views set aside."""
    editor = team.known(Role.EDITOR)
    for place in PLACES:
        for nth, role in enumerate((Role.EDITOR, Role.ADMINISTRATOR)):
            with team.database.reading() as session:
                stored = current_draft(session, consultation.id, place)
            page = team.known(role).post(
                f"/console/drafts/{place}",
                {"version": stored.version if stored else 0, "text": _text(place, nth, members)},
            )
            assert page.status == 200, page.text
    with team.database.transaction() as session:
        sources = Sources(load_submissions(session, consultation.id))
        for member in members:
            own = sources.submissions[member.response]
            for place, sentence in member.sentences.items():
                ref = Ref.parse(place)
                verdict = Verdict(says(own, ref), reason=f"It is said elsewhere: {sentence}")
                settle_view(session, member.response, ref, verdict, None)
    assert editor.get("/console/drafts").status == 200


def _text(place: str, version: int, members: list[Member]) -> str:
    blocks = ["This is what we say."] * (version + 1)
    for nth, member in enumerate(members):
        sentence = member.sentences[place if place in member.sentences else "1"]
        start = ("## ", "- ", "", "It was said: ")[(nth + version) % 4]
        blocks.append(start + sentence + f" So says {member.name}.")
    return "\n\n".join(blocks)


def _comment(team: Team, consultation: Consultation, members: list[Member]) -> None:
    """Comments that quote words, by their own group and by another, settled with a quotation."""
    steady = members[-1]
    with team.database.transaction() as session:
        editor = session.query(AccountRow).filter_by(role=Role.EDITOR.key).one().id
        version = circulation(session, consultation.id, 1)[0]
        for nth, member in enumerate(members):
            for by in (member, steady):
                say(
                    session, version, now().date(), message_id=f"{nth}-{by.way}", place="1",
                    paragraph=nth, group=by.name,
                    text=f"We think: {' '.join(member.sentences.values())}", browser="b",
                )  # fmt: skip
        for comment in comments(session, consultation.id):
            member = members[comment.paragraph]
            settle(
                session, consultation.id, comment.id, "partly",
                f"Since they say: {member.sentences['4a']}", editor, comment.mark,
            )  # fmt: skip
