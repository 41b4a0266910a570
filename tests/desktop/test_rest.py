"""Sentences outside every statement: which they are, and the mode that shows just them."""

from __future__ import annotations

import pytest
from fictional import span
from pointing_at import click_text, place_of, press, rows
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from onrecord import Article, Block, Engine, Reading, Span, Statement
from onrecord_desktop.presentation import present
from onrecord_desktop.rest import Sentence
from onrecord_desktop.rows import RowKind, plain
from onrecord_desktop.sight import Sight
from onrecord_desktop.statement_card import REST
from onrecord_desktop.themes import LIGHT
from onrecord_desktop.window import Window

RAIN = "🌊 It rained all day. 🌊🌊 Nobody came."
SAID = "Mr. Reed, of the U.S. Navy, said that he was not there. The U.S. It was late!"
HEBREW = "ראש העיר אמר שהגשר בטוח. ירד גשם כל היום."


def rainy(*paragraphs: str, said: str = "said that he was not there") -> Reading:
    """Return a reading with one statement, that of Reed."""
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = (
        Block(start=start, end=start + len(paragraph), kind="paragraph")
        for start, paragraph in zip(starts, paragraphs, strict=True)
    )
    start = text.index(said) if said in text else 0
    claim = Statement(id="q1", type="claim", content=(Span(start=start, end=start + len(said)),))
    return Reading(
        engine=Engine(version="0", model="by hand"),
        article=Article(id="rain", text=text, blocks=tuple(blocks)),
        statements=(claim,) if said in text else (),
    )


def left(reading: Reading) -> list[str]:
    return [reading.article.text[s.start : s.end] for s in present(reading).rest.sentences]


def test_sentences_end_where_a_reader_would_end_them() -> None:
    assert left(rainy(RAIN, SAID, HEBREW, said="nothing at all")) == [
        "🌊 It rained all day.",
        "🌊🌊 Nobody came.",
        "Mr. Reed, of the U.S. Navy, said that he was not there.",
        "The U.S.",
        "It was late!",
        "ראש העיר אמר שהגשר בטוח.",
        "ירד גשם כל היום.",
    ]


def test_headlines_and_bylines_are_no_sentences() -> None:
    text = "It rains\n\nBy Ann Lee\n\nIt rained."
    blocks = (
        Block(start=0, end=8, kind="title"),
        Block(start=10, end=20, kind="other"),
        Block(start=22, end=32, kind="paragraph"),
    )
    article = Article(id="a", text=text, blocks=blocks)
    assert left(rainy("").model_copy(update={"article": article})) == ["It rained."]


def test_only_sentences_that_no_statement_touches_are_left() -> None:
    assert left(rainy(RAIN, SAID)) == [
        "🌊 It rained all day.",
        "🌊🌊 Nobody came.",
        "The U.S.",
        "It was late!",
    ]


def test_a_sentence_of_signs_alone_is_none() -> None:
    assert left(rainy("* * *", "🌊")) == []


def test_a_sentence_is_found_at_each_of_its_characters() -> None:
    rest = present(rainy(RAIN, SAID)).rest
    first = rest.sentences[0]
    assert {rest.at(i) for i in range(first.start, first.end)} == {first}
    assert rest.at(RAIN.index(" 🌊🌊")) is None
    assert rest.at(len(RAIN) + 4) is None


def test_the_rest_and_the_statements_shut_each_other_out() -> None:
    rest = Sight(types=frozenset({"denial"}), words="x").choosing(rest=True)
    assert rest == Sight(rest=True)
    assert rest.choosing(disputes_only=True) == Sight(disputes_only=True)
    assert rest.choosing(order="name") == Sight(rest=True, order="name")
    assert rest.choosing(words="") == rest
    assert rest.whole() == Sight()


def test_nothing_is_seen_of_the_statements_with_the_rest(reading: Reading) -> None:
    shown = present(reading).under(Sight(rest=True))
    assert not shown.seen
    assert shown.ids == tuple(s.id for s in shown.rest.sentences)


def test_a_click_on_an_unmarked_sentence_answers(window: Window) -> None:
    window.show_reading(rainy(RAIN, SAID))
    click_text(window, RAIN.index("Nobody"))
    pane = window.pane
    assert isinstance(pane.pointing.subject, Sentence)
    assert pane.card.isVisible()
    assert pane.card.text.toPlainText() == REST
    assert pane.selection.current is None


