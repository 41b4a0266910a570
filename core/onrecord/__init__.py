"""On Record reads a news article and tells who says what in it.

>>> import onrecord
>>> reading = onrecord.read("Ann Lee denied the report.")   # doctest: +SKIP
>>> reading.statements[0].type                              # doctest: +SKIP
'denial'
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if sys.version_info < (3, 11):  # noqa: UP036  # a checkout can be started with any Python
    from onrecord.old_python import refuse

    refuse()

from onrecord.errors import EngineError, LoadingError, OnRecordError, ReadingError

if TYPE_CHECKING:
    from spacy.language import Language

    from onrecord.article import Article, Block, Emphasis, Link, Span
    from onrecord.reading import Confidence, Engine, Gap, Reading, Source, Statement

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Block",
    "Confidence",
    "Emphasis",
    "Engine",
    "EngineError",
    "Gap",
    "Link",
    "LoadingError",
    "OnRecordError",
    "Reading",
    "ReadingError",
    "Source",
    "Span",
    "Statement",
    "__version__",
    "load",
    "read",
]

# Loaded when first asked for: what the values are made of takes longer to load than a window to open.
_HOMES = {
    **dict.fromkeys(("Article", "Block", "Emphasis", "Link", "Span"), "onrecord.article"),
    **dict.fromkeys(("Confidence", "Engine", "Gap", "Reading", "Source", "Statement"), "onrecord.reading"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def load() -> Language:
    """Load the engine: a spaCy ``Language`` with the shipped model. Takes about a second; keep the result.

    Raises:
        EngineError: the model is missing or damaged.
    """
    from onrecord.engine.pipeline import load as load_engine

    return load_engine()


def read(article: str | Article, nlp: Language | None = None) -> Reading:
    """Read one article.

    Args:
        article: the text, or an article that ``onrecord.loading`` made.
        nlp: the engine from :func:`load`; without it the shipped one is loaded for this call.

    Raises:
        LoadingError: the text is empty, too long, or not English.
        ReadingError: the engine failed on this article.
        EngineError: the model is missing or damaged.
    """
    from onrecord.engine.pipeline import read as read_article

    return read_article(article, nlp)
