"""What On Record says of the statement, as high as its words are."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from onrecord_desktop.card_text import CardText
from onrecord_desktop.statement_card import CardWords
from onrecord_desktop.themes import Theme


class Claim(CardText):
    """Shows the words of a card without scrolling them: whoever holds it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardText")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)

    def write(self, words: CardWords, theme: Theme, zoom: float) -> None:
        """Show other words."""
        super().write(words, theme, zoom)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the height of the words at the width it has."""
        return QSize(super().sizeHint().width(), round(self.document().size().height()) + 1)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as need be."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words are at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
