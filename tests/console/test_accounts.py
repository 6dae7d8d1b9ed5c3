"""The accounts of the team, and the audit log."""

from bot.store.team.accounts import Role
from tests.console.client import Console
from tests.console.conftest import NAMES, PASSWORD, Team, address_of


def test_an_administrator_adds_an_account_with_which_one_can_sign_in(
    administrator: Console, nobody: Console
) -> None:
    page = administrator.get("/console/accounts")
    assert [row[0] for row in page.rows()] == sorted(NAMES.values())
    page = administrator.fill(
        page, name="Nia New", email="Nia@Example.org", role="reviewer", password=PASSWORD
    )
    assert "is added" in page.banner
    assert "Nia New, reviewer" in nobody.sign_in("nia@example.org", PASSWORD).text


def test_what_is_missing_or_wrong_is_said_and_nothing_is_lost(administrator: Console) -> None:
    page = administrator.fill(administrator.get("/console/accounts"), name="Nia", password="x")
    assert page.status == 400
    assert len(page.problems) == 2
    assert page.find("//input[@id='name']")[0].value == "Nia"
    page = administrator.fill(page, email=address_of(Role.EDITOR), role="editor", password=PASSWORD)
    assert page.problems == ["There is an account with this e-mail address already."]


def test_a_closed_account_cannot_be_used_any_more(
    team: Team, administrator: Console, editor: Console
) -> None:
    page = administrator.get("/console/accounts")
    page = administrator.get(page.links[NAMES[Role.EDITOR]])
    administrator.fill(page, closed="yes")
    assert editor.get("/console").path == "/console/sign-in"
    assert editor.sign_in(address_of(Role.EDITOR), PASSWORD).status == 400
    administrator.fill(administrator.get(page.path), closed="no")
    assert team.console(Role.EDITOR).get("/console").status == 200


def test_the_last_administrator_cannot_be_closed(administrator: Console) -> None:
    page = administrator.get("/console/accounts")
    page = administrator.get(page.links[NAMES[Role.ADMINISTRATOR]])
    for change in ({"closed": "yes"}, {"role": "editor"}):
        assert "Make somebody else" in administrator.fill(page, **change).problems[0]


def test_the_audit_log_says_who_did_what(administrator: Console) -> None:
    page = administrator.get("/console/accounts")
    page = administrator.get(page.links[NAMES[Role.REVIEWER]])
    administrator.fill(page, role="editor")
    administrator.fill(administrator.get(page.path), role="reviewer")
    rows = administrator.get("/console/audit").rows()
    assert rows[0][1:3] == [NAMES[Role.ADMINISTRATOR], "Changed an account"]
    assert "role: reviewer" in rows[0][4]
    only = administrator.get("/console/audit", params={"subject": rows[0][3]}).rows()
    assert {row[3] for row in only} == {rows[0][3]}


def test_an_account_that_is_not_there_is_a_page_that_says_so(administrator: Console) -> None:
    page = administrator.get(f"/console/accounts/{'0' * 32}")
    assert page.status == 404
    assert "There is nothing at this address" in page.text
