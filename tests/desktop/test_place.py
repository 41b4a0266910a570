"""The reader's place stays to the line, whatever changes about the layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from fictional import article, long_reading
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from onrecord import Reading
from onrecord_desktop.document import Paragraph
from onrecord_desktop.geometry import Geometry
from onrecord_desktop.page_words import PageWords
from onrecord_desktop.panel_delegate import ROW_ROLE
from onrecord_desktop.window import Window

Change = Callable[[Window], object]


def set_type(**parts: object) -> Change:
    return lambda w: w.looks.set_type(replace(w.looks.appearance, **parts))  # type: ignore[arg-type]


CHANGES: dict[str, tuple[Change, Change]] = {
    "larger": (lambda w: w.looks.zoom_by(3), lambda w: w.looks.zoom_by(0)),
    "smaller": (lambda w: w.looks.zoom_by(-2), lambda w: w.looks.zoom_by(0)),
    "sans": (set_type(face="sans"), set_type(face="serif")),
    "loose": (set_type(spacing="loose"), set_type(spacing="usual")),
    "tight": (set_type(spacing="tight"), set_type(spacing="usual")),
    "narrow": (set_type(measure="narrow"), set_type(measure="usual")),
    "wide": (set_type(measure="wide"), set_type(measure="usual")),
    "dark": (lambda w: w.looks.choose("dark"), lambda w: w.looks.choose("light")),
    "no panel": (lambda w: w.actions_.panel.trigger(), lambda w: w.actions_.panel.trigger()),
    "wide panel": (lambda w: w.pane.splitter.setSizes([600, 680]), lambda w: w.pane.fit(w.pane.width())),
    "small window": (lambda w: w.resize(600, 500), lambda w: w.resize(1280, 880)),
    "large window": (lambda w: w.resize(1900, 1400), lambda w: w.resize(1280, 880)),
    "no marks": (lambda w: w.actions_.marks.trigger(), lambda w: w.actions_.marks.trigger()),
}


def first_line(window: Window) -> tuple[int, int]:
    """Return where the first line in view begins and where the next does, in the page's words."""
    view = window.pane.view
    lines = Geometry(view.document()).lines_below(view.verticalScrollBar().value())
    offsets = (view.words.places.offset(position) for position, _ in lines)
    known = (offset for offset in offsets if offset is not None)
    return next(known), next(known, len(view.words.text))


def mixed_reading() -> Reading:
    """A long article whose paragraphs differ in length."""
    whole = long_reading(60)
    text = "\n\n".join("Row " + "and the tide went on and on. " * (n % 7 * 4 + 1) for n in range(90))
    return whole.model_copy(update={"article": whole.article.model_copy(update={"text": text, "blocks": ()}),
                                    "statements": ()})  # fmt: skip


def scrolled(window: Window, share: float) -> int:
    window.pane.view.finish()
    bar = window.pane.view.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    return bar.value()


@pytest.mark.parametrize("name", CHANGES)
def test_the_first_line_in_view_stays_the_first(window: Window, name: str) -> None:
    change, back = CHANGES[name]
    window.show_reading(mixed_reading())
    for share in (0.0, 0.006, 0.013, 0.5, 0.77, 0.995, 1.0):
        value = scrolled(window, share)
        start = first_line(window)[0]
        change(window)
        QApplication.processEvents()
        first, after = first_line(window)
        assert first <= start < after, share
        back(window)
        QApplication.processEvents()
        assert window.pane.view.verticalScrollBar().value() == value, share


def test_many_changes_do_not_add_up(window: Window) -> None:
    window.show_reading(mixed_reading())
    value = scrolled(window, 0.6)
    for change, back in CHANGES.values():
        change(window)
        back(window)
    QApplication.processEvents()
    assert window.pane.view.verticalScrollBar().value() == value


