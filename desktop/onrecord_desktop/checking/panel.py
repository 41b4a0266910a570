"""Beside the article: what On Record says of the statement, and what is asked about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from onrecord.sampling.values import PARTS
from onrecord.translation import tr
from onrecord_desktop.checking.actions import KEYS, Actions
from onrecord_desktop.checking.buttons import KeyButton
from onrecord_desktop.checking.claim import Claim
from onrecord_desktop.checking.question import Question
from onrecord_desktop.checking.session import Session
from onrecord_desktop.checking.words import PART_KEYS, claim_words, help_with, question
from onrecord_desktop.fonts import sans
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.rows import Link
from onrecord_desktop.scroll_bar import ScrollBar
from onrecord_desktop.themes import Theme

HEADING_SIZE = 12.0
INSET, ABOVE = 20, 18
"""Round what it holds, at zoom 1."""


class Panel(QScrollArea):
    """Shows one statement of a session, and what was judged of it."""

    link_chosen = Signal(Link)
    """A statement that is linked to was chosen."""

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, zoom: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._actions = session, actions
        self._theme, self._zoom = theme, zoom
        self._shown: Presentation | None = None
        self.setObjectName("judging")
        self.setAccessibleName(tr("Judgement"))
        self.setVerticalScrollBar(ScrollBar())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.claim = Claim()
        self.claim.link_chosen.connect(self.link_chosen)
        a = actions
        self.buttons = (
            KeyButton(a.right, KEYS["right"], "primary"),
            KeyButton(a.refuse, KEYS["refuse"]),
            KeyButton(a.unsure, KEYS["unsure"]),
        )
        self.questions = {part: Question(PART_KEYS[part]) for part in PARTS}
        for part, asked in self.questions.items():
            asked.answered.connect(partial(session.mark, part))
        names = (
            tr("On Record says"),
            tr("Is it so?"),
            tr("Or part by part: a key says no, again unsure, again yes"),
        )
        self._headings = [_heading(name) for name in names]
        self.setWidget(self._filled())
        self.set_zoom(zoom)

    def _filled(self) -> QWidget:
        page = QWidget()
        page.setObjectName("judging")
        self._column = QVBoxLayout(page)
        says, so, parts = self._headings
        self._column.addWidget(says)
        self._column.addWidget(self.claim)
        self._column.addWidget(so)
        self._buttons = QVBoxLayout()
        for button in self.buttons:
            self._buttons.addWidget(button)
        self._column.addLayout(self._buttons)
        self._column.addWidget(parts)
        for asked in self.questions.values():
            self._column.addWidget(asked)
        self._column.addStretch()
        return page

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        self._theme = theme
        self._write()

    def set_zoom(self, zoom: float) -> None:
        """Show it larger or smaller."""
        self._zoom = zoom
        for heading in self._headings:
            heading.setFont(sans(HEADING_SIZE * zoom, bold=True))
            heading.setContentsMargins(0, round(8 * zoom), 0, 0)
        for button in self.buttons:
            button.set_zoom(zoom)
        for asked in self.questions.values():
            asked.set_zoom(zoom)
        self._buttons.setSpacing(round(6 * zoom))
        inset, above = round(INSET * zoom), round(ABOVE * zoom)
        self._column.setContentsMargins(inset, above - round(8 * zoom), inset, above)
        self._column.setSpacing(round(10 * zoom))
        self._write()

    def show_statement(self, shown: Presentation) -> None:
        """Show the statement that has its turn."""
        self._shown = shown
        self._write()
        self.verticalScrollBar().setValue(0)
        self.show_judgement()

    def _write(self) -> None:
        if self._shown:
            words = claim_words(self._shown, self._session.current.statement)
            self.claim.write(words, self._theme, self._zoom)

    def show_judgement(self) -> None:
        """Show what was judged of the statement."""
        drawn = self._session.current
        for part, asked in self.questions.items():
            asked.setVisible(part in drawn.asked)
            if self._shown and part in drawn.asked:
                words = question(part, drawn, self._shown)
                asked.ask(words, help_with(part, drawn), drawn.judgement.of(part))
        judged = tr("Is it so?") if drawn.judgement.is_statement else tr("You judged it to be no statement")
        self._headings[1].setText(judged)
        rest = self._session.has_rest
        self._actions.right.setText(tr("The rest is right") if rest else tr("All of it is right"))
        self._actions.unsure.setText(tr("Unsure of the rest") if rest else tr("Unsure"))


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("heading")
    label.setWordWrap(True)
    return label
