"""What all tests share: consultations, wording, and real databases."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from bot.consultation import Consultation, load
from bot.consultation.samples import load_samples
from bot.importing.samples import SUBMITTED, _response
from bot.interview.saying.wording import Wording, load_wording
from bot.response import NetworkResponse, Submission
from bot.response.build import build
from bot.response.drafting.everything import draft_all
from bot.response.drafting.words import DraftWords
from bot.response.findings.find import find_all
from bot.response.submitted.evidence import Sources
from bot.response.themes.finding import find_themes, language_of
from bot.response.themes.points import refs_answered
from bot.settings import ROOT
from bot.store import Database
from tests.mailing import Box, mail_server
from tests.serving import Server, start_everything, start_gateway

DATA = Path(__file__).parent / "data"
POSTGRESQL = os.environ.get(
    "FOLKMOOT_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres"
)


def missing(service: str) -> None:
    """Skip a test that needs a service, or fail it on CI, where every service must be there."""
    if os.environ.get("CI"):
        pytest.fail(f"{service} is missing, and CI must have it")
    pytest.skip(f"{service} is not there; the test that needs it is left out")


@pytest.fixture(scope="session")
def lsp() -> Consultation:
    return load(ROOT / "consultations" / "lsp-2005")


@pytest.fixture(scope="session")
def tiny() -> Consultation:
    return load(DATA / "tiny")


@pytest.fixture(scope="session")
def wording() -> Wording:
    return load_wording(ROOT / "messages" / "en.yml")


@pytest.fixture(scope="session")
def sample_groups(lsp: Consultation) -> list[Submission]:
    groups = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    return [
        Submission(
            id=f"{index:032}",
            about=_response(sample).about,
            answers={ref: versions[-1] for ref, versions in _response(sample).answers.items()},
            group_about=sample.about,
            area=sample.area,
            sample=True,
            submitted_at=SUBMITTED,
        )
        for index, sample in enumerate(groups)
    ]


@pytest.fixture(scope="session")
def samples(lsp: Consultation, sample_groups: list[Submission]) -> NetworkResponse:
    sources = Sources(sample_groups)
    refs = refs_answered(lsp, sources)
    themes = {found.ref: found for found in find_themes(sources, refs, language_of(sources))}
    found = find_all(lsp, sources, themes)
    words = DraftWords(ROOT / "messages" / "draft.en.yml")
    positions = {(p.response, one.ref): p for one in found for p in one.positions}
    return build(
        lsp, sample_groups, themes, draft_all(lsp, found, words), positions=positions, answers=True
    )


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Everything running for real: gateway, actions, and Rasa with a trained model."""
    server = start_everything(tmp_path_factory.mktemp("everything"))
    yield server
    assert server.stop() == 0


@pytest.fixture(scope="session")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The gateway alone, while Rasa is away, with limits that no test reaches."""
    with start_gateway(
        tmp_path_factory.mktemp("gateway"),
        FOLKMOOT_CONVERSATIONS_PER_HOUR="100000",
        FOLKMOOT_MESSAGES_PER_MINUTE="100000",
        FOLKMOOT_CODE_TRIES_PER_HOUR="100000",
    ) as server:
        yield server


@pytest.fixture(scope="module")
def box() -> Iterator[tuple[Box, int]]:
    """What a real mail server receives, and its port."""
    with mail_server() as served:
        yield served


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A database of its own on a real PostgreSQL server."""
    try:
        connection = psycopg.connect(POSTGRESQL, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        missing("PostgreSQL")
        return
    name = f"folkmoot_test_{uuid.uuid4().hex[:12]}"
    with connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield POSTGRESQL.rpartition("/")[0] + "/" + name
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address of an empty database: once SQLite, once PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/test.db"
    url: str = request.getfixturevalue("postgresql_url")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    database.upgrade()
    yield database
    database.close()
