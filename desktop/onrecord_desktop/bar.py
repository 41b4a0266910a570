"""The bar at the top of the window."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from onrecord.translation import noop, tr
from onrecord_desktop.actions import Actions, name_of

GAP = 2
AROUND = 70
"""What edges and gaps take of the width, but for the gaps between buttons."""
LEAST_TITLE = 70
"""A title narrower than this says nothing: buttons give way to it, the last first."""
MARKED = {
    "all": noop("Marks: all"),
    "denials": noop("Marks: denials"),
    "none": noop("Marks: none"),
    # Translators: those that the filters leave.
    "some": noop("Marks: some"),
}
"""What is marked, by the word that a :class:`MarksChoice` has for it."""


class ElidedLabel(QLabel):
    """A line of plain text that ends in an ellipsis where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show a text."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.setToolTip(self._whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class Bar(QFrame):
    """What to open at the left, the article's title, and what can be done with it at the right.

    Where there is little room the title is cut first; then buttons move into a menu, the last first.
    """

    def __init__(
        self,
        actions: Actions,
        recent: QAction,
        exports: Sequence[QAction | None],
        languages: QAction,
        parent: QWidget | None = None,
    ) -> None:
        """Make the bar.

        Args:
            actions: of the window.
            recent: opens a menu of articles that were read.
            exports: what the menu for exports begins with, None for a line.
            languages: opens a menu of languages.
            parent: of the bar.
        """
        super().__init__(parent)
        self.setObjectName("bar")
        self.setAccessibleName(tr("Bar"))
        self.setFixedHeight(44)
        self.menu_keys: list[tuple[str, str]] = []
        """Name and key of each menu."""
        self._left = [
            self._menu(tr("Open ▾"), tr("Open"), "Alt+O", _openings(actions, recent), main=True),
            self._button(actions.paste, main=True),
        ]
        self._title = ElidedLabel()
        self._title.setParent(self)  # a screen reader takes the parts in the order in which they came
        # Translators: the network is being used.
        self.online = QLabel(tr("Online …"), self)
        self.online.setObjectName("online")
        self.online.hide()
        self.find_button = self._button(actions.find)
        self.type_button = self._button(actions.type)
        self.marks_button = self._menu("", tr("Marks"), "Alt+M", _markings(actions))
        self.map_button = self._button(actions.dispute_map)
        self.correct_button = self._menu(
            tr("Correct ▾"), tr("Correct and note"), "Alt+C", _corrections(actions)
        )
        printing = [None, actions.print, actions.print_preview, actions.worksheet_preview]
        self.export_button = self._menu(tr("Export ▾"), tr("Export"), "Alt+E", [*exports, *printing])
        helping = self._menu("?", tr("Help"), "Alt+H", _helps(actions, languages))
        self._right = [self.find_button, self.type_button, self.marks_button]
        self._right += [self.map_button, self.correct_button, self.export_button, helping]
        self.more_button = self._menu("⋯", tr("More"), "", [])
        self.set_marks("all")
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(GAP)
        for button in self._left:
            row.addWidget(button)
            row.addSpacing(6)
        row.addSpacing(8)
        row.addWidget(self._title, 1)
        row.addSpacing(10)
        row.addWidget(self.online)
        for button in (*self._right, self.more_button):
            row.addWidget(button)
        self.more_button.hide()

    def set_title(self, title: str) -> None:
        """Show the title of the article."""
        self._title.say(title)

    def set_online(self, online: bool) -> None:
        """Say whether the network is being used."""
        self.online.setVisible(online)

    @property
    def type_anchor(self) -> QWidget:
        """Where to open what sets the type: at its button, or at the menu that holds it."""
        return self.more_button if self.type_button.isHidden() else self.type_button

    def set_marks(self, word: str) -> None:
        """Say what is marked; ``word`` is one of those in ``MARKED``."""
        words = tr(MARKED[word])
        self.marks_button.setText(f"{words} ▾")
        self.marks_button.setAccessibleName(words)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more room than there is: what does not fit moves into the menu."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many buttons as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another style or font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        count = self._count_that_fits()
        for number, button in enumerate(self._right):
            button.setVisible(number < count)
        rest = self._right[count:]
        self.more_button.setVisible(bool(rest))
        more = self.more_button.menu()
        for action in more.actions():
            more.removeAction(action)
        for button in rest:
            more.addAction(button.menu().menuAction() if button.menu() else button.defaultAction())

    def _count_that_fits(self) -> int:
        """Return how many of the buttons at the right there is room for."""
        room = self.width() - AROUND - LEAST_TITLE - sum(_width(button) for button in self._left)
        widths = [_width(button) for button in self._right]
        if sum(widths) <= room:
            return len(widths)
        ends = accumulate(widths, initial=_width(self.more_button))
        return max(sum(end <= room for end in ends) - 1, 0)

    def _menu(
        self, text: str, name: str, key: str, actions: Sequence[QAction | None], *, main: bool = False
    ) -> QToolButton:
        button = self._tool(main)
        button.setText(text)
        if key:
            # not the button's own shortcut, which goes with its words
            QShortcut(QKeySequence(key), self).activated.connect(lambda: self._open(button))
            self.menu_keys.append((name, key))
        button.setToolTip(tr("{name} ({key})", name=name, key=key) if key else name)
        button.setAccessibleName(name)
        menu = QMenu(name, button)
        menu.setAccessibleName(name)
        for action in actions:
            menu.addAction(action) if action else menu.addSeparator()
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def open_exports(self) -> None:
        """Open the menu for exports."""
        self._open(self.export_button)

    def _open(self, button: QToolButton) -> None:
        """Open a menu, at the menu for the rest where its own button has no room."""
        under = button if button.isVisible() else self.more_button
        button.menu().popup(under.mapToGlobal(under.rect().bottomLeft()))

    def _button(self, action: QAction, *, main: bool = False) -> QToolButton:
        button = self._tool(main)
        button.setDefaultAction(action)
        button.setAccessibleName(name_of(action))
        return button

    def _tool(self, main: bool) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("main" if main else "")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button


def _width(button: QToolButton) -> int:
    return button.sizeHint().width() + GAP


def _openings(a: Actions, recent: QAction) -> list[QAction | None]:
    ways = [a.open_file, a.open_address, a.paste, recent, a.sample]
    return [*ways, None, a.library, a.keep, a.keep_all, None, a.cancel, None, a.quit]


def _markings(a: Actions) -> list[QAction | None]:
    marks = [a.all_marks, a.dispute_marks, a.no_marks]
    return [*marks, None, *a.steps, a.card, None, a.back, a.forward, None, a.panel]


def _corrections(a: Actions) -> list[QAction | None]:
    return [a.undo, a.redo, None, a.correct, a.remove, a.mark, a.note, None, a.entries, a.check]


def _helps(a: Actions, languages: QAction) -> list[QAction | None]:
    return [
        a.legend,
        a.keys,
        a.removed,
        None,
        a.look_ups,
        languages,
        a.menu_entry,
        None,
        a.diagnostics,
        a.about,
    ]
