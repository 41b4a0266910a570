"""Which articles were opened last, as plain values, and where the list of them is kept.

Of an article nothing is kept but where it is, its title, where it appeared, and when it was opened. The list
stands in a small file of its own and not among the settings: so it can be seen, copied and deleted by itself,
clearing it leaves nothing behind, it is written whole or not at all, and the window never waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urlsplit

from pydantic import ValidationError

from onrecord import Article, folders
from onrecord.article import Value
from onrecord.files import replacing
from onrecord.phrasing import one_line
from onrecord.provenance import MONTHS, heading, origin
from onrecord.translation import tr

MOST = 12
LONGEST = 200
"""Of a title or a place, in characters."""


class Recent(Value):
    """An article that was opened."""

    target: str
    """Its absolute path, or its web address."""
    title: str
    place: str
    """Its outlet, or the name of its file or site."""
    opened: str
    """When, ISO 8601 with time zone."""


Recents = tuple[Recent, ...]
"""The latest first; none twice."""


class _File(Value):
    format: Literal["onrecord-recent/1"] = "onrecord-recent/1"
    articles: Recents = ()


class Shelf(Protocol):
    """Keeps the list. May wait for the disk, and is only called where that does no harm."""

    def change(self, change: Callable[[Recents], Recents]) -> Recents:
        """Change the list as it stands and return what it is then.

        Raises:
            OSError: it cannot be kept.
        """
        ...


class FileShelf:
    """Keeps the list in a file. What makes no sense there is as if it were not."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def change(self, change: Callable[[Recents], Recents]) -> Recents:
        """Change the list as it stands in the file; an empty one leaves no file."""
        before = self._read()
        after = change(before)
        if not after:
            self._file.unlink(missing_ok=True)
        elif after != before:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._file) as part:
                part.write_text(_File(articles=after).model_dump_json(indent=1), encoding="utf-8")
        return after

    def _read(self) -> Recents:
        try:
            return _File.model_validate_json(self._file.read_bytes()).articles[:MOST]
        except (FileNotFoundError, ValidationError):
            return ()


class PassingShelf:
    """Keeps the list as long as the window is there, for pictures and tests."""

    def __init__(self, articles: Recents = ()) -> None:
        self._articles = articles

    def change(self, change: Callable[[Recents], Recents]) -> Recents:
        """Change the list."""
        self._articles = change(self._articles)
        return self._articles


def usual_file() -> Path:
    """Return where the list is kept, in the reader's folder for such lists."""
    return folders.state() / "recent.json"


def absolute(target: str) -> str:
    """Return a path as it is from anywhere, and an address as it is."""
    is_address = target.lower().startswith(("http://", "https://"))
    return target if is_address else str(Path(target).absolute())


def is_secret(target: str) -> bool:
    """Tell whether an address holds a user's name or password, which no list should keep."""
    try:
        return "@" in urlsplit(target).netloc
    except ValueError:
        return False


def recent(target: str, article: Article, now: datetime) -> Recent:
    """Return what is kept of an article.

    Args:
        target: the path or address that opened it.
        now: when, with its time zone.
    """
    return Recent(
        target=target,
        title=heading(article)[:LONGEST],
        place=(one_line(article.outlet or "") or origin(article))[:LONGEST],
        opened=now.isoformat(timespec="seconds"),
    )


def with_added(articles: Sequence[Recent], opened: Recent) -> Recents:
    """Return the list with an article at its head."""
    return (opened, *without(articles, opened.target))[:MOST]


def without(articles: Sequence[Recent], target: str) -> Recents:
    """Return the list without what a path or address opens."""
    return tuple(article for article in articles if article.target != target)


def when(article: Recent, now: datetime) -> str:
    """Say when an article was opened: the time today, "yesterday", else the day; empty if it is not known."""
    try:
        moment = datetime.fromisoformat(article.opened).astimezone(now.tzinfo)
    except ValueError:
        return ""
    if moment.date() == now.date():
        return tr("today {time}", time=f"{moment:%H:%M}")
    if moment.date() == now.date() - timedelta(days=1):
        return tr("yesterday")
    day, month = moment.day, tr(MONTHS[moment.month - 1])
    if moment.year == now.year:
        return tr("{day} {month}", day=day, month=month)
    return tr("{day} {month} {year}", day=day, month=month, year=moment.year)
