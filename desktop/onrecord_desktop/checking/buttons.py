"""Buttons that show the key that does the same."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from onrecord_desktop.fonts import sans

TEXT_SIZE = 13.0
KEY_SIZE = 11.0


class KeyCap(QLabel):
    """A key as it looks on a keyboard; a screen reader is told of it with what it does."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setObjectName("keyCap")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_zoom(1.0)

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller."""
        self.setFont(sans(KEY_SIZE * zoom, bold=True))
        self.setFixedSize(round(22 * zoom), round(20 * zoom))


class KeyButton(QPushButton):
    """Does what an action does, and shows its name and its key."""

    def __init__(self, action: QAction, key: str, name: str = "begin", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAutoDefault(True)  # so that Enter presses it
        self._action = action
        self._key = KeyCap(key)
        self._words = QLabel()
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._key)
        self._row.addWidget(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self.set_zoom(1.0)
        self._follow()

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller."""
        self._key.set_zoom(zoom)
        self._words.setFont(sans(TEXT_SIZE * zoom))
        self._row.setContentsMargins(*(round(side * zoom) for side in (9, 7, 12, 7)))
        self._row.setSpacing(round(9 * zoom))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for key and name."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the same: nothing of it is cut off."""
        return self._row.sizeHint()

    def _follow(self) -> None:
        self._words.setText(self._action.text())
        self.setAccessibleName(self._action.text())
        self.setAccessibleDescription(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        self.updateGeometry()
