"""Signing in to the console, and staying or not staying signed in."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.store.models import AccountRow, SignInRow, now
from bot.store.team.accounts import IDLE, LONGEST, Role
from tests.console.client import Console
from tests.console.conftest import PASSWORD, Team, address_of


def test_whoever_is_not_signed_in_is_asked_to_and_then_comes_where_they_wanted(
    nobody: Console,
) -> None:
    page = nobody.get("/console/password")
    assert page.path == "/console/sign-in"
    page = nobody.fill(page, email=address_of(Role.EDITOR).upper(), password=PASSWORD)
    assert page.path == "/console/password"
    assert "Eddie Editor, editor" in page.text


@pytest.mark.parametrize("to", ["https://evil.example", "//evil.example", "/answer", "/console\\x"])
def test_signing_in_leads_nowhere_but_into_the_console(nobody: Console, to: str) -> None:
    data = {"email": address_of(Role.EDITOR), "password": PASSWORD, "to": to}
    answer = nobody.raw(
        "POST", "/console/sign-in", data=data, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.headers["Location"] == "/console"


def test_a_wrong_password_and_an_unknown_address_are_not_told_apart(nobody: Console) -> None:
    said = set()
    for email in (address_of(Role.EDITOR), "nobody@example.org"):
        page = nobody.sign_in(email, "something else entirely")
        assert page.status == 400
        said.add(tuple(page.problems))
    assert said == {("The e-mail address or the password is not right. Check both and try again.",)}


def test_the_cookie_is_for_the_console_only_and_not_for_scripts(nobody: Console) -> None:
    data = {"email": address_of(Role.EDITOR), "password": PASSWORD}
    answer = nobody.raw(
        "POST", "/console/sign-in", data=data, headers={"Sec-Fetch-Site": "same-origin"}
    )
    cookie = answer.headers["Set-Cookie"]
    for attribute in ("HttpOnly", "SameSite=Lax", "Path=/console"):
        assert attribute in cookie


def test_signing_out_ends_it_in_the_database_too(team: Team, editor: Console) -> None:
    token = editor.session.cookies.get("folkmoot_console")
    editor.fill(editor.get("/console"), "sign-out")
    assert editor.get("/console").path == "/console/sign-in"
    editor.session.cookies.set("folkmoot_console", token, path="/console")
    assert editor.get("/console").path == "/console/sign-in"


@pytest.mark.parametrize(
    "past",
    [
        {"seen_at": now() - IDLE - timedelta(minutes=1)},
        {"expires_at": now() - timedelta(minutes=1)},
    ],
)
def test_nobody_stays_signed_in_for_ever(team: Team, editor: Console, past: object) -> None:
    assert editor.get("/console").path == "/console"
    assert LONGEST > IDLE
    with team.database.transaction() as session:
        session.execute(update(SignInRow).values(past))
    assert editor.get("/console").path == "/console/sign-in"


def test_a_password_is_changed_by_whoever_knows_the_old_one(team: Team) -> None:
    console, other = team.console(Role.REVIEWER), team.console(Role.REVIEWER)
    page = console.get("/console/password")
    assert console.fill(page, old="not that one at all", new="four large red kites").status == 400
    assert "at least 12" in console.fill(page, old=PASSWORD, new="short").problems[0]
    page = console.fill(page, old=PASSWORD, new="four large red kites")
    assert page.banner == "Your password is changed. Other browsers are signed out."
    assert other.get("/console").path == "/console/sign-in"
    console.fill(console.get("/console/password"), old="four large red kites", new=PASSWORD)


def test_passwords_and_secrets_are_not_stored(team: Team, editor: Console) -> None:
    with team.database.reading() as session:
        hashes = session.scalars(select(AccountRow.password_hash)).all()
        tokens = session.scalars(select(SignInRow.token_hash)).all()
    assert all(stored.startswith("$argon2id$") for stored in hashes)
    assert editor.session.cookies.get("folkmoot_console") not in tokens
