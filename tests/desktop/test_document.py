"""The article set as a page: nothing of it is lost, and each word stands where the map says."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from onrecord import Article, Block
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.document import Typesetter, map_of, paragraphs, shown_text
from onrecord_desktop.themes import LIGHT

TEXTS = [
    "One paragraph.",
    "A\r\nB\r\n\r\nC",
    "😀 first\n\nsecond 😀 end\n\n\n third",
    "a\u2029b\u2028c\u00a0d\0e",
    "   \n\n  x  \n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_stands_where_the_map_says(qtbot: QtBot, text: str) -> None:
    assert qtbot is not None
    article = Article(id="a", text=text)
    document = QTextDocument()
    shown = paragraphs(article, "Headline", "where from")
    for _ in Typesetter(document, LIGHT, Appearance()).set(shown):
        pass
    places = map_of(article, shown)
    for offset, character in enumerate(text):
        if character.isalnum() or character == "😀":
            position = places.position(offset)
            assert (
                document.toPlainText()
                .encode("utf-16-le")[2 * position :]
                .startswith(character.encode("utf-16-le"))
            )
            assert places.offset(position) == offset


def test_what_stands_between_blocks_is_shown_too() -> None:
    article = Article(id="a", text="Title\nloose\nEnd", blocks=(Block(start=0, end=5, kind="title"),))
    shown = paragraphs(article, "Title", "where from")
    assert [(p.kind, p.text) for p in shown] == [
        ("title", "Title"),
        ("meta", "where from"),
        ("paragraph", "loose"),
        ("paragraph", "End"),
    ]


def test_an_article_without_a_headline_gets_one() -> None:
    first = paragraphs(Article(id="a", text="Text."), "Its name", "where from")[0]
    assert (first.kind, first.text, first.start) == ("title", "Its name", None)


def test_wrapped_lines_flow_and_short_ones_stay() -> None:
    long = "a line of fifty characters or thereabouts, wrapped"
    assert shown_text(f"{long}\nend", "paragraph") == f"{long} end"
    assert shown_text("roses\nviolets", "paragraph") == "roses\u2028violets"
    assert shown_text(f"{long}\nend", "list") == f"{long}\u2028end"
