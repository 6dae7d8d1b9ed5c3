"""A conversation with the engine alone, for tests."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pydantic import TypeAdapter

from bot.consultation import Consultation, Ref
from bot.interview import Answer, Interview, Tap, Turn, Words, offers, open_interview, respond
from bot.interview.commands import Command, Fill, Give
from bot.interview.commands.encoding import decode, encode
from bot.interview.hearing.hear import hear
from bot.interview.reading.understanding import AN_ANSWER, Understanding
from bot.interview.saying.catalogue import BUTTONS, MESSAGES, TOGETHER
from bot.interview.saying.says import Offer, Say
from bot.interview.saying.wording import Reply, Wording
from bot.interview.sight import shown
from bot.interview.state.place import Conversation, Place, Sight

STATE = TypeAdapter(Conversation)

LONG = "We would like it where people can see the bus coming."
MORE = "And it should be out of the wind, please."


def assert_declared(said: Say) -> None:
    """What is said is in bot/interview/saying/catalogue.py, with exactly what can be filled in."""
    assert set(said.params) == set(MESSAGES[said.key].split()), said.key
    for offer in said.offers:
        assert set(offer.params) == set(BUTTONS[offer.key].split()), offer.key
    assert_distinct(said.offers)
    for value in said.params.values():
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Say):
                assert_declared(inner)


def assert_distinct(offers: Iterable[Offer]) -> None:
    """Buttons that are on offer together are declared as such, so that they are told apart."""
    keys = {offer.key for offer in offers}
    groups = [set(group.split()) for group in TOGETHER]
    assert len(keys) < 2 or any(keys <= group for group in groups), f"not in TOGETHER: {keys}"


@dataclass
class Walk:
    """Sends messages to the engine and keeps what it says."""

    consultation: Consultation
    wording: Wording
    turn: Turn = field(init=False)
    replies: list[Reply] = field(init=False)
    clock: float = 1_000_000.0
    passes: float = 30.0

    def __post_init__(self) -> None:
        self._take(open_interview(self.consultation))

    def _take(self, turn: Turn) -> None:
        self.turn = turn
        for said in turn.says:
            assert_declared(said)
        assert_distinct(offers(turn.interview))
        self.replies = [self.wording.reply(said) for said in turn.says]
        buttons = [(c["label"], c["value"]) for r in self.replies for c in r["choices"]]
        assert len(buttons) == len(set(buttons)), f"a button is there twice: {buttons}"
        # What is stored is what goes on.
        dumped = STATE.dump_json(turn.interview.conversation)
        assert STATE.validate_json(dumped) == turn.interview.conversation

    def _now(self) -> float:
        """Messages come half a minute apart, or as far as `passes` says."""
        self.clock += self.passes
        return self.clock

    @property
    def interview(self) -> Interview:
        return self.turn.interview

    @property
    def place(self) -> Place:
        return self.interview.place

    @property
    def said(self) -> str:
        return "\n".join(reply["text"] for reply in self.replies)

    @property
    def labels(self) -> list[str]:
        return [choice["label"] for reply in self.replies for choice in reply["choices"]]

    def write(
        self,
        text: str,
        understanding: Understanding = AN_ANSWER,
        sight: Sight | None = None,
        *,
        understand: Callable[[str], Understanding] | None = None,
    ) -> "Walk":
        """Type a message, as the gateway would hand it to the engine.

        Args:
            text: the message.
            understanding: what it and every part of it are understood to be.
            sight: what was seen when it was typed.
            understand: the same for each part, in place of one for all.
        """
        understood = understand or (lambda _: understanding)
        message = hear(self.interview, text, self.wording, understood, sight)
        self._take(respond(self.interview, message, self._now(), sight))
        return self

    @property
    def sight(self) -> Sight:
        """What is to be seen now, for words that are written now and come later."""
        return shown(self.interview)

    def command(self, command: Command, confidence: float = 0.99, text: str = "please") -> "Walk":
        """Type something that is understood as a command."""
        understood = Understanding(command, confidence)
        self._take(respond(self.interview, Words(text, understood), self._now()))
        return self

    def press(self, command: Command) -> "Walk":
        """Press a button."""
        assert decode(encode(command)) == command
        self._take(respond(self.interview, Tap(command), self._now()))
        return self

    def give(self, command: Give, words: str) -> "Walk":
        """Give a detail on a form."""
        self._take(respond(self.interview, Tap(command, words)))
        return self

    def choose(self, value: str) -> "Walk":
        """Press a button, also one of an earlier message, by the value that it carries."""
        return self.press(decode(value))

    def fill(self, command: Fill, words: str = "") -> "Walk":
        """Send a form."""
        assert decode(encode(command)) == command
        self._take(respond(self.interview, Tap(command, words)))
        return self

    def tap(self, label: str) -> "Walk":
        """Press the button with this label among those on offer."""
        for reply in self.replies:
            for choice in reply["choices"]:
                if choice["label"] == label:
                    return self.press(decode(choice["value"]))
        raise AssertionError(f"no button {label!r} among {self.labels}")

    def answer(self, ref: str) -> Answer:
        """The current answer to a question."""
        answer = self.interview.response.current(Ref.parse(ref))
        assert answer is not None
        return answer

    def at(self, ref: str) -> bool:
        """Whether the interview is at this question."""
        return self.place.ref == Ref.parse(ref)
