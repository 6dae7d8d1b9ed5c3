import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consultation import Ref
from bot.consultation.reference import mentions, see_other

refs = st.builds(Ref, st.integers(1, 99), st.none() | st.sampled_from("ab"))


@given(refs)
def test_a_reference_is_read_back_as_it_is_written(ref: Ref) -> None:
    assert Ref.parse(str(ref)) == ref


@pytest.mark.parametrize(
    ("text", "ref"),
    [("7", Ref(7)), (" 16a ", Ref(16, "a")), ("16 b)", Ref(16, "b")), ("16 (A)", Ref(16, "a"))],
)
def test_references_are_read_however_they_are_set(text: str, ref: Ref) -> None:
    assert Ref.parse(text) == ref


@pytest.mark.parametrize("text", ["", "a", "16a7", "seven", "7.5", "-3"])
def test_what_is_not_a_reference_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="question number"):
        Ref.parse(text)


def test_a_whole_question_sorts_before_its_parts() -> None:
    assert sorted([Ref(17), Ref(16, "b"), Ref(16), Ref(2), Ref(16, "a")]) == [
        Ref(2), Ref(16), Ref(16, "a"), Ref(16, "b"), Ref(17),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("go to question 12", [Ref(12)]),
        ("can we do q7 please", [Ref(7)]),
        ("question 16 b", [Ref(16, "b")]),
        ("change my answer to 16a", [Ref(16, "a")]),
        ("no. 5", [Ref(5)]),
        ("2 of us disagree with question 5", [Ref(5)]),
        ("jump to 31", [Ref(31)]),
        ("we need £20,000 and 3.5 staff", []),
        ("50% of members", []),
        ("back please", []),
    ],
)
def test_the_questions_that_a_message_mentions_are_found(text: str, found: list[Ref]) -> None:
    assert mentions(text) == found


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("See answer to question 16.", Ref(16)),
        ("see 16 above", Ref(16)),
        ("Please refer to our response to Q17b", Ref(17, "b")),
        ("As for question 3", Ref(3)),
    ],
)
def test_an_answer_that_only_refers_to_another_is_recognised(text: str, ref: Ref) -> None:
    assert see_other(text) == ref


@pytest.mark.parametrize(
    "text",
    [
        "There is an issue of both plans being current – but also see answer to question 4 below.",
        "See the Compact.",
        "We see 16 groups a week.",
    ],
)
def test_an_answer_with_words_of_its_own_is_not_a_reference(text: str) -> None:
    assert see_other(text) is None


def test_a_number_that_is_not_introduced_may_be_left_out_of_account() -> None:
    assert mentions("undo the last 2 changes", introduced=True) == []
    assert mentions("undo my answer to question 2", introduced=True) == [Ref(2)]
