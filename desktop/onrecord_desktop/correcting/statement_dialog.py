"""Shows the words of a statement in its paragraphs, to be corrected or marked in the first place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from onrecord import Reading, Span, Statement
from onrecord.reading import SourceKind, Stance, StatementType
from onrecord.translation import noop, tr
from onrecord_desktop.announcing import announce
from onrecord_desktop.correcting.assigning import Parts, Role, assigned, parts_of
from onrecord_desktop.correcting.source_field import SourceField
from onrecord_desktop.correcting.words_text import WordsText
from onrecord_desktop.themes import Theme

SIZE = QSize(680, 520)

TYPES: dict[tuple[StatementType, Stance | None], str] = {
    # Translators: a type of statement.
    ("claim", None): noop("Claim"),
    # Translators: a type of statement.
    ("denial", "rejects"): noop("Denial of what stands here (denied the report)"),
    # Translators: a type of statement.
    ("denial", "answers"): noop("Denial in their own words (said it was false)"),
    # Translators: a type of statement.
    ("no_comment", None): noop("No comment"),
}
"""The types a reader can choose, a denial by what its content is."""

SELECTED: dict[Role | None, str] = {
    # Translators: the words that are selected are made the source of a statement.
    "source": noop("&Source"),
    # Translators: the words that are selected are made the cue of a statement, such as "denied".
    "cue": noop("Verb or &cue"),
    # Translators: the words that are selected are made the content of a statement.
    "content": noop("&What is said"),
    # Translators: the words that are selected are no part of a statement.
    None: noop("No &part of it"),
}
NO_CONTENT = noop("Select the words that are said, and press “What is said”.")


@dataclass(frozen=True)
class Told:
    """What the reader said of a statement."""

    parts: Parts
    names: tuple[str, ...]
    """Of its sources, none for nobody."""
    kind: SourceKind
    """Of those that the article did not have."""
    type: StatementType
    stance: Stance | None


def type_of(statement: Statement) -> tuple[StatementType, Stance | None]:
    """Return which of the types a statement has."""
    if statement.type == "denial":
        return "denial", statement.stance or "answers"
    return statement.type, None


class StatementDialog(QDialog):
    """Asks which words are whose, and of what type it is."""

    def __init__(
        self,
        reading: Reading,
        statement: Statement | Parts,
        names: Sequence[str],
        theme: Theme,
        done: Callable[[Told], object],
        parent: QWidget | None = None,
    ) -> None:
        """Make it.

        Args:
            reading: of the article.
            statement: what is corrected, or the words of one that is to be marked.
            names: of its sources; none for nobody.
            theme: of the window.
            done: is given what the reader said, once they are content with it.
            parent: the window.
        """
        super().__init__(parent)
        is_new = isinstance(statement, Parts)
        self.setWindowTitle(tr("Mark a statement") if is_new else tr("Words of the statement"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._text = reading.article.text
        self._done = done
        self.parts = statement if isinstance(statement, Parts) else parts_of(statement)
        spans = [span for spans in self.parts.all for span in spans]
        near = Span(start=min(s.start for s in spans), end=max(s.end for s in spans))
        self.words = WordsText(reading.article, near, theme)
        self.words.show_parts(self.parts)
        self.buttons = {role: QPushButton(tr(words)) for role, words in SELECTED.items()}
        self.source = SourceField(reading.sources)
        self.source.choose(names)
        self.type = QComboBox()
        for kind, words in TYPES.items():
            self.type.addItem(tr(words), kind)
        if isinstance(statement, Statement):
            self.type.setCurrentIndex(list(TYPES).index(type_of(statement)))
        self.problem = QLabel()
        self.ends = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._connect()
        self._show_parts()
        self.words.reveal(spans)
        self.words.setFocus()

    def _lay_out(self) -> None:
        how = QLabel(tr("Select words, then say what they are:"))
        how.setBuddy(self.words)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.buttons.values():
            button.setEnabled(False)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.addRow(tr("Sai&d by"), self.source)
        form.addRow(tr("&Type"), self.type)
        self.problem.setWordWrap(True)
        self.problem.setObjectName("keys")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(how)
        layout.addLayout(row)
        layout.addWidget(self.words, 1)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(self.ends)
        self.resize(SIZE)

    def _connect(self) -> None:
        for role, button in self.buttons.items():
            button.clicked.connect(lambda _=False, role=role: self.assign(role))
            self.words.chosen.connect(button.setEnabled)
        self.ends.accepted.connect(self._accept)
        self.ends.rejected.connect(self.reject)

    def assign(self, role: Role | None) -> None:
        """Make the words that are selected a part of the statement, or none."""
        span = self.words.selected
        if span:
            self.parts = assigned(self.parts, role, span, self._text)
            self._show_parts()
            self.words.setFocus()
            announce(self.words, ", ".join(self._told_parts()))

    def _told_parts(self) -> Iterator[str]:
        for role, spans in (
            ("source", self.parts.source),
            ("cue", self.parts.cue),
            ("content", self.parts.content),
        ):
            words = " … ".join(span.of(self._text) for span in spans)
            if words:
                yield f"{tr(SELECTED[role]).replace('&', '')}: {words}"  # type: ignore[index]

    def _show_parts(self) -> None:
        self.words.show_parts(self.parts)
        is_whole = bool(self.parts.content)
        self.problem.setText("" if is_whole else tr(NO_CONTENT))
        self.problem.setVisible(not is_whole)
        self.ends.button(QDialogButtonBox.StandardButton.Save).setEnabled(is_whole)

    def _accept(self) -> None:
        type, stance = self.type.currentData()
        told = Told(self.parts, self.source.chosen, self.source.chosen_kind, type, stance)
        self.accept()
        self._done(told)
