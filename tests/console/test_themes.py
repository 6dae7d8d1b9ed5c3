"""The theme desk: what people decide there, together with others, and what they see of it."""

import re
import time
from collections.abc import Iterator

import pytest

from bot.consultation import Consultation, Ref
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.response.submitted.redacting import Redaction
from bot.settings import ROOT
from bot.store.models import now
from bot.store.network.searching import run_themes
from bot.store.redactions import redact
from bot.store.responses.erasing import erase_response
from bot.store.responses.submissions import load_submissions
from bot.store.team.accounts import Role
from tests.console.client import Console, Page
from tests.console.conftest import Team

DESK = "/console/themes/6"


@pytest.fixture(scope="module")
def filled(team: Team, lsp: Consultation) -> Iterator[Team]:
    """The sample groups."""
    samples = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    with team.database.transaction() as session:
        load_sample_groups(session, lsp, samples)
    return team


@pytest.fixture(scope="module")
def found(filled: Team, lsp: Consultation) -> Team:
    """The sample groups, with candidates."""
    run_themes(filled.database, lsp)
    return filled


def cards(page: Page) -> dict[str, str]:
    """The titles of the themes, with what each card says."""
    return {
        " ".join(card.find("h3").text_content().split()): " ".join(card.text_content().split())
        for card in page.find("//article")
    }


def ids(page: Page) -> list[str]:
    return [heading.get("id").removeprefix("theme-") for heading in page.find("//article/h3")]


def boxes(page: Page) -> list[str]:
    return [str(box.get("value")) for box in page.find("//input[@name='point']")]


def do(console: Console, page: Page, what: str, **fields: object) -> Page:
    """Press a button of the desk."""
    seen = page.find("//input[@name='seen']")[0].get("value")
    return console.post(DESK, {"do": what, "seen": seen, "show": "all", "page": "1", **fields})


def test_the_desk_without_answers_says_so(team: Team) -> None:
    reviewer = team.console(Role.REVIEWER)
    assert "Nobody has answered this question yet." in reviewer.get(DESK).text
    assert reviewer.get("/console/themes/99").status == 404
    assert reviewer.get("/console/themes/x").status == 404
    assert len(reviewer.get("/console/themes").rows()) == 37


def test_themes_are_looked_for_while_one_waits(filled: Team, lsp: Consultation) -> None:
    editor = filled.console(Role.EDITOR)
    page = editor.get("/console/themes")
    assert "Not looked at yet" in page.text
    page = editor.fill(page, "/console/themes", "Look for themes")
    assert "Looking for themes" in page.text
    end = time.monotonic() + 60
    while "Last looked on" not in page.text:
        assert time.monotonic() < end
        time.sleep(0.5)
        page = editor.get("/console/themes")
    assert "Not looked at yet" not in page.text
    assert any("Candidates to decide on" in row[1] for row in page.rows())


def test_a_candidate_shows_why_it_is_one(found: Team) -> None:
    page = found.console(Role.REVIEWER).get(DESK)
    text = next(iter(cards(page).values()))
    assert "Proposed by the machine" in text
    assert "Words they share" in text
    assert "Groups: " in text
    # A reviewer sees everything and can change nothing.
    assert page.find("//main//form") == []


def test_a_card_says_where_its_groups_stand_if_some_disagree_and_others_do_not(found: Team) -> None:
    reviewer = found.console(Role.REVIEWER)
    told = re.compile(r"Look whether they make the same point: (.*?) (?:Look at it|Words)")
    somewhere = False
    for nth in range(1, 36):
        page = reviewer.get(f"/console/themes/{nth}")
        for card, text in zip(page.find("//article"), cards(page).values(), strict=True):
            stands = told.findall(text)
            somewhere = somewhere or bool(stands)
            [theme] = card.xpath("./h3/@id")
            answers = reviewer.get(f"/console/themes/{nth}?show={theme.removeprefix('theme-')}")
            states = answers.find("//p[@class='by']/span[@class='state']/text()")
            views = {"Agrees", "Agrees partly", "Disagrees"}.intersection(states)
            assert bool(stands) is (len(views) > 1 and "Disagrees" in views)
            for view in views if stands else ():
                assert f"{view} {states.count(view)}" in stands[0]
    assert somewhere


def test_themes_are_accepted_named_merged_taken_away_and_all_is_undone(found: Team) -> None:
    editor = found.console(Role.EDITOR)
    page = before = editor.get(DESK)
    title = next(iter(cards(page)))
    page = do(editor, page, "accept", theme="m1")
    assert "The theme is yours now." in page.text
    assert "Decided" in cards(page)[title]
    page = do(editor, page, "rename", theme=ids(page)[0], title="Say it plainly")
    assert "Say it plainly" in cards(page)
    chosen = boxes(page)[-3:]
    page = do(editor, page, "make", point=chosen, title="Three things")
    assert "Groups: " in cards(page)["Three things"]
    one, other = ids(page)[:2]
    page = do(editor, page, "merge", theme=other, into=one)
    assert "Three things" not in cards(page)
    page = do(editor, page, "aside", point=chosen[:1], reason="Off the question")
    assert "Set aside: Off the question" in page.text
    page = do(editor, page, "back", point=chosen[:1])
    assert "Set aside: Off the question" not in page.text
    page = do(editor, page, "delete", theme=one)
    assert "Say it plainly" not in cards(page)
    assert "Eddie Editor" in page.text
    for _ in range(7):
        page = editor.fill(page, "/undo")
        assert page.status == 200
    assert cards(page) == cards(before)
    assert boxes(page) == boxes(before)
    assert page.text.count("Undone by Eddie Editor") == 7


