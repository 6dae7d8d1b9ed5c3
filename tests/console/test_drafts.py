"""The pages where the draft is written, with a real gateway."""

import html
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import delete, func, select, update

from bot.consultation import Consultation
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.interview import GENERAL
from bot.settings import ROOT
from bot.store.drafts import AT_WORK, current_drafts, draft_versions
from bot.store.models import (
    AnswerRow,
    AuditRow,
    DraftRow,
    Group,
    ResponseRow,
    SeenAnswersRow,
    SettledViewRow,
    ThemeDecisionRow,
    ThemeRunRow,
    now,
)
from bot.store.network.searching import run_themes
from bot.store.responses.erasing import erase_response
from bot.store.responses.submissions import load_submissions
from bot.store.team.accounts import Role
from tests.console.client import Console, Page
from tests.console.conftest import Team


@pytest.fixture(scope="module", autouse=True)
def groups(team: Team, lsp: Consultation) -> None:
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with team.database.transaction() as session:
        load_sample_groups(session, lsp, samples)


@pytest.fixture(autouse=True)
def clean(team: Team) -> Iterator[None]:
    yield
    with team.database.transaction() as session:
        session.execute(delete(DraftRow))
        session.execute(delete(SettledViewRow))
        session.execute(delete(SeenAnswersRow))


@pytest.fixture
def drafted(editor: Console) -> Console:
    """An editor who has had everything drafted."""
    editor.fill(editor.get("/console/drafts"), "/console/drafts")
    return editor


def text_of(page: Page) -> str:
    return str(page.find("//textarea[@id='text']")[0].text).removeprefix("\n")


def save(console: Console, place: str, text: str) -> Page:
    page = console.get(f"/console/drafts/{place}")
    return console.fill(page, f"/console/drafts/{place}", "Save", text=text)


def row(page: Page, title: str) -> list[str]:
    return next(cells for cells in page.rows() if cells[0] == title)


def test_everything_is_drafted_with_one_button(editor: Console) -> None:
    before = editor.get("/console/drafts")
    assert row(before, "Question 4")[1:] == ["Not drafted", "Minority views to settle: 5", ""]
    after = editor.fill(before, "/console/drafts")
    assert after.banner == "The places that nobody has edited are drafted from the answers."
    titles = [cells[0] for cells in after.rows()]
    at = titles.index("Question 16 as a whole")
    assert titles[at + 1 :][:2] == ["Question 16a", "Question 16b"]
    assert {cells[1] for cells in after.rows()} == {"Drafted from the answers"}
    # What Folkmoot wrote is only proposed as telling the minority views.
    assert row(after, "Covering letter")[2] == "Nothing"
    assert row(after, "Question 4")[2] == "Minority views to settle: 5"
    assert "Nothing is new" in editor.fill(after, "/console/drafts").banner


def test_a_draft_is_edited_and_keeps_what_it_leans_on(drafted: Console) -> None:
    page = drafted.get("/console/drafts/1")
    assert "Six of the twelve groups that answered this question agree, " in text_of(page)
    text = text_of(page).replace("Six of", "Exactly six of") + "\n\nWe hope so!\n\n## And\n\n- this"
    saved = save(drafted, "1", text)
    assert saved.banner == "The draft is saved."
    assert text_of(saved) == text
    lines = [
        " ".join(item.text_content().split()) for item in saved.find("//ol[@class='sentences']/li")
    ]
    assert lines[0].startswith("Exactly six of")
    assert "Leans on answers" in lines[0]
    assert lines[-2].startswith("We hope so! No answer behind it")
    listed = row(drafted.get("/console/drafts"), "Question 1")
    assert listed[1] == "Edited"
    assert listed[2].startswith("Sentences without an answer behind them: 2")
    assert "Eddie Editor" in listed[3]
    # What was edited is left as it is when all is drafted again.
    drafted.fill(drafted.get("/console/drafts"), "/console/drafts")
    assert text_of(drafted.get("/console/drafts/1")) == text


