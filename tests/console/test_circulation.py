"""From the draft to a submitted response, through the pages."""

import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from bot.consultation import Consultation
from bot.response.drafts import Draft, Passage, Sentence
from bot.store.accounts import Role
from bot.store.agreements import submissions
from tests.console.agreeing import circulate, comment, record, state, submit
from tests.console.conftest import Team, start_team
from tests.console.drafting import prepare, save


@pytest.fixture(scope="module")
def prepared(
    tmp_path_factory: pytest.TempPathFactory, lsp: Consultation
) -> Iterator[tuple[Team, sqlite3.Connection]]:
    """A gateway with sample groups and a draft, and a copy of its database as it is then."""
    made = start_team(tmp_path_factory.mktemp("circulation"))
    prepare(made.database, lsp)
    with made.server:
        for role in (Role.EDITOR, Role.ADMINISTRATOR):
            made.known(role)
        copy = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(path_of(made))) as stored:
            stored.backup(copy)
        yield made, copy
    copy.close()
    made.database.close()


@pytest.fixture
def team(prepared: tuple[Team, sqlite3.Connection]) -> Team:
    """The gateway, with its database as it was before the first test."""
    made, copy = prepared
    with closing(sqlite3.connect(path_of(made), timeout=30)) as stored:
        copy.backup(stored)
    return made


def path_of(team: Team) -> str:
    return team.server.environment["FOLKMOOT_DATABASE_URL"].removeprefix("sqlite:///")


def test_the_whole_way_from_a_draft_to_a_submitted_response(team: Team) -> None:
    editor, member = team.known(Role.EDITOR), team.console(None)
    assert "is being drafted" in state(editor)
    path = circulate(editor)
    assert "with the members" in state(editor)
    page = comment(member, path)
    assert "Thank you" in page.banner
    assert "Please say how many." in page.text
    assert "Not settled yet" in page.text
    assert "it cannot be approved yet" in record(editor).problems[0].lower()
    page = editor.get("/console/circulation/comments")
    assert page.rows()[0][:3] == [
        "Acton Lunch Club", "Question 1, Paragraph 2", "Please say how many."
    ]  # fmt: skip
    page = editor.get(page.links["Settle the comment of Acton Lunch Club 1"])
    again = editor.fill(page, decision="not")
    assert "Say why" in again.problems[0]
    page = editor.fill(again, decision="partly", reason="We do not know exactly.")
    assert page.banner == "The comment is settled."
    assert "Taken in part. We do not know exactly." in member.get(path).text
    page = record(editor)
    assert page.banner == "The decision is recorded."
    assert "is agreed" in state(editor)
    assert "An administrator submits" in page.text
    administrator = team.known(Role.ADMINISTRATOR)
    page = administrator.get("/console/agreement/submit")
    assert "Invented sample groups are among the answers" in page.text
    assert "Tick the box" in administrator.fill(page).problems[0]
    page = administrator.fill(page, sure="yes")
    assert page.heading == "Submission 1"
    assert "is submitted" in state(editor)
    files = [href for name, href in page.links.items() if name.startswith("As ")]
    assert len(files) >= 6
    for path in files:
        answer = editor.raw("GET", path)
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert len(answer.content) > 500
    assert re.search(r"One group says: \w+", page.text)


def test_a_members_link_shows_the_draft_and_nothing_else(team: Team) -> None:
    editor, member = team.known(Role.EDITOR), team.console(None)
    path = circulate(editor)
    page = member.get(path)
    assert "This is what we say in 1." in page.text
    assert "This is what we say in paper." not in page.text
    assert page.answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in page.answer.headers["X-Robots-Tag"]
    leading = {href.split("#")[0].split("?")[0] for href in page.find("//a/@href")}
    assert leading == {"", f"{path}/comment"}
    for other in (f"{path}x", "/draft/", "/draft/x", f"{path}/comments/1", f"{path}/nothing"):
        answer = member.raw("GET", other)
        assert answer.status_code == 404, other
    assert "Links end some time after" in member.get(f"{path}x").text
    assert member.get(f"{path}/comment?place=35x").status == 404
    assert member.get(f"{path}/comment?place=1&paragraph=9999").status == 200
    assert member.get("/console/circulation").path == "/console/sign-in"


def test_the_paper_is_shown_if_the_team_sends_it_along(team: Team) -> None:
    path = circulate(team.known(Role.EDITOR), paper="yes")
    assert "This is what we say in paper." in team.console(None).get(path).text


def test_a_new_link_ends_the_old_one_and_a_new_version_ends_comments(team: Team) -> None:
    editor, member = team.known(Role.EDITOR), team.console(None)
    first = circulate(editor)
    form = member.get(f"{first}/comment?place=1&paragraph=0")
    page = editor.fill(editor.get("/console/circulation/1"), "/link")
    second = page.find("//input[@id='link']")[0].value.removeprefix(editor.address)
    assert member.get(first).status == 404
    form = member.get(f"{second}/comment?place=1&paragraph=0")
    circulate(editor)
    page = member.fill(form, group="Acton Lunch Club", text="Too late, but not lost.")
    assert page.status == 409
    assert page.find("//textarea")[0].value.strip() == "Too late, but not lost."
    assert "not taken any more" in member.get(second).text


