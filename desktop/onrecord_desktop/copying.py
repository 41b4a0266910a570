"""Copying statements with who makes them, what they answer, the sentence around and the article."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from onrecord import Reading
from onrecord.citation import cite
from onrecord.translation import trn


def copy(reading: Reading, statements: Iterable[str]) -> str:
    """Put statements on the clipboard, as text and as HTML.

    Args:
        reading: of one article.
        statements: their ids.

    Returns:
        A sentence that tells what was copied.
    """
    ids = list(statements)
    citation = cite(reading, ids)
    copied = QMimeData()
    copied.setText(citation.as_text())
    copied.setHtml(citation.as_html())
    QGuiApplication.clipboard().setMimeData(copied)
    return trn(
        "Copied {n} statement, with source and article",
        "Copied {n} statements, with source and article",
        len(ids),
    )
