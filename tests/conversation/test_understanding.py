"""The trained model on messages that it was never trained on."""

from pathlib import Path

import pytest

from bench.understanding import Score, held_out, judge_all, score
from bot.serving.training import model_path
from bot.settings import Settings
from tests.serving import Server


@pytest.fixture(scope="module")
def scored(server: Server) -> Score:
    """The score of the model that the server under test has been trained with."""
    model = model_path(Settings(var=Path(server.environment["FOLKMOOT_VAR"])))
    return score(judge_all(model, held_out()))


def test_hardly_any_answer_is_taken_as_a_command(scored: Score) -> None:
    assert scored.answers_obeyed <= 0.01
    assert scored.answers_obeyed + scored.answers_doubted <= 0.04


def test_most_commands_are_understood_and_hardly_any_mistaken(scored: Score) -> None:
    assert scored.commands_understood >= 0.6
    assert scored.commands_mistaken <= 0.02


def test_there_are_enough_held_out_messages_to_judge_by() -> None:
    rows = held_out()
    assert sum(intent == "answer" for _, intent in rows) >= 250
    assert sum(intent != "answer" for _, intent in rows) >= 200
