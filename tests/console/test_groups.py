"""The groups that were invited."""

import re
from urllib.parse import parse_qs, urlsplit

from sqlalchemy import delete, select

from bot.consultation import Consultation
from bot.interview import About, Response
from bot.store.models import AuditRow, InvitationRow, ResponseRow, now
from bot.store.responses.responses import save_response
from tests.console.client import Console
from tests.console.conftest import Team

LIST = """name,community,area,contact
Acton Lunch Club,older people,Acton,jo@example.org
=1+1,,,
acton  lunch CLUB,,,
,no name,,
"""


def invite(team: Team, editor: Console, text: str) -> None:
    with team.database.transaction() as session:
        session.execute(delete(InvitationRow))
    page = editor.fill(editor.get("/console/groups/list"), text=text)
    page = editor.fill(page, "store")
    assert page.banner.startswith("The groups are on the list. Nothing was sent")


def test_a_list_is_looked_at_before_anything_is_stored(team: Team, editor: Console) -> None:
    page = editor.fill(editor.get("/console/groups/list"), text=LIST)
    assert "New groups: 2" in page.text
    assert "Line 4, “acton lunch CLUB”: Line 2 has the same name." in page.text
    assert "Line 5, “”: There is no name." in page.text
    with team.database.reading() as session:
        assert session.scalars(select(InvitationRow)).all() == []
    page = editor.fill(page, "store")
    assert page.rows()[1] == [
        "Acton Lunch Club",
        "older people",
        "Acton",
        "jo@example.org",
        "Not heard",
    ]
    page = editor.fill(editor.get("/console/groups/list"), text=LIST)
    assert "There is no new group" in page.text
    assert "This group is on the list already." in page.text


def test_a_list_comes_as_a_file_too_and_a_wrong_one_costs_nothing(
    team: Team, editor: Console
) -> None:
    with team.database.transaction() as session:
        session.execute(delete(InvitationRow))
    page = editor.get("/console/groups/list")
    page = editor.fill(page, files={"file": ("a.csv", b"\0\1\2")}, text="Typed before")
    assert page.status == 400
    assert "a.csv is not a text file" in page.problems[0]
    assert page.find("//textarea")[0].text.strip() == "Typed before"
    page = editor.fill(page, files={"file": ("a.csv", LIST.encode())}, text="")
    assert "New groups: 2" in page.text
    assert editor.fill(editor.get("/console/groups/list"), text="").problems == [
        "Paste a list, or choose a file."
    ]


def test_one_group_is_added_changed_and_taken_off(team: Team, editor: Console) -> None:
    invite(team, editor, "Duck Lane")
    page = editor.fill(editor.get("/console/groups/new"), name="", area="Acton")
    assert page.problems == ["Enter the group's name."]
    assert page.find("//input[@name='area']")[0].get("value") == "Acton"
    assert editor.fill(page, name="duck LANE").problems == [
        "A group of this name is on the list already."
    ]
    page = editor.fill(page, name="Lunch <i>Club</i>")
    assert page.banner.startswith("The group is on the list. Nothing was sent")
    letter = page.find("//textarea[@id='letter']")[0].text
    assert "Dear Lunch <i>Club</i>," in letter
    assert f"{editor.address}/" in letter
    assert "Please answer by" not in letter, "the day is past"
    assert page.find("//a[starts-with(@href, 'mailto:')]") == []
    assert "The response was due by 3 March 2006." in page.text
    page = editor.get(editor.get("/console/groups").links["Lunch <i>Club</i>"])
    clash = editor.fill(page, page.path, name="Duck lane", area="Hanwell")
    assert clash.status == 400
    assert clash.heading == "Lunch <i>Club</i>"
    page = editor.fill(
        page, page.path, name="Lunch Club", area="Hanwell", contact="Jo, jo@example.org, 020 1"
    )
    assert page.banner == "The details are saved."
    [opened] = page.find("//a[starts-with(@href, 'mailto:')]/@href")
    parts = urlsplit(opened)
    assert parts.path == "jo@example.org"
    assert parse_qs(parts.query)["body"][0].startswith("Dear Lunch Club,\r\n\r\n")
    page = editor.fill(page, "/remove")
    assert [row[0] for row in page.rows()] == ["Duck Lane"]


def test_a_response_under_another_name_is_linked_by_hand(
    team: Team, lsp: Consultation, editor: Console
) -> None:
    invite(team, editor, "Duck Lane\nAnother")
    with team.database.transaction() as session:
        row = ResponseRow(consultation=lsp.id, door="form", submitted_at=now())
        session.add(row)
        session.flush()
        about = About(group="The Lane's Friends")
        save_response(session, row.id, Response(), Response(about=about))
    page = editor.get(editor.get("/console/groups").links["Duck Lane"])
    assert "Nothing has come from this group" in page.text
    page = editor.fill(page, "/link", response=row.id)
    assert "The Lane's Friends: Submitted. You have linked it by hand." in page.text
    assert (
        editor.get("/console/groups?stage=submitted").rows()[0][-1]
        == "Submitted Duck Lane linked by hand"
    )
    page = editor.fill(page, "/link", response="")
    assert "Nothing has come from this group" in page.text
    form = {"response": "0" * 32}
    assert editor.post(f"{page.path}/link", form).status == 400


def test_the_list_is_searched_filtered_paged_and_saved_as_a_table(
    team: Team, editor: Console, reviewer: Console
) -> None:
    rows = "".join(
        f"Group {nth:03},women,{'Acton' if nth % 2 else 'Hanwell'}\n" for nth in range(119)
    )
    invite(team, editor, f"name,community,area\n{rows}=SUM(A1),,\n")
    page = reviewer.get("/console/groups?area=acton")
    assert "59 of 120 groups." in page.text
    assert len(page.rows()) == 50
    page = reviewer.get(page.links["Next page"])
    assert page.rows()[-1][0] == "Group 117"
    assert reviewer.get("/console/groups?name=GROUP+01").text.count("Group 01") == 10
    assert reviewer.get("/console/groups?page=999&stage=x").status == 200
    table = reviewer.raw("GET", "/console/groups.csv?community=women").text
    assert len(table.splitlines()) == 120
    table = reviewer.raw("GET", "/console/groups.csv?name=sum").content.decode("utf-8-sig")
    assert table.splitlines()[1] == "'=SUM(A1),,,,Not heard"


def test_what_was_done_is_in_the_audit_log_without_names(team: Team, editor: Console) -> None:
    invite(team, editor, "A name nobody else has")
    with team.database.reading() as session:
        [*rows] = session.scalars(select(AuditRow).where(AuditRow.action == "groups_invited"))
    assert rows[-1].details == {"groups": 1}
    assert not re.search("name nobody", str([row.details for row in rows]))
