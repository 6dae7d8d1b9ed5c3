"""What groups have submitted, whole or of some questions."""

import pytest

from bot.consultation import Consultation, Ref
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups
from bot.settings import Settings
from bot.store import Database
from bot.store.models import AnswerRow
from bot.store.submissions import load_submissions


@pytest.fixture
def filled(database: Database, lsp: Consultation) -> Database:
    with database.transaction() as session:
        load_sample_groups(session, lsp, load_samples(Settings().consultation, lsp))
    return database


def test_of_some_questions_there_is_what_there_is_of_all(
    filled: Database, lsp: Consultation
) -> None:
    with filled.reading() as session:
        whole = load_submissions(session, lsp.id)
        for number in (1, 7, 16):
            some = {s.id: s for s in load_submissions(session, lsp.id, [number])}
            for submission in whole:
                asked = {r: a for r, a in submission.answers.items() if r.number == number}
                assert asked == {} or asked.items() <= some[submission.id].answers.items()


def test_an_answer_that_sends_the_reader_elsewhere_comes_with_the_one_it_means(
    filled: Database, lsp: Consultation
) -> None:
    with filled.transaction() as session:
        first = load_submissions(session, lsp.id)[0]
        session.query(AnswerRow).filter_by(response_id=first.id, number=7, is_current=True).update(
            {"text": "See our answer to question 6."}
        )
    with filled.reading() as session:
        some = {s.id: s for s in load_submissions(session, lsp.id, [7])}
    assert some[first.id].answers.keys() == {Ref(6), Ref(7)}
