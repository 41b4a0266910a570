"""The page of one statement: its article, and beside it, or below where it is narrow, the panel."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from onrecord_desktop.appearance import Appearance
from onrecord_desktop.checking.actions import Actions
from onrecord_desktop.checking.panel import Panel
from onrecord_desktop.checking.session import Session
from onrecord_desktop.presentation import present
from onrecord_desktop.reading_view import ReadingView
from onrecord_desktop.rows import Link
from onrecord_desktop.themes import Theme

WIDE = 860
"""From this width on, at zoom 1, article and panel stand side by side."""
PANEL = 410
"""Width of the panel, at zoom 1."""
MOST_WIDE, MOST_HIGH = 0.45, 0.55
"""How much of the page the panel takes at most."""


class StatementPage(QWidget):
    """Shows the statement of a session that has its turn."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        theme: Theme,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = present(session.current.reading)
        self._zoom = appearance.zoom
        self.view = ReadingView(theme, appearance)
        self.panel = Panel(session, actions, theme, appearance.zoom)
        self.panel.link_chosen.connect(self._show_linked)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(self.view, 1)
        self._sides.addWidget(self.panel)

    def show_statement(self) -> None:
        """Show the statement that has its turn, in the midst of its article."""
        drawn = self._session.current
        self._shown = present(drawn.reading)
        self.view.show_presentation(self._shown)
        self.view.emphasise(drawn.statement)
        self.view.reveal(self._shown.extent(drawn.statement))
        self.panel.show_statement(self._shown)

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self.view.set_theme(theme)
        self.panel.set_theme(theme)

    def set_appearance(self, appearance: Appearance) -> None:
        """Set it larger or smaller, or otherwise."""
        self._zoom = appearance.zoom
        self.view.set_appearance(appearance)
        self.panel.set_zoom(appearance.zoom)
        self._arrange()

    def _show_linked(self, link: Link) -> None:
        self.view.reveal(self._shown.extent(link.statement))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the panel beside the article or below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        direction, most = QBoxLayout.Direction, 16_777_215
        if self.width() >= WIDE * self._zoom:
            self._sides.setDirection(direction.LeftToRight)
            self.panel.setFixedWidth(round(min(PANEL * self._zoom, MOST_WIDE * self.width())))
            self.panel.setMinimumHeight(0)
            self.panel.setMaximumHeight(most)
        else:
            self._sides.setDirection(direction.TopToBottom)
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(most)
            self.panel.setFixedHeight(round(MOST_HIGH * self.height()))
