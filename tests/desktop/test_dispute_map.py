"""The dispute map on screen: mouse, keys, themes, text, pictures."""

from __future__ import annotations

import sys
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QMouseEvent, QPainterPath, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parents[1] / "engine"))

import disputing

from onrecord import Reading
from onrecord.dispute_sentences import LINKS_ARE_OURS, NONE_FOUND
from onrecord_desktop.application import make_application
from onrecord_desktop.dispute_map import export as dispute_map_export
from onrecord_desktop.dispute_map.arrows import ArrowItem
from onrecord_desktop.dispute_map.content import MapArrow, MapNode
from onrecord_desktop.dispute_map.items import MapItem, NodeItem
from onrecord_desktop.dispute_map.legend import KIND_WORDS
from onrecord_desktop.dispute_map.page import DisputeMap
from onrecord_desktop.dispute_map.scene import DIMMED, MapScene
from onrecord_desktop.dispute_map.shapes import shape_of
from onrecord_desktop.picture import PictureError
from onrecord_desktop.presentation import present
from onrecord_desktop.themes import DARK, LIGHT, Theme

SVG = "{http://www.w3.org/2000/svg}"
Key = Qt.Key


def shown(qtbot: QtBot, reading: Reading, width: int = 900, height: int = 700) -> DisputeMap:
    make_application()
    made = DisputeMap(LIGHT)
    qtbot.addWidget(made)
    made.setMinimumSize(1, 1)
    made.resize(width, height)
    made.show_presentation(present(reading))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.map.hasFocus)
    return made


@pytest.fixture
def small(qtbot: QtBot) -> DisputeMap:
    """Two that dispute."""
    return shown(qtbot, disputing.two().reading())


@pytest.fixture
def disputes(qtbot: QtBot) -> DisputeMap:
    """Eight that dispute, of all kinds."""
    return shown(qtbot, disputing.eight().reading())


def scene(made: DisputeMap) -> MapScene:
    found = made.map.map_scene
    assert found is not None
    return found


def item(made: DisputeMap, thing_id: str) -> MapItem:
    found = scene(made).item_of(thing_id)
    assert found is not None
    return found


def named(made: DisputeMap, name: str) -> NodeItem:
    return next(i for i in scene(made).things if isinstance(i, NodeItem) and i.thing.name == name)


def arrow(made: DisputeMap, label: str) -> ArrowItem:
    return next(i for i in scene(made).things if isinstance(i, ArrowItem) and i.thing.label == label)


def place(made: DisputeMap, spot: QRectF) -> QPoint:
    return made.map.mapFromScene(spot.center())


def click(qtbot: QtBot, made: DisputeMap, spot: QRectF) -> None:
    qtbot.mouseClick(made.map.viewport(), Qt.MouseButton.LeftButton, pos=place(made, spot))


def current(made: DisputeMap) -> MapNode | MapArrow:
    found = made.map.current
    assert found is not None
    return found


def words_on(made: DisputeMap) -> list[QRectF]:
    """Return the rectangles of all words, in pixels of the window."""
    boxes: list[QRectF] = []
    for thing in scene(made).things:
        boxes += [thing.spot] if isinstance(thing, NodeItem) else list(getattr(thing, "labels", ()))
    return [QRectF(made.map.mapFromScene(box).boundingRect()) for box in boxes]


def test_a_click_on_a_node_chooses_its_sources(qtbot: QtBot, disputes: DisputeMap) -> None:
    with qtbot.waitSignal(disputes.voice_chosen) as chosen:
        click(qtbot, disputes, named(disputes, "Port Authority, ferry crews").spot)
    assert chosen.args == [("s4", "s5")]


def test_a_click_on_the_label_of_an_arrow_chooses_its_first_statement(
    qtbot: QtBot, small: DisputeMap
) -> None:
    with qtbot.waitSignal(small.statement_chosen) as chosen:
        click(qtbot, small, arrow(small, "denied · insisted").spot)
    assert chosen.args == ["q2"]


