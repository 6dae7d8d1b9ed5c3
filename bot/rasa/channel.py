"""The door by which the gateway, and nobody else, talks to Rasa.

Rasa's own REST channel asks for no token, and it reads a message that begins with "/" as an
instruction to itself. This one does neither.
"""

import hmac
from typing import Any, Awaitable, Callable, Dict, Optional

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.rasa import action_results

CHOICE = {
    "text": "",
    "intent": {"name": "choose", "confidence": 1.0},
    "intent_ranking": [{"name": "choose", "confidence": 1.0}],
    "entities": [],
}
"""What Rasa understands of a button: that it is one. The command stays in the database."""


class GatewayChannel(InputChannel):
    """Takes a message with its id, and hands it to Rasa with nothing read into it."""

    def __init__(self, token: str) -> None:
        self.token = token
        action_results.check_quickly()

    @classmethod
    def name(cls) -> str:
        """The channel's name, which is part of its address."""
        return "gateway"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[str, Any]]) -> "GatewayChannel":
        """Make the channel from its entry in credentials.yml."""
        token = (credentials or {}).get("token")
        if not token or token.startswith("${"):
            raise ValueError("The gateway channel needs a token: set FOLKMOOT_TOKEN.")
        return cls(token)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The channel's addresses."""
        webhook = Blueprint("gateway")

        @webhook.get("/")
        async def health(request: Request) -> HTTPResponse:
            return json({"status": "ok"})

        @webhook.post("/messages")
        async def receive(request: Request) -> HTTPResponse:
            if not hmac.compare_digest(request.token or "", self.token):
                return json({"error": "token"}, status=401)
            body = request.json
            output = CollectingOutputChannel()
            await on_new_message(
                UserMessage(
                    text=as_text(body.get("text") or ""),
                    output_channel=output,
                    sender_id=body["conversation"],
                    input_channel=self.name(),
                    metadata={"message_id": body["message_id"]},
                    parse_data=dict(CHOICE) if body.get("choice") else None,
                )
            )
            return json({"messages": output.messages})

        return webhook


def as_text(text: str) -> str:
    """A text in which Rasa sees no instruction to itself, whatever it begins with.

    Only Rasa's copy is changed, to be understood; what is recorded comes from the database.
    """
    return text.strip().lstrip("/") or "-"
