"""Somebody of each role, signed in to a real gateway."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.store import Database
from bot.store.team.accounts import Role, add_account
from tests.console.client import Console
from tests.serving import Server, start_gateway

PASSWORD = "three small green boats"
NAMES = {
    Role.REVIEWER: "Rosa Reviewer",
    Role.EDITOR: "Eddie Editor",
    Role.ADMINISTRATOR: "Ada Administrator",
}


def address_of(role: Role) -> str:
    return f"{role.key}@example.org"


@dataclass
class Team:
    """A gateway with an account of each role, and its database."""

    server: Server
    database: Database
    tokens: dict[Role, str] = field(default_factory=dict)

    def known(self, role: Role | None) -> Console:
        """A browser as `console` gives it, signed in once for all that a test module asks.

        How often an address may sign in is limited, and there are many addresses to try.
        """
        console = Console(self.server.address)
        if role is not None:
            console.session.cookies.set("folkmoot_console", self.tokens.get(role), path="/console")
            if console.raw("GET", "/console/password").status_code != 200:
                console = self.console(role)
                self.tokens[role] = console.session.cookies["folkmoot_console"]
        return console

    def console(self, role: Role | None) -> Console:
        """A browser in which somebody of a role is signed in; or nobody."""
        console = Console(self.server.address)
        if role is not None:
            assert console.sign_in(address_of(role), PASSWORD).status == 200
        return console


def start_team(folder: Path, **environment: str) -> Team:
    server = start_gateway(
        folder,
        FOLKMOOT_CONVERSATIONS_PER_HOUR="100000",
        FOLKMOOT_MESSAGES_PER_MINUTE="100000",
        **environment,
    )
    database = Database(server.environment["FOLKMOOT_DATABASE_URL"])
    with database.transaction() as session:
        for role, name in NAMES.items():
            add_account(session, address_of(role), name, role, PASSWORD)
    return Team(server, database)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A gateway of the module's own, with an account of each role."""
    made = start_team(tmp_path_factory.mktemp("console"))
    with made.server:
        yield made
    made.database.close()


@pytest.fixture
def reviewer(team: Team) -> Console:
    return team.console(Role.REVIEWER)


@pytest.fixture
def editor(team: Team) -> Console:
    return team.console(Role.EDITOR)


@pytest.fixture
def administrator(team: Team) -> Console:
    return team.console(Role.ADMINISTRATOR)


@pytest.fixture
def nobody(team: Team) -> Console:
    return team.console(None)
