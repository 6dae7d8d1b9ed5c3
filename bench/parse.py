"""Runs in Rasa's environment: what a trained model understands of some messages.

Reads a JSON list of texts from standard input, and writes a JSON list of intents with their
confidences to standard output.
"""

import asyncio
import json
import sys

import structlog
from rasa.core.agent import Agent


async def main() -> None:
    """Understand each text."""
    # Rasa logs each message to standard output unless it is told not to.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    agent = Agent.load(sys.argv[1])
    understood = []
    for text in json.load(sys.stdin):
        parsed = await agent.parse_message(text.strip().lstrip("/") or "-")
        understood.append((parsed["intent"]["name"], parsed["intent"]["confidence"]))
    print(json.dumps(understood))


if __name__ == "__main__":
    asyncio.run(main())
