"""What was looked up for an article, kept with it: there again, dated, when it is read offline."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from onrecord import folders
from onrecord.article import Article, Value
from onrecord.context.values import ClaimContext, Context, Found, SourceContext
from onrecord.files import replacing
from onrecord.phrasing import one_line
from onrecord.reading import Reading, Statement

C = TypeVar("C", bound=Found)


class _Kept(Value):
    """The content of a file."""

    sources: tuple[SourceContext, ...] = ()
    claims: tuple[ClaimContext, ...] = ()


class ContextShelf:
    """A folder with a file for each article that something was looked up for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, reading: Reading) -> tuple[Context, ...]:
        """Return what is kept of the sources and statements of a reading, with their present ids.

        Another model may number them otherwise: a source is found by its name, a statement by its words. What
        cannot be read is as if it were not there.
        """
        kept = self._load(reading.article)
        sources = {one_line(source.name): source.id for source in reading.sources}
        claims = {claim_words(s, reading.article): s.id for s in reading.statements}
        return (
            *_placed(kept.sources, sources),
            *_placed(kept.claims, claims),
        )

    def keep(self, reading: Reading, context: Context) -> None:
        """Keep what was found, in place of what the same provider said of the same before.

        Raises:
            OSError: it cannot be written; what was kept before is still there.
        """
        kept = self._load(reading.article)
        if isinstance(context, SourceContext):
            names = {source.id: one_line(source.name) for source in reading.sources}
            kept = kept.model_copy(update={"sources": _with(kept.sources, context, names)})
        else:
            claims = {s.id: claim_words(s, reading.article) for s in reading.statements}
            kept = kept.model_copy(update={"claims": _with(kept.claims, context, claims)})
        file = self._file(reading.article)
        file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(file) as part:
            part.write_text(kept.model_dump_json(), encoding="utf-8")

    def forget(self, article: Article) -> None:
        """Drop all that is kept of an article.

        Raises:
            OSError: it cannot be removed.
        """
        self._file(article).unlink(missing_ok=True)

    def _load(self, article: Article) -> _Kept:
        try:
            return _Kept.model_validate_json(self._file(article).read_bytes())
        except (OSError, ValidationError):
            return _Kept()

    def _file(self, article: Article) -> Path:
        return self._folder / f"{hashlib.sha256(article.text.encode(errors='replace')).hexdigest()}.json"


def usual_folder() -> Path:
    """Return where what was looked up is kept."""
    return folders.data() / "context"


def claim_words(statement: Statement, article: Article) -> str:
    """Return what a statement claims, on one line."""
    return one_line(" ".join(span.of(article.text) for span in statement.content))


def _with(kept: Iterable[C], new: C, words: Mapping[str, str]) -> tuple[C, ...]:
    """Return what is kept and what is new, which is kept by words and not by id."""
    about = words[new.about]
    others = [old for old in kept if (old.provider, old.about) != (new.provider, about)]
    return (*others, new.model_copy(update={"about": about}))


def _placed(kept: Iterable[C], ids: Mapping[str, str]) -> Iterator[C]:
    for context in kept:
        if context.about in ids:
            yield context.model_copy(update={"about": ids[context.about]})
