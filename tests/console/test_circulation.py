"""From the draft to a submitted response, through the pages."""

import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.consultation import Consultation, load
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import Draft, Passage, Sentence
from bot.settings import ROOT, Settings
from bot.store.circulation.agreements import submissions
from bot.store.circulation.circulations import LINK_DAYS
from bot.store.circulation.progress import approved
from bot.store.models import CirculationRow, now
from bot.store.network.network import how_far, load_material
from bot.store.team.accounts import Role, accounts
from bot.web.app import COMMENTS_AN_HOUR
from tests.console.agreeing import circulate, comment, record, settle, state, submit
from tests.console.client import Page
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
    page = settle(editor, again.path, decision="partly", reason="We do not know exactly.")
    assert page.banner == "The comment is settled."
    assert "Taken in part. We do not know exactly." in member.get(path).text
    page = record(editor)
    assert page.banner == "The decision is recorded."
    assert "is agreed" in state(editor)
    assert "An administrator submits" in page.text
    assert "It is not submitted yet." in agreed_in_documents(team)
    assert "stands in the way of approving" not in page.text
    administrator = team.known(Role.ADMINISTRATOR)
    page = administrator.get("/console/agreement/submit")
    assert "Invented sample groups are among the answers" in page.text
    assert "Tick the box" in administrator.fill(page).problems[0]
    page = administrator.fill(page, sure="yes")
    assert page.heading == "Submission 1"
    assert "is submitted" in state(editor)
    assert "It was submitted as number 1." in agreed_in_documents(team)
    assert "stands in the way" not in editor.get("/console/agreement").text
    files = [href for name, href in page.links.items() if name.startswith("As ")]
    assert len(files) >= 6
    for path in files:
        answer = editor.raw("GET", path)
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert len(answer.content) > 500
    assert re.search(r"One group says: \w+", page.text)


def agreed_in_documents(team: Team) -> str:
    """What documents say of the agreement. On the command line they say the same."""
    answer = team.known(Role.EDITOR).raw("GET", "/console/documents/response/anonymous/html")
    assert "-agreed.html" in answer.headers["Content-Disposition"]
    assert "have not agreed" not in answer.text
    [said] = {
        *re.findall("<p[^>]*>(The members agreed this on 14 February 2026: [^<]*)", answer.text)
    }
    consultation = load(ROOT / "consultations" / "lsp-2005")
    with team.database.reading() as session:
        material = load_material(session, consultation, DraftWords(Settings().draft_words))
        agreed = approved(session, consultation.id, how_far(session, material))
    assert agreed
    assert agreed.meeting in said
    paper = team.known(Role.EDITOR).raw("GET", "/console/documents/paper/named/html").text
    assert "have not agreed" not in paper
    return str(said)


def test_that_a_submission_was_sent_is_recorded_and_told_from_what_is_stored(team: Team) -> None:
    editor = team.known(Role.EDITOR)
    circulate(editor)
    assert record(editor).banner
    submit(team.known(Role.ADMINISTRATOR))
    path = "/console/agreement/submissions/1"
    assert "It is not recorded that it was sent." in editor.get("/console/agreement").text
    page = editor.get(f"{path}?done=sent")
    assert "It is not recorded that this was sent." in page.text
    wrong = editor.fill(page, "/sent", sent_to="", sent_on="2999-01-01")
    assert [problem.split(".")[0] for problem in wrong.problems] == [
        "Say to whom it was sent", "Enter the day on which it was sent"
    ]  # fmt: skip
    for _ in range(2):
        page = editor.fill(wrong, "/sent", sent_to="The Ministry", sent_on="2026-02-15")
    assert page.banner == "It is recorded that the response was sent."
    assert page.text.count("Sent to The Ministry on 15 February 2026.") == 1
    assert "Recorded by Eddie Editor" in page.text
    assert "not recorded" not in page.text
    assert "Sent to The Ministry" in editor.get("/console/agreement").text
    assert editor.post("/console/agreement/submissions/2/sent", {"sent_to": "A"}).status == 404


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


