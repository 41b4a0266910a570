"""All that a source said in the articles that are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import fictional
import pytest
import shelved
import walking
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from onrecord import Reading
from onrecord.library.library import Library
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.background import AtOnce, Background
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.library.same_dialog import SameDialog
from onrecord_desktop.library.source_view import FIRST, SourceView
from onrecord_desktop.library.work import LibraryWork
from onrecord_desktop.rows import plain
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

REED, VOSS = "person:tomas reed", "person:mara voss"
CTRL = Qt.KeyboardModifier.ControlModifier
Make = Callable[..., Window]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def make(qtbot: QtBot, client: EngineClient, file: Path) -> Make:
    """Makes a window with three articles in its library, and as many calm ones as are wanted."""

    def made(calm_days: int = 0, worker: Callable[[], AtOnce | Background] = AtOnce) -> Window:
        with Library(file) as library:
            shelved.fill(library, calm_days)
        work = LibraryWork(shelved.opening(file), worker)
        window = make_window(make_application(), passing_settings("light"), client, library=work)
        qtbot.addWidget(window)
        window.resize(1280, 880)
        with qtbot.waitActive(window):
            window.show()
        return window

    return made


@pytest.fixture
def window(make: Make) -> Window:
    """The window with the page of Tomas Reed."""
    made = make()
    made.pages.show_source(REED)
    settle(made)
    return made


def page(window: Window) -> SourceView:
    return window.library_page.view.source


def settle(window: Window) -> None:
    """Let the list be laid out."""
    quiet = 0
    while quiet < 5:
        QApplication.processEvents()
        quiet = 0 if page(window).list._filling._timer.isActive() else quiet + 1


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


def said(window: Window) -> list[str]:
    return [plain([row.words]) for row in page(window).list.rows]


def test_it_tells_who_it_is_and_how_much_it_said(window: Window) -> None:
    shown = page(window)
    assert shown.name.text() == "Tomas Reed"
    assert shown.who.text() == "Mayor"
    assert shown.amount.text() == "6 statements  ·  6 denials  ·  3 articles"
    assert not shown.part.isVisible()
    assert shown.list.accessibleName() == "All that Tomas Reed said"
    assert shown.list.hasFocus()


def test_the_latest_article_comes_first_its_heading_once(window: Window) -> None:
    rows = page(window).list.rows
    headings = [plain(row.heading) for row in rows]
    assert headings[0].endswith("Who pays for the tunnel?")
    assert headings[2].startswith("20 May 2031  ·  The Ellery Wire")
    assert headings[1] == headings[3] == ""


def test_words_stand_with_source_and_cue_in_the_article_s_order(window: Window) -> None:
    assert said(window)[:2] == [
        "Mayor Tomas Reed denied that the tunnel is unsafe",
        '"There is no leak," Reed insisted',
    ]
    assert [row.sign for row in page(window).list.rows] == ["≠"] * 6
    notes = [plain(row.notes) for row in page(window).list.rows]
    assert notes[:2] == ["what it answers was not found", "On Record links this to Mara Voss"]


def test_each_statement_is_read_out_with_its_article(window: Window) -> None:
    table = QAccessible.queryAccessibleInterface(page(window).list)
    assert table is not None
    second = table.child(1)
    assert second is not None
    assert second.text(QAccessible.Text.Name) == (
        'Denial. "There is no leak," Reed insisted. Quotation. On Record links this to Mara Voss. '
        "Who pays for the tunnel? 26 May 2031."
    )


def test_what_was_denied_says_by_whom(window: Window) -> None:
    window.pages.show_source(VOSS)
    settle(window)
    first = page(window).list.rows[0]
    assert plain(first.notes) == "linked denials: Tomas Reed"
    assert not first.sign


def opened(window: Window) -> tuple[str, str | None]:
    return window.windowTitle().removesuffix(" – On Record"), window.pane.selection.current


def test_a_click_leads_to_the_statement_in_its_article(window: Window) -> None:
    found = page(window).list
    place = found.visualRect(found.model().index(2, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened(window) == ("Ferries & tides", "q5")


def test_a_link_leads_to_what_is_denied_by_mouse(window: Window) -> None:
    found = page(window).list
    row, area = found.rows[1], found.visualRect(found.model().index(1, 0))
    layouts = found._delegate.layouts
    note = layouts.of(row)[-1]
    line = note.layout.lineAt(0)
    inside = QPointF(note.left + line.naturalTextWidth() - 4, note.top + 8)
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=(inside + area.topLeft()).toPoint())
    assert opened(window) == ("Who pays for the tunnel?", "q1")


def test_rows_and_links_are_reached_by_keys(window: Window) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert opened(window) == ("Who pays for the tunnel?", "q1")


def test_escape_leads_back_to_where_it_was_opened_from(window: Window) -> None:
    press(Qt.Key.Key_Escape)
    assert not window.pages.is_in_library
    window.pages.show_library()
    articles = window.library_page.view.articles
    articles.filters.source.choose(next(iter(articles.filters.source._offered), None))
    articles.source_chosen.emit(REED)
    assert window.library_page.view.back.text() == "← Library"
    settle(window)
    press(Qt.Key.Key_Escape)
    assert window.pages.is_in_library
    assert articles.isVisible()


def test_the_menu_of_a_source_leads_there(window: Window) -> None:
    reading = fictional.reading()
    window.show_reading(reading)
    menu = window.pane.panel.voice_menu(("s5",))
    action = next(a for a in menu.actions() if "library" in a.text())
    action.trigger()
    assert window.pages.is_in_library
    assert page(window).key == REED
    joint = window.pane.panel.voice_menu(("s3", "s4"))
    assert not any("in the &library" in a.text() for a in joint.actions())
    unnamed = window.pane.panel.voice_menu(("s6",))
    assert not next(a for a in unnamed.actions() if "in the &library" in a.text()).isEnabled()


def test_a_source_of_which_nothing_is_kept_says_so(window: Window) -> None:
    window.pages.show_source("person:ann lee")
    settle(window)
    shown = page(window)
    assert shown.nothing.isVisible()
    assert shown.nothing.text() == "Nothing that ann lee said is in the library."
    assert not shown.list.isVisible()
    window.pages.show_source(REED)
    settle(window)
    assert not shown.nothing.isVisible()
    assert len(said(window)) == 6


def test_names_are_joined_told_and_parted_and_each_is_undone(window: Window, file: Path) -> None:
    QTest.mouseClick(page(window).same, Qt.MouseButton.LeftButton)
    dialog = window.findChild(SameDialog)
    assert dialog is not None
    dialog.field.setFocus()
    dialog.field.setText("r")
    dialog.field.textEdited.emit("r")
    assert dialog.field._offered == [], "it is not the same as itself"
    dialog.field.setText("voss")
    dialog.field.textEdited.emit("voss")
    dialog.field._choose(0)
    dialog.ends.accepted.emit()
    settle(window)
    shown = page(window)
    assert shown.who.text().endswith("also as “Mara Voss”")
    assert len(said(window)) == 12
    assert window.done.message == "“Mara Voss” counts as “Tomas Reed” – Ctrl+Z undoes it"
    QTest.keyClick(shown.list, Qt.Key.Key_Z, CTRL)
    settle(window)
    assert len(said(window)) == 6
    with Library(file) as library:
        library.join_names(VOSS, REED)
    window.pages.show_source(REED)
    settle(window)
    assert len(said(window)) == 12
    assert shown.part.isVisible()
    shown.part.menu().actions()[0].trigger()
    settle(window)
    assert len(said(window)) == 6
    undo = next(b for b in window.done.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    settle(window)
    assert len(said(window)) == 12


def test_a_name_that_was_joined_leads_to_the_same_page(window: Window, file: Path) -> None:
    with Library(file) as library:
        library.join_names(VOSS, REED)
    window.pages.show_source(VOSS)
    settle(window)
    assert page(window).name.text() == "Tomas Reed"


def test_hundreds_of_statements_come_one_after_the_other(qtbot: QtBot, make: Make) -> None:
    window = make(calm_days=60, worker=Background)
    window.pages.show_source(VOSS)
    qtbot.waitUntil(lambda: len(page(window).list.rows) == 126, timeout=10_000)
    assert FIRST < 126
    assert len({(row.article, row.statement) for row in page(window).list.rows}) == 126
    headings = [row.article for row in page(window).list.rows if row.heading]
    assert len(headings) == 63, "each article has its heading once"
    window.close()


def test_a_narrower_window_wraps_the_words_anew_and_keeps_its_place(make: Make) -> None:
    window = make(calm_days=30)
    window.pages.show_source(VOSS)
    settle(window)
    found = page(window).list
    found.scrollTo(found.model().index(40, 0), found.ScrollHint.PositionAtTop)
    before = found.visualRect(found.model().index(40, 0)).height()
    window.resize(560, 700)
    QApplication.processEvents()
    settle(window)
    assert len(found.rows) == 66
    line = found.visualRect(found.model().index(40, 0))
    assert line.height() > before
    assert found.viewport().rect().intersects(line)


def test_what_is_deleted_goes_from_the_page(window: Window) -> None:
    article = page(window).list.rows[0].article
    window.library.do(lambda library: library.delete([article]))
    settle(window)
    assert len(said(window)) == 4


def test_each_part_has_a_name_and_shows_the_focus(window: Window) -> None:
    assert walking.faults(window) == []
    window.looks.choose("dark")
    for _ in range(8):
        window.looks.zoom_by(1)
    settle(window)
    assert walking.faults(window) == []


def test_words_are_set_larger_with_the_zoom(window: Window, reading: Reading) -> None:
    assert reading
    found = page(window).list
    before = found.visualRect(found.model().index(0, 0)).height()
    for _ in range(8):
        window.looks.zoom_by(1)
    settle(window)
    assert found.visualRect(found.model().index(0, 0)).height() > 1.8 * before
