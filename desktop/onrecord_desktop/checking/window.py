"""The window in which one sheet is judged."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from onrecord.files import replacing
from onrecord.sampling import report
from onrecord.sampling.sheets import SheetFile
from onrecord.sampling.values import Sheet
from onrecord.translation import noop, tr
from onrecord_desktop.announcing import announce
from onrecord_desktop.background import Worker
from onrecord_desktop.checking.actions import make_actions
from onrecord_desktop.checking.bar import Bar
from onrecord_desktop.checking.keeping import SheetKeeping
from onrecord_desktop.checking.page import StatementPage
from onrecord_desktop.checking.report_page import ReportPage
from onrecord_desktop.checking.session import Session
from onrecord_desktop.checking.style import checking_style
from onrecord_desktop.checking.words import progress
from onrecord_desktop.dialogs import Dialogs
from onrecord_desktop.looks import Looks
from onrecord_desktop.notices import Banner, DoneNote, Offer
from onrecord_desktop.operations import Asking
from onrecord_desktop.style import palette, style_sheet
from onrecord_desktop.themes import Theme
from onrecord_desktop.wheel_zoom import WheelZoom
from onrecord_resources import path

SIZE, SMALLEST = (1280, 880), (480, 400)
# Translators: the end of a file's name.
ENDING = noop(", report.txt")
KIND = noop("Text (*.txt)")


class CheckingWindow(QMainWindow):
    """Shows one statement after the other, keeps each judgement at once, and at the end the report."""

    def __init__(
        self,
        sheet: Sheet,
        file: SheetFile,
        looks: Looks,
        worker: Worker,
        ask: Callable[[QWidget], Asking] = Dialogs,
    ) -> None:
        super().__init__()
        self._file = file.file
        self._looks = looks
        self._worker = worker
        self._ask = ask(self)
        self._closes = self._gives_up = False
        self.session = Session(sheet, self)
        self.keeping = SheetKeeping(file, worker, self)
        self.actions_ = make_actions(self)
        self.addActions(self.actions_.all)
        self.bar = Bar(self.actions_)
        self.banner = Banner()
        self.page = StatementPage(self.session, self.actions_, looks.theme, looks.appearance)
        self.report = ReportPage()
        self.stack = QStackedWidget()
        self.done = DoneNote(self.stack)
        self._build()
        self._connect_actions()
        self._connect_parts()
        self._wear(looks.theme)
        self._show_statement()
        self.page.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if len(sheet.judged) == len(sheet.drawn):
            self.show_report()

    def _build(self) -> None:
        self.setWindowTitle(tr("{name} – On Record", name=self._file.name))
        self.setWindowIcon(QIcon(str(path("icons") / "onrecord.svg")))
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.report)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.banner, self.stack):
            column.addWidget(part)
        self.setCentralWidget(middle)
        self._enable(report=False)

    def _connect_actions(self) -> None:
        a, session, looks = self.actions_, self.session, self._looks
        a.right.triggered.connect(lambda: session.judge_rest("right"))
        a.unsure.triggered.connect(lambda: session.judge_rest("unsure"))
        a.refuse.triggered.connect(session.refuse)
        a.back.triggered.connect(lambda: session.go(-1))
        a.forth.triggered.connect(lambda: session.go(1))
        a.undo.triggered.connect(session.undo_stack.undo)
        a.redo.triggered.connect(session.undo_stack.redo)
        a.report.triggered.connect(self.show_report)
        a.leave_report.triggered.connect(self.leave_report)
        a.save.triggered.connect(self._save)
        a.copy.triggered.connect(self._copy)
        a.larger.triggered.connect(lambda: looks.zoom_by(1))
        a.smaller.triggered.connect(lambda: looks.zoom_by(-1))
        a.usual_size.triggered.connect(lambda: looks.zoom_by(0))
        a.close.triggered.connect(self.close)
        for part, action in a.parts.items():
            action.triggered.connect(partial(session.turn, part))

    def _connect_parts(self) -> None:
        self.session.moved.connect(self._show_statement)
        self.session.judged.connect(self.keeping.keep)
        self.session.undo_stack.indexChanged.connect(self._show_judgement)
        self.session.finished.connect(self.show_report)
        self.keeping.kept.connect(self._on_kept)
        self.keeping.failed.connect(self._on_not_kept)
        self._looks.theme_changed.connect(self._wear)
        self._looks.appearance_changed.connect(self.page.set_appearance)
        self._looks.appearance_changed.connect(self._show_report_again)
        WheelZoom(self.page.view, self.page.panel, self.report).turned.connect(self._looks.zoom_by)

    def _show_statement(self) -> None:
        self.page.show_statement()
        self._show_judgement()
        words = progress(self.session.place, len(self.session.sheet.drawn))
        announce(self.page.view, f"{words}. {self.page.panel.claim.accessibleName()}")

    def _show_judgement(self) -> None:
        self.page.panel.show_judgement()
        self.bar.follow(self.session)
        self._enable(report=self._shows_report)

    @property
    def _shows_report(self) -> bool:
        return self.stack.currentWidget() is self.report

    def show_report(self) -> None:
        """Show the report of what is judged so far."""
        self.stack.setCurrentWidget(self.report)
        self._show_report_again()
        self._enable(report=True)
        self.report.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.report, self.report.accessibleDescription())

    def _show_report_again(self) -> None:
        if self._shows_report:
            self.report.show_sheet(self.session.sheet, self._looks.theme, self._looks.appearance.zoom)

    def leave_report(self) -> None:
        """Show the statement again."""
        self.stack.setCurrentWidget(self.page)
        self._enable(report=False)
        self.page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self, *, report: bool) -> None:
        a, session = self.actions_, self.session
        for action in a.of_report:
            action.setEnabled(report)
        for action in a.of_statements:
            action.setEnabled(not report)
        for part, action in a.parts.items():
            action.setEnabled(not report and part in session.current.asked)
        a.back.setEnabled(not report and session.place > 0)
        a.forth.setEnabled(not report and session.place < len(session.sheet.drawn) - 1)
        a.undo.setEnabled(not report and session.undo_stack.canUndo())
        a.redo.setEnabled(not report and session.undo_stack.canRedo())
        self.bar.show_report(report)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(report.as_text(self.session.sheet))
        self.done.say(tr("Copied the report"))

    def _save(self) -> None:
        chosen = self._ask.save(f"{self._file.stem}{tr(ENDING)}", tr(KIND))
        if chosen:
            file, words = Path(chosen), report.as_text(self.session.sheet)
            self._worker.do(
                lambda: _write(file, words),
                lambda _: self.done.say(tr("Saved as {name}", name=file.name)),
                partial(self._fail, file),
            )

    def _fail(self, file: Path, error: BaseException) -> None:
        if not isinstance(error, OSError):
            raise error
        why = error.strerror or type(error).__name__
        self.banner.say(tr("{file} cannot be written: {why}.", file=file, why=why))

    def _wear(self, theme: Theme) -> None:
        QApplication.setPalette(palette(theme))
        self.setStyleSheet(style_sheet(theme) + checking_style(theme))
        self.page.set_theme(theme)
        self._show_report_again()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once every judgement is on the disk; where that fails, ask first."""
        if self.keeping.is_kept or self._gives_up:
            super().closeEvent(event)
            return
        event.ignore()
        self._closes = True
        self.keeping.go_on()

    def _on_kept(self) -> None:
        if self._closes:
            QTimer.singleShot(0, self.close)

    def _on_not_kept(self, why: str) -> None:
        if self._closes:
            self.banner.say(why, Offer(tr("Close all the same"), self._give_up))
        else:
            self.banner.say(why)
        self._closes = False

    def _give_up(self) -> None:
        self._gives_up = True
        self.close()


def _write(file: Path, words: str) -> None:
    with replacing(file) as part:
        part.write_text(words, encoding="utf-8")