def test_before_circulating_one_sees_what_members_will_see_and_what_nobody_has_edited(
    team: Team, lsp: Consultation
) -> None:
    editor, member = team.known(Role.EDITOR), team.console(None)
    with team.database.transaction() as session:
        by = accounts(session)[0].id
        draft = Draft("1", (Passage((Sentence("We wrote this.", frame=True),)),))
        save(session, lsp, draft, version=2, account=by)
    told = r"(\d+) of (\d+) parts stand as Folkmoot drafted them"
    page = editor.get("/console/circulation")
    [(untouched, total)] = re.findall(told, page.text)
    assert int(untouched) == int(total) - 1
    page = editor.get(page.links["See what the members will see"])
    assert re.findall(told, page.text) == [(untouched, total)]
    assert "We wrote this." in page.text
    assert "This is what we say in 6." in page.text
    assert "This is what we say in paper." not in page.text
    marks = page.text.count("edited by nobody")
    assert marks == int(untouched)
    page = editor.get(page.links["Put it in"])
    assert "This is what we say in paper." in page.text
    assert page.find("//main//form") == []
    assert "No version has been sent yet." in editor.get("/console/circulation").text
    page = member.get(circulate(editor))
    assert "This is a draft, as it was on" in page.text
    assert f"wrote {untouched} of its {total} parts" in page.text
    assert page.text.count("edited by nobody") == marks
    with team.database.transaction() as session:
        for place in ("letter", "6"):
            words = (Passage((Sentence("Somebody edits this now.", frame=True),)),)
            save(session, lsp, Draft(place, words), version=2, account=by)
    assert member.get(page.path).text.count("edited by nobody") == marks
    assert editor.get("/console/circulation/preview").text.count("edited by nobody") == marks - 2


def test_the_paper_is_shown_if_the_team_sends_it_along(team: Team) -> None:
    editor = team.known(Role.EDITOR)
    path = circulate(editor, paper="yes")
    assert "This is what we say in paper." in team.console(None).get(path).text
    # What was chosen for one version is chosen for the next.
    chosen = "//input[@name='paper' and @checked]/@value"
    assert editor.get("/console/circulation").find(chosen) == ["yes"]
    circulate(editor, paper="no")
    assert editor.get("/console/circulation").find(chosen) == ["no"]


def test_a_version_can_be_sent_without_what_was_taken_out(team: Team, lsp: Consultation) -> None:
    editor, member = team.known(Role.EDITOR), team.console(None)
    assert "Show members what has changed" not in editor.get("/console/circulation").text
    circulate(editor)
    with team.database.transaction() as session:
        said = Passage((Sentence("We meet on Sundays.", frame=True),))
        save(session, lsp, Draft("6", (said,)), version=2)
    page = member.get(circulate(editor, changes="no"))
    assert "We meet on Sundays." in page.text
    assert not page.find("//ins | //del")
    assert "This is what we say in 6." not in page.text
    # The team goes on seeing it.
    changes = editor.get("/console/circulation/2/changes")
    assert "This is what we say in 6." in changes.text


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
    settling = editor.fill(settling, decision="taken")
    late = editor.fill(settling, decision="taken", unchanged="yes")
    assert late.status == 409
    assert settle(editor, late.path, decision="taken").banner
    page = member.fill(member.get(change), "/comments/1", text="Say something")
    assert page.status == 409
    assert page.find("//textarea")[0].value.strip() == "Say something"
    assert "Say nothing" in other.get(path).text


def test_the_link_to_an_earlier_version_says_that_there_is_a_newer_one(team: Team) -> None:
    editor, member = team.known(Role.EDITOR), team.console(None)
    first = circulate(editor)
    assert "There is a newer version" not in member.get(first).text
    second = circulate(editor)
    assert "There is a newer version. Ask Ealing" in member.get(first).text
    assert "There is a newer version" not in member.get(second).text