def test_the_top_of_the_page_stays_the_top(reading_window: Window) -> None:
    set_type(measure="narrow")(reading_window)
    reading_window.looks.zoom_by(4)
    assert reading_window.pane.view.verticalScrollBar().value() == 0


def test_room_that_a_place_needs_at_the_end_is_taken_back(window: Window) -> None:
    window.show_reading(mixed_reading())
    bar = window.pane.view.verticalScrollBar()
    window.pane.view.finish()
    usual = bar.maximum()
    scrolled(window, 1.0)
    window.resize(1280, 1300)
    QApplication.processEvents()
    assert bar.maximum() == bar.value() == usual
    bar.setValue(bar.value() - 200)
    assert bar.maximum() == usual - 200
    bar.setValue(0)
    assert bar.maximum() == usual - 420


def test_the_place_stays_when_marks_arrive(window: Window) -> None:
    reading = mixed_reading()
    window.show_article(reading.article)
    scrolled(window, 0.4)
    start, _ = first_line(window)
    window.show_reading(reading)
    assert first_line(window)[0] == start


def test_another_article_begins_at_its_top(window: Window) -> None:
    window.show_reading(mixed_reading())
    scrolled(window, 0.4)
    window.looks.zoom_by(2)
    window.show_article(article())
    assert window.pane.view.verticalScrollBar().value() == 0


def test_the_first_row_of_the_panel_stays_the_first(window: Window) -> None:
    window.show_reading(long_reading(300))
    panel = window.pane.panel
    panel.finish()
    QTest.qWait(0)
    panel.verticalScrollBar().setValue(2000)

    def first() -> str:
        return str(panel.indexAt(QPoint(1, 1)).data(ROW_ROLE).spoken)

    before = first()
    window.looks.zoom_by(3)
    panel.finish()
    QTest.qWait(0)
    assert first() == before


def turn_wheel(area: QAbstractScrollArea, turned: int, held: Qt.KeyboardModifier) -> None:
    middle = QPointF(area.viewport().rect().center())
    event = QWheelEvent(
        middle, area.viewport().mapToGlobal(middle), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(area.viewport(), event)


@pytest.mark.parametrize("part", ["view", "panel"])
def test_the_wheel_zooms_while_ctrl_is_held(reading_window: Window, part: str) -> None:
    area: QAbstractScrollArea = getattr(reading_window.pane, part)
    held = Qt.KeyboardModifier.ControlModifier
    turn_wheel(area, 120, held)
    assert reading_window.looks.appearance.zoom == 1.1
    turn_wheel(area, -60, held)
    assert reading_window.looks.appearance.zoom == 1.1, "half a notch"
    turn_wheel(area, -60, held)
    assert reading_window.looks.appearance.zoom == 1.0
    turn_wheel(area, 1200, held)
    assert reading_window.looks.appearance.zoom == 2.0
    turn_wheel(area, -120, Qt.KeyboardModifier.NoModifier)
    assert reading_window.looks.appearance.zoom == 2.0


def test_the_panel_grows_with_its_words_but_leaves_room_for_the_text(reading_window: Window) -> None:
    reading_window.resize(2560, 1440)
    frame = reading_window.pane.splitter.widget(1)
    usual = frame.width()
    reading_window.looks.zoom_by(9)
    assert frame.width() == 2 * usual
    reading_window.resize(700, 500)
    QApplication.processEvents()
    assert frame.width() < 350


def test_the_pages_words_are_the_articles_and_its_headline() -> None:
    shown = [
        Paragraph("title", "A head 🌊"),
        Paragraph("meta", "read now"),
        Paragraph("paragraph", "b🌊c", 0),
    ]
    words = PageWords(shown)
    assert words.text == "A head 🌊\0b🌊c"
    assert [words.places.position(offset) for offset in (0, 7, 9, 10, 11)] == [0, 7, 19, 20, 22]
    assert words.places.offset(12) is None
    assert words.places.offset(22) == 11
