"""Whatever the article holds: each mark covers exactly its statement's text on the page."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from onrecord import Article, Block, Span, Statement
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.application import make_application
from onrecord_desktop.document import Typesetter, map_of, paragraphs, shown_text
from onrecord_desktop.marks import content_marks
from onrecord_desktop.themes import LIGHT

PIECES = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(["\n", "\n\n", "\r\n", " ", "\u2028", "\u2029", "\xa0", "\u200b", "\0", "“", "”", '"']),
    st.sampled_from(["😀", "👩‍👩‍👧", "é", "e\u0301", "\u0663", "שלום", "مرحبا", "\u202eabc\u202c", "𝔘", "ﬁ"]),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(str.strip)


@st.composite
def marked(draw: st.DrawFn) -> tuple[Article, list[Statement]]:
    """Draw an article, with blocks or without, and statements anywhere in it, nested or overlapping too."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)) | {0, len(text)})
    blocks = tuple(
        Block(start=a, end=b, kind=draw(st.sampled_from(["paragraph", "quote", "list", "heading"])))
        for a, b in pairwise(cuts)
        if text[a:b].strip()
    )
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=5))
    statements = [
        Statement(id=f"q{n}", type="claim", content=(Span(start=min(ends), end=max(ends)),))
        for n, ends in enumerate(spans)
        if ends[0] != ends[1]
    ]
    return Article(id="a", text=text, blocks=blocks if draw(st.booleans()) else ()), statements


@given(marked())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_each_mark_covers_exactly_its_text(drawn: tuple[Article, list[Statement]]) -> None:
    article, statements = drawn
    make_application()
    document = QTextDocument()
    shown = paragraphs(article, "Headline", "", "where from")
    typesetter = Typesetter(document, LIGHT, Appearance())
    typesetter.clear()
    for _ in typesetter.set(shown):
        pass
    places = map_of(article, shown)
    page = document.toRawText().encode("utf-16-le")
    on_page = {i for p in shown if p.start is not None for i in range(p.start, p.start + len(p.text))}
    for mark in content_marks(statements).within(0, len(article.text)):
        covered = "".join(
            page[2 * a : 2 * b].decode("utf-16-le") for a, b in places.ranges(mark.start, mark.end)
        )
        wanted = [i for i in range(mark.start, mark.end) if i in on_page]
        kinds = {i: p for p in shown if p.start is not None for i in range(p.start, p.start + len(p.text))}
        assert covered == "".join(kinds[i].text[i - (kinds[i].start or 0)] for i in wanted)
        assert all(places.offset(places.position(i)) == i for i in wanted)


@given(TEXTS, st.sampled_from(["paragraph", "list", "quote"]))
def test_a_block_is_shown_character_for_character(text: str, kind: str) -> None:
    shown = shown_text(text, kind)
    assert len(shown) == len(text)
    assert all(a == b for a, b in zip(shown, text, strict=True) if a.isalnum() or b.isalnum())
