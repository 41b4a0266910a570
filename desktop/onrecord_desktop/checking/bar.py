"""The bar at the top: where in the sheet the reader is, and the way about."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from onrecord.translation import tr, trn
from onrecord_desktop.checking.actions import Actions
from onrecord_desktop.checking.session import Session
from onrecord_desktop.checking.words import progress


class Bar(QFrame):
    """Two rows of buttons, of which one is shown: for statements, or for the report."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAccessibleName(tr("Tools"))
        self.place = QLabel()
        self._judged = QProgressBar()
        self._judged.setTextVisible(False)
        self._judged.setFixedHeight(4)
        self._judged.setAccessibleName(tr("Judged so far"))
        a = actions
        self._statements = _row([a.back, self.place, a.forth, self._judged, a.undo, a.report])
        self._report = _row([a.leave_report, None, a.save, a.copy])
        rows = QHBoxLayout(self)
        rows.setContentsMargins(10, 7, 10, 7)
        rows.addWidget(self._statements)
        rows.addWidget(self._report)
        self.show_report(False)

    def show_report(self, shown: bool) -> None:
        """Have the buttons for the report, or those for statements."""
        self._statements.setVisible(not shown)
        self._report.setVisible(shown)

    def follow(self, session: Session) -> None:
        """Show where in its sheet a session is."""
        count, judged = len(session.sheet.drawn), len(session.sheet.judged)
        self.place.setText(progress(session.place, count))
        self._judged.setMaximum(count)
        self._judged.setValue(judged)
        words = trn("{n} judged", "{n} judged", judged)
        self._judged.setToolTip(words)
        self._judged.setAccessibleDescription(words)


def _row(parts: Iterable[QAction | QWidget | None]) -> QWidget:
    """Return a row of buttons and the like; None stands for room between."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(6)
    for part in parts:
        if part is None:
            across.addStretch(1)
        elif isinstance(part, QAction):
            across.addWidget(_button(part))
        else:
            across.addWidget(part, int(isinstance(part, QProgressBar)))
    return row


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
