"""Cards by pointer, click and key; their links; and the way back."""

from __future__ import annotations

import pytest
from fictional import long_reading
from pointing_at import click_text, middle_of, place_of, press
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from onrecord import Reading
from onrecord_desktop.pointing import LINGER, WAIT
from onrecord_desktop.themes import LIGHT
from onrecord_desktop.window import Window

UNSAFE, RATE, NO_LEAK = "that the tunnel is unsafe", "at twice the permitted rate", '"There is no leak,"'


def hover(window: Window, words: str) -> None:
    hover_at(window, place_of(window, middle_of(words)))


def hover_at(window: Window, place: QPoint) -> None:
    QTest.mouseMove(window.pane.view.viewport(), place)


def subject(window: Window) -> object:
    return window.pane.pointing.subject


def stays_so(qtbot: QtBot, window: Window, milliseconds: int) -> None:
    """See that no other card comes and that this one does not go, not even for a moment."""
    card, about = window.pane.card, subject(window)
    for _ in range(milliseconds // 20):
        qtbot.wait(20)
        assert (subject(window), card.isVisible()) == (about, about is not None)


def test_a_card_comes_after_the_pointer_has_rested(qtbot: QtBot, reading_window: Window) -> None:
    hover(reading_window, UNSAFE)
    assert not reading_window.pane.card.isVisible()
    qtbot.waitUntil(reading_window.pane.card.isVisible, timeout=WAIT * 10)
    assert subject(reading_window) == "q5"
    assert not reading_window.pane.pointing.is_pinned
    assert reading_window.pane.selection.current is None, "pointing selects nothing"
    assert "Tomas Reed" in reading_window.pane.card.text.toPlainText()


def test_a_pointer_that_passes_over_brings_no_card(qtbot: QtBot, reading_window: Window) -> None:
    hover(reading_window, UNSAFE)
    hover(reading_window, "the council on Monday")
    stays_so(qtbot, reading_window, WAIT * 2)
    assert subject(reading_window) is None


def test_moves_within_a_statement_do_not_flicker(qtbot: QtBot, reading_window: Window) -> None:
    hover(reading_window, UNSAFE)
    qtbot.waitUntil(reading_window.pane.card.isVisible, timeout=WAIT * 10)
    place = reading_window.pane.card.geometry()
    for words in ("Mayor Tomas Reed", "denied", "unsafe"):
        hover(reading_window, words)
        stays_so(qtbot, reading_window, 60)
    stays_so(qtbot, reading_window, LINGER + 100)
    assert reading_window.pane.card.geometry() == place


def test_the_card_goes_once_the_pointer_has_left(qtbot: QtBot, reading_window: Window) -> None:
    hover(reading_window, UNSAFE)
    qtbot.waitUntil(reading_window.pane.card.isVisible, timeout=WAIT * 10)
    hover(reading_window, "the council on Monday")
    assert reading_window.pane.card.isVisible(), "there is time to come over to the card"
    qtbot.waitUntil(lambda: not reading_window.pane.card.isVisible(), timeout=LINGER * 10)


def test_the_pointer_may_come_over_to_the_card(qtbot: QtBot, reading_window: Window) -> None:
    card = reading_window.pane.card
    hover(reading_window, UNSAFE)
    qtbot.waitUntil(card.isVisible, timeout=WAIT * 10)
    hover(reading_window, "the council on Monday")
    card.pointed.emit(True)
    stays_so(qtbot, reading_window, LINGER * 2)
    card.pointed.emit(False)
    qtbot.waitUntil(lambda: not card.isVisible(), timeout=LINGER * 10)


def test_a_name_in_the_margin_has_the_card_too(qtbot: QtBot, reading_window: Window) -> None:
    line = place_of(reading_window, middle_of("According to"))
    hover_at(reading_window, QPoint(120, line.y()))
    qtbot.waitUntil(reading_window.pane.card.isVisible, timeout=WAIT * 10)
    assert subject(reading_window) == "q3"


def test_scrolling_takes_the_pointers_card_away(qtbot: QtBot, window: Window) -> None:
    window.show_reading(long_reading(200))
    hover_at(window, place_of(window, 40))
    qtbot.waitUntil(window.pane.card.isVisible, timeout=WAIT * 10)
    press(window, Qt.Key.Key_PageDown)
    assert not window.pane.card.isVisible()


def test_a_click_pins_and_the_pointer_brings_no_other(qtbot: QtBot, reading_window: Window) -> None:
    click_text(reading_window, middle_of(UNSAFE))
    assert reading_window.pane.pointing.is_pinned
    assert reading_window.pane.selection.current == "q5"
    hover(reading_window, RATE)
    stays_so(qtbot, reading_window, WAIT + LINGER + 100)
    assert subject(reading_window) == "q5"
    click_text(reading_window, middle_of(RATE))
    assert subject(reading_window) == "q1"


def test_escape_frees_the_pinned_card(reading_window: Window) -> None:
    click_text(reading_window, middle_of(UNSAFE))
    press(reading_window, Qt.Key.Key_Escape)
    assert not reading_window.pane.card.isVisible()
    assert reading_window.pane.selection.current is None


def test_the_card_closes_by_its_own_sign(reading_window: Window) -> None:
    click_text(reading_window, middle_of(UNSAFE))
    close = reading_window.pane.card.findChild(QToolButton)
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not reading_window.pane.card.isVisible()
    assert reading_window.pane.selection.current is None


def words_of(window: Window, statement: str) -> QRect:
    pane = window.pane
    assert pane._shown is not None
    box = pane.view.box_of(pane._shown.extent(statement)).toAlignedRect()
    return box.translated(pane.view.viewport().mapTo(pane, QPoint(0, 0)))


@pytest.mark.parametrize("size", [(1280, 880), (900, 700), (2560, 1440)])
@pytest.mark.parametrize("statement", ["q1", "q4", "q8"])
def test_the_card_is_not_over_the_words(
    reading_window: Window, size: tuple[int, int], statement: str
) -> None:
    reading_window.resize(*size)
    reading_window.pane.navigation.jump(statement)
    card = reading_window.pane.card
    assert card.isVisible()
    assert not card.geometry().adjusted(6, 6, -6, -6).intersects(words_of(reading_window, statement))
    assert reading_window.pane.rect().contains(card.geometry().center())


def test_the_card_stays_beside_its_words_while_the_page_is_scrolled(window: Window) -> None:
    window.show_reading(long_reading(200))
    window.pane.navigation.jump("q20")
    before, bar = window.pane.card.y(), window.pane.view.verticalScrollBar()
    bar.setValue(bar.value() + 100)
    assert window.pane.card.y() == before - 100
    bar.setValue(bar.maximum())
    assert not window.pane.card.isVisible(), "its words are out of sight"
    window.pane.view.reveal(window.pane._shown.extent("q20"))  # type: ignore[union-attr]
    assert window.pane.card.isVisible()


def test_stepping_shows_the_card_of_each_statement(reading_window: Window) -> None:
    for expected in ("q1", "q2", "q3"):
        press(reading_window, Qt.Key.Key_N)
        assert subject(reading_window) == expected
    assert reading_window.pane.view.hasFocus(), "the keyboard stays in the text"


def test_choosing_in_the_panel_brings_no_card(reading_window: Window) -> None:
    click_text(reading_window, middle_of(UNSAFE))
    reading_window.pane.panel.statement_chosen.emit("q1")
    assert reading_window.pane.selection.current == "q1"
    assert not reading_window.pane.card.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_Return])
