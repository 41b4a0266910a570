"""What providers know of the article on the page: asked beside the window's thread, kept, told of here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, partial
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from onrecord import OnRecordError, Reading, Source, Statement
from onrecord.context import ClaimQuestion, Context, SourceContext, SourceQuestion
from onrecord_desktop.background import Background, Slices

if TYPE_CHECKING:
    from onrecord.context.providers import ClaimProvider, SourceProvider
    from onrecord.context.shelf import ContextShelf
    from onrecord.keys import Keys
    from onrecord.online import StoredLog
    from onrecord.online.web import Web

T = TypeVar("T")
Question = SourceQuestion | ClaimQuestion


class State(Enum):
    """How far a look-up is."""

    WAITING = "waiting"
    FAILED = "failed"
    FOUND = "found"


@dataclass(frozen=True)
class LookUp:
    """One question to one provider, and what came of it."""

    provider: str
    title: str
    """The provider's name, for people."""
    about: str
    """Id of a source or of a statement."""
    state: State
    words: str = ""
    """Why it failed."""
    found: Context | None = None


@dataclass(frozen=True)
class Means:
    """What it takes to ask: loaded once the window is on screen."""

    providers: Mapping[str, SourceProvider | ClaimProvider]
    make_web: Callable[[], Web]
    log: StoredLog
    keys: Keys
    shelf: ContextShelf

    @cached_property
    def web(self) -> Web:
        """The way to the network, made when it is first needed: what it takes is not small."""
        return self.make_web()


def usual_means() -> Means:
    """Load the providers and what goes with them, but for what opens connections."""
    from onrecord.context import shelf
    from onrecord.context.providers import providers
    from onrecord.keys import Keys
    from onrecord.online import StoredLog
    from onrecord.online.log import usual_file

    log = StoredLog(usual_file())
    return Means(providers(), partial(_usual_web, log), log, Keys(), shelf.ContextShelf(shelf.usual_folder()))


def _loaded(load: Callable[[], Means]) -> Means:
    """Load what it takes to ask, and the code that asks: not in the window's thread, at the first click."""
    import onrecord.context.looking_up  # noqa: F401

    return load()


def _usual_web(log: StoredLog) -> Web:
    from onrecord.online.web import usual_web

    return usual_web(log)


