"""What can be done with one statement, as a menu at its words or at its row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from onrecord.translation import noop, tr
from onrecord_desktop.lookups.offering import Offer, add_offers
from onrecord_desktop.presentation import Presentation


def statement_menu(
    shown: Presentation,
    statement_id: str,
    *,
    copy: Callable[[str], object],
    go_to_source: Callable[[tuple[str, ...]], object],
    jump: Callable[[str], object],
    offers: Sequence[Offer],
    parent: QWidget,
) -> QMenu:
    """Return the menu of a statement.

    Args:
        shown: the reading.
        statement_id: of the statement.
        copy: is given the statement's id.
        go_to_source: is given the key of the voice that makes it.
        jump: is given the id of a statement that it is linked to.
        offers: what can be looked up about it.
        parent: of the menu.
    """
    menu = QMenu(tr("Statement"), parent)
    menu.setAccessibleName(tr("Statement"))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    voice, statement = shown.voice(statement_id), shown.statements[statement_id]
    menu.addAction(tr("&Copy the statement")).triggered.connect(lambda: copy(statement_id))
    to_source = menu.addAction(tr("Go to the &source: {name}", name=_plain(voice.name)))
    to_source.triggered.connect(lambda: go_to_source(voice.key))
    _links(menu, noop("Go to what it &answers: {name}"), shown, statement.denies, jump)
    _links(menu, noop("Go to the &denial: {name}"), shown, shown.denied_by.get(statement_id, ()), jump)
    add_offers(menu, offers)
    return menu


def _links(
    menu: QMenu, words: str, shown: Presentation, ids: Iterable[str], jump: Callable[[str], object]
) -> None:
    for linked in ids:
        action = menu.addAction(tr(words, name=_plain(shown.voice(linked).name)))
        action.triggered.connect(lambda _=False, linked=linked: jump(linked))


def _plain(name: str) -> str:
    """Keep an ampersand of the article from marking a letter."""
    return name.replace("&", "&&")
