"""Going from statement to statement, and back to where one was."""

from __future__ import annotations

import pytest
from fictional import long_reading
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from onrecord_desktop.place_keeper import Place
from onrecord_desktop.trail import MOST, Stop, Trail
from onrecord_desktop.window import Window

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.pane.view, key, held)


def stop(number: int) -> Stop:
    return Stop(Place(number, 0), None)


def test_back_and_forward_again() -> None:
    trail = Trail()
    trail.leave(stop(1))
    trail.leave(stop(2))
    assert trail.back(stop(3)) == stop(2)
    assert trail.back(stop(2)) == stop(1)
    assert trail.back(stop(1)) is None
    assert trail.forward(stop(1)) == stop(2)
    assert trail.forward(stop(2)) == stop(3)
    assert trail.forward(stop(3)) is None


def test_a_new_jump_ends_the_way_forward() -> None:
    trail = Trail()
    trail.leave(stop(1))
    trail.back(stop(2))
    trail.leave(stop(1))
    assert trail.forward(stop(5)) is None
    assert trail.back(stop(5)) == stop(1)


def test_steps_one_after_another_are_one_jump() -> None:
    trail = Trail()
    for number in range(4):
        trail.leave(stop(number), stepping=True)
        trail.land(stop(number + 1))
    trail.leave(stop(9), stepping=True)
    trail.land(stop(10))
    assert trail.back(stop(10)) == stop(9), "the reader scrolled away before this step"
    assert trail.back(stop(9)) == stop(0)


def test_only_so_many_places_are_remembered() -> None:
    trail = Trail()
    for number in range(MOST + 10):
        trail.leave(stop(number))
    count = 0
    while trail.back(stop(-1 - count)):
        count += 1
    assert count == MOST


def test_s_goes_through_the_statements_of_a_source(reading_window: Window) -> None:
    reading_window.pane.selection.choose("q5")
    seen = []
    for held in (NONE, NONE, SHIFT):
        press(reading_window, Qt.Key.Key_S, held)
        seen.append(reading_window.pane.selection.current)
    assert seen == ["q6", "q5", "q6"]


def test_s_begins_with_the_first_statement(reading_window: Window) -> None:
    press(reading_window, Qt.Key.Key_S)
    assert reading_window.pane.selection.current == "q1"
    press(reading_window, Qt.Key.Key_S)
    assert reading_window.pane.selection.current == "q2"


def test_a_source_that_says_one_thing_stays(reading_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    reading_window.pane.selection.choose("q7")
    told: list[str] = []
    monkeypatch.setattr(reading_window.pane.view, "announce", told.append)
    press(reading_window, Qt.Key.Key_S)
    assert reading_window.pane.selection.current == "q7"
    assert told == ["There is no other"]


def show(window: Window, statements: int) -> None:
    """Show a long reading, all of it set however slow the machine is."""
    window.show_reading(long_reading(statements))
    window.pane.view.finish()


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_Backspace, NONE), (Qt.Key.Key_Left, ALT)])
def test_back_leads_to_where_the_reader_was(window: Window, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    show(window, 200)
    bar = window.pane.view.verticalScrollBar()
    bar.setValue(1234)
    window.pane.navigation.jump("q150")
    there = bar.value()
    assert there > 3000
    press(window, key, held)
    assert bar.value() == 1234
    assert window.pane.selection.current is None
    press(window, Qt.Key.Key_Right, ALT)
    assert bar.value() == there
    assert window.pane.selection.current == "q150"


def test_back_holds_in_another_layout(window: Window) -> None:
    show(window, 200)
    bar = window.pane.view.verticalScrollBar()
    bar.setValue(1234)
    window.pane.navigation.jump("q150")
    window.looks.zoom_by(3)
    press(window, Qt.Key.Key_Backspace)
    window.looks.zoom_by(0)
    assert bar.value() == 1234


def test_back_leads_over_many_steps(window: Window) -> None:
    show(window, 200)
    window.pane.selection.choose("q3")
    for _ in range(30):
        press(window, Qt.Key.Key_N)
    assert window.pane.selection.current == "q33"
    press(window, Qt.Key.Key_Backspace)
    assert window.pane.selection.current == "q3"
    assert window.pane.view.verticalScrollBar().value() == 0


def test_back_leads_from_what_was_found(window: Window) -> None:
    show(window, 200)
    window.pane.view.verticalScrollBar().setValue(500)
    press(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.pane.find_bar.field, "row 150")
    QTest.keyClick(window.pane.find_bar.field, Qt.Key.Key_Escape)
    assert window.pane.view.verticalScrollBar().value() > 3000
    press(window, Qt.Key.Key_Backspace)
    assert window.pane.view.verticalScrollBar().value() == 500


def test_there_may_be_nowhere_to_go_back_to(reading_window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(reading_window.pane.view, "announce", told.append)
    press(reading_window, Qt.Key.Key_Backspace)
    press(reading_window, Qt.Key.Key_Right, ALT)
    assert told == ["There is nowhere to go back to", "There is nowhere to go forward to"]


def test_another_article_has_its_own_places(window: Window) -> None:
    show(window, 200)
    window.pane.navigation.jump("q150")
    show(window, 100)
    press(window, Qt.Key.Key_Backspace)
    assert window.pane.view.verticalScrollBar().value() == 0


def test_what_is_hidden_is_not_selected_again(window: Window) -> None:
    show(window, 200)
    window.pane.selection.choose("q1")
    window.pane.navigation.jump("q150")
    window.pane.viewing.solo(("s150",))
    press(window, Qt.Key.Key_Backspace)
    assert window.pane.selection.current is None
    assert window.pane.view.verticalScrollBar().value() == 0