class LookUps(QObject):
    """The look-ups of the reading that is shown. A new reading ends those of the one before."""

    changed = Signal(str)
    """About a source or a statement, by its id."""
    busy_changed = Signal(bool)
    """Whether the network is used."""
    ended = Signal(LookUp)
    """A look-up that found something, or failed."""
    settled = Signal()
    """What is kept of the reading is known now."""

    def __init__(self, load: Callable[[], Means] = usual_means, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._means: Means | None = None
        self._threads: dict[str, Background] = {}
        self._known: dict[tuple[str, str], LookUp] = {}
        self._reading: Reading | None = None
        self._given: tuple[Context, ...] = ()
        self._running: dict[tuple[str, str], Event] = {}
        self._rounds: dict[str, Slices] = {}

    def begin(self) -> None:
        """Load what it takes to ask. Nothing is asked yet."""
        self.do(partial(_loaded, self._load), self._take_means)

    @property
    def means(self) -> Means | None:
        """What it takes to ask; None as long as that is not loaded."""
        return self._means

    @property
    def is_busy(self) -> bool:
        """Whether somebody is being asked."""
        return bool(self._running)

    def about(self, about: str) -> tuple[LookUp, ...]:
        """Return what was asked about a source or a statement, by its id."""
        return tuple(look for look in self._known.values() if look.about == about)

    def at(self, provider: str, about: str) -> LookUp | None:
        """Return what one provider was asked about a source or a statement."""
        return self._known.get((provider, about))

    def do(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        """Do something with keys, log or cache beside the window's thread."""
        self._thread("").do(work, done, _ignore)

    def show(self, reading: Reading | None, given: Sequence[Context] = ()) -> None:
        """Turn to another reading, with what is kept of it; what is being asked is given up.

        Args:
            reading: with what the reader made of it.
            given: what was looked up and is kept elsewhere; what is kept here goes before it.
        """
        self._end_all()
        self._known.clear()
        self._reading, self._given = reading, tuple(given)
        if reading and self._means:
            work = partial(_kept, self._means.shelf, reading, self._given)
            self._thread("").do(work, partial(self._take_kept, reading), _ignore)

    def follow(self, reading: Reading) -> None:
        """Go on with the same article as the reader has corrected it."""
        self._reading = reading

    def kept_of(self, reading: Reading) -> tuple[Context, ...]:
        """Return what was looked up for a reading. May wait for the disk, and can be called in any thread."""
        return self._means.shelf.of(reading) if self._means else ()

    def questions(self, about: str) -> Iterator[tuple[str, Question]]:
        """Yield who can be asked what about a source or a statement."""
        if self._means and self._reading:
            from onrecord.context.looking_up import question_about

            things: tuple[Source | Statement, ...] = (*self._reading.sources, *self._reading.statements)
            for thing in (thing for thing in things if thing.id == about):
                for name, provider in self._means.providers.items():
                    question = question_about(thing, self._reading, provider)
                    if question:
                        yield name, question

    def ask(self, provider: str, question: Question, *, fresh: bool = False) -> None:
        """Ask a provider, ``fresh`` even where an answer is kept. The reader has agreed to it."""
        if not self._means or not self._reading:
            return
        title = self._means.providers[provider].title
        look, ended = LookUp(provider, title, question.id, State.WAITING), Event()
        self._end(look)
        self._running[provider, question.id] = ended
        self._put(look)
        work = partial(_asked, self._means, provider, question, self._reading, ended.is_set, fresh)
        done, failed = partial(self._take, ended, look), partial(self._fail, ended, look)
        self._thread(provider).do(work, done, failed)

    def ask_all(self, provider: str) -> None:
        """Ask a provider about all of the reading that is not known yet, a little at a time."""
        if self._means and self._reading:
            self._rounds.setdefault(provider, Slices(self)).begin(self._round(provider, self._reading))

    def _round(self, provider: str, reading: Reading) -> Iterator[None]:
        from onrecord.context.looking_up import questions

        for question in questions(reading, self._means.providers[provider]) if self._means else ():
            if (provider, question.id) not in self._known:
                self.ask(provider, question)
            yield

    def cancel(self, look: LookUp) -> None:
        """Give up a look-up that is waiting."""
        self._end(look)
        if self._known.get((look.provider, look.about)) == look:
            del self._known[look.provider, look.about]
            self._tell(look.about)

    def _end(self, look: LookUp) -> None:
        ended = self._running.pop((look.provider, look.about), None)
        if ended:
            ended.set()

    def _end_all(self) -> None:
        for unasked in self._rounds.values():
            unasked.stop()
        for ended in self._running.values():
            ended.set()
        self._running.clear()
        self.busy_changed.emit(False)

    def choose(self, look: LookUp, candidate: str) -> None:
        """Keep which candidate the reader takes a source for, empty for none of them."""
        if isinstance(look.found, SourceContext) and self._means and self._reading:
            found = look.found.model_copy(update={"chosen": candidate})
            self._put(replace(look, found=found))
            self.do(partial(_keep, self._means, self._reading, found), _ignore)

    def picture(self, address: str, show: Callable[[bytes], object]) -> None:
        """Get a small picture of a candidate; ``show`` is given the file, if there is one."""
        if self._means:
            self._thread("picture").do(partial(_picture, self._means, address), show, _ignore)

    def shut_down(self) -> None:
        """Give up everything, for good."""
        self._end_all()
        for name, thread in self._threads.items():
            thread.shut_down(unbegun=not name)  # what the reader chose is kept to the end

    def _take_means(self, means: Means) -> None:
        self._means = means
        if self._reading:
            self.show(self._reading, self._given)

    def _take_kept(self, reading: Reading, kept: tuple[Context, ...]) -> None:
        if reading is self._reading and self._means:
            for found in kept:
                provider = self._means.providers.get(found.provider)
                title = provider.title if provider else found.provider
                self._put(LookUp(found.provider, title, found.about, State.FOUND, found=found))
            self.settled.emit()

    def _take(self, ended: Event, look: LookUp, found: Context | None) -> None:
        if not ended.is_set() and found:
            self._finish(replace(look, state=State.FOUND, found=found))

    def _fail(self, ended: Event, look: LookUp, error: BaseException) -> None:
        if not ended.is_set():
            self._finish(replace(look, state=State.FAILED, words=_told(error, look.title)))
            # What else was to be asked there would fail as well.
            if look.provider in self._rounds:
                self._rounds[look.provider].stop()
            for other in list(self._known.values()):
                if other.provider == look.provider and other.state is State.WAITING:
                    self.cancel(other)

    def _finish(self, look: LookUp) -> None:
        del self._running[look.provider, look.about]
        self._put(look)
        self.ended.emit(look)

    def _put(self, look: LookUp) -> None:
        self._known[look.provider, look.about] = look
        self._tell(look.about)

    def _tell(self, about: str) -> None:
        self.changed.emit(about)
        self.busy_changed.emit(self.is_busy)

    def _thread(self, name: str) -> Background:
        if name not in self._threads:
            self._threads[name] = Background(self)
        return self._threads[name]


def _kept(shelf: ContextShelf, reading: Reading, given: tuple[Context, ...]) -> tuple[Context, ...]:
    return (*given, *shelf.of(reading))


def _asked(
    means: Means,
    name: str,
    question: Question,
    reading: Reading,
    cancelled: Callable[[], bool],
    fresh: bool,
) -> Context | None:
    from onrecord.context.asking import ask, with_key
    from onrecord.context.providers import Asking

    provider = means.providers[name]
    asking = with_key(name, provider, means.keys, Asking(means.web, cancelled=cancelled, fresh=fresh))
    found = ask(provider, question, asking)
    if found:
        _keep(means, reading, found)
    return found


def _keep(means: Means, reading: Reading, found: Context) -> None:
    with suppress(OSError):  # it is shown all the same, and looked up again another time
        means.shelf.keep(reading, found)


PICTURE_BYTES = 300_000
PICTURE_KEPT = 30 * 24 * 3600.0
"""Seconds."""


def _picture(means: Means, address: str) -> bytes:
    from onrecord.online import Limits

    types = frozenset(("image/jpeg", "image/png"))
    limits = Limits(size=PICTURE_BYTES, types=types, seconds=15, same_host=True)
    return means.web.get(address, limits, keep=PICTURE_KEPT).data


def _ignore(_: object) -> None:
    pass


def _told(error: BaseException, title: str) -> str:
    """Word an error: its own words may hold anything unless they are meant for the reader."""
    from onrecord.context.providers import faulty

    return str(error if isinstance(error, OnRecordError) else faulty(title, error))
