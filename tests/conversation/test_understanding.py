"""The trained model on messages that it was never trained on."""

from pathlib import Path

import pytest

from bench.understanding import HELD_OUT, Judged, Score, held_out, judge_all, score
from bot.interview.reading.understanding import SURE
from bot.serving.training import model_path
from bot.settings import Settings
from tests.serving import Server

FIRST = next(path for path in HELD_OUT if path.stem == "first")


@pytest.fixture(scope="module")
def model(server: Server) -> Path:
    """The model that the server under test has been trained with."""
    return model_path(Settings(var=Path(server.environment["FOLKMOOT_VAR"])))


@pytest.fixture(scope="module")
def judged(model: Path) -> list[Judged]:
    return judge_all(model, held_out())


@pytest.fixture(scope="module")
def scored(judged: list[Judged]) -> Score:
    return score(judged)


def test_hardly_any_answer_is_taken_as_a_command(scored: Score) -> None:
    assert scored.answers_obeyed <= 0.006
    assert scored.answers_obeyed + scored.answers_doubted <= 0.035


def test_most_commands_are_understood_and_hardly_any_mistaken(scored: Score) -> None:
    # Training gives a little more or less on another machine.
    assert scored.commands_understood >= 0.93
    assert scored.commands_mistaken <= 0.02


def test_no_answer_of_the_first_set_is_obeyed_and_nearly_all_commands(
    judged: list[Judged],
) -> None:
    texts = {text for text, _ in held_out([FIRST])}
    first = score(j for j in judged if j.text in texts)
    assert first.answers_obeyed == 0
    assert first.commands_understood >= 0.96


def test_what_the_assistant_says_can_be_written_is_surely_understood(model: Path) -> None:
    sayings = {
        "skip": "skip",
        "Skip.": "skip",
        "don't know": "dont_know",
        "doesn't apply to us": "not_applicable",
        "later": "later",
        "rather not say": "rather_not_say",
        "back": "go_back",
        "BACK": "go_back",
        "go back": "go_back",
        "next": "go_on",
        "question 12": "go_to_question",
        "question 16b": "go_to_question",
        "change my answer to 5": "change_answer",
        "add to question 5": "add_to_answer",
        "undo": "undo",
        "Undo!": "undo",
        "what is an LAA?": "explain_term",
        "whats coterminosity": "explain_term",
        "LAA??": "explain_term",
        "LSP?": "explain_term",
        "wot is a nrf": "explain_term",
        "skip that, but what is an LAA?": "explain_term",
        "why do you ask?": "why_asked",
        "what does the paper say?": "what_paper_says",
        "review": "review",
        "submit": "submit",
        "stop": "stop",
        "help": "help",
        "help!": "help",
    }
    judged = judge_all(model, sayings.items())
    unsure = [j for j in judged if j.understood != j.intent or j.confidence < SURE + 0.05]
    assert unsure == []


def test_which_number_it_is_does_not_matter(model: Path) -> None:
    sayings = {
        "question {} please": "go_to_question",
        "Go to q{}": "go_to_question",
        "change my answer to no. {}": "change_answer",
        "We had {} meetings about it.": "answer",
    }
    for saying, intent in sayings.items():
        rows = [(saying.format(n), intent) for n in (1, 7, "16a", "17b", "16 (b)", 34)]
        judged = judge_all(model, rows)
        assert {j.understood for j in judged} == {intent}, saying
        assert len({j.confidence for j in judged}) == 1, saying
        assert judged[0].confidence >= SURE or intent == "answer", saying


def test_there_are_enough_held_out_messages_to_judge_by() -> None:
    rows = held_out()
    assert sum(intent == "answer" for _, intent in rows) >= 750
    assert sum(intent != "answer" for _, intent in rows) >= 680
