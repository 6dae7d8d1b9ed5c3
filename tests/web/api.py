"""What tests of the API share."""

from typing import Any

import requests

from bot.interview import Response
from bot.store import Database
from bot.store.models import AnswerRow, ConversationRow, ResponseRow
from bot.store.responses.receipts import record_submission
from tests.serving import Server, Talk


def error(answer: requests.Response) -> tuple[int, str]:
    body = answer.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message"}
    assert body["error"]["message"].endswith(".")
    return answer.status_code, body["error"]["code"]


def resume(address: str, code: Any, **headers: str) -> requests.Response:
    return requests.post(f"{address}/api/resume", json={"code": code}, headers=headers, timeout=20)


def database_of(server: Server) -> Database:
    return Database(server.environment["FOLKMOOT_DATABASE_URL"])


def submit(server: Server, talk: Talk, text: str = "We agree.") -> str:
    """Put a submitted response into the database, as the assistant would. Gives its number."""
    database = database_of(server)
    with database.transaction() as session:
        conversation = session.get_one(ConversationRow, talk.identifier)
        session.add(
            AnswerRow(
                response_id=conversation.response_id, number=1, part="", version=1,
                is_current=True, status="answered", text=text, followup="",
                conversation_id=conversation.id,
            )
        )  # fmt: skip
        taken = session.query(ResponseRow).filter(ResponseRow.serial.is_not(None)).count()
        number = f"LSP-{taken + 1:04}-00"
        record_submission(session, conversation.response_id, Response(receipt=number))
    database.close()
    return number
