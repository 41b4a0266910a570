"""Finding words in the article and in its statements, by mouse and by keys."""

from __future__ import annotations

import pytest
from fictional import article, long_reading, span
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from onrecord import Reading
from onrecord_desktop.finding import Found, held
from onrecord_desktop.geometry import Geometry
from onrecord_desktop.searching import MOST
from onrecord_desktop.themes import LIGHT
from onrecord_desktop.window import Window

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
THREE = Found("tide", ((0, 4), (9, 13), (30, 34)), (("q1", 0), ("q4", 2)), within=2)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(widget, key, held)


def find(window: Window, words: str) -> None:
    press(window.pane.view, Qt.Key.Key_F, CTRL)
    if words.isascii():
        QTest.keyClicks(window.pane.find_bar.field, words)
    else:
        window.pane.find_bar.field.setText(words)


def count(window: Window) -> str:
    return window.pane.find_bar.count.text()


def current(window: Window) -> str:
    """Return the words that are outlined."""
    finder = window.pane.finder
    match = finder.found.match
    assert match is not None
    start, end = finder.found.matches[match]
    return window.pane.view.words.text[start:end]


def current_start(window: Window) -> int:
    found = window.pane.finder.found
    assert found.match is not None
    return found.matches[found.match][0]


def button(window: Window, name: str) -> QToolButton:
    buttons = window.pane.find_bar.findChildren(QToolButton)
    return next(b for b in buttons if name in (b.accessibleName(), b.text()))


@pytest.mark.parametrize(
    ("found", "words", "brief"),
    [
        (Found(), "", ""),
        (Found("tide"), "Not in the article", "Not in the article"),
        (THREE.near(0), "1 of 3 in the article · 2 in statements", "1 of 3 · 2 in statements"),
        (Found("x", ((0, 1),), (), at=0), "1 of 1 in the article · none in statements",
         "1 of 1 · none in statements"),
        (Found("x", ((0, 1),), None, at=0), "1 of 1 in the article", "1 of 1"),
        (Found("x", ((0, 1),), (), by_statement=True),
         "In no statement · 1 match in the article", "In no statement"),
        (Found("x", ((0, 1), (2, 3)), (("q1", 1),), 1, True, 0),
         "1 of 1 statement · 2 matches in the article", "1 of 1 statement"),
        (Found("e", ((0, 1),) * MOST, None, at=6), "7 of 9,999 or more in the article", "7 of 9,999 or more"),
    ],
)  # fmt: skip
def test_it_says_how_often_words_were_found(found: Found, words: str, brief: str) -> None:
    assert found.words() == words
    assert found.words(brief=True) == brief


def test_it_says_that_not_all_statements_are_searched() -> None:
    assert THREE.near(0).words(filtered=True).endswith("2 in statements shown")


def test_it_begins_at_a_place_and_goes_round() -> None:
    assert [THREE.near(offset).at for offset in (0, 3, 4, 13, 40)] == [0, 0, 1, 2, 0]
    assert [THREE.near(9).stepped(by).at for by in (1, -1, 2)] == [2, 0, 0]
    assert Found("tide").near(0).stepped(1).match is None


def test_statements_hold_what_touches_one_of_their_parts() -> None:
    matches = [(0, 4), (10, 14), (20, 24)]
    statements = {
        "before": [(4, 10)],
        "first": [(3, 5)],
        "two": [(22, 30), (12, 13)],
        "all": [(0, 30)],
        "none": [],
    }
    holders, within = held(statements.items(), matches)
    assert holders == (("first", 0), ("two", 1), ("all", 0))
    assert within == 3


def test_words_are_found_as_they_are_typed(reading_window: Window) -> None:
    find(reading_window, "tun")
    assert count(reading_window) == "1 of 5 in the article · 4 in statements"
    QTest.keyClicks(reading_window.pane.find_bar.field, "nel l")
    assert count(reading_window) == "1 of 1 in the article · none in statements"
    assert current(reading_window) == "tunnel l"


def test_quotes_and_case_make_no_difference(reading_window: Window) -> None:
    find(reading_window, "“we FOUND")
    assert current(reading_window) == '"We found'


