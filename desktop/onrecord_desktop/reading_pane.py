"""The article with its panel, and the one selection that both follow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from onrecord import Article
from onrecord.phrasing import counted
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.excerpt import excerpt
from onrecord_desktop.filter_bar import FilterBar
from onrecord_desktop.find_bar import FindBar
from onrecord_desktop.finder import Finder
from onrecord_desktop.navigation import Navigation
from onrecord_desktop.panel import Panel
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.reading_view import ReadingView
from onrecord_desktop.rows import plain
from onrecord_desktop.selection import Selection
from onrecord_desktop.sight import Sight
from onrecord_desktop.themes import Theme
from onrecord_desktop.viewing import Viewing
from onrecord_desktop.wheel_zoom import WheelZoom

PANEL_WIDTH = 396
NARROW_PANEL = 330
WIDE = 1254
"""From this width of the window on, margin, text and a full panel stand side by side."""
MOST = 0.43
"""How much of the window's width the panel takes at most, unless the reader gives it more."""
WAITING = "Who says what appears here once the article is read."
NOT_READ = "This article was not read to the end, so nothing is marked. Open it again to have it read."


class ReadingPane(QSplitter):
    """Text at the left, panel at the right."""

    def __init__(self, theme: Theme, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.view = ReadingView(theme, appearance)
        self.panel = Panel(theme, appearance.zoom)
        self.wheel = WheelZoom(self.view, self.panel)
        self.selection = Selection(self)
        self.viewing = Viewing(self)
        self.filters = FilterBar(self.viewing)
        self.filters.set_zoom(appearance.zoom)
        self.find_bar = FindBar()
        self.navigation = Navigation(self.view, self.selection)
        self.finder = Finder(self.find_bar, self.view, self.navigation.leave, self.selection.choose)
        self._zoom = appearance.zoom
        self._share: float | None = None
        self._shown: Presentation | None = None
        self._wait = QLabel(WAITING)
        self._wait.setWordWrap(True)
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wait.setMargin(40)
        self._frame = self._framed()
        self.addWidget(self._beside_panel())
        self.addWidget(self._frame)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self._connect()

    def _beside_panel(self) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.find_bar)
        return column

    def _framed(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("panel")
        self._layers = QStackedLayout(frame)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._read = QWidget()
        column = QVBoxLayout(self._read)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.panel, 1)
        self._layers.addWidget(self._wait)
        self._layers.addWidget(self._read)
        return frame

    def _connect(self) -> None:
        self.view.statement_clicked.connect(self.selection.choose)
        self.view.elsewhere_clicked.connect(self.selection.free)
        self.panel.statement_chosen.connect(self.navigation.jump)
        self.panel.solo_chosen.connect(self.viewing.solo)
        self.panel.mute_chosen.connect(self.viewing.mute)
        self.panel.all_chosen.connect(self.viewing.show_all)
        self.selection.changed.connect(self._on_selected)
        self.viewing.changed.connect(self._on_sight)
        self.splitterMoved.connect(self._on_moved)

    def fit(self, width: int) -> None:
        """Give the panel its share of this width: what the reader chose, or what its words need."""
        needed = self._zoom * (PANEL_WIDTH if width >= WIDE * self._zoom else NARROW_PANEL)
        share = round(self._share * width if self._share else min(needed, width * MOST))
        self.setSizes([width - share, share])

    def _on_moved(self) -> None:
        self._share = self._frame.width() / self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self.fit(event.size().width())

    def show_article(self, article: Article) -> None:
        """Show an article that is not read yet."""
        self._shown = None
        self.selection.start_anew(())
        self.navigation.begin(article)
        self.view.show_article(article)
        self._follow(None)
        self.panel.clear()
        self._wait.setText(WAITING)
        self._layers.setCurrentWidget(self._wait)

    def show_presentation(self, shown: Presentation) -> None:
        """Show who says what."""
        self.viewing.start_anew()
        self._shown = shown.under(self.viewing.sight)
        self.selection.start_anew(shown.reading.statements)
        self.navigation.begin(shown.reading.article)
        self.filters.count(shown.reading)
        self.view.show_presentation(self._shown)
        self._follow(self._shown)
        self.panel.show_presentation(self._shown)
        self._layers.setCurrentWidget(self._read)

    def _on_sight(self, sight: Sight) -> None:
        if self._shown is None:
            return
        before, self._shown = self._shown, self._shown.under(sight)
        self.selection.keep_to(self._shown.shown)
        self.view.show_seen(self._shown)
        self._follow(self._shown)
        self.panel.show_seen(self._shown)
        if self._shown.seen != before.seen:
            self.view.announce(f"{counted(len(self._shown.seen), 'statement')} shown")

    def _follow(self, shown: Presentation | None) -> None:
        """Have whoever leads through the statements go by what is shown of them."""
        self.navigation.show_seen(shown)
        self.finder.show(shown)

    def give_up_waiting(self) -> None:
        """Say that an article that is still unmarked stays so: reading it was cancelled, or failed."""
        self._wait.setText(NOT_READ)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self.view.set_theme(theme)
        self.panel.set_theme(theme)

    def set_appearance(self, appearance: Appearance) -> None:
        """Set everything in another type."""
        self._zoom = appearance.zoom
        self.fit(self.width())
        self.view.set_appearance(appearance)
        self.panel.set_zoom(appearance.zoom)
        self.filters.set_zoom(appearance.zoom)

    def set_panel_visible(self, visible: bool) -> None:
        """Show or hide the panel."""
        self._frame.setVisible(visible)

    def search(self) -> None:
        """Ask for words to look for among the statements of the panel."""
        self.filters.search.selectAll()
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_marks_visible(self, visible: bool) -> None:
        """Show or hide all marks of the text."""
        self.view.set_marks_visible(visible)
        self.view.announce("Marks shown" if visible else "Marks hidden")

    def escape(self) -> None:
        """Put away what is open, or else select none."""
        if self.finder.is_open:
            self.finder.close()
        else:
            self.selection.free()

    def _on_selected(self, statement_id: str | None) -> None:
        self.view.select(statement_id)
        self.panel.select(statement_id)
        if statement_id and self._shown:
            self.view.announce(self._spoken(self._shown, statement_id))

    def _spoken(self, shown: Presentation, statement_id: str) -> str:
        words = plain([excerpt(shown.statements[statement_id], shown.reading.article.text)])
        return f"{shown.voice(statement_id).name} {words}"
