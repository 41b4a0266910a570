"""Speaks the protocol of the engine's process. What it does is said by the name of what it is to open."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import fictional


def answer(number: int, **parts: object) -> None:
    print(json.dumps({"id": number, **parts}), flush=True)


for line in sys.stdin:
    request = json.loads(line)
    number, wish = request["id"], request.get("open", "read")
    if wish == "missing":
        answer(number, error="There is no file named missing.")
        continue
    if wish == "language":
        answer(number, error=f"The language is {request['language']}.")
        continue
    answer(number, article=fictional.article().model_dump(mode="json"))
    if wish == "crash":
        os._exit(3)
    if wish == "garble":
        print("{not json", flush=True)
        continue
    if wish == "slow":
        time.sleep(60)
    answer(number, reading=fictional.reading().model_dump(mode="json"))
