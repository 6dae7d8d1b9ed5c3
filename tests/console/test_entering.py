"""Typing in responses in the console, through the interview's own pages."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.consultation import Consultation, Ref
from bot.response.submitted.redacting import Redaction
from bot.store.models import ConversationRow, ResponseRow
from bot.store.redactions import redact
from bot.store.responses.submissions import load_submissions
from tests.console.client import Console, Page
from tests.console.conftest import Team
from tests.web.plain import Plain


def begin(editor: Console, group: str) -> Page:
    page = editor.fill(editor.get("/console/enter"), "/enter", group=group, evidence="On its form")
    assert page.path == "/answer/question/1"
    return page


def answer(editor: Console, page: Page, words: str) -> Page:
    return editor.fill(page, page.path, button="Save and continue", stance="agree", words=words)


def submit(editor: Console) -> Page:
    page = editor.get("/answer/submit")
    return editor.fill(page, "/submit")


def test_a_paper_response_is_typed_in_submitted_and_printed(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    page = begin(editor, "Hanwell  Ringers")
    assert "You are typing in the response of: Hanwell Ringers" in page.text
    answer(editor, page, "Yes, if we are asked before.")
    page = editor.get("/answer/about")
    editor.fill(
        page, "/about", people="nine", mandate="Everybody who rings", named="yes", quoted="no"
    )
    page = submit(editor)
    assert page.path == "/answer/done"
    printed = editor.get("/answer/print")
    number = page.find("//strong[@class='code']")[0].text
    assert number in printed.text
    assert "Yes, if we are asked before." in printed.text
    assert editor.raw("GET", "/answer/copy.html").status_code == 200
    with team.database.reading() as session:
        [made] = [
            one for one in load_submissions(session, lsp.id) if one.about.group == "Hanwell Ringers"
        ]
        row = session.get_one(ResponseRow, made.id)
        author = session.scalars(
            select(ConversationRow.author).where(ConversationRow.response_id == made.id)
        ).one()
    assert made.submitted_at is not None
    assert (made.about.people, made.about.named, made.about.quoted) == (9, True, False)
    assert made.answers[Ref(1)].text == "Yes, if we are asked before."
    assert (row.door, row.consent_evidence, author) == ("paper", "On its form", "Eddie Editor")
    for path in (f"/console/responses/{made.id}", "/console/questions/1"):
        assert "As the team chose when it took the response in" in editor.get(path).text
    page = editor.get("/console/enter")
    assert page.rows()[-1][:4] == ["Hanwell Ringers", "Typed in", "1", "Eddie Editor"]
    page = editor.fill(page, "/enter", group="hanwell RINGERS")
    assert page.status == 400
    assert "has a response already" in page.problems[0]


def test_how_a_consent_is_known_is_changed_together_with_it(team: Team, editor: Console) -> None:
    begin(editor, "Perivale Weavers")
    page = editor.get("/answer/check")
    [to_consents] = page.find("//a[@href='#about']")
    assert "whether it may be named and quoted" in to_consents.text
    assert page.find("//h2[@id='about']")
    assert "On its form" in page.text
    page = editor.get("/answer/about")
    wrong = editor.fill(page, "/about", people="many", quoted="yes", evidence="Jo told us")
    assert wrong.status == 400
    assert wrong.find("//textarea[@id='evidence']")[0].text.strip() == "Jo told us"
    editor.fill(wrong, "/about", people="4")
    with team.database.reading() as session:
        made = session.scalars(select(ResponseRow).where(ResponseRow.people == 4)).one()
    assert (made.quoted, made.consent_evidence) == (True, "Jo told us")
    # A group that fills in its own pages is asked nothing of the kind.
    group = Plain(editor.address)
    group.start()
    assert "How do you know" not in group.get("/answer/about").text


def test_two_responses_that_are_open_in_two_windows_are_never_mixed_up(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    first = begin(editor, "First Group")
    second = begin(editor, "Second Group")
    page = answer(editor, first, "The words of the first group.")
    assert page.status == 409
    assert "Another response is open in this browser by now" in page.text
    assert "You are typing in the response of: Second Group" in page.text
    assert page.find("//textarea")[0].text.strip() == "The words of the first group."
    answer(editor, second, "The words of the second group.")
    with team.database.reading() as session:
        made = {one.about.group: one for one in load_submissions(session, lsp.id)}
    assert made["Second Group"].answers[Ref(1)].text == "The words of the second group."
    assert "First Group" not in made
    listed = editor.get("/console/enter")
    assert {row[0] for row in listed.rows()} >= {"First Group", "Second Group"}
    # Going on with the first is one button away.
    page = editor.fill(listed, button="with First Group")
    assert "the response of: First Group" in page.text
    assert answer(editor, editor.get("/answer/question/1"), "Here they are.").status == 200


@pytest.mark.parametrize("page", ["end", "code", "about", "check", "comment"])
def test_every_form_of_a_page_is_refused_once_another_response_is_open(
    team: Team, editor: Console, page: str
) -> None:
    begin(editor, f"Before {page}")
    shown = editor.get(f"/answer/{page}")
    begin(editor, f"After {page}")
    forms = [
        form for form in shown.find("//form[@method='post']") if "leave" not in form.get("action")
    ]
    assert forms or page == "check"
    for form in forms:
        assert editor.post(form.get("action"), dict(form.form_values())).status == 409


def test_leaving_and_signing_out_end_typing_in_and_a_response_of_ones_own_stays(
    team: Team, editor: Console
) -> None:
    page = editor.fill(editor.get("/answer"), "/start", route="all")
    assert "You are typing in" not in page.text
    answer(editor, page, "My own group's words.")
    begin(editor, "Paper Group")
    page = editor.fill(editor.get("/answer/questions"), "/leave")
    assert page.path == "/console/enter"
    page = editor.get("/answer/check")
    assert "You are typing in" not in page.text
    assert "My own group's words." in page.text
    begin(editor, "Paper Group Two")
    assert (
        editor.raw("POST", "/answer/key", headers={"Sec-Fetch-Site": "same-origin"}).status_code
        == 403
    )
    editor.fill(editor.get("/console"), "/sign-out")
    assert "folkmoot_entry" not in editor.session.cookies


def test_what_was_imported_and_not_submitted_can_be_gone_on_with(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    page = editor.fill(editor.get("/console/import"), text="1. From a file.", group="Imported")
    editor.fill(page, button="Store this", submitted="no", named="yes", quoted="no")
    page = editor.fill(editor.get("/console/enter"), button="with Imported")
    assert "the response of: Imported" in page.text
    assert "From a file." in editor.get("/answer/check").text
    assert submit(editor).path == "/answer/done"
    with team.database.reading() as session:
        [made] = [one for one in load_submissions(session, lsp.id) if one.about.group == "Imported"]
    assert made.submitted_at is not None
    # What was typed wrongly can be put right afterwards, too.
    page = editor.fill(editor.get("/console/enter"), button="with Imported")
    page = editor.get("/answer/question/1")
    assert answer(editor, page, "From a file, put right.").status == 200


def test_what_was_imported_as_submitted_can_be_put_right_on_the_pages(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    page = editor.fill(editor.get("/console/import"), text="1. Taken in.", group="Taken In")
    page = editor.fill(page, button="Store this", named="unsaid", quoted="unsaid")
    assert editor.fill(page, button="Change its answers").path == "/answer/check"
    assert answer(editor, editor.get("/answer/question/1"), "Put right.").status == 200
    with team.database.reading() as session:
        [made] = [one for one in load_submissions(session, lsp.id) if one.about.group == "Taken In"]
    assert made.answers[Ref(1)].text == "Put right."
    assert made.submitted_at is not None


def test_a_groups_own_response_cannot_be_typed_into(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    member = Console(team.server.address)
    member.fill(member.get("/answer"), "/start", route="all")
    with team.database.reading() as session:
        form = session.scalars(select(ResponseRow.id).where(ResponseRow.door == "form")).first()
    assert editor.post(f"/console/enter/{form}").status == 404
    assert editor.fill(editor.get("/console/enter"), "/enter", group=" ").problems == [
        "Enter the name of the group."
    ]


def test_a_response_with_redacted_words_is_changed_by_administrators_alone(
    team: Team, editor: Console, administrator: Console
) -> None:
    page = editor.fill(editor.get("/console/import"), text="1. Ring Jo Doe.", group="Told Too Much")
    page = editor.fill(page, button="Store this", named="unsaid", quoted="unsaid")
    path = page.path
    response = path.rpartition("/")[2]
    with team.database.transaction() as session:
        redact(
            session, response, Redaction("Jo Doe", "[name removed]"), reason="A person",
            keep_until=date(2099, 1, 1), account_id=None,
        )  # fmt: skip
    page = editor.get(path)
    assert "Only an administrator can change its answers" in page.text
    page = editor.post(f"/console/enter/{response}", {"at": "check"})
    assert page.path == path
    assert "Only an administrator can change its answers" in page.banner
    assert "Jo Doe" not in editor.get("/answer/check").text
    page = administrator.fill(administrator.get(path), button="Change its answers")
    assert page.path == "/answer/check"
