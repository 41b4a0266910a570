"""Which card is shown, and where: for a moment by the pointer, until it is freed by a click or a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, QTimer

from onrecord.verbs import Verbs
from onrecord_desktop.card import Card
from onrecord_desktop.card_place import EDGE, GAP, Box, place
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.reading_view import ReadingView
from onrecord_desktop.rest import Sentence
from onrecord_desktop.statement_card import sentence_words, statement_words

WAIT = 200
"""How long the pointer rests on a statement before its card comes, in milliseconds."""
LINGER = 300
"""How long a card stays once the pointer has left its statement: time enough to come over to the card."""


class Pointing(QObject):
    """Shows one card at a time. While one is pinned, the pointer brings no other."""

    def __init__(self, view: ReadingView, card: Card, verbs: Verbs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._card = card
        self._verbs = verbs
        self._shown: Presentation | None = None
        self._selected: str | None = None
        self._hovered: str | None = None
        self._subject: str | Sentence | None = None
        self._pinned = False
        self._wait = self._timer(WAIT, self._show_hovered)
        self._linger = self._timer(LINGER, self._leave)
        view.statement_hovered.connect(self._on_hover)
        view.moved.connect(self._on_moved)
        card.pointed.connect(self._on_card)

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    @property
    def subject(self) -> str | Sentence | None:
        """What the card is about: a statement's id, a sentence, or nothing where there is no card."""
        return self._subject

    @property
    def is_pinned(self) -> bool:
        """Whether the card stays until it is freed."""
        return self._pinned

    def start_anew(self, shown: Presentation | None) -> None:
        """Show cards of another reading, none at first; or of the same with something else shown of it."""
        self._shown = shown
        self._selected = None
        self.free()

    def show_seen(self, shown: Presentation) -> None:
        """Go on with the same reading and something else shown of it."""
        self._shown = shown
        if isinstance(self._subject, str) and self._subject in shown.seen:
            self._show(self._subject)
        elif self._subject is not None:
            self.free()

    def select(self, statement_id: str | None) -> None:
        """Have a statement stand out in the text, or none.

        A card pinned to another one goes, unless the keyboard is in it: then the next card takes its place.
        """
        self._selected = statement_id
        if self._pinned and self._subject != statement_id and not self._card.has_focus:
            self.free()
        self._emphasise()

    def pin(self, subject: str | Sentence) -> None:
        """Show the card of a statement or of a sentence without a source, until it is freed."""
        self._pinned = True
        self._show(subject)

    def free(self) -> None:
        """Take the card away. Whoever was in it with the keyboard is back in the text."""
        self._wait.stop()
        self._linger.stop()
        self._pinned = False
        self._subject = None
        self.leave()
        self._card.hide()
        self._emphasise()

    def enter(self) -> None:
        """Go into the card with the keyboard."""
        if self._card.isVisible():
            self._card.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go back to the text, and leave the card where it is."""
        if self._card.has_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_hover(self, statement_id: str | None) -> None:
        self._hovered = statement_id
        if self._pinned:
            return
        if statement_id is None:
            self._wait.stop()
            if self._subject is not None:
                self._linger.start()
        elif statement_id == self._subject:
            self._wait.stop()
            self._linger.stop()
        else:
            self._wait.start()

    def _show_hovered(self) -> None:
        if self._hovered and not self._pinned:
            self._linger.stop()
            self._show(self._hovered)

    def _on_card(self, here: bool) -> None:
        if not self._pinned and here:
            self._wait.stop()
            self._linger.stop()
        elif not self._pinned:
            self._linger.start()

    def _leave(self) -> None:
        if not self._pinned:
            self.free()

    def _show(self, subject: str | Sentence) -> None:
        if self._shown is None:
            return
        self._subject = subject
        words = (
            statement_words(self._shown, subject, self._verbs)
            if isinstance(subject, str)
            else sentence_words()
        )
        self._card.write(words, pinned=self._pinned)
        self._emphasise()
        self._put()

    def _emphasise(self) -> None:
        if isinstance(self._subject, Sentence):
            self._view.emphasise(None, self._subject)
        else:
            self._view.emphasise(self._subject or self._selected)

    def _on_moved(self) -> None:
        if self._pinned:
            self._put()
        elif self._subject is not None:
            self.free()

    def _put(self) -> None:
        """Put the card beside its words, out of sight with them unless the keyboard is in it."""
        if self._shown is None or self._subject is None:
            return
        words, viewport = (
            self._view.box_of(self._shown.extent(self._subject)),
            QRectF(self._view.viewport().rect()),
        )
        visible = words.intersected(viewport)
        if visible.isEmpty() and not self._card.has_focus:
            self._card.hide()
            return
        corner = self._view.viewport().mapTo(self._card.over, QPoint(0, 0))
        left, right = (x + corner.x() for x in self._view.column)
        area = Box(0, corner.y(), self._card.over.width(), corner.y() + viewport.height())
        size = self._card.size_for(area.right - right - GAP - EDGE)
        self._card.put(place(_box(visible.translated(corner)), (left, right), size, area))


def _box(rect: QRectF) -> Box:
    return Box(rect.left(), rect.top(), rect.right(), rect.bottom())
