"""Groups with words that only they say, and all ways in which these stop to stand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.consultation import Consultation, Ref, Status
from bot.importing.importer import Written, store_written
from bot.interview import About, Answer
from bot.interview.saying.wording import Wording
from bot.response.submitted.redacting import Redaction
from bot.store import Database
from bot.store.models import ConversationRow
from bot.store.redactions import redact
from bot.store.responses.forgetting import forget_words
from tests.console.client import Console
from tests.store.talks import Talks


@dataclass(frozen=True)
class Member:
    """A group, its words and where it answers."""

    way: str
    """How its words stop to stand."""
    response: str
    conversation: str | None

    @property
    def mark(self) -> str:
        """A word that nobody else says, and that is in all that it says."""
        return mark_of(self.way)

    @property
    def name(self) -> str:
        return name_of(self.way)

    @property
    def sentences(self) -> dict[str, str]:
        return sentences_of(self.mark)


def mark_of(way: str) -> str:
    return f"zog{way}"


def name_of(way: str) -> str:
    return f"Nam{way} Allotment Club"


def sentences_of(mark: str) -> dict[str, str]:
    """What a group says, by the question."""
    return {
        "1": f"Every {mark} heron needs a dry perch by noon.",
        "4a": f"Paint {mark} stripes over all the rusty panels.",
        "4b": f"The {mark} bench inside must be wide and low.",
    }


@dataclass
class Means:
    """With what words are taken back."""

    talks: Talks
    administrator: Console

    @property
    def database(self) -> Database:
        return self.talks.database


def _withdraw(means: Means, member: Member) -> None:
    _send(means, member, "withdraw", "withdraw:yes")


def _erase(means: Means, member: Member) -> None:
    _send(means, member, "erase", "erase:yes")
    means.database.scrub()


def _end(what: str) -> Callable[[Means, Member], None]:
    def end(means: Means, member: Member) -> None:
        console = means.administrator
        page = console.get(f"/console/responses/{member.response}/{what}")
        assert console.fill(page, f"/{what}", reason="wrote").banner

    return end


def _change(means: Means, member: Member) -> None:
    for ref in member.sentences:
        _send(means, member, f"change:{ref}")
        means.talks.send(member.conversation or "", "We have nothing to add to this at all.")
    _submit_again(means, member)


def _take_back(means: Means, member: Member) -> None:
    for ref in member.sentences:
        _send(means, member, f"undo:{ref}:yes")


def _unquote(means: Means, member: Member) -> None:
    _send(means, member, "consent:quoted:no")
    _submit_again(means, member)


def _unname(means: Means, member: Member) -> None:
    _send(means, member, "consent:named:no")
    _submit_again(means, member)


def _submit_again(means: Means, member: Member) -> None:
    _send(means, member, "submit", "submit")


def _redact(means: Means, member: Member, until: date = date(2099, 1, 1)) -> None:
    with means.database.transaction() as session:
        for passage in member.sentences.values():
            redact(
                session, member.response, Redaction(passage, "[…]"),
                reason="It is private.", keep_until=until, account_id=None,
            )  # fmt: skip


def _forget(means: Means, member: Member) -> None:
    _redact(means, member, date(2026, 1, 1))
    assert forget_words(means.database, date(2026, 1, 2))


def _replace(means: Means, member: Member) -> None:
    _end("erase")(means, member)
    take_in(means.database, means.talks.consultation, member.name, "We would rather say nothing.")


WAYS: Mapping[str, Callable[[Means, Member], None]] = {
    "withdrawn": _withdraw,
    "erased": _erase,
    "ended": _end("withdraw"),
    "removed": _end("erase"),
    "changed": _change,
    "undone": _take_back,
    "redacted": _redact,
    "forgotten": _forget,
    "unquoted": _unquote,
    "unnamed": _unname,
    "replaced": _replace,
}
"""All ways in which words stop to stand, by the group's own doing and by the team's."""

IMPORTED = frozenset({"removed", "replaced"})
"""The groups of these ways are taken in by the team; all others answer in the chat."""

STEADY = "steady"
"""The group whose words go on to stand."""


def _send(means: Means, member: Member, *choices: str) -> None:
    for choice in choices:
        means.talks.send(member.conversation or "", choice=choice)


def take_in(database: Database, consultation: Consultation, group: str, *texts: str) -> str:
    """Take in a written response. Gives its id."""
    refs = [ref for ref in sentences_of("") if Ref.parse(ref) in consultation]
    answers = [
        Answer(Ref.parse(ref), Status.ANSWERED, text=text)
        for ref, text in zip(refs, texts, strict=False)
    ]
    about = About(group, "The committee", 9, named=True, quoted=True)
    with database.transaction() as session:
        return store_written(session, consultation, Written(about, answers)).response_id


def gather(
    database: Database, consultation: Consultation, wording: Wording, ways: Iterable[str] = WAYS
) -> list[Member]:
    """Let one group answer for each way, and one that stays."""
    talks = Talks(database, consultation, wording)
    return [
        _imported(database, consultation, way) if way in IMPORTED else _in_conversation(talks, way)
        for way in (*ways, STEADY)
    ]


def _imported(database: Database, consultation: Consultation, way: str) -> Member:
    texts = sentences_of(mark_of(way)).values()
    return Member(way, take_in(database, consultation, name_of(way), *texts), None)


def _in_conversation(talks: Talks, way: str) -> Member:
    conversation = talks.open()
    talks.send(conversation, choice="route:all")
    for ref, sentence in sentences_of(mark_of(way)).items():
        talks.send(conversation, choice=f"go:{ref}")
        talks.send(conversation, sentence)
    talks.send(conversation, choice="submit")
    for text in (name_of(way), "The committee", "9"):
        talks.send(conversation, text)
    for choice in ("consent:named:yes", "consent:quoted:yes", "submit"):
        talks.send(conversation, choice=choice)
    interview = talks.interview(conversation)
    assert interview.response.submitted, talks.said(conversation)
    with talks.database.reading() as session:
        response = session.get_one(ConversationRow, conversation).response_id
    return Member(way, response, conversation)
