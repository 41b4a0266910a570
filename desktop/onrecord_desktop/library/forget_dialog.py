"""Asks before an article is forgotten without a trace, and says what goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from onrecord.translation import noop, tr

WHAT = noop(
    "On Record forgets its text and reading, your notes and corrections, how far you read, its line among "
    "the recent articles, and what was looked up about it."
)
CACHES = noop(
    "So that no trace of it stays, all answers of look-ups that are kept to be had again and the list of "
    "requests are emptied too, for every article."
)
NO_WAY_BACK = noop(
    "This cannot be undone. Files that you exported, and the page or file that it was read from, stay."
)


class ForgetDialog(QDialog):
    """Forgets only at a clear word: Enter and Esc leave everything as it is."""

    def __init__(self, title: str, done: Callable[[], object], parent: QWidget | None = None) -> None:
        """Make it.

        Args:
            title: of the article.
            done: is called where the reader wants it forgotten.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Forget without a trace"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self._done = done
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for words in (tr("“{title}”", title=title), tr(WHAT), tr(CACHES), tr(NO_WAY_BACK)):
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
        ends = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.forget = ends.addButton(tr("&Forget it"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.forget.setAutoDefault(False)
        self.forget.clicked.connect(self._forget)
        ends.rejected.connect(self.reject)
        cancel = ends.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setDefault(True)
        cancel.setFocus()
        layout.addSpacing(6)
        layout.addWidget(ends)

    def _forget(self) -> None:
        self.accept()
        self._done()
