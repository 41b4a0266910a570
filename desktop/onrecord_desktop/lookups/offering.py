"""The reader's way to look-ups: offered in menus, agreed to before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from onrecord.context import ClaimContext, ClaimQuestion, SourceContext
from onrecord.translation import tr
from onrecord_desktop.announcing import announce
from onrecord_desktop.lookups import rows
from onrecord_desktop.lookups.lookups import LookUp, LookUps, Question, State
from onrecord_desktop.settings.stored import Settings

Offer = tuple[str, Callable[[], object]]
"""Words of a menu, and what they do."""


class LookingUp(QObject):
    """Asks the reader, then the providers."""

    def __init__(self, lookups: LookUps, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._lookups = lookups
        self._settings = settings
        self._window = window
        lookups.settled.connect(self._ask_always)
        lookups.ended.connect(lambda look: announce(window, rows.in_words(look)))

    def offers(self, about: str) -> list[Offer]:
        """Return what can be looked up about a source or a statement, by its id."""
        return [
            (self._words(name, question), partial(self.ask, name, question))
            for name, question in self._lookups.questions(about)
        ]

    def ask(self, provider: str, question: Question, *, fresh: bool = False) -> None:
        """Ask a provider once the reader has agreed to what is sent, ``fresh`` though an answer is kept."""
        means, permission = self._lookups.means, self._settings.now.permission(provider)
        if not means:
            return
        if permission == "always" or (permission == "click" and not isinstance(question, ClaimQuestion)):
            self._lookups.ask(provider, question, fresh=fresh)
            return
        from onrecord.context.asking import sent
        from onrecord_desktop.lookups.consent import ConsentDialog

        asked, agreed = means.providers[provider], partial(self._agree, provider, question, fresh)
        words = sent(asked, question)
        ConsentDialog(asked.title, tr(asked.sends), words, agreed, self._window).open()

    def follow(self, provider: str, about: str) -> None:
        """Go on with a look-up: end it, make it again, or show what was found."""
        look = self._lookups.at(provider, about)
        if look is None:
            return
        if look.state is State.WAITING:
            self._lookups.cancel(look)
        elif not self._show(look):
            for name, question in self._lookups.questions(about):
                if name == provider:
                    self.ask(name, question, fresh=True)

    def _show(self, look: LookUp) -> bool:
        """Show what was found; tell whether there was something."""
        from onrecord_desktop.lookups.dialogs import CandidatesDialog, ChecksDialog

        if isinstance(look.found, SourceContext) and look.found.candidates:
            choose = partial(self._lookups.choose, look)
            fetch = self._lookups.picture
            CandidatesDialog(look.found.asked, look.found, choose, fetch, self._window).open()
        elif isinstance(look.found, ClaimContext) and look.found.checks:
            ChecksDialog(look.found, self._window).open()
        else:
            return False
        return True

    def _agree(self, provider: str, question: Question, fresh: bool) -> None:
        if self._settings.now.permission(provider) == "off":
            self._settings.change(self._settings.now.allowing(provider, "click"))
        self._lookups.ask(provider, question, fresh=fresh)

    def _ask_always(self) -> None:
        means = self._lookups.means
        for provider in means.providers if means else ():
            if self._settings.now.permission(provider) == "always":
                self._lookups.ask_all(provider)

    def _words(self, provider: str, question: Question) -> str:
        means = self._lookups.means
        title = means.providers[provider].title if means else provider
        if isinstance(question, ClaimQuestion):
            return tr("Ask {provider} for checks of this claim…", provider=title)
        return tr("Ask {provider} who this is…", provider=title)


def add_offers(menu: QMenu, offers: Sequence[Offer]) -> None:
    """Add to a menu what can be looked up."""
    if offers:
        menu.addSeparator()
    for words, do in offers:
        menu.addAction(words).triggered.connect(do)
