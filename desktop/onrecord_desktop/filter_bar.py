"""What stands above the panel's cards: what is shown, in what order, and a search in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from onrecord import Reading
from onrecord.reading import Quotation, StatementType
from onrecord.translation import grouped, noop, tr
from onrecord_desktop.flow_layout import FlowLayout
from onrecord_desktop.sight import Hand, Naming, Order, Sight
from onrecord_desktop.style import filter_sizes
from onrecord_desktop.viewing import Viewing

TYPES: dict[StatementType, str] = {"claim": noop("Claims"), "denial": noop("Denials")}
QUOTATIONS: dict[Quotation, str] = {
    "direct": noop("In quotation marks"),
    "mixed": noop("Part quotation"),
    "indirect": noop("Without quotation marks"),
}
NAMINGS: dict[Naming, str] = {
    # Translators: statements by them.
    "named": noop("By named sources"),
    "unnamed": noop("By sources not named"),
}
HANDS: dict[Hand, str] = {
    # Translators: statements that the article has from the source itself, or through others.
    "first": noop("First-hand"),
    "via": noop("Through others"),
}
ORDERS: dict[Order, str] = {
    # Translators: in the order in which the sources come in the article.
    "order": noop("By order"),
    # Translators: who says most comes first.
    "amount": noop("By amount said"),
    "name": noop("By name"),
}
UNSURES = {
    # Translators: of the statements; under "Show as unsure".
    0.35: noop("few (under {percent} likely right)"),
    0.5: noop("usual (under {percent} likely right)"),
    0.65: noop("many (under {percent} likely right)"),
    0.8: noop("most (under {percent} likely right)"),
}
"""How many statements look unsure: below which confidence."""

ANEW: dict[str, object] = asdict(Sight())
"""What a part becomes that is no longer chosen."""


class FilterBar(QFrame):
    """Chips for types, menus for the rest, a field for words. All of it only tells the viewing."""

    def __init__(self, viewing: Viewing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters")
        self.setAccessibleName(tr("Filters"))
        self._viewing = viewing
        # Translators: every statement.
        self._all = self._chip(tr("All"), viewing.show_all)
        self._types = {kind: self._chip(tr(name), self._type_chooser(kind)) for kind, name in TYPES.items()}
        self._unsourced = self._chip(tr("No source"), lambda: viewing.solo(()))
        self._checks: list[tuple[QAction, str, object]] = []
        self.menu_keys: list[tuple[str, str]] = []
        """Name and key of each menu."""
        self._more = self._menu_button(tr("More filters"), "Alt+F")
        self._more.setText("⋯")
        self._more.setMenu(self._filters())
        self._order = self._menu_button(tr("Order of the sources"), "Alt+R")
        self._order.setMenu(self._orders())
        self.search = QLineEdit()
        self._lay_out()
        viewing.changed.connect(self._show)
        self._show(viewing.sight)
        QWidget.setTabOrder(self._more, self.search)
        QWidget.setTabOrder(self.search, self._order)

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("Search in statements and sources"))
        self.search.setAccessibleName(tr("Search in statements and sources"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda words: self._viewing.choose(words=words))
        chips, first, line = FlowLayout(5), QHBoxLayout(), QHBoxLayout()
        for row in (first, line):
            row.setSpacing(5)
            row.setContentsMargins(0, 0, 0, 0)
        for chip in (self._all, *self._types.values(), self._unsourced):
            chips.addWidget(chip)
        first.addLayout(chips, 1)
        first.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.search, 1)
        line.addWidget(self._order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 17, 0)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addLayout(line)

    def set_zoom(self, zoom: float) -> None:
        """Show everything larger or smaller."""
        self.setStyleSheet(filter_sizes(zoom))

    def _chip(self, name: str, choose: Callable[[], object]) -> QToolButton:
        chip = QToolButton(self)
        chip.setObjectName("chip")
        chip.setText(name)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(choose)
        # What is chosen shows from the sight, not from the click.
        chip.clicked.connect(lambda: self._show(self._viewing.sight))
        return chip

    def _type_chooser(self, kind: StatementType) -> Callable[[], None]:
        return lambda: self._viewing.choose(types=self._viewing.sight.types ^ {kind}, solo=None)

    def _menu_button(self, name: str, key: str) -> QToolButton:
        self.menu_keys.append((name, key))
        button = QToolButton(self)
        button.setObjectName("menu")
        button.setAccessibleName(name)
        button.setToolTip(tr("{name} ({key})", name=name, key=key))
        # not the button's own shortcut, which goes with its words
        QShortcut(QKeySequence(key), button).activated.connect(button.click)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _filters(self) -> QMenu:
        menu = QMenu(tr("More filters"), self)
        self._check(menu, tr("Only denials and what they answer"), "disputes_only", True)
        self._check(menu, tr("Only sentences without a source"), "rest", True)
        self._check(menu, tr("Only no comments"), "types", "no_comment")
        menu.addSeparator()
        for quotation, name in QUOTATIONS.items():
            self._check(menu, tr(name), "quotations", quotation)
        menu.addSeparator()
        for naming, name in NAMINGS.items():
            self._check(menu, tr(name), "naming", naming)
        menu.addSeparator()
        for hand, name in HANDS.items():
            self._check(menu, tr(name), "hand", hand)
        menu.addSeparator()
        unsure = menu.addMenu(tr("Show as unsure"))
        for below, words in UNSURES.items():
            percent = tr("{number} %", number=round(below * 100))
            self._check(unsure, tr(words, percent=percent), "unsure_below", below)
        return menu

    def _orders(self) -> QMenu:
        menu = QMenu(tr("Order of the sources"), self)
        for order, name in ORDERS.items():
            self._check(menu, tr(name), "order", order)
        return menu

    def _check(self, menu: QMenu, name: str, part: str, value: object) -> None:
        """Offer one value of a part of the sight."""
        action = menu.addAction(name)
        action.setCheckable(True)
        action.triggered.connect(lambda: self._viewing.choose(**{part: self._toggled(part, value)}))
        self._checks.append((action, part, value))

    def _toggled(self, part: str, value: object) -> object:
        """What a part of the sight becomes when a value of it is clicked."""
        now = getattr(self._viewing.sight, part)
        if isinstance(now, frozenset):
            return now ^ {value}
        return ANEW.get(part) if now == value else value

    def count(self, reading: Reading) -> None:
        """Show how many statements each chip stands for; one that stands for none is not offered."""
        found = Counter(statement.type for statement in reading.statements)
        unsourced = sum(not statement.sources for statement in reading.statements)
        numbers = [
            (self._all, tr("All"), len(reading.statements)),
            *((self._types[kind], tr(name), found[kind]) for kind, name in TYPES.items()),
            (self._unsourced, tr("No source"), unsourced),
        ]
        for chip, name, number in numbers:
            chip.setText(f"{name} {grouped(number)}")
            chip.setVisible(bool(number) or chip is self._all)
        self._show(self._viewing.sight)

    def _show(self, sight: Sight) -> None:
        self._all.setChecked(sight.is_whole)
        for kind, chip in self._types.items():
            chip.setChecked(kind in sight.types)
        self._unsourced.setChecked(sight.solo == ())
        self._order.setText(f"{tr(ORDERS[sight.order])} ▾")
        for action, part, value in self._checks:
            now = getattr(sight, part)
            action.setChecked(value in now if isinstance(now, frozenset) else now == value)
        if self.search.text() != sight.words:
            self.search.setText(sight.words)
