"""The dispute map: who denies whom in an article, and through whom it came, drawn and in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from onrecord.dispute_sentences import Wording, whose_links
from onrecord.translation import tr
from onrecord_desktop.bar import ElidedLabel
from onrecord_desktop.dispute_map.content import MapArrow, MapNode, content
from onrecord_desktop.dispute_map.legend import Legend, entries
from onrecord_desktop.dispute_map.list import SentenceList
from onrecord_desktop.dispute_map.view import MapView
from onrecord_desktop.fonts import sans
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.themes import Theme, blend

SIDE = 26
NARROW = 560
"""With less width than this there are no buttons to magnify the map."""
LEGEND_SHARE = 0.18
"""Most of the height that the legend takes unless the reader asks for it."""


class DisputeMap(QFrame):
    """Shows the disputes of a reading as a map, or in the same place as a list of sentences."""

    statement_chosen = Signal(str)
    """Id of a statement: the first of an arrow, or one of the list."""
    voice_chosen = Signal(tuple)
    """Ids of the sources of a node."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Presentation | None = None
        self._note = QLabel()
        self._title = ElidedLabel()
        self.map = MapView(theme)
        self.list = SentenceList(theme)
        self.legend = Legend(theme)
        self._pages = QStackedWidget()
        self._as = QButtonGroup(self)
        self.as_map = self._button(tr("Map"), tr("Show as a map"), lambda: self.show_as_text(False))
        # Translators: the dispute map in sentences.
        self.as_text = self._button(tr("Text"), tr("Show as text"), lambda: self.show_as_text(True))
        self._magnifiers = [
            self._button("−", tr("Smaller (-)"), lambda: self.map.magnify(-1)),
            self._button("+", tr("Larger (+)"), lambda: self.map.magnify(1)),
            # Translators: makes the map fit into the window.
            self._button(tr("Fit"), tr("Fit the map (0)"), lambda: self.map.magnify(0)),
        ]
        self.with_legend = self._button(tr("Legend"), tr("Show the legend"), self._choose_legend)
        self._legend_chosen: bool | None = None
        self._build()
        self.map.chosen.connect(self._choose)
        self.list.statement_chosen.connect(self.statement_chosen)
        self.set_theme(theme)
        self.set_zoom(1.0)

    def _button(self, text: str, name: str, do: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(do)
        return button

    def _build(self) -> None:
        self.setObjectName("disputes")
        self.setAccessibleName(tr("Dispute map"))
        self._note.setObjectName("note")
        self._title.say(tr("Who denies whom"))
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self.with_legend.setCheckable(True)
        for button in (self.as_map, self.as_text):
            button.setCheckable(True)
            self._as.addButton(button)
        self.as_map.setChecked(True)
        self.setFocusProxy(self.map)
        self._pages.addWidget(self.map)
        self._pages.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 18, 0, 14)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addSpacing(4)
        layout.addLayout(_inset(self._note))
        layout.addSpacing(10)
        layout.addWidget(self._pages, 1)
        layout.addLayout(_inset(self.legend))

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 0, SIDE - 6, 0)
        head.setSpacing(2)
        head.addWidget(self._title, 1)
        for button in (*self._magnifiers, self.with_legend, None, self.as_map, self.as_text):
            head.addWidget(button) if button else head.addSpacing(8)
        return head

    def show_presentation(self, shown: Presentation) -> None:
        """Show the disputes of a reading."""
        self._shown = shown
        shows = content(shown)
        wording = Wording(shown.reading, shown.disputes)
        self._note.setText(f"{shows.summary} {whose_links(shown.reading)}")
        self.map.show_content(shows if shows.arrows else None)
        self.list.show_sentences(wording.sentences(), wording)
        self.legend.show_entries(entries(shows))
        self._show_legend()

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self._note.clear()
        self.map.show_content(None)
        self.list.clear()
        self.legend.show_entries(())

    def show_as_text(self, text: bool) -> None:
        """Show the list of sentences in place of the map, or the map again."""
        (self.as_text if text else self.as_map).setChecked(True)
        page = self.list if text else self.map
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        for button in (*self._magnifiers, self.with_legend):
            button.setEnabled(not text)
        self._show_legend()

    def _choose_legend(self) -> None:
        self._legend_chosen = self.with_legend.isChecked()
        self._show_legend()

    def _show_legend(self) -> None:
        """Show the legend as the reader chose, or else where it leaves enough room for the map."""
        needed = self.legend.heightForWidth(max(self.width() - 2 * SIDE, 1))
        fits = needed <= LEGEND_SHARE * self.height()
        wanted = fits if self._legend_chosen is None else self._legend_chosen
        self.with_legend.setChecked(wanted)
        self.legend.setVisible(wanted and self._pages.currentWidget() is self.map)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew what there is room for: keys and wheel magnify the map too."""
        super().resizeEvent(event)
        for button in self._magnifiers:
            button.setVisible(self.width() >= NARROW)
        self._show_legend()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self._theme = theme
        self.setStyleSheet(_style_sheet(theme))
        self.map.set_theme(theme)
        self.list.set_theme(theme)
        self.legend.set_theme(theme)

    def set_zoom(self, zoom: float) -> None:
        """Set how large words are, 1 for the usual size."""
        self._title.setFont(sans(17 * zoom, bold=True))
        self._note.setFont(sans(12.5 * zoom))
        self.map.set_zoom(zoom)
        self.list.set_zoom(zoom)
        self.legend.set_zoom(zoom)
        self._show_legend()

    def _choose(self, thing: MapNode | MapArrow) -> None:
        if isinstance(thing, MapNode) and thing.voice:
            self.voice_chosen.emit(thing.voice)
        else:
            self.statement_chosen.emit(thing.statements[0])


def _inset(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(SIDE, 0, SIDE, 0)
    row.addWidget(widget)
    return row


def _style_sheet(theme: Theme) -> str:
    strong = blend(theme.ink, theme.button, 0.10)
    return f"""
    #disputes {{ background: {theme.ground}; }}
    #disputes QLabel {{ color: {theme.ink}; }}
    #disputes QLabel#note {{ color: {theme.muted}; }}
    #disputes QListWidget, #disputes QGraphicsView {{ background: {theme.ground}; }}
    #disputes QToolButton {{ border: 2px solid transparent; border-radius: 6px; padding: 3px 6px;
                            color: {theme.muted}; background: transparent; }}
    #disputes QToolButton:checked {{ background: {theme.button}; color: {theme.ink}; }}
    #disputes QToolButton:hover {{ background: {theme.button}; color: {theme.ink}; }}
    #disputes QToolButton:pressed {{ background: {strong}; }}
    #disputes QToolButton:focus {{ border-color: {theme.muted}; }}
    #disputes QToolButton:disabled {{ color: {blend(theme.muted, theme.ground, 0.5)}; }}
    """
