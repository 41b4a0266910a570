"""The dispute map in the window, and the way back from it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from fictional import long_reading
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onrecord import Reading
from onrecord_desktop.themes import DARK
from onrecord_desktop.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, held)


@pytest.fixture
def mapped(reading_window: Window) -> Window:
    """The window with the map of the article, opened by its key."""
    QTest.keyClick(reading_window.pane.view, Qt.Key.Key_M, CTRL)
    return reading_window


def test_it_is_offered_where_at_least_two_are_in_dispute(window: Window, reading: Reading) -> None:
    action = window.actions_.dispute_map
    assert not action.isEnabled()
    window.show_reading(long_reading(3))
    assert not action.isEnabled()
    window.show_reading(reading)
    assert action.isEnabled()
    window.show_article(reading.article)
    assert not action.isEnabled()


def test_it_opens_by_mouse_too_and_has_the_keyboard(reading_window: Window) -> None:
    QTest.mouseClick(reading_window.bar.map_button, Qt.MouseButton.LeftButton)
    assert reading_window.pages.is_on_map
    page = reading_window.map_page
    assert page.isVisible()
    assert page.map is not None
    assert page.map.map.hasFocus()
    assert page.map.map.isVisible()


@pytest.mark.usefixtures("german")
def test_the_way_back_speaks_another_language(window: Window) -> None:
    assert window.map_page.back.text() == "«← Back to the article»"
    assert window.map_page.back.toolTip() == "«Back to the article (Esc)»"


def test_it_is_made_only_when_it_is_opened(reading_window: Window) -> None:
    assert reading_window.map_page.map is None
    program = (
        "import sys; from onrecord_desktop.app import make_window; "
        "print('onrecord_desktop.dispute_map.page' in sys.modules, 'PySide6.QtPrintSupport' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("way", ["escape", "key", "button"])
def test_there_is_a_way_back(mapped: Window, way: str) -> None:
    assert mapped.pages.is_on_map
    if way == "escape":
        press(Qt.Key.Key_Escape)
    elif way == "key":
        press(Qt.Key.Key_M, CTRL)
    else:
        QTest.mouseClick(mapped.map_page.back, Qt.MouseButton.LeftButton)
    assert not mapped.pages.is_on_map
    assert mapped.pane.view.hasFocus()


def test_a_statement_leads_into_the_article(mapped: Window) -> None:
    mapped.map_page.statement_chosen.emit("q6")
    assert not mapped.pages.is_on_map
    assert mapped.pane.selection.current == "q6"
    assert mapped.pane.card.isVisible()


def test_an_arrow_leads_to_its_denial_by_the_keyboard(mapped: Window) -> None:
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert not mapped.pages.is_on_map


def test_a_source_leads_to_its_card(mapped: Window) -> None:
    mapped.actions_.panel.setChecked(False)
    mapped.map_page.voice_chosen.emit(("s5",))
    panel = mapped.pane.panel
    assert not mapped.pages.is_on_map
    assert panel.isVisible()
    assert panel.currentIndex() == panel._rows.find_voice(("s5",))


def test_keys_of_the_article_lead_back_to_it(mapped: Window) -> None:
    press(Qt.Key.Key_N)
    assert not mapped.pages.is_on_map
    assert mapped.pane.selection.current == "q1"
    mapped.pages.show_map()
    press(Qt.Key.Key_F, CTRL)
    assert not mapped.pages.is_on_map
    assert mapped.pane.find_bar.field.hasFocus()


def test_it_follows_theme_and_zoom(mapped: Window) -> None:
    page = mapped.map_page.map
    assert page is not None
    before = page._title.font().pixelSize()
    mapped.looks.choose("dark")
    mapped.looks.zoom_by(3)
    assert page._theme == DARK
    assert page._title.font().pixelSize() > before


def test_another_article_is_shown_in_its_place(mapped: Window, reading: Reading) -> None:
    mapped.show_article(reading.article)
    assert not mapped.pages.is_on_map
    press(Qt.Key.Key_M, CTRL)
    assert not mapped.pages.is_on_map, "it is not read yet"


def test_of_another_reading_it_shows_that(mapped: Window, reading: Reading) -> None:
    page = mapped.map_page.map
    press(Qt.Key.Key_Escape)
    mapped.show_reading(reading.model_copy())
    mapped.pages.show_map()
    assert mapped.map_page.map is page
    assert page is not None
    assert page._shown is mapped.pane.shown


def test_f6_goes_to_the_map_and_to_the_bar(mapped: Window) -> None:
    press(Qt.Key.Key_F6)
    assert mapped.bar.isAncestorOf(QApplication.focusWidget() or mapped)
    press(Qt.Key.Key_F6)
    assert mapped.map_page.isAncestorOf(QApplication.focusWidget() or mapped)
