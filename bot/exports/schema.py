"""The JSON Schema of an exported network response, for programs that read it.

`python -m bot.exports.schema` writes it to docs/schema/.
"""

import json
from pathlib import Path

from bot.response.document import SCHEMA_VERSION
from bot.response.plain import schema

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "schema"
NAME = f"network-response-{SCHEMA_VERSION}.json"


def text() -> str:
    """The schema as it is stored."""
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": NAME, **schema()}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / NAME).write_text(text(), "utf-8")