def test_a_key_leads_into_the_card_tab_through_its_links_and_escape_back(
    reading_window: Window, key: Qt.Key
) -> None:
    pane = reading_window.pane
    pane.panel.statement_chosen.emit("q6")
    press(reading_window, key)
    assert pane.card.text.hasFocus()
    QTest.keyClick(pane.card.text, Qt.Key.Key_Tab)
    assert chosen_link(reading_window) == "Voss 1"
    QTest.keyClick(pane.card.text, Qt.Key.Key_Escape)
    assert pane.view.hasFocus()
    assert pane.selection.current == "q6", "Esc in the card only leads back"
    assert pane.card.isVisible()
    press(reading_window, Qt.Key.Key_Escape)
    assert not pane.card.isVisible()


def chosen_link(window: Window) -> str:
    return window.pane.card.text.textCursor().selectedText().replace("\u202f", " ")


def test_enter_on_a_link_jumps_and_the_keyboard_stays_in_the_card(reading_window: Window) -> None:
    pane = reading_window.pane
    pane.navigation.jump("q6")
    press(reading_window, Qt.Key.Key_C)
    QTest.keyClick(pane.card.text, Qt.Key.Key_Tab)
    assert chosen_link(reading_window) == "Voss 1"
    QTest.keyClick(pane.card.text, Qt.Key.Key_Return)
    assert pane.selection.current == subject(reading_window) == "q1"
    assert pane.card.text.hasFocus()


