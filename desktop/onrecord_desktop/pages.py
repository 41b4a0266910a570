"""Which page of the window is shown: the welcome, the article, the map of disputes, or the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from onrecord_desktop.library.page import LibraryPage
from onrecord_desktop.map_page import MapPage
from onrecord_desktop.reading_pane import ReadingPane


class Pages(QObject):
    """Turns from page to page, and takes the keyboard along."""

    source_wanted = Signal(tuple)
    """The panel is to show a source, by the key of its voice."""

    def __init__(
        self,
        stack: QStackedWidget,
        welcome: QWidget,
        pane: ReadingPane,
        on_map: MapPage,
        library: LibraryPage,
    ) -> None:
        """Put the pages into the stack, the welcome first."""
        super().__init__(stack)
        self._stack = stack
        self._pane = pane
        self._map = on_map
        self._library = library
        self._before: QWidget = welcome
        for page in (welcome, pane, on_map, library):
            stack.addWidget(page)
        on_map.left.connect(self.leave_map)
        on_map.statement_chosen.connect(self._jump_from_map)
        on_map.voice_chosen.connect(self._go_to_source_from_map)
        library.left.connect(self.leave_library)

    def show_article(self) -> None:
        """Show the article in place of whatever is shown."""
        if self._stack.currentWidget() is not self._pane:
            self._stack.setCurrentWidget(self._pane)
            self._pane.fit(self._stack.width())
            self._pane.view.setFocus()

    def show_map(self) -> None:
        """Show who denies whom in place of the article, or the article again."""
        if self.is_on_map:
            self.leave_map()
        elif self._pane.shown:
            self._stack.setCurrentWidget(self._map)
            self._map.open(self._pane.shown)

    @property
    def is_on_map(self) -> bool:
        """Whether the map of disputes is shown."""
        return self._stack.currentWidget() is self._map

    def leave_map(self) -> None:
        """Show the article again, if the map stands in its place."""
        if self.is_on_map:
            self._show(self._pane)

    def _jump_from_map(self, statement_id: str) -> None:
        self.leave_map()
        self._pane.navigation.jump(statement_id)

    def _go_to_source_from_map(self, key: tuple[str, ...]) -> None:
        self.leave_map()
        self.source_wanted.emit(key)

    def show_library(self) -> None:
        """Show the articles that are kept."""
        self._turn_to_library()
        self._library.open()

    def show_source(self, key: str) -> None:
        """Show all that a source said in the articles that are kept, by its key across articles."""
        self._turn_to_library()
        self._library.open_source(key)

    def _turn_to_library(self) -> None:
        if not self.is_in_library:
            self._before = self._stack.currentWidget() or self._before
        self._stack.setCurrentWidget(self._library)

    @property
    def is_in_library(self) -> bool:
        """Whether the library is shown."""
        return self._stack.currentWidget() is self._library

    def leave_library(self) -> None:
        """Show again what the library stands in the place of."""
        if self.is_in_library:
            self._show(self._before)

    def leave(self) -> None:
        """Show the article again, if the map or the library stands in its place."""
        if self.is_on_map or self.is_in_library:
            self._show(self._pane)

    def escape(self) -> None:
        """Go one step back from whatever is shown."""
        if self.is_in_library:
            self._library.escape()
        elif self.is_on_map:
            self.leave_map()
        else:
            self._pane.escape()

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        (self._pane.view if page is self._pane else page).setFocus()
