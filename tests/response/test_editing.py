"""Editing a draft as text, the dissent ledger, and what is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consultation import Consultation, Ref, Stance, load
from bot.response.drafting.everything import draft_all
from bot.response.drafting.left_out import left_out
from bot.response.drafting.words import DraftWords
from bot.response.drafts.draft import LETTER, Draft, Passage, Sentence, Support
from bot.response.drafts.editing import as_frame, as_text, edited, with_evidence
from bot.response.drafts.signing import signed
from bot.response.findings.find import find_all, find_one
from bot.response.submitted.evidence import Evidence, Sources, mark_of, said
from bot.response.submitted.pasted import asked, repeated, withheld
from bot.response.themes.themes import Theme, Themes
from bot.settings import ROOT
from tests.conftest import DATA
from tests.response.answers import corrections, submissions, themes_of
from tests.response.test_build import answer, group
from tests.response.test_drafting import few

WORDS = DraftWords(ROOT / "messages" / "draft.en.yml")
AGREE, DISAGREE = Stance.AGREE, Stance.DISAGREE
A, B = Evidence("a", Ref(1), "=agree"), Evidence("b", Ref(1), "=disagree")


@pytest.fixture(scope="module")
def consultation() -> Consultation:
    return load(DATA / "tiny")


def draft(*passages: Passage) -> Draft:
    return Draft("1", passages)


TWO = draft(
    Passage(
        (
            Sentence("Most groups agree.", (A,)),
            Sentence("One says: “No. It is dark. Very dark.”", (B,)),
        ),
        heading="The place",
    ),
    Passage((Sentence("A bench. And a lamp (two groups).", (A, B)), Sentence("A roof", (B,))),
            points=True),
    Passage((Sentence("Yours faithfully", frame=True),)),
)  # fmt: skip


@few
@given(st.data())
def test_a_draft_that_was_not_changed_stays_the_same(
    consultation: Consultation, data: st.DataObject
) -> None:
    made = data.draw(submissions())
    found = find_all(
        consultation, Sources(made), data.draw(themes_of(made)), data.draw(corrections)
    )
    for each in draft_all(consultation, found, WORDS).values():
        # A browser sends other line breaks, and may drop white space at the end.
        text = as_text(each).replace("\n", "\r\n") + " \n"
        assert edited(each, text) == each


@few
@given(st.text(alphabet="ab.!?“”-#* \n\r", max_size=200))
def test_any_text_can_be_edited_and_no_word_is_lost(text: str) -> None:
    after = edited(TWO, text)
    kept = as_text(after)
    assert edited(after, kept) == after

    def letters(of: str) -> str:
        return "".join(letter for letter in of if letter in "ab")

    assert letters(kept) == letters(text)


def test_text_shows_headings_lists_and_paragraphs() -> None:
    assert as_text(TWO) == (
        "## The place\n\nMost groups agree. One says: “No. It is dark. Very dark.”\n\n"
        "- A bench. And a lamp (two groups).\n- A roof\n\nYours faithfully"
    )


def test_a_changed_sentence_keeps_what_it_leans_on_and_a_new_one_has_nothing() -> None:
    text = as_text(TWO).replace("Most groups agree.", "Most of our groups do agree. Hear, hear!")
    first, second, third = edited(TWO, text).passages[0].sentences
    assert first == Sentence("Most of our groups do agree.", (A,))
    assert second == Sentence("Hear, hear!")
    assert third == TWO.passages[0].sentences[1]


def test_a_quotation_is_not_divided_when_it_is_changed() -> None:
    text = as_text(TWO).replace("Very dark.”", "Very dark indeed.”")
    changed = edited(TWO, text).passages[0].sentences[1]
    assert changed == Sentence("One says: “No. It is dark. Very dark indeed.”", (B,))


def test_frame_that_is_changed_is_no_frame_any_more() -> None:
    text = as_text(TWO).replace("Yours faithfully", "Yours, faithfully as ever")
    last = edited(TWO, text).passages[-1].sentences[0]
    assert last.support(Sources([])) is Support.NONE


def test_sentences_can_change_places() -> None:
    text = "Yours faithfully\n\n- A roof\n\nMost groups agree."
    assert list(edited(TWO, text).sentences) == [
        TWO.passages[2].sentences[0], TWO.passages[1].sentences[1], TWO.passages[0].sentences[0],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "between", ["One says: “It is dark there”.", "One says: “There is no light there”."]
)
def test_of_two_sentences_of_the_same_words_each_keeps_its_own_groups(between: str) -> None:
    same = "The other gives reasons, which are not quoted here."
    told = draft(
        Passage((Sentence("One agrees in part: “If it is lit”.", (A,)), Sentence(same, (A,)))),
        Passage((Sentence("One says: “It is dark there”.", (B,)), Sentence(same, (B,)))),
    )
    text = as_text(told).replace(same, "Old Orchard asks for a lamp.", 1)
    text = text.replace("One says: “It is dark there”.", between)
    changed = list(edited(told, text).sentences)
    assert [each.evidence for each in changed if each.text == same] == [(B,)]
    text = as_text(told)[::-1].replace(same[::-1], ".pmal a rof sksa ehT"[::-1], 1)[::-1]
    changed = list(edited(told, text).sentences)
    assert [each.evidence for each in changed if each.text == same] == [(A,)]


def test_words_of_an_answer_make_it_evidence() -> None:
    words = "We wait there every morning, come rain or shine. It is cold and wet."
    sources = Sources([group("G", answer("4a", words)), group("H", answer("1", "Yes, it is."))])
    after = edited(
        TWO,
        as_text(TWO) + " We wait there every morning, whatever comes.",
        lambda text: repeated(text, sources),
    )
    added = list(after.sentences)[-1]
    point = Evidence("G", Ref(4, "a"), mark_of("We wait there every morning, come rain or shine."))
    assert added.evidence == (point,)
    assert sources.words(point)


def test_words_that_run_over_two_points_are_traced_to_both() -> None:
    sources = Sources([group("G", answer("1", "It stands there all night. It is cold and wet."))])
    found = repeated("They say that all night it is cold", sources)
    assert [sources.words(each) for each in found] == [
        "It stands there all night.", "It is cold and wet.",
    ]  # fmt: skip


def test_words_of_the_question_are_nobodys(consultation: Consultation) -> None:
    words = "Should the shelter stand by the church? We doubt it."
    sources = Sources([group("G", answer("1", words))])
    text = "Members were asked: should the shelter stand by the church?"
    assert repeated(text, sources) != ()
    assert repeated(text, sources, asked(consultation)) == ()


def test_words_without_consent_are_known() -> None:
    words = "We wait there every single morning of the week."
    shy = group("S", answer("1", words), quoted=False)
    evidence = said(shy, Ref(1))[0].evidence
    assert [each.text for each in withheld(f"They say: {words}", [evidence], Sources([shy]))] == [
        words
    ]
    assert withheld("They wait in the morning.", [evidence], Sources([shy])) == ()
    bold = group("B", answer("1", words))
    both = [evidence, said(bold, Ref(1))[0].evidence]
    assert withheld(words, both, Sources([shy, bold])) == ()


def test_evidence_is_added_and_removed_by_hand() -> None:
    after = with_evidence(TWO, 4, [B, A, B])
    assert list(after.sentences)[4] == Sentence("Yours faithfully", (B, A))
    assert list(after.sentences)[:4] == list(TWO.sentences)[:4]
    bare = with_evidence(TWO, 0, [])
    assert next(iter(bare.sentences)).support(Sources([])) is Support.NONE
    assert next(iter(as_frame(bare, 0, frame=True).sentences)).frame
    with pytest.raises(IndexError):
        with_evidence(TWO, 5, [])


def test_what_a_draft_leaves_out_is_listed(consultation: Consultation) -> None:
    groups = [group(name, answer("2", f"By the pond. {name} would like a lamp.")) for name in "AB"]
    sources = Sources(groups)
    points = [each.evidence for g in groups for each in said(g, Ref(2))]
    theme = Theme("m1", "A would like a lamp", tuple(points[:1]))
    findings = find_one(consultation, Ref(2), sources, Themes(Ref(2), (theme,), tuple(points[1:])))
    missing = left_out(findings, None)
    assert [shared.words for shared in missing.themes] == ["A would like a lamp"]
    assert len(missing.points) == len(points) - 1
    whole = draft(Passage((Sentence("All of it.", tuple(points)),)))
    assert left_out(findings, whole).points == left_out(findings, whole).themes == ()


def test_below_the_closing_words_of_a_letter_stand_names_unless_words_are_somebodys() -> None:
    before = Draft(
        LETTER,
        (
            Passage((Sentence("Most agree.", (A,)),)),
            Passage((Sentence("Yours faithfully", frame=True),)),
        ),
    )
    text = "Most agree. We do too.\n\nYours faithfully\n\nJo Doe\n\nIt is dark."
    after = edited(before, text, lambda each: (B,) if each == "It is dark." else ())
    kinds = {s.text: (s.frame, s.evidence) for s in signed(after, before, "Yours").sentences}
    assert kinds == {
        "Most agree.": (False, (A,)), "We do too.": (False, ()), "Yours faithfully": (True, ()),
        "Jo Doe": (True, ()), "It is dark.": (False, (B,)),
    }  # fmt: skip
    # What somebody has said of it holds; and only letters are signed.
    spoken = as_frame(signed(after, before, "Yours"), 3, frame=False)
    assert signed(spoken, spoken, "Yours") == spoken
    elsewhere = Draft("1", after.passages)
    assert signed(elsewhere, Draft("1", ()), "Yours") == elsewhere


def test_paragraphs_that_change_places_keep_their_own_groups() -> None:
    same = "One group disagrees."
    graves = Passage((Sentence(same, (A,)), Sentence("It fears for the graves.", (A,))))
    walking = Passage((Sentence(same, (B,)), Sentence("Its members cannot walk so far.", (B,))))
    swapped = draft(walking, graves)
    assert edited(draft(graves, walking), as_text(swapped)) == swapped
