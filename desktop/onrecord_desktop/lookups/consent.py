"""Asks before anything leaves this computer: what, and to whom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from onrecord.translation import tr


class ConsentDialog(QDialog):
    """Shows the exact words that would be sent; they go only if the reader says so."""

    def __init__(
        self, title: str, sends: str, words: str, agreed: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        """Make it.

        Args:
            title: the provider's name.
            sends: one sentence that says what is sent to whom.
            words: what is sent.
            agreed: called if the reader agrees.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Ask {provider}?", provider=title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        sentence = QLabel(sends)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        shown = QPlainTextEdit(words)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setMaximumHeight(110)
        label = QLabel(tr("These words are &sent:"))
        label.setBuddy(shown)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        # Translators: a button; the provider is asked.
        send = buttons.addButton(tr("&Ask"), QDialogButtonBox.ButtonRole.AcceptRole)
        send.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(agreed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (sentence, label, shown, buttons):
            layout.addWidget(widget)
        send.setFocus()
