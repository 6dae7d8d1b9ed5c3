"""What was taken back, where comments, reasons and minutes repeat it and nothing leans on it."""

from datetime import date

import pytest

from bot.consultation import Consultation, Ref
from bot.interview.saying.wording import Wording
from bot.response.agreement.agreeing import Decision, Progress
from bot.response.agreement.text import Text
from bot.response.drafting.dissent import Verdict
from bot.response.drafts.draft import Draft, Passage, Sentence
from bot.response.themes.deciding import Make, SetAside
from bot.store import Database
from bot.store.circulation.agreements import Meeting, agree, agreements
from bot.store.circulation.circulations import circulate, circulation
from bot.store.circulation.comments import comments, say
from bot.store.drafts import save_draft
from bot.store.models import now
from bot.store.responses.erasing import erase_response
from bot.store.themes.themes import add_decision
from bot.store.views import settle_view
from tests.store.talks import Talks
from tests.store.test_erasing import rows
from tests.traces.groups import WAYS, Means, Member, gather

LASTING = ("withdrawn", "changed", "undone", "redacted", "unquoted")
"""Ways after which the words are kept, but not shown."""

GROUPS = (*LASTING, "erased", "forgotten")


def told(member: Member) -> str:
    return f"They say: {member.sentences['1']} Who are the {member.name}?"


@pytest.fixture
def quoted(database: Database, tiny: Consultation, wording: Wording) -> dict[str, Member]:
    """Groups whose words and names another one repeats wherever anybody may write."""
    members = {member.way: member for member in gather(database, tiny, wording, GROUPS)}
    steady = members["steady"]
    everything = " ".join(told(member) for member in members.values() if member is not steady)
    with database.transaction() as session:
        for nth, decision in enumerate(
            (Make("t1", (), told(members["erased"])), SetAside((), everything))
        ):
            add_decision(session, tiny.id, Ref(1), f"{nth}.0", decision, None)
        settle_view(session, steady.response, Ref(1), Verdict("words", reason=everything), None)
        named = [Passage((Sentence(f"So says {m.name}."),), m.name) for m in members.values()]
        save_draft(session, tiny.id, Draft("1", tuple(named)), 0, None)
        lines = [{"text": m.name, "support": "none", "evidence": []} for m in members.values()]
        paragraph = {"heading": members["erased"].name, "points": False, "lines": lines}
        text = Text.read({"places": [["1", [paragraph]]]})
        circulate(session, tiny.id, text, (), date(2099, 1, 1), 0, None)
        version = circulation(session, tiny.id, 1)[0]
        say(
            session, version, now().date(), message_id="m", place="1", paragraph=0,
            group=steady.name, text=everything, browser="b",
        )  # fmt: skip
        met = Meeting("Members’ meeting", now().date(), "All", Decision.AMEND, everything)
        agree(session, tiny.id, Progress(Text({}), "d", circulated_at=now()), met, "d", None)
    return members


def take_back(
    database: Database, consultation: Consultation, wording: Wording, member: Member
) -> None:
    talks = Talks(database, consultation, wording)
    # None of these ways needs the console.
    WAYS[member.way](Means(talks, None), member)  # type: ignore[arg-type]


def shown(database: Database, consultation: Consultation) -> str:
    """What is shown of comments and of minutes."""
    with database.reading() as session:
        return f"{comments(session, consultation.id)} {agreements(session, consultation.id)}"


def test_what_was_taken_back_is_not_shown_and_what_others_say_is(
    database: Database, tiny: Consultation, wording: Wording, quoted: dict[str, Member]
) -> None:
    before = shown(database, tiny)
    for way in LASTING:
        member = quoted[way]
        assert before.count(member.mark) == 2
        take_back(database, tiny, wording, member)
        assert member.mark not in shown(database, tiny)
        assert member.mark in rows(database)
    assert shown(database, tiny).count(quoted["erased"].mark) == 2


def test_what_is_submitted_again_is_shown_again(
    database: Database, tiny: Consultation, wording: Wording, quoted: dict[str, Member]
) -> None:
    member = quoted["withdrawn"]
    take_back(database, tiny, wording, member)
    talks = Talks(database, tiny, wording)
    for _ in range(2):
        talks.send(member.conversation or "", choice="submit")
    assert shown(database, tiny).count(member.mark) == 2


def test_erased_words_and_names_are_gone_wherever_they_were_repeated(
    database: Database, tiny: Consultation, wording: Wording, quoted: dict[str, Member]
) -> None:
    member = quoted["erased"]
    assert rows(database).count(member.mark) > 4
    with database.transaction() as session:
        erase_response(session, member.response)
    after = rows(database)
    assert member.mark not in after
    assert member.name not in after
    for other in quoted.values():
        assert other is member or after.count(other.name) > 3


def test_forgotten_words_are_gone_wherever_they_were_repeated(
    database: Database, tiny: Consultation, wording: Wording, quoted: dict[str, Member]
) -> None:
    member = quoted["forgotten"]
    take_back(database, tiny, wording, member)
    after = rows(database)
    assert member.sentences["1"] not in after
    assert member.name in after
