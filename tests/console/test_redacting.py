"""Redacting, saying where a group stands, withdrawing and erasing, in the console."""

import pytest
from sqlalchemy import select, update

from bot.consultation import Ref, Status, load
from bot.interview import About, Answer, Response
from bot.settings import ROOT
from bot.store.models import AuditRow, ResponseRow, now
from bot.store.responses.responses import save_response
from bot.store.responses.stances import corrected_stands
from tests.console.client import Console, Page
from tests.console.conftest import Team

LSP = ROOT / "consultations" / "lsp-2005"
ANSWERS = (
    "Yes, but ask Quentin Xylander first, or write to quentin@example.org.",
    "We are not convinced. Larkfield Allotments were never asked.",
    "As quentin   xylander says, no.",
)


@pytest.fixture
def response(team: Team) -> str:
    """The address of a submitted response that names somebody and gives an address."""
    said = Response(
        about=About("Larkfield Allotments", "The committee", 9, named=False, quoted=True)
    )
    for number, text in enumerate(ANSWERS, 1):
        said = said.with_answer(Answer(Ref(number), Status.ANSWERED, text=text))
    with team.database.transaction() as session:
        # Those of earlier tests are out of the way.
        session.execute(update(ResponseRow).values(submitted_at=None))
        row = ResponseRow(consultation="lsp-2005", door="import", submitted_at=now())
        session.add(row)
        session.flush()
        save_response(session, row.id, Response(), said)
    return f"/console/responses/{row.id}"


def redact(console: Console, response: str, **fields: str) -> None:
    page = console.get(f"{response}/redactions")
    page = console.fill(
        page,
        "/redactions",
        "Show where",
        **{
            "passage": "Quentin Xylander",
            "instead": "[name removed]",
            "reason": "A name",
            **fields,
        },
    )
    assert page.status == 200, page.problems
    page = console.fill(page, "/redactions", "Redact these")
    assert page.banner == "The words are redacted."


def test_words_are_redacted_after_a_look_at_every_place(
    editor: Console, reviewer: Console, administrator: Console, response: str
) -> None:
    page = editor.get(editor.get(response).links["Redact words"])
    page = editor.fill(
        page, "/redactions", "Show where", passage="quentin xylander", instead="[name removed]",
        reason="Names a member of staff",
    )  # fmt: skip
    assert "Places in which these words stand: 2" in page.text
    assert [each.text for each in page.find("//del")] == ["Quentin Xylander", "quentin   xylander"]
    assert "Xylander" in reviewer.get(response).text
    page = editor.fill(page, "/redactions", "Redact these")
    assert "xylander" not in page.text.casefold()
    assert "Names a member of staff" in page.text
    for console in (reviewer, editor, administrator):
        for path in (response, "/console/questions/1", "/console/search?q=xylander"):
            read = console.get(path).text.casefold()
            assert "quentin xylander" not in read
        assert "ask [name removed] first" in console.get(response).text
        assert console.get("/console/search?q=xylander").find("//mark") == []
    assert "xylander" not in reviewer.get(f"{response}/redactions").text.casefold()
    assert "quentin xylander" in administrator.get(f"{response}/redactions").text


def test_an_administrator_takes_a_redaction_back(
    team: Team, administrator: Console, editor: Console, response: str
) -> None:
    redact(editor, response)
    assert not editor.get(f"{response}/redactions").find("//button[text()='Undo']")
    page = administrator.fill(administrator.get(f"{response}/redactions"), "/undo")
    assert page.banner == "The words can be read again."
    assert "Quentin Xylander" in editor.get(response).text
    with team.database.reading() as session:
        noted = session.scalars(select(AuditRow).order_by(AuditRow.id.desc()).limit(2)).all()
    assert [row.action for row in noted] == ["redaction_undone", "redacted"]
    assert "xylander" not in str([row.details for row in noted]).casefold()


def suggested(page: Page) -> list[str]:
    return [str(each.get("value")) for each in page.find("//input[@type='checkbox']")]


