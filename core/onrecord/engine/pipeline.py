"""Loading the engine and reading articles with it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TypeVar

import spacy
from spacy.language import Language

import onrecord_resources
from onrecord import loading
from onrecord.article import Article
from onrecord.engine.assembling import reading_of
from onrecord.engine.faults import go_on
from onrecord.engine.shipped import MODEL, named, unloadable
from onrecord.engine.words import with_plain_spaces
from onrecord.errors import EngineError, ReadingError
from onrecord.loading.limits import MAX_CHARACTERS
from onrecord.reading import Engine, Reading
from onrecord.translation import tr

Component = TypeVar("Component")

COMPONENTS = ("encoder", "names", "attributions", "sources", "types", "denials")


def load(path: Path | None = None, threads: int = 0) -> Language:
    """Load the engine.

    Args:
        path: a model directory; without it the shipped one.
        threads: of the encoder, 0 for as many as there are cores.

    Raises:
        EngineError: the model is missing, damaged, or of another version.
    """
    folder = path or onrecord_resources.path(MODEL)
    register()
    try:
        nlp = spacy.load(folder, config={"components.encoder.threads": threads})
    except (OSError, ValueError, KeyError) as error:
        raise unloadable(folder, error) from error
    nlp.max_length = MAX_CHARACTERS + 1
    # spaCy types a handler as one that never returns, though its own ``ignore_error`` does.
    nlp.set_error_handler(go_on)  # type: ignore[arg-type]
    return nlp


def register() -> None:
    """Make the components known to spaCy, which also finds them by itself once the package is installed."""
    for name in COMPONENTS:
        import_module(f"onrecord.engine.{name}")


def read(article: str | Article, nlp: Language | None = None) -> Reading:
    """Read one article; see :func:`onrecord.read`."""
    if isinstance(article, str):
        article = loading.from_text(article, id="text")
    nlp = nlp or load()
    try:
        return reading_of(nlp(with_plain_spaces(article.text)), article, engine_of(nlp))
    except Exception as error:
        raise ReadingError(
            tr(
                "{name} could not be read because of a fault in On Record ({fault}); please report it.",
                name=article.id,
                fault=type(error).__name__,
            )
        ) from error


def component(nlp: Language, name: str, kind: type[Component]) -> Component:
    """Return a component of the engine as what it is.

    Raises:
        EngineError: it is something else.
    """
    found = nlp.get_pipe(name)
    if not isinstance(found, kind):
        raise EngineError(
            tr("The component {name} is not On Record's own; install On Record again.", name=name)
        )
    return found


def engine_of(nlp: Language) -> Engine:
    """Return which engine and model a loaded ``Language`` is."""
    return named(nlp.meta)
