"""The article's paragraphs as they are printed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord import Article
from onrecord.phrasing import one_line
from onrecord.provenance import heading
from onrecord_desktop import document
from onrecord_desktop.paper.emphasis import Emphasised
from onrecord_desktop.paper.looks import ARTICLE, BODY, INDENTED, META
from onrecord_desktop.paper.sheet import MEASURE, TEXT
from onrecord_desktop.paper.values import Paragraph, Run, plain

HEADED = ("title", "heading")
"""Kinds that never stand alone at the foot of a page."""

Cut = Callable[[document.Paragraph], tuple[Run, ...]]
"""Cuts a paragraph into runs."""


def paragraphs(article: Article, facts: str, cut: Cut) -> Iterator[Paragraph]:
    """Yield the headline, the facts under it, the address, what is missing, and every block of the text."""
    emphasised = Emphasised(article)
    for paragraph in document.paragraphs(article, heading(article), "", facts):
        yield _printed(paragraph.kind, tuple(emphasised.runs(cut(paragraph))))
        if paragraph.kind == "meta" and article.url:
            yield plain(one_line(article.url), META, before=0)


def author(article: Article) -> str:
    """Return whose words these are, as far as it is known."""
    return one_line(article.byline or article.outlet or "")


def _printed(kind: str, runs: tuple[Run, ...]) -> Paragraph:
    indent = INDENTED.get(kind, 0.0)
    style = ARTICLE.get(kind, BODY)
    return Paragraph(runs, style, TEXT + indent, MEASURE - indent, keeps=kind in HEADED, kind=kind)
