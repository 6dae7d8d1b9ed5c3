"""From the draft to a submitted response, through the pages."""

import re
from collections.abc import Iterator

import pytest

from bot.consultation import Consultation
from bot.store.accounts import Role
from tests.console.agreeing import circulate, comment, record, state
from tests.console.conftest import Team, start_team
from tests.console.drafting import prepare


@pytest.fixture
def team(tmp_path, lsp: Consultation) -> Iterator[Team]:
    """A gateway with sample groups and a draft."""
    made = start_team(tmp_path)
    prepare(made.database, lsp)
    with made.server:
        yield made
    made.database.close()


def test_the_whole_way_from_a_draft_to_a_submitted_response(team: Team) -> None:
    editor, member = team.console(Role.EDITOR), team.console(None)
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
    administrator = team.console(Role.ADMINISTRATOR)
    page = administrator.get("/console/agreement/submit")
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