def test_points_are_moved_and_every_answer_shows_its_themes(found: Team) -> None:
    editor = found.console(Role.EDITOR)
    page = editor.get(DESK)
    chosen = boxes(page)[0]
    page = do(editor, page, "make", point=boxes(page)[:2], title="Moving")
    made = ids(page)[0]
    only = editor.get(f"{DESK}?show={made}")
    assert "Answers in the theme “Moving”" in only.text
    assert "In Moving" in only.text
    page = do(editor, page, "move", point=chosen, into="alone")
    assert "In no theme" in page.text
    assert "The points stand alone now." in page.text
    page = do(editor, page, "move", point=chosen, into=made)
    assert "The points are moved." in page.text
    for _ in range(3):
        page = editor.fill(page, "/undo")


def test_of_two_who_decide_at_once_the_second_is_told_and_loses_nothing(found: Team) -> None:
    first, second = found.console(Role.EDITOR), found.console(Role.ADMINISTRATOR)
    old = second.get(DESK)
    page = do(first, first.get(DESK), "make", point=boxes(old)[:1], title="First come")
    refused = do(second, old, "make", point=boxes(old)[1:3], title="Second thoughts")
    assert refused.status == 409
    assert "Eddie Editor decided something at" in refused.problems[0]
    assert "First come" in cards(refused)
    form = refused.form(DESK, "Make a theme of them")
    assert form.fields["title"] == "Second thoughts"
    ticked = [box.get("value") for box in refused.find("//input[@name='point'][@checked]")]
    assert ticked == boxes(old)[1:3]
    page = do(second, refused, "make", point=ticked, title="Second thoughts")
    assert {"First come", "Second thoughts"} <= set(cards(page))
    for _ in range(2):
        page = first.fill(first.get(DESK), "/undo")
    assert "First come" not in cards(page)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"do": "make"}, "Tick at least one point"),
        ({"do": "make", "point": "x"}, "Tick at least one point"),
        ({"do": "rename", "theme": "m1", "title": " "}, "Enter a title."),
        ({"do": "rename", "theme": "m1", "title": "x" * 201}, "Use at most 200 characters."),
        ({"do": "merge", "theme": "m1", "into": ""}, "Choose another theme"),
        ({"do": "accept", "theme": "t99"}, "This theme is not there any more."),
        ({"do": "dance"}, "Choose what to do"),
        ({}, "Choose what to do"),
    ],
)
def test_what_cannot_be_done_is_said_beside_what_was_typed(
    found: Team, sent: dict[str, str], told: str
) -> None:
    editor = found.console(Role.EDITOR)
    page = do(editor, editor.get(DESK), sent.get("do", ""), **{**sent, "do": sent.get("do", "")})
    assert page.status == 400
    assert told in page.problems[0]


def test_htmx_gets_what_changed_with_the_place_to_go_on(found: Team) -> None:
    editor = found.console(Role.EDITOR)
    page = editor.get(DESK)
    seen = page.find("//input[@name='seen']")[0].get("value")
    answer = editor.session.post(
        f"{editor.address}{DESK}",
        {"do": "accept", "theme": "m1", "seen": seen},
        headers={"Sec-Fetch-Site": "same-origin", "HX-Request": "true"},
        timeout=60,
    )
    swapped = Page(answer)
    assert swapped.find("//h3[@autofocus]/@id") == [f"theme-{ids(swapped)[0]}"]
    late = editor.raw(
        "POST",
        DESK,
        data={"do": "delete", "theme": ids(swapped)[0], "seen": seen},
        headers={"Sec-Fetch-Site": "same-origin", "HX-Request": "true"},
    )
    # It would not be shown with the status of a conflict.
    assert late.status_code == 200
    assert "decided something at" in late.text
    editor.fill(editor.get(DESK), "/undo")


def test_what_was_decided_is_in_the_audit_log_without_words(found: Team) -> None:
    audit = found.console(Role.ADMINISTRATOR).get("/console/audit")
    assert "Decided on the themes of a question" in audit.text
    assert "Undid a decision on themes" in audit.text
    assert "First come" not in audit.text


def test_after_a_redaction_the_other_candidates_stay_and_the_desk_says_to_look_again(
    found: Team,
) -> None:
    editor = found.console(Role.EDITOR)
    page = editor.get(DESK)
    before, response = ids(page), boxes(page)[0].partition("/")[0]
    assert "Look for themes again" not in page.text
    with found.database.transaction() as session:
        texts = load_submissions(session, "lsp-2005")
        [text] = [each.answers[Ref(6)].text for each in texts if each.id == response]
        redact(
            session, response, Redaction(max(text.split(), key=len).strip(".,;:"), "[removed]"),
            reason="A name", account_id=None, keep_until=now().date(),
        )  # fmt: skip
    page = editor.get(DESK)
    assert ids(page) == before
    assert "Look for themes again" in page.text


def test_an_erased_response_is_gone_from_the_desk(found: Team) -> None:
    editor = found.console(Role.EDITOR)
    page = editor.get(DESK)
    point = boxes(page)[0]
    with found.database.transaction() as session:
        erase_response(session, point.partition("/")[0])
    assert point not in boxes(editor.get(DESK))
