"""Every action of the window, with its name and its keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from onrecord.sampling.values import PARTS, Part
from onrecord.translation import tr
from onrecord_desktop.checking.words import PART_KEYS

Key = QKeySequence.StandardKey
KEYS: Mapping[str, str] = {"right": "Y", "refuse": "N", "unsure": "U", "report": "R"}
"""The keys that stand on buttons."""
ARROWS = "←→ "


@dataclass(frozen=True)
class Actions:
    """The actions, not connected yet."""

    right: QAction
    refuse: QAction
    unsure: QAction
    back: QAction
    forth: QAction
    undo: QAction
    redo: QAction
    report: QAction
    leave_report: QAction
    save: QAction
    copy: QAction
    larger: QAction
    smaller: QAction
    usual_size: QAction
    close: QAction
    parts: Mapping[Part, QAction]

    @property
    def all(self) -> list[QAction]:
        """Every action."""
        named = [getattr(self, field.name) for field in fields(self) if field.name != "parts"]
        return [*named, *self.parts.values()]

    @property
    def of_statements(self) -> list[QAction]:
        """Those that make no sense while the report is shown."""
        judging = [self.right, self.refuse, self.unsure, *self.parts.values()]
        return [*judging, self.back, self.forth, self.undo, self.redo, self.report]

    @property
    def of_report(self) -> list[QAction]:
        """Those that make sense only then."""
        return [self.leave_report, self.save, self.copy]


def make_actions(parent: QObject) -> Actions:
    """Make the actions with names and keys."""
    return Actions(
        right=_action(parent, "", KEYS["right"]),
        refuse=_action(parent, tr("It is no statement"), KEYS["refuse"]),
        unsure=_action(parent, "", KEYS["unsure"]),
        back=_action(parent, tr("← Back"), "Left"),
        forth=_action(parent, tr("Next →"), "Right"),
        undo=_action(parent, tr("Undo"), "Backspace", Key.Undo),
        redo=_action(parent, tr("Redo"), "Ctrl+Shift+Z", "Ctrl+Y"),
        report=_action(parent, tr("Report"), KEYS["report"]),
        leave_report=_action(parent, tr("← Back to the statements"), "Esc"),
        save=_action(parent, tr("Save…"), Key.Save),
        copy=_action(parent, tr("Copy"), Key.Copy),
        larger=_action(parent, tr("Larger text"), Key.ZoomIn, "Ctrl+="),
        smaller=_action(parent, tr("Smaller text"), Key.ZoomOut),
        usual_size=_action(parent, tr("Usual size"), "Ctrl+0"),
        close=_action(parent, tr("Close"), Key.Close, Key.Quit),
        parts={part: _action(parent, "", PART_KEYS[part]) for part in PARTS},
    )


def _action(parent: QObject, name: str, *keys: str | Key) -> QAction:
    action = QAction(name, parent)
    sequences = [sequence for key in keys if not (sequence := QKeySequence(key)).isEmpty()]
    action.setShortcuts(sequences)
    shown = sequences[0].toString(QKeySequence.SequenceFormat.NativeText)
    if name:
        action.setToolTip(tr("{name} ({key})", name=name.strip(ARROWS).rstrip("…"), key=shown))
    return action
