"""Every action of the window, with its name and its keys."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from onrecord.translation import noop, tr

Key = QKeySequence.StandardKey


@dataclass(frozen=True)
class Actions:
    """The actions, not connected yet."""

    open_file: QAction
    open_address: QAction
    paste: QAction
    sample: QAction
    library: QAction
    cancel: QAction
    quit: QAction
    next: QAction
    previous: QAction
    next_denial: QAction
    previous_denial: QAction
    next_of_source: QAction
    previous_of_source: QAction
    card: QAction
    back: QAction
    forward: QAction
    find: QAction
    find_next: QAction
    find_previous: QAction
    search: QAction
    free: QAction
    marks: QAction
    all_marks: QAction
    dispute_marks: QAction
    no_marks: QAction
    copy: QAction
    undo: QAction
    redo: QAction
    correct: QAction
    remove: QAction
    mark: QAction
    note: QAction
    entries: QAction
    check: QAction
    keep: QAction
    keep_all: QAction
    dispute_map: QAction
    export: QAction
    print: QAction
    print_preview: QAction
    worksheet_preview: QAction
    removed: QAction
    panel: QAction
    type: QAction
    larger: QAction
    smaller: QAction
    usual_size: QAction
    keys: QAction
    diagnostics: QAction
    menu_entry: QAction
    about: QAction
    legend: QAction
    clear_recent: QAction
    remember_recent: QAction
    look_ups: QAction
    next_part: QAction
    previous_part: QAction

    @property
    def all(self) -> list[QAction]:
        """Every action."""
        return [getattr(self, field.name) for field in fields(self)]

    @property
    def of_article(self) -> list[QAction]:
        """Those that make sense once there is an article."""
        return [self.find, self.find_next, self.find_previous, self.free, self.back, self.forward]

    @property
    def of_reading(self) -> list[QAction]:
        """Those that make sense only once it is marked."""
        marks = [self.marks, self.all_marks, self.dispute_marks, self.no_marks]
        return [*self.steps, self.card, self.search, *marks, *self.of_reader]

    @property
    def of_reader(self) -> list[QAction]:
        """Those by which the reader corrects, notes and checks."""
        return [self.correct, self.remove, self.mark, self.note, self.entries, self.check, self.keep]

    @property
    def of_export(self) -> list[QAction]:
        """Those that pass a marked article on."""
        return [self.export, self.print, self.print_preview, self.worksheet_preview]

    @property
    def steps(self) -> list[QAction]:
        """Those that go from statement to statement."""
        denials = [self.next_denial, self.previous_denial]
        return [self.next, self.previous, *denials, self.next_of_source, self.previous_of_source]

    @property
    def groups(self) -> dict[str, list[QAction]]:
        """All, under what they are for."""
        a = self
        return {
            tr("Open"): [a.open_file, a.open_address, a.paste, a.sample, a.library, a.cancel, a.quit],
            tr("Recent articles"): [a.clear_recent, a.remember_recent],
            tr("Statements"): [*a.steps, a.card, a.copy, a.free],
            tr("Correct and note"): [a.undo, a.redo, *a.of_reader],
            tr("Library"): [a.keep_all],
            tr("Find"): [a.find, a.find_next, a.find_previous, a.search, a.back, a.forward],
            tr("Marks"): [a.marks, a.all_marks, a.dispute_marks, a.no_marks],
            tr("Window"): [a.panel, a.next_part, a.previous_part],
            # Translators: how letters and lines look.
            tr("Type"): [a.type, a.larger, a.smaller, a.usual_size],
            tr("Pass on"): [a.dispute_map, a.export, a.print, a.print_preview, a.worksheet_preview],
            tr("Help"): [a.keys, a.legend, a.removed, a.look_ups, a.menu_entry, a.diagnostics, a.about],
        }


def make_actions(parent: QObject) -> Actions:
    """Make the actions with names and keys."""
    actions = Actions(
        open_file=_action(parent, tr("Open &file…"), Key.Open),
        open_address=_action(parent, tr("Open &address…"), "Ctrl+L"),
        paste=_action(parent, tr("&Paste"), "Ctrl+V", "Ctrl+Shift+V"),
        sample=_action(parent, tr("Open the &sample")),
        library=_action(parent, tr("Li&brary"), "Ctrl+Shift+O"),
        cancel=_action(parent, tr("&Cancel reading"), "Ctrl+."),
        quit=_action(parent, tr("&Quit"), Key.Quit),
        next=_action(parent, tr("&Next statement"), "N", "J"),
        previous=_action(parent, tr("&Previous statement"), "P", "K"),
        next_denial=_action(parent, tr("Next &denial"), "D"),
        previous_denial=_action(parent, tr("Previous d&enial"), "Shift+D"),
        next_of_source=_action(parent, tr("Next statement of this s&ource"), "S"),
        previous_of_source=_action(parent, tr("Previous statement of this so&urce"), "Shift+S"),
        card=_action(parent, tr("Open the &card of the statement"), "C"),
        back=_action(parent, tr("&Back to where you were"), "Alt+Left", "Backspace"),
        forward=_action(parent, tr("For&ward again"), "Alt+Right"),
        find=_action(parent, tr("&Find…"), "Ctrl+F"),
        find_next=_action(parent, tr("Next matc&h"), "F3", "Ctrl+G"),
        find_previous=_action(parent, tr("Previous m&atch"), "Shift+F3", "Ctrl+Shift+G"),
        search=_action(parent, tr("Search statements and sources"), "Ctrl+Shift+F"),
        free=_action(parent, tr("Close or se&lect none"), "Esc"),
        marks=_action(parent, tr("Show &marks"), "M", checked=True),
        all_marks=_action(parent, tr("&All marks"), "1", checked=True),
        dispute_marks=_action(parent, tr("&Only denials and what they answer"), "2", checked=False),
        no_marks=_action(parent, tr("No ma&rks"), "3", checked=False),
        copy=_action(parent, tr("&Copy the statement"), Key.Copy),
        undo=_action(parent, tr("&Undo"), Key.Undo),
        redo=_action(parent, tr("Re&do"), "Ctrl+Shift+Z", "Ctrl+Y"),
        correct=_action(parent, tr("Co&rrect the statement…"), "E"),
        remove=_action(parent, tr("Not a &statement"), "Delete"),
        mark=_action(parent, tr("&Mark the selected words as a statement…"), "A"),
        note=_action(parent, tr("Write a &note…"), "W"),
        entries=_action(parent, tr("Corrections an&d notes…"), "Ctrl+E"),
        check=_action(parent, tr("Mark as &checked…"), "Ctrl+K"),
        keep=_action(parent, tr("&Keep in the library"), "Ctrl+D"),
        keep_all=_action(parent, tr("Kee&p every article in the library"), checked=False),
        dispute_map=_action(parent, tr("Dispute &map"), "Ctrl+M"),
        export=_action(parent, tr("&Export…"), "Ctrl+S"),
        print=_action(parent, tr("&Print…"), Key.Print),
        print_preview=_action(parent, tr("P&review of the pages…"), "Ctrl+Shift+P"),
        worksheet_preview=_action(parent, tr("Pre&view of the worksheet…")),
        removed=_action(parent, tr("What was left &out…")),
        panel=_action(parent, tr("Show pane&l"), "F9", checked=True),
        type=_action(parent, tr("&Type and theme…"), "T"),
        larger=_action(parent, tr("&Larger text"), Key.ZoomIn, "Ctrl+="),
        smaller=_action(parent, tr("&Smaller text"), Key.ZoomOut),
        usual_size=_action(parent, tr("&Usual size"), "Ctrl+0"),
        keys=_action(parent, tr("&Keys"), "?", "F1"),
        diagnostics=_action(parent, tr("&Diagnostics…")),
        menu_entry=_action(parent, tr("In the menu of a&pplications"), checked=False),
        about=_action(parent, tr("&About On Record")),
        legend=_action(parent, tr("What the &marks mean")),
        clear_recent=_action(parent, tr("&Clear the list")),
        remember_recent=_action(parent, tr("Re&member recent articles"), checked=True),
        look_ups=_action(parent, tr("Look-&ups and keys…")),
        next_part=_action(parent, tr("Next part of the &window"), "F6"),
        previous_part=_action(parent, tr("Previous part of the w&indow"), "Shift+F6"),
    )
    actions.type.setIconText("Aa")
    actions.dispute_map.setIconText(tr("Map"))
    return actions


def _action(
    parent: QObject, name: str, *keys: QKeySequence.StandardKey | str, checked: bool | None = None
) -> QAction:
    action = QAction(name, parent)
    sequences = [sequence for key in keys if not (sequence := QKeySequence(key)).isEmpty()]
    action.setShortcuts(sequences)
    if checked is not None:
        action.setCheckable(True)
        action.setChecked(checked)
    shown = sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""
    name = name_of(action)
    action.setToolTip(tr("{name} ({key})", name=name, key=shown) if shown else name)
    return action


def name_of(action: QAction) -> str:
    """Return an action's name without what marks it in a menu."""
    return action.text().replace("&", "").rstrip("…")


