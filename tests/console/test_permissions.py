"""Every address of the console, for every role and for nobody."""

import re

import pytest

from bot.store.team.accounts import Role
from bot.web.console.guard import Route
from bot.web.console.routes import ROUTES
from tests.console.conftest import Team

FILLED_IN = {"account": "0" * 32, "invitation": "0" * 32}
"""What stands in addresses for things that are not there. All else is 1."""


def address(route: Route) -> str:
    return re.sub(r"\{(\w+)(?::[^}]*)?\}", lambda part: FILLED_IN.get(part[1], "1"), route.path)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_an_address_lets_in_whoever_has_the_role_and_nobody_else(team: Team, route: Route) -> None:
    for role in (None, *Role):
        console = team.known(role)
        answer = console.raw(
            route.method, address(route), headers={"Sec-Fetch-Site": "same-origin"}
        )
        away = answer.status_code == 303 and "/sign-in" in answer.headers["Location"]
        if route.needs is None:
            assert answer.status_code < 500
        elif role is None:
            assert away, f"{route.path} is open to everybody"
        elif role < route.needs:
            assert answer.status_code == 403, f"{role.key} may not {route.method} {route.path}"
        else:
            assert answer.status_code not in {403, 500}, f"{role.key}: {route.path}"
            assert not away


@pytest.mark.parametrize(
    "route",
    [route for route in ROUTES if route.method != "GET"],
    ids=lambda route: f"{route.method} {route.path}",
)
def test_a_form_from_elsewhere_is_refused(team: Team, route: Route) -> None:
    console = team.known(Role.ADMINISTRATOR)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {}):
        answer = console.raw(route.method, address(route), headers=headers)
        assert answer.status_code == 403


def test_nothing_but_the_sign_in_is_for_everybody() -> None:
    for_all = {(route.method, route.path) for route in ROUTES if route.needs is None}
    assert for_all == {
        ("GET", "/console/sign-in"),
        ("POST", "/console/sign-in"),
        ("POST", "/console/sign-out"),
    }


def test_whatever_changes_something_needs_more_than_reading() -> None:
    own = {"/console/password", "/console/sign-in", "/console/sign-out"}
    for route in ROUTES:
        if route.method != "GET" and route.path not in own:
            assert route.needs is not None
            assert route.needs >= Role.EDITOR, route.path


def test_answers_of_the_console_are_kept_by_nobody(team: Team) -> None:
    answer = team.known(Role.EDITOR).raw("GET", "/console")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
