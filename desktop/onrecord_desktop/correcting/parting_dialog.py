"""Asks which of the words that refer to a source mean somebody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidgetItem, QVBoxLayout, QWidget

from onrecord import Reading, Source, Span
from onrecord.phrasing import one_line
from onrecord.reading import SourceKind
from onrecord.translation import tr
from onrecord_desktop.correcting.source_field import SourceField
from onrecord_desktop.plain_list import PlainList

SIZE = QSize(620, 480)
AROUND = 60
"""Characters that are shown on each side of a mention."""

Parted = Callable[[Sequence[Span], str, SourceKind], object]


class PartingDialog(QDialog):
    """Lists the places that refer to a source, each with what stands around it."""

    def __init__(self, reading: Reading, source: Source, done: Parted, parent: QWidget | None = None) -> None:
        """Make it.

        Args:
            reading: of the article.
            source: that is two.
            done: is given the places that mean somebody else, and their name and kind.
            parent: the window.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("One source is two"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(SIZE)
        self._source, self._done = source, done
        label = QLabel(
            tr("Tick where somebody &else than {name} is meant:", name=source.name.replace("&", "&&"))
        )
        label.setWordWrap(True)
        self.list = PlainList(tr("Places that refer to {name}", name=source.name))
        label.setBuddy(self.list)
        for mention in source.mentions:
            self.list.addItem(_item(mention, reading.article.text))
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(lambda _: self._show_whether())
        self.other = SourceField(
            [each for each in reading.sources if each.id != source.id], may_be_nobody=False
        )
        self.other.name.editTextChanged.connect(lambda _: self._show_whether())
        who = QLabel(tr("&Who is meant there:"))
        who.setBuddy(self.other)
        self.ends = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.ends.accepted.connect(self._accept)
        self.ends.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label)
        layout.addWidget(self.list, 1)
        layout.addWidget(who)
        layout.addWidget(self.other)
        layout.addWidget(self.ends)
        self._show_whether()
        self.list.setFocus()

    @property
    def ticked(self) -> list[Span]:
        """The places that are ticked."""
        return [mention for mention, item in self._pairs() if item.checkState() is Qt.CheckState.Checked]

    def _pairs(self) -> Iterator[tuple[Span, QListWidgetItem]]:
        for row, mention in enumerate(self._source.mentions):
            yield mention, self.list.item(row)

    def _show_whether(self) -> None:
        """Let the reader go on once places are ticked and somebody else is named."""
        name = " & ".join(self.other.chosen)
        other = bool(name) and name.casefold() != self._source.name.casefold()
        self.ends.button(QDialogButtonBox.StandardButton.Save).setEnabled(other and bool(self.ticked))

    def _accept(self) -> None:
        ticked, name, kind = self.ticked, " & ".join(self.other.chosen), self.other.chosen_kind
        self.accept()
        self._done(ticked, name, kind)


def _item(mention: Span, text: str) -> QListWidgetItem:
    before = one_line(text[max(0, mention.start - AROUND) : mention.start] + "|")[:-1]
    after = one_line("|" + text[mention.end : mention.end + AROUND])[1:]
    item = QListWidgetItem(f"… {before}[{one_line(mention.of(text))}]{after} …")
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked)
    return item
