"""Errors, mapped once to what is said on the command line."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from pydantic import ValidationError
from pydantic_settings import SettingsError
from sqlalchemy.exc import SQLAlchemyError

from bot.consultation.errors import FilesError
from bot.importing import CannotImport
from bot.interview.reading.placing import NothingPlaced
from bot.interview.saying.wording import WordingError
from bot.serving.serve import CannotServe
from bot.serving.training import TrainingFailed
from bot.store import GroupHasResponse, ResponseKnown
from bot.store.team.accounts import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    AccountExists,
    BadPassword,
)
from bot.store.themes.searches import SearchRunning


@contextmanager
def reported() -> Iterator[None]:
    """Say what went wrong and what to do, and end with status 1."""
    try:
        yield
    except FilesError as error:
        what = "catalogue of words" if isinstance(error, WordingError) else "consultation"
        problems = "\n".join(f"  {problem}" for problem in error.problems)
        raise click.ClickException(f"The {what} cannot be used:\n{problems}") from None
    except (CannotServe, CannotImport, NothingPlaced) as error:
        raise click.ClickException(str(error)) from None
    except GroupHasResponse as error:
        raise click.ClickException(
            f"“{error}” has already responded to this consultation. Nothing was changed."
        ) from None
    except ResponseKnown as error:
        raise click.ClickException(
            f"The same answers have been imported before, for “{error.group}”. Nothing was changed."
        ) from None
    except AccountExists as error:
        raise click.ClickException(f"There is an account for {error} already.") from None
    except BadPassword:
        raise click.ClickException(
            f"Choose a password of {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters."
        ) from None
    except SearchRunning:
        raise click.ClickException(
            "Somebody is looking for themes already. Wait until that has ended; if it broke off,"
            " try again in two minutes."
        ) from None
    except SQLAlchemyError as error:
        reason = str(error).partition("\n")[0]
        raise click.ClickException(f"The database cannot be used: {reason}") from None
    except SettingsError as error:
        raise click.ClickException(
            f"A setting cannot be used: {error}. See docs/operating.md."
        ) from None
    except TrainingFailed as error:
        raise click.ClickException(f"The assistant could not be trained:\n{error}") from None
    except ValidationError as error:
        lines = [
            f"  FOLKMOOT_{str(detail['loc'][0]).upper()}: {detail['msg']}"
            for detail in error.errors(include_url=False)
        ]
        raise click.ClickException("\n".join(["A setting cannot be used:", *lines])) from None
