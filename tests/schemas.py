"""The published JSON schemas: `python tests/schemas.py` writes docs/schemas/ anew."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import TypeAdapter

from mentorcli.render.json.schema import OUTPUTS

FOLDER = Path(__file__).parents[1] / "docs" / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its file."""
    return {
        f"{name}.json": json.dumps({"$schema": DIALECT, **TypeAdapter(output).json_schema()}, indent=2) + "\n"
        for name, output in OUTPUTS.items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, text in schemas().items():
        (FOLDER / file).write_text(text, encoding="utf-8")