def test_a_quotation_that_was_altered_and_a_number_that_is_too_great_are_marked(
    drafted: Console,
) -> None:
    text = text_of(drafted.get("/console/drafts/1"))
    [said, *_] = re.findall(r"“([^”]{30,})”", text)
    altered = text.replace(said, f"{said} at last").replace("twelve groups", "19 groups", 1)
    page = save(drafted, "1", altered)
    marked = [" ".join(each.text_content().split()) for each in page.find("//*[@class='why']")]
    assert any(f"says “{said} at last”" in each for each in marked)
    assert "Sentences that do not say what the answers say: 1" in page.text
    assert page.find("//p[@class='note warning']/a/@href")[0].startswith("#sentence-")
    listed = row(drafted.get("/console/drafts"), "Question 1")
    assert "Sentences that do not say what the answers say: 1" in listed[2]
    for where in ("circulation", "agreement"):
        told = drafted.get(f"/console/{where}").text
        assert "Sentences that do not say what the answers say: 1." in told
    mended = save(drafted, "1", text)
    assert "says “" not in " ".join(
        each.text_content() for each in mended.find("//*[@class='why']")
    )


def test_a_name_below_the_letter_needs_no_answer_behind_it(drafted: Console) -> None:
    text = text_of(drafted.get("/console/drafts/letter"))
    assert "Nobody's name stands below" in html.unescape(drafted.get("/console/agreement").text)
    name = "Jo Doe, Secretary"
    page = save(drafted, "letter", f"{text}\n\n{name}".replace("Dear Sir", "Dear all. Dear Sir"))
    support = {
        line.find("p").text_content().strip(): line.findall("p")[1].text_content().strip()
        for line in page.find("//ol[@class='sentences']/li")
    }
    assert support[name] == "Needs no answer"
    assert "Nobody's name stands below" not in html.unescape(drafted.get("/console/agreement").text)
    claim = "Ninety groups oppose any new partnership."
    page = save(drafted, "letter", f"{text}\n\n{claim}")
    assert f"{claim} No answer behind it" in " ".join(
        " ".join(line.text_content().split()) for line in page.find("//ol[@class='sentences']/li")
    )
    # Above the closing words a person's own words are told apart as before.
    assert support["Dear all."].startswith("No answer behind it")


def test_the_letter_and_the_paper_have_a_desk_too(drafted: Console) -> None:
    letter, paper = (drafted.get(f"/console/drafts/{place}") for place in ("letter", "paper"))
    assert "Dear Sir or Madam" in text_of(letter)
    assert "## What to decide" in text_of(paper)
    assert letter.heading == "Covering letter"


def test_the_letter_says_which_of_its_key_issues_nobody_has_confirmed(
    team: Team, lsp: Consultation, drafted: Console
) -> None:
    assert "Key issues that nobody has confirmed" not in drafted.get("/console/drafts/letter").text
    run_themes(team.database, lsp)
    page = drafted.get("/console/drafts/letter")
    assert "Key issues that nobody has confirmed" in page.text
    links = [href for name, href in page.links.items() if name.startswith("Themes of question")]
    assert links
    # Who accepts all themes of a question confirms them.
    desk = drafted.get(links[0])
    while accept := desk.find("//button[@value='accept']"):
        theme = accept[0].getparent().find("input[@name='theme']").get("value")
        seen = desk.find("//input[@name='seen']")[0].get("value")
        desk = drafted.post(
            links[0], {"do": "accept", "seen": seen, "show": "all", "page": "1", "theme": theme}
        )
    assert links[0] not in drafted.get("/console/drafts/letter").links.values()
    assert "Key issues that" not in drafted.get("/console/drafts/1").text
    with team.database.transaction() as session:
        session.execute(delete(ThemeRunRow))
        session.execute(delete(ThemeDecisionRow))


