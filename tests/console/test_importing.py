"""Taking in written responses in the console."""

import io

import docx
import pytest
from sqlalchemy import delete, func, select

from bot.consultation import Consultation, Ref, Stance, Status
from bot.consultation.samples import load_samples
from bot.importing.reading import LARGEST
from bot.importing.samples import load_sample_groups
from bot.interview import GENERAL
from bot.settings import ROOT
from bot.store.invited.standing import samples_left_out
from bot.store.models import AnswerRow, Group, ResponseRow, StandRow
from bot.store.responses.submissions import load_submissions
from tests.console.client import Console, Page
from tests.console.conftest import Team

PAPER = """Hanwell Bell Ringers
12 January 2006

Dear ECN

Here is what we think.

Yours sincerely

Jo Doe

1. Yes, if we are asked first.

2. Not applicable

3. Our tower is cold.

Appendix
"""


UNSAID = {"named": "unsaid", "quoted": "unsaid"}


@pytest.fixture(autouse=True)
def nothing_stored(team: Team) -> None:
    with team.database.transaction() as session:
        for table in (StandRow, AnswerRow, ResponseRow, Group):
            session.execute(delete(table))


def look(console: Console, text: str, **fields: str) -> Page:
    return console.fill(console.get("/console/import"), text=text, **fields)


def say_and_store(console: Console, page: Page, **fields: str) -> Page:
    """Store what is shown; the group has not said whether it may be named or quoted."""
    return console.fill(page, button="Store this", **{**UNSAID, **fields})


def stored(team: Team) -> int:
    with team.database.reading() as session:
        return session.scalar(select(func.count()).select_from(ResponseRow)) or 0


def fieldset(page: Page, legend: str) -> str:
    """The number of the piece with this legend."""
    for found in page.find("//fieldset[starts-with(@id, 'piece-')]"):
        if " ".join(found.find("legend").text_content().split()).startswith(legend):
            return str(found.get("id")).removeprefix("piece-")
    raise AssertionError(legend)


