"""The description of the API, made from the schemas that the handlers use."""

from typing import Any

from aiohttp import web
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from bot.web.api.schemas import (
    ConversationOut,
    ErrorOut,
    MessageIn,
    OutcomeOut,
    StateOut,
)

VERSION = "1"

_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "schema": {"type": "string"},
    "description": "The conversation's id.",
}

_REF = "#/components/schemas/{model}"


def describe() -> dict[str, Any]:
    """The API as an OpenAPI 3.1 document."""
    models: list[type[BaseModel]] = [ConversationOut, MessageIn, OutcomeOut, StateOut, ErrorOut]
    _, definitions = models_json_schema(
        [(model, "validation") for model in models], ref_template=_REF
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Folkmoot",
            "version": VERSION,
            "description": "Answering a consultation by conversation.",
        },
        "paths": {
            "/api/conversations": {
                "post": {
                    "operationId": "createConversation",
                    "summary": "Open a conversation.",
                    "responses": {
                        "201": _gives("The conversation, and the only key to it.", ConversationOut),
                        **_errors("429"),
                    },
                }
            },
            "/api/conversations/{id}": {
                "parameters": [_ID],
                "get": {
                    "operationId": "showConversation",
                    "summary": "The transcript, the answers and the progress.",
                    "security": [{"token": []}],
                    "responses": {
                        "200": _gives("The conversation.", StateOut),
                        **_errors("401", "404"),
                    },
                },
            },
            "/api/conversations/{id}/messages": {
                "parameters": [_ID],
                "post": {
                    "operationId": "sendMessage",
                    "summary": "Send a message and get the assistant's reply.",
                    "description": (
                        "Sending the same message again, with the same id, is always safe: it"
                        " gives the same reply and records nothing twice."
                    ),
                    "security": [{"token": []}],
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": _ref(MessageIn)}},
                    },
                    "responses": {
                        "200": _gives("The reply.", OutcomeOut),
                        **_errors("400", "401", "404", "409", "413", "429", "500", "503"),
                    },
                },
            },
        },
        "components": {
            "schemas": definitions["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


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
    "413": "The message is too long.",
    "429": "Too often. Retry-After says when to try again.",
    "500": "Something went wrong here.",
    "503": "The assistant is away. The message is kept; send it again.",
}


def _errors(*statuses: str) -> dict[str, Any]:
    return {status: _gives(_ERRORS[status], ErrorOut) for status in statuses}


async def openapi(request: web.Request) -> web.Response:
    """Serve the description."""
    return web.json_response(describe())
