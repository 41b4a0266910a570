"""How the library is joined to the window. What it takes is loaded when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from onrecord.outline import Key
from onrecord.translation import tr

if TYPE_CHECKING:
    from onrecord import Article
    from onrecord.library.changes import Change
    from onrecord_desktop.library.view import LibraryView
    from onrecord_desktop.window import Window


def make_view(window: Window) -> LibraryView:
    """Return the library's view, connected with its window."""
    from onrecord_desktop.library.making import make_view

    return make_view(window)


def add_library(menu: QMenu, window: Window, key: Key) -> None:
    """Add to the menu of a voice the way to all that its source said in the articles that are kept."""
    from onrecord.library.derived import source_key

    shown = window.pane.shown
    if shown is None or len(key) != 1:
        return
    source = shown.reading.source_by_id(key[0])
    known = source_key(source.name, source.kind)
    action = menu.addAction(tr("All it said in the &library"))
    action.setEnabled(known is not None)
    action.triggered.connect(lambda: window.pages.show_source(known or ""))


def show_changes(window: Window, old: Article, new: Article) -> None:
    """Show what changed between two texts of an article, once that is found out."""

    def find(_: object) -> tuple[Change, ...]:
        from onrecord.library.changes import changes

        return changes(old, new)

    def show(found: tuple[Change, ...]) -> None:
        from onrecord_desktop.library.changes_dialog import ChangesDialog

        ChangesDialog(old, new, found, window.looks.theme, window).open()

    window.library.ask("changes", find, show)
