"""What groups have submitted, whole or of some questions."""

import pytest

from bot.consultation import Consultation, Ref
from bot.consultation.samples import load_samples
from bot.importing.samples import load_sample_groups, remove_sample_groups
from bot.response.heard.invited import Stage
from bot.settings import Settings
from bot.store import Database
from bot.store.invited.standing import standing
from bot.store.models import AnswerRow
from bot.store.network.corpus import Corpus
from bot.store.responses.submissions import load_submissions
from tests.store.talks import Talks


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


def test_what_is_kept_in_memory_is_always_what_is_stored(
    talks: Talks, database: Database, lsp: Consultation
) -> None:
    corpus = Corpus(lsp.id)

    def compare() -> int:
        with database.reading() as session:
            kept, stored = corpus.submissions(session), load_submissions(session, lsp.id)
        assert kept == stored
        return len(stored)

    assert compare() == 0
    with database.transaction() as session:
        load_sample_groups(session, lsp, load_samples(Settings().consultation, lsp))
    samples = compare()
    mine, yours = talks.open(), talks.open()
    talks.answer_and_submit(mine)
    talks.send(yours, choice="route:all")
    talks.send(yours, "Our members want to be asked before a plan is printed.")
    assert compare() == samples + 2
    for choice, text in (
        ("change:1", None),
        (None, "We do not agree any more, since nobody asked our members."),
        ("undo", None),
        (None, "our group is called Duck Lane Tenants"),
        ("consent:named:no", None),
        ("withdraw", None),
        (None, "withdraw"),
    ):
        talks.send(mine, text, choice)
        compare()
    talks.send(mine, choice="erase")
    talks.send(mine, "erase everything")
    assert compare() == samples + 1
    with database.transaction() as session:
        remove_sample_groups(session, lsp)
    assert compare() == 1


def test_samples_count_beside_real_groups_only_for_practising(
    talks: Talks, database: Database, lsp: Consultation
) -> None:
    with database.transaction() as session:
        samples = load_sample_groups(session, lsp, load_samples(Settings().consultation, lsp))
    talks.answer_and_submit(talks.open())
    for with_samples, counting in ((False, 1), (True, samples + 1)):
        with database.reading() as session:
            corpus = Corpus(lsp.id, with_samples=with_samples)
            assert len([*corpus.sources(session)]) == counting
            stands = standing(session, lsp, with_samples=with_samples)
            assert stands.count(Stage.SUBMITTED) == counting