def test_a_link_whose_time_is_over_leads_nowhere_and_before_that_shows_what_became_of_comments(
    team: Team,
) -> None:
    member = team.console(None)
    path = circulate(team.known(Role.EDITOR))
    form = member.get(f"{path}/comment?place=1&paragraph=0")
    for days, status in ((1, 200), (LINK_DAYS, 200), (LINK_DAYS + 1, 404)):
        with team.database.transaction() as session:
            over = now().date() - timedelta(days=days)
            session.execute(update(CirculationRow).values(comments_until=over))
        page = member.get(path)
        assert page.status == status
        assert ("Comments are not taken any more" in page.text) == (status == 200)
        late = member.fill(form, group="Acton Lunch Club", text="Late.")
        assert late.status == (409 if status == 200 else 404)
    assert "Links end some time after" in page.text
    assert "This is what we say" not in page.text


def test_a_comment_that_is_taken_back_is_gone(team: Team) -> None:
    member = team.console(None)
    path = circulate(team.known(Role.EDITOR))
    page = comment(member, path, text="Never mind us.")
    [change] = page.find("//a[contains(@href, '/comments/')]/@href")
    page = member.fill(member.get(change), "/comments/1", button="Take it back")
    assert "taken back" in page.banner
    assert "Never mind us." not in page.text


def test_taking_a_comment_without_changing_the_draft_is_asked_about(
    team: Team, lsp: Consultation
) -> None:
    editor, member = team.known(Role.EDITOR), team.console(None)
    path = circulate(editor)
    comment(member, path, "1-2")
    comment(member, path, "1-1")
    first, second = editor.get("/console/circulation/comments").find("//tbody//a/@href")
    page = editor.get(first)
    assert "still says this, word for word" in page.text
    asked = editor.fill(page, decision="taken", reason="Gladly.")
    assert asked.status == 400
    [told] = asked.problems
    assert told.startswith("The draft has not changed here since it was circulated.")
    assert "/console/drafts/1#sentence-2" in asked.links.values()
    assert asked.find("//textarea[@id='reason']")[0].value.strip() == "Gladly."
    assert "Not settled yet" in member.get(path).text
    assert editor.fill(asked, unchanged="yes").banner
    with team.database.transaction() as session:
        words = (Passage((Sentence("This is new.", frame=True),)),)
        save(session, lsp, Draft("1", words), version=2)
    page = editor.get(second)
    assert "has been changed here since" in page.text
    assert editor.fill(page, decision="taken").banner


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


def test_approving_before_members_could_read_or_comment_is_asked_about(team: Team) -> None:
    editor = team.known(Role.EDITOR)
    circulate(editor)
    fields = {"meeting": "Members’ meeting", "met_on": "2026-02-14", "present": "Thirty"}

    def send(**more: str) -> Page:
        return editor.fill(editor.get("/console/agreement"), "/console/agreement", **fields, **more)

    page = send(decision="approve")
    assert page.status == 400
    assert "after this meeting. Comments on it are taken until" in page.text
    assert page.find("//input[@name='present' or @name='meeting']/@value") == ["Members’ meeting"]
    fields["met_on"] = f"{now():%Y-%m-%d}"
    page = send(decision="approve")
    assert "Comments on version 1 are taken until 17 February 2099." in page.text
    assert "No meeting has decided yet." in page.text
    page = editor.fill(page, "/console/agreement", early="yes")
    assert page.banner == "The decision is recorded."
    assert send(decision="amend").banner == "The decision is recorded."