def test_the_same_click_again_or_escape_takes_the_answer_away(window: Window) -> None:
    window.show_reading(rainy(RAIN, SAID))
    click_text(window, RAIN.index("Nobody"))
    click_text(window, RAIN.index("Nobody"))
    assert not window.pane.card.isVisible()
    click_text(window, RAIN.index("Nobody"))
    press(window, Qt.Key.Key_Escape)
    assert not window.pane.card.isVisible()


def test_the_right_sentence_answers_in_right_to_left_text(window: Window) -> None:
    window.show_reading(rainy(HEBREW, said="ראש העיר אמר שהגשר בטוח"))
    click_text(window, HEBREW.index("גשם"))
    subject = window.pane.pointing.subject
    assert isinstance(subject, Sentence)
    assert HEBREW[subject.start : subject.end] == "ירד גשם כל היום."
    click_text(window, HEBREW.index("העיר"))
    assert window.pane.pointing.subject == "q1"


def test_a_sentence_with_a_statement_does_not_answer(reading_window: Window) -> None:
    click_text(reading_window, span("the council on Monday").start + 3)
    assert reading_window.pane.pointing.subject is None


def test_a_click_beside_the_text_does_not_answer(window: Window) -> None:
    window.show_reading(rainy(RAIN, SAID))
    beside = QPoint(window.pane.view.viewport().width() - 5, place_of(window, 3).y())
    QTest.mouseClick(window.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert window.pane.pointing.subject is None


def only_the_rest(window: Window) -> QAction:
    menu = window.pane.filters.findChild(QMenu)
    assert menu is not None
    return next(action for action in menu.actions() if action.text() == "Only sentences without a source")


def test_the_menu_shows_just_these_and_the_panel_says_so(window: Window) -> None:
    window.show_reading(rainy(RAIN, SAID))
    only_the_rest(window).trigger()
    assert only_the_rest(window).isChecked()
    notice = next(row for row in rows(window) if row.kind is RowKind.NOTICE)
    assert plain(notice.paragraphs).startswith("4 sentences in which no source was found")
    assert not any(row.statement for row in rows(window))
    window.pane.panel.follow(notice.links[0])
    assert not only_the_rest(window).isChecked()
    assert any(row.statement for row in rows(window))


def test_these_sentences_have_a_ground_of_their_own_and_no_hue(window: Window) -> None:
    window.show_reading(rainy(RAIN, SAID))
    only_the_rest(window).trigger()
    image = window.pane.view.viewport().grab().toImage()
    inside = place_of(window, RAIN.index("rained")) - QPoint(0, 8)
    assert image.pixelColor(inside) != QColor(LIGHT.ground)
    said = place_of(window, len(RAIN) + 2 + SAID.index("there")) - QPoint(0, 8)
    colours = {image.pixelColor(said.x() + x, said.y() + 13).name() for x in range(20)}
    assert not {QColor(hue).name() for hue in LIGHT.hues} & colours


def test_keys_step_through_these_sentences(window: Window) -> None:
    window.show_reading(rainy(RAIN, SAID))
    only_the_rest(window).trigger()
    seen = []
    for key in (Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_P):
        press(window, key)
        subject = window.pane.pointing.subject
        assert isinstance(subject, Sentence)
        seen.append(subject.start)
    assert seen == [0, RAIN.index("🌊🌊"), 0]
    press(window, Qt.Key.Key_D)
    assert window.pane.pointing.subject == Sentence(0, RAIN.index(" 🌊🌊")), "there is no denial among them"


def test_going_back_to_the_statements_frees_the_sentence(window: Window) -> None:
    window.show_reading(rainy(RAIN, SAID))
    only_the_rest(window).trigger()
    press(window, Qt.Key.Key_N)
    only_the_rest(window).trigger()
    assert window.pane.selection.current is None
    assert not window.pane.card.isVisible()


def test_an_article_that_is_all_statements_says_so(window: Window) -> None:
    window.show_reading(rainy("He said that he was not there."))
    only_the_rest(window).trigger()
    notice = next(row for row in rows(window) if row.kind is RowKind.NOTICE)
    assert plain(notice.paragraphs).startswith("Every sentence holds a statement")


@pytest.mark.parametrize("text", ["🌊", "a", "\u202e", "e\u0301\u0301. \u200f", '"', "one two " * 2000])
def test_odd_articles_have_sentences_within_their_bounds(text: str) -> None:
    found = present(rainy(text)).rest.sentences
    assert all(0 <= s.start < s.end <= len(text) for s in found)
