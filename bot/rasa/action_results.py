"""Checking what the action server sends back, without checking the schema itself each time.

Rasa 3.6 calls `jsonschema.validate` on every result. That first validates the schema, which
never changes, and this took 44 % of the server's time. The validator made here is made once.
See docs/decisions/0003-rasa-in-its-own-process.md.
"""

from typing import Any, Dict

from jsonschema import ValidationError
from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.shared.exceptions import RasaException

_SCHEMA = RemoteAction.action_response_format_spec()
_VALIDATOR = validator_for(_SCHEMA)(_SCHEMA)


def validate(_: RemoteAction, result: Dict[str, Any]) -> bool:
    """Check a result against Rasa's schema.

    Raises:
        RasaException: the result is not what an action may send.
    """
    try:
        _VALIDATOR.validate(result)
    except ValidationError as error:
        raise RasaException(
            f"The action server sent a malformed result: {error.message}"
        ) from error
    return True


def check_quickly() -> None:
    """Make Rasa check results in this way."""
    RemoteAction._validate_action_result = validate
