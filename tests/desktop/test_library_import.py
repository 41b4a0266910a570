"""Saved pages and whole libraries go into the library, and out of it, while the reader reads on."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from pathlib import Path

import fictional
import pytest
import shelved
import walking
from answers import Answers
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from onrecord.library.library import Library
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.background import Background
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.library.importing import Importing, Outcome, Progress
from onrecord_desktop.library.strip import ProgressStrip
from onrecord_desktop.library.unread_dialog import UnreadDialog
from onrecord_desktop.library.work import LibraryWork
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = 15_000
Make = Callable[[Answers], Window]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def make(qtbot: QtBot, file: Path) -> Make:
    """Makes a window in which the reader is asked, with an engine that reads each page by its name."""

    def made(answers: Answers) -> Window:
        engine = EngineClient((sys.executable, str(Path(__file__).parent / "page_engine.py")))
        work = LibraryWork(shelved.opening(file), Background)
        window = make_window(
            make_application(), passing_settings("light"), engine, ask=lambda _: answers, library=work
        )
        qtbot.addWidget(window)
        window.resize(1000, 700)
        with qtbot.waitActive(window):
            window.show()
        window.pages.show_library()
        return window

    return made


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of saved pages, one of which cannot be read, with what browsers put beside them."""
    folder = tmp_path / "pages"
    (folder / "deep").mkdir(parents=True)
    (folder / "a_files").mkdir()
    for name in ("a.html", "b.html", "broken.html", "deep/c.html", "a_files/advert.html", "notes.png"):
        (folder / name).write_text("page")
    return folder


def importing(window: Window) -> Importing:
    return window.library_page.view._importing


def strip(window: Window) -> ProgressStrip:
    found = window.findChild(ProgressStrip)
    assert found is not None
    return found


def choose(window: Window, number: int) -> None:
    """Choose from the menu of imports."""
    window.library_page.view.take_in.menu().actions()[number].trigger()


def listed(window: Window) -> set[str]:
    model = window.library_page.view.articles.model
    rows = [model.row(number) for number in range(model.rowCount())]
    return {row.title.text for row in rows if row}


def test_a_folder_is_imported_while_the_reader_reads_on(qtbot: QtBot, make: Make, pages: Path) -> None:
    window = make(Answers(chosen_folder=str(pages)))
    told: list[Progress] = []
    importing(window).moved.connect(told.append)
    with qtbot.waitSignal(importing(window).ended, timeout=LONG) as ended:
        choose(window, 0)
        assert strip(window).isVisible()
        window.show_reading(fictional.reading())
        qtbot.waitUntil(lambda: window.pane.shown is not None)
    assert [(p.done, p.total) for p in told if p.total] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert told[-1].words == "Importing 4 of 4: c.html"
    outcome: Outcome = ended.args[0]
    assert outcome.articles == 3
    assert outcome.problems == ("broken.html: This page holds no article.",)
    assert window.windowTitle().startswith(fictional.TITLE)
    assert not strip(window).isVisible()
    window.pages.show_library()
    qtbot.waitUntil(lambda: listed(window) == {"Page a", "Page b", "Page c"})


