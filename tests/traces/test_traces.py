"""Whatever takes words back, at whatever stage: where a word of them is left, and where not.

`LEFT` is the table of docs/data.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.consultation import Consultation
from bot.interview.saying.wording import Wording
from bot.store import Database
from bot.store.team.accounts import Role
from tests.conftest import DATA
from tests.store.talks import Talks
from tests.store.test_erasing import files, rows_by_table
from tests.traces.groups import WAYS, Means, Member
from tests.traces.stages import Stage, opened, stages
from tests.traces.walking import walk

TINY = DATA / "tiny"
FORMATS = ("json", "md", "csv")
"""What is read at every stage. The others are made from the same blocks."""

FROZEN = r"/console/agreement/submissions/\d+(/\w+)?"
"""What was submitted, as it was submitted."""
READ = r"/console/(responses/\w+(/went|/answers/\w+)?|questions/\w+|themes/\w+|search)"
"""Where the team reads what groups say."""
DESK = r"/console/drafts/\w+(/(sentences|versions)/\d+)?"
"""Where the team writes; words that may not be quoted are marked there."""
COMMENTS = r"/console/circulation/(\d+|comments(/\d+)?)|/draft/[\w-]+"
"""Members' own comments, and what became of them."""

LEFT = {
    "changed": r"/console/responses/\w+/answers/\w+",
    "redacted": r"/console/responses/\w+/redactions",
    "unquoted": f"{READ}|{DESK}|{COMMENTS}",
}
"""Besides what was submitted: the pages that have words that were taken back in these ways."""

TEAM = r"/console/(responses(/\w+(/\w+)?)?|enter)"
LEFT_NAME = {
    "withdrawn": f"{TEAM}|{DESK}|{COMMENTS}",
    "ended": f"{TEAM}|{DESK}|{COMMENTS}",
    "unnamed": f"{TEAM}|{READ}|{DESK}|{COMMENTS}",
}
"""The same for the names of groups that are not to be named any more."""

WALKED = ("themed", "drafted", "agreed", "submitted")
"""The stages at which everything is read. What is circulated is there still when it is agreed."""

GONE = frozenset({"erased", "removed", "replaced", "forgotten"})
"""Ways after which the words are nowhere in the database."""


@dataclass
class Walked:
    """What was read at a stage before and after all groups took their words back."""

    stage: Stage
    before: dict[str, str]
    after: dict[str, str]
    reviewer: dict[str, str]
    database: Database


@pytest.fixture(scope="module")
def all_stages(
    tmp_path_factory: pytest.TempPathFactory, tiny: Consultation, wording: Wording
) -> dict[str, Stage]:
    folder = tmp_path_factory.mktemp("traces")
    return {stage.name: stage for stage in stages(folder, tiny, wording, TINY)}


@pytest.fixture(scope="module", params=WALKED)
def walked(
    request: pytest.FixtureRequest,
    all_stages: dict[str, Stage],
    tmp_path_factory: pytest.TempPathFactory,
    tiny: Consultation,
    wording: Wording,
) -> Iterator[Walked]:
    """Everything that the team and members can read, before and after."""
    stage = all_stages[request.param]
    folder = tmp_path_factory.mktemp(stage.name)
    team = opened(stage, folder, TINY)
    begin = ["/console", *(f"/console/search?q=heron+{way}" for way in WAYS)]
    begin += [stage.link] if stage.link else []
    with team.server:
        administrator = team.known(Role.ADMINISTRATOR)
        before = walk(administrator, begin, FORMATS, folder)
        means = Means(Talks(team.database, tiny, wording), administrator)
        for member in stage.members:
            if member.way in WAYS:
                WAYS[member.way](means, member)
        team.database.scrub()
        after = walk(administrator, [*before, *begin], FORMATS, folder)
        reviewer = walk(team.known(Role.REVIEWER), ["/console"], (), folder)
        yield Walked(stage, before, after, reviewer, team.database)
    team.database.close()


def member_of(walked: Walked, way: str) -> Member:
    [member] = [each for each in walked.stage.members if each.way == way]
    return member


def holding(
    walked: Walked, found: dict[str, str], member: Member, word: str, but: str = ""
) -> list[str]:
    """The addresses of pages that have a word, but those that may have it."""
    may = [FROZEN, but] if but else [FROZEN]
    if walked.stage.name == "submitted":
        # Where a group's own words went is told from what was submitted.
        may.append(f"/console/responses/{member.response}/went")
    allowed = re.compile("|".join(may))
    return [
        address
        for address, text in found.items()
        if word in text and not allowed.fullmatch(address.partition("?")[0])
    ]


@pytest.mark.parametrize("way", [way for way in WAYS if way != "unnamed"])
def test_no_word_of_what_was_taken_back_can_be_read(walked: Walked, way: str) -> None:
    member = member_of(walked, way)
    before = holding(walked, walked.before, member, member.mark)
    assert any(address.startswith("/console/documents/") for address in before)
    assert not walked.stage.link or walked.stage.link in before
    for found in (walked.after, walked.reviewer):
        assert holding(walked, found, member, member.mark, LEFT.get(way, "")) == []


@pytest.mark.parametrize("way", ["withdrawn", "erased", "ended", "removed", "unnamed"])
def test_no_name_that_was_taken_back_can_be_read(walked: Walked, way: str) -> None:
    member = member_of(walked, way)
    assert holding(walked, walked.before, member, member.name)
    for found in (walked.after, walked.reviewer):
        assert holding(walked, found, member, member.name, LEFT_NAME.get(way, "")) == []


def test_reviewers_read_nothing_that_is_redacted(walked: Walked) -> None:
    member = member_of(walked, "redacted")
    assert holding(walked, walked.reviewer, member, member.mark) == []


def test_what_was_submitted_stays_as_it_was(walked: Walked) -> None:
    frozen = {a: text for a, text in walked.before.items() if re.fullmatch(FROZEN, a)}
    for address, text in frozen.items():
        if address.endswith(FORMATS):
            assert walked.after[address] == text
            assert all(member.mark in text for member in walked.stage.members)
    assert bool(frozen) == (walked.stage.name == "submitted")


def test_no_word_that_was_erased_or_forgotten_is_left_in_the_database(walked: Walked) -> None:
    members = [member for member in walked.stage.members if member.way in GONE]
    marks = [member.mark for member in members]
    names = [member.name for member in members if member.way in {"erased", "removed"}]
    for table, text in rows_by_table(walked.database).items():
        if not table.startswith("network_"):
            assert [word for word in (*marks, *names) if word in text] == [], table
    if walked.stage.name != "submitted":
        content = files(walked.database)
        assert [word for word in (*marks, *names) if word.encode() in content] == []