def test_nothing_is_lost_when_two_people_edit_at_once(team: Team, drafted: Console) -> None:
    other = team.console(Role.ADMINISTRATOR)
    mine, theirs = drafted.get("/console/drafts/5"), other.get("/console/drafts/5")
    other.fill(theirs, "/console/drafts/5", "Save", text="Ada was here.")
    page = drafted.fill(mine, "/console/drafts/5", "Save", text="Eddie was here.")
    assert page.status == 409
    assert "Ada Administrator saved version 2" in page.text
    assert "Ada was here." in page.text
    assert text_of(page) == "Eddie was here."
    solved = drafted.fill(page, "/console/drafts/5", text="Ada and Eddie were here.")
    assert text_of(solved) == "Ada and Eddie were here."


def test_a_page_that_saves_by_itself_gets_what_changed(team: Team, drafted: Console) -> None:
    def autosave(text: str, version: str) -> str:
        return drafted.session.post(
            f"{drafted.address}/console/drafts/6",
            data={"text": text, "version": version},
            headers={"HX-Request": "true", "Sec-Fetch-Site": "same-origin"},
        ).text

    said = autosave("We think", "1")
    assert 'value="2"' in said
    assert "Version 2, saved" in said
    assert 'value="3"' in autosave("We think so.", "2")
    # Saving the same once more, as when the button is pressed meanwhile, is no conflict.
    again = drafted.post("/console/drafts/6", {"text": "We think so.", "version": "2"})
    assert again.status == 200
    assert "has saved this draft in the meantime" in autosave("Otherwise.", "2")
    with team.database.reading() as session:
        versions = draft_versions(session, "lsp-2005", "6")
    assert [(v.version, v.by) for v in versions] == [(3, "Eddie Editor"), (1, None)]


def test_an_earlier_version_is_compared_and_brought_back(drafted: Console, team: Team) -> None:
    first = text_of(drafted.get("/console/drafts/8"))
    page = save(drafted, "8", "Something else altogether.")
    changes = drafted.get(page.links["What has changed since version 1"])
    assert "Something" in changes.find("//ins")[0].text_content()
    assert changes.find("//del")
    back = drafted.fill(changes, "/versions/1")
    assert text_of(back) == first
    assert back.banner == "The earlier version stands again."


def test_ticks_stay_when_one_looks_for_other_points(drafted: Console) -> None:
    """What is ticked in both lists stays ticked, and is changed at once."""
    save(drafted, "8", "Planners matter to us.")
    page = drafted.get("/console/drafts/8/sentences/1")
    first, second = [box.get("value") for box in page.find("//input[@name='add']")[:2]]
    page = drafted.fill(page, "/sentences/1", "Change what", add=first)
    ticked = {"remove": first, "add": second, "words": "no such words"}
    page = drafted.fill(page, "/sentences/1", "Find", **ticked)
    assert "No point has been found." in page.text
    assert page.find("//input[@checked]/@value") == [first, second]
    page = drafted.fill(page, "/sentences/1", "Change what")
    assert page.find("//input[@name='remove']/@value") == [second]


def test_drafting_anew_keeps_what_stood_there(drafted: Console) -> None:
    first = text_of(drafted.get("/console/drafts/8"))
    page = save(drafted, "8", "Ours.")
    page = drafted.fill(page, "/anew")
    assert text_of(page) == first
    assert "What has changed since version 2" in page.links


def test_what_a_sentence_leans_on_is_changed_by_hand(drafted: Console) -> None:
    save(drafted, "8", "Planners matter to us.")
    page = drafted.get("/console/drafts/8/sentences/1")
    assert "It leans on nothing." in page.text
    found = drafted.get("/console/drafts/8/sentences/1?question=8&words=walk")
    box = found.find("//input[@name='add']")[0]
    page = drafted.fill(found, "/sentences/1", "Change what", add=box.get("value"))
    assert page.banner is not None
    assert page.banner.startswith("What it leans on is changed.")
    assert "Leans on answers" in page.text
    box = page.find("//input[@name='remove']")[0]
    page = drafted.fill(page, "/sentences/1", "Change what", remove=box.get("value"))
    assert "No answer behind it" in page.text
    page = drafted.fill(page, "/sentences/1", "It says nothing about")
    assert "Needs no answer" in page.text
    page = drafted.fill(page, "/sentences/1", "It does say something")
    assert "No answer behind it" in page.text


