"""What is shown of a reading, and that text, margin, panel and keys agree on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from onrecord import Reading
from onrecord_desktop.cards import UNNAMED
from onrecord_desktop.panel_delegate import ROW_ROLE
from onrecord_desktop.presentation import present
from onrecord_desktop.rows import Row, RowKind, plain
from onrecord_desktop.sight import Sight, seen
from onrecord_desktop.window import Window


def rows(window: Window) -> list[Row]:
    window.pane.panel.finish()
    model = window.pane.panel.model()
    return [model.index(i, 0).data(ROW_ROLE) for i in range(model.rowCount())]


def listed(window: Window) -> set[str]:
    return {row.statement for row in rows(window) if row.statement}


def chip(window: Window, name: str) -> QToolButton:
    return next(b for b in window.pane.filters.findChildren(QToolButton) if b.text().startswith(name))


@pytest.mark.parametrize(
    ("sight", "expected"),
    [
        (Sight(), "q1 q2 q3 q4 q5 q6 q7 q8"),
        (Sight(types=frozenset({"denial"})), "q5 q6"),
        (Sight(types=frozenset({"denial", "no_comment"})), "q5 q6 q7"),
        (Sight(disputes_only=True), "q1 q5 q6"),
        (Sight(quotations=frozenset({"direct"})), "q2 q6"),
        (Sight(naming="unnamed"), "q7"),
        (Sight(naming="named"), "q1 q2 q3 q4 q5 q6"),
        (Sight(hand="via"), "q4"),
        (Sight(hand="first"), "q1 q2 q3 q5 q6 q7 q8"),
        (Sight(solo=("s5",)), "q5 q6"),
        (Sight(solo=()), "q8"),
        (Sight(muted=frozenset({("s1",), ()})), "q3 q4 q5 q6 q7"),
        (Sight(words="TUNNEL reed"), "q5"),
        (Sight(words="nothing like that"), ""),
        (Sight(order="name", unsure_below=0.9), "q1 q2 q3 q4 q5 q6 q7 q8"),
    ],
)
def test_each_choice_shows_its_statements(reading: Reading, sight: Sight, expected: str) -> None:
    assert seen(reading, sight) == frozenset(expected.split())


def test_marks_are_of_what_is_shown(reading: Reading) -> None:
    shown = present(reading).under(Sight(types=frozenset({"denial"})))
    marked = {m.statement for m in shown.contents.within(0, len(reading.article.text))}
    assert marked == {"q5", "q6"}
    assert [s.id for s in shown.shown] == ["q5", "q6"]


def test_the_reader_sets_what_looks_unsure(reading: Reading) -> None:
    usual, strict = present(reading), present(reading, Sight(unsure_below=0.2))
    assert usual.doubt(reading.statements[-1])
    assert not strict.doubt(reading.statements[-1])


def test_a_chip_filters_text_margin_and_panel_alike(reading_window: Window) -> None:
    chip(reading_window, "Denials").click()
    view = reading_window.pane.view
    layers = view._layers
    assert layers is not None
    assert {m.statement for m in layers.marks.marks().within(0, 10_000)} == {"q5", "q6"}
    bands = layers.margin.bands(0, view.document().size().height())
    railed = {s.statement for band in bands for rail in band.rails for s in rail.group.statements}
    assert listed(reading_window) == railed == {"q5", "q6"}
    assert chip(reading_window, "Denials").isChecked()
    assert not chip(reading_window, "All").isChecked()
    chip(reading_window, "All").click()
    assert len(listed(reading_window)) == 8


def test_keys_step_through_what_is_shown(reading_window: Window) -> None:
    reading_window.pane.selection.choose("q1")
    chip(reading_window, "Denials").click()
    assert reading_window.pane.selection.current is None, "it is not shown any more"
    QTest.keyClick(reading_window.pane.view, Qt.Key.Key_N)
    QTest.keyClick(reading_window.pane.view, Qt.Key.Key_N)
    assert reading_window.pane.selection.current == "q6"


def test_the_text_stays_where_it_is_when_marks_change(reading_window: Window) -> None:
    view = reading_window.pane.view
    before = view.document().size()
    chip(reading_window, "Denials").click()
    assert view.document().size() == before


def test_one_source_is_heard_alone_and_all_again_from_its_menu(reading_window: Window) -> None:
    panel = reading_window.pane.panel
    panel.voice_menu(("s1",)).actions()[0].trigger()
    assert listed(reading_window) == {"q1", "q2"}
    again = panel.voice_menu(("s1",)).actions()[0]
    assert again.text() == "Hear all again"
    again.trigger()
    assert len(listed(reading_window)) == 8


def test_a_source_that_is_left_out_stays_named_with_the_way_back(reading_window: Window) -> None:
    reading_window.pane.panel.voice_menu(("s5",)).actions()[1].trigger()
    assert not {"q5", "q6"} & listed(reading_window)
    heads = [row.voice.name for row in rows(reading_window) if row.kind is RowKind.HEAD and row.voice]
    assert "Tomas Reed" in heads
    again = next(row for row in rows(reading_window) if plain(row.paragraphs) == "show again")
    reading_window.pane.panel.follow(again.links[0])
    assert len(listed(reading_window)) == 8


def test_a_search_that_finds_nothing_says_so_with_a_way_back(reading_window: Window) -> None:
    reading_window.pane.filters.search.setText("submarine")
    notice = next(row for row in rows(reading_window) if row.kind is RowKind.NOTICE)
    assert notice.spoken.startswith("No statement is like that")
    reading_window.pane.panel.follow(notice.links[0])
    assert reading_window.pane.filters.search.text() == ""
    assert len(listed(reading_window)) == 8


def test_sources_without_a_name_stand_apart_and_last_those_that_are_not_given(
    reading_window: Window,
) -> None:
    heads = [row for row in rows(reading_window) if row.kind in (RowKind.HEAD, RowKind.SECTION)]
    names = [plain(row.paragraphs[:1]) for row in heads]
    assert names[-3:] == [UNNAMED, "His office", "No source given"]


def test_sources_stand_in_the_order_that_was_chosen(reading_window: Window) -> None:
    def names() -> list[str]:
        found = (row.voice for row in rows(reading_window) if row.kind is RowKind.HEAD)
        return [voice.name for voice in found if voice and voice.is_named]

    reading_window.pane.viewing.choose(order="name")
    assert names() == sorted(names(), key=str.casefold)
    reading_window.pane.viewing.choose(order="amount")
    assert names()[:2] == ["Mara Voss", "Ellery Wire"]


def test_another_article_starts_with_all_of_it(reading_window: Window, reading: Reading) -> None:
    chip(reading_window, "Denials").click()
    reading_window.show_reading(reading)
    assert len(listed(reading_window)) == 8
    assert chip(reading_window, "All").isChecked()
