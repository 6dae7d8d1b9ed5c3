"""Sentence vectors, tried in Rasa's own environment."""

import json
import subprocess

import pytest

from bot.settings import ROOT

VECTORS = """
import json, sys
from bot.rasa.vectors import _pieces, vectors

texts = json.load(sys.stdin)
alone = [vectors([text])[0].tolist() for text in texts]
print(json.dumps([[_pieces(text) for text in texts], alone, vectors(texts * 9).tolist()]))
"""

# As the tokenizer made for the model gives them.
PIECES = {
    "Skip this one, please": [101, 13558, 2023, 2028, 1010, 3531, 102],
    "Café – don’t!": [101, 7668, 1516, 2123, 1521, 1056, 999, 102],
    "wots coterminosity": [101, 24185, 3215, 17155, 27512, 25949, 102],
    "£500": [101, 27813, 8889, 102],
    "ਨਹੀਂ": [101, 100, 102],
    "": [101, 102],
}

type Found = tuple[list[list[int]], list[list[float]], list[list[float]]]


@pytest.fixture(scope="module")
def found() -> Found:
    """The pieces of each text, its vector when alone, and its vectors among many others."""
    done = subprocess.run(
        [ROOT / ".venv-rasa" / "bin" / "python", "-W", "ignore", "-c", VECTORS],
        input=json.dumps(list(PIECES)),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    pieces, alone, together = json.loads(done.stdout.splitlines()[-1])
    return pieces, alone, together


def test_texts_come_apart_as_the_model_learnt_them(found: Found) -> None:
    assert dict(zip(PIECES, found[0], strict=True)) == PIECES


def test_a_vector_has_length_one(found: Found) -> None:
    assert [sum(x * x for x in vector) for vector in found[1]] == pytest.approx([1.0] * len(PIECES))


def test_a_vector_does_not_depend_on_what_else_is_asked(found: Found) -> None:
    for number, vector in enumerate(found[2]):
        assert vector == pytest.approx(found[1][number % len(PIECES)], abs=1e-4)