def to_settle(console: Console, place: str) -> str:
    return row(console.get("/console/drafts"), f"Question {place}")[2]


def settled(page: Page) -> list[str]:
    return [str(item.get("class")) for item in page.find("//ul[@class='ledger']/li")]


def test_each_minority_view_is_confirmed_beside_its_words_and_its_sentences(
    team: Team, drafted: Console
) -> None:
    page = drafted.get(
        drafted.get("/console/drafts/4").links["Look at the minority views and settle them"]
    )
    assert settled(page) == ["proposed"] * 5
    for item in page.find("//ul[@class='ledger']/li"):
        words, told = item.findall(".//div[@class='beside']/div")
        assert words.text_content().strip()
        assert "Nothing." not in told.text_content()
    one = drafted.fill(page, "/views", "The draft tells this view")
    assert one.banner == "Confirmed. It holds for as long as the group and the draft say the same."
    assert settled(one) == ["proposed"] * 4 + ["written_in"]
    assert "By Eddie Editor" in one.text
    assert to_settle(drafted, "4") == "Minority views to settle: 4"
    all_ = drafted.fill(one, "/views", "Confirm all 4")
    assert settled(all_) == ["written_in"] * 5
    assert to_settle(drafted, "4") == "Nothing"
    back = drafted.fill(all_, "/views", "Take the confirmation back")
    assert settled(back) == ["proposed"] + ["written_in"] * 4
    with team.database.reading() as session:
        actions = session.scalars(select(AuditRow.action).where(AuditRow.subject == "draft:4"))
        assert [action for action in actions if "view" in action] == [
            *["view_confirmed"] * 5,
            "view_settled",
        ]


def test_a_confirmation_holds_only_for_what_was_read(team: Team, drafted: Console) -> None:
    page = drafted.fill(drafted.get("/console/drafts/4/views"), "/views", "Confirm all 5")
    text = text_of(drafted.get("/console/drafts/4"))
    # Words beside the sentences that tell the views make no difference.
    save(drafted, "4", f"{text}\n\nWe hope so.")
    assert to_settle(drafted, "4") == "Sentences without an answer behind them: 1"
    told = page.find("//div[@class='beside']/div[2]/p")[0].text_content()
    save(drafted, "4", text.replace(told, told.replace(".", ", it seems.")))
    again = drafted.get("/console/drafts/4/views")
    assert settled(again)[0] == "proposed"
    assert "It was settled before." in again.text
    save(drafted, "4", text)
    assert to_settle(drafted, "4") == "Nothing"
    [response] = {item.get("value").split()[0] for item in page.find("(//input[@name='view'])[1]")}
    with team.database.transaction() as session:
        session.execute(
            update(AnswerRow)
            .where(AnswerRow.response_id == response, AnswerRow.number == 4, AnswerRow.is_current)
            .values(followup="We would add that it is dear.")
        )
        session.execute(
            update(ResponseRow)
            .where(ResponseRow.id == response)
            .values(version=ResponseRow.version + 1)
        )
    assert to_settle(drafted, "4").endswith("Minority views to settle: 1")


def test_who_settles_a_view_settles_it_as_it_was_shown(drafted: Console) -> None:
    page = drafted.get("/console/drafts/4/views")
    save(drafted, "4", "Our members see it in different ways.")
    late = drafted.fill(page, "/views", "Confirm all 5")
    assert late.status == 409
    assert "has changed while you looked" in late.problems[0]
    assert settled(late) == ["open"] * 5
    view = late.find("//input[@name='view']/@value")[0]
    # What no sentence tells cannot be confirmed.
    assert drafted.post("/console/drafts/4/views", {"do": "confirm", "view": view}).status == 409
    assert drafted.post("/console/drafts/4/views", {"do": "what", "view": view}).status == 404
    assert drafted.get("/console/drafts/letter/views").status == 404


