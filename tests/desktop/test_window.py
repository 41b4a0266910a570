"""The window as a reader uses it: mouse, keys, drops, errors, themes."""

from __future__ import annotations

import warnings
from itertools import combinations

import pytest
from fictional import TEXT, article, long_reading, span
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from onrecord import Reading
from onrecord_desktop.cards import Cards, glance
from onrecord_desktop.geometry import Geometry
from onrecord_desktop.panel_delegate import ROW_ROLE
from onrecord_desktop.presentation import present
from onrecord_desktop.reading_pane import NOT_READ
from onrecord_desktop.requests import OpenCopied, OpenTarget
from onrecord_desktop.row_layout import RIGHT, RowLayouts
from onrecord_desktop.rows import Ink, Row, RowKind
from onrecord_desktop.themes import DARK, LIGHT
from onrecord_desktop.window import Window


def rows(window: Window) -> list[Row]:
    window.pane.panel.finish()
    model = window.pane.panel.model()
    return [model.index(i, 0).data(ROW_ROLE) for i in range(model.rowCount())]


def place_of(window: Window, words: str) -> QPoint:
    """Return a point of the text's viewport, inside these words."""
    view = window.pane.view
    view.finish()
    middle = view._places.position((span(words).start + span(words).end) // 2)
    stretch = next(Geometry(view.document()).stretches(middle, middle + 1))
    return QPoint(round(stretch.left) + 1, round(stretch.baseline) - 4 - view.verticalScrollBar().value())


def click_text(window: Window, words: str) -> None:
    QTest.mouseClick(window.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(window, words))


def rect_of(window: Window, wanted: Row) -> QRect:
    panel = window.pane.panel
    index = panel.model().index(rows(window).index(wanted), 0)
    QTest.qWait(0)
    panel.scrollTo(index)
    return panel.visualRect(index)


def row_of(window: Window, statement: str) -> Row:
    return next(row for row in rows(window) if row.statement == statement)


def press(
    window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.pane.view, key, modifier)


def test_it_welcomes_with_ways_to_begin(window: Window) -> None:
    assert window.stack.currentWidget() is window.welcome
    buttons = {b.text().replace("&", "") for b in window.welcome.findChildren(QPushButton) if b.isVisible()}
    assert buttons == {"Open file…", "Open address…", "Paste", "Open the sample"}


def test_the_whole_article_is_on_the_page(reading_window: Window) -> None:
    shown = reading_window.pane.view.toPlainText()
    assert all(paragraph in shown for paragraph in TEXT.split("\n\n"))
    assert "marked by software, unchecked" in shown


def test_an_article_is_readable_before_it_is_marked(window: Window) -> None:
    window.show_article(article())
    assert "Mara Voss" in window.pane.view.toPlainText()
    assert "not marked yet" in window.pane.view.toPlainText()
    assert not window.actions_.next.isEnabled()


def test_an_article_without_any_statement_is_readable(window: Window, reading: Reading) -> None:
    window.show_reading(reading.model_copy(update={"statements": (), "sources": ()}))
    assert "Mara Voss" in window.pane.view.toPlainText()
    assert "No denial found" in rows(window)[0].spoken


def test_a_click_in_the_text_selects_in_the_panel(reading_window: Window) -> None:
    click_text(reading_window, "that the tunnel is unsafe")
    assert reading_window.pane.selection.current == "q5"
    assert reading_window.pane.panel.currentIndex().data(ROW_ROLE).statement == "q5"


def test_a_click_after_an_emoji_finds_the_right_words(reading_window: Window) -> None:
    click_text(reading_window, "at twice the permitted rate")
    assert reading_window.pane.selection.current == "q1"


def test_the_inner_of_nested_statements_has_the_click(reading_window: Window) -> None:
    click_text(reading_window, "the tunnel's age")
    assert reading_window.pane.selection.current == "q4"
    click_text(reading_window, "According to")
    assert reading_window.pane.selection.current == "q3"


def test_a_click_beside_statements_frees(reading_window: Window) -> None:
    click_text(reading_window, "that the tunnel is unsafe")
    click_text(reading_window, "the council on Monday")
    assert reading_window.pane.selection.current is None


def test_a_click_on_a_name_in_the_margin_selects(reading_window: Window) -> None:
    line = place_of(reading_window, "According to")
    QTest.mouseClick(
        reading_window.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, line.y())
    )
    assert reading_window.pane.selection.current == "q3"


def test_dragging_selects_text_and_no_statement(reading_window: Window) -> None:
    viewport = reading_window.pane.view.viewport()
    start = place_of(reading_window, "that the tunnel is unsafe")
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, start + QPoint(60, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(60, 0))
    assert reading_window.pane.view.textCursor().selectedText()
    assert reading_window.pane.selection.current is None


