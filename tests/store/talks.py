"""Conversations with the store, without a server."""

import uuid

from bot.consultation import Consultation
from bot.interview import Interview
from bot.interview.reading.understanding import AN_ANSWER, Understanding
from bot.interview.saying.wording import Wording
from bot.store import Database
from bot.store.interviews.conversations import load_interview, open_conversation, set_author
from bot.store.interviews.messages import Outcome, receive, transcript
from bot.store.interviews.resuming import issue, resume
from bot.store.interviews.turns import take_turn


class Talks:
    """Any number of conversations about one consultation."""

    def __init__(self, database: Database, consultation: Consultation, wording: Wording) -> None:
        self.database, self.consultation, self.wording = database, consultation, wording

    def open(self) -> str:
        with self.database.transaction() as session:
            return open_conversation(session, self.consultation, self.wording)[0]

    def join(self, conversation: str, name: str | None = None) -> str:
        """Another conversation on the same response, by a code."""
        other = self.resume(self.code(conversation))
        if name:
            self.name(other, name)
        return other

    def name(self, conversation: str, name: str) -> None:
        with self.database.transaction() as session:
            set_author(session, conversation, name)

    def take(
        self,
        conversation: str,
        text: str | None = None,
        choice: str | None = None,
        understanding: Understanding = AN_ANSWER,
        place: str | None = None,
    ) -> Outcome:
        """Send a message, as the gateway and the action do."""
        name = uuid.uuid4().hex
        with self.database.transaction() as session:
            receive(session, conversation, name, text, choice, place=place)
        return take_turn(
            self.database,
            self.consultation,
            self.wording,
            conversation,
            name,
            lambda _: understanding,
        )

    def send(
        self,
        conversation: str,
        text: str | None = None,
        choice: str | None = None,
        understanding: Understanding = AN_ANSWER,
    ) -> str:
        """Send a message; give what the assistant says."""
        outcome = self.take(conversation, text, choice, understanding)
        return "\n".join(reply["text"] for reply in outcome["replies"])

    def code(self, conversation: str, days: int = 90) -> str:
        with self.database.transaction() as session:
            return issue(session, conversation, days=days).code

    def resume(self, code: str) -> str:
        with self.database.transaction() as session:
            return resume(session, self.consultation, self.wording, code)[0]

    def interview(self, conversation: str) -> Interview:
        """The interview with the words of every version."""
        with self.database.reading() as session:
            return load_interview(session, self.consultation, conversation, whole=True).interview

    def place(self, conversation: str) -> str:
        return str(self.interview(conversation).place.ref)

    def said(self, conversation: str) -> str:
        with self.database.reading() as session:
            return "\n".join(line["text"] for line in transcript(session, conversation))

    def answer_and_submit(self, conversation: str) -> str:
        """Answer the first question and submit; give what the assistant says to that."""
        self.send(conversation, choice="route:all")
        self.send(conversation, "We agree, as long as small groups are heard.")
        self.send(conversation, choice="submit")
        for text in ("Duck Lane Residents", "the committee", "7"):
            self.send(conversation, text)
        self.send(conversation, choice="consent:named:yes")
        self.send(conversation, choice="consent:quoted:yes")
        return self.send(conversation, choice="submit")
