"""What can be seen to be wrong with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consultation import Consultation, Ref, load
from bot.response.drafting.checking import Checker
from bot.response.drafting.everything import draft_all
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import Sentence
from bot.response.findings.find import find_all
from bot.response.submitted.evidence import Sources, said
from bot.settings import ROOT
from tests.conftest import DATA
from tests.response.answers import corrections, submissions, themes_of
from tests.response.test_build import answer, group
from tests.response.test_drafting import few

WORDS = DraftWords(ROOT / "messages" / "draft.en.yml")
TEXTS = [
    "It would be better by the pond. We said “so” in May.",
    "Ask 40 groups of us before you build.",
    "It would be better by the school.",
]
GROUPS = [group(f"G{nth}", answer("2", text)) for nth, text in enumerate(TEXTS)]
SOURCES = Sources(GROUPS)
POINTS = tuple(point.evidence for each in GROUPS for point in said(each, Ref(2)))


@pytest.fixture(scope="module")
def consultation() -> Consultation:
    return load(DATA / "tiny")


def doubts(consultation: Consultation, text: str) -> list[str]:
    sentence = Sentence(text, POINTS)
    return [each.words for each in Checker(consultation, WORDS).doubts(sentence, SOURCES)]


@pytest.mark.parametrize(
    "quoted",
    [
        "It would be better by the pond",
        "it would be better by the  pond",
        "better by the pond. We said ‘so’ in May",
        "It would be … by the pond",
        "It would be better [we think] by the school",
        "Where else should it stand?",
    ],
)
def test_what_was_said_or_asked_can_be_quoted(consultation: Consultation, quoted: str) -> None:
    assert doubts(consultation, f"One group says: “{quoted}”.") == []


@pytest.mark.parametrize(
    "quoted", ["It would be worse by the pond", "It would be … by the canal", "A pond for all"]
)
def test_a_quotation_that_nobody_said_is_seen(consultation: Consultation, quoted: str) -> None:
    assert doubts(consultation, f"One group says: “{quoted}”.") == [quoted]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Three groups write of it.", []),
        ("Four groups write of it.", ["Four groups"]),
        ("All 12 groups write of it.", ["12 groups"]),
        ("It gives the answers of 1,200 groups.", ["1,200 groups"]),
        ("Two of the nine groups that disagree say so.", []),
        ("One says: “Ask 40 groups of us before you build”.", []),
        ("We want a “voice” for most groups.", []),
    ],
)
def test_a_sentence_that_counts_more_groups_than_it_leans_on_is_seen(
    consultation: Consultation, text: str, wrong: list[str]
) -> None:
    assert doubts(consultation, text) == wrong


def test_a_sentence_that_leans_on_nothing_is_marked_for_that(consultation: Consultation) -> None:
    sentence = Sentence("Nine groups say: “We all want it so”.")
    assert Checker(consultation, WORDS).doubts(sentence, SOURCES) == ()


@few
@given(st.data())
def test_nothing_is_wrong_with_what_is_drafted(
    consultation: Consultation, data: st.DataObject
) -> None:
    groups = data.draw(submissions())
    sources = Sources(groups)
    themes = data.draw(themes_of(groups))
    found = find_all(consultation, sources, themes, data.draw(corrections))
    checker = Checker(consultation, WORDS)
    for draft in draft_all(consultation, found, WORDS).values():
        for sentence in draft.sentences:
            assert checker.doubts(sentence, sources) == (), sentence.text
