"""The answers that both assistants are given."""

from pathlib import Path

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("answers.yml")


def load_answers() -> dict[str, str]:
    """An answer for each question or part of the consultation, by its reference, such as 16a."""
    answers: dict[str, str] = YAML(typ="safe").load(FILE)
    return answers
