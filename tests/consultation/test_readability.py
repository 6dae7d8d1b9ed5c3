import pytest

from bot.consultation.advice import hard
from bot.consultation.readability import reading_age, sentences, syllables

COUNTED = {
    1: "the week's plan hoped makes through skipped years group's it don't",
    2: "question people answer needed places asking being doesn't enough little changes lunches",
    3: "committee together consider agreement area recorded partnership LSP businesses easier",
    4: "community priority everybody voluntary experience appropriate negotiates 2006",
    5: "individual opportunity accompanying capability",
    6: "responsibility accountability",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, n) for n, words in COUNTED.items() for word in words.split()]
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_sentence_ends_at_a_full_stop_or_at_the_end_of_a_line() -> None:
    text = "Write an answer. Or write:\n“skip”, “later”\n\n“Is it so?” Yes… 1.5 miles, e.g. to us"
    assert [len(words) for words in sentences(text)] == [3, 2, 2, 3, 1, 7]


def test_what_is_filled_in_is_one_short_word_and_nothing_on_a_line_of_its_own() -> None:
    assert sentences("Question {ref} of {count}.\n\n{plain}\n“{official}”") == [
        ["Question", "it", "of", "it"]
    ]
    assert sentences("Such as K7PM-2XQD-9RWT-4HJN.") == [["Such", "as", "it"]]


@pytest.mark.parametrize(
    ("text", "words", "in_sentences", "spoken"),
    [
        ("The cat sat on the mat.", 6, 1, 6),
        ("Consultation is important. Everybody answers.", 5, 2, 14),
        ("You can pass over any question, stop, and come back.", 10, 1, 13),
        (
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            13, 1, 24,
        ),
    ],
)  # fmt: skip
def test_the_reading_age_is_the_flesch_kincaid_grade_and_five(
    text: str, words: int, in_sentences: int, spoken: int
) -> None:
    grade = 0.39 * words / in_sentences + 11.8 * spoken / words - 15.59
    assert reading_age(sentences(text)) == pytest.approx(grade + 5)


EASY = "You can pass over any question, stop, and come back when you like."
HARD = (
    "Organisational representatives in neighbourhood partnerships should demonstrate"
    " accountability to the LSP, and to the communities that they have represented since 2005."
)


def test_a_hard_text_is_named_with_its_hardest_sentence_and_words() -> None:
    [(at, what)] = hard([(("why",), EASY), (("plain",), f"{EASY} {HARD} {EASY}")])
    assert at == ("plain",)
    assert "The hardest sentence is “Organisational representatives in neighbourhood …”" in what
    assert "(21 words)" in what
    assert "Divide it, or find shorter words, such as for “accountability”," in what


def test_a_sentence_that_is_short_is_not_to_be_divided() -> None:
    [(_, what)] = hard([((), "Accountability necessitates consultation. Partnerships vary. " * 4)])
    assert "(3 words). Find shorter words, such as for “accountability”" in what
    [(_, what)] = hard([((), "See the Organisational Accountability Consultation. " * 2)])
    assert what.endswith("(5 words). Say it in other words.")


def test_a_long_sentence_of_short_words_is_only_to_be_divided() -> None:
    [(_, what)] = hard([((), "and then we all went on to the hall " * 5)])
    assert what.endswith("(45 words). Divide it.")


def test_names_abbreviations_and_figures_are_not_words_to_replace() -> None:
    text = "The LSP and the Local Development Framework of 2005 bear on community plans. " * 3
    [(_, what)] = hard([((), text)])
    assert what.endswith("such as for “community”.")


def test_nothing_is_said_of_a_few_words() -> None:
    assert list(hard([((), "Accountability: organisational representatives.")])) == []
