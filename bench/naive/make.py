"""Writing the naive assistant's project out, with the entries that repeat for each question."""

import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.consultation import Consultation

PROJECT = Path(__file__).parent / "project"
"""What is the same for any consultation."""

FORM = "consultation_form"


def make(folder: Path, consultation: Consultation) -> None:
    """Write the whole project into a folder that does not exist yet."""
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "domain" / "consultation.yml").open("w", encoding="utf-8") as file:
        YAML().dump(domain(consultation), file)


def domain(consultation: Consultation) -> dict[str, Any]:
    """The form: for each question a text slot, filled from the whole message, and a prompt."""
    questions = consultation.questions.values()
    return {
        "version": "3.1",
        "slots": {slot(question.number): _slot(question.number) for question in questions},
        "forms": {FORM: {"required_slots": [slot(question.number) for question in questions]}},
        "responses": {
            f"utter_ask_{FORM}_{slot(question.number)}": [{"text": question.plain}]
            for question in questions
        },
    }


def slot(number: int) -> str:
    """The name of the slot that holds the answer to a question."""
    return f"q{number}"


def _slot(number: int) -> dict[str, Any]:
    asked_for = {"active_loop": FORM, "requested_slot": slot(number)}
    return {
        "type": "text",
        "influence_conversation": True,
        "mappings": [{"type": "from_text", "conditions": [asked_for]}],
    }
