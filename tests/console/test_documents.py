"""Downloading the draft in each format and edition, and the meeting paper."""

import json

import pytest
from sqlalchemy import select

from bot.consultation import load
from bot.consultation.samples import load_samples
from bot.exports import DATA, DOCUMENTS, FORMATS
from bot.importing.samples import load_sample_groups
from bot.response.submitted.editions import Edition
from bot.settings import ROOT
from bot.store.models import Group, ResponseRow
from tests.console.client import Console
from tests.console.conftest import Team

SAMPLES = ROOT / "consultations" / "lsp-2005"


@pytest.fixture(autouse=True, scope="module")
def groups(team: Team) -> None:
    consultation = load(SAMPLES)
    with team.database.transaction() as session:
        load_sample_groups(session, consultation, load_samples(SAMPLES, consultation))


def test_everything_on_the_page_can_be_downloaded(reviewer: Console) -> None:
    page = reviewer.get("/console/documents")
    addresses = page.find("//a[@class='download']/@href")
    in_editions = len(FORMATS) + len(DATA)
    assert len(addresses) == in_editions * len(Edition) + len(DOCUMENTS)
    for address in addresses:
        if "/named/" in address or address.endswith("/json"):
            answer = reviewer.raw("GET", address)
            assert answer.status_code == 200, address
            assert "attachment" in answer.headers["Content-Disposition"]
            assert len(answer.content) > 1000


def test_the_editions_name_whom_they_may(reviewer: Console) -> None:
    for edition in Edition:
        data = reviewer.raw("GET", f"/console/documents/response/{edition}/json").json()
        assert data["edition"] == edition
        assert not any(q["answers"] or q["shared"] or q["single"] for q in data["questions"])
        team = reviewer.raw("GET", f"/console/documents/answers/{edition}/json")
        assert "not-for-publication.json" in team.headers["Content-Disposition"]
        assert team.json()["for_team"]
        assert all(q["answers"] for q in team.json()["questions"])
        assert ("Ladle and Loaf" in json.dumps(data)) is (edition is Edition.NAMED)


def test_every_document_says_that_it_is_a_draft(reviewer: Console) -> None:
    for what in ("response", "paper"):
        page = reviewer.raw("GET", f"/console/documents/{what}/named/html").text
        assert "Draft. The members have not agreed this yet." in page


@pytest.mark.parametrize(
    "address",
    [
        "answers/named/docx",
        "paper/named/xlsx",
        "response/secret/docx",
        "other/named/docx",
        "response/named/x",
    ],
)
def test_what_is_not_there_is_not_found(reviewer: Console, address: str) -> None:
    assert reviewer.raw("GET", f"/console/documents/{address}").status_code == 404


def test_a_group_is_told_where_its_words_went(team: Team, editor: Console) -> None:
    with team.database.reading() as session:
        response = session.scalars(select(ResponseRow.id).join(Group).order_by(Group.name)).first()
    page = editor.get(f"/console/responses/{response}")
    page = editor.get(page.links["Where its words went"])
    for words in ("What you said", "What became of it", "the draft as it stood on"):
        assert words in page.text
    for format_ in ("docx", "pdf", "html"):
        found = editor.raw("GET", page.links[f"As {format_.upper()}"])
        assert found.status_code == 200
        assert "attachment" in found.headers["Content-Disposition"]
    assert "What you said" in found.text
    assert editor.raw("GET", f"/console/responses/{response}/went/csv").status_code == 404
    assert editor.raw("GET", "/console/responses/nobody/went").status_code == 404
