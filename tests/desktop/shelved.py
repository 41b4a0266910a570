"""A small library of made-up articles, and windows that have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fictional

from onrecord import Reading
from onrecord.library.library import Library
from onrecord.reading import Checked
from onrecord.revision.values import Revision

NOW = datetime(2031, 5, 28, 12, tzinfo=UTC)
CHECKED = Revision(checked=Checked(by="Ann Lee", on="2031-05-07"))
TITLES = ("Ferries & tides", "Storm season", "Who pays for the tunnel?")
OUTLETS = ("The Ellery Wire", "Harbour Post", None)


def named(title: str, outlet: str | None = None, published: str | None = None, number: int = 0) -> Reading:
    """Return the fictional reading under another title, of the same length so that its places hold."""
    reading = fictional.reading()
    text = reading.article.text
    assert len(title) <= len(fictional.TITLE)
    article = reading.article.model_copy(
        update={
            "id": f"{number}.html",
            "title": title,
            "text": title.ljust(len(fictional.TITLE)) + text[len(fictional.TITLE) :],
            "url": f"https://wire.example/{number}",
            "outlet": outlet,
            "published": published,
        }
    )
    return reading.model_copy(update={"article": article})


def calm(number: int) -> Reading:
    """Return an article without a denial."""
    reading = named(f"Calm day {number}", "Harbour Post", f"2030-01-{number % 28 + 1:02}", 100 + number)
    return reading.model_copy(
        update={
            "statements": reading.statements[:2],
            "sources": tuple(source for source in reading.sources if source.id == "s1"),
        }
    )


def fill(library: Library, calm_days: int = 0) -> list[int]:
    """Keep three articles, the first opened last, and as many calm ones before them; return the ids."""
    days = [NOW - timedelta(days=days) for days in range(3 + calm_days)]
    readings = [
        *(
            named(title, outlet, f"2031-05-{20 - 5 * number:02}" if number < 2 else None, number)
            for number, (title, outlet) in enumerate(zip(TITLES, OUTLETS, strict=True))
        ),
        *map(calm, range(calm_days)),
    ]
    with library.together():
        kept = [
            library.keep(reading, CHECKED if number == 1 else Revision(), target=f"/a/{number}", now=day)
            for number, (reading, day) in enumerate(zip(readings, days, strict=True))
        ]
    library.set_position(kept[2], len(readings[2].article.text) // 2)
    return kept


def opening(file: Path) -> Callable[[], AbstractContextManager[Library]]:
    """Return what opens the library in a file."""

    @contextmanager
    def opened() -> Iterator[Library]:
        with Library(file) as library:
            yield library

    return opened


def titles(rows: Sequence[object]) -> list[str]:
    """Return the titles of rows."""
    return [row.title.text for row in rows]  # type: ignore[attr-defined]
