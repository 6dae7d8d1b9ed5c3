"""The actions of the naive assistant: each answer is saved when it is validated.

This runs in Rasa's environment, with Python 3.10, and imports nothing of Folkmoot.
"""

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from typing import Any

from rasa_sdk import Action, FormValidationAction, Tracker
from rasa_sdk.executor import CollectingDispatcher

DATABASE = "answers.db"
QUESTIONS = 35

Validator = Callable[..., Awaitable[dict[str, Any]]]


def save(table: str, *values: str) -> None:
    """Add a row to a table, and make the tables if they are not there."""
    with closing(sqlite3.connect(DATABASE)) as connection, connection:
        connection.execute("CREATE TABLE IF NOT EXISTS answers (sender, question, answer)")
        connection.execute("CREATE TABLE IF NOT EXISTS submitted (sender)")
        places = ", ".join("?" * len(values))
        connection.execute(f"INSERT INTO {table} VALUES ({places})", values)


class ValidateConsultationForm(FormValidationAction):
    """Takes every answer as valid, and saves it."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "validate_consultation_form"


def validator(slot: str) -> Validator:
    """The method that Rasa's SDK calls when a slot has been filled."""

    async def validate(
        self: ValidateConsultationForm,
        value: Any,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],
    ) -> dict[str, Any]:
        save("answers", tracker.sender_id, slot, value)
        return {slot: value}

    return validate


for number in range(1, QUESTIONS + 1):
    setattr(ValidateConsultationForm, f"validate_q{number}", validator(f"q{number}"))


class ActionSubmitAnswers(Action):
    """Submits the answers when the last one has been given."""

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_submit_answers"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Note that the conversation is done with, and say thank you."""
        save("submitted", tracker.sender_id)
        dispatcher.utter_message(response="utter_submitted")
        return []