def test_a_click_on_its_line_does_too(qtbot: QtBot, small: DisputeMap) -> None:
    line = arrow(small, "denied · insisted").lines[-1]
    with qtbot.waitSignal(small.statement_chosen):
        click(qtbot, small, QRectF(line.pointAtPercent(0.5), line.pointAtPercent(0.5)))


def test_a_click_on_who_is_not_given_chooses_the_statement(qtbot: QtBot, disputes: DisputeMap) -> None:
    with qtbot.waitSignal(disputes.statement_chosen) as chosen:
        click(qtbot, disputes, named(disputes, "No source given").spot)
    assert chosen.args == ["q8"]


def test_a_click_beside_everything_chooses_nothing(qtbot: QtBot, small: DisputeMap) -> None:
    with qtbot.assertNotEmitted(small.statement_chosen), qtbot.assertNotEmitted(small.voice_chosen):
        qtbot.mouseClick(small.map.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_tab_goes_through_every_node_and_arrow_and_on(qtbot: QtBot, disputes: DisputeMap) -> None:
    gone_through = []
    for _ in range(len(scene(disputes).things)):
        qtbot.keyClick(disputes.map, Key.Key_Tab)
        gone_through.append(current(disputes).id)
    assert gone_through == [thing.thing.id for thing in scene(disputes).things]
    assert {"1", "4+5", "d0", "r0"} <= set(gone_through)
    qtbot.keyClick(disputes.map, Key.Key_Tab)
    assert not disputes.map.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Backtab)
    assert current(disputes).id == gone_through[-1]


def test_enter_chooses_what_has_the_keyboard(qtbot: QtBot, small: DisputeMap) -> None:
    qtbot.keyClick(small.map, Key.Key_Home)
    with qtbot.waitSignal(small.voice_chosen) as chosen:
        qtbot.keyClick(small.map, Key.Key_Return)
    assert chosen.args == [("s1",)]


def test_arrow_keys_go_to_what_stands_there(qtbot: QtBot, small: DisputeMap) -> None:
    visited = []
    qtbot.keyClick(small.map, Key.Key_Home)
    for key in (Key.Key_Left, Key.Key_Left, Key.Key_Left, Key.Key_Right):
        qtbot.keyClick(small.map, key)
        visited.append(current(small).id)
    assert visited == ["d0", "2", "2", "d0"]


def test_escape_leaves_what_had_the_keyboard(qtbot: QtBot, small: DisputeMap) -> None:
    qtbot.keyClick(small.map, Key.Key_End)
    qtbot.keyClick(small.map, Key.Key_Escape)
    assert small.map.current is None


def test_what_has_the_keyboard_is_ringed_and_dims_what_is_not_joined_to_it(
    qtbot: QtBot, disputes: DisputeMap
) -> None:
    before = disputes.map.grab().toImage()
    qtbot.keyClick(disputes.map, Key.Key_Home)
    assert disputes.map.grab().toImage() != before
    opacities = {i.thing.id: i.opacity() for i in scene(disputes).things}
    assert {key for key, value in opacities.items() if value == 1.0} == {"1", "6", "7", "2", "d0", "d2"}
    assert opacities["9"] == DIMMED


def test_nothing_stays_dimmed_when_the_keyboard_is_elsewhere(qtbot: QtBot, disputes: DisputeMap) -> None:
    qtbot.keyClick(disputes.map, Key.Key_Home)
    disputes.as_text.setFocus()
    assert {thing.opacity() for thing in scene(disputes).things} == {1.0}


def test_the_pointer_shows_neighbours_and_a_tip(qtbot: QtBot, disputes: DisputeMap) -> None:
    qtbot.mouseMove(disputes.map.viewport(), place(disputes, named(disputes, "Ines Calder").spot))
    qtbot.waitUntil(lambda: item(disputes, "1").opacity() == DIMMED)
    assert item(disputes, "4+5").opacity() == 1.0
    assert "[9] Ines Calder" in disputes.map.viewport().toolTip()
    assert disputes.map.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(disputes.map.viewport(), QPoint(2, 2))
    qtbot.waitUntil(lambda: item(disputes, "1").opacity() == 1.0)


