"""Lists the keys of the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from onrecord.translation import tr
from onrecord_desktop.fonts import sans

Keys = Sequence[tuple[str, str]]
"""Names, and what to press."""


class KeysDialog(QDialog):
    """Lists the keys of the window, by what they are for."""

    def __init__(self, sections: Mapping[str, Keys], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog")
        # Translators: of the keyboard.
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        listed = (pair for keys in sections.values() for pair in keys)
        self.setAccessibleDescription(
            ". ".join(tr("{name}: {words}", name=name, words=pressed) for name, pressed in listed)
        )
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        columns = _columns(sections)
        area.setWidget(columns)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 16)
        layout.addWidget(area)
        layout.addWidget(close)
        needed, screen = columns.sizeHint(), parent.screen().availableSize()
        self.resize(needed.width() + 44, min(needed.height() + 80, screen.height() - 60))


def _columns(sections: Mapping[str, Keys]) -> QWidget:
    """Set the sections in two columns of about the same height."""
    whole = QWidget()
    across = QHBoxLayout(whole)
    across.setContentsMargins(16, 12, 16, 8)
    across.setSpacing(48)
    columns = (_form(), _form())
    rows = sum(len(keys) + 1 for keys in sections.values())
    filled = 0
    for title, keys in sections.items():
        _add_section(columns[filled * 2 >= rows], title, keys)
        filled += len(keys) + 1
    for column in columns:
        across.addLayout(column)
    return whole


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(28)
    form.setVerticalSpacing(7)
    return form


def _add_section(form: QFormLayout, title: str, keys: Keys) -> None:
    heading = QLabel(title)
    heading.setFont(sans(13, bold=True))
    heading.setContentsMargins(0, 12 if form.rowCount() else 0, 0, 0)
    form.addRow(heading)
    for name, pressed in keys:
        label = QLabel(pressed)
        label.setObjectName("keys")
        form.addRow(name, label)
