"""The main window: puts the parts together and passes on what happens between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from onrecord import Article, Reading, Span, folders
from onrecord.disputes import offers_map
from onrecord.phrasing import capitalized
from onrecord.provenance import heading
from onrecord.translation import noop, tr
from onrecord_desktop import operations
from onrecord_desktop.actions import make_actions, name_step
from onrecord_desktop.background import AtOnce, Worker
from onrecord_desktop.bar import Bar
from onrecord_desktop.connections import connect_actions
from onrecord_desktop.correcting.correcting import Correcting
from onrecord_desktop.correcting.menus import add_corrections, add_markings, add_source_corrections
from onrecord_desktop.correcting.revising import Revising
from onrecord_desktop.dialogs import Dialogs
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.exporting import Exporting
from onrecord_desktop.faults.dialog import FaultDialog
from onrecord_desktop.faults.faults import MESSAGE, Fault
from onrecord_desktop.keeping.going_on import go_on
from onrecord_desktop.keeping.keeping import Keeping
from onrecord_desktop.keeping.opened import Opened, Ready
from onrecord_desktop.language_menu import LanguageMenu, next_time
from onrecord_desktop.library.page import LibraryPage
from onrecord_desktop.library.wiring import add_library, make_view
from onrecord_desktop.library.work import LibraryWork, passing_library
from onrecord_desktop.looks import Looks
from onrecord_desktop.lookups.lookups import LookUps
from onrecord_desktop.lookups.offering import LookingUp
from onrecord_desktop.map_page import MapPage
from onrecord_desktop.marks_choice import MarksChoice
from onrecord_desktop.notices import Banner, BusyNote, DoneNote, DropFrame, Offer
from onrecord_desktop.openings import Openings
from onrecord_desktop.operations import Asking
from onrecord_desktop.pages import Pages
from onrecord_desktop.presentation import Presentation, present
from onrecord_desktop.print_actions import PrintActions
from onrecord_desktop.reading_pane import ReadingPane
from onrecord_desktop.recent_articles import RecentArticles
from onrecord_desktop.recent_menu import RecentMenu
from onrecord_desktop.regions import Regions
from onrecord_desktop.requests import OpenKept, OpenTarget, Request
from onrecord_desktop.settings.stored import Settings
from onrecord_desktop.starting.comeback import Comeback
from onrecord_desktop.starting.instance import Message
from onrecord_desktop.style import palette, style_sheet
from onrecord_desktop.themes import Theme
from onrecord_desktop.tour import Tour
from onrecord_desktop.tour_steps import steps
from onrecord_desktop.type_popover import TypePopover
from onrecord_desktop.welcome import Welcome

NOT_OPENABLE = noop(
    "What was dropped cannot be opened; drop a file, a web address or the text of an article."
)
ONE_OF_SEVERAL = noop("One article is shown at a time, so “{name}” was opened and the others were not.")


class Window(QMainWindow):
    """One article at a time, from opening to reading."""

    on_screen = Signal()
    """The window has been painted for the first time."""
    closing = Signal()
    """The window is being closed."""

    def __init__(
        self,
        client: EngineClient,
        looks: Looks,
        settings: Settings,
        recents: RecentArticles,
        kept: Comeback,
        worker: Worker,
        ask: Callable[[QWidget], Asking] = Dialogs,
        lookups: LookUps | None = None,
        library: LibraryWork | None = None,
    ) -> None:
        super().__init__()
        self.client = client
        self.library = library or LibraryWork(passing_library, AtOnce, self)
        self.looks = looks
        self.recents = recents
        self.ask = ask(self)
        self._settings = settings
        self._kept = kept
        self._openings = Openings(recents, settings, kept)
        self._painted = False
        self.actions_ = a = make_actions(self)
        a.remember_recent.setChecked(recents.is_remembering)
        a.keep_all.setChecked(settings.now.keeps_all)
        self.recent_menu = RecentMenu(recents, a.clear_recent, a.remember_recent, self)
        self.banner = Banner()
        self.stack = QStackedWidget()
        self.done = DoneNote(self.stack)
        self.exporting = Exporting(self.ask, worker, looks, self.done.say, self.banner.say, self)
        self.printing = PrintActions(self.ask, worker, self.done.say, self.banner.say, self)
        self.languages = LanguageMenu(settings.now.language, self)
        self.languages.chosen.connect(lambda choice: settings.change(replace(settings.now, language=choice)))
        self.languages.chosen.connect(lambda choice: self.done.say(next_time(choice)))
        recent, languages = self.recent_menu.menuAction(), self.languages.menuAction()
        self.bar = Bar(a, recent, self.exporting.actions, languages)
        self.pane = ReadingPane(looks.theme, looks.appearance)
        self.revising = Revising(worker, self)
        self.keeping = Keeping(self.library, settings, self)
        self.correcting = Correcting(self.pane, self.revising, settings, looks, self.done.say, self)
        self.lookups = lookups or LookUps(parent=self)
        self.looking_up = LookingUp(self.lookups, settings, self)
        self.pane.panel.lookups, self.pane.panel.offers = self.lookups.about, self.looking_up.offers
        self.marks = MarksChoice(a, self.pane.viewing)
        self.type_popover = TypePopover(looks, self)
        self.type_popover.addActions([a.larger, a.smaller, a.usual_size])
        self.welcome = Welcome(looks.theme, a, recents, first=not settings.now.welcomed)
        self.map_page = MapPage(looks.theme, looks.appearance)
        self.library_page = LibraryPage(lambda: make_view(self), looks.appearance)
        self.pages = Pages(self.stack, self.welcome, self.pane, self.map_page, self.library_page)
        self.busy = BusyNote(self.stack)
        self.tour = Tour(self.stack)
        read = (self.pane.view, self.pane.find_bar, self.pane.card, self.pane.filters, self.pane.panel)
        pages = (self.welcome, *read, self.map_page, self.library_page)
        self.regions = Regions((self.bar, self.banner, *pages, self.busy, self.tour))
        self.drop_frame = DropFrame(self.stack)
        self._build()
        connect_actions(self)
        self._connect_parts()
        self._wear(looks.theme)
        self.welcome.setFocus()

    def _build(self) -> None:
        self.setWindowTitle("On Record")
        self.setAcceptDrops(True)
        self.setMinimumSize(560, 400)
        self.pane.view.setAcceptDrops(False)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.bar, self.banner, self.stack):
            layout.addWidget(part)
        self.foot = QVBoxLayout()
        layout.addLayout(self.foot)
        self.setCentralWidget(middle)
        self.addActions(self.actions_.all)
        self._enable(None)
        self.actions_.cancel.setEnabled(False)

    def _connect_parts(self) -> None:
        self.client.article_ready.connect(self._openings.succeed)
        self.client.article_ready.connect(self.show_article)
        self.client.reading_ready.connect(self._take_reading)
        self.keeping.ready.connect(self._show_ready)
        self.keeping.failed.connect(self.banner.say)
        self.keeping.kept.connect(lambda: self.done.say(tr("Kept in your library")))
        self.revising.put.connect(self.keeping.put)
        self.revising.taken.connect(self.keeping.take_out)
        self.revising.checked.connect(self.keeping.check)
        self.revising.made.connect(lambda words: self.keeping.when_kept(partial(self._tell_step, words)))
        self.pane.view.moved.connect(lambda: self.keeping.read_to(self.pane.view.place.offset))
        self.client.failed.connect(self._on_failed)
        self.recents.failed.connect(self.banner.say)
        self.recents.changed.connect(self._forget_what_is_open)
        for part in (self.recent_menu, self.welcome.recent):
            part.chosen.connect(lambda target: self.open(OpenTarget(target)))
        self.pane.view.verticalScrollBar().valueChanged.connect(self.tour.follow)
        self.tour.ended.connect(self.pane.view.setFocus)
        self.client.busy_changed.connect(self._on_busy)
        self.busy.cancelled.connect(self.client.cancel)
        self.looks.theme_changed.connect(self._wear)
        self.looks.appearance_changed.connect(self.pane.set_appearance)
        self.looks.appearance_changed.connect(self.map_page.set_appearance)
        self.pages.source_wanted.connect(self._go_to_source)
        self._connect_library()
        self.pane.copied.connect(self.done.say)
        self.revising.changed.connect(self._show_revised)
        a, revising = self.actions_, self.revising
        for action, named in ((a.undo, revising.undo_named), (a.redo, revising.redo_named)):
            named.connect(partial(name_step, action, action.text()))
            name_step(action, action.text(), "")
        self.pane.note_chosen.connect(self.correcting.edit_note)
        self.pane.corrections = lambda menu, i: add_corrections(menu, self.correcting, i)
        self.pane.panel.corrections = lambda menu, key: add_source_corrections(menu, self.correcting, key)
        self.pane.view.markings = self._add_markings
        self.lookups.changed.connect(self.pane.panel.show_look_ups)
        self.lookups.ended.connect(lambda _: self.keeping.set_context(self.lookups.kept_of))
        self.lookups.busy_changed.connect(self.bar.set_online)
        self.pane.panel.look_up_chosen.connect(self.looking_up.follow)
        self.pane.selection.changed.connect(lambda _: self._enable_copying())
        self.marks.changed.connect(self.bar.set_marks)
        self.pane.wheel.turned.connect(self.looks.zoom_by)

    def _connect_library(self) -> None:
        self.library.failed.connect(self.banner.say)
        self.library.counted.connect(self.welcome.show_library)
        self.library.changed.connect(self.library.count)
        self.library_page.article_chosen.connect(lambda i, statement: self.open(OpenKept(i, statement)))
        self.looks.appearance_changed.connect(self.library_page.set_appearance)
        self.pane.panel.elsewhere = lambda menu, key: add_library(menu, self, key)

    def open(self, request: Request | None, *, keep_message: bool = False) -> None:
        """Have something read, if there is anything; messages about what was before go."""
        if request is None:
            return
        for note in (self.tour, self.done, *(() if keep_message else (self.banner,))):
            note.hide()
        if isinstance(request, OpenKept):
            self.open_kept(request)
            return
        self._openings.begin(request)
        self.busy.begin(tr("Opening {name} …", name=request.name))
        self.client.submit(request)

    def open_kept(self, request: OpenKept) -> None:
        """Open an article of the library."""
        self.client.cancel()
        self._openings.begin(request)
        self.keeping.open(request.id, request.statement)

    def _take_reading(self, shown: Presentation) -> None:
        """Look in the library before an article that was read is shown."""
        self.keeping.take(shown, self._openings.target)

    def _show_ready(self, ready: Ready) -> None:
        """Show an article, with what is kept of it, where it was left."""
        if ready.is_from_library:
            self._openings.succeed(ready.shown.reading.article)
        self.show_presentation(ready.shown, ready.kept)
        if self._openings.take_tour():
            self.tour.begin(steps(self.pane, self.stack))
        self._kept.marked()
        go_on(self, ready)

    def _tell_step(self, words: str) -> None:
        """Say that a step was done and is kept."""
        self.done.say(tr("{what}, and kept – Ctrl+Z undoes it", what=capitalized(words)))

    def open_arrival(self, message: Message) -> None:
        """Open what came from outside: the first of it, for one article is shown at a time."""
        if message.targets:
            self.open(OpenTarget(message.targets[0]))
        if len(message.targets) > 1:
            self.done.say(tr(ONE_OF_SEVERAL, name=OpenTarget(message.targets[0]).name))

    def show_article(self, article: Article) -> None:
        """Show an article that is being read."""
        self._show_pane(article)
        self.keeping.close()
        self.revising.begin(None)
        self.lookups.show(None)
        self.pane.show_article(article)
        self._enable(article)
        self.busy.begin(tr("Reading …"))

    def show_reading(self, reading: Reading) -> None:
        """Show an article that was read elsewhere, with its marks."""
        self._take_reading(present(reading))

    def show_presentation(self, shown: Presentation, opened: Opened | None = None) -> None:
        """Show an article with its marks, prepared for it.

        Args:
            shown: with what the reader made of it.
            opened: what is kept of it, if it is kept.
        """
        self._show_pane(shown.reading.article)
        if opened:
            self.revising.begin(opened.reading, opened.revision, opened.lost)
        else:
            self.revising.begin(shown.reading)
        self.lookups.show(shown.reading, opened.context if opened else ())
        self.pane.show_presentation(shown)
        self.marks.show()
        self._enable(shown.reading.article, shown)

    def _show_revised(self, shown: Presentation) -> None:
        """Show the same article as the reader has corrected it."""
        self.lookups.follow(shown.reading)
        self.pane.show_revised(shown)
        self._enable(shown.reading.article, shown)
        self.correcting.go_on()

    def _add_markings(self, menu: QMenu, span: Span) -> None:
        add_markings(menu, self.correcting, span, self.pane.navigation.statement)

    def _forget_what_is_open(self) -> None:
        if not self.recents.is_remembering:
            self._kept.forget()

    def _on_failed(self, message: str) -> None:
        target = self._openings.fail()
        offer = Offer(tr("Take it from the list"), lambda: self.recents.take_out(target)) if target else None
        self.banner.say(message, offer=offer)

    def _show_pane(self, article: Article) -> None:
        title = heading(article)
        self.bar.set_title(title)
        self.setWindowTitle(f"{title} – On Record")
        self.pages.show_article()

    def _enable(self, article: Article | None, shown: Presentation | None = None) -> None:
        a = self.actions_
        for action in a.of_article:
            action.setEnabled(article is not None)
        for action in (*a.of_reading, *a.of_export):
            action.setEnabled(shown is not None)
        a.dispute_map.setEnabled(shown is not None and offers_map(shown.disputes))
        a.removed.setEnabled(article is not None and bool(article.removed))
        self.exporting.show(shown)
        self._enable_copying()

    def _enable_copying(self) -> None:
        self.actions_.copy.setEnabled(self.pane.navigation.statement is not None)

    def forget_reading(self, reading: Reading) -> None:
        """Keep nothing of an article that is to leave no trace, though it may be open."""
        if self.keeping.forget(reading):
            self._kept.forget()

    def _go_to_source(self, key: tuple[str, ...]) -> None:
        self.actions_.panel.setChecked(True)
        self.pane.go_to_source(key)

    def _on_busy(self, busy: bool) -> None:
        self.actions_.cancel.setEnabled(busy)
        self.busy.setVisible(busy)
        if not busy:
            self.pane.give_up_waiting()

    def _wear(self, theme: Theme) -> None:
        QApplication.setPalette(palette(theme))
        self.setStyleSheet(style_sheet(theme))
        self.pane.set_theme(theme)
        self.map_page.set_theme(theme)
        self.library_page.set_theme(theme)
        self.welcome.set_theme(theme)

    def show_look_up_settings(self) -> None:
        """Show whether and how providers may be asked; once they are loaded."""
        from onrecord_desktop.lookups.settings import LookUpSettings

        if self.lookups.means:
            LookUpSettings(self.lookups, self.lookups.means, self._settings, self).open()
        else:
            self.done.say(tr("The look-ups are still being loaded; try again in a moment."))

    def tell_fault(self, fault: Fault, message: str = "") -> None:
        """Tell of an error of our own, and offer the details that a report of it needs."""
        details = Offer(tr("Details…"), lambda: FaultDialog(fault, folders.logs(), self).open())
        self.banner.say(message or tr(MESSAGE), offer=details)

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
            self.banner.say(tr(NOT_OPENABLE))
        self.open(request)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is on screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.on_screen.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the engine's process with the window, and what is being asked."""
        self._kept.forget()
        self.keeping.close()
        self.closing.emit()
        self.library.shut_down()
        self.client.shut_down()
        self.lookups.shut_down()
        super().closeEvent(event)