def test_words_that_are_not_there_are_told_calmly(reading_window: Window) -> None:
    find(reading_window, "submarine")
    assert count(reading_window) == "Not in the article"
    assert not button(reading_window, "Next match").isEnabled()
    press(reading_window.pane.find_bar.field, Qt.Key.Key_Return)
    press(reading_window.pane.view, Qt.Key.Key_F3)
    assert reading_window.pane.finder.found.match is None


@pytest.mark.parametrize("way", ["enter", "f3", "buttons"])
def test_it_goes_to_the_next_and_to_the_one_before(reading_window: Window, way: str) -> None:
    find(reading_window, "tunnel")
    field, view = reading_window.pane.find_bar.field, reading_window.pane.view

    def go(name: str, held: Qt.KeyboardModifier) -> str:
        if way == "enter":
            press(field, Qt.Key.Key_Return, held)
        elif way == "f3":
            press(view, Qt.Key.Key_F3, held)
        else:
            QTest.mouseClick(button(reading_window, name), Qt.MouseButton.LeftButton)
        return count(reading_window)[:6]

    assert [go("Next match", NONE) for _ in range(5)] == ["2 of 5", "3 of 5", "4 of 5", "5 of 5", "1 of 5"]
    assert [go("Previous match", SHIFT) for _ in range(2)] == ["5 of 5", "4 of 5"]


def test_typing_on_goes_on_from_the_match(reading_window: Window) -> None:
    find(reading_window, "t")
    for _ in range(12):
        press(reading_window.pane.find_bar.field, Qt.Key.Key_Return)
    start = current_start(reading_window)
    QTest.keyClicks(reading_window.pane.find_bar.field, "h")
    assert current_start(reading_window) >= start


def test_it_begins_with_what_is_in_view(window: Window) -> None:
    window.show_reading(long_reading(200))
    view = window.pane.view
    line = Geometry(view.document()).line(view.words.places.position(view.words.text.index("row 40 ")))
    view.verticalScrollBar().setValue(round(line.top) - 30)
    value, place = view.verticalScrollBar().value(), view.place
    find(window, "tide of day")
    assert current_start(window) >= place.offset
    assert view.verticalScrollBar().value() == value, "it is in view already"


def test_a_match_out_of_view_is_scrolled_to(window: Window) -> None:
    window.show_reading(long_reading(200))
    find(window, "row 150 ")
    view = window.pane.view
    line = Geometry(view.document()).line(view.words.places.position(current_start(window)))
    top = view.verticalScrollBar().value()
    assert top < line.top < line.bottom < top + view.viewport().height()


def test_nothing_moves_while_matches_are_shown(reading_window: Window) -> None:
    view = reading_window.pane.view
    view.finish()
    before = view.document().size(), view.document().toHtml()
    find(reading_window, "tunnel")
    assert (view.document().size(), view.document().toHtml()) == before


def pixel_behind(window: Window, words: str) -> QColor:
    """Return the colour just above the letters of these words."""
    view = window.pane.view
    start = view._places.position(span(words).start)
    stretch = next(Geometry(view.document()).stretches(start, start + 1))
    x, y = round(stretch.left) + 4, round(stretch.top - view.verticalScrollBar().value() + 3)
    return view.grab().toImage().pixelColor(x, y)


def test_matches_are_tinted_after_an_emoji_too(reading_window: Window) -> None:
    found = QColor(LIGHT.found)
    assert pixel_behind(reading_window, "permitted rate") != found
    find(reading_window, "permitted")
    assert pixel_behind(reading_window, "permitted rate") == found
    assert pixel_behind(reading_window, "twice") != found
    press(reading_window.pane.find_bar.field, Qt.Key.Key_Escape)
    assert pixel_behind(reading_window, "permitted rate") != found


def test_the_current_match_is_outlined(reading_window: Window) -> None:
    view = reading_window.pane.view
    find(reading_window, "tunnel's age")
    start = view._places.position(span("tunnel's age").start)
    stretch = next(Geometry(view.document()).stretches(start, start + 1))
    image = view.grab().toImage()
    middle = round((stretch.top + stretch.bottom) / 2)
    assert image.pixelColor(round(stretch.left) - 1, middle).lightness() < 100


