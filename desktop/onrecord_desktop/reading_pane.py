"""The article with its panel, and the one selection that both follow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QStackedLayout, QWidget

from onrecord import Article
from onrecord_desktop.excerpt import excerpt
from onrecord_desktop.panel import Panel
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.reading_view import ReadingView
from onrecord_desktop.rows import plain
from onrecord_desktop.selection import Selection
from onrecord_desktop.themes import Theme

PANEL_WIDTH = 396
NARROW_PANEL = 330
WIDE = 1254
"""From this width of the window on, margin, text and a full panel stand side by side."""
WAITING = "Who says what appears here once the article is read."
NOT_READ = "This article was not read to the end, so nothing is marked. Open it again to have it read."


class ReadingPane(QSplitter):
    """Text at the left, panel at the right."""

    def __init__(self, theme: Theme, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.view = ReadingView(theme)
        self.panel = Panel(theme)
        self.selection = Selection(self)
        self._shown: Presentation | None = None
        self._wait = QLabel(WAITING)
        self._wait.setWordWrap(True)
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wait.setMargin(40)
        self._frame = self._framed()
        self.addWidget(self.view)
        self.addWidget(self._frame)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.view.set_zoom(zoom)
        self._connect()

    def _framed(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("panel")
        self._layers = QStackedLayout(frame)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.addWidget(self._wait)
        self._layers.addWidget(self.panel)
        return frame

    def _connect(self) -> None:
        self.view.statement_clicked.connect(self.selection.choose)
        self.view.elsewhere_clicked.connect(self.selection.free)
        self.panel.statement_chosen.connect(self.selection.choose)
        self.panel.statement_chosen.connect(self.view.reveal)
        self.selection.changed.connect(self._on_selected)

    def fit(self, width: int) -> None:
        """Give the panel its share of a window of this width."""
        share = PANEL_WIDTH if width >= WIDE else NARROW_PANEL
        self.setSizes([width - share, share])

    def show_article(self, article: Article) -> None:
        """Show an article that is not read yet."""
        self._shown = None
        self.selection.start_anew(())
        self.view.show_article(article)
        self.panel.clear()
        self._wait.setText(WAITING)
        self._layers.setCurrentWidget(self._wait)

    def show_presentation(self, shown: Presentation) -> None:
        """Show who says what."""
        self._shown = shown
        self.selection.start_anew(shown.reading.statements)
        self.view.show_presentation(shown)
        self.panel.show_presentation(shown)
        self._layers.setCurrentWidget(self.panel)

    def give_up_waiting(self) -> None:
        """Say that an article that is still unmarked stays so: reading it was cancelled, or failed."""
        self._wait.setText(NOT_READ)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self.view.set_theme(theme)
        self.panel.set_theme(theme)

    def set_panel_visible(self, visible: bool) -> None:
        """Show or hide the panel."""
        self._frame.setVisible(visible)

    def step(self, by: int, *, denials_only: bool = False) -> None:
        """Go to another statement, in the text too."""
        if self.selection.step(by, denials_only=denials_only) and self.selection.current:
            self.view.reveal(self.selection.current)
        elif self._shown:
            self.view.announce("No denial found" if denials_only else "No statement found")

    def _on_selected(self, statement_id: str | None) -> None:
        self.view.select(statement_id)
        self.panel.select(statement_id)
        if statement_id and self._shown:
            self.view.announce(self._spoken(self._shown, statement_id))

    def _spoken(self, shown: Presentation, statement_id: str) -> str:
        words = plain([excerpt(shown.statements[statement_id], shown.reading.article.text)])
        return f"{shown.voice(statement_id).name} {words}"
