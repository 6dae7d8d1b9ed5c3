"""The first consultation holds what its papers hold."""

from statistics import median

from bot.consultation import Consultation, Ref
from bot.consultation.advice import hard, plain_texts
from bot.consultation.model import FactCondition, StanceCondition
from bot.consultation.readability import reading_age, sentences
from bot.consultation.samples import load_samples
from bot.settings import ROOT

SECTIONS = [1, 4, 6, 8, 10, 12, 22, 31]


def test_it_has_35_questions_in_order(lsp: Consultation) -> None:
    assert list(lsp.questions) == list(range(1, 36))


def test_its_sections_begin_where_they_do_in_the_paper(lsp: Consultation) -> None:
    assert [section.questions[0].number for section in lsp.sections] == SECTIONS


def test_questions_16_and_17_have_parts_a_and_b(lsp: Consultation) -> None:
    parts = {number: q.refs for number, q in lsp.questions.items() if q.parts}
    assert parts == {
        16: (Ref(16, "a"), Ref(16, "b")),
        17: (Ref(17, "a"), Ref(17, "b")),
    }


def test_questions_on_two_tier_areas_depend_on_being_in_one(lsp: Consultation) -> None:
    depending = [n for n, q in lsp.questions.items() if isinstance(q.when, FactCondition)]
    assert depending == [7, 10, 11]


def test_questions_19_and_20_follow_from_18(lsp: Consultation) -> None:
    follow = {
        n: q.when.question for n, q in lsp.questions.items() if isinstance(q.when, StanceCondition)
    }
    assert follow == {19: 18, 20: 18}


def test_the_short_route_has_about_eight_questions(lsp: Consultation) -> None:
    assert 6 <= len(lsp.short_route) <= 10


def test_the_glossary_explains_at_least_45_terms(lsp: Consultation) -> None:
    assert len(lsp.terms) >= 45
    known = {name for term in lsp.terms for name in term.names}
    assert {"LSP", "LAA", "LDF", "NRF", "PCT", "Co-terminosity", "ChangeUp"} <= known


def test_every_question_has_something_said_about_it(lsp: Consultation) -> None:
    silent = [number for number in lsp.questions if not lsp.background_on(number)]
    assert silent == []


def test_its_plain_texts_are_easy_to_read() -> None:
    files = [texts for _, _, texts in plain_texts(ROOT / "consultations" / "lsp-2005")]
    assert len(files) == 4
    assert [what for texts in files for what in hard(texts.items())] == []
    plain = [text for at, text in files[0].items() if at[-1] == "plain"]
    assert median(reading_age(sentences(text)) for text in plain) <= 11.5


def test_the_samples_answer_every_question(lsp: Consultation) -> None:
    groups = load_samples(ROOT / "consultations" / "lsp-2005", lsp)
    answered = {ref.number for group in groups for ref in group.by_ref}
    assert len(groups) == 12
    assert answered == set(lsp.questions)