@pytest.mark.parametrize("part", ["view", "panel"])
def test_escape_gives_the_focus_back_and_keeps_the_place(reading_window: Window, part: str) -> None:
    before = getattr(reading_window.pane, part)
    reading_window.resize(900, 420)
    before.setFocus()
    press(before, Qt.Key.Key_F, CTRL)
    field = reading_window.pane.find_bar.field
    assert field.hasFocus()
    QTest.keyClicks(field, "close for a week")
    value = reading_window.pane.view.verticalScrollBar().value()
    assert value > 0
    press(field, Qt.Key.Key_Escape)
    assert not reading_window.pane.find_bar.isVisible()
    assert before.hasFocus()
    assert reading_window.pane.view.verticalScrollBar().value() == value


def test_the_close_button_closes(reading_window: Window) -> None:
    find(reading_window, "tunnel")
    QTest.mouseClick(button(reading_window, "Close"), Qt.MouseButton.LeftButton)
    assert not reading_window.pane.find_bar.isVisible()
    assert reading_window.pane.view.hasFocus()


def test_escape_closes_first_and_frees_next(reading_window: Window) -> None:
    reading_window.pane.selection.choose("q5")
    find(reading_window, "tunnel")
    reading_window.pane.view.setFocus()
    press(reading_window.pane.view, Qt.Key.Key_Escape)
    assert not reading_window.pane.find_bar.isVisible()
    assert reading_window.pane.selection.current == "q5"
    press(reading_window.pane.view, Qt.Key.Key_Escape)
    assert reading_window.pane.selection.current is None


def test_f3_finds_the_last_words_again(reading_window: Window) -> None:
    find(reading_window, "tunnel")
    press(reading_window.pane.find_bar.field, Qt.Key.Key_Escape)
    press(reading_window.pane.view, Qt.Key.Key_F3)
    assert reading_window.pane.find_bar.isVisible()
    assert reading_window.pane.view.hasFocus()
    assert count(reading_window).startswith("1 of 5")
    press(reading_window.pane.view, Qt.Key.Key_F3)
    assert count(reading_window).startswith("2 of 5")


def test_f3_asks_for_words_where_there_are_none(reading_window: Window) -> None:
    press(reading_window.pane.view, Qt.Key.Key_F3)
    assert reading_window.pane.find_bar.field.hasFocus()


