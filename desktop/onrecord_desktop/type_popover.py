"""Where the reader sets type and theme, and sees at once what it does to the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from onrecord.translation import noop, tr
from onrecord_desktop.appearance import ZOOMS, Appearance, Face, Measure, Spacing
from onrecord_desktop.fonts import sans, serif
from onrecord_desktop.looks import Looks
from onrecord_desktop.settings.preferences import ThemeChoice

FACES: dict[Face, str] = {"serif": noop("Serif"), "sans": noop("Sans")}
SPACINGS: dict[Spacing, str] = {"tight": noop("Tight"), "usual": noop("Usual"), "loose": noop("Loose")}
MEASURES: dict[Measure, str] = {"narrow": noop("Narrow"), "usual": noop("Usual"), "wide": noop("Wide")}
THEMES: dict[ThemeChoice, str] = {"light": noop("Light"), "dark": noop("Dark"), "system": noop("System")}


class Choice(QFrame):
    """One of a few values, side by side."""

    def __init__(self, name: str, values: Mapping[Any, str], choose: Callable[[Any], object]) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[Any, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for value, written in values.items():
            words = tr(written)
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAccessibleName(tr("{name}: {words}", name=name, words=words))
            button.clicked.connect(lambda _=False, value=value: choose(value))
            self._group.addButton(button)
            self.buttons[value] = button
            row.addWidget(button, 1)

    def show_value(self, value: Any) -> None:
        """Show which is chosen. The Tab key stops there; arrows choose another."""
        self.buttons[value].setChecked(True)
        for button in self.buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class TypePopover(QFrame):
    """Face, size, height and length of the lines, and the theme. Whatever is chosen holds at once."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAccessibleName(tr("Type and theme"))
        self._looks = looks
        self.face = Choice(tr("Typeface"), FACES, lambda face: self._set(face=face))
        self.spacing = Choice(tr("Line height"), SPACINGS, lambda spacing: self._set(spacing=spacing))
        self.measure = Choice(tr("Line length"), MEASURES, lambda measure: self._set(measure=measure))
        self.theme = Choice(tr("Theme"), THEMES, looks.choose)
        self.face.buttons["serif"].setFont(serif(14))
        self.face.buttons["sans"].setFont(sans(14))
        self.smaller = self._sizer("−", tr("Smaller text"), -1)
        self.larger = self._sizer("+", tr("Larger text"), 1)
        self.size_ = QLabel()
        self._lay_out()
        looks.appearance_changed.connect(self._show)
        looks.theme_changed.connect(lambda _: self._show(looks.appearance))
        self._show(looks.appearance)

    def _lay_out(self) -> None:
        size = QFrame()
        size.setObjectName("choice")
        row = QHBoxLayout(size)
        row.setContentsMargins(2, 2, 2, 2)
        self.size_.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.smaller)
        row.addWidget(self.size_, 1)
        row.addWidget(self.larger)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 16)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        rows = {
            tr("Typeface"): self.face,
            tr("Size"): size,
            tr("Line height"): self.spacing,
            tr("Line length"): self.measure,
            tr("Theme"): self.theme,
        }
        for number, (name, widget) in enumerate(rows.items()):
            grid.addWidget(QLabel(name), number, 0)
            grid.addWidget(widget, number, 1)

    def _sizer(self, sign: str, name: str, steps: int) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._looks.zoom_by(steps))
        return button

    def _set(self, **parts: Any) -> None:
        self._looks.set_type(replace(self._looks.appearance, **parts))

    def _show(self, appearance: Appearance) -> None:
        self.face.show_value(appearance.face)
        self.spacing.show_value(appearance.spacing)
        self.measure.show_value(appearance.measure)
        self.theme.show_value(self._looks.choice)
        percent = tr("{number} %", number=round(appearance.zoom * 100))
        self.size_.setText(percent)
        for button in (self.smaller, self.larger):
            button.setAccessibleDescription(tr("Size of the text: {percent}", percent=percent))
        self.smaller.setEnabled(appearance.zoom > ZOOMS[0])
        self.larger.setEnabled(appearance.zoom < ZOOMS[-1])

    def open_under(self, button: QWidget) -> None:
        """Open under a button, its right edge no further right than the window's."""
        self._show(self._looks.appearance)
        self.adjustSize()
        window = button.window()
        corner = button.mapTo(window, QPoint(0, button.height() + 4))
        left = min(corner.x(), window.width() - self.width() - 8)
        self.move(window.mapToGlobal(QPoint(max(left, 8), corner.y())))
        self.show()
        self.face.buttons[self._looks.appearance.face].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
