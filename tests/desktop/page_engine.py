"""Speaks the protocol of the engine's process: each page becomes an article that is called as its file."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import shelved


def answer(number: int, **parts: object) -> None:
    print(json.dumps({"id": number, **parts}), flush=True)


for line in sys.stdin:
    request = json.loads(line)
    number, name = request["id"], Path(request["open"]).stem
    if name == "broken":
        answer(number, error="This page holds no article.")
        continue
    reading = shelved.named(f"Page {name}", number=ord(name[0]))
    answer(number, article=reading.article.model_dump(mode="json"))
    if name == "crash":
        os._exit(3)
    if name == "slow":
        time.sleep(60)
    answer(number, reading=reading.model_dump(mode="json"))
