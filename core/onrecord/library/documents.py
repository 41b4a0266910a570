"""An article as the library keeps it: its key, its address, its reading in few bytes."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

from pydantic import ValidationError

from onrecord.article import Article
from onrecord.front_matter import iso_date
from onrecord.library.errors import LibraryError, NotKeptError
from onrecord.provenance import heading
from onrecord.reading import Reading
from onrecord.translation import tr
from onrecord.validating import reading_from

_TEXT_APART = {"article": {"text"}}


def address_of(article: Article) -> str | None:
    """Return the address of an article without what points into it; None where it has none."""
    if not article.url:
        return None
    try:
        parts = urlsplit(article.url.strip())
    except ValueError:
        return article.url.strip()
    return urlunsplit(parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), fragment=""))


def key_of(article: Article) -> str:
    """Return what tells an article from every other: the SHA-256 of its address and text.

    The same words at two addresses are two articles.
    """
    content = f"{address_of(article) or ''}\0{article.text}"
    return hashlib.sha256(content.encode(errors="surrogatepass")).hexdigest()


def moment(now: datetime | None) -> str:
    """Return a moment, the present by default, in ISO 8601 in UTC, so that moments sort as texts."""
    return (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")


def packed(reading: Reading) -> bytes:
    """Return the compressed JSON form of a reading without its text."""
    return zlib.compress(reading.model_dump_json(exclude=_TEXT_APART).encode())


def unpacked(content: bytes, text: str) -> Reading:
    """Return the reading of such a form.

    Raises:
        LibraryError: it is damaged.
    """
    try:
        keys = json.loads(zlib.decompress(content))
        keys["article"]["text"] = text
        return reading_from(keys)
    except (zlib.error, ValueError, KeyError, TypeError, ValidationError) as error:
        raise LibraryError(
            tr("An article of the library is damaged and cannot be read; the others can. Open it anew.")
        ) from error


def id_of(connection: sqlite3.Connection, key: str) -> int | None:
    """Return the id of the kept article with a key; None where there is none."""
    found = connection.execute("SELECT id FROM articles WHERE key = ?", (key,)).fetchone()
    return found and int(found[0])


def see_kept(connection: sqlite3.Connection, article: int) -> None:
    """See that an article is kept.

    Raises:
        NotKeptError: it is not.
    """
    if not connection.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone():
        raise NotKeptError(tr("This article is not in the library any more: open it anew to keep it."))


def reading_of(connection: sqlite3.Connection, article: int) -> Reading:
    """Return the engine's reading of a kept article.

    Raises:
        NotKeptError: there is no such article.
        LibraryError: it is damaged.
    """
    see_kept(connection, article)
    found = connection.execute("SELECT reading, text FROM documents WHERE article = ?", (article,)).fetchone()
    return unpacked(*(found or (b"", "")))


def insert(connection: sqlite3.Connection, reading: Reading, names: str, target: str | None, now: str) -> int:
    """Insert an article that is not there yet, and return its id.

    Args:
        connection: of the library.
        reading: as the engine gave it.
        names: of its sources, a line each.
        target: the path or address by which it was opened.
        now: when it is kept.
    """
    facts = _facts(reading.article, target, now)
    made = connection.execute(
        "INSERT INTO articles"
        " (key, address, target, title, outlet, published, day, kept, opened, length, words) VALUES"
        " (:key, :address, :target, :title, :outlet, :published, :day, :now, :now, :length, :words)",
        facts,
    ).lastrowid
    assert made is not None
    connection.execute(
        "INSERT INTO documents (article, title, names, text, reading) VALUES (?, ?, ?, ?, ?)",
        (made, facts["title"], names, reading.article.text, packed(reading)),
    )
    return made


def update(
    connection: sqlite3.Connection, article: int, reading: Reading, target: str | None, now: str
) -> None:
    """Put a new reading, and what is known of an article now, in the place of the old; restore it."""
    facts = {**_facts(reading.article, target, now), "id": article}
    connection.execute(
        "UPDATE articles SET target = coalesce(:target, target), title = :title, outlet = :outlet,"
        " published = :published, day = coalesce(:published, day), opened = max(opened, :now), deleted = NULL"
        " WHERE id = :id",
        facts,
    )
    connection.execute(
        "UPDATE documents SET title = :title WHERE article = :id AND title IS NOT :title", facts
    )
    put_reading(connection, article, reading)


def _facts(article: Article, target: str | None, now: str) -> dict[str, object]:
    """Return what lists show of an article."""
    published = iso_date(article.published)
    return {
        "key": key_of(article),
        "address": address_of(article),
        "target": target,
        "title": heading(article),
        "outlet": article.outlet,
        "published": published,
        "day": published or datetime.fromisoformat(now).astimezone().date().isoformat(),
        "now": now,
        "length": len(article.text),
        "words": len(article.text.split()),
    }


def put_reading(connection: sqlite3.Connection, article: int, reading: Reading) -> None:
    """Put another reading of the same text in the place of the one that is kept."""
    connection.execute("UPDATE documents SET reading = ? WHERE article = ?", (packed(reading), article))
