"""A paper that repeats its questions, and answers that only sound like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consultation import Consultation
from bot.consultation.glossary import normalise
from bot.interview.reading.markers import Line
from bot.interview.reading.placing import Placed, place
from bot.interview.saying.wording import Wording

TEN = "Should every local authority area have its own LSP?"
ECHOES = [
    "Yes. Every local authority area should have its own LSP.",
    "Yes. Every local authority area should have its own LSP. It costs little.",
    "Every local authority area should have its own LSP.",
    "No, every local authority area should not have its own LSP.",
    "Should every local authority area have its own LSP, yes or no?",
    "Should every local authority area not have its own LSP?",
    f"Yes. {TEN}",
]


def placed(lsp: Consultation, wording: Wording, answer: str) -> Placed:
    text = f"9. By meeting.\n\n10. {answer}\n\n11. It would."
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), 1)]
    return place(lines, lsp, wording.not_answering)


def tenth(found: Placed) -> str:
    return next((a.text for a in found.answers if str(a.ref) == "10"), "")


@pytest.mark.parametrize("answer", ECHOES)
def test_an_answer_that_echoes_its_question_is_kept_whole(
    lsp: Consultation, wording: Wording, answer: str
) -> None:
    found = placed(lsp, wording, answer)
    assert tenth(found) == answer
    assert not found.repeated
    assert not found.leftovers


def test_a_dissent_in_the_words_of_the_question_is_kept(
    lsp: Consultation, wording: Wording
) -> None:
    said = (
        "No, there should not be a statutory duty on local authorities and named partners to"
        " promote the engagement of the voluntary and community sectors."
    )
    found = place([Line("20. None.", 1), Line(f"21. {said}", 2)], lsp, wording.not_answering)
    assert [answer.text for answer in found.answers] == ["None.", said]


@pytest.mark.parametrize("between", [" ", "\n", "\n\n", " – "])
@pytest.mark.parametrize("question", [TEN, f"**{TEN}**", f"“{TEN}”", TEN.replace(" own", "\nown")])
def test_the_question_word_for_word_is_taken_out_and_named(
    lsp: Consultation, wording: Wording, question: str, between: str
) -> None:
    found = placed(lsp, wording, f"{question}{between}Yes. Every area should.")
    assert tenth(found).removeprefix("– ") == "Yes. Every area should."
    assert [normalise(left.text) for left in found.repeated] == [normalise(TEN)]


def test_a_question_with_a_slip_in_it_is_not_an_answer_but_not_lost(
    lsp: Consultation, wording: Wording
) -> None:
    slip = TEN.replace("every", "evry")
    found = placed(lsp, wording, f"{slip} Yes.")
    assert tenth(found) == "Yes."
    assert [left.text for left in found.leftovers] == [slip]
    assert not found.repeated


def test_an_answer_that_resembles_a_heading_is_not_lost(
    lsp: Consultation, wording: Wording
) -> None:
    title = lsp.sections[2].title
    near = f"{title} too"
    for last in (title, near):
        found = placed(lsp, wording, f"Yes.\n\n{last}")
        assert [left.text for left in (*found.repeated, *found.leftovers)] == [last]
        assert bool(found.repeated) is (last == title)


@given(st.data())
def test_every_sentence_that_is_not_the_question_itself_is_somewhere(
    lsp: Consultation, wording: Wording, data: st.DataObject
) -> None:
    number = data.draw(st.sampled_from(list(lsp.questions)[1:-1]))
    question = lsp.questions[number]
    wordings = [question.text, question.plain]
    words = data.draw(st.sampled_from(wordings)).split()
    # The question with words left out, put in and changed round, cut anywhere: what groups write.
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, max(len(words) - 1, 0)))
        change = data.draw(st.sampled_from(["drop", "yes", "not", "swap", "other"]))
        if change == "drop":
            del words[at : at + 1]
        elif change == "swap":
            words[at : at + 2] = reversed(words[at : at + 2])
        else:
            words.insert(at, {"yes": "Yes.", "not": "not", "other": "parishes"}[change])
    end = data.draw(st.sampled_from(["", "?", ".", "!"]))
    first = data.draw(st.sampled_from(["", "Yes. ", "No, ", "\n"])) + " ".join(words) + end
    then = data.draw(st.sampled_from(["", " It costs little.", "\n\nBecause of the buses."]))
    text = f"{number - 1}. Before.\n{number}. {first}{then}\n{number + 1}. After."
    lines = [Line(line, nth) for nth, line in enumerate(text.split("\n"), 1)]
    found = place(lines, lsp, wording.not_answering)
    kept = [a.text for a in found.answers] + [left.text for left in found.leftovers]
    literal = {normalise(w) for w in wordings}
    literal |= {normalise(w[: w.index("(")]) for w in wordings if "(" in w}
    assert all(normalise(left.text) in literal for left in found.repeated)
    shown = sorted(normalise(" ".join([*kept, *(r.text for r in found.repeated)])).split())
    assert shown == sorted(normalise(f"Before. {first}{then} After.").split())
