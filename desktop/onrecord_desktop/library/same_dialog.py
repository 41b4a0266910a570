"""Asks which other name is the same source."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from onrecord.translation import noop, tr
from onrecord_desktop.library.name_field import Choice, NameField, Take

WHAT = noop(
    "Whatever the other name said then stands here too, in this list and in the filter of the library. The "
    "articles stay as they are, and the names can be parted again."
)


class SameDialog(QDialog):
    """Completes names of sources, but for those that are joined already."""

    def __init__(
        self,
        name: str,
        known: Sequence[str],
        suggest: Callable[[str, Take], object],
        done: Callable[[Choice], object],
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            name: of the source.
            known: keys that are not offered.
            suggest: is given what is typed, and what takes the names that begin so.
            done: is given the other name.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Is the same as"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self._known, self._suggest, self._done = frozenset(known), suggest, done
        what = QLabel(tr(WHAT))
        what.setWordWrap(True)
        label = QLabel(tr("“{name}” is the same as:", name=name))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.field = NameField(tr("another name"), tr("Another name of this source"), self._offer)
        label.setBuddy(self.field)
        self.ends = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._join = self.ends.button(QDialogButtonBox.StandardButton.Ok)
        self._join.setText(tr("&Join them"))
        self._join.setEnabled(False)
        self.field.chosen.connect(lambda: self._join.setEnabled(self.field.choice is not None))
        self.ends.accepted.connect(self._accept)
        self.ends.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        for widget in (label, self.field, what, self.ends):
            layout.addWidget(widget)
        self.field.setFocus()

    def _offer(self, words: str, take: Take) -> None:
        self._suggest(words, lambda found: take([one for one in found if one.key not in self._known]))

    def _accept(self) -> None:
        choice = self.field.choice
        if choice:
            self.accept()
            self._done(choice)