def test_names_are_never_taken_for_markup(qtbot: QtBot) -> None:
    dispute = disputing.Dispute()
    dispute.deny("Tomas Reed", dispute.claim("<b>Mara</b><img src='http://x'>"))
    made = shown(qtbot, dispute.reading(title="<script>alert(1)</script> & <more>"))
    qtbot.mouseMove(made.map.viewport(), place(made, item(made, "1").spot))
    assert "&lt;b&gt;Mara" in made.map.viewport().toolTip()


@pytest.mark.parametrize(("width", "height"), [(500, 700), (900, 700), (1280, 880)])
@pytest.mark.parametrize(
    "dispute", [disputing.two(), disputing.eight(), disputing.star(24)], ids=["2", "8", "25"]
)
def test_words_never_overlap_in_any_window(
    qtbot: QtBot, dispute: disputing.Dispute, width: int, height: int
) -> None:
    made = shown(qtbot, dispute.reading(), width, height)
    for one, other in combinations(words_on(made), 2):
        assert not one.adjusted(1, 1, -1, -1).intersects(other.adjusted(1, 1, -1, -1))


@pytest.mark.parametrize(
    "dispute", [disputing.two(), disputing.eight(), disputing.star(24)], ids=["2", "8", "25"]
)
def test_the_map_fits_a_usual_window(qtbot: QtBot, dispute: disputing.Dispute) -> None:
    made = shown(qtbot, dispute.reading())
    assert not made.map.horizontalScrollBar().maximum()
    assert not made.map.verticalScrollBar().maximum()


def test_it_needs_no_more_width_than_a_narrow_window_has(disputes: DisputeMap) -> None:
    disputes.resize(500, 700)
    disputes.set_zoom(2.0)
    assert disputes.minimumSizeHint().width() <= 500


def test_a_map_is_laid_out_anew_for_another_size(qtbot: QtBot, disputes: DisputeMap) -> None:
    before = scene(disputes).sceneRect()
    disputes.resize(500, 900)
    qtbot.waitUntil(lambda: scene(disputes).sceneRect() != before)
    assert scene(disputes).sceneRect().width() < before.width()


def test_what_has_the_keyboard_keeps_it_when_the_map_is_laid_out_anew(
    qtbot: QtBot, disputes: DisputeMap
) -> None:
    qtbot.keyClick(disputes.map, Key.Key_End)
    kept = current(disputes)
    disputes.set_zoom(2.0)
    assert current(disputes) == kept


def test_double_size_shows_words_twice_as_large(qtbot: QtBot) -> None:
    made = shown(qtbot, disputing.two().reading(), 1280, 880)
    before = made.map.mapFromScene(item(made, "1").spot).boundingRect().height()
    made.set_zoom(2.0)
    assert made.map.mapFromScene(item(made, "1").spot).boundingRect().height() > 1.4 * before


def test_keys_and_wheel_magnify(qtbot: QtBot, disputes: DisputeMap) -> None:
    fitted = disputes.map.transform().m11()
    qtbot.keyClick(disputes.map, Key.Key_Plus)
    larger = disputes.map.transform().m11()
    assert larger > fitted
    qtbot.keyClick(disputes.map, Key.Key_Minus)
    qtbot.keyClick(disputes.map, Key.Key_Minus)
    assert disputes.map.transform().m11() < fitted
    qtbot.keyClick(disputes.map, Key.Key_0)
    assert disputes.map.transform().m11() == pytest.approx(fitted)
    QApplication.sendEvent(disputes.map.viewport(), _wheel(Qt.KeyboardModifier.ControlModifier))
    assert disputes.map.transform().m11() == pytest.approx(larger)