def test_a_click_in_the_panel_scrolls_the_text(window: Window) -> None:
    window.show_reading(long_reading(400))
    panel, view = window.pane.panel, window.pane.view
    last = [row for row in rows(window) if row.statement][-1]
    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=rect_of(window, last).center())
    assert window.pane.selection.current == last.statement
    assert view.verticalScrollBar().value() > 0


def test_a_link_in_the_panel_leads_to_what_is_denied(reading_window: Window) -> None:
    panel, row = reading_window.pane.panel, row_of(reading_window, "q6")
    rect = rect_of(reading_window, row)
    note = next(laid for laid in panel._delegate.layouts.of(row) if "links this to" in laid.layout.text())
    position = note.layout.text().index("Voss") + 1
    x = note.layout.lineAt(0).cursorToX(position)
    across = x[0] if isinstance(x, tuple) else x
    place = rect.topLeft() + QPointF(note.left + across, note.top + 8).toPoint()
    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reading_window.pane.selection.current == "q1"


def test_next_and_previous_go_through_all_statements_and_round(reading_window: Window) -> None:
    seen = []
    for _ in range(9):
        press(reading_window, Qt.Key.Key_N)
        seen.append(reading_window.pane.selection.current)
    assert seen == ["q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q1"]
    press(reading_window, Qt.Key.Key_P)
    assert reading_window.pane.selection.current == "q8"


def test_d_goes_from_denial_to_denial(reading_window: Window) -> None:
    seen = []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 3 + (Qt.KeyboardModifier.ShiftModifier,):
        press(reading_window, Qt.Key.Key_D, modifier)
        seen.append(reading_window.pane.selection.current)
    assert seen == ["q5", "q6", "q5", "q6"]


def test_escape_frees_and_stepping_goes_on(reading_window: Window) -> None:
    press(reading_window, Qt.Key.Key_N)
    press(reading_window, Qt.Key.Key_Escape)
    assert reading_window.pane.selection.current is None
    press(reading_window, Qt.Key.Key_J)
    assert reading_window.pane.selection.current == "q2"


def titled(reading: Reading, title: str) -> Reading:
    return reading.model_copy(update={"article": reading.article.model_copy(update={"title": title})})


