"""From the engine's answer to a reading, a little at a time: this runs beside the GUI thread."""

from __future__ import annotations

import json
from typing import Any

from onrecord import Article
from onrecord.validating import reading_from
from onrecord_desktop.presentation import prepare


def decoded(line: bytes) -> dict[str, Any]:
    """Return an answer with its article as a value, or with its reading prepared for showing.

    Raises:
        ValueError: it is no JSON object, or what it holds is not as it should be.
    """
    answer = json.loads(line)
    if not isinstance(answer, dict):
        raise ValueError("an answer is a JSON object")
    if "article" in answer:
        answer["article"] = Article.model_validate(answer["article"])
    if "reading" in answer:
        answer["reading"] = prepare(reading_from(answer["reading"]))
    return answer
