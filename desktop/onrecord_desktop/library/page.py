"""The page that shows the library in place of the article, with the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from onrecord.translation import tr
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.themes import Theme

if TYPE_CHECKING:
    from onrecord_desktop.library.view import LibraryView

Standard = QKeySequence.StandardKey
TYPED_WITH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class LibraryPage(QFrame):
    """Makes the library's view when it is first opened. While it is there, letters are for its search."""

    left = Signal()
    article_chosen = Signal(int, str)

    def __init__(
        self,
        make: Callable[[], LibraryView],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        """Make it empty.

        Args:
            make: makes the view, in the window's theme and size.
            appearance: of the article, whose zoom it has.
            parent: of the page.
        """
        super().__init__(parent)
        self.setObjectName("libraryPage")
        self.setAccessibleName(tr("Library"))
        self._make_view = make
        self._zoom = appearance.zoom
        self._view: LibraryView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def view(self) -> LibraryView:
        """What it shows."""
        if self._view is None:
            self._view = self._make_view()
            self._view.left.connect(self.left)
            self._view.article_chosen.connect(self.article_chosen)
            self._column.addWidget(self._view)
            self._view.show()
        return self._view

    def open(self) -> None:
        """Show the articles, as they were left."""
        self.view.show_articles()

    def open_source(self, key: str) -> None:
        """Show all that a source said, by its key across articles."""
        self.view.show_source(key)

    def escape(self) -> None:
        """Take back what was searched for, else go back."""
        self.view.escape()

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        if self._view:
            self._view.set_theme(theme)

    def set_appearance(self, appearance: Appearance) -> None:
        """Show it larger or smaller."""
        if appearance.zoom != self._zoom:
            self._zoom = appearance.zoom
            if self._view:
                self._view.set_zoom(appearance.zoom)

    def event(self, event: QEvent) -> bool:
        """Keep to itself the keys that would do something to the article behind it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type into the search whatever no part of the page wants; Esc goes back, Ctrl+Z undoes."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        elif event.matches(Standard.Undo):
            self.view.undo()
        elif event.matches(Standard.Find):
            self.view.search()
        elif _is_typed(event) and not event.text().isspace():
            self.view.search(event.text())
        elif not _is_ours(event):
            super().keyPressEvent(event)


def _is_typed(event: QKeyEvent) -> bool:
    """Tell whether a key is a letter or another sign."""
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & ~TYPED_WITH


def _is_ours(event: QKeyEvent) -> bool:
    of_page = event.key() in KEYS and not event.modifiers()
    return of_page or _is_typed(event) or event.matches(Standard.Undo) or event.matches(Standard.Find)
