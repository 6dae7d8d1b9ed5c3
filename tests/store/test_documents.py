"""Documents that are read once for as long as they say the same."""

import pytest

from bot.consultation import Consultation
from bot.response.agreement.text import Text
from bot.response.document import Line, Written
from bot.response.drafts.draft import Support
from bot.store import Database
from bot.store.circulation.circulations import circulate, circulation
from bot.store.models import CirculationRow, now


def text_of(words: str) -> Text:
    return Text({"1": (Written((Line(words, Support.FULL),)),)})


def read(database: Database, consultation: Consultation) -> Text:
    with database.reading() as session:
        return circulation(session, consultation.id, 1)[1]


@pytest.fixture
def circulated(database: Database, lsp: Consultation) -> Database:
    with database.transaction() as session:
        circulate(session, lsp.id, text_of("Wombats matter."), (), now().date(), 0, None)
    return database


def test_a_document_is_the_same_object_for_as_long_as_it_says_the_same(
    circulated: Database, lsp: Consultation
) -> None:
    first = read(circulated, lsp)
    assert first == text_of("Wombats matter.")
    assert read(circulated, lsp) is first


def test_a_document_is_read_anew_once_it_says_anything_else(
    circulated: Database, lsp: Consultation
) -> None:
    assert read(circulated, lsp) == text_of("Wombats matter.")
    with circulated.transaction() as session:
        session.query(CirculationRow).one().document = text_of("Quetzals matter.").plain()
    assert read(circulated, lsp) == text_of("Quetzals matter.")


def test_what_is_not_kept_is_forgotten(circulated: Database, lsp: Consultation) -> None:
    with circulated.transaction() as session:
        session.query(CirculationRow).one().document = text_of("Quetzals matter.").plain()
        assert circulation(session, lsp.id, 1)[1] == text_of("Quetzals matter.")
        session.rollback()
    assert read(circulated, lsp) == text_of("Wombats matter.")