def test_what_could_not_be_read_is_listed_with_the_reason(qtbot: QtBot, make: Make, pages: Path) -> None:
    window = make(Answers(chosen_folder=str(pages)))
    with qtbot.waitSignal(importing(window).ended, timeout=LONG):
        choose(window, 0)
    assert window.banner.message == "3 articles imported. 1 could not be read."
    show = next(b for b in window.banner.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    dialog = window.findChild(UnreadDialog)
    assert dialog is not None
    assert dialog.list.item(0).text() == "broken.html: This page holds no article."


def test_an_engine_that_ends_costs_one_article(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.html", "crash.html", "b.html")]
    for page in files:
        page.write_text("page")
    window = make(Answers(chosen_files=[str(page) for page in files]))
    with qtbot.waitSignal(importing(window).ended, timeout=LONG) as ended:
        choose(window, 1)
    assert ended.args[0].articles == 2
    assert ended.args[0].problems[0].startswith("crash.html: The engine stopped unexpectedly")


def test_stopped_it_keeps_what_was_done(qtbot: QtBot, make: Make, tmp_path: Path, file: Path) -> None:
    files = [tmp_path / name for name in ("a.html", "slow.html", "b.html")]
    for page in files:
        page.write_text("page")
    window = make(Answers(chosen_files=[str(page) for page in files]))
    choose(window, 1)
    qtbot.waitUntil(lambda: strip(window).words.accessibleName().endswith("slow.html"), timeout=LONG)
    assert walking.faults(window) == []
    stop = strip(window).findChild(QPushButton)
    assert stop is not None
    with qtbot.waitSignal(importing(window).ended, timeout=LONG):
        QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert window.done.message == "Stopped after 1 article was imported."
    assert not importing(window).is_busy
    with Library(file) as library:
        assert library.articles().total == 1


def test_pages_of_the_same_article_are_one(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.html").write_text("page")
    window = make(Answers())
    with qtbot.waitSignal(importing(window).ended, timeout=LONG):
        importing(window).take_in([tmp_path / "one", tmp_path / "two"])
    assert window.done.message == "1 article imported."


def test_files_added_meanwhile_come_after_those(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("page")
    window = make(Answers())
    with qtbot.waitSignal(importing(window).ended, timeout=LONG) as ended:
        importing(window).take_in([tmp_path / "a.html"])
        importing(window).take_in([tmp_path / "b.html"])
    assert ended.args[0].articles == 2


def test_the_whole_library_goes_out_and_in_as_one_file(
    qtbot: QtBot, make: Make, tmp_path: Path, file: Path
) -> None:
    with Library(file) as library:
        shelved.fill(library, calm_days=60)
    answers = Answers(folder=tmp_path)
    window = make(answers)
    view = window.library_page.view
    qtbot.waitUntil(view.write_out.isEnabled)
    with qtbot.waitSignal(importing(window).ended, timeout=LONG):
        QTest.mouseClick(view.write_out, Qt.MouseButton.LeftButton)
    assert answers.asked == [("On Record library.jsonl.gz", "Library (*.jsonl.gz *.jsonl)")]
    written = tmp_path / "On Record library.jsonl.gz"
    assert window.done.message == "63 articles written to On Record library.jsonl.gz."
    assert gzip.decompress(written.read_bytes()).count(b"\n") == 63
    window.library.do(lambda library: library.delete(range(1, 64)))
    qtbot.waitUntil(lambda: view.articles.model.rowCount() == 0)
    answers.chosen_files = [str(written)]
    with qtbot.waitSignal(importing(window).ended, timeout=LONG):
        choose(window, 1)
    assert window.done.message == "63 articles imported."
    qtbot.waitUntil(lambda: view.articles.model.rowCount() == 63)


def test_broken_lines_are_listed_and_the_rest_is_imported(
    qtbot: QtBot, make: Make, tmp_path: Path, file: Path
) -> None:
    with Library(file) as library:
        shelved.fill(library)
    window = make(Answers(folder=tmp_path))
    out = tmp_path / "out.jsonl"
    with qtbot.waitSignal(importing(window).ended, timeout=LONG):
        importing(window).write_out(out, 3)
    lines = out.read_bytes().splitlines(keepends=True)
    out.write_bytes(b"".join([lines[0], b"{broken\n", *lines[1:]]))
    with qtbot.waitSignal(importing(window).ended, timeout=LONG) as ended:
        importing(window).take_in([out])
    assert ended.args[0].articles == 3
    assert len(ended.args[0].problems) == 1
    assert "out.jsonl: Line 2 was left out" in ended.args[0].problems[0]


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(
    qtbot: QtBot, make: Make, tmp_path: Path, file: Path
) -> None:
    with Library(file) as library:
        shelved.fill(library)
    window = make(Answers())
    with qtbot.waitSignal(importing(window).ended, timeout=LONG):
        importing(window).write_out(tmp_path / "missing" / "out.jsonl", 3)
    assert window.banner.message.startswith(f"{tmp_path / 'missing' / 'out.jsonl'} cannot be written: ")
    with qtbot.waitSignal(importing(window).ended, timeout=LONG):
        importing(window).write_out(file, 3)
    assert window.banner.message == f"{file} is the library itself; give another name."
    with Library(file) as library:
        assert library.articles().total == 3


def test_an_export_that_is_stopped_leaves_no_file(
    qtbot: QtBot, make: Make, tmp_path: Path, file: Path
) -> None:
    with Library(file) as library:
        shelved.fill(library, calm_days=100)
    window = make(Answers())
    out = tmp_path / "out.jsonl"
    with qtbot.waitSignal(importing(window).ended, timeout=LONG):
        importing(window).write_out(out, 103)
        importing(window).stop()
    assert window.done.message == "Stopped; no file was written."
    assert not out.exists()


def test_nobody_who_gives_no_file_is_bothered(make: Make) -> None:
    window = make(Answers())
    choose(window, 0)
    choose(window, 1)
    assert not importing(window).is_busy
    assert not strip(window).isVisible()


def test_the_window_closes_in_the_midst_of_an_import(
    qtbot: QtBot, make: Make, tmp_path: Path, file: Path
) -> None:
    for name in ("a.html", "slow.html"):
        (tmp_path / name).write_text("page")
    window = make(Answers(chosen_files=[str(tmp_path / "a.html"), str(tmp_path / "slow.html")]))
    choose(window, 1)
    qtbot.waitUntil(lambda: strip(window).words.accessibleName().endswith("slow.html"), timeout=LONG)
    window.close()
    assert not importing(window).is_busy
    with Library(file) as library:
        assert library.articles().total == 1