def test_members_see_what_a_later_version_has_changed_and_can_read_it_without_the_marks(
    team: Team, lsp: Consultation
) -> None:
    editor, member = team.known(Role.EDITOR), team.console(None)
    first = circulate(editor)
    assert "Show what has changed" not in member.get(first).text

    def said(*sentences: str) -> tuple[Passage, ...]:
        return tuple(Passage((Sentence(each, frame=True),)) for each in sentences)

    with team.database.transaction() as session:
        kept, gone = "We meet on Mondays in the hall.", "Nobody has a bicycle there."
        save(session, lsp, Draft("6", said(kept, gone)), version=2)
    second = circulate(editor)
    with team.database.transaction() as session:
        save(session, lsp, Draft("6", said(kept.replace("Mon", "Sun"), "So be it.")), version=3)
        save(session, lsp, Draft("16a", ()), version=2)
    link = circulate(editor)
    page = member.get(link)
    marks = {
        kind: [mark.text_content() for mark in page.find(f"//{kind}")] for kind in ("ins", "del")
    }
    nothing = "The network gives no answer to this question."
    assert marks["ins"] == [
        "Added: Sundays  End.", "Added: So be it. End.", f"Added: {nothing} End.",
    ]  # fmt: skip
    assert marks["del"][:2] == ["Taken out: Mondays  End.", f"Taken out: {gone} End."]
    assert "Compared with version 2." in page.text
    named = [each.text for each in page.find("//section[@aria-labelledby='new-heading']//li/a")]
    assert named == ["Question 6", "Question 16a"]
    # What stands there can be commented on.
    assert page.find("//*[@id='6-2']//a[contains(@href, 'place=6&paragraph=1')]")
    assert len(page.find("//a[contains(@href, 'place=16a')]")) == 2
    plain = member.get(str(page.find("//a[contains(@href, 'marks=no')]/@href")[0]))
    assert not plain.find("//ins | //del")
    assert kept not in plain.text
    assert plain.find("//*[@id='6-2']//a[contains(@href, 'place=6&paragraph=1')]")
    back = plain.find("//section[@aria-labelledby='new-heading']//a/@href")
    assert back == [link]
    assert "There is a newer version" in member.get(second).text


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
    assert "changed since version 1 was sent to the members" in page.text
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


def test_what_was_said_to_tell_nothing_of_members_is_listed_where_one_agrees(
    team: Team, lsp: Consultation
) -> None:
    sentences = (Sentence("Dear Sir or Madam", frame=True), Sentence("All want it.", frame=True))
    with team.database.transaction() as session:
        save(session, lsp, Draft("letter", (Passage(sentences),)), version=4)
    page = team.known(Role.EDITOR).get("/console/agreement")
    listed = page.find("//h3[contains(., 'tell nothing of')]/following-sibling::ul[1]/li/text()")
    assert "Covering letter: All want it." in listed
    assert [each for each in listed if "Dear Sir" in each] == []


def test_two_editors_who_settle_a_comment_at_once_settle_it_once(team: Team) -> None:
    path = circulate(team.known(Role.EDITOR))
    comment(team.console(None), path)
    people = [team.known(role) for role in (Role.EDITOR, Role.ADMINISTRATOR)]
    path = "/console/circulation/comments/1"
    forms = [person.fill(person.get(path), decision="not", reason="") for person in people]
    with ThreadPoolExecutor(2) as pool:
        sent = [
            pool.submit(p.fill, f, decision="not", reason="No.")
            for p, f in zip(people, forms, strict=True)
        ]
        pages = [one.result() for one in sent]
    assert sorted(page.status for page in pages) == [200, 409]


def test_an_address_that_comments_too_often_is_told_to_wait_and_loses_no_word(
    tmp_path: Path, lsp: Consultation
) -> None:
    # A gateway of its own: this address may not comment there for a while.
    team = start_team(tmp_path)
    prepare(team.database, lsp)
    with team.server:
        member = team.console(None)
        path = circulate(team.known(Role.EDITOR))
        form = member.get(f"{path}/comment?place=1&paragraph=0")
        fields = dict(form.form().form_values()) | {
            "group": "Acton Lunch Club",
            "text": "Say more.",
        }
        away = {"Sec-Fetch-Site": "same-origin"}
        statuses = [
            member.raw("POST", f"{path}/comment", data=fields, headers=away).status_code
            for _ in range(COMMENTS_AN_HOUR + 1)
        ]
        assert statuses[0] == 303
        assert statuses[-1] == 429
        page = member.fill(form, group="Acton Lunch Club", text="One more thing.")
        assert page.status == 429
        assert re.search(r"send it again in \d+ seconds", page.problems[0])
        assert page.find("//textarea")[0].value.strip() == "One more thing."
        assert member.get(path).text.count("Say more.") == 1
    team.database.close()
