"""The list of responses, the search, one response, and all answers to a question."""

import pytest
from sqlalchemy import select, update

from bot.consultation import Consultation, load
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.settings import ROOT
from bot.store.models import Group, ResponseRow, now
from tests.console.client import Console
from tests.console.conftest import Team

LSP = ROOT / "consultations" / "lsp-2005"
NOT_NAMED = "Back Lane Traders and Neighbours"


@pytest.fixture(scope="module", autouse=True)
def samples(team: Team) -> None:
    consultation = load(LSP)
    with team.database.transaction() as session:
        load_sample_groups(session, consultation, load_samples(LSP, consultation))


def test_the_list_shows_every_response_with_its_consents(reviewer: Console) -> None:
    page = reviewer.get("/console/responses?order=name")
    rows = page.rows()
    assert len(rows) == 12
    assert rows[0] == [
        f"{NOT_NAMED} sample", "Submitted", "Sample", "West Ealing", "17", "No", "Yes",
        rows[0][7], rows[0][8],
    ]  # fmt: skip
    assert rows[0][7].endswith("of 35")
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), key=str.lower)


def test_the_list_is_filtered_by_what_stands_in_the_address(reviewer: Console) -> None:
    page = reviewer.get("/console/responses?area=Southall")
    assert {row[3] for row in page.rows()} == {"Southall"}
    assert page.find("//select[@name='area']/option[@selected]")[0].text == "Southall"
    answered = reviewer.get("/console/responses?answered=16a").rows()
    assert 0 < len(answered) < 12
    assert "There are no such responses" in reviewer.get("/console/responses?state=begun").text
    assert len(reviewer.get("/console/responses?state=nonsense&order=7&page=99999").rows()) == 12


def test_a_search_shows_the_question_the_group_and_the_words_in_context(
    reviewer: Console,
) -> None:
    form = reviewer.get("/console/responses").form("/search")
    assert form.method == "GET"
    page = reviewer.get(form.get("action"), params={"q": "members council"})
    hits = page.find("//ol[@class='hits']/li")
    assert hits
    for hit in hits:
        marked = {mark.text.casefold() for mark in hit.xpath(".//mark")}
        assert marked & {"members", "member", "council", "councils", "council's"}, marked
        assert hit.xpath(".//h3/a[contains(@href, '/console/responses/')]")


@pytest.mark.parametrize(
    "typed", ['"', "or", "-a", "a OR", '"x y', "NEAR(", "* ^ : {}", "don't", "—", "%", "x" * 5000]
)
def test_a_search_takes_whatever_is_typed(reviewer: Console, typed: str) -> None:
    assert reviewer.get("/console/search", params={"q": typed}).status == 200


def test_a_response_shows_who_answered_and_what(reviewer: Console) -> None:
    page = reviewer.get(reviewer.get("/console/responses").links[f"{NOT_NAMED} sample"])
    assert page.heading == f"{NOT_NAMED} sample"
    assert "Went round with a clipboard" in page.text
    assert "Official wording of question 1" in page.text
    assert "Nothing said to" in page.text
    only = reviewer.get(page.path, params={"question": "1"})
    assert len(only.find("//section[@class='answer']")) == 1


def test_all_answers_to_a_question_can_be_filtered_by_where_groups_stand(
    reviewer: Console,
) -> None:
    page = reviewer.get("/console/questions/1")
    shown = len(page.find("//section[@class='answer']"))
    assert shown == 12
    links = [href for text, href in page.links.items() if text.startswith("Agree (")]
    [address] = links
    some = reviewer.get(address)
    assert 0 < len(some.find("//section[@class='answer']")) < shown
    assert all("Agrees" in each.text_content() for each in some.find("//section[@class='answer']"))


def test_the_words_of_a_response_that_is_not_submitted_are_not_shown(
    team: Team, reviewer: Console
) -> None:
    group = "Greenford Afternoon Tea Dance"
    with team.database.transaction() as session:
        response = session.scalars(
            select(ResponseRow.id).join(Group).where(Group.name == group)
        ).one()
        row = update(ResponseRow).where(ResponseRow.id == response)
        session.execute(row.values(withdrawn_at=now()))
    page = reviewer.get(f"/console/responses/{response}")
    assert "taken this response back" in page.text
    assert "talking shop" not in page.text
    assert "talking shop" not in reviewer.get("/console/questions/1").text
    assert group not in reviewer.get("/console/search", params={"q": '"talking shop"'}).text
    with team.database.transaction() as session:
        session.execute(row.values(withdrawn_at=None))
    assert "talking shop" in reviewer.get(f"/console/responses/{response}").text


def test_what_is_not_there_is_a_page_that_says_so(reviewer: Console, lsp: Consultation) -> None:
    for path in ("responses/x", "questions/99", "questions/x", "responses/x/answers/1"):
        assert reviewer.get(f"/console/{path}").status == 404
