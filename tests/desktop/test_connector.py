"""Lines from denials to what they are linked to, and the signs at the edges."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from onrecord import Source
from onrecord.outline import Group
from onrecord_desktop.application import make_application
from onrecord_desktop.connector import Connector, connectors, signs
from onrecord_desktop.connector_painter import LANE, LANE_STEP, TIP, ConnectorPainter
from onrecord_desktop.margin import COLUMNS, Line, Placed
from onrecord_desktop.margin_painter import RAIL_GAP, RAIL_STEP, RAIL_WIDTH
from onrecord_desktop.themes import LIGHT
from onrecord_desktop.voices import Voice

HEIGHT = 30.0


def voice(number: int, name: str = "") -> Voice:
    name = name or f"Speaker {number}"
    group = Group((Source(id=f"s{number}", name=name, kind="person"),), ())
    return Voice(group, str(number), name, name)


def placed(*lines: int, names: tuple[str, ...] = ()) -> dict[str, Placed]:
    """Return statements ``q0``, ``q1`` … by speakers of these numbers, at these lines."""
    made = {}
    for n, number in enumerate(lines):
        line = Line(number * HEIGHT, (number + 1) * HEIGHT, 0)
        who = voice(n, names[n] if n < len(names) else "")
        made[f"q{n}"] = Placed(f"q{n}", who, n * 10, n * 10 + 5, line, line, "said")
    return made


def ends(line: Connector) -> list[tuple[str, bool]]:
    return [(end.statement, end.answered) for end in line.ends]


def test_a_denial_is_joined_to_all_that_it_answers() -> None:
    (line,) = connectors("q2", ("q0", "q1"), (), placed(1, 4, 9))
    assert ends(line) == [("q0", True), ("q1", True), ("q2", False)]
    assert (line.top, line.bottom) == (1.5 * HEIGHT, 9.5 * HEIGHT)


def test_a_statement_is_joined_to_all_denials_of_it() -> None:
    (line,) = connectors("q0", (), ("q1", "q2"), placed(1, 4, 9))
    assert ends(line) == [("q0", True), ("q1", False), ("q2", False)]


def test_a_denial_that_is_denied_has_two_lines_side_by_side() -> None:
    first, second = connectors("q1", ("q0",), ("q2",), placed(1, 4, 9))
    assert (first.lane, second.lane) == (0, 1)
    assert ends(first) == [("q0", True), ("q1", False)]
    assert ends(second) == [("q1", True), ("q2", False)]
    assert first.bottom != second.top, "both meet the middle statement, but not at one height"


def test_ends_that_meet_on_one_line_of_text_stand_apart() -> None:
    (line,) = connectors("q2", ("q0", "q1"), (), placed(1, 1, 1))
    heights = [end.y for end in line.ends]
    assert len(set(heights)) == 3
    assert all(HEIGHT < y < 2 * HEIGHT for y in heights)


def test_what_is_not_shown_is_not_joined() -> None:
    assert connectors("q0", ("q9",), (), placed(1)) == ()
    assert connectors("q9", ("q0",), (), placed(1)) == ()
    (line,) = connectors("q1", ("q0", "q9"), (), placed(1, 4))
    assert ends(line) == [("q0", True), ("q1", False)]


def test_a_sign_tells_where_an_end_out_of_sight_lies() -> None:
    lines = connectors("q1", ("q0",), (), placed(1, 40))
    assert signs(lines, 0, 2000) == ()
    (up,) = signs(lines, 600, 2000)
    assert (up.whole, up.short, up.target) == ("Speaker 0 ⁰ ↑", "0 ↑", "q0")
    (down,) = signs(lines, 0, 600)
    assert (down.whole, down.target) == ("Speaker 1 ¹ ↓", "q1")


def test_both_ends_out_of_sight_have_a_sign_each() -> None:
    lines = connectors("q1", ("q0",), (), placed(1, 40))
    assert [sign.way for sign in signs(lines, 300, 600)] == ["up", "down"]


def test_one_voice_has_one_sign_that_leads_to_the_nearest() -> None:
    several = placed(1, 2, 3, 40)
    same = {i: Placed(i, voice(1, "Ann"), p.start, p.end, p.first, p.last, p.cue) for i, p in several.items()}
    (sign,) = signs(connectors("q3", ("q0", "q1", "q2"), (), same), 600, 2000)
    assert (sign.whole, sign.target) == ("Ann ¹ and 2 more ↑", "q2")


def test_many_voices_share_the_last_sign() -> None:
    lines = connectors("q5", ("q0", "q1", "q2", "q3", "q4"), (), placed(1, 2, 3, 4, 5, 40))
    shown = [sign.whole for sign in signs(lines, 600, 2000)]
    assert shown == ["Speaker 4 ⁴ ↑", "Speaker 3 ³ ↑", "Speaker 2 ² and 2 more ↑"]


def test_lines_stand_between_rails_and_text() -> None:
    innermost_rail = RAIL_GAP - (COLUMNS - 1) * RAIL_STEP - RAIL_WIDTH
    outermost_line = LANE + LANE_STEP
    assert TIP < LANE < outermost_line < innermost_rail - 1


def boxes(left: float, **more: float) -> list[QRectF]:
    make_application()
    lines = connectors("q1", ("q0",), (), placed(1, 40, names=("A very long name for a ministry",)))
    painter = ConnectorPainter(lines, LIGHT, left * more.get("zoom", 1), more.get("zoom", 1))
    return [box for _, box in painter._signs(600, 1200)]


def test_signs_keep_to_the_margin_however_narrow() -> None:
    for left in (74.0, 110.0, 218.0, 500.0):
        assert all(box.left() >= 0 and box.right() < left - LANE for box in boxes(left)), left


def test_signs_answer_to_a_click_at_every_zoom() -> None:
    make_application()
    lines = connectors("q1", ("q0",), (), placed(1, 40))
    painter = ConnectorPainter(lines, LIGHT, 2 * 218, 2)
    (_, box) = painter._signs(600, 1260)[0]
    assert painter.target_at(box.center() * 2, 1200, 2520) == "q0"
    assert painter.target_at(QPointF(2, 2), 1200, 2520) is None
