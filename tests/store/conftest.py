import pytest

from bot.consultation import Consultation
from bot.interview.saying.wording import Wording
from bot.store import Database
from tests.store.talks import Talks


@pytest.fixture
def talks(database: Database, lsp: Consultation, wording: Wording) -> Talks:
    return Talks(database, lsp, wording)
