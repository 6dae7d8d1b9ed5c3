"""The description of the API, made from the schemas that the handlers use."""

from typing import Any

from aiohttp import web
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from bot.exports import COPIES
from bot.web.api import schemas as s

VERSION = "1"

_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "schema": {"type": "string"},
    "description": "The conversation's id.",
}

_FORMAT = {
    "name": "format",
    "in": "query",
    "schema": {"enum": list(COPIES), "default": "html"},
    "description": "The format of the file.",
}

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_REF = "#/components/schemas/{model}"


MODELS: list[type[BaseModel]] = [
    s.AuthorIn,
    s.AuthorOut,
    s.CodeOut,
    s.ConversationOut,
    s.EmailIn,
    s.EraseIn,
    s.ErasedOut,
    s.ErrorOut,
    s.MessageIn,
    s.OutcomeOut,
    s.ResumeIn,
    s.RevokedOut,
    s.SentOut,
    s.StateOut,
]


def describe() -> dict[str, Any]:
    """The API as an OpenAPI 3.1 document."""
    _, definitions = models_json_schema(
        [(model, "validation") for model in MODELS], ref_template=_REF
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Folkmoot",
            "version": VERSION,
            "description": "Answering a consultation by conversation.",
        },
        "paths": _paths(),
        "components": {
            "schemas": definitions["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _paths() -> dict[str, Any]:
    one = "/api/conversations/{id}"
    return {
        "/api/conversations": {
            "post": {
                "operationId": "createConversation",
                "summary": "Open a conversation.",
                "responses": {
                    "201": _gives("The conversation, and the only key to it.", s.ConversationOut),
                    **_errors("429"),
                },
            }
        },
        "/api/resume": {
            "post": {
                "operationId": "resumeConversation",
                "summary": "Open a conversation on the response that a code is for.",
                "requestBody": _takes(s.ResumeIn),
                "responses": {
                    "201": _gives("The conversation, and the only key to it.", s.ConversationOut),
                    **_errors("400", "429"),
                    "404": _gives("The code is not known, or has expired.", s.ErrorOut),
                },
            }
        },
        one: {
            "parameters": [_ID],
            "get": _operation(
                "showConversation",
                "The transcript, the answers and the progress.",
                {"200": _gives("The conversation.", s.StateOut)},
            ),
        },
        f"{one}/messages": {
            "parameters": [_ID],
            "post": {
                **_operation(
                    "sendMessage",
                    "Send a message and get the assistant's reply.",
                    {
                        "200": _gives("The reply.", s.OutcomeOut),
                        **_errors("409", "413", "429", "500", "503"),
                    },
                    s.MessageIn,
                ),
                "description": (
                    "Sending the same message again, with the same id, is always safe: it"
                    " gives the same reply and records nothing twice."
                ),
            },
        },
        f"{one}/copy": {
            "parameters": [_ID, _FORMAT],
            "get": _operation(
                "copyResponse",
                "The group's own copy of its response, as a file to keep.",
                {
                    "200": {
                        "description": "The file.",
                        "content": {
                            kind: {"schema": {"type": "string"}}
                            for kind in ("text/html", "application/pdf", DOCX)
                        },
                    },
                    **_errors("400", "429"),
                },
            ),
        },
        f"{one}/code": {
            "parameters": [_ID],
            "post": _operation(
                "createCode",
                "Make a code with which to go on elsewhere. The eleventh revokes the first.",
                {"201": _gives("The code.", s.CodeOut), **_errors("429")},
            ),
            "delete": _operation(
                "revokeCodes",
                "Make every code of the response worthless.",
                {"200": _gives("How many there were.", s.RevokedOut)},
            ),
        },
        f"{one}/author": {
            "parameters": [_ID],
            "put": _operation(
                "nameAuthor",
                "Say who writes in this conversation.",
                {"200": _gives("Who writes.", s.AuthorOut), **_errors("429")},
                s.AuthorIn,
            ),
        },
        f"{one}/email": {
            "parameters": [_ID],
            "post": _operation(
                "sendEmail",
                "Send a link with which to go on, and the receipt if there is one.",
                {
                    "202": _gives("The mail server has taken it.", s.SentOut),
                    **_errors("429"),
                    "503": _gives("The mail server did not take it.", s.ErrorOut),
                },
                s.EmailIn,
            ),
        },
        f"{one}/withdraw": {
            "parameters": [_ID],
            "post": _operation(
                "withdrawResponse",
                "Take the submitted response back.",
                {
                    "200": _gives("What the assistant says to it.", s.OutcomeOut),
                    "409": _gives("The response is not submitted.", s.ErrorOut),
                    **_errors("429"),
                },
            ),
        },
        f"{one}/response": {
            "parameters": [_ID],
            "delete": _operation(
                "eraseResponse",
                "Erase everything that the group has written. Nobody can bring it back.",
                {"200": _gives("It is erased.", s.ErasedOut)},
                s.EraseIn,
            ),
        },
    }


def _operation(
    name: str, summary: str, responses: dict[str, Any], takes: type[BaseModel] | None = None
) -> dict[str, Any]:
    """Something that needs a conversation's token."""
    operation: dict[str, Any] = {
        "operationId": name,
        "summary": summary,
        "security": [{"token": []}],
        "responses": {**_errors("401", "404", "410"), **responses},
    }
    if takes is not None:
        operation["requestBody"] = _takes(takes)
        operation["responses"] = {**_errors("400"), **operation["responses"]}
    return operation


def _takes(model: type[BaseModel]) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": _ref(model)}}}


def _ref(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": _REF.format(model=model.__name__)}


def _gives(description: str, model: type[BaseModel]) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": _ref(model)}},
    }


_ERRORS = {
    "400": "The message cannot be taken; the error says why.",
    "401": "The conversation's token is missing.",
    "404": "There is no such conversation, or the token is not its own.",
    "409": "The id belongs to another message.",
    "410": "Everything in the response has been erased.",
    "413": "The message is too long.",
    "429": "Too often. Retry-After says when to try again.",
    "500": "Something went wrong here.",
    "503": "The assistant is away. The message is kept; send it again.",
}


def _errors(*statuses: str) -> dict[str, Any]:
    return {status: _gives(_ERRORS[status], s.ErrorOut) for status in statuses}


async def openapi(request: web.Request) -> web.Response:
    """Serve the description."""
    return web.json_response(describe())
