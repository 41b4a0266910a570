"""What a batch makes of one line: a reading, or a sentence that says why there is none."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import onrecord
from onrecord.blas import VARIABLES
from onrecord.cli import lines
from onrecord.errors import LoadingError, ReadingError

if TYPE_CHECKING:
    from spacy.language import Language

_THREADS = ("OMP_NUM_THREADS", *VARIABLES)


@dataclass(frozen=True)
class Refused:
    """There is no reading of a line."""

    why: str


Outcome = str | Refused
"""The JSON of a line's reading, or why there is none."""

Reader = Callable[[lines.Line], Outcome]


def one_core_reader() -> Reader:
    """Load the engine so that it takes up one core. For a process of its own that has not loaded it yet.

    Raises:
        EngineError: the model is missing or damaged.
    """
    os.environ.update(dict.fromkeys(_THREADS, "1"))  # looked at when numpy is imported
    from onrecord.engine.pipeline import load

    return partial(read_line, nlp=load(threads=1))


def read_line(line: lines.Line, nlp: Language) -> Outcome:
    """Read what a line asks for."""
    from onrecord.loading import from_text

    try:
        entry = lines.entry(line)
        reading = onrecord.read(from_text(entry.text, id=entry.id, **entry.filling), nlp).to_json()
    except (LoadingError, ReadingError) as error:
        return Refused(str(error))
    return lines.with_input(reading, entry.input)
