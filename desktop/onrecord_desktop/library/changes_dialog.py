"""Shows what changed between two texts of an article, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from onrecord import Article
from onrecord.library.changes import Change
from onrecord.translation import noop, tr, trn
from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.library.article_words import day
from onrecord_desktop.library.merging import Fate, Part, merged
from onrecord_desktop.themes import Theme, blend

SIZE = QSize(760, 640)
SAME = noop("Nothing changed in the text but, at the most, how its lines are broken.")
HOW = noop("What is new is underlined, what is gone is struck out.")
KINDS = {
    # Translators: of a paragraph.
    "added": noop("New"),
    # Translators: of a paragraph.
    "removed": noop("Gone"),
    # Translators: of a paragraph.
    "changed": noop("Changed"),
}


class ChangesDialog(QDialog):
    """Lists what is new, gone or changed; of what stayed only how much it is."""

    def __init__(
        self,
        old: Article,
        new: Article,
        changes: Sequence[Change],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            old: the earlier version.
            new: the later one.
            changes: between the two, in the order of reading.
            theme: of the window.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("What changed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(SIZE)
        self._theme = theme
        self.what = QLabel(_summary(old, new, changes))
        self.what.setWordWrap(True)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("What changed"))
        self.text.setObjectName("changes")
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(14)
        self._fill(old.text, new.text, changes)
        self.text.setVisible(any(change.kind != "same" for change in changes))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.what)
        layout.addWidget(self.text, 1)
        layout.addWidget(close)

    def _fill(self, old: str, new: str, changes: Sequence[Change]) -> None:
        cursor = QTextCursor(self.text.document())
        for kind, group in groupby(changes, lambda change: change.kind):
            some = list(group)
            if kind == "same":
                words = trn("{n} paragraph as it was", "{n} paragraphs as they were", len(some))
                self._write(cursor, (("", f"⋯ {words}"),), above=16)
                continue
            for change in some:
                self._write(cursor, (("", tr(KINDS[kind])),), above=16)
                self._write(cursor, [(p.fate, p.text) for p in _parts(change, old, new)], above=2)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.text.setTextCursor(cursor)

    def _write(self, cursor: QTextCursor, parts: Sequence[tuple[Fate | str, str]], above: int) -> None:
        """Write one paragraph; words without a fate are ours, and set small."""
        block = QTextBlockFormat()
        block.setTopMargin(above if cursor.position() else 0)
        block.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.position():
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        for fate, words in parts:
            cursor.insertText(words, self._format(fate))

    def _format(self, fate: Fate | str) -> QTextCharFormat:
        form, theme = QTextCharFormat(), self._theme
        form.setFont(serif(17) if fate else sans(12, bold=True))
        form.setForeground(QColor(theme.ink if fate else theme.muted))
        if fate == "added":
            form.setBackground(QColor(blend(theme.hues[1], theme.card, theme.tint)))
            form.setFontUnderline(True)
        elif fate == "removed":
            form.setForeground(QColor(theme.muted))
            form.setBackground(QColor(blend(theme.hues[2], theme.card, theme.tint)))
            form.setFontStrikeOut(True)
        return form


def _parts(change: Change, old: str, new: str) -> Iterator[Part]:
    yield from merged(change, old, new)


def _summary(old: Article, new: Article, changes: Sequence[Change]) -> str:
    numbers = {kind: sum(change.kind == kind for change in changes) for kind in KINDS}
    if not any(numbers.values()):
        return tr(SAME)
    told = (
        trn("{n} paragraph is new", "{n} paragraphs are new", numbers["added"]) if numbers["added"] else "",
        trn("{n} is gone", "{n} are gone", numbers["removed"]) if numbers["removed"] else "",
        trn("{n} changed", "{n} changed", numbers["changed"]) if numbers["changed"] else "",
    )
    between = _between(old, new)
    return " ".join((f"{between}{tr(', ').join(part for part in told if part)}.", tr(HOW)))


def _between(old: Article, new: Article) -> str:
    """Say between which days, where they are known."""
    first, second = day(old.retrieved), day(new.retrieved)
    if not first or not second or first == second:
        return ""
    return tr("Read on {first} and again on {second}:", first=first, second=second) + " "
