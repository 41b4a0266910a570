"""The bare window that is on screen before all else is loaded, and holds the rest once it is.

To load what the window needs takes longer than to show one. This module therefore imports little but Qt.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QLayout, QMainWindow, QWidget

from onrecord_desktop.starting.arrivals import use_token

SMALLEST = (560, 400)


class Shell(QMainWindow):
    """A window of one colour, until it is filled."""

    on_screen = Signal()
    """It has been painted for the first time."""

    def __init__(self, ground: QColor) -> None:
        super().__init__()
        self._painted = False
        self.setWindowTitle("On Record")
        self.setMinimumSize(*SMALLEST)
        # It is as small as it may be already, whatever it comes to hold.
        if layout := self.layout():
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Window, ground)
        self.setPalette(colours)

    def fill(self, content: QMainWindow) -> None:
        """Hold a window as if it were this one: its title and icon are shown, and it is closed with this."""
        content.setWindowFlags(Qt.WindowType.Widget)
        self.setWindowTitle(content.windowTitle())
        self.setWindowIcon(content.windowIcon())
        content.windowTitleChanged.connect(self.setWindowTitle)
        content.destroyed.connect(self.close)
        self.setCentralWidget(content)
        focus = content.focusWidget()
        if focus:
            focus.setFocus()

    def come_forward(self, token: str = "") -> None:
        """Stand before the other windows, as far as the desktop lets it.

        Args:
            token: what the desktop gave the process that wants this.
        """
        use_token(token)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def content(self) -> QWidget | None:
        """What it holds."""
        return self.centralWidget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is on screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.on_screen.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close what it holds too, and stay if that stays."""
        content = self.content
        if content and not content.close():
            event.ignore()
            return
        super().closeEvent(event)