def test_selected_words_are_suggested(reading_window: Window) -> None:
    view = reading_window.pane.view
    cursor = view.textCursor()
    where = span("ferry union")
    cursor.setPosition(view._places.position(where.start))
    cursor.setPosition(view._places.position(where.end), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    press(view, Qt.Key.Key_F, CTRL)
    assert reading_window.pane.find_bar.field.text() == "ferry union"
    assert count(reading_window).startswith("1 of 1")


def test_the_last_words_are_there_to_be_overwritten(reading_window: Window) -> None:
    find(reading_window, "tunnel")
    press(reading_window.pane.find_bar.field, Qt.Key.Key_Escape)
    find(reading_window, "leak")
    assert reading_window.pane.find_bar.field.text() == "leak"


def test_from_statement_to_statement(reading_window: Window) -> None:
    find(reading_window, "tunnel")
    QTest.mouseClick(button(reading_window, "Statements only"), Qt.MouseButton.LeftButton)
    seen = [reading_window.pane.selection.current]
    for _ in range(5):
        press(reading_window.pane.view, Qt.Key.Key_F3)
        seen.append(reading_window.pane.selection.current)
    assert seen == ["q1", "q3", "q4", "q5", "q8", "q1"]
    assert count(reading_window) == "1 of 5 statements · 5 matches in the article"


def test_filters_and_find_agree(reading_window: Window) -> None:
    find(reading_window, "tunnel")
    reading_window.pane.viewing.choose(types=frozenset({"denial"}))
    assert count(reading_window) == "1 of 5 in the article · 1 in statements shown"
    button(reading_window, "Statements only").click()
    assert count(reading_window) == "1 of 1 statement shown · 5 matches in the article"
    assert reading_window.pane.selection.current == "q5"
    reading_window.pane.viewing.choose(types=frozenset({"no_comment"}))
    assert count(reading_window) == "In no statement shown · 5 matches in the article"
    reading_window.pane.viewing.show_all()
    assert count(reading_window).startswith("1 of 5 statements")


def test_a_change_of_filters_does_not_lead_away(window: Window) -> None:
    window.show_reading(long_reading(200))
    find(window, "row 150 ")
    window.pane.view.verticalScrollBar().setValue(0)
    window.pane.viewing.choose(hand="first")
    assert window.pane.view.verticalScrollBar().value() == 0


def test_an_article_can_be_searched_before_it_is_marked(window: Window, reading: Reading) -> None:
    window.show_article(article())
    find(window, "tunnel")
    assert count(window) == "1 of 5 in the article"
    assert not button(window, "Statements only").isEnabled()
    press(window.pane.find_bar.field, Qt.Key.Key_Return)
    window.show_reading(reading)
    assert count(window) == "2 of 5 in the article · 4 in statements", "marks keep the place"
    assert current(window) == "Tunnel"


def test_the_bar_stays_when_another_article_comes(reading_window: Window) -> None:
    find(reading_window, "tide")
    assert count(reading_window) == "Not in the article"
    reading_window.show_reading(long_reading(3))
    assert count(reading_window) == "1 of 3 in the article · 3 in statements"


def test_a_headline_beside_the_text_is_found(window: Window, reading: Reading) -> None:
    article = reading.article.model_copy(update={"title": "A flood of letters", "blocks": ()})
    window.show_reading(reading.model_copy(update={"article": article}))
    find(window, "letters")
    assert count(window) == "1 of 1 in the article · none in statements"
    assert current_start(window) == len("A flood of ")


def test_our_own_line_under_the_headline_is_not_the_article(reading_window: Window) -> None:
    find(reading_window, "marked by software")
    assert count(reading_window) == "Not in the article"


def test_there_is_nothing_to_find_without_an_article(window: Window) -> None:
    press(window.welcome, Qt.Key.Key_F, CTRL)
    assert not window.pane.find_bar.isVisible()


def test_a_narrow_bar_says_it_in_brief(reading_window: Window) -> None:
    reading_window.resize(560, 500)
    find(reading_window, "tunnel")
    QTest.qWait(0)
    assert count(reading_window) == "1 of 5 · 4 in statements"
    bar = reading_window.pane.find_bar
    for part in (bar.field, bar.count, bar.by_statement):
        assert part.width() >= part.minimumSizeHint().width(), "nothing is cut"
        assert bar.rect().contains(part.geometry())


def test_a_screen_reader_is_told(
    reading_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(reading_window.pane.view, "announce", told.append)
    find(reading_window, "tunnel")
    assert told == [], "not at each letter"
    qtbot.waitUntil(lambda: bool(told), timeout=3000)
    assert told == ["1 of 5: Harbour tunnel leaks, engineers say Water is entering …"]
    press(reading_window.pane.find_bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=3000)
    assert told[1].startswith("2 of 5: … ")
    button(reading_window, "Statements only").click()
    qtbot.waitUntil(lambda: any(words.startswith("1 of 5 statements") for words in told), timeout=3000)
    assert any(words.startswith("Claim. Mara Voss") for words in told)
    assert reading_window.pane.find_bar.field.accessibleDescription().startswith("1 of 5 statements")


def test_ctrl_shift_f_searches_the_panel(reading_window: Window) -> None:
    reading_window.actions_.panel.trigger()
    press(reading_window.pane.view, Qt.Key.Key_F, CTRL | SHIFT)
    search = reading_window.pane.filters.search
    assert search.hasFocus()
    QTest.keyClicks(search, "reed")
    assert reading_window.pane.viewing.sight.words == "reed"
    find(reading_window, "tunnel")
    assert count(reading_window).endswith("in statements shown"), "it searches what the panel shows"


def test_tab_goes_from_the_text_to_the_field(reading_window: Window) -> None:
    find(reading_window, "tunnel")
    reading_window.pane.view.setFocus()
    press(reading_window.pane.view, Qt.Key.Key_Tab)
    assert reading_window.pane.find_bar.field.hasFocus()


def test_the_focus_goes_to_the_text_if_what_had_it_is_gone(reading_window: Window) -> None:
    passing = QToolButton(reading_window)
    passing.show()
    passing.setFocus()
    press(passing, Qt.Key.Key_F, CTRL)
    delete(passing)
    press(reading_window.pane.find_bar.field, Qt.Key.Key_Escape)
    assert reading_window.pane.view.hasFocus()
