"""Shows what was left out of an article, so that the reader can see whether it belongs in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from onrecord import Article
from onrecord.translation import noop, tr
from onrecord_desktop.plain_list import PlainList

# Translators: of the article.
TITLE = noop("Left out")
WHAT = noop(
    "On Record took these parts of the page for menus, advertisements and the like. They are not in the "
    "article, and nothing was looked for in them."
)
NOTHING = noop("Nothing was left out: all the text that was there is in the article.")
SIZE = QSize(620, 520)


class RemovedDialog(QDialog):
    """Lists what was left out of an article, to be read and copied."""

    def __init__(self, article: Article, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(TITLE))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(SIZE)
        words = QLabel(tr(WHAT if article.removed else NOTHING))
        words.setWordWrap(True)
        self.list = Paragraphs(article.removed)
        self.list.setVisible(bool(article.removed))
        words.setBuddy(self.list)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addWidget(close)


class Paragraphs(PlainList):
    """Paragraphs of plain text, one an item. Those selected can be copied."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        super().__init__(tr(TITLE))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.addItems(list(paragraphs))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected."""
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = [self.item(i).text() for i in range(self.count()) if self.item(i).isSelected()]
            QGuiApplication.clipboard().setText("\n\n".join(chosen))
        else:
            super().keyPressEvent(event)