def test_the_headline_s_nearest_statement_leads_there(window: Window, reading: Reading) -> None:
    window.show_reading(titled(reading, "SHOCKING: water entering Quay Tunnel at twice permitted rate"))
    row = next(row for row in rows(window) if row.kind is RowKind.NEAREST)
    place = rect_of(window, row).center()
    QTest.mouseClick(window.pane.panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.pane.selection.current == "q1"
    assert window.pane.panel.currentIndex().data(ROW_ROLE).statement == "q1"


def test_the_headline_s_linked_denial_is_reached_by_keys(window: Window, reading: Reading) -> None:
    window.show_reading(titled(reading, "SHOCKING: water entering Quay Tunnel at twice permitted rate"))
    panel = window.pane.panel
    row = next(row for row in rows(window) if row.kind is RowKind.NEAREST)
    panel.setCurrentIndex(panel.model().index(rows(window).index(row), 0))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(panel, key)
    assert window.pane.selection.current == "q6"


@pytest.mark.parametrize("width", [270, 318, 384, 900])
@pytest.mark.usefixtures("window")
def test_figures_stand_side_by_side_as_long_as_there_is_room(width: int, reading: Reading) -> None:
    laid = RowLayouts(LIGHT, width).of(glance(present(reading)))
    boxes = [paragraph.layout.boundingRect().translated(paragraph.left, paragraph.top) for paragraph in laid]
    words = [
        QRectF(box.left(), box.top(), paragraph.layout.maximumWidth(), box.height())
        if paragraph.layout.lineCount() == 1
        else box
        for box, paragraph in zip(boxes, laid, strict=True)
    ]
    assert all(one.intersected(other).height() <= 2 for one, other in combinations(words, 2))
    assert max(box.right() for box in words) <= width - RIGHT
    heads = [
        box.top() for paragraph, box in zip(laid, words, strict=True) if paragraph.words[0].ink is Ink.FIGURE
    ]
    assert len(set(heads)) == (1 if width > 300 else 2)


def test_no_denial_is_said_to_be_not_found(window: Window, reading: Reading) -> None:
    claims = tuple(s for s in reading.statements if s.type == "claim")
    window.show_reading(reading.model_copy(update={"statements": claims}))
    glance = rows(window)[0]
    assert [figure.noun for figure in glance.figures] == ["sources", "attributed"]
    assert "No denial found." in glance.spoken
    press(window, Qt.Key.Key_D)
    assert window.pane.selection.current is None


def test_of_a_part_no_denial_is_said_of_that_part_alone(
    window: Window, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = tuple(s for s in reading.statements if s.type == "claim")
    part = reading.article.model_copy(update={"notices": ("paywall",), "truncated": True})
    window.show_reading(reading.model_copy(update={"statements": claims, "article": part}))
    said: list[str] = []
    monkeypatch.setattr(window.pane.view, "announce", said.append)
    press(window, Qt.Key.Key_D)
    assert said == ["No denial found in the part that was read"]
    assert "No denial found in the part that was read." in rows(window)[0].spoken
    shown = window.pane.view.toPlainText()
    assert "only the opening could be read from tunnel.txt" in shown
    assert "Only the opening of this article was there to be read: the rest is for subscribers." in shown


def test_a_paste_asks_for_what_was_copied_with_its_structure(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(window.client, "submit", asked.append)
    data = QMimeData()
    data.setText("Some article.")
    data.setHtml("<p>Some <em>article</em>.</p>")
    QGuiApplication.clipboard().setMimeData(data)
    window.actions_.paste.trigger()
    assert asked == [OpenCopied("<p>Some <em>article</em>.</p>", "Some article.")]


def hues_in(image: QImage) -> set[str]:
    hues = {QColor(hue).rgb() for hue in (*LIGHT.hues, *DARK.hues)}
    found = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height())}
    return {QColor(pixel).name() for pixel in found & hues}


def test_m_hides_all_marks_and_brings_them_back(reading_window: Window) -> None:
    view = reading_window.pane.view
    assert hues_in(view.grab().toImage())
    press(reading_window, Qt.Key.Key_M)
    assert not hues_in(view.grab().toImage())
    press(reading_window, Qt.Key.Key_M)
    assert hues_in(view.grab().toImage())


def test_arrows_turn_the_page_and_shift_selects(window: Window) -> None:
    window.show_reading(long_reading(400))
    view = window.pane.view
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        before = view.verticalScrollBar().value()
        press(window, key)
        assert view.verticalScrollBar().value() > before
    press(window, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.textCursor().hasSelection()


def test_marks_do_not_move_the_text(reading_window: Window) -> None:
    before = place_of(reading_window, "Mayor Tomas Reed")
    press(reading_window, Qt.Key.Key_M)
    assert place_of(reading_window, "Mayor Tomas Reed") == before


@pytest.mark.parametrize("name", ["light", "dark"])
def test_both_themes_colour_the_page(reading_window: Window, name: str) -> None:
    theme = {"light": LIGHT, "dark": DARK}[name]
    reading_window.looks.choose("dark")
    reading_window.looks.choose(name)
    image = reading_window.grab().toImage()
    assert image.pixelColor(5, 300) == QColor(theme.ground)
    assert image.pixelColor(1279 - 380, 870) == QColor(theme.panel)
    assert hues_in(image) >= {QColor(theme.hues[0]).name()}


def test_zoom_makes_the_text_larger_and_back(reading_window: Window) -> None:
    view = reading_window.pane.view
    view.finish()
    usual = view.document().size().height()
    reading_window.actions_.larger.trigger()
    view.finish()
    assert view.document().size().height() > usual
    reading_window.actions_.usual_size.trigger()
    view.finish()
    assert view.document().size().height() == usual


def test_a_narrow_window_keeps_rail_and_number(reading_window: Window) -> None:
    reading_window.resize(900, 700)
    layers = reading_window.pane.view._layers
    assert layers is not None
    assert layers.margin.is_narrow


def test_the_panel_is_usable_by_keyboard_alone(reading_window: Window) -> None:
    panel = reading_window.pane.panel
    panel.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_End)
    assert panel.currentIndex().row() == len(rows(reading_window)) - 1
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert reading_window.pane.selection.current == "q8"


def test_arrow_keys_choose_a_link_and_enter_follows_it(reading_window: Window) -> None:
    panel = reading_window.pane.panel
    reading_window.pane.selection.choose("q6")
    QTest.keyClick(panel, Qt.Key.Key_Right)
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert reading_window.pane.selection.current == "q1"


def test_more_unfolds_a_card_and_fewer_folds_it(window: Window) -> None:
    window.show_reading(long_reading(1500))
    more = next(row for row in rows(window) if row.kind is RowKind.MORE)
    count = len(rows(window))
    QTest.mouseClick(
        window.pane.panel.viewport(),
        Qt.MouseButton.LeftButton,
        pos=rect_of(window, more).topLeft() + QPoint(62, 10),
    )
    assert len(rows(window)) == count + 3
    assert next(row for row in rows(window) if row.kind is RowKind.MORE).spoken.startswith("Fewer")


def test_selecting_a_folded_statement_unfolds_its_card(window: Window) -> None:
    window.show_reading(long_reading(1500))
    window.pane.selection.choose("q1200")
    assert row_of(window, "q1200") is window.pane.panel.currentIndex().data(ROW_ROLE)


def test_every_part_that_takes_the_focus_has_a_name(reading_window: Window) -> None:
    for widget in reading_window.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_focus and widget.isVisible():
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_tab_goes_from_bar_to_text_to_panel(reading_window: Window) -> None:
    first = reading_window.bar.findChildren(QToolButton)[0]
    first.setFocus()
    chain = []
    for _ in range(20):
        QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Tab)
        chain.append(reading_window.focusWidget())
    assert chain.index(reading_window.pane.view) < chain.index(reading_window.pane.panel)


