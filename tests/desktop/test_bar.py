"""The bar at the top, the choice of marks, and the keys that it tells of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fictional import long_reading
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from onrecord_desktop.actions import keys_in_words, make_actions
from onrecord_desktop.application import make_application
from onrecord_desktop.bar import Bar
from onrecord_desktop.keys_dialog import KeysDialog
from onrecord_desktop.style import style_sheet
from onrecord_desktop.themes import LIGHT
from onrecord_desktop.window import Window

TITLE = "Harbour tunnel leaks, engineers say, and the council meets on Monday to talk about it at length"


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QMainWindow]:
    """A window with nothing but a full bar."""
    make_application()
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setStyleSheet(style_sheet(LIGHT))
    exports = [QAction("Web page…", made), None, QAction("Table…", made)]
    recent, languages = QAction("Recent", made), QAction("Language", made)
    made.setCentralWidget(Bar(make_actions(made), recent, exports, languages))
    made.setMinimumSize(300, 44)
    made.show()
    return made


def bar_of(host: QMainWindow) -> Bar:
    bar = host.centralWidget()
    assert isinstance(bar, Bar)
    return bar


def shown(bar: Bar) -> list[str]:
    buttons = [b for b in bar.findChildren(QToolButton) if b.isVisible()]
    return [b.text() for b in sorted(buttons, key=lambda b: b.x())]


def more(bar: Bar) -> list[str]:
    return [action.text().replace("&", "") for action in bar.more_button.menu().actions()]


def test_everything_is_there_where_there_is_room(host: QMainWindow) -> None:
    host.resize(1280, 44)
    assert shown(bar_of(host)) == [
        "Open ▾",
        "Paste",
        "Find",
        "Aa",
        "Marks: all ▾",
        "Map",
        "Correct ▾",
        "Export ▾",
        "?",
    ]
    assert more(bar_of(host)) == []


def test_without_an_article_there_is_no_map(window: Window) -> None:
    assert not window.bar.map_button.isEnabled()


def test_the_title_is_cut_before_buttons_go(host: QMainWindow) -> None:
    bar = bar_of(host)
    bar.set_title(TITLE)
    host.resize(900, 44)
    QApplication.processEvents()
    label = bar.findChild(QLabel)
    assert label is not None
    assert label.text().endswith("…")
    assert more(bar) == []


@pytest.mark.parametrize("width", [560, 600, 660, 720, 800])
def test_nothing_is_cut_in_a_narrow_window(host: QMainWindow, width: int) -> None:
    bar = bar_of(host)
    bar.set_title(TITLE)
    bar.set_marks("denials")
    host.resize(width, 44)
    QApplication.processEvents()
    buttons = [b for b in bar.findChildren(QToolButton) if b.isVisible()]
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert bar.rect().contains(button.geometry())
    label = bar.findChild(QLabel)
    assert label is not None
    assert label.width() >= 60
    rest = {"Marks", "Dispute map", "Correct and note", "Export", "Help"}
    names = {button.accessibleName().partition(":")[0] for button in buttons}
    assert rest <= names | set(more(bar)), "what has no room is in the menu"


def test_buttons_come_back_with_the_room(host: QMainWindow) -> None:
    host.resize(420, 44)
    QApplication.processEvents()
    assert "Dispute map" in more(bar_of(host))
    host.resize(1280, 44)
    QApplication.processEvents()
    assert "Map" in shown(bar_of(host))
    assert not bar_of(host).more_button.isVisible()


def test_the_menu_for_the_rest_does_the_same(host: QMainWindow) -> None:
    done: list[str] = []
    bar = bar_of(host)
    host.resize(420, 44)
    QApplication.processEvents()
    map_action = next(a for a in bar.more_button.menu().actions() if a.text() == "Dispute &map")
    map_action.triggered.connect(lambda: done.append("map"))
    map_action.trigger()
    export = next(a for a in bar.more_button.menu().actions() if a.text() == "Export")
    menu = export.menu()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions()] == [
        "Web page…",
        "",
        "Table…",
        "",
        "&Print…",
        "P&review of the pages…",
        "Pre&view of the worksheet…",
    ]
    assert done == ["map"]


def test_find_needs_an_article(window: Window) -> None:
    assert not window.bar.find_button.isEnabled()
    window.show_reading(long_reading(2))
    assert window.bar.find_button.isEnabled()
    QTest.mouseClick(window.bar.find_button, Qt.MouseButton.LeftButton)
    assert window.pane.find_bar.field.hasFocus()


def press(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(window.pane.view, key)


def state(window: Window) -> tuple[str, bool, bool, bool, bool]:
    """What the bar says, which of all, denials and none is checked, and whether marks are painted."""
    a = window.actions_
    checked = (a.all_marks.isChecked(), a.dispute_marks.isChecked(), a.no_marks.isChecked())
    return (window.bar.marks_button.text(), *checked, window.pane.view._marks_visible)


def test_keys_choose_what_is_marked(reading_window: Window) -> None:
    assert state(reading_window) == ("Marks: all ▾", True, False, False, True)
    press(reading_window, Qt.Key.Key_2)
    assert state(reading_window) == ("Marks: denials ▾", False, True, False, True)
    assert reading_window.pane.viewing.sight.is_of_disputes
    press(reading_window, Qt.Key.Key_3)
    assert state(reading_window) == ("Marks: none ▾", False, False, True, False)
    press(reading_window, Qt.Key.Key_M)
    assert state(reading_window) == ("Marks: denials ▾", False, True, False, True)
    press(reading_window, Qt.Key.Key_1)
    assert state(reading_window) == ("Marks: all ▾", True, False, False, True)


def test_marks_and_filters_agree(reading_window: Window) -> None:
    viewing = reading_window.pane.viewing
    viewing.choose(disputes_only=True)
    assert state(reading_window)[0] == "Marks: denials ▾"
    viewing.choose(types=frozenset({"denial"}))
    assert state(reading_window) == ("Marks: some ▾", False, False, False, True)
    press(reading_window, Qt.Key.Key_2)
    assert state(reading_window)[0] == "Marks: denials ▾"
    assert viewing.sight.types == frozenset()
    chips = reading_window.pane.filters.findChildren(QToolButton)
    next(chip for chip in chips if chip.text().startswith("All")).click()
    assert state(reading_window) == ("Marks: all ▾", True, False, False, True)


def test_choosing_the_same_again_keeps_it(reading_window: Window) -> None:
    for _ in range(2):
        reading_window.actions_.no_marks.trigger()
        assert state(reading_window) == ("Marks: none ▾", False, False, True, False)


def test_another_article_is_marked_as_the_filters_say(reading_window: Window) -> None:
    press(reading_window, Qt.Key.Key_2)
    reading_window.show_reading(long_reading(2))
    assert state(reading_window)[0] == "Marks: all ▾"
    press(reading_window, Qt.Key.Key_3)
    reading_window.show_reading(long_reading(3))
    assert state(reading_window)[0] == "Marks: none ▾", "who wants none keeps none"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_question_mark_lists_every_key(reading_window: Window) -> None:
    press(reading_window, Qt.Key.Key_Question)
    dialog = reading_window.findChild(KeysDialog)
    assert dialog is not None
    listed = {label.text() for label in dialog.findChildren(QLabel)}
    for action in reading_window.actions_.all:
        for keys in ([key.toString() for key in action.shortcuts()],):
            assert not keys or ", ".join(keys) in listed, action.text()
    dialog.reject()


def test_keys_are_grouped_and_none_is_given_twice(window: Window) -> None:
    groups = keys_in_words(window.actions_)
    assert list(groups)[:3] == ["Open", "Statements", "Correct and note"]
    assert all(keys for section in groups.values() for _, keys in section)
    given = [key.toString() for action in window.actions_.all for key in action.shortcuts()]
    assert len(given) == len(set(given))
