"""A network response as JSON and back, without loss."""

from typing import Any

from pydantic import TypeAdapter

from bot.response.document import NetworkResponse

_ADAPTER = TypeAdapter(NetworkResponse)


def plain(response: NetworkResponse) -> dict[str, Any]:
    """As JSON: strings, numbers, lists and dictionaries."""
    written: dict[str, Any] = _ADAPTER.dump_python(response, mode="json")
    return written


def read(written: dict[str, Any]) -> NetworkResponse:
    """What `plain` has written. It may have been stored by an earlier Folkmoot.

    Raises:
        ValueError: this is no network response.
    """
    return _ADAPTER.validate_python(written)


def schema() -> dict[str, Any]:
    """The JSON Schema of what `plain` writes."""
    return _ADAPTER.json_schema(mode="serialization")