def test_a_link_in_the_card_answers_to_a_click(reading_window: Window) -> None:
    pane = reading_window.pane
    pane.navigation.jump("q6")
    text = pane.card.text
    cursor = QTextCursor(text.document().find("Voss"))
    cursor.setPosition(cursor.selectionStart() + 2)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect(cursor).center())
    assert pane.selection.current == subject(reading_window) == "q1"


def test_a_link_to_what_is_filtered_away_shows_all_again(reading_window: Window) -> None:
    pane = reading_window.pane
    pane.viewing.choose(types=frozenset({"denial"}))
    pane.navigation.jump("q6")
    pane.card.link_chosen.emit(pane.card._written.links[0])  # type: ignore[union-attr]
    assert pane.selection.current == subject(reading_window) == "q1"
    assert pane.viewing.sight.is_whole


def test_a_link_to_who_passed_it_on_leads_to_the_panel(reading_window: Window) -> None:
    pane = reading_window.pane
    pane.navigation.jump("q4")
    pane.card.link_chosen.emit(pane.card._written.links[0])  # type: ignore[union-attr]
    assert "Ellery Wire" in pane.panel.currentIndex().data()


def test_the_card_is_named_for_screen_readers(reading_window: Window) -> None:
    reading_window.pane.navigation.jump("q6")
    assert reading_window.pane.card.text.accessibleName().startswith("Denial. Tomas Reed")


def test_what_the_article_holds_is_never_read_as_html(window: Window, reading: Reading) -> None:
    hostile = '<img src="http://x/y.png"><a href="http://x">Ann</a> & <b>Lee</b>'
    sources = (reading.sources[0].model_copy(update={"name": hostile}), *reading.sources[1:])
    window.show_reading(reading.model_copy(update={"sources": sources}))
    window.pane.navigation.jump("q1")
    assert hostile in window.pane.card.text.toPlainText()


def test_a_long_card_is_cut_and_scrolls(window: Window, reading: Reading) -> None:
    long = reading.sources[0].model_copy(update={"role": "adviser on leaks and " * 200})
    window.show_reading(reading.model_copy(update={"sources": (long, *reading.sources[1:])}))
    window.pane.navigation.jump("q1")
    card = window.pane.card
    assert card.height() < 500
    assert card.text.verticalScrollBar().maximum() > 0


def test_everything_follows_the_zoom_and_the_theme(reading_window: Window) -> None:
    pane = reading_window.pane
    pane.navigation.jump("q6")
    usual = pane.card.text.document().size().height()
    for _ in range(6):
        reading_window.actions_.larger.trigger()
    pane.view.reveal(pane._shown.extent("q6"))  # type: ignore[union-attr]
    assert pane.card.text.document().size().height() > usual
    assert pane.card.isVisible()
    assert not pane.card.geometry().adjusted(6, 6, -6, -6).intersects(words_of(reading_window, "q6"))
    reading_window.looks.choose("dark")
    assert pane.card.isVisible()


def faded(window: Window, words: str) -> bool:
    """Whether the line under words is paler than its hue."""
    image = window.pane.view.viewport().grab().toImage()
    place = place_of(window, middle_of(words))
    column = {image.pixelColor(place.x() + x, place.y() + y).name() for x in range(9) for y in range(20)}
    return not column & {QColor(hue).name() for hue in LIGHT.hues}


def test_what_is_not_linked_steps_back_while_a_statement_is_shown(reading_window: Window) -> None:
    assert not faded(reading_window, '"We found eleven open joints,"')
    reading_window.pane.navigation.jump("q6")
    assert not faded(reading_window, NO_LEAK)
    assert not faded(reading_window, RATE), "it is what the denial is linked to"
    assert faded(reading_window, '"We found eleven open joints,"')


def far_apart(reading: Reading) -> Reading:
    """Return a reading in which a screenful of lines stands between a claim and its denial."""
    text = reading.article.text
    cut = text.index("According to")
    filler = "It rained.\n\n" * 60

    def moved(value: object) -> object:
        if isinstance(value, dict):
            if set(value) >= {"start", "end"} and value["start"] >= cut:
                value = {**value, "start": value["start"] + len(filler), "end": value["end"] + len(filler)}
            return {key: moved(part) for key, part in value.items()}
        return [moved(part) for part in value] if isinstance(value, list) else value

    plain = moved(reading.model_dump(mode="json"))
    assert isinstance(plain, dict)
    plain["article"]["text"] = text[:cut] + filler + text[cut:]
    return Reading.model_validate(plain)


