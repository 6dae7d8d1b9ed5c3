"""The door by which the gateway, and nobody else, talks to Rasa.

Rasa's own REST channel asks for no token, and Rasa reads a message that begins with "/" as an
instruction to itself. Such messages are answers, of which the gateway says so: they never come
here as text.
"""

import hmac
from typing import Any, Awaitable, Callable, Dict, Optional

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.rasa import action_results


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
                    text=body.get("text", ""),
                    output_channel=output,
                    sender_id=body["conversation"],
                    input_channel=self.name(),
                    metadata={"message_id": body["message_id"]},
                    parse_data=understood(body["intent"]) if "intent" in body else None,
                )
            )
            return json({"messages": output.messages})

        return webhook


def understood(intent: str) -> Dict[str, Any]:
    """What Rasa would say of a message whose intent the gateway knows beforehand.

    Buttons, and words that can only be an answer, need no understanding.
    """
    certain = {"name": intent, "confidence": 1.0}
    return {"text": "", "intent": certain, "intent_ranking": [certain], "entities": []}
