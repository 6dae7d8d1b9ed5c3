"""Making accounts on the command line, the first of them included."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import main
from bot.store import Database
from bot.store.team.accounts import Role, WrongPassword, sign_in
from bot.store.team.audit import entries

PASSWORD = "three small green boats"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/folkmoot.db"


def run(url: str, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(
        main, ["account", *arguments], input=typed, env={"FOLKMOOT_DATABASE_URL": url}
    )


def test_the_first_account_is_an_administrators_and_its_password_is_asked_for_twice(
    url: str,
) -> None:
    made = run(url, "Asha@Example.org", "--name", "Asha Kaur", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert made.exit_code == 0, made.output
    assert "Asha Kaur can sign in at /console as asha@example.org." in made.output
    assert PASSWORD not in made.output
    database = Database(url)
    with database.transaction() as session:
        account, _ = sign_in(session, "asha@example.org", PASSWORD)
        assert account.role is Role.ADMINISTRATOR
        assert [entry.by for entry in entries(session)] == [None]
        with pytest.raises(WrongPassword):
            sign_in(session, "asha@example.org", PASSWORD.upper())
    database.close()


def test_an_account_that_is_there_and_a_short_password_are_refused_with_what_to_do(
    url: str,
) -> None:
    short = run(url, "ben@example.org", "--name", "Ben", "--password", "short")
    assert (short.exit_code, "Choose a password of 12" in short.output) == (1, True)
    for code, says in ((0, "can sign in"), (1, "There is an account for ben@example.org already")):
        made = run(url, "ben@example.org", "--name", "Ben", "--password", PASSWORD)
        assert made.exit_code == code
        assert says in made.output