def test_a_minority_view_is_set_aside_with_a_reason_and_brought_back(drafted: Console) -> None:
    save(drafted, "4", "Our members see it in different ways.")
    page = drafted.get("/console/drafts/4/views")
    assert to_settle(drafted, "4").startswith("Sentences without an answer behind them: 1")
    wrong = drafted.fill(page, "/views", "Set aside", reason="")
    assert wrong.status == 400
    assert wrong.problems == ["Say why this view is left out."]
    group = page.find("//ul[@class='ledger']/li/h2")[0].text_content()
    beginning = " ".join(group.split()[:3])
    view = page.find("//ul[@class='ledger']/li[1]//input[@name='view']/@value")[0]
    fields = {"do": "aside", "view": view, "reason": f"{beginning} says so elsewhere."}
    named = drafted.post("/console/drafts/4/views", fields)
    assert named.problems == [
        "Leave out whose view it is. The reason stands in the documents, without the group's name."
    ]
    settled_ = drafted.fill(page, "/views", "Set aside", reason="It is told under question 5.")
    assert "The reason: It is told under question 5." in settled_.text
    assert "Minority views to settle: 4" in to_settle(drafted, "4")
    back = drafted.fill(settled_, "/views", "Bring back")
    assert settled(back) == ["open"] * 5


def test_a_view_that_is_set_aside_is_not_quoted(team: Team, drafted: Console) -> None:
    page = drafted.get("/console/drafts/4/views")
    quoted = next(
        item
        for item in page.find("//ul[@class='ledger']/li")
        if "“" in item.findall(".//div[@class='beside']/div")[1].text_content()
    )
    words = quoted.findall(".//q")[0].text
    view = quoted.findall(".//input[@name='view']")[0].get("value")
    fields = {"do": "aside", "view": view, "reason": "It is told under question 5."}
    page = drafted.post("/console/drafts/4/views", fields)
    assert "quoted" in settled(page)
    assert "Minority views to settle: 5" in to_settle(drafted, "4")
    drafted.fill(drafted.get("/console/drafts"), "/console/drafts")
    assert words not in text_of(drafted.get("/console/drafts/4"))
    assert settled(drafted.get("/console/drafts/4/views")).count("set_aside") == 1
    text = drafted.get("/console/documents").find("//a[contains(@href, 'md')]/@href")
    document = html.unescape(drafted.raw("GET", text[0]).text)
    assert "Why it is not taken up: It is told under question 5." in document
    assert words not in document


def test_what_leaned_on_an_erased_answer_is_shown_and_can_be_drafted_anew(
    team: Team, drafted: Console
) -> None:
    with team.database.transaction() as session:
        victim = session.scalars(
            select(ResponseRow.id).join(Group).where(ResponseRow.quoted).order_by(Group.name)
        ).first()
        assert victim is not None
        texts = session.scalars(select(AnswerRow.text).where(AnswerRow.response_id == victim))
        words = [text for text in texts if len(text) > 40]
        erase_response(session, victim)
    listed = drafted.get("/console/drafts")
    assert "Sentences that documents leave out" in row(listed, "Covering letter")[2]
    page = drafted.get("/console/drafts/6")
    assert "[The text is gone, since a group changed or erased its answers.]" in page.text
    for place in ("1", "6", "letter"):
        shown = drafted.get(f"/console/drafts/{place}").text
        assert [text for text in words if text[:40] in shown] == []
    drafted.fill(listed, "/console/drafts")
    assert "erased" not in drafted.get("/console/drafts/6").text
    assert "eleven" in text_of(drafted.get("/console/drafts/letter"))


