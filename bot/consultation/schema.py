"""JSON Schemas of a consultation's files, for editors that check while one writes.

`python -m bot.consultation.schema` writes them to consultations/schema/.
"""

import json
from pathlib import Path

from bot.consultation.loader import FILES
from bot.consultation.model import Entry
from bot.consultation.samples import SamplesFile

FOLDER = Path(__file__).resolve().parents[2] / "consultations" / "schema"


def schemas() -> dict[str, str]:
    """Each schema as text, by the name of its file."""
    models: dict[str, type[Entry]] = {**FILES, "samples": SamplesFile}
    return {
        f"{name}.json": json.dumps(model.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
        for name, model in models.items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, "utf-8")
