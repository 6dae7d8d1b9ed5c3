"""The buttons of the assistant's last messages: what is written on them can be typed, too."""

from dataclasses import replace

from bot.interview.commands import Change
from bot.interview.commands.encoding import decode, encode
from bot.interview.saying.says import Offer
from bot.interview.saying.turn import Turn
from bot.interview.state.place import Offered
from bot.interview.state.route import Interview

MOST = 12
"""How many buttons are remembered. A list of answers has one for each, and names them all."""


def remember(turn: Turn) -> Turn:
    """A turn that remembers the buttons it shows."""
    shown = [offer for said in turn.says for offer in said.offers]
    few = [offer for offer in shown if not isinstance(offer.command, Change)][-MOST:]
    offered = tuple(
        Offered(offer.key, encode(offer.command), {k: str(v) for k, v in offer.params.items()})
        for offer in few
    )
    conversation = replace(turn.interview.conversation, offered=offered)
    return replace(turn, interview=replace(turn.interview, conversation=conversation))


def offered(interview: Interview) -> list[Offer]:
    """The buttons that were shown last."""
    shown = interview.conversation.offered
    return [Offer(button.key, decode(button.command), button.params) for button in shown]