def test_a_sentence_that_leans_on_withdrawn_words_is_cleared_with_one_button(
    team: Team, drafted: Console
) -> None:
    save(drafted, "8", "Planners matter to us. They all do. Nobody knows why.")
    for number, nth in ((1, 0), (1, 1), (2, 0)):
        page = drafted.get(f"/console/drafts/8/sentences/{number}?question=8")
        groups = {box.partition("/")[0]: box for box in page.find("//input[@name='add']/@value")}
        box = list(groups.values())[nth]
        drafted.fill(page, f"/sentences/{number}", "Change what", add=box)
    page = drafted.get("/console/drafts/8/sentences/1")
    assert "Take away what does not count any more" not in page.text
    lost, other = page.find("//input[@name='remove']/@value")
    with team.database.transaction() as session:
        session.execute(
            update(ResponseRow)
            .where(ResponseRow.id == lost.partition("/")[0])
            .values(submitted_at=None)
        )
    path = "/console/drafts/8/sentences/1"
    page = drafted.get(f"{path}?question=8&words=plan")
    assert "Its answers changed" in page.text
    wrong = drafted.fill(page, "/sentences/1", "Change what")
    assert wrong.status == 400
    assert "Nothing was chosen, so nothing is changed." in wrong.text
    assert wrong.find("//input[@id='words']/@value") == ["plan"]
    page = drafted.fill(page, "/sentences/1", "Take away what does not count any more")
    assert "Leans on answers" in page.text
    assert page.find("//input[@name='remove']/@value") == [other]
    page = drafted.get("/console/drafts/8/sentences/2")
    page = drafted.fill(page, "/sentences/2", "Take the sentence out")
    assert page.banner == "The sentence is taken out. What stood here before is among the versions."
    assert text_of(page) == "Planners matter to us. Nobody knows why."
    assert "Its answers changed" not in page.text


def test_what_a_group_said_before_it_changed_its_answer_is_not_shown(
    team: Team, drafted: Console
) -> None:
    """The desk, versions and conflicts go without it, and it comes back with the group's words."""
    with team.database.reading() as session:
        response, old = session.execute(
            select(AnswerRow.response_id, AnswerRow.text)
            .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
            .where(ResponseRow.quoted, AnswerRow.is_current, AnswerRow.number == 9)
            .order_by(func.length(AnswerRow.text).desc())
        ).first() or ("", "")
    words = " ".join(old.split()[:6])
    save(drafted, "9", f"One says: {words} and so on.")
    stale = drafted.get("/console/drafts/9")
    assert words in text_of(stale)
    change_answer(team, response, "We see it in another way now.")
    try:
        for path in ("9", "9/versions/1", "9/sentences/1", "9/views"):
            shown = drafted.get(f"/console/drafts/{path}")
            assert words not in html.unescape(shown.html), path
        late = drafted.post("/console/drafts/9", {"text": "Mine.", "version": "1"})
        assert late.status == 409
        assert words not in html.unescape(late.html)
    finally:
        change_answer(team, response, old)
    assert words in text_of(drafted.get("/console/drafts/9"))


def change_answer(team: Team, response: str, text: str) -> None:
    """The group gives another answer to question 9."""
    of = (AnswerRow.response_id == response, AnswerRow.number == 9)
    with team.database.transaction() as session:
        last = session.scalars(select(AnswerRow).where(*of, AnswerRow.is_current)).one()
        last.is_current = False
        session.flush()
        session.add(
            AnswerRow(
                response_id=response, number=9, part=last.part, version=last.version + 1,
                is_current=True, status=last.status, stance=last.stance, text=text, followup="",
            )
        )  # fmt: skip
        session.execute(
            update(ResponseRow)
            .where(ResponseRow.id == response)
            .values(version=ResponseRow.version + 1)
        )


def test_reviewers_read_and_do_not_write(drafted: Console, reviewer: Console) -> None:
    page = reviewer.get("/console/drafts/1")
    assert page.find("//textarea | //main//button") == []
    assert "What each sentence leans on" in page.text
    assert reviewer.post("/console/drafts/1", {"text": "x", "version": "1"}).status == 403


