"""Going from statement to statement: by steps, links and clicks, and back. The text and the card follow."""

from __future__ import annotations

from PySide6.QtCore import QObject

from onrecord import Article, Span
from onrecord.translation import tr
from onrecord_desktop.pointing import Pointing
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.reading_view import ReadingView
from onrecord_desktop.rest import Sentence
from onrecord_desktop.searching import around
from onrecord_desktop.selection import Selection
from onrecord_desktop.stepping import Steps, missing, stops
from onrecord_desktop.trail import Stop, Trail
from onrecord_desktop.viewing import Viewing


class Navigation(QObject):
    """What is selected of one reading, and the ways to select something else."""

    def __init__(
        self, view: ReadingView, pointing: Pointing, viewing: Viewing, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._pointing = pointing
        self._viewing = viewing
        self._shown: Presentation | None = None
        self._trail = Trail()
        self._article: Article | None = None
        self.selection = Selection(self)
        self.selection.changed.connect(lambda _: pointing.select(self.statement))
        view.statement_clicked.connect(self.click)
        view.sentence_clicked.connect(self.ask_about)
        view.elsewhere_clicked.connect(self.free)
        view.sign_clicked.connect(self.jump)
        view.entered.connect(self.enter_card)

    @property
    def statement(self) -> str | None:
        """Id of the statement that is selected."""
        rest = self._shown is not None and self._shown.sight.rest
        return None if rest else self.selection.current

    def start_anew(self, article: Article, shown: Presentation | None) -> None:
        """Go about another article, or about one that is marked now, with the way back as it was."""
        if article != self._article:
            self._article, self._trail = article, Trail()
        self._shown = shown
        self._pointing.start_anew(shown)
        self.selection.start_anew(shown.ids if shown else ())

    def show_seen(self, shown: Presentation) -> None:
        """Go about what is shown of the same reading now."""
        self._shown = shown
        self.selection.keep_to(shown.ids)
        self._pointing.show_seen(shown)

    def show_revised(self, shown: Presentation, selected: str | None) -> None:
        """Go about what the reader has made of the same article, with a statement of it selected, or none."""
        was_pinned = self._pointing.is_pinned
        self._shown = shown
        self._pointing.start_anew(shown)
        self.selection.start_anew(shown.ids)
        if selected:
            self.selection.choose(selected)
            if was_pinned:
                self._pointing.pin(selected)

    def step(self, by: int, steps: Steps = "all") -> None:
        """Go to the next thing or the one before, in the text too."""
        if self._shown is None:
            return
        left = self._stop
        if not self.selection.step(by, stops(self._shown, steps, self.selection.current)):
            self._view.announce(missing(self._shown, steps))
            return
        if self.selection.current == left.selected:
            # Translators: statement to step to.
            self._view.announce(tr("There is no other"))
            self._reveal()
            return
        self._trail.leave(left, stepping=True)
        self._reveal()
        self._trail.land(self._stop)

    def click(self, statement_id: str) -> None:
        """Select a statement where it is."""
        self.selection.choose(statement_id)
        self._pointing.pin(statement_id)

    def ask_about(self, sentence: Sentence) -> None:
        """Answer to a click on a sentence without a source; a second click is answered by silence."""
        if self._pointing.subject == sentence:
            self.free()
            return
        self.selection.free()
        self.selection.choose(sentence.id)
        self._pointing.pin(sentence)

    def choose(self, statement_id: str) -> None:
        """Go to a statement that is chosen elsewhere, without its card."""
        self._leave_for(statement_id)
        if extent := self._extent():
            self._view.reveal(extent)

    def jump(self, statement_id: str) -> None:
        """Go to a statement, whether or not it is shown now, and show its card."""
        self._leave_for(statement_id)
        self._reveal()

    def _leave_for(self, statement_id: str) -> None:
        self.leave()
        if self._shown and statement_id not in self._shown.seen:
            self._viewing.show_all()
        self.selection.choose(statement_id)

    def leave(self) -> None:
        """Remember where the reader is: something leads them away."""
        self._trail.leave(self._stop)

    def go_back(self) -> None:
        """Go back to where the last jump began."""
        self._go(self._trail.back(self._stop), tr("There is nowhere to go back to"))

    def go_forward(self) -> None:
        """Undo going back."""
        self._go(self._trail.forward(self._stop), tr("There is nowhere to go forward to"))

    def _go(self, stop: Stop | None, otherwise: str) -> None:
        if stop is None:
            self._view.announce(otherwise)
            return
        self.free()
        if stop.selected and self._shown and stop.selected in self._shown.ids:
            self.selection.choose(stop.selected)
        else:
            self._view.announce(around(self._view.words.text, (stop.place.offset, stop.place.offset)))
        self._view.go_to(stop.place)

    def free(self) -> None:
        """Select nothing, and take the card away."""
        self._pointing.free()
        self.selection.free()

    def enter_card(self) -> None:
        """Open the card of what is selected, and go into it with the keyboard."""
        if self._subject:
            self._reveal()
            self._pointing.enter()
        else:
            self._view.announce(tr("No statement is selected"))

    @property
    def _stop(self) -> Stop:
        return Stop(self._view.place, self.selection.current)

    @property
    def _subject(self) -> str | Sentence | None:
        current = self.selection.current
        if current and self._shown and self._shown.sight.rest:
            return self._shown.rest.by_id[current]
        return current

    def _reveal(self) -> None:
        """Scroll to what is selected, and show its card."""
        extent, subject = self._extent(), self._subject
        if extent and subject:
            self._view.reveal(extent)
            self._pointing.pin(subject)

    def _extent(self) -> Span | None:
        return self._shown.extent(self._subject) if self._shown and self._subject else None
