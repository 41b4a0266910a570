"""The article set as a page: nothing of it is lost, and each word stands where the map says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from onrecord import Article, Block, Emphasis, Link
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.document import LONGEST, Typesetter, map_of, paragraphs, shown_text
from onrecord_desktop.inline import dress, within
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
    shown = paragraphs(article, "Headline", "", "where from")
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
    shown = paragraphs(article, "Title", "", "where from")
    assert [(p.kind, p.text) for p in shown] == [
        ("title", "Title"),
        ("meta", "where from"),
        ("paragraph", "loose"),
        ("paragraph", "End"),
    ]


def test_an_article_without_a_headline_gets_one() -> None:
    first = paragraphs(Article(id="a", text="Text."), "Its name", "", "where from")[0]
    assert (first.kind, first.text, first.start) == ("title", "Its name", None)


def test_who_wrote_it_where_and_when_stands_in_a_line_of_its_own() -> None:
    article = Article(id="a", text="Title\nEnd.", blocks=(Block(start=0, end=5, kind="title"),))
    shown = paragraphs(article, "Title", "Ann Lee · The Wire", "where from")
    assert [(p.kind, p.text) for p in shown[1:3]] == [
        ("imprint", "Ann Lee · The Wire"),
        ("meta", "where from"),
    ]


def test_the_imprint_goes_on_with_the_articles_own_byline(qtbot: QtBot) -> None:
    assert qtbot is not None
    text = "Title\nWritten by Published\nBy the sea a 😀 body."
    blocks = (
        Block(start=0, end=5, kind="title"),
        Block(start=6, end=26, kind="other"),
        Block(start=27, end=len(text), kind="paragraph"),
    )
    article = Article(id="a", text=text, blocks=blocks)
    shown = paragraphs(article, "Title", "no usable byline", "where from")
    assert [(p.kind, p.text + p.remark) for p in shown] == [
        ("title", "Title"),
        ("imprint", "Written by Published · no usable byline"),
        ("meta", "where from"),
        ("paragraph", "By the sea a 😀 body."),
    ]
    document = QTextDocument()
    for _ in Typesetter(document, LIGHT, Appearance()).set(shown):
        pass
    places = map_of(article, shown)
    ours = document.toPlainText().index("no usable")
    assert places.offset(ours) is None
    assert document.toPlainText()[places.position(text.index("sea")) :].startswith("sea")


def test_a_byline_before_the_headline_brings_no_second_headline() -> None:
    text = "By Ann Lee\nTitle\nText."
    blocks = (Block(start=0, end=10, kind="other"), Block(start=11, end=16, kind="title"))
    shown = paragraphs(Article(id="a", text=text, blocks=blocks), "Title", "", "where from")
    assert [p.kind for p in shown] == ["imprint", "title", "meta", "paragraph"]


def test_what_may_be_missing_stands_under_the_headline() -> None:
    article = Article(
        id="a", text="Title", blocks=(Block(start=0, end=5, kind="title"),), notices=("paywall",)
    )
    shown = paragraphs(article, "Title", "", "where from")
    assert [p.kind for p in shown] == ["title", "meta", "notice"]
    assert "Only the opening" in shown[2].text


def format_at(document: QTextDocument, position: int) -> QTextCharFormat:
    cursor = QTextCursor(document)
    cursor.setPosition(position + 1)
    return cursor.charFormat()


def test_emphasis_and_links_are_set_at_their_words(qtbot: QtBot) -> None:
    assert qtbot is not None
    text = "😀 plain italic\n\nbold 😀 link end"
    address = "https://tarn.example/?a=1&b=2"

    def at(words: str) -> dict[str, int]:
        return {"start": text.index(words), "end": text.index(words) + len(words)}

    article = Article(
        id="a",
        text=text,
        emphasis=(Emphasis(kind="italic", **at("italic")), Emphasis(kind="bold", **at("bold"))),
        links=(Link(url=address, **at("link")),),
    )
    document = QTextDocument()
    shown = paragraphs(article, "Headline", "", "where from")
    for _ in Typesetter(document, LIGHT, Appearance()).set(shown):
        pass
    places = map_of(article, shown)
    looks = [format_at(document, places.position(i)) for i in range(len(text))]

    def words_where(holds: Callable[[QTextCharFormat], bool]) -> str:
        return "".join(c for c, look in zip(text, looks, strict=True) if c.isalpha() and holds(look))

    assert words_where(QTextCharFormat.fontItalic) == "italic"
    assert words_where(lambda look: look.fontWeight() >= QFont.Weight.Bold.value) == "bold"
    assert words_where(lambda look: look.anchorHref() == address) == "link"
    link, end = looks[text.index("link")], looks[text.index("end")]
    assert "https://tarn.example/?a=1&amp;b=2" in link.toolTip()
    assert not link.fontUnderline()
    assert link.foreground() != end.foreground()


def test_a_span_that_reaches_beyond_its_block_ends_with_it() -> None:
    spans = (Emphasis(start=2, end=9, kind="bold"), Emphasis(start=4, end=5, kind="italic"))
    assert within(spans, Block(start=1, end=5, kind="paragraph")) == (
        Emphasis(start=1, end=4, kind="bold"),
        Emphasis(start=3, end=4, kind="italic"),
    )
    assert within(spans, Block(start=5, end=9, kind="paragraph")) == ()


def test_an_address_cannot_put_markup_into_its_tip(qtbot: QtBot) -> None:
    assert qtbot is not None
    link = Link.model_construct(start=0, end=4, url="https://x.example/<img src='file:///etc/passwd'>")
    document = QTextDocument()
    QTextCursor(document).insertText("link")
    dress(document, 0, "link", (link,), LIGHT)
    assert "&lt;img" in format_at(document, 0).toolTip()


def test_wrapped_lines_flow_and_short_ones_stay() -> None:
    long = "a line of fifty characters or thereabouts, wrapped"
    assert shown_text(f"{long}\nend", "paragraph") == f"{long} end"
    assert shown_text("roses\nviolets", "paragraph") == "roses\u2028violets"
    assert shown_text(f"{long}\nend", "list") == f"{long}\u2028end"


def test_an_endless_paragraph_is_set_in_pieces_that_hold_all_of_it() -> None:
    text = "The mayor said that it was so. " * 500 + "End."
    article = Article(id="a", text=text, blocks=(Block(start=0, end=len(text), kind="paragraph"),))

    shown = [p for p in paragraphs(article, "Headline", "", "") if p.start is not None]

    assert len(shown) > 2
    assert "".join(p.text for p in shown) == text
    assert [p.goes_on for p in shown] == [True] * (len(shown) - 1) + [False]
    assert all(p.text.endswith(". ") for p in shown[:-1])


@pytest.mark.parametrize("letter", ["a", "a "])
def test_an_endless_word_is_set_in_pieces_too(letter: str) -> None:
    text = letter * 20_000
    article = Article(id="a", text=text, blocks=(Block(start=0, end=len(text), kind="paragraph"),))

    shown = [p.text for p in paragraphs(article, "Headline", "", "") if p.start is not None]

    assert "".join(shown) == text
    assert max(map(len, shown)) <= LONGEST
