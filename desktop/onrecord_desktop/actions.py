"""Every action of the window, with its name and its keys."""

from __future__ import annotations

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

Key = QKeySequence.StandardKey


@dataclass(frozen=True)
class Actions:
    """The actions, not connected yet."""

    open_file: QAction
    open_address: QAction
    paste: QAction
    sample: QAction
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
    free: QAction
    marks: QAction
    panel: QAction
    larger: QAction
    smaller: QAction
    usual_size: QAction
    light: QAction
    dark: QAction
    system: QAction
    keys: QAction
    about: QAction
    legend: QAction
    clear_recent: QAction
    remember_recent: QAction
    next_part: QAction
    previous_part: QAction

    @property
    def all(self) -> list[QAction]:
        """Every action."""
        return [getattr(self, field.name) for field in fields(self)]

    @property
    def of_reading(self) -> list[QAction]:
        """Those that make sense only once an article is marked."""
        steps = [self.next, self.previous, self.next_denial, self.previous_denial]
        of_source = [self.next_of_source, self.previous_of_source]
        return [*steps, *of_source, self.card, self.back, self.free, self.marks]


def make_actions(parent: QObject) -> Actions:
    """Make the actions with names and keys."""
    actions = Actions(
        open_file=_action(parent, "Open &file…", Key.Open),
        open_address=_action(parent, "Open &address…", "Ctrl+L"),
        paste=_action(parent, "&Paste", "Ctrl+V", "Ctrl+Shift+V"),
        sample=_action(parent, "Open the &sample"),
        cancel=_action(parent, "&Cancel reading", "Ctrl+."),
        quit=_action(parent, "&Quit", Key.Quit),
        next=_action(parent, "&Next statement", "N", "J"),
        previous=_action(parent, "&Previous statement", "P", "K"),
        next_denial=_action(parent, "Next &denial", "D"),
        previous_denial=_action(parent, "Previous d&enial", "Shift+D"),
        next_of_source=_action(parent, "Next statement of this s&ource", "S"),
        previous_of_source=_action(parent, "Previous statement of this so&urce", "Shift+S"),
        card=_action(parent, "Open the &card of the statement", "C"),
        back=_action(parent, "&Back to where you were", "Backspace", "Alt+Left"),
        free=_action(parent, "&Select none", "Esc"),
        marks=_action(parent, "Show &marks", "M", checked=True),
        panel=_action(parent, "Show p&anel", "F9", checked=True),
        larger=_action(parent, "&Larger text", Key.ZoomIn, "Ctrl+="),
        smaller=_action(parent, "&Smaller text", Key.ZoomOut),
        usual_size=_action(parent, "&Usual size", "Ctrl+0"),
        light=_action(parent, "Ligh&t", checked=False),
        dark=_action(parent, "Dar&k", checked=False),
        system=_action(parent, "As the s&ystem", checked=True),
        keys=_action(parent, "&Keys", "?", Key.HelpContents),
        about=_action(parent, "&About On Record"),
        legend=_action(parent, "What the &marks mean"),
        clear_recent=_action(parent, "&Clear the list"),
        remember_recent=_action(parent, "Re&member recent articles", checked=True),
        next_part=_action(parent, "Next part of the &window", "F6"),
        previous_part=_action(parent, "Previous part of the w&indow", "Shift+F6"),
    )
    themes = QActionGroup(parent)
    for action in (actions.light, actions.dark, actions.system):
        themes.addAction(action)
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
    plain = name.replace("&", "").rstrip("…")
    shown = sequences[0].toString(QKeySequence.SequenceFormat.NativeText) if sequences else ""
    action.setToolTip(f"{plain} ({shown})" if shown else plain)
    return action


def keys_in_words(actions: Actions) -> list[tuple[str, str]]:
    """Return the name and the keys of every action that has keys."""
    named = ((action.text().replace("&", "").rstrip("…"), _in_words(action)) for action in actions.all)
    return [(name, keys) for name, keys in named if keys]


def _in_words(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(native) for key in action.shortcuts())
