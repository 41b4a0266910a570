"""The page before anything is open: what this is, and how to begin."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from onrecord.translation import noop, tr
from onrecord_desktop.actions import Actions
from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.recent_articles import RecentArticles
from onrecord_desktop.recent_list import RecentList
from onrecord_desktop.specimen import Specimen
from onrecord_desktop.switch import Switch
from onrecord_desktop.themes import Theme

WHAT = noop(
    "Open a news article and see who says what in it, who denies it, and through whom the article has it."
)
PRIVACY = noop(
    "Everything is read on this computer. Nothing leaves it; only an address that you open is fetched."
)
HONESTY = noop("The marks are made by software: a denial is not a falsehood, and a claim is not a truth.")
DROP = noop("Or drop a file or a link here.")
REMEMBERED = noop("Kept on this computer: title, path or address, and time; nothing of the text.")
WILL_REMEMBER = noop(
    "Recent articles are remembered by title, path or address; switch that off under Open, Recent articles."
)
WIDTH = 700
ABOVE = 56
INSET = 10
"""From the edge of the lines of the list to their words, with which all other words are aligned."""


class Welcome(QScrollArea):
    """Offers the actions that open an article.

    At the first start it explains the marks and offers the sample first; later it lists recent articles.
    """

    def __init__(
        self,
        theme: Theme,
        actions: Actions,
        recents: RecentArticles,
        *,
        first: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setObjectName("welcome")
        self.setAccessibleName(tr("Welcome to On Record"))
        self.setAccessibleDescription(f"{tr(WHAT)} {tr(PRIVACY)}")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.specimen = Specimen(theme) if first else None
        self.recent = RecentList(recents)
        self.recent.currentRowChanged.connect(self._reveal)
        self._recents = recents
        self._page = self._filled_page()
        self.setWidget(self._page)
        recents.changed.connect(self._show_recents)
        self._show_recents()

    def set_theme(self, theme: Theme) -> None:
        """Show it in another theme."""
        if self.specimen:
            self.specimen.set_theme(theme)

    def show_library(self, number: int) -> None:
        """Offer the library where something is kept."""
        self._library.setVisible(number > 0)

    def _filled_page(self) -> QWidget:
        page, column = QWidget(), QWidget()
        page.setObjectName("welcome")
        column.setMaximumWidth(WIDTH)
        across = QHBoxLayout(page)
        across.setContentsMargins(20, 0, 20, 0)
        across.addStretch(1)
        across.addWidget(column, 1000)
        across.addStretch(1)
        down = QVBoxLayout(column)
        down.setContentsMargins(0, 28, 0, 28)
        down.setSpacing(0)
        if self.specimen:
            down.addStretch(2)
        else:
            down.addSpacing(ABOVE)  # nothing moves when the list comes
        down.addLayout(self._head())
        listed = self._list()
        down.addWidget(listed)
        down.addStretch(3)
        listed.setVisible(self.specimen is None)
        return page

    def _head(self) -> QVBoxLayout:
        a, column = self._actions, QVBoxLayout()
        column.setContentsMargins(INSET, 0, INSET, 0)
        column.setSpacing(0)
        column.addWidget(_text("On Record", "title", 40))
        column.addSpacing(6)
        column.addWidget(_text(tr(WHAT), "what", 19))
        column.addSpacing(24)
        if self.specimen:
            column.addWidget(self.specimen)
            column.addSpacing(24)
            buttons = _buttons(a.sample, (a.open_file, a.open_address, a.paste))
        else:
            buttons = _buttons(a.open_file, (a.open_address, a.paste, a.sample))
        self._library = _button(a.library, "begin")
        self._library.hide()
        buttons.insertWidget(buttons.count() - 1, self._library)
        column.addLayout(buttons)
        column.addSpacing(18)
        for words in (DROP, PRIVACY, HONESTY, *([WILL_REMEMBER] if self.specimen else [])):
            column.addWidget(_text(tr(words), "how", 13))
            column.addSpacing(5)
        return column

    def _list(self) -> QWidget:
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 30, 0, 0)
        column.setSpacing(4)
        self._heading = _text(tr("Recent articles"), "heading", 13)
        self._heading.setContentsMargins(INSET, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self.recent)
        column.addSpacing(6)
        column.addLayout(self._foot())
        return listed

    def _foot(self) -> QVBoxLayout:
        foot, line = QVBoxLayout(), QHBoxLayout()
        foot.setContentsMargins(INSET, 0, INSET, 0)
        foot.setSpacing(2)
        remember = Switch(tr("Remember recent articles"))
        remember.setChecked(self._actions.remember_recent.isChecked())
        remember.toggled.connect(self._actions.remember_recent.setChecked)
        self._actions.remember_recent.toggled.connect(remember.setChecked)
        remember.setAccessibleDescription(tr(REMEMBERED))
        self._clear = _button(self._actions.clear_recent, "quiet")
        line.addWidget(remember)
        line.addStretch()
        line.addWidget(self._clear)
        foot.addLayout(line)
        foot.addWidget(_text(tr(REMEMBERED), "how", 12))
        return foot

    def _reveal(self) -> None:
        """Keep the article that the keys chose in view."""
        if self.recent.hasFocus():
            line = self.recent.visualItemRect(self.recent.currentItem())
            place = self.recent.mapTo(self._page, line.center())
            self.ensureVisible(place.x(), place.y(), 0, line.height())

    def _show_recents(self) -> None:
        some = bool(self._recents.articles)
        for part in (self._heading, self.recent, self._clear):
            part.setVisible(some)


def _text(words: str, name: str, size: int) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setFont(serif(size, bold=name == "title") if name in ("title", "what") else sans(size))
    label.setWordWrap(True)
    return label


def _buttons(main: QAction, others: Iterable[QAction]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(_button(main, "primary"))
    for action in others:
        row.addWidget(_button(action, "begin"))
    row.addStretch()
    return row


def _button(action: QAction, name: str) -> QPushButton:
    button = QPushButton(action.text())
    button.setObjectName(name)
    button.setToolTip(action.toolTip())
    button.setAutoDefault(True)  # so that Enter presses it
    button.clicked.connect(action.trigger)
    return button
