"""What each action of the window does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QClipboard, QGuiApplication

from onrecord import Reading
from onrecord.translation import tr
from onrecord_desktop import operations
from onrecord_desktop.about import show_about
from onrecord_desktop.actions import keys_in_words
from onrecord_desktop.keys_dialog import KeysDialog
from onrecord_desktop.legend_dialog import LegendDialog

if TYPE_CHECKING:
    from onrecord_desktop.window import Window

Deeds = dict[QAction, Callable[[], object]]


def connect_actions(window: Window) -> None:
    """Have every action of a window do what it is named for."""
    a = window.actions_
    # Whatever is about the article shows it, before it does anything else.
    for action in (*a.of_article, *a.of_reading):
        if action is not a.free:
            action.triggered.connect(window.pages.leave)
    deeds = {
        **_openings(window),
        **_steps(window),
        **_corrections(window),
        **_views(window),
        **_passing_on(window),
        **_helps(window),
    }
    for action, do in deeds.items():
        action.triggered.connect(do)
    a.remember_recent.toggled.connect(window.recents.remember)
    a.keep_all.toggled.connect(window.keeping.keep_all)
    a.marks.toggled.connect(window.pane.set_marks_visible)
    a.panel.toggled.connect(window.pane.set_panel_visible)


def _openings(window: Window) -> Deeds:
    a, ask = window.actions_, window.ask
    return {
        a.open_file: lambda: window.open(operations.open_file(ask)),
        a.open_address: lambda: window.open(operations.open_address(ask, _clipboard().text())),
        a.paste: lambda: window.open(operations.open_paste(ask, _clipboard().mimeData())),
        a.sample: lambda: window.open(operations.open_sample()),
        a.library: window.pages.show_library,
        a.cancel: window.client.cancel,
        a.clear_recent: window.recents.clear,
        a.quit: lambda: window.window().close(),
    }


def _steps(window: Window) -> Deeds:
    a, go, finder = window.actions_, window.pane.navigation, window.pane.finder
    return {
        a.next: lambda: go.step(1),
        a.previous: lambda: go.step(-1),
        a.next_denial: lambda: go.step(1, "denials"),
        a.previous_denial: lambda: go.step(-1, "denials"),
        a.next_of_source: lambda: go.step(1, "source"),
        a.previous_of_source: lambda: go.step(-1, "source"),
        a.card: go.enter_card,
        a.back: go.go_back,
        a.forward: go.go_forward,
        a.find: finder.open,
        a.find_next: lambda: finder.step(1),
        a.find_previous: lambda: finder.step(-1),
        a.search: lambda: _search(window),
        a.free: window.pages.escape,
    }


def _corrections(window: Window) -> Deeds:
    a, pane, correcting = window.actions_, window.pane, window.correcting
    return {
        a.undo: window.revising.stack.undo,
        a.redo: window.revising.stack.redo,
        a.correct: pane.offer_corrections,
        a.remove: lambda: _with_statement(window, correcting.remove),
        a.mark: lambda: correcting.mark(pane.view.selected_words),
        a.note: lambda: correcting.note(pane.view.selected_words, pane.navigation.statement),
        a.entries: correcting.list_entries,
        a.check: correcting.check,
        a.keep: window.keeping.keep,
    }


def _with_statement(window: Window, do: Callable[[str], object]) -> None:
    if window.pane.navigation.statement:
        do(window.pane.navigation.statement)


def _views(window: Window) -> Deeds:
    a, looks, regions = window.actions_, window.looks, window.regions
    return {
        a.type: lambda: window.type_popover.open_under(window.bar.type_anchor),
        a.larger: lambda: looks.zoom_by(1),
        a.smaller: lambda: looks.zoom_by(-1),
        a.usual_size: lambda: looks.zoom_by(0),
        a.dispute_map: window.pages.show_map,
        a.next_part: lambda: regions.go(1),
        a.previous_part: lambda: regions.go(-1),
    }


def _passing_on(window: Window) -> Deeds:
    a, pane, printing = window.actions_, window.pane, window.printing
    return {
        a.copy: pane.copy,
        a.export: window.bar.open_exports,
        a.print: lambda: _with_reading(window, printing.print),
        a.print_preview: lambda: _with_reading(window, printing.preview),
        a.worksheet_preview: lambda: _with_reading(window, printing.preview_worksheet),
    }


def _with_reading(window: Window, do: Callable[[Reading], object]) -> None:
    if window.pane.shown:
        do(window.pane.shown.reading)


def _helps(window: Window) -> Deeds:
    a = window.actions_
    return {
        a.keys: lambda: _show_keys(window),
        a.legend: lambda: LegendDialog(window.looks.theme, window).open(),
        a.removed: lambda: _show_removed(window),
        a.look_ups: window.show_look_up_settings,
        a.diagnostics: lambda: _show_diagnostics(window),
        a.about: lambda: show_about(window),
    }


def _search(window: Window) -> None:
    window.actions_.panel.setChecked(True)
    window.pane.search()


def _show_keys(window: Window) -> None:
    menus = [*window.bar.menu_keys, *window.pane.filters.menu_keys]
    KeysDialog({**keys_in_words(window.actions_), tr("Menus"): menus}, window).open()


def _show_removed(window: Window) -> None:
    from onrecord_desktop.removed import RemovedDialog

    if window.pane.article:
        RemovedDialog(window.pane.article, window).open()


def _show_diagnostics(window: Window) -> None:
    from onrecord_desktop.faults.diagnostics import DiagnosticsDialog

    DiagnosticsDialog(window.looks.theme, window).open()


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()
