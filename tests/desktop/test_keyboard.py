"""The window by keyboard alone."""

from __future__ import annotations

import pytest
import walking
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.background import AtOnce
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.keys_dialog import KeysDialog
from onrecord_desktop.notices import Offer
from onrecord_desktop.recent import PassingShelf, Recent
from onrecord_desktop.recent_articles import RecentArticles
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.tour_steps import steps
from onrecord_desktop.window import Window


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QGuiApplication.focusWindow(), key, modifier)


def read(window: Window) -> Window:
    window.banner.say("Something happened.", Offer("Do something", lambda: None))
    return window


def made(qtbot: QtBot, client: EngineClient, *, welcomed: bool, theme: str = "light") -> Window:
    settings = passing_settings("dark" if theme == "dark" else "light", welcomed=welcomed)
    kept = Recent(target="/a", title="Tunnel", place="Wire", opened="2031-05-06T09:30:00+00:00")
    recents = RecentArticles(PassingShelf((kept,)), AtOnce(), settings)
    window = make_window(make_application(), settings, client, recents)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    recents.load()
    return window


def test_with_an_article_each_part_has_a_name_and_shows_the_focus(reading_window: Window) -> None:
    assert walking.faults(read(reading_window)) == []


@pytest.mark.parametrize("welcomed", [False, True], ids=["first", "later"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_the_empty_window_each_part_has_a_name_and_shows_the_focus(
    qtbot: QtBot, client: EngineClient, welcomed: bool, theme: str
) -> None:
    window = made(qtbot, client, welcomed=welcomed, theme=theme)
    window.bar.findChildren(QToolButton)[0].setFocus()
    assert walking.faults(window) == []


def test_in_the_dark_the_focus_shows_too(reading_window: Window) -> None:
    reading_window.looks.choose("dark")
    assert walking.faults(read(reading_window)) == []


def test_the_notes_of_the_tour_are_on_the_way_too(reading_window: Window) -> None:
    reading_window.tour.begin(steps(reading_window.pane, reading_window.stack))
    names = [walking.name_of(widget) for widget in walking.chain(reading_window)]
    assert {"Skip", "Next"} <= set(names)
    assert walking.faults(reading_window) == []


def test_a_part_without_a_name_or_a_sign_of_the_focus_would_be_found(reading_window: Window) -> None:
    nameless = QToolButton(reading_window.bar)
    nameless.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    nameless.setGeometry(400, 4, 40, 30)
    nameless.show()
    blind = QLabel("blind", reading_window.bar)
    blind.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    blind.setGeometry(460, 4, 40, 30)
    blind.show()
    found = " ".join(walking.faults(reading_window))
    assert "has no name" in found
    assert "blind does not show the focus" in found


def test_tab_goes_from_bar_over_message_article_and_filters_to_the_panel(reading_window: Window) -> None:
    read(reading_window).bar.findChildren(QToolButton)[0].setFocus()
    press(Qt.Key.Key_Backtab)
    assert [walking.name_of(widget) for widget in walking.chain(reading_window)] == [
        "Open",
        "Paste",
        "Find",
        "Type and theme",
        "Marks: all",
        "Dispute map",
        "Correct and note",
        "Export",
        "Help",
        "Do something",
        "Dismiss message",
        "Article",
        "All 8",
        "Claims 5",
        "Denials 2",
        "No source 1",
        "More filters",
        "Search in statements and sources",
        "Order of the sources",
        "Sources and statements",
    ]


def test_shift_tab_goes_the_same_way_back(reading_window: Window) -> None:
    reading_window.bar.findChildren(QToolButton)[0].setFocus()
    press(Qt.Key.Key_Backtab)
    forth = walking.chain(reading_window)
    assert walking.chain(reading_window, Qt.Key.Key_Backtab) == forth[::-1]


def where(window: Window) -> str:
    """Return the part that has the keyboard."""
    parts: dict[str, QWidget] = {
        "bar": window.bar,
        "message": window.banner,
        "welcome": window.welcome,
        "article": window.pane.view,
        "find": window.pane.find_bar,
        "card": window.pane.card,
        "filters": window.pane.filters,
        "panel": window.pane.panel,
        "busy": window.busy,
        "tour": window.tour,
    }
    focus = QApplication.focusWidget()
    return next(name for name, p in parts.items() if focus is p or (focus and p.isAncestorOf(focus)))


def round_trip(window: Window, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[str]:
    found: list[str] = []
    while len(found) < 9:
        press(Qt.Key.Key_F6, modifier)
        if found and where(window) == found[0]:
            break
        found.append(where(window))
    return found


def test_f6_goes_round_the_parts_that_are_there(reading_window: Window) -> None:
    reading_window.pane.view.setFocus()
    assert round_trip(reading_window) == ["filters", "panel", "bar", "article"]
    read(reading_window)
    reading_window.pane.view.setFocus()
    assert round_trip(reading_window) == ["filters", "panel", "bar", "message", "article"]
    assert round_trip(reading_window, Qt.KeyboardModifier.ShiftModifier)[:2] == ["article", "message"]


def test_find_bar_and_card_are_on_the_way(reading_window: Window) -> None:
    reading_window.pane.finder.open()
    reading_window.pane.navigation.jump("q6")
    reading_window.pane.view.setFocus()
    assert round_trip(reading_window) == ["find", "card", "filters", "panel", "bar", "article"]
    assert walking.faults(reading_window) == []
    reading_window.pane.view.setFocus()
    names = [walking.name_of(widget) for widget in walking.chain(reading_window)]
    assert names[0].startswith("Denial. Tomas Reed")
    assert names[1:6] == ["Close the card", "Find in the article", "Close", "Statements only", "All 8"]
    assert names[-2:] == ["Help", "Article"], "the way leads round the whole window"


def test_the_map_is_on_the_way(reading_window: Window) -> None:
    reading_window.pages.show_map()
    assert walking.faults(reading_window) == []


def test_f6_goes_round_the_empty_window(window: Window) -> None:
    assert set(round_trip(window)) == {"bar", "welcome"}


def test_f6_reaches_the_notes_of_the_tour(reading_window: Window) -> None:
    reading_window.tour.begin(steps(reading_window.pane, reading_window.stack))
    assert "tour" in round_trip(reading_window)


def test_f6_comes_back_to_where_it_was_in_a_part(reading_window: Window) -> None:
    reading_window.pane.filters.search.setFocus()
    for _ in range(4):
        press(Qt.Key.Key_F6)
    assert reading_window.pane.filters.search.hasFocus()


def test_without_the_panel_f6_goes_past_it(reading_window: Window) -> None:
    reading_window.pane.view.setFocus()
    reading_window.actions_.panel.trigger()
    assert round_trip(reading_window) == ["bar", "article"]


def menu_at(qtbot: QtBot, window: Window, key: str) -> str:
    """Return the name of the menu that Alt and a letter open."""
    opened: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            opened.append(menu.title())
            menu.close()

    watch = QTimer()
    watch.timeout.connect(look)
    watch.start(10)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    letter = getattr(Qt.Key, f"Key_{key}")
    QTest.keyClick(window.windowHandle(), letter, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(opened))
    watch.stop()
    return opened[0]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_every_menu_opens_by_alt_and_a_letter_and_stands_in_the_dialog_of_keys(
    qtbot: QtBot, reading_window: Window
) -> None:
    more = reading_window.bar.more_button  # holds what has no room, and nothing of its own
    buttons = [b for b in reading_window.findChildren(QToolButton) if b.menu() and b is not more]
    keys = [*reading_window.bar.menu_keys, *reading_window.pane.filters.menu_keys]
    assert len(keys) == len(buttons) == len({key for _, key in keys})
    for name, key in keys:
        assert menu_at(qtbot, reading_window, key.removeprefix("Alt+")) == name
    reading_window.actions_.keys.trigger()
    dialog = reading_window.findChild(KeysDialog)
    assert dialog is not None
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    for name, key in keys:
        assert key in shown
        assert name in shown
    assert "F6" in shown
    assert "Article" not in shown
    dialog.reject()


def test_no_key_stands_for_two_things(reading_window: Window) -> None:
    keys = [key.toString() for action in reading_window.actions_.all for key in action.shortcuts()] + [
        key for _, key in (*reading_window.bar.menu_keys, *reading_window.pane.filters.menu_keys)
    ]
    assert sorted(keys) == sorted(set(keys))


def test_enter_presses_a_button(window: Window, qtbot: QtBot) -> None:
    sample = next(b for b in window.welcome.findChildren(QPushButton) if "sample" in b.text())
    sample.setFocus()
    with qtbot.waitSignal(window.client.reading_ready, timeout=10_000):
        press(Qt.Key.Key_Return)