def test_statements_are_named_for_screen_readers(reading_window: Window) -> None:
    spoken = row_of(reading_window, "q6").spoken
    assert spoken.startswith('Denial. Tomas Reed: "There is no leak," Reed insisted.')
    assert "On Record links this to Mara Voss." in spoken


def mime(**parts: str) -> QMimeData:
    data = QMimeData()
    if "url" in parts:
        data.setUrls([QUrl(parts["url"])])
    if "text" in parts:
        data.setText(parts["text"])
    return data


def drop(window: Window, data: QMimeData) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        # 6.12 would rather have a QPointF, which 6.11 does not take.
        warnings.simplefilter("ignore", DeprecationWarning)
        entering = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, left, none)
    window.dragEnterEvent(entering)
    assert window.drop_frame.isVisible()
    window.dropEvent(
        QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, left, none, QEvent.Type.Drop)
    )
    assert not window.drop_frame.isVisible()


def test_a_dropped_file_is_opened(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.client.reading_ready, timeout=10_000):
        drop(window, mime(url="file:///tmp/tunnel.txt"))
    assert window.windowTitle().startswith("Harbour tunnel leaks")


def test_a_drop_that_cannot_be_opened_is_told(window: Window) -> None:
    drop(window, mime(url="javascript:alert(1)"))
    assert window.banner.isVisible()
    assert not window.client.is_busy


def test_while_reading_it_says_so_and_can_be_cancelled(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.client.article_ready, timeout=10_000):
        window.open(OpenTarget("slow"))
    assert window.busy.isVisible()
    cancel = window.busy.findChild(QPushButton)
    assert cancel is not None
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not window.busy.isVisible()
    assert any(label.text() == NOT_READ for label in window.pane.findChildren(QLabel))
    assert "Mara Voss" in window.pane.view.toPlainText()


def test_an_error_is_a_banner_that_blocks_nothing(qtbot: QtBot, reading_window: Window) -> None:
    with qtbot.waitSignal(reading_window.client.failed, timeout=10_000):
        reading_window.open(OpenTarget("missing"))
    assert reading_window.banner.isVisible()
    assert reading_window.banner.message == "There is no file named missing."
    press(reading_window, Qt.Key.Key_N)
    assert reading_window.pane.selection.current == "q1"
    dismiss = reading_window.banner.findChild(QToolButton)
    assert dismiss is not None
    QTest.mouseClick(dismiss, Qt.MouseButton.LeftButton)
    assert not reading_window.banner.isVisible()


def test_a_crash_leaves_the_window_and_its_article(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.client.failed, timeout=10_000):
        window.open(OpenTarget("crash"))
    assert window.banner.isVisible()
    assert "Mara Voss" in window.pane.view.toPlainText()


def test_the_usual_key_pastes(window: Window, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    window.show_article(article())
    with qtbot.waitSignal(window.client.reading_ready, timeout=10_000):
        press(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_the_clipboard_is_pasted(qtbot: QtBot, window: Window) -> None:
    QGuiApplication.clipboard().setText("Some article.")
    with qtbot.waitSignal(window.client.reading_ready, timeout=10_000):
        window.actions_.paste.trigger()
    assert window.stack.currentWidget() is window.pane


def test_the_engine_waits_for_the_window(window: Window) -> None:
    assert window.client._process is None
    window.on_screen.connect(window.client.warm_up)
    window._painted = False
    window.repaint()
    assert window.client._process is not None


def test_a_name_that_has_no_room_beside_the_tally_stands_under_it(qtbot: QtBot, reading: Reading) -> None:
    assert qtbot is not None
    head = next(row for row in Cards(present(reading)).rows(frozenset()) if row.kind is RowKind.HEAD)
    wide, narrow = (RowLayouts(LIGHT, width).of(head)[0] for width in (380, 175))
    assert narrow.top > wide.top
    words = narrow.words[0].text
    cuts = [narrow.layout.lineAt(n).textStart() for n in range(narrow.layout.lineCount())]
    assert all(cut == 0 or words[cut - 1] == " " for cut in cuts), "no word is broken"
