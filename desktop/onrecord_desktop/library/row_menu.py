"""What can be done with an article of the library, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from onrecord.library.values import Row
from onrecord.translation import tr
from onrecord_desktop.exporting import EXPORTS
from onrecord_desktop.library.deeds import Deeds, Versions


def article_menu(row: Row, deeds: Deeds, open_article: Callable[[int], object], parent: QWidget) -> QMenu:
    """Return what can be done with an article.

    Args:
        row: the article.
        deeds: does it.
        open_article: opens one, by its id.
        parent: of the menu.
    """
    menu = QMenu(tr("Article"), parent)
    menu.setAccessibleName(tr("Article"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _do(menu, tr("&Open"), lambda: open_article(row.id))
    if row.address:
        _add_versions(menu, row, deeds, open_article)
    menu.addMenu(_exports(row, deeds, menu))
    menu.addSeparator()
    if row.deleted_at:
        _do(menu, tr("&Restore"), lambda: deeds.restore(row))
    else:
        _do(menu, tr("&Delete"), lambda: deeds.delete(row))
    _do(menu, tr("&Forget without a trace…"), lambda: deeds.ask_to_forget(row))
    return menu


def _add_versions(menu: QMenu, row: Row, deeds: Deeds, open_article: Callable[[int], object]) -> None:
    """Add ways to the other version; they are enabled once it is known whether there is one."""
    menu.addSeparator()
    other = menu.addAction(
        tr("Show the &later version") if row.is_earlier_version else tr("Show the e&arlier version")
    )
    compare = menu.addAction(tr("&What changed…"))
    for action in (other, compare):
        action.setEnabled(False)

    def take(found: Versions) -> None:
        there = found.later or found.earlier
        if there is None:
            return
        earlier, later = (row.id, there) if found.later else (there, row.id)
        other.triggered.connect(lambda: open_article(there))
        compare.triggered.connect(lambda: deeds.compare(earlier, later))
        for action in (other, compare):
            action.setEnabled(True)

    menu.aboutToHide.connect(deeds.drop_versions)
    deeds.versions(row, take)


def _exports(row: Row, deeds: Deeds, parent: QMenu) -> QMenu:
    exports = QMenu(tr("&Export as"), parent)
    for export in EXPORTS:
        if export is None:
            exports.addSeparator()
        else:
            _do(exports, tr(export.name), partial(deeds.export, row, export))
    return exports


def _do(menu: QMenu, words: str, do: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda: do())
    return action