def test_a_comment_sent_twice_is_one_and_only_its_browser_can_change_it(team: Team) -> None:
    editor, member, other = team.known(Role.EDITOR), team.console(None), team.console(None)
    path = circulate(editor)
    form = member.get(f"{path}/comment?place=1&paragraph=0")
    page = member.fill(form, group="", text="<b>Say more</b>")
    assert page.problems == ["Give the name of your group."]
    for _ in range(2):
        page = member.fill(form, group="Acton Lunch Club", text="<b>Say more</b>")
    assert page.text.count("<b>Say more</b>") == 1
    assert "Change or take back" not in other.get(path).text
    [change] = page.find("//a[contains(@href, '/comments/')]/@href")
    assert other.get(change).status == 404
    refused = other.raw("POST", change, data={"take_back": "yes"},
                        headers={"Sec-Fetch-Site": "same-origin"})  # fmt: skip
    assert refused.status_code == 404
    page = member.fill(member.get(change), "/comments/1", text="Say less")
    assert "Say less" in page.text
    settling = editor.get("/console/circulation/comments/1")
    page = member.fill(member.get(change), "/comments/1", text="Say nothing")
    late = editor.fill(settling, decision="taken")
    assert late.status == 409
    assert editor.fill(late, decision="taken").banner
    page = member.fill(member.get(change), "/comments/1", text="Say something")
    assert page.status == 409
    assert page.find("//textarea")[0].value.strip() == "Say something"
    assert "Say nothing" in other.get(path).text


def test_a_comment_that_is_taken_back_is_gone(team: Team) -> None:
    member = team.console(None)
    path = circulate(team.known(Role.EDITOR))
    page = comment(member, path, text="Never mind us.")
    [change] = page.find("//a[contains(@href, '/comments/')]/@href")
    page = member.fill(member.get(change), "/comments/1", button="Take it back")
    assert "taken back" in page.banner
    assert "Never mind us." not in page.text


def test_a_comment_from_another_website_is_refused(team: Team) -> None:
    path = circulate(team.known(Role.EDITOR))
    answer = team.console(None).raw(
        "POST", f"{path}/comment", data={"group": "A", "text": "B", "place": "1"},
        headers={"Sec-Fetch-Site": "cross-site"},
    )  # fmt: skip
    assert answer.status_code == 403


def test_two_people_who_submit_at_once_make_one_submission(team: Team) -> None:
    editor = team.known(Role.EDITOR)
    circulate(editor)
    assert record(editor).banner
    people = [team.known(Role.ADMINISTRATOR) for _ in range(2)]
    forms = [person.get("/console/agreement/submit") for person in people]
    with ThreadPoolExecutor(2) as pool:
        sent = [pool.submit(p.fill, f, sure="yes") for p, f in zip(people, forms, strict=True)]
        pages = [one.result() for one in sent]
    assert sorted(page.status for page in pages) == [200, 409]
    with team.database.reading() as session:
        assert len(submissions(session, "lsp-2005")) == 1


def test_a_change_of_the_draft_opens_the_agreement_again_and_a_correction_names_what_it_corrects(
    team: Team, lsp: Consultation
) -> None:
    editor, administrator = team.known(Role.EDITOR), team.known(Role.ADMINISTRATOR)
    circulate(editor)
    assert record(editor).banner
    submit(administrator)
    with team.database.transaction() as session:
        passage = Passage((Sentence("With kind regards.", frame=True),))
        save(session, lsp, Draft("letter", (passage,)), version=2)
    page = editor.get("/console/agreement")
    assert "the draft has changed since" in page.text
    assert "No meeting has approved" in page.text
    assert "With kind regards." in editor.get("/console/circulation/now/changes").text
    assert record(editor, present="Forty members").banner
    page = submit(administrator)
    assert page.heading == "Submission 2"
    assert page.links["It corrects submission 1."] == "/console/agreement/submissions/1"
    assert "With kind regards." not in editor.get("/console/agreement/submissions/1").text


def test_sentences_without_evidence_must_be_confirmed(team: Team, lsp: Consultation) -> None:
    editor = team.known(Role.EDITOR)
    with team.database.transaction() as session:
        save(session, lsp, Draft("letter", (Passage((Sentence("We hope so."),)),)), version=3)
    circulate(editor)
    page = record(editor, confirmed="no")
    assert page.status == 409
    assert page.find("//textarea[@id='present']")[0].value.strip() == "Thirty members"
    assert record(editor, confirmed="yes").banner


def test_two_editors_who_settle_a_comment_at_once_settle_it_once(team: Team) -> None:
    path = circulate(team.known(Role.EDITOR))
    comment(team.console(None), path)
    people = [team.known(role) for role in (Role.EDITOR, Role.ADMINISTRATOR)]
    forms = [person.get("/console/circulation/comments/1") for person in people]
    with ThreadPoolExecutor(2) as pool:
        sent = [
            pool.submit(p.fill, f, decision="taken") for p, f in zip(people, forms, strict=True)
        ]
        pages = [one.result() for one in sent]
    assert sorted(page.status for page in pages) == [200, 409]