@pytest.mark.parametrize("size", [(1280, 880), (700, 600)])
def test_a_sign_at_the_edge_leads_to_the_end_out_of_sight(
    window: Window, reading: Reading, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.show_reading(far_apart(reading))
    window.pane.navigation.jump("q6")
    view = window.pane.view
    assert view._layers is not None
    assert view._layers._connector is not None
    zoomed = view._heights
    (sign, box) = view._layers._connector._signs(*zoomed)[0]
    assert (sign.target, sign.way) == ("q1", "up")
    place = box.center().toPoint() - QPoint(0, view.verticalScrollBar().value())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.pane.selection.current == subject(window) == "q1"
    assert window.pane.view.verticalScrollBar().value() < 100
    press(window, Qt.Key.Key_Backspace)
    assert window.pane.selection.current == "q6", "and back"


def test_back_leads_to_where_the_steps_began(window: Window) -> None:
    window.show_reading(long_reading(400))
    bar = window.pane.view.verticalScrollBar()
    bar.setValue(3000)
    place = window.pane.view.place
    for _ in range(3):
        press(window, Qt.Key.Key_P)
    assert abs(bar.value() - 3000) > 1000
    press(window, Qt.Key.Key_Backspace)
    assert window.pane.view.place == place
    assert window.pane.selection.current is None
    press(window, Qt.Key.Key_Backspace)
    assert window.pane.view.place == place, "there is no further back"


def test_each_link_is_a_step_of_the_way_back(reading_window: Window) -> None:
    pane = reading_window.pane
    pane.navigation.jump("q6")
    pane.navigation.jump("q1")
    pane.panel.statement_chosen.emit("q4")
    seen = []
    for _ in range(3):
        press(reading_window, Qt.Key.Key_Backspace)
        seen.append(pane.selection.current)
    assert seen == ["q1", "q6", None]


def test_s_goes_through_the_statements_of_one_source(reading_window: Window) -> None:
    reading_window.pane.selection.choose("q5")
    seen = []
    for _ in range(2):
        press(reading_window, Qt.Key.Key_S)
        seen.append(reading_window.pane.selection.current)
    press(reading_window, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert [*seen, reading_window.pane.selection.current] == ["q6", "q5", "q6"]


def test_a_question_mark_shows_the_keys(reading_window: Window) -> None:
    assert "?" in [key.toString() for key in reading_window.actions_.keys.shortcuts()]


def test_hidden_marks_bring_no_card(qtbot: QtBot, reading_window: Window) -> None:
    press(reading_window, Qt.Key.Key_M)
    hover(reading_window, UNSAFE)
    stays_so(qtbot, reading_window, WAIT * 2)
    click_text(reading_window, middle_of(UNSAFE))
    assert subject(reading_window) is None


def test_another_article_has_no_card_of_the_last(reading_window: Window, reading: Reading) -> None:
    reading_window.pane.navigation.jump("q6")
    reading_window.show_article(reading.article)
    assert not reading_window.pane.card.isVisible()
    reading_window.show_reading(reading)
    assert not reading_window.pane.card.isVisible()
    press(reading_window, Qt.Key.Key_Backspace)
    assert reading_window.pane.selection.current is None


def test_tab_leads_from_the_text_through_the_card_to_the_panel(reading_window: Window) -> None:
    pane = reading_window.pane
    pane.navigation.jump("q6")
    pane.navigation.enter_card()
    chain = []
    for _ in range(4):
        QTest.keyClick(reading_window.focusWidget(), Qt.Key.Key_Tab)
        chain.append(reading_window.focusWidget())
    assert chain[:3] == [pane.card.text, pane.card.text, pane.card.close_sign], "it has two links"
    assert pane.filters.isAncestorOf(chain[3])


def colours_under(window: Window, words: str) -> set[str]:
    image = window.pane.view.viewport().grab().toImage()
    place = place_of(window, middle_of(words))
    column = {image.pixelColor(place.x(), place.y() + y).name() for y in range(24)}
    return column & {QColor(hue).name() for hue in LIGHT.hues}


def test_nested_statements_have_a_line_each(reading_window: Window) -> None:
    assert len(colours_under(reading_window, "the tunnel's age")) == 2
    assert len(colours_under(reading_window, "have raised concerns")) == 1
