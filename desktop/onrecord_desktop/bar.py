"""The bar at the top of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from onrecord_desktop.actions import Actions


class ElidedLabel(QLabel):
    """A line of plain text that ends in an ellipsis where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show a text."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.setToolTip(self._whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class Bar(QFrame):
    """What to open at the left, the article's title, and how it is shown at the right."""

    def __init__(self, actions: Actions, recent: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAccessibleName("Bar")
        self.menu_keys: list[tuple[str, str]] = []
        """Name and key of each menu."""
        self.setFixedHeight(44)
        self._title = ElidedLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 12, 0)
        layout.setSpacing(4)
        layout.addWidget(self._menu("Open ▾", "Open", "Alt+O", self._openings(actions, recent), main=True))
        layout.addSpacing(6)
        layout.addWidget(self._button(actions.paste, main=True))
        layout.addSpacing(14)
        layout.addWidget(self._title, 1)
        layout.addSpacing(14)
        layout.addWidget(self._menu("Go ▾", "Go to statements", "Alt+G", self._goings(actions)))
        layout.addWidget(self._menu("View ▾", "View", "Alt+V", self._views(actions)))
        layout.addWidget(self._menu("?", "Help", "Alt+H", [actions.legend, actions.keys, actions.about]))

    def set_title(self, title: str) -> None:
        """Show the title of the article."""
        self._title.say(title)

    def _openings(self, a: Actions, recent: QAction) -> list[QAction | None]:
        ways = [a.open_file, a.open_address, a.paste, recent, a.sample]
        return [*ways, None, a.cancel, None, a.quit]

    def _goings(self, a: Actions) -> list[QAction | None]:
        return [
            *(a.next, a.previous, None, a.next_denial, a.previous_denial, None),
            *(a.next_of_source, a.previous_of_source, None, a.card, a.back, a.free),
            *(None, a.next_part, a.previous_part),
        ]

    def _views(self, a: Actions) -> list[QAction | None]:
        sizes = [a.larger, a.smaller, a.usual_size]
        return [a.marks, a.panel, None, *sizes, None, a.light, a.dark, a.system]

    def _menu(
        self, text: str, name: str, key: str, actions: Sequence[QAction | None], *, main: bool = False
    ) -> QToolButton:
        button = self._tool(main)
        button.setText(text)
        button.setShortcut(key)
        self.menu_keys.append((name, key))
        button.setToolTip(f"{name} ({key})")
        button.setAccessibleName(name)
        menu = QMenu(name, button)
        menu.setAccessibleName(name)
        for action in actions:
            menu.addAction(action) if action else menu.addSeparator()
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _button(self, action: QAction, *, main: bool = False) -> QToolButton:
        button = self._tool(main)
        button.setText(action.text().replace("&", ""))
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        button.setAccessibleName(action.text().replace("&", ""))
        return button

    def _tool(self, main: bool) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("main" if main else "")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
