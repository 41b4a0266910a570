"""A field for who says something: one of those the article has, or a name that the reader types.

Those who speak jointly stand together, as "Ann Lee & Bob Ray".
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QWidget

from onrecord import Source
from onrecord.phrasing import one_line
from onrecord.reading import SourceKind
from onrecord.translation import noop, tr

NEW_KINDS: dict[SourceKind, str] = {
    # Translators: a kind of source.
    "person": noop("a person"),
    # Translators: a kind of source.
    "organization": noop("an organization"),
    # Translators: a kind of source.
    "place": noop("a country or place"),
    # Translators: a kind of source.
    "document": noop("a document"),
    # Translators: a kind of source.
    "group": noop("a group"),
    # Translators: a kind of source.
    "unnamed": noop("somebody not named"),
    # Translators: a kind of source.
    "writer": noop("the article’s writer"),
}


JOINT = " & "


class SourceField(QWidget):
    """A name, and beside it of what kind a new one is."""

    def __init__(self, sources: Sequence[Source], *, may_be_nobody: bool = True) -> None:
        super().__init__()
        self._kinds = {one_line(source.name).casefold(): source.kind for source in sources}
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.setAccessibleName(tr("Source"))
        self.name.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.name.setMinimumContentsLength(22)
        self.name.addItems([one_line(source.name) for source in sources])
        nobody = tr("nobody who is named") if may_be_nobody else tr("a name")
        if line := self.name.lineEdit():
            line.setPlaceholderText(nobody)
        if completer := self.name.completer():
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Kind of source"))
        for kind, words in NEW_KINDS.items():
            self.kind.addItem(tr(words), kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.kind)
        self.name.editTextChanged.connect(lambda _: self._show_kind())
        self.setFocusProxy(self.name)
        self.choose(())

    def choose(self, names: Sequence[str]) -> None:
        """Show names, none for nobody."""
        self.name.setEditText(JOINT.join(map(one_line, names)))
        self._show_kind()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names; none for nobody."""
        names = (one_line(name) for name in self.name.currentText().split(JOINT))
        return tuple(name for name in names if name)

    @property
    def chosen_kind(self) -> SourceKind:
        """Of what kind a source of this name is."""
        kind: SourceKind = self.kind.currentData()
        return kind

    def _show_kind(self) -> None:
        kinds = [self._kinds.get(name.casefold()) for name in self.chosen]
        known = next((kind for kind in kinds if kind), None)
        if known:
            self.kind.setCurrentIndex(self.kind.findData(known))
        self.kind.setEnabled(None in kinds)
