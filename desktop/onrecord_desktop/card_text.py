"""The words of a card as a document whose links the keyboard can go through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from onrecord_desktop.fonts import sans
from onrecord_desktop.rows import Ink, Link, Run, Words
from onrecord_desktop.statement_card import CardWords, Part
from onrecord_desktop.themes import Theme
from onrecord_desktop.turning import leaves_copying

NAME_SIZE = 14.0
TEXT_SIZE = 13.5
NOTE_SIZE = 12.0
RAISED_SIZE = 13.0
"""Qt sets raised words at two thirds of their size."""
LINE = 1.4
BETWEEN = 9.0
"""Between two parts."""
WITHIN = 2.0
"""Between two paragraphs of a part."""
CLOSE = 22.0
"""Room at the right of the name for the sign that closes the card."""


class CardText(QTextBrowser):
    """Shows words as plain runs: whatever the article holds, none of it is read as HTML or as an address."""

    link_chosen = Signal(Link)
    left = Signal()
    """Esc was pressed."""
    focus_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: tuple[Link, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow)

    def write(self, words: CardWords, theme: Theme, zoom: float) -> None:
        """Show other words."""
        self._links = words.links
        self.setAccessibleName(words.title)
        self.document().clear()
        cursor = QTextCursor(self.document())
        for number, part in enumerate(words.parts):
            self._write_part(cursor, part, words.hue, number == 0, theme, zoom)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _write_part(
        self, cursor: QTextCursor, part: Part, hue: int | None, is_first: bool, theme: Theme, zoom: float
    ) -> None:
        for number, paragraph in enumerate(part.paragraphs):
            block = QTextBlockFormat()
            block.setLineHeight(LINE * 100 / 1.21, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            block.setTopMargin((BETWEEN if number == 0 else WITHIN) * zoom)
            if (
                not part.large
            ):  # the article's words may run from right to left; ours, with names in them, do not
                block.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            block.setRightMargin(CLOSE * zoom if is_first else 0)
            if is_first and number == 0:
                block.setTopMargin(0)
                cursor.setBlockFormat(block)
            else:
                cursor.insertBlock(block)
            self._write(cursor, paragraph, part, hue, theme, zoom)

    def _write(
        self, cursor: QTextCursor, words: Words, part: Part, hue: int | None, theme: Theme, zoom: float
    ) -> None:
        size = TEXT_SIZE if part.large else NOTE_SIZE
        for run in words:
            cursor.insertText(run.text, self._format(run, size * zoom, hue, theme, zoom))

    def _format(self, run: Run, size: float, hue: int | None, theme: Theme, zoom: float) -> QTextCharFormat:
        words = QTextCharFormat()
        words.setFont(sans(size))
        words.setForeground(QColor(theme.ink if run.ink is Ink.PLAIN else theme.muted))
        if run.ink is Ink.NAME:
            words.setFont(sans(NAME_SIZE * zoom, bold=True))
            words.setForeground(QColor(theme.hue(hue)))
        if run.raised:
            words.setFont(sans(RAISED_SIZE * zoom, bold=True))
            words.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if run.link:
            words.setForeground(QColor(theme.ink))
            words.setFontUnderline(not run.raised)
            words.setAnchor(True)
            words.setAnchorHref(f"#{self._links.index(run.link)}")
        return words

    def _follow(self, address: QUrl) -> None:
        self.link_chosen.emit(self._links[int(address.fragment())])

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window: here it leads back to the article."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if leaves_copying(self, event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard has come."""
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard has gone, and choose no link any more."""
        super().focusOutEvent(event)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.focus_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the article."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