def test_a_magnified_map_is_dragged_and_that_is_no_click(qtbot: QtBot, disputes: DisputeMap) -> None:
    disputes.map.magnify(5)
    viewport, bar = disputes.map.viewport(), disputes.map.horizontalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, start = bar.value(), QPoint(450, 200)
    with qtbot.assertNotEmitted(disputes.voice_chosen), qtbot.assertNotEmitted(disputes.statement_chosen):
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        QApplication.sendEvent(viewport, _move(start - QPoint(90, 0)))
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start - QPoint(90, 0))
    assert bar.value() == before + 90


def _move(at: QPoint) -> QMouseEvent:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    where = QPointF(at)
    return QMouseEvent(QEvent.Type.MouseMove, where, where, none, left, Qt.KeyboardModifier.NoModifier)


def test_the_wheel_alone_does_not_magnify(disputes: DisputeMap) -> None:
    before = disputes.map.transform()
    QApplication.sendEvent(disputes.map.viewport(), _wheel(Qt.KeyboardModifier.NoModifier))
    assert disputes.map.transform() == before


def _wheel(modifiers: Qt.KeyboardModifier) -> QWheelEvent:
    at = QPointF(200, 200)
    phase = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifiers, phase, False)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_another_theme_is_worn_at_once(disputes: DisputeMap, theme: Theme) -> None:
    disputes.set_theme(theme)
    image = disputes.grab().toImage()
    assert image.pixelColor(3, image.height() - 3) == QColor(theme.ground)
    assert image.pixelColor(3, image.height() // 2) == QColor(theme.ground)
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, 900) for y in range(80, 560, 2)}
    assert {theme.hues[0], theme.muted} <= colours


def test_kinds_have_shapes_of_their_own() -> None:
    box = QRectF(0, 0, 150, 40)
    outlines = {kind: _outline(shape_of(kind, box).lines) for kind in KIND_WORDS if kind != "unknown"}
    assert len(set(outlines.values())) == len(outlines) == 6


def _outline(path: QPainterPath) -> tuple[tuple[float, float], ...]:
    elements = (path.elementAt(number) for number in range(path.elementCount()))
    return tuple((round(element.x), round(element.y)) for element in elements)


def test_heads_of_arrows_touch_the_shape_they_point_at(disputes: DisputeMap) -> None:
    for thing in scene(disputes).things:
        if isinstance(thing, ArrowItem) and not thing.thing.is_relay:
            for head, to in zip(thing.heads, thing.thing.heads, strict=True):
                tip = head.elementAt(0)
                target = item(disputes, to)
                assert isinstance(target, NodeItem)
                near = QRectF(tip.x - 1.6, tip.y - 1.6, 3.2, 3.2)
                assert target.area.intersects(near)
                assert not target.area.contains(near)


def test_the_legend_names_what_is_on_the_map_alone(small: DisputeMap, disputes: DisputeMap) -> None:
    assert small.legend.accessibleName() == "Legend: denial, in the article’s words; person"
    for words in ("unsure", "via", "document", "not named", "only passes on", "was not found", "jointly"):
        assert words in disputes.legend.accessibleName()


def test_the_legend_gives_way_to_the_map_unless_asked_for(qtbot: QtBot) -> None:
    made = shown(qtbot, disputing.eight().reading(), 500, 420)
    assert not made.legend.isVisible()
    qtbot.mouseClick(made.with_legend, Qt.MouseButton.LeftButton)
    assert made.legend.isVisible()
    made.resize(500, 400)
    assert made.legend.isVisible()


def test_the_same_is_there_as_text(qtbot: QtBot, disputes: DisputeMap) -> None:
    qtbot.mouseClick(disputes.as_text, Qt.MouseButton.LeftButton)
    assert disputes.list.isVisible()
    assert not disputes.map.isVisible()
    rows = [disputes.list.item(row).text() for row in range(disputes.list.count())]
    assert rows[0].startswith(
        "On Record links a denial by [6] North Ellery (has refuted) to what [1] Mara Voss"
    )
    assert rows[1] == "Denial: North Ellery has refuted that part 4 of the tunnel is safe"
    assert sum(row.startswith(("On Record links", "The article has")) for row in rows) == 8


