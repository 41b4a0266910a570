"""The list of recent articles: what is kept of them, where, and that nothing waits for it."""

from __future__ import annotations

import json
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fictional import article
from pytestqt.qtbot import QtBot

from onrecord import Article
from onrecord_desktop.background import AtOnce, Background
from onrecord_desktop.recent import (
    MOST,
    FileShelf,
    PassingShelf,
    Recent,
    absolute,
    is_secret,
    recent,
    when,
    with_added,
    without,
)
from onrecord_desktop.recent_articles import RecentArticles
from onrecord_desktop.settings.stored import passing_settings

NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


def made(number: int, opened: str = "2031-05-06T09:30:00+00:00") -> Recent:
    return Recent(target=f"/a/{number}.txt", title=f"Article {number}", place="Wire", opened=opened)


def listing(shelf: FileShelf | PassingShelf | None = None) -> RecentArticles:
    return RecentArticles(shelf or PassingShelf(), AtOnce(), passing_settings())


def test_the_latest_stands_first_and_none_twice() -> None:
    again = made(1, "2031-05-06T10:00:00+00:00")
    assert with_added((made(2), made(1)), again) == (again, made(2))


def test_a_dozen_is_kept() -> None:
    articles: tuple[Recent, ...] = ()
    for number in range(MOST + 3):
        articles = with_added(articles, made(number))
    assert len(articles) == MOST
    assert articles[0] == made(MOST + 2)


def test_one_is_taken_from_the_list() -> None:
    assert without((made(1), made(2)), "/a/1.txt") == (made(2),)


def test_nothing_of_the_text_is_kept() -> None:
    kept = recent("/a/tunnel.txt", article(), NOW)
    assert kept.title == "Harbour tunnel leaks, engineers say"
    assert kept.place == "tunnel.txt"
    assert set(kept.model_dump()) == {"target", "title", "place", "opened"}


def test_the_outlet_is_kept_where_it_is_known() -> None:
    assert recent("/a", article().model_copy(update={"outlet": "The Wire\n"}), NOW).place == "The Wire"


def test_an_endless_title_is_cut() -> None:
    assert len(recent("/a", Article(id="a", title="word " * 900, text="Text."), NOW).title) == 200


@pytest.mark.parametrize(
    ("opened", "said"),
    [
        ("2031-05-06T09:30:00+00:00", "today 09:30"),
        ("2031-05-05T23:59:00+00:00", "yesterday"),
        ("2031-05-06T01:30:00+03:00", "yesterday"),
        ("2031-01-02T09:30:00+00:00", "2 January"),
        ("2030-12-31T09:30:00+00:00", "31 December 2030"),
        ("once upon a time", ""),
    ],
)
def test_when_an_article_was_opened(opened: str, said: str) -> None:
    assert when(made(1, opened), NOW) == said


def test_a_path_is_kept_as_it_is_from_anywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute("notes.txt") == str(tmp_path / "notes.txt")
    assert absolute("HTTPS://example.org/a") == "HTTPS://example.org/a"


def test_an_address_with_a_password_is_never_kept() -> None:
    assert is_secret("https://ann:secret@example.org/a")
    assert not is_secret("https://example.org/@ann")
    assert not is_secret("https://[broken")
    recents = listing()
    recents.add("https://ann:secret@example.org/a", article())
    assert recents.articles == ()


def test_the_file_is_written_read_and_gone_when_cleared(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "recent.json"
    recents = listing(FileShelf(file))
    recents.add("/a/tunnel.txt", article())
    assert "Mara Voss" not in file.read_text(encoding="utf-8")
    others = listing(FileShelf(file))
    others.load()
    assert [a.target for a in others.articles] == [absolute("/a/tunnel.txt")]
    others.clear()
    assert others.articles == ()
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"format": "else"}', '{"articles": [{"target": 3}]}', "\0"]
)
def test_a_broken_file_is_as_if_it_were_not(tmp_path: Path, content: str) -> None:
    file = tmp_path / "recent.json"
    file.write_text(content, encoding="utf-8")
    recents = listing(FileShelf(file))
    recents.load()
    assert recents.articles == ()
    recents.add("/a", article())
    assert json.loads(file.read_text(encoding="utf-8"))["articles"][0]["target"] == absolute("/a")


def test_two_windows_do_not_undo_each_other(tmp_path: Path) -> None:
    first, second = listing(FileShelf(tmp_path / "r.json")), listing(FileShelf(tmp_path / "r.json"))
    first.load()
    second.load()
    first.add("/a/1.txt", article())
    second.add("/a/2.txt", article())
    assert [Path(a.target).name for a in second.articles] == ["2.txt", "1.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders are no files there either, but fail otherwise")
def test_a_list_that_cannot_be_kept_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    recents = listing(FileShelf(tmp_path / "file" / "recent.json"))
    told: list[str] = []
    recents.failed.connect(told.append)
    for _ in range(2):
        recents.add("/a", article())
    assert len(told) == 1
    assert told[0].startswith("The list of recent articles could not be kept (")


def test_nothing_is_remembered_once_the_reader_wants_that_and_the_list_is_empty() -> None:
    recents = listing()
    recents.add("/a", article())
    recents.remember(False)
    assert recents.articles == ()
    recents.add("/b", article())
    assert recents.articles == ()
    recents.remember(True)
    recents.add("/c", article())
    assert recents.holds(absolute("/c"))


def test_the_window_does_not_wait_for_the_disk(qtbot: QtBot) -> None:
    held, seen = threading.Event(), list[int]()
    background = Background()

    def work() -> int:
        held.wait(10)
        return threading.get_ident()

    background.do(work, lambda worker: seen.extend((worker, threading.get_ident())), seen.append)
    assert seen == []
    held.set()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] != seen[1] == threading.get_ident()
    background.shut_down()


def test_the_list_is_written_to_the_end_when_the_window_closes() -> None:
    background, shelf = Background(), PassingShelf()
    articles = RecentArticles(shelf, background, passing_settings())
    for name in ("/a", "/b"):
        articles.add(name, article())
    background.shut_down(unbegun=True)
    assert [kept.target for kept in shelf.change(lambda known: known)] == [absolute("/b"), absolute("/a")]


def test_days_are_those_of_the_reader() -> None:
    late = (NOW - timedelta(hours=13)).isoformat()
    assert when(made(1, late), NOW) == "yesterday"
