"""Where a group's words went, for the team and for the group, from the draft to the submission."""

from collections.abc import Iterator

import pytest

from bot.consultation import Consultation, Ref
from bot.response.drafts.draft import Draft, Passage, Sentence
from bot.response.submitted.evidence import said
from bot.store.responses.submissions import load_submissions
from bot.store.team.accounts import Role
from tests.console.agreeing import circulate, comment, record, settle_all, submit
from tests.console.conftest import Team, start_team
from tests.console.drafting import save
from tests.web.plain import Plain

OURS = "The wombats need a hall."
THEIRS = "The quetzals need a barn, and the vixens a shed."


@pytest.fixture
def team(tmp_path) -> Iterator[Team]:
    made = start_team(tmp_path)
    with made.server:
        yield made
    made.database.close()


def answered(team: Team, group: str, words: str) -> Plain:
    """A group that has submitted one answer on the plain pages, and may not be quoted."""
    plain = Plain(team.server.address)
    plain.fill(plain.start(), words=words)
    page = plain.fill(plain.fill(plain.get("/answer/about"), group=group, named="yes"))
    assert page.path == "answer/done"
    return plain


def draft(team: Team, consultation: Consultation, version: int = 1) -> str:
    """Write a sentence that leans on the first group's answer. Gives its response's id."""
    with team.database.transaction() as session:
        ours, _ = load_submissions(session, consultation.id)
        leaning = Sentence("Somebody needs room.", (said(ours, Ref(1))[0].evidence,))
        save(session, consultation, Draft("1", (Passage((leaning,)),)), version)
    return ours.id


def test_a_group_sees_on_its_own_pages_where_its_words_went_once_the_response_is_submitted(
    team: Team, lsp: Consultation
) -> None:
    group = answered(team, "Lunch Club", OURS)
    answered(team, "Barn Club", THEIRS)
    id_ = draft(team, lsp)
    page = group.get(group.get("/answer/done").links["where your words went"])
    assert "has not sent its response" in page.text
    assert OURS not in page.text

    editor, address = team.console(Role.EDITOR), f"/console/responses/{id_}/went"
    path = circulate(editor)
    comment(team.console(None), path, "1-1", group="lunch  club", text="Say hall, not room.")
    settle_all(editor)
    assert "It was made from the draft as it stood on" in editor.get(address).text
    assert record(editor).banner
    assert "has submitted a response that uses your words" not in group.get("/answer/end").text
    submit(team.console(Role.ADMINISTRATOR))
    ending = group.get("/answer/end").text
    assert "has sent its members a draft that uses your words" in ending
    assert "has submitted a response that uses your words" in ending

    for text in (group.get("/answer/went").text, editor.get(address).text):
        for words in (
            "It was made from the response that was submitted on",
            "number 1.", OURS, "Somebody needs room.", "Say hall, not room.", "Taken.",
        ):  # fmt: skip
            assert words in text
        assert "vixens" not in text

    with team.database.transaction() as session:
        save(session, lsp, Draft("1", (Passage((Sentence("Nothing."),)),)), 2)
    assert "Somebody needs room." in group.get("/answer/went").text
    late = answered(team, "Late Club", "We came late.")
    assert "uses your words" not in late.get("/answer/end").text
    assert "You responded after that." in late.get("/answer/went").text


def test_nobody_sees_it_without_a_response_of_their_own(team: Team) -> None:
    nobody = Plain(team.server.address)
    assert nobody.get("/answer/went").status != 200
    begun = Plain(team.server.address)
    begun.fill(begun.start(), words=OURS)
    assert begun.get("/answer/went").path == "answer/submit"
