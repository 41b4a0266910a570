"""The engine as a child process: JSON lines in, JSON lines out, one article at a time.

``python -m onrecord.worker`` answers each line of standard input:

    {"id": 1, "open": "PATH or URL"}               opens a file or an address
    {"id": 2, "text": "...", "name": "a name"}     takes the text as it is
    {"id": 3, "html": "...", "text": "...", "name": "a name"}   takes what was copied, with its structure

with ``{"id": 1, "article": {...}}`` as soon as the text is there, then ``{"id": 1, "reading": {...}}``,
or with ``{"id": 1, "error": "one sentence"}``. A request may have ``"language": "de"``, the code of the
language that the sentence is to be in; else, or where On Record does not speak it, it is in English. The
engine loads as soon as the process starts, and stays warm. The process ends when its input does.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

import onrecord
from onrecord import Article, OnRecordError, Reading, blas, fault_log, folders, translation
from onrecord.translation import tr

if TYPE_CHECKING:
    from spacy.language import Language

log = logging.getLogger("onrecord.worker")

Answer = dict[str, Any]


@dataclass(frozen=True)
class Reader:
    """What the worker needs: how to get an article, and how to read one."""

    open: Callable[[str], Article]
    take: Callable[[str, str], Article]
    """Makes an article of a text and its name."""
    take_copied: Callable[[str, str, str], Article]
    """Makes an article of HTML, the same as plain text, and its name."""
    read: Callable[[Article], Reading]


def answers(line: bytes, reader: Reader) -> Iterator[Answer]:
    """Answer one request, a line of JSON. Never raises: what goes wrong becomes the answer ``error``."""
    request: Answer = {}
    try:
        request = _request(line)
        translation.speak(translation.best([request.get("language", translation.ENGLISH)]))
        article = _article(request, reader)
        yield {"id": request["id"], "article": article.model_dump(mode="json")}
        yield {"id": request["id"], "reading": reader.read(article).model_dump(mode="json")}
    except OnRecordError as error:
        yield {"id": request.get("id"), "error": str(error)}
    except Exception as error:
        log.exception("a request failed")
        yield {"id": request.get("id"), "error": _unexpected(error)}


def _request(line: bytes) -> Answer:
    request = json.loads(line)
    if not isinstance(request, dict):
        raise TypeError("a request is a JSON object")
    return request


def _article(request: Answer, reader: Reader) -> Article:
    if "open" in request:
        # A lone hyphen would mean standard input, which is where the requests come from.
        return reader.open("./-" if request["open"] == "-" else request["open"])
    name = request.get("name", "pasted text")
    if "html" in request:
        return reader.take_copied(request["html"], request["text"], name)
    return reader.take(request["text"], name)


def _unexpected(error: Exception) -> str:
    return tr(
        "This article could not be read because of a fault in On Record ({fault}); please report it.",
        fault=type(error).__name__,
    )


def serve(requests: Iterable[bytes], answer_to: BinaryIO, reader: Reader) -> None:
    """Answer requests until there are no more, each answer a line of its own, written at once."""
    for line in requests:
        for answer in answers(line, reader):
            answer_to.write(json.dumps(answer).encode() + b"\n")
            answer_to.flush()


def warm_reader(engine: Future[Language]) -> Reader:
    """Return the real reader. It waits for ``engine`` only once an article is to be read."""
    from onrecord import loading

    return Reader(
        open=loading.load,
        take=lambda text, name: loading.from_text(text, id=name),
        take_copied=lambda html, text, name: loading.from_clipboard(html, text, id=name),
        read=lambda article: onrecord.read(article, _result(engine)),
    )


def _result(engine: Future[Language]) -> Language:
    """Wait for the engine; where it failed, load it again, which tells why in the language of the request."""
    return onrecord.load() if engine.exception() else engine.result()


def private_output() -> BinaryIO:
    """Take standard output away from everybody else: what libraries print there goes to standard error."""
    mine = os.dup(sys.stdout.fileno())
    # without a console there may be no standard error
    elsewhere = sys.stderr.fileno() if sys.stderr else os.open(os.devnull, os.O_WRONLY)
    os.dup2(elsewhere, sys.stdout.fileno())
    return os.fdopen(mine, "wb")


def main() -> None:
    """Serve standard input until it ends."""
    output = private_output()
    blas.use_one_thread()
    fault_log.keep("engine", folders.logs())
    crashes = fault_log.CrashLog("engine", folders.logs())
    crashes.begin()
    # whoever asked may be gone when the answer is there
    with ThreadPoolExecutor(max_workers=1) as pool, contextlib.suppress(BrokenPipeError):
        serve(sys.stdin.buffer, output, warm_reader(pool.submit(onrecord.load)))
    crashes.end()


if __name__ == "__main__":
    main()
