"""What the API's handlers share: whose conversation it is, and the body."""

from json import loads

from aiohttp import web
from pydantic import BaseModel, ValidationError

from bot.store import ConversationNotFound
from bot.web.access import opens
from bot.web.errors import BadMessage, TokenMissing


async def authorised(request: web.Request) -> str:
    """The id of the conversation in a request that has its token.

    The conversation may have been erased since: that is for the store to say.

    Raises:
        TokenMissing: the request has no token.
        ConversationNotFound: the token is not this conversation's, or there is no such
            conversation. The two cannot be told apart from outside.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise TokenMissing
    conversation = request.match_info["id"]
    if not await opens(request.app, token.strip(), conversation):
        raise ConversationNotFound(conversation)
    return conversation


async def read_body[Model: BaseModel](
    request: web.Request, model: type[Model], example: str
) -> Model:
    """The body of a request.

    Args:
        request: the request.
        model: what the body is to be.
        example: how it looks, for those who send something else.

    Raises:
        BadMessage: it is something else.
    """
    body = await request.read()
    try:
        return model.model_validate(loads(body))
    except ValidationError as error:
        raise BadMessage(_explain(error, example)) from None
    except (ValueError, RecursionError):
        raise BadMessage(f"The message is not JSON in UTF-8. Please send {example}.") from None


def _explain(error: ValidationError, example: str) -> str:
    detail = error.errors(include_url=False, include_input=False)[0]
    if detail["type"] == "value_error":
        return str(detail["ctx"]["error"])
    where = ".".join(map(str, detail["loc"])) or "the message"
    return f"“{where}” cannot be taken: {detail['msg']}. Please send {example}."
