"""Setting type and theme: what is chosen holds at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontInfo, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from onrecord_desktop.appearance import Appearance
from onrecord_desktop.themes import DARK, LIGHT
from onrecord_desktop.type_popover import TypePopover
from onrecord_desktop.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def popover(reading_window: Window) -> TypePopover:
    """The popover, opened by its key."""
    QApplication.processEvents()
    QTest.keyClick(reading_window.pane.view, Qt.Key.Key_T)
    return reading_window.type_popover


def choose(popover: TypePopover, words: str) -> None:
    button = next(b for b in popover.findChildren(QAbstractButton) if b.accessibleName().endswith(words))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def face(window: Window) -> str:
    cursor = window.pane.view.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    return QFontInfo(cursor.charFormat().font()).family()


def test_it_opens_at_its_button_by_mouse_too(reading_window: Window) -> None:
    QTest.mouseClick(reading_window.bar.type_button, Qt.MouseButton.LeftButton)
    popover = reading_window.type_popover
    assert popover.isVisible()
    below = reading_window.bar.type_button.mapToGlobal(QPoint(0, 0)).y()
    assert popover.geometry().top() > below
    window = QRect(reading_window.mapToGlobal(QPoint(0, 0)), reading_window.size())
    assert window.contains(popover.geometry())


def test_every_choice_holds_at_once(reading_window: Window, popover: TypePopover) -> None:
    document, looks = reading_window.pane.view.document(), reading_window.looks
    heights = [document.size().height()]
    choose(popover, "Line height: Loose")
    heights.append(document.size().height())
    choose(popover, "Line length: Narrow")
    heights.append(document.size().height())
    choose(popover, "Larger text")
    heights.append(document.size().height())
    assert heights == sorted(set(heights)), "each makes the page longer"
    choose(popover, "Typeface: Sans")
    assert face(reading_window) == "On Record Sans"
    assert looks.appearance == Appearance("sans", 1.1, "loose", "narrow")
    assert popover.size_.text() == "110 %"


def test_themes_are_chosen_here(reading_window: Window, popover: TypePopover) -> None:
    looks = reading_window.looks
    choose(popover, "Theme: Dark")
    assert (looks.choice, looks.theme) == ("dark", DARK)
    choose(popover, "Theme: System")
    assert (looks.choice, looks.theme) == ("system", LIGHT)
    assert popover.theme.buttons["system"].isChecked()


def test_keys_alone_are_enough(reading_window: Window, popover: TypePopover) -> None:
    looks = reading_window.looks

    def press(key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget(), key)

    assert popover.face.buttons["serif"].hasFocus()
    press(Qt.Key.Key_Right)
    assert looks.appearance.face == "sans"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert popover.larger.hasFocus()
    press(Qt.Key.Key_Space)
    assert looks.appearance.zoom == 1.1
    press(Qt.Key.Key_Tab)
    assert popover.spacing.buttons["usual"].hasFocus(), "the Tab key stops at what is chosen"
    press(Qt.Key.Key_Right)
    assert looks.appearance.spacing == "loose"
    press(Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert reading_window.pane.view.hasFocus()


def test_zoom_keys_work_while_it_is_open(reading_window: Window, popover: TypePopover) -> None:
    QTest.keyClick(popover, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert reading_window.looks.appearance.zoom == 1.1
    assert popover.size_.text() == "110 %"


def test_sizes_end_at_200_per_cent(reading_window: Window, popover: TypePopover) -> None:
    for _ in range(9):
        choose(popover, "Larger text")
    assert popover.size_.text() == "200 %"
    assert not popover.larger.isEnabled()
    reading_window.looks.zoom_by(0)
    assert popover.larger.isEnabled()


def test_every_part_is_named_for_screen_readers(popover: TypePopover) -> None:
    assert popover.accessibleName() == "Type and theme"
    for part in popover.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert part.accessibleName()
    assert popover.larger.accessibleDescription() == "Size of the text: 100 %"
