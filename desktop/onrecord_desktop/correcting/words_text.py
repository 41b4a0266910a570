"""Some paragraphs of an article in which source, cue and content of one statement are marked and changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from onrecord import Article, Span
from onrecord.blocks import whole
from onrecord.translation import tr
from onrecord_desktop.correcting.assigning import ROLES, Parts, Role
from onrecord_desktop.fonts import serif
from onrecord_desktop.offsets import Utf16
from onrecord_desktop.themes import Theme, blend

AROUND = 1
"""Paragraphs that are shown before and after those of the statement."""


class WordsText(QTextEdit):
    """Shows words that can be selected, by mouse and by keyboard, and never edited."""

    chosen = Signal(bool)
    """Whether any words are selected."""

    def __init__(self, article: Article, near: Span, theme: Theme) -> None:
        super().__init__()
        reach = _reach(article, near)
        self._start = reach.start
        # one character for each of the article's, so that places are the same
        shown = reach.of(article.text).replace("\r\n", " \n").replace("\r", "\n")
        self._utf16 = Utf16(shown)
        self._theme = theme
        self.setObjectName("words")
        self.setAccessibleName(tr("Words of the article"))
        self.setPlainText(shown)
        self.setFont(serif(16))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.selectionChanged.connect(lambda: self.chosen.emit(self.textCursor().hasSelection()))

    @property
    def selected(self) -> Span | None:
        """The words that are selected, as a span of the article; None where there are none."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = (self._utf16.point(unit) for unit in (cursor.selectionStart(), cursor.selectionEnd()))
        return Span(start=self._start + start, end=self._start + end)

    def show_parts(self, parts: Parts) -> None:
        """Mark source, cue and content; what is selected stays so."""
        selections: list[QTextEdit.ExtraSelection] = []
        for role in ROLES:
            for span in parts.of(role):
                marked = QTextEdit.ExtraSelection()
                marked.cursor = self._cursor(span)
                marked.format = role_format(role, self._theme)
                selections.append(marked)
        self.setExtraSelections(selections)

    def select(self, span: Span) -> None:
        """Select some words."""
        self.setTextCursor(self._cursor(span))

    def reveal(self, spans: Sequence[Span]) -> None:
        """Scroll to the first of these."""
        if spans:
            cursor = self._cursor(min(spans, key=lambda s: s.start))
            cursor.setPosition(cursor.selectionStart())
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = max(self.document().characterCount() - 1, 0)
        cursor.setPosition(min(self._utf16.units(max(span.start - self._start, 0)), last))
        end = self._utf16.units(max(span.end - self._start, 0))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def role_format(role: Role, theme: Theme) -> QTextCharFormat:
    """Return how a part is set: told by its line as well as by its colour."""
    made = QTextCharFormat()
    colour = QColor(theme.hues[ROLES.index(role)])
    made.setBackground(QColor(blend(colour.name(), theme.card, theme.strong_tint)))
    styles = {
        "source": QTextCharFormat.UnderlineStyle.NoUnderline,
        "cue": QTextCharFormat.UnderlineStyle.DotLine,
        "content": QTextCharFormat.UnderlineStyle.SingleUnderline,
    }
    made.setUnderlineStyle(styles[role])
    made.setUnderlineColor(colour)
    if role == "source":
        made.setFontWeight(QFont.Weight.Bold)
    return made


def _reach(article: Article, near: Span) -> Span:
    """Return the stretch of the article that holds a span, with a paragraph on either side."""
    blocks = list(whole(article))
    inside = [
        n
        for n, block in enumerate(blocks)
        if block.start < max(near.end, near.start + 1) and near.start < block.end
    ]
    if not inside:
        return Span(start=0, end=len(article.text))
    first, last = max(inside[0] - AROUND, 0), min(inside[-1] + AROUND, len(blocks) - 1)
    return Span(start=blocks[first].start, end=blocks[last].end)