def name_step(action: QAction, name: str, step: str) -> None:
    """Have an action say which step it undoes or does again; there may be none."""
    action.setText(f"{name}: {step}" if step else name)
    action.setEnabled(bool(step))


OTHER_KEYS = {
    noop("Turn the page"): noop("Space, Page Down, Page Up"),
    noop("Go to the beginning or the end"): noop("Home, End"),
    noop("Next row of the panel, row before"): noop("Down, Up"),
    noop("Go to the statement, or follow the chosen link"): noop("Enter"),
    noop("Choose a link of the row"): noop("Right, Left"),
    noop("What can be done with a source"): noop("Shift+F10"),
    noop("Next or previous match, in the field"): noop("Enter, Shift+Enter"),
}
"""Keys that are no actions, by what they do."""

LIBRARY_KEYS = {
    noop("Search"): noop("letters, Ctrl+F"),
    noop("Next article or statement, the one before"): noop("Down, Up"),
    noop("Open it"): noop("Enter"),
    noop("Delete the article, undo that"): noop("Delete, Ctrl+Z"),
    noop("What can be done with an article"): noop("Shift+F10"),
    noop("Choose a link of the statement"): noop("Right, Left"),
    noop("Back"): noop("Esc"),
}
"""Keys of the library's page that are no actions."""


def keys_in_words(actions: Actions) -> dict[str, list[tuple[str, str]]]:
    """Return the name and the keys of every action that has keys, and of keys beside those, by group."""
    groups = {
        title: [(name_of(action), keys) for action in group if (keys := _in_words(action))]
        for title, group in actions.groups.items()
    }
    groups = {title: keys for title, keys in groups.items() if keys}
    return {
        **groups,
        tr("In the text and the panel"): [(tr(name), tr(keys)) for name, keys in OTHER_KEYS.items()],
        tr("In the library"): [(tr(name), tr(keys)) for name, keys in LIBRARY_KEYS.items()],
    }


def _in_words(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return tr(", ").join(key.toString(native) for key in action.shortcuts())
