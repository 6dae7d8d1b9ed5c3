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


def test_a_hard_text_is_named_with_what_makes_it_hard() -> None:
    easy = "You can pass over any question, stop, and come back when you like."
    text = (
        "Organisational representatives participating in neighbourhood partnerships should"
        " demonstrate accountability to the communities they represent."
    )
    [(at, what)] = hard([(("why",), easy), (("plain",), text)])
    assert at == ("plain",)
    assert "the sentence of 14 words" in what
    assert "“accountability”" in what


def test_nothing_is_said_of_a_few_words() -> None:
    assert list(hard([((), "Accountability: organisational representatives.")])) == []