def test_what_may_identify_somebody_is_suggested_and_redacted_in_one_go(
    editor: Console, reviewer: Console, response: str
) -> None:
    page = editor.get(f"{response}/redactions")
    assert suggested(page) == ["quentin@example.org", "Larkfield Allotments"]
    page = editor.fill(page, button="Show where what you ticked")
    assert page.problems == ["Tick at least one of these."]
    boxes = {"ticked": suggested(page)}
    page = editor.post(f"{response}/redactions", {"of": "ticked", "why": "", **boxes})
    assert page.problems == ["Say why the words are redacted."]
    assert len(page.find("//input[@type='checkbox'][@checked]")) == 2
    page = editor.post(f"{response}/redactions", {"of": "ticked", "why": "Found", **boxes})
    assert "Places in which these words stand: 2" in page.text
    assert [each.text for each in page.find("//ins")] == [
        "[e-mail address removed]", "[our group]",
    ]  # fmt: skip
    page = editor.post(f"{response}/redactions", page.form(button="Redact these").form_values())
    assert page.banner == "The words are redacted."
    assert [row[1] for row in page.rows()] == ["Found", "Found"]
    assert suggested(page) == []
    read = reviewer.get(response).text
    assert "write to [e-mail address removed]" in read
    assert "[our group] were never asked" in read


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(editor: Console, response: str) -> None:
    page = editor.get(f"{response}/redactions")
    page = editor.fill(page, "/redactions", "Show where", passage="Nobody Atall", instead="x")
    assert page.status == 400
    assert len(page.problems) == 2
    assert page.find("//textarea")[0].text.strip() == "Nobody Atall"
    page = editor.fill(
        page, "/redactions", "Show where", passage="Quentin", instead="our quentin", reason="Name"
    )
    assert page.problems == ["What stands instead must not repeat the words."]


def test_an_answer_that_may_be_quoted_and_names_such_a_group_is_warned_of(
    reviewer: Console, editor: Console, response: str
) -> None:
    assert "question 2 may be quoted, and names a group" in reviewer.get(response).text
    redact(editor, response, passage="Larkfield Allotments", instead="[our group]")
    assert "names a group" not in reviewer.get(response).text


def test_an_editor_says_where_a_group_stands(team: Team, editor: Console, response: str) -> None:
    consultation = load(LSP)
    ref = next(ref for ref in (Ref(1), Ref(2), Ref(3)) if consultation.question(ref).asks_for_view)
    page = editor.get(response)
    assert "Inferred from the opening words" in page.text
    page = editor.fill(page, f"/answers/{ref}/stand", stand="partly")
    assert page.banner == "It is saved where the group stands."
    assert "As the team has read the answer" in page.text
    with team.database.reading() as session:
        [stand] = corrected_stands(session, consultation.id).values()
    assert stand == "partly"
    page = editor.fill(editor.get(f"/console/questions/{ref}"), "/stand", stand="")
    assert page.path == f"/console/questions/{ref}"
    with team.database.reading() as session:
        assert corrected_stands(session, consultation.id) == {}
    wrong = editor.post(f"{response}/answers/{ref}/stand", {"stand": "nonsense"})
    assert wrong.status == 400


def test_an_administrator_withdraws_and_erases_a_response_for_its_group(
    team: Team, administrator: Console, editor: Console, response: str
) -> None:
    redact(editor, response)
    page = administrator.get(administrator.get(response).links["Withdraw this response"])
    page = administrator.fill(page)
    assert page.problems == ["Choose why."]
    page = administrator.fill(page, reason="told")
    assert page.banner == "The response is withdrawn."
    assert "not convinced" not in page.text
    assert administrator.get(f"{response}/withdraw").status == 409
    page = administrator.fill(administrator.get(page.links["Erase this response"]), reason="wrote")
    assert page.banner == "Everything in the response is erased."
    assert "Larkfield" not in page.text
    assert administrator.get(f"{response}/erase").status == 410
    rows = administrator.get("/console/audit").rows()
    assert [row[2] for row in rows[:2]] == [
        "Erased a response for its group", "Withdrew a response for its group",
    ]  # fmt: skip
    assert "reason: told" in rows[1][4]
