"""One question about a statement, with its three answers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from onrecord.sampling.values import Verdict
from onrecord.translation import tr
from onrecord_desktop.checking.buttons import KeyCap
from onrecord_desktop.checking.words import ANSWERS
from onrecord_desktop.fonts import sans

QUESTION_SIZE = 13.5
HELP_SIZE = 12.0
ANSWER_SIZE = 12.5


class Question(QFrame):
    """What is asked about one part of a statement."""

    answered = Signal(str)
    """A verdict was chosen."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self._key = KeyCap(key)
        self._keyed = key
        self._words, self._help = QLabel(), QLabel()
        self._help.setObjectName("help")
        for label in (self._words, self._help):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.answers = {verdict: self._answer(verdict) for verdict in ANSWERS}
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        for button in self.answers.values():
            self._row.addWidget(button)
        self._row.addStretch()
        self._column = QVBoxLayout()
        self._column.addWidget(self._words)
        self._column.addWidget(self._help)
        self._column.addLayout(self._row)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        self._across.addLayout(self._column, 1)
        self.set_zoom(1.0)

    def _answer(self, verdict: Verdict) -> QPushButton:
        button = QPushButton(tr(ANSWERS[verdict]))
        button.setObjectName("answer")
        button.setCheckable(True)
        button.setAutoDefault(True)  # so that Enter presses it
        button.clicked.connect(lambda: button.setChecked(True))  # also where it was chosen already
        button.clicked.connect(lambda: self.answered.emit(verdict))
        return button

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller."""
        self._key.set_zoom(zoom)
        self._words.setFont(sans(QUESTION_SIZE * zoom))
        self._help.setFont(sans(HELP_SIZE * zoom))
        for button in self.answers.values():
            button.setFont(sans(ANSWER_SIZE * zoom))
        self._column.setSpacing(round(3 * zoom))
        self._across.setSpacing(round(10 * zoom))

    def ask(self, question: str, help_: str, verdict: Verdict | None) -> None:
        """Ask something, and show what was answered."""
        self._words.setText(question)
        self._help.setText(help_)
        self.setAccessibleName(question)
        self.setAccessibleDescription(help_)
        for answer, button in self.answers.items():
            button.setChecked(answer == verdict)
            # Translators: a question and one of its answers; {key} answers it from the keyboard.
            button.setAccessibleName(tr("{question} {answer}", question=question, answer=button.text()))
