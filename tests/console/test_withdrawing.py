"""Taking an answer back, at every stage: no word of it is left but in what was submitted."""

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from bot.consultation import Consultation
from bot.exports import export
from bot.response import Submission
from bot.response.drafting.words import DraftWords
from bot.response.submitted.evidence import said
from bot.settings import Settings
from bot.store.models import ResponseRow
from bot.store.network.network import load_network
from bot.store.team.accounts import Role
from tests.console.agreeing import circulate, comment, record, settle_all, submit
from tests.console.client import Console
from tests.console.conftest import Team, start_team
from tests.console.drafting import REFS, prepare

STAGES = ("drafted", "circulated", "agreed", "submitted")
WORDS = DraftWords(Settings().draft_words)


@dataclass
class Stages:
    """A gateway whose network response comes from stage to stage."""

    team: Team
    groups: list[Submission]
    done: list[str] = field(default_factory=list)
    link: str = ""
    """The members' link, once there is one."""

    def come_to(self, stage: str) -> None:
        for each in STAGES[len(self.done) : STAGES.index(stage) + 1]:
            editor = self.team.known(Role.EDITOR)
            match each:
                case "circulated":
                    self.link = circulate(editor, paper="yes")
                    comment(self.team.console(None), self.link)
                case "agreed":
                    settle_all(editor)
                    assert record(editor).banner
                case "submitted":
                    submit(self.team.known(Role.ADMINISTRATOR))
            self.done.append(each)


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory, lsp: Consultation) -> Iterator[Stages]:
    """A gateway with sample groups and a draft."""
    team = start_team(tmp_path_factory.mktemp("stages"))
    groups = prepare(team.database, lsp)
    with team.server:
        yield Stages(team, groups)
    team.database.close()


@pytest.fixture(scope="module", params=STAGES)
def staged(
    request: pytest.FixtureRequest, stages: Stages
) -> tuple[str, Team, list[Submission], str]:
    """A gateway with a network response that has come to a stage, and the members' link."""
    stages.come_to(request.param)
    return request.param, stages.team, stages.groups, stages.link


def withdraw(team: Team, group: Submission, when: datetime | None) -> None:
    with team.database.transaction() as session:
        session.execute(
            update(ResponseRow)
            .where(ResponseRow.id == group.id)
            .values(withdrawn_at=when, version=ResponseRow.version + 1)
        )


def own_words(group: Submission, others: list[Submission], lsp: Consultation) -> set[str]:
    """What only this group says."""
    theirs = " ".join(
        f"{answer.text} {answer.followup}"
        for other in others
        if other.id != group.id
        for answer in other.answers.values()
    )
    points = {point.text for ref in group.answers for point in said(group, ref)}
    asked = " ".join(question.text for question in lsp.questions.values())
    return {p for p in points if len(p.split()) >= 4 and p not in theirs and p not in asked}


def pages(editor: Console, link: str) -> dict[str, str]:
    """Every page on which the network response is read, but of what was submitted."""
    found = ["/console/circulation", "/console/agreement", "/console/agreement"]
    if link:
        found += [
            link,
            f"{link}/comment?place=1&paragraph=1",
            "/console/circulation/1",
            "/console/circulation/now/changes",
            "/console/circulation/comments?show=all",
            "/console/circulation/comments/1",
        ]
    return {path: editor.get(path).html for path in found}


def traces(group: Submission, words: set[str], text: str) -> list[str]:
    text = html.unescape(text)
    return [trace for trace in (group.about.group or "?", *words) if trace in text]


@pytest.mark.parametrize("nth", range(3))
def test_no_word_of_what_was_taken_back_is_left_but_in_what_was_submitted(
    staged: tuple[str, Team, list[Submission], str], lsp: Consultation, nth: int
) -> None:
    stage, team, groups, link = staged
    # Each group takes its answers back at one of the stages.
    group, editor = groups[STAGES.index(stage) + len(STAGES) * nth], team.known(Role.EDITOR)
    words = own_words(group, groups, lsp)
    assert words
    leaning = [ref for ref in group.answers if str(ref) in REFS and said(group, ref)]
    leaning = leaning if group.about.quoted else []
    if leaning and link:
        assert traces(group, words, pages(editor, link)[link])
    ending = team.known(Role.ADMINISTRATOR).get(f"/console/responses/{group.id}/withdraw").text
    assert ("by number of the version: 1" in ending) == bool(link)
    assert ("What was submitted leans on" in ending) == (stage == "submitted")
    assert "Documents leave some sentences of the draft out" not in editor.get("/console").text
    withdraw(team, group, datetime.now(UTC))
    try:
        overview = editor.get("/console")
        assert ("Documents leave some sentences of the draft out" in overview.text) == bool(leaning)
        assert {f"/console/drafts/{ref}#lost" for ref in leaning} <= set(overview.links.values())
        for path, text in pages(editor, link).items():
            assert traces(group, words, text) == [], path
        with team.database.reading() as session:
            response = load_network(session, lsp, WORDS)
        for format_ in ("json", "md", "html", "csv"):
            text = export(response, format_, Settings().document_words).decode()
            assert traces(group, words, text) == [], format_
        agreement = editor.get("/console/agreement")
        if leaning:
            assert "Documents leave some sentences out" in agreement.text
            assert f"/console/drafts/{leaning[0]}#lost" in agreement.find("//a/@href")
        match stage:
            case "circulated" if leaning:
                assert "A sentence was taken out here" in editor.get(link).text
            case "agreed":
                assert "it has to be agreed again" in agreement.text.lower()
                assert "not the one that the meeting approved" in agreement.text or not leaning
            case "submitted":
                assert "the draft has changed since" in agreement.text
                frozen = editor.get("/console/agreement/submissions/1")
                marked = {" ".join(m.text_content().split()) for m in frozen.find("//mark")}
                points = [p for ref in leaning for p in said(group, ref)]
                assert {f"One group says: {' '.join(p.text.split())}" for p in points} <= marked
    finally:
        withdraw(team, group, None)
