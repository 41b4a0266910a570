"""The main window: puts the parts together and passes on what happens between them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from onrecord import Article, Reading, __version__
from onrecord.provenance import heading
from onrecord_desktop import operations
from onrecord_desktop.actions import keys_in_words, make_actions
from onrecord_desktop.bar import Bar
from onrecord_desktop.dialogs import Dialogs
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.faults import MESSAGE
from onrecord_desktop.keys_dialog import KeysDialog
from onrecord_desktop.legend_dialog import LegendDialog
from onrecord_desktop.looks import Looks
from onrecord_desktop.marks_choice import MarksChoice
from onrecord_desktop.notices import Banner, BusyNote, DropFrame, Offer
from onrecord_desktop.openings import Openings
from onrecord_desktop.operations import Asking
from onrecord_desktop.presentation import Presentation, present
from onrecord_desktop.reading_pane import ReadingPane
from onrecord_desktop.recent_articles import RecentArticles
from onrecord_desktop.recent_menu import RecentMenu
from onrecord_desktop.regions import Regions
from onrecord_desktop.requests import OpenTarget, Request
from onrecord_desktop.settings import Settings
from onrecord_desktop.style import palette, style_sheet
from onrecord_desktop.themes import Theme
from onrecord_desktop.tour import Tour
from onrecord_desktop.tour_steps import steps
from onrecord_desktop.type_popover import TypePopover
from onrecord_desktop.welcome import Welcome

ABOUT = (
    f"On Record {__version__}\n\nShows who says what in a news article, who denies it, and through whom "
    "the article has it. The marks are made by software and may be wrong; they never say who is right.\n\n"
    "Everything is read on this computer."
)

NOT_OPENABLE = "What was dropped cannot be opened; drop a file, a web address or the text of an article."


class Window(QMainWindow):
    """One article at a time, from opening to reading."""

    on_screen = Signal()
    """The window has been painted for the first time."""

    def __init__(
        self,
        client: EngineClient,
        looks: Looks,
        settings: Settings,
        recents: RecentArticles,
        ask: Callable[[QWidget], Asking] = Dialogs,
    ) -> None:
        super().__init__()
        self._client = client
        self._looks = looks
        self._ask = ask(self)
        self._recents = recents
        self._openings = Openings(recents, settings)
        self._painted = False
        self.actions_ = a = make_actions(self)
        a.remember_recent.setChecked(recents.is_remembering)
        self.recent_menu = RecentMenu(recents, a.clear_recent, a.remember_recent, self)
        self.bar = Bar(a, recent=self.recent_menu.menuAction())
        self.banner = Banner()
        self.pane = ReadingPane(looks.theme, looks.appearance)
        self.marks = MarksChoice(a, self.pane.viewing)
        self.type_popover = TypePopover(looks, self)
        self.type_popover.addActions([a.larger, a.smaller, a.usual_size])
        self.welcome = Welcome(looks.theme, a, recents, first=not settings.welcomed())
        self.stack = QStackedWidget()
        self.busy = BusyNote(self.stack)
        self.tour = Tour(self.stack)
        read = (self.pane.view, self.pane.find_bar, self.pane.card, self.pane.filters, self.pane.panel)
        self.regions = Regions((self.bar, self.banner, self.welcome, *read, self.busy, self.tour))
        self.drop_frame = DropFrame(self.stack)
        self._build()
        self._connect_actions()
        self._connect_parts()
        self._wear(looks.theme)
        self.welcome.setFocus()

    def _build(self) -> None:
        self.setWindowTitle("On Record")
        self.setAcceptDrops(True)
        self.setMinimumSize(560, 400)
        self.stack.addWidget(self.welcome)
        self.stack.addWidget(self.pane)
        self.pane.view.setAcceptDrops(False)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.bar, self.banner, self.stack):
            layout.addWidget(part)
        self.setCentralWidget(middle)
        self.addActions(self.actions_.all)
        self._enable()
        self.actions_.cancel.setEnabled(False)

    def _connect_actions(self) -> None:
        a, pane, looks = self.actions_, self.pane, self._looks
        go = pane.navigation
        connections: dict[QAction, Callable[[], object]] = {
            a.open_file: lambda: self.open(operations.open_file(self._ask)),
            a.open_address: lambda: self.open(operations.open_address(self._ask, _clipboard())),
            a.paste: lambda: self.open(
                operations.open_paste(self._ask, QGuiApplication.clipboard().mimeData())
            ),
            a.sample: lambda: self.open(operations.open_sample()),
            a.cancel: self._client.cancel,
            a.quit: lambda: self.window().close(),
            a.next: lambda: go.step(1),
            a.previous: lambda: go.step(-1),
            a.next_denial: lambda: go.step(1, "denials"),
            a.previous_denial: lambda: go.step(-1, "denials"),
            a.next_of_source: lambda: go.step(1, "source"),
            a.previous_of_source: lambda: go.step(-1, "source"),
            a.card: go.enter_card,
            a.back: go.go_back,
            a.forward: go.go_forward,
            a.find: pane.finder.open,
            a.find_next: lambda: pane.finder.step(1),
            a.find_previous: lambda: pane.finder.step(-1),
            a.search: self._search,
            a.free: pane.escape,
            a.type: lambda: self.type_popover.open_under(self.bar.type_anchor),
            a.larger: lambda: looks.zoom_by(1),
            a.smaller: lambda: looks.zoom_by(-1),
            a.usual_size: lambda: looks.zoom_by(0),
            a.keys: self._show_keys,
            a.about: lambda: self._tell("About On Record", ABOUT),
            a.legend: lambda: LegendDialog(looks.theme, self).open(),
            a.clear_recent: self._recents.clear,
            a.next_part: lambda: self.regions.go(1),
            a.previous_part: lambda: self.regions.go(-1),
        }
        for action, do in connections.items():
            action.triggered.connect(do)
        a.remember_recent.toggled.connect(self._recents.remember)
        a.marks.toggled.connect(pane.set_marks_visible)
        a.panel.toggled.connect(pane.set_panel_visible)
        self.marks.changed.connect(self.bar.set_marks)

    def _connect_parts(self) -> None:
        self._client.article_ready.connect(self._openings.succeed)
        self._client.article_ready.connect(self.show_article)
        self._client.reading_ready.connect(self.show_presentation)
        self._client.reading_ready.connect(self._begin_tour)
        self._client.failed.connect(self._on_failed)
        self._recents.failed.connect(self.banner.say)
        for part in (self.recent_menu, self.welcome.recent):
            part.chosen.connect(lambda target: self.open(OpenTarget(target)))
        self.pane.view.verticalScrollBar().valueChanged.connect(self.tour.follow)
        self.tour.ended.connect(self.pane.view.setFocus)
        self._client.busy_changed.connect(self._on_busy)
        self.busy.cancelled.connect(self._client.cancel)
        self._looks.theme_changed.connect(self._wear)
        self._looks.appearance_changed.connect(self.pane.set_appearance)
        self.pane.wheel.turned.connect(self._looks.zoom_by)

    def open(self, request: Request | None) -> None:
        """Have something read, if there is anything."""
        if request is None:
            return
        self.banner.hide()
        self.tour.hide()
        self._openings.begin(request)
        self.busy.begin(f"Opening {request.name} …")
        self._client.submit(request)

    def show_article(self, article: Article) -> None:
        """Show an article that is being read."""
        self._show_pane(article)
        self.pane.show_article(article)
        self._enable(article=True)
        self.busy.begin("Reading …")

    def show_reading(self, reading: Reading) -> None:
        """Show an article with its marks."""
        self.show_presentation(present(reading))

    def show_presentation(self, shown: Presentation) -> None:
        """Show an article with its marks, prepared for it."""
        self._show_pane(shown.reading.article)
        self.pane.show_presentation(shown)
        self.marks.show()
        self._enable(article=True, reading=True)

    def _begin_tour(self) -> None:
        if self._openings.take_tour():
            self.tour.begin(steps(self.pane, self.stack))

    def _on_failed(self, message: str) -> None:
        target = self._openings.fail()
        offer = Offer("Take it from the list", lambda: self._recents.take_out(target)) if target else None
        self.banner.say(message, offer=offer)

    def _show_pane(self, article: Article) -> None:
        title = heading(article)
        self.bar.set_title(title)
        self.setWindowTitle(f"{title} – On Record")
        if self.stack.currentWidget() is not self.pane:
            self.stack.setCurrentWidget(self.pane)
            self.pane.fit(self.stack.width())
            self.pane.view.setFocus()

    def _search(self) -> None:
        self.actions_.panel.setChecked(True)
        self.pane.search()

    def _enable(self, *, article: bool = False, reading: bool = False) -> None:
        for action in self.actions_.of_article:
            action.setEnabled(article)
        for action in self.actions_.of_reading:
            action.setEnabled(reading)

    def _on_busy(self, busy: bool) -> None:
        self.actions_.cancel.setEnabled(busy)
        self.busy.setVisible(busy)
        if not busy:
            self.pane.give_up_waiting()

    def _wear(self, theme: Theme) -> None:
        QApplication.setPalette(palette(theme))
        self.setStyleSheet(style_sheet(theme))
        self.pane.set_theme(theme)
        self.welcome.set_theme(theme)

    def tell_fault(self, details: str) -> None:
        """Tell of an error of our own, with details that a report of it needs."""
        self.banner.say(MESSAGE, details)

    def _show_keys(self) -> None:
        menus = [*self.bar.menu_keys, *self.pane.filters.menu_keys]
        keys = {**keys_in_words(self.actions_), "Menus": menus}
        KeysDialog(keys, self).open()

    def _tell(self, title: str, text: str) -> None:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, QMessageBox.StandardButton.Close, self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that what is dragged here can be opened."""
        if operations.can_open(event.mimeData()):
            self.drop_frame.show_over()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """End the highlight."""
        self.drop_frame.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self.drop_frame.hide()
        event.acceptProposedAction()
        request = operations.open_dropped(event.mimeData())
        if request is None:
            self.banner.say(NOT_OPENABLE)
        self.open(request)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is on screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.on_screen.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the engine's process with the window."""
        self._client.shut_down()
        super().closeEvent(event)


def _clipboard() -> str:
    return QGuiApplication.clipboard().text()