@pytest.mark.parametrize(
    "path", ["99", "nowhere", "1/versions/9", "1/sentences/999", "1/sentences/x"]
)
def test_what_is_not_there_is_not_found(drafted: Console, path: str) -> None:
    assert drafted.get(f"/console/drafts/{path}").status == 404


def test_a_form_without_a_version_keeps_what_was_typed(drafted: Console) -> None:
    page = drafted.post("/console/drafts/1", {"text": "Typed words."})
    assert page.status == 400
    assert text_of(page) == "Typed words."


def test_words_without_consent_are_pointed_out(team: Team, drafted: Console) -> None:
    with team.database.reading() as session:
        text = next(
            text
            for text in session.scalars(
                select(AnswerRow.text)
                .join(ResponseRow, AnswerRow.response_id == ResponseRow.id)
                .where(ResponseRow.quoted.is_(False), AnswerRow.is_current)
            )
            if len(text.split()) > 8
        )
    page = save(drafted, "9", f"They say: {text}")
    assert "It repeats words of a group that did not agree to be quoted." in page.text


def test_what_was_done_is_noted_without_words(team: Team, drafted: Console) -> None:
    save(drafted, "9", "Zanzibar is our answer.")
    with team.database.reading() as session:
        rows = session.scalars(select(AuditRow).where(AuditRow.subject.like("draft%"))).all()
        assert {"drafted", "draft_saved"} <= {entry.action for entry in rows}
        assert "Zanzibar" not in str([entry.details for entry in rows])
        assert current_drafts(session, "lsp-2005")["9"].edited


def test_work_of_another_day_is_a_version_of_its_own(team: Team, drafted: Console) -> None:
    save(drafted, "9", "One.")
    with team.database.transaction() as session:
        session.execute(update(DraftRow).values(created_at=now() - 2 * AT_WORK))
    save(drafted, "9", "Two.")
    with team.database.reading() as session:
        assert [v.version for v in draft_versions(session, "lsp-2005", "9")] == [3, 2, 1]


def test_comments_on_the_whole_paper_stand_beside_the_letter_and_in_no_document(
    team: Team, drafted: Console, lsp: Consultation
) -> None:
    with team.database.reading() as session:
        everybody = load_submissions(session, lsp.id)
        there = [s for s in everybody if s.submitted_at and not s.withdrawn]
        found = [s for s in there if GENERAL in s.answers and s.answers[GENERAL].text]
    assert found
    for place in ("letter", "paper"):
        page = drafted.get(f"/console/drafts/{place}")
        for each in found:
            assert page.find(
                f"//section[h2[@id='remarks-heading']]//a[contains(@href, '{each.id}')]"
            )
            assert html.escape(each.answers[GENERAL].text.split("\n")[0], quote=False) in page.text
    assert not drafted.get("/console/drafts/1").find("//*[@id='remarks-heading']")
    written = drafted.raw("GET", "/console/documents/response/named/json").text
    assert not any(each.answers[GENERAL].text.split("\n")[0][:60] in written for each in found)


def test_a_cleared_draft_says_nothing_of_its_question_anywhere(drafted: Console) -> None:
    assert save(drafted, "4", "").banner == "The draft is saved."
    assert text_of(drafted.get("/console/drafts/4")) == ""
    silent = "The network gives no answer to this question."
    for format_ in ("html", "csv"):
        document = drafted.raw("GET", f"/console/documents/response/named/{format_}").text
        assert document.count(silent) == 1
    assert silent in drafted.get("/console/circulation/preview").text
    page = drafted.raw("GET", "/console/documents/response/named/html").text
    answer = page.partition("Question 4</h4>")[2].partition("Question 5</h4>")[0]
    assert "<table>" in answer
    assert not any(tag in answer for tag in ("<li", "<blockquote"))
