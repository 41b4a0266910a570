"""What can be corrected and noted, as entries of the menus of a statement, a source and selected words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from onrecord import Span
from onrecord.outline import Key
from onrecord.translation import noop, tr
from onrecord_desktop.correcting.assigning import Role
from onrecord_desktop.correcting.correcting import Correcting
from onrecord_desktop.correcting.statement_dialog import TYPES, type_of
from onrecord_desktop.excerpt import shortened
from onrecord_desktop.presentation import Presentation

MOST = 12
"""Sources that are offered at once; the others are in the dialog."""
NAME = 48
"""Longest name in a menu, in characters."""

PARTS: dict[Role | None, str] = {
    "content": noop("Selected words are &what is said"),
    "cue": noop("Selected words are the verb or &cue"),
    "source": noop("Selected words are the &source"),
    None: noop("Selected words are no &part of it"),
}


def add_corrections(menu: QMenu, correcting: Correcting, statement_id: str) -> None:
    """Add what can be corrected and noted of a statement."""
    shown = correcting.shown
    if shown is None:
        return
    menu.addSeparator()
    _do(menu, tr("Not a s&tatement"), partial(correcting.remove, statement_id))
    menu.addMenu(_types(shown, correcting, statement_id, menu))
    menu.addMenu(_sources(shown, correcting, statement_id, menu))
    if shown.statements[statement_id].type == "denial":
        _do(menu, tr("What it ans&wers…"), partial(correcting.choose_answered, statement_id))
    _do(menu, tr("Co&rrect words, source and type…"), partial(correcting.edit, statement_id))
    _do(menu, tr("&Note…"), partial(correcting.note_on_statement, statement_id))


def _types(shown: Presentation, correcting: Correcting, statement_id: str, menu: QMenu) -> QMenu:
    types = QMenu(tr("T&ype"), menu)
    now = type_of(shown.statements[statement_id])
    for (kind, stance), words in TYPES.items():
        action = _do(types, tr(words), partial(correcting.set_type, statement_id, kind, stance))
        action.setCheckable(True)
        action.setChecked((kind, stance) == now)
    return types


def _sources(shown: Presentation, correcting: Correcting, statement_id: str, menu: QMenu) -> QMenu:
    sources = QMenu(tr("Said &by"), menu)
    now = shown.statements[statement_id].sources
    for source_id in _nearest(shown, statement_id):
        name = _plain(shown.reading.source_by_id(source_id).name)
        action = _do(sources, name, partial(correcting.set_source, statement_id, [source_id]))
        action.setCheckable(True)
        action.setChecked(now == (source_id,))
    sources.addSeparator()
    nobody = _do(sources, tr("Nobody who is named"), partial(correcting.set_source, statement_id, []))
    nobody.setCheckable(True)
    nobody.setChecked(now == ())
    _do(sources, tr("Somebody &else…"), partial(correcting.edit, statement_id))
    return sources


def _nearest(shown: Presentation, statement_id: str) -> Sequence[str]:
    """Return the sources that are mentioned nearest to a statement, in the order of their numbers."""
    place = shown.statements[statement_id].start
    now = shown.statements[statement_id].sources

    def away(source_id: str) -> int:
        mentions = shown.reading.source_by_id(source_id).mentions
        return min(
            (abs(mention.start - place) for mention in mentions), default=len(shown.reading.article.text)
        )

    order = [source.id for source in shown.reading.sources]
    near = set(sorted(order, key=lambda i: (i not in now, away(i)))[:MOST])
    return [source_id for source_id in order if source_id in near]


def add_source_corrections(menu: QMenu, correcting: Correcting, key: Key) -> None:
    """Add what can be corrected and noted of a source; joint sources are corrected one by one."""
    shown = correcting.shown
    if shown is None or len(key) != 1:
        return
    source = shown.reading.source_by_id(key[0])
    menu.addSeparator()
    others = [other for other in shown.reading.sources if other.id != source.id]
    same = QMenu(tr("&Is the same as"), menu)
    for other in others:
        _do(same, _plain(other.name), partial(correcting.join, source.id, other.id))
    same.setEnabled(bool(others))
    menu.addMenu(same)
    apart = _do(menu, tr("Is &two sources…"), partial(correcting.part, source.id))
    apart.setEnabled(len(source.mentions) > 0)
    _do(menu, tr("&Note…"), partial(correcting.note_on_source, source.id))


def add_markings(menu: QMenu, correcting: Correcting, span: Span, statement_id: str | None) -> None:
    """Add what can be done with words of the text that are selected.

    Args:
        menu: of the selected words.
        correcting: does it.
        span: of the words.
        statement_id: of the statement that is selected, if one is.
    """
    if correcting.shown is None:
        return
    menu.addSeparator()
    _do(menu, tr("&Mark as a statement…"), partial(correcting.mark, span))
    if statement_id:
        for role, words in PARTS.items():
            _do(menu, tr(words), partial(correcting.make_part, statement_id, role, span))
    _do(menu, tr("&Note…"), partial(correcting.note, span, None))


def _do(menu: QMenu, words: str, do: partial[None]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda: do())
    return action


def _plain(name: str) -> str:
    """Keep an ampersand of the article from marking a letter, and a long name from filling the screen."""
    return shortened(name, NAME).replace("&", "&&")