def test_a_response_is_looked_at_changed_and_stored(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    page = look(editor, PAPER, group="Hanwell Bell Ringers")
    assert page.status == 200
    assert "Nothing is stored yet" in page.text
    tiles = {tile.text: tile.getnext().text for tile in page.find("//dl[@class='tiles']/div/dt")}
    assert tiles == {
        "Questions answered": "2", "No answer, with a reason": "1", "Nothing said": "32",
        "Not placed": "1",
    }  # fmt: skip
    assert "As the words say (Agrees partly)" in page.text
    assert stored(team) == 0
    one, three, loose = (fieldset(page, legend) for legend in ("Question 1", "Question 3", "Not"))
    page = editor.fill(
        page, button="Store this",
        people="nine", mandate="Our committee", named="yes", quoted="unsaid",
        evidence="In the letter",
        area="Hanwell",
        **{f"stand-{one}": "agree", f"to-{three}": "4", f"text-{three}": "Our tower is cold!"},
        **{f"to-{loose}": "0", f"text-{loose}": "Thank you"},
    )  # fmt: skip
    assert "is stored as submitted. Questions answered: 2 of 35. No answer," in page.banner
    assert "In the letter" in page.text
    assert page.heading == "Hanwell Bell Ringers"
    with team.database.reading() as session:
        [made] = load_submissions(session, lsp.id)
        row = session.scalars(select(ResponseRow)).one()
    assert (made.about.group, made.about.people, made.area) == (
        "Hanwell Bell Ringers",
        9,
        "Hanwell",
    )
    assert (made.about.named, made.about.quoted) == (True, None)
    assert made.submitted_at is not None
    assert (row.door, row.consent_evidence) == ("import", "In the letter")
    assert (row.letter or "").startswith("Dear ECN")
    assert made.answers[Ref(1)].stance is Stance.AGREE
    assert made.answers[Ref(2)].status is Status.NOT_APPLICABLE
    assert made.answers[Ref(4)].text == "Our tower is cold!"
    assert made.answers[GENERAL].text == "Thank you"
    assert Ref(3) not in made.answers


def test_nothing_that_was_typed_is_lost_on_the_way(team: Team, editor: Console) -> None:
    page = look(editor, PAPER)
    nth = fieldset(page, "Question 1")
    page = editor.fill(
        page, button="Store this",
        people="many", contact="nowhere", mandate="Our <b>committee</b>", letter="Dear\n\nall",
        submitted="no", quoted="no", **{f"text-{nth}": "  Other words\n\nof ours "},
    )  # fmt: skip
    assert page.status == 400
    assert page.problems == [
        "Enter the name of the group.",
        "Enter a number, such as 12.",
        "Enter an e-mail address or a telephone number.",
        "Say whether the group may be named.",
    ]
    values = dict(page.form("store").form_values())
    assert values["people"] == "many"
    assert values["mandate"].strip() == "Our <b>committee</b>"
    assert values["submitted"] == "no"
    assert values["quoted"] == "no"
    assert values[f"text-{nth}"].removeprefix("\n").rstrip("\n").endswith("of ours ")
    page = editor.fill(page, button="Look again", people="12")
    assert page.status == 200
    assert dict(page.form("store").form_values())["people"] == "12"
    assert stored(team) == 0


def test_a_response_can_be_kept_without_counting_as_submitted(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    page = say_and_store(editor, look(editor, PAPER, group="Ringers"), submitted="no")
    assert page.banner.startswith("The response is stored, and not submitted yet.")
    with team.database.reading() as session:
        assert load_submissions(session, lsp.id)[0].submitted_at is None


def test_the_same_answers_and_the_same_group_are_not_stored_twice(
    team: Team, editor: Console
) -> None:
    say_and_store(editor, look(editor, PAPER, group="Ringers"))
    page = look(editor, PAPER, group="Somebody else")
    assert "The same answers were imported before, for “Ringers”" in page.text
    assert say_and_store(editor, page).status == 400
    page = look(editor, "1. Something else", group="RINGERS")
    assert "“Ringers” has a response already" in page.text
    page = say_and_store(editor, page)
    assert "This group has a response already" in page.problems[0]
    assert stored(team) == 1


def test_a_wrong_file_costs_nothing_that_was_typed(team: Team, editor: Console) -> None:
    page = editor.get("/console/import")
    page = editor.fill(
        page, files={"file": ("scan.pdf", b"%PDF-1.4 broken")}, group="Ringers", text="Kept"
    )
    assert page.status == 400
    assert "scan.pdf is damaged" in page.problems[0]
    assert page.find("//input[@name='group']")[0].get("value") == "Ringers"
    assert page.find("//textarea")[0].text.strip() == "Kept"
    too_large = io.BytesIO(b"x" * (LARGEST + 1))
    page = editor.fill(page, files={"file": ("big.txt", too_large)}, group="Ringers")
    assert page.problems == [
        "The file is larger than 20 MB. Save it without pictures, or copy its text and paste it."
    ]
    assert page.find("//input[@name='group']")[0].get("value") == "Ringers"
    assert editor.fill(page, text="").problems == ["Choose a file, or paste the response."]


def test_a_document_is_read(team: Team, editor: Console) -> None:
    document, buffer = docx.Document(), io.BytesIO()
    for line in ("1. Yes.", "2. <script>alert(1)</script>"):
        document.add_paragraph(line)
    document.save(buffer)
    page = editor.get("/console/import")
    page = editor.fill(page, files={"file": ("our response.docx", buffer.getvalue())})
    assert "“our response.docx”" in page.text
    assert fieldset(page, "Question 2")


def test_a_paper_without_numbers_is_placed_by_hand(team: Team, editor: Console) -> None:
    page = look(editor, "We like question one.\n\nAnd nothing else.", group="Ringers")
    assert "No numbered answers were found" in page.text
    assert say_and_store(editor, page).problems == [
        "There is no answer to store. Choose for at least one piece where it belongs."
    ]
    page = say_and_store(editor, page, **{"to-0": "1", "to-1": "1"})
    assert page.status == 200
    with team.database.reading() as session:
        text = session.scalars(select(AnswerRow.text)).one()
    assert text == "We like question one.\n\nAnd nothing else."


def test_a_table_of_many_groups_becomes_one_response_for_each(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    say_and_store(editor, look(editor, "1. Ours", group="Duck Lane"))
    text = "id,group,question,text,stance,people\n1,Ringers,1,Yes.,agree,9\n2,Club,1,Yes.,agree,\n"
    text += "3,duck lane,1,No.,,\n4,Empty,2,,,\n5,Ringers,16a,Fine,,\n"
    page = look(editor, text)
    assert "answers of 4 groups. Of these 2 can be stored." in page.text
    assert [row[-1][:3] for row in page.rows()] == ["Yes", "Yes", "No.", "No."]
    page = editor.fill(page, "/table", evidence="A table of the office")
    assert page.banner == "The responses are stored as submitted."
    with team.database.reading() as session:
        made = {one.about.group: one for one in load_submissions(session, lsp.id)}
    assert set(made) == {"Duck Lane", "Ringers", "Club"}
    assert set(made["Ringers"].answers) == {Ref(1), Ref(16, "a")}
    page = look(editor, text)
    assert "Of these 0 can be stored" in page.text


LONG = "Our members want to be asked before a plan is printed, and not only after it."
OTHER = "We would rather have one meeting in the evening than two of them in the daytime."


def table_of(*rows: tuple[str, str, str]) -> str:
    lines = [f'{group},{question},"{text}"' for group, question, text in rows]
    return "\n".join(["group,question,text", *lines])


def groups_stored(team: Team, consultation: Consultation) -> set[str | None]:
    with team.database.reading() as session:
        return {one.about.group for one in load_submissions(session, consultation.id)}


def test_answers_of_another_group_are_named_and_each_group_is_decided_on(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    say_and_store(editor, look(editor, f"1. {LONG}\n\n2. No comment", group="Ringers"))
    text = table_of(
        ("Club", "1", LONG.upper()), ("Club", "2", "No comment"), ("Club", "3", "Yes"),
        ("Choir", "5", OTHER), ("Choir", "2", "No comment"), ("Choir", "3", "Yes"),
        ("Bakers", "5", OTHER.replace(" ", "  ")), ("Bakers", "6", LONG),
        ("Fishers", "1", LONG), ("Fishers", "5", OTHER),
    )  # fmt: skip
    page = look(editor, text)
    assert "Groups for which this is so: 3." in page.text
    above = "You decide this above"
    assert [row[-1] for row in page.rows()] == [above, "Yes", above, above]
    said = {
        label.text: " ".join(label.getparent().find("div").text_content().split())
        for label in page.find("//label[starts-with(@for, 'copies-')]")
    }
    of_ringers, of_choir = (
        f"Same words as “{group}” in question {number}."
        for group, number in (("Ringers", 1), ("Choir", 5))
    )
    assert said == {"Club": of_ringers, "Bakers": of_choir, "Fishers": f"{of_ringers}{of_choir}"}
    bakers, fishers = (
        page.find(f"//label[.='{group}']/@for")[0] for group in ("Bakers", "Fishers")
    )
    page = editor.fill(page, "/table", **{bakers: "take", fishers: "leave"})
    assert page.banner == "The responses are stored as submitted."
    assert groups_stored(team, lsp) == {"Ringers", "Choir", "Bakers"}


def test_a_group_that_was_not_decided_on_is_asked_about_before_anything_is_stored(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    page = look(editor, table_of(("Club", "1", LONG), ("Choir", "1", "Yes")))
    # Meanwhile somebody stores the same answer for another group.
    say_and_store(editor, look(editor, f"1. {LONG}", group="Ringers"))
    page = editor.fill(page, "/table", evidence="A table")
    assert page.status == 400
    assert page.problems == [
        "“Club” has answers of another group. Leave it out, or take it all the same."
    ]
    assert dict(page.form("/table").form_values())["evidence"] == "A table"
    editor.fill(page, "/table")
    assert groups_stored(team, lsp) == {"Ringers", "Choir"}


def test_a_paper_with_an_answer_of_another_group_says_so(team: Team, editor: Console) -> None:
    editor.fill(look(editor, table_of(("Club", "1", LONG), ("Choir", "1", "Yes"))), "/table")
    page = look(editor, f"1. {LONG}\n\n2. Yes", group="Ringers")
    assert "Same words as “Club” in question 1." in page.text
    assert "Same words" not in look(editor, f"2. {LONG}\n\n1. Yes", group="Ringers").text
    say_and_store(editor, page)
    assert stored(team) == 3


def test_consents_are_asked_for_and_what_the_paper_says_of_them_is_shown(
    team: Team, editor: Console
) -> None:
    text = "1. Yes.\n\n16. Both.\n\n34. Buses. Write to jo@example.org.\n\n"
    text += "We are 17 people. We would like to be named, and you can quote us.\n"
    page = look(editor, text, group="Ringers")
    assert "The paper says: “We are 17 people.”" in page.text
    assert page.text.count("“We would like to be named, and you can quote us.”") == 2
    assert "Question 34: E-mail address" in page.text
    assert "This answers 16a and 16b together." in page.text
    nth, loose = fieldset(page, "Question 34"), fieldset(page, "Not placed")
    values = dict(page.form("store").form_values())
    assert values[f"text-{nth}"].strip() == "Buses. Write to jo@example.org."
    assert "We are 17" in values[f"text-{loose}"]
    page = editor.fill(page, button="Store this")
    assert page.problems == [
        "Say whether the group may be named.",
        "Say whether the group may be quoted.",
    ]
    assert stored(team) == 0
    page = editor.fill(page, button="Store this", named="yes", quoted="yes", people="17")
    assert page.form(button="Change its answers").get("action").startswith("/console/enter/")


def test_an_answer_in_the_words_of_its_question_is_shown_and_so_is_what_is_left_out(
    team: Team, editor: Console
) -> None:
    asked, echo = (
        "Should every local authority area have its own LSP?",
        "Yes. Every local authority area should have its own LSP.",
    )
    page = look(editor, f"9. {asked}\n\n10. {asked}\n{echo}\n\n30. {asked}", group="Ringers")
    for shown in (page, editor.fill(page, button="Look again")):
        values = dict(shown.form("store").form_values())
        assert values[f"text-{fieldset(shown, 'Question 10')}"].strip() == echo
        assert values[f"text-{fieldset(shown, 'Question 30')}"].strip() == asked
        assert "Left out as the consultation's own words (1)" in shown.text
        [left] = [item.text_content() for item in shown.find("//main//details//li")]
        assert left == asked
    say_and_store(editor, page)
    assert stored(team) == 1


def test_samples_that_count_no_more_are_told_of(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with team.database.transaction() as session:
        load_sample_groups(session, lsp, samples)
    told = "Sample groups that no longer count: 12."
    for path in ("/console", "/console/responses", "/console/drafts"):
        assert told not in editor.get(path).text
    page = say_and_store(editor, look(editor, PAPER, group="Ringers"))
    for shown in (page, *map(editor.get, ("/console", "/console/responses", "/console/drafts"))):
        assert told in shown.text
    assert told not in editor.get(page.path).text
    # Where samples count beside real groups, nothing is left out.
    with team.database.reading() as session:
        assert samples_left_out(session, lsp.id) == 12
        assert samples_left_out(session, lsp.id, with_samples=True) == 0


def test_an_answer_to_an_open_question_that_is_read_as_none_can_be_put_right(
    team: Team, editor: Console
) -> None:
    page = look(editor, "2. We do not know who decides.\n\n5. Plant more trees.", group="Unsure")
    page = editor.fill(page, button="Store this", **UNSAID)
    assert "Does not know" in page.text
    # Where nobody asks for a view, nothing else is said about where a group stands.
    assert len(page.find("//select[starts-with(@id, 'stand-')]")) == 1
    page = editor.fill(page, "/answers/2/stand", stand="unclear")
    assert "Does not know" not in page.find("//section[@id='q2']/p[2]")[0].text_content()
    assert "As the team has read the answer" in page.text


def test_an_answer_that_may_have_been_read_as_the_end_of_another_is_told_of(
    team: Team, editor: Console
) -> None:
    page = look(
        editor,
        "1. Yes.\n\n3. No.\n\n4. Our tower is cold.\n\n2. We do not know.\n",
        group="Ringers",
    )
    [told] = page.find("//div[@class='banner']//li")
    assert "Question 4" in told.text_content()
    assert "the number 2, and that question has no answer" in told.text_content()
    at = fieldset(page, "Question 4")
    assert told.find("a").get("href") == f"#piece-{at}"
    more = fieldset(page, "Words that were missed")
    changed = {
        f"text-{at}": "Our tower is cold.",
        f"text-{more}": "We do not know.",
        f"to-{more}": "2",
    }
    again = editor.fill(page, button="Look again", **changed)
    assert "may have been read as part" not in again.text
