"""The actions. Each says which command an intent stands for; the engine does the rest."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from bot.consultation import Status
from bot.consultation.reference import mentions
from bot.interview import Understanding
from bot.interview import commands as c
from bot.interview.course.lasting import takes_all_back
from bot.interview.course.skipping import passed_in
from bot.store.interviews.messages import Outcome

type TakeTurn = Callable[[str, str, Callable[[str], Understanding]], Awaitable[Outcome]]
"""Does what a stored message asks for, given its conversation, its id and how it is meant."""


class InterviewAction(Action):
    """Passes a message on to the interview, with what Rasa understood of it."""

    action_name: str

    def __init__(self, take_turn: TakeTurn) -> None:
        self.take_turn = take_turn

    def name(self) -> str:
        """The action's name in the domain."""
        return self.action_name

    def command(self, intent: str, text: str) -> c.Command | None:
        """The command that an intent stands for; None for an answer."""
        return None

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Take one turn of the interview, and say what it says."""
        intent = tracker.latest_message.get("intent") or {}
        message_id = (tracker.latest_message.get("metadata") or {})["message_id"]

        def understand(text: str) -> Understanding:
            command = self.command(intent.get("name", ""), text)
            return Understanding(command, float(intent.get("confidence", 0.0)))

        outcome = await self.take_turn(tracker.sender_id, message_id, understand)
        for reply in outcome["replies"]:
            buttons = [
                {"title": choice["label"], "payload": choice["value"]}
                for choice in reply["choices"]
            ]
            dispatcher.utter_message(text=reply["text"], buttons=buttons)
        # Without this, Rasa asks its policy once more only to hear that it should listen.
        return [FollowupAction("action_listen")]


class ActionAnswer(InterviewAction):
    """The message is an answer."""

    action_name = "action_answer"


class ActionChoose(InterviewAction):
    """A button was pressed. Its command is in the database, with the message."""

    action_name = "action_choose"


class ActionPassOver(InterviewAction):
    """One of the five ways of not answering."""

    action_name = "action_pass_over"

    def command(self, intent: str, text: str) -> c.Command | None:
        """The state that the question is to have, or several."""
        return passed_in(Status("skipped" if intent == "skip" else intent), text)


class ActionMove(InterviewAction):
    """Going back, on, or straight to a question."""

    action_name = "action_move"

    def command(self, intent: str, text: str) -> c.Command | None:
        """Where to go."""
        match intent:
            case "begin":
                return c.Begin()
            case "go_back":
                return c.GoBack()
            case "go_on":
                return c.GoOn()
            case _:
                return c.GoTo(next(iter(mentions(text)), None))


class ActionAmend(InterviewAction):
    """Changing, adding to or taking back what was recorded."""

    action_name = "action_amend"

    def command(self, intent: str, text: str) -> c.Command | None:
        """What to change."""
        head, colon, tail = text.partition(":")
        ref = next(iter(mentions(head)), None)
        match intent:
            case "change_answer":
                return c.Change(ref, tail.strip() or None if colon else None)
            case "add_to_answer":
                return c.Add(ref, tail.strip() or None if colon else None)
            case _ if takes_all_back(text):
                return c.TakeBack()
            case _:
                return _undo(text)


_COUNTED = re.compile(
    r"\b(?:last|past|previous|these|those)\s+\d"
    r"|\d\s+(?:answers?|questions?|changes?|messages?|things?|ones?|steps?|times?|minutes?)\b",
    re.IGNORECASE,
)
"""A number that counts something, as in "undo the last 2 changes"."""


def _undo(text: str) -> c.Command:
    """What to take back. A number that nothing introduces may be a question's, or not."""
    if named := mentions(text, introduced=True):
        return c.Undo(named[0])
    numbers = mentions(text)
    if len(numbers) == 1 and not _COUNTED.search(text):
        return c.Reconsider(numbers[0])
    return c.Undo()


class ActionFinish(InterviewAction):
    """Looking at everything, submitting, and taking it back."""

    action_name = "action_finish"

    def command(self, intent: str, text: str) -> c.Command | None:
        """What to look at, to submit, or to take back."""
        match intent:
            case "submit":
                return c.Submit()
            case "withdraw" | "erase" if takes_all_back(text):
                return c.TakeBack()
            case "withdraw":
                return c.Withdraw()
            case "erase":
                return c.Erase()
            case _:
                return c.Review(text)


class ActionSettle(InterviewAction):
    """Settling what is asked, and with what consent."""

    action_name = "action_settle"

    def command(self, intent: str, text: str) -> c.Command | None:
        """What is to be settled."""
        match intent:
            case "choose_route":
                return c.FindRoute(text)
            case "no_follow_up":
                return c.FollowUps(False)
            case _:
                return c.SayConsent(text)


TOPICS = {
    "why_asked": c.Topic.WHY,
    "what_paper_says": c.Topic.PAPER,
    "repeat_question": c.Topic.REPEAT,
    "help": c.Topic.HELP,
    "about": c.Topic.ABOUT,
    "progress": c.Topic.PROGRESS,
    "person": c.Topic.PERSON,
    "example": c.Topic.EXAMPLE,
    "who_reads": c.Topic.WHO_READS,
    "language": c.Topic.LANGUAGE,
    "come_back": c.Topic.COME_BACK,
    "copy": c.Topic.COPY,
    "receipt": c.Topic.RECEIPT,
    "off_topic": c.Topic.OFF_TOPIC,
    "greet": c.Topic.GREETING,
    "thanks": c.Topic.THANKS,
    "stop": c.Topic.STOP,
}


class ActionAsk(InterviewAction):
    """Asking about a term, the question, the paper or the assistant."""

    action_name = "action_ask"

    def command(self, intent: str, text: str) -> c.Command | None:
        """What is asked about."""
        match intent:
            case "explain_term":
                return c.Explain(text)
            case "complain":
                return c.Complain(text)
            case _:
                return c.Ask(TOPICS[intent])
