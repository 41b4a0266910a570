"""Finds words on the page as the reader types them, and goes from match to match."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from onrecord import Statement
from onrecord.translation import tr
from onrecord_desktop.find_bar import FindBar
from onrecord_desktop.finding import Found, held
from onrecord_desktop.page_words import PageWords
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.reading_view import ReadingView
from onrecord_desktop.searching import Range, Text, around

LONGEST = 80
"""A selection longer than this, in characters, is not what somebody wants to find."""
PAUSE = 500
"""Milliseconds without typing before a screen reader tells what was found."""


class Finder(QObject):
    """Between the bar that asks, the page that shows, and whoever selects statements."""

    def __init__(
        self, bar: FindBar, view: ReadingView, leave: Callable[[], None], choose: Callable[[str], None]
    ) -> None:
        """Connect the parts.

        Args:
            bar: asks for words.
            view: has the words.
            leave: is called before the reader is led away from where they began.
            choose: selects a statement.
        """
        super().__init__(bar)
        self._bar = bar
        self._view = view
        self._leave = leave
        self._choose = choose
        self._shown: Presentation | None = None
        self._words = PageWords()
        self._text = Text("")
        self._parts: dict[str, list[Range]] = {}
        self._found = Found(holders=None)
        self._from = 0
        self._is_away = False
        self._focus: QWidget | None = None
        self._speech = QTimer(self, singleShot=True)
        self._speech.timeout.connect(lambda: self._view.announce(self._spoken()))
        bar.sought.connect(self._on_typed)
        bar.stepped.connect(self.step)
        bar.narrowed.connect(self._on_narrowed)
        bar.closed.connect(self.close)

    @property
    def is_open(self) -> bool:
        """Whether the bar is there."""
        return not self._bar.isHidden()

    @property
    def found(self) -> Found:
        """What is found now."""
        return self._found

    def open(self) -> None:
        """Ask for words; those that are selected on the page are suggested."""
        cursor = self._view.textCursor()
        self._begin(
            self._view.words.places.offset(cursor.selectionStart()) if cursor.hasSelection() else None
        )
        selected = cursor.selectedText()
        self._bar.ask(selected if len(selected) <= LONGEST and "\u2029" not in selected else "")
        self._seek()

    def close(self) -> None:
        """Put the bar away and give the focus back to where it was. The page stays where it is."""
        had_focus = self._bar.isAncestorOf(QApplication.focusWidget() or self._view)
        self._bar.hide()
        self._speech.stop()
        self._view.show_found((), None)
        if had_focus:
            (self._focus_before or self._view).setFocus()

    @property
    def _focus_before(self) -> QWidget | None:
        """What had the focus before, if it is still there."""
        there = self._focus is not None and isValid(self._focus) and self._focus.isVisible()
        return self._focus if there else None

    def step(self, by: int) -> None:
        """Go to another match; with the bar away, of the words that were looked for last."""
        if self.is_open:
            self._go_to(self._found.stepped(by))
        elif self._bar.field.text():
            self._begin(None)
            self._bar.show()
            found = self._search().near(self._from)
            self._go_to(found if by > 0 else found.stepped(by))
        else:
            self.open()

    def show(self, shown: Presentation | None) -> None:
        """Find among other statements, or on another page; None where it is not marked yet."""
        if shown is None or self._shown is None or shown.reading is not self._shown.reading:
            self._parts = {}
        self._shown = shown
        self._bar.by_statement.setEnabled(shown is not None)
        if self.is_open:
            here = self._start if self._words.text == self._view.words.text else 0
            self._show(self._search().near(here))

    def _begin(self, offset: int | None) -> None:
        """Look from an offset on, or from the first words in view, and remember where the focus was."""
        if not self.is_open or offset is not None:
            self._from = self._view.first_offset if offset is None else offset
        if not self.is_open:
            self._is_away = False
        focus = QApplication.focusWidget()
        if focus and not self._bar.isAncestorOf(focus):
            self._focus = focus

    def _on_typed(self) -> None:
        if self.is_open:
            self._seek()

    def _on_narrowed(self) -> None:
        self._from = self._start
        self._seek()

    @property
    def _start(self) -> int:
        """Where the current match begins; without one, where looking for it began."""
        match = self._found.match
        return self._from if match is None else self._found.matches[match][0]

    def _seek(self) -> None:
        self._go_to(self._search().near(self._from), pause=PAUSE)

    def _search(self) -> Found:
        """Return what is found now, at no stop yet."""
        if self._words.text != self._view.words.text:
            self._text = Text(self._view.words.text)
        self._words = self._view.words
        query = self._bar.field.text()
        matches = tuple(self._text.find(query))
        if self._shown is None:
            return Found(query, matches, holders=None)
        parts = ((s.id, self._parts_of(s)) for s in self._shown.shown)
        holders, within = held(parts, matches)
        return Found(query, matches, holders, within, self._bar.by_statement.isChecked())

    def _parts_of(self, statement: Statement) -> list[Range]:
        if statement.id not in self._parts:
            found = (self._view.words.of_article(part) for part in statement.parts)
            self._parts[statement.id] = list(chain.from_iterable(found))
        return self._parts[statement.id]

    def _go_to(self, found: Found, pause: int = 0) -> None:
        """Show what was found and lead the reader to the current match."""
        self._show(found)
        if found.query:
            self._speech.start(pause)
        if found.match is None:
            return
        if not self._is_away:
            self._is_away = True
            self._leave()
        match = found.matches[found.match]
        if not pause:
            self._from = match[0]
        if found.statement:
            self._choose(found.statement)
        self._view.reveal_words(match)

    def _show(self, found: Found) -> None:
        self._found = found
        self._view.show_found(found.matches, found.match)
        brief = found.words(filtered=self._is_filtered, brief=True)
        self._bar.say(found.words(filtered=self._is_filtered), brief, can_step=bool(found.stops))

    @property
    def _is_filtered(self) -> bool:
        return self._shown is not None and len(self._shown.seen) < len(self._shown.statements)

    def _spoken(self) -> str:
        """Say where the reader is, and in what words; a statement says itself when it is selected."""
        found = self._found
        if found.match is None or found.by_statement:
            return found.words(filtered=self._is_filtered)
        words = around(self._view.words.text, found.matches[found.match])
        return tr("{name}: {words}", name=found.place, words=words)