def test_a_row_of_the_text_leads_to_its_statement(qtbot: QtBot, disputes: DisputeMap) -> None:
    disputes.show_as_text(True)
    disputes.list.setFocus()
    qtbot.keyClick(disputes.list, Key.Key_Down)
    qtbot.keyClick(disputes.list, Key.Key_Down)
    with qtbot.waitSignal(disputes.statement_chosen) as chosen:
        qtbot.keyClick(disputes.list, Key.Key_Return)
    assert chosen.args == ["q1"]
    row = disputes.list.visualItemRect(disputes.list.item(1)).center()
    with qtbot.waitSignal(disputes.statement_chosen) as chosen:
        qtbot.mouseClick(disputes.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert chosen.args == ["q4"]


def test_rows_are_high_enough_for_their_words(disputes: DisputeMap) -> None:
    disputes.show_as_text(True)
    disputes.set_zoom(2.0)
    disputes.resize(500, 700)
    QApplication.processEvents()
    boxes = [disputes.list.visualItemRect(disputes.list.item(row)) for row in range(disputes.list.count())]
    assert boxes[0].height() > 4 * disputes.list.fontMetrics().height()
    assert all(a.bottom() < b.top() for a, b in pairwise(boxes))


def test_screen_readers_are_told_what_has_the_keyboard(qtbot: QtBot, disputes: DisputeMap) -> None:
    qtbot.keyClick(disputes.map, Key.Key_Home)
    interface = QAccessible.queryAccessibleInterface(disputes.map)
    assert interface.text(QAccessible.Text.Name) == "Dispute map"
    assert interface.text(QAccessible.Text.Description).startswith("[1] Mara Voss. Makes 1 denial.")
    qtbot.keyClick(disputes.map, Key.Key_Tab)
    assert interface.text(QAccessible.Text.Description).startswith(
        "On Record links a denial by [1] Mara Voss"
    )


def test_the_text_can_be_read_by_screen_readers_row_by_row(disputes: DisputeMap) -> None:
    disputes.show_as_text(True)
    interface = QAccessible.queryAccessibleInterface(disputes.list)
    rows = [interface.child(number).text(QAccessible.Text.Name) for number in range(interface.childCount())]
    assert any(
        row.startswith("The article has a claim by [2] Tide Report via [3] Ellery Wire") for row in rows
    )


def test_every_button_has_a_name(disputes: DisputeMap) -> None:
    for button in (disputes.as_map, disputes.as_text, disputes.with_legend):
        assert button.accessibleName()
        assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus


@pytest.mark.usefixtures("german")
def test_in_another_language_every_word_of_ours_speaks_it(qtbot: QtBot) -> None:
    disputes = shown(qtbot, disputing.eight().reading())
    assert disputes.accessibleName() == "«Dispute map»"
    assert (disputes.as_text.text(), disputes.as_text.toolTip()) == ("«Text»", "«Show as text»")
    assert disputes.list.accessibleName() == "«Dispute map as text»"
    assert disputes.legend.accessibleName().startswith("«Legend: «denial, in the article’s words»")


def test_a_reading_without_denials_says_so_and_has_no_map(qtbot: QtBot) -> None:
    dispute = disputing.Dispute()
    dispute.claim("Mara Voss")
    made = shown(qtbot, dispute.reading())
    assert made.map.map_scene is None
    assert made.findChild(QLabel, "note").text() == f"{NONE_FOUND} {LINKS_ARE_OURS}"


def write_svg(shown: DisputeMap, file: Path) -> None:
    assert shown._shown is not None
    dispute_map_export.write(dispute_map_export.svg(shown._shown, shown._theme), file)


def write_png(shown: DisputeMap, file: Path, scale: float = 2.0) -> None:
    assert shown._shown is not None
    dispute_map_export.write(dispute_map_export.png(shown._shown, shown._theme, scale), file)


def test_a_picture_of_nothing_in_dispute_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    made = shown(qtbot, disputing.Dispute().reading())
    write_svg(made, tmp_path / "map.svg")
    write_png(made, tmp_path / "map.png")
    assert NONE_FOUND in (tmp_path / "map.svg").read_text(encoding="utf-8")


def test_another_reading_takes_the_place_of_the_first_and_clearing_leaves_nothing(
    qtbot: QtBot, disputes: DisputeMap
) -> None:
    qtbot.keyClick(disputes.map, Key.Key_End)
    disputes.show_presentation(present(disputing.two().reading()))
    assert len(scene(disputes).things) == 3
    assert disputes.map.current is None
    disputes.clear()
    assert disputes.map.map_scene is None
    assert disputes.list.count() == 0


def test_a_map_that_is_not_on_screen_is_not_laid_out(qtbot: QtBot) -> None:
    make_application()
    made = DisputeMap(LIGHT)
    qtbot.addWidget(made)
    made.setMinimumSize(1, 1)
    made.show_presentation(present(disputing.two().reading()))
    assert made.map.map_scene is None
    made.show()
    assert made.map.map_scene is not None


def test_an_svg_picture_stands_on_its_own(tmp_path: Path, disputes: DisputeMap) -> None:
    file = tmp_path / "map.svg"
    write_svg(disputes, file)
    root = ElementTree.parse(file).getroot()
    assert root.findtext(f"{SVG}title") == "Who knew of the leak?"
    told = root.findtext(f"{SVG}desc") or ""
    for words in ("The Ellery Wire · 6 May 2031", "marked by On Record 0.1.0, unchecked", "On Record links"):
        assert words in told
    assert not list(root.iter(f"{SVG}text"))
    assert "href" not in file.read_text(encoding="utf-8").replace("xmlns:xlink", "")
    assert list(tmp_path.iterdir()) == [file]


def test_an_svg_picture_of_hostile_words_is_well_formed(qtbot: QtBot, tmp_path: Path) -> None:
    dispute = disputing.Dispute()
    dispute.deny("]]><script>x</script>", dispute.claim("a\x00\x0b\ufffe\ud7ff🌊 & <b>"))
    made = shown(qtbot, dispute.reading(title="</title><script>alert(1)</script>", outlet="\x01&"))
    write_svg(made, tmp_path / "map.svg")
    root = ElementTree.parse(tmp_path / "map.svg").getroot()
    assert root.findtext(f"{SVG}title") == "</title><script>alert(1)</script>"
    assert not list(root.iter(f"{SVG}script"))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_a_png_picture_has_its_scale_and_theme(tmp_path: Path, disputes: DisputeMap, theme: Theme) -> None:
    disputes.set_theme(theme)
    sizes = []
    for scale in (1.0, 2.0):
        write_png(disputes, tmp_path / "map.png", scale)
        image = QImage(str(tmp_path / "map.png"))
        assert image.pixelColor(2, 2) == QColor(theme.ground)
        assert image.text("Title") == "Who knew of the leak?"
        assert image.text("Software") == "marked by On Record 0.1.0, unchecked"
        sizes.append(image.width())
    assert sizes[1] == 2 * sizes[0]
    assert [file.name for file in tmp_path.iterdir()] == ["map.png"]


def test_a_picture_that_would_be_too_large_is_refused(tmp_path: Path, disputes: DisputeMap) -> None:
    with pytest.raises(PictureError, match="choose a smaller scale, or SVG"):
        write_png(disputes, tmp_path / "map.png", 100)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_missing_is_said_to_be(tmp_path: Path, disputes: DisputeMap) -> None:
    for write in (write_svg, write_png):
        with pytest.raises(PictureError, match="cannot be written"):
            write(disputes, tmp_path / "none" / "map")
