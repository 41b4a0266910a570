"""The JSON Schema of a reading's JSON form, made from the values themselves.

``python -m onrecord.exports.schema`` prints it.
"""

from __future__ import annotations

import json
from typing import Any

from onrecord.reading import FORMAT, Reading


def reading_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12). It allows further keys: a reader ignores what it does not know.

    What is worked out from the rest (``marking``) may be missing, as in readings from before it came.
    """
    made = Reading.model_json_schema(mode="serialization")
    made["required"] = [key for key in made["required"] if key in Reading.model_fields]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        **made,
        "description": "One article read once. Offsets count code points of article.text, end exclusive.",
    }


def as_text() -> str:
    """Return the schema as it is shipped, without a line end."""
    return json.dumps(reading_schema(), indent=2, ensure_ascii=False)


if __name__ == "__main__":
    print(as_text())
