"""The page before anything is open: what this is, and how to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from onrecord_desktop.fonts import sans, serif

WHAT = "Open a news article and see who says what in it, who denies it, and through whom the article has it."
HOW = (
    "Or drop a file or a link here. Everything is read on this computer; nothing is sent anywhere. "
    "The marks are made by software: a denial is not a falsehood, and a claim is not a truth."
)
WIDTH = 520


class Welcome(QWidget):
    """Offers the actions that open an article."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAccessibleName("Welcome")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 20, 40, 60)
        layout.addStretch(2)
        layout.addWidget(_text("On Record", "title", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(6)
        layout.addWidget(_text(WHAT, "what", 19), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(22)
        layout.addLayout(_buttons(actions))
        layout.addSpacing(24)
        layout.addWidget(_text(HOW, "how", 13), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


def _text(words: str, name: str, size: int) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setFont(sans(size) if name == "how" else serif(size, bold=name == "title"))
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setFixedSize(WIDTH, label.heightForWidth(WIDTH))
    return label


def _buttons(actions: Sequence[QAction]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch()
    for action in actions:
        button = QPushButton(action.text())
        button.setObjectName("begin")
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        row.addWidget(button)
    row.addStretch()
    return row
