"""Look-ups in the window: offered, agreed to, shown, chosen, kept; and nothing at all without consent."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parents[1] / "online"))

from server import Reply, Seen, Server, serving
from test_providers import replied, review

from onrecord import Reading
from onrecord.context.factcheck import FactCheck
from onrecord.context.shelf import ContextShelf
from onrecord.context.wikipedia import Wikipedia
from onrecord.keys import Keys
from onrecord.online import StoredLog
from onrecord.online.web import Web
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.lookups.consent import ConsentDialog
from onrecord_desktop.lookups.dialogs import CandidatesDialog, ChecksDialog, decoded
from onrecord_desktop.lookups.lookups import LookUps, Means, State
from onrecord_desktop.lookups.settings import LookUpSettings
from onrecord_desktop.panel import Panel
from onrecord_desktop.row_layout import RowLayouts
from onrecord_desktop.rows import Link, LinkKind, RowKind
from onrecord_desktop.settings.preferences import Permission
from onrecord_desktop.settings.stored import Settings, passing_settings
from onrecord_desktop.themes import LIGHT
from onrecord_desktop.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Desk:
    """The window with the fictional article, and all that look-ups need, on a server of our own."""

    def __init__(self, window: Window, server: Server, means: Means, settings: Settings) -> None:
        self.window, self.server, self.means, self.settings = window, server, means, settings

    def allow(self, provider: str, permission: Permission) -> None:
        """Set whether a provider may be asked."""
        self.settings.change(self.settings.now.allowing(provider, permission))

    @property
    def panel(self) -> Panel:
        return self.window.pane.panel

    def source(self) -> str:
        """Return the id of the first person of the article."""
        return next(s.id for s in self.reading.sources if s.kind == "person")

    @property
    def reading(self) -> Reading:
        assert self.window.pane.shown
        return self.window.pane.shown.reading

    def texts(self) -> list[str]:
        """Return what the panel's rows of look-ups say."""
        model = self.panel.model()
        rows = [model.index(n, 0).data(0x0100) for n in range(model.rowCount())]
        return [row.spoken for row in rows if row.kind is RowKind.LOOK_UP]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def make(
    qtbot: QtBot, client: EngineClient, server: Server, tmp_path: Path, reading: Reading
) -> Iterator[Callable[[], Desk]]:
    """Open a window, as often as wanted, with the same files."""
    made: list[Window] = []
    settings = passing_settings()

    def open_one() -> Desk:
        log = StoredLog(tmp_path / "log.jsonl")
        means = Means(
            {"factcheck": FactCheck(server.url + "/f"), "wikipedia": Wikipedia(server.url, server.url)},
            lambda: Web(log, tmp_path / "cache.db"),
            log,
            Keys(lambda: None, {"ONRECORD_FACTCHECK_KEY": "sesame-7751"}),
            ContextShelf(tmp_path / "context"),
        )
        window = make_window(make_application(), settings, client, lookups=LookUps(lambda: means))
        qtbot.addWidget(window)
        window.resize(1280, 880)
        window.show()
        window.lookups.begin()
        qtbot.waitUntil(lambda: window.lookups.means is not None)
        window.show_reading(reading)
        made.append(window)
        return Desk(window, server, means, settings)

    yield open_one
    for window in made:
        window.close()


@pytest.fixture
def desk(make: Callable[[], Desk]) -> Desk:
    return make()


def answer_of(name: str) -> Callable[[Seen], Reply]:
    """Answer as Wikidata and the like do, with two people of a name."""

    def answer(seen: Seen) -> Reply:
        if seen.path == "/f":
            return replied({"claims": [{"text": "Boats are safe", "claimReview": [review()]}]})
        action = seen.query["action"]
        if action == "wbsearchentities":
            return replied({"search": [{"id": "Q1"}, {"id": "Q2"}]})
        if action == "wbgetentities":
            wanted = seen.query["ids"].split("|")
            return replied({"entities": {i: entity(i, name) for i in wanted}})
        return replied({"query": {"pages": []}})

    return answer


def entity(item: str, name: str) -> dict[str, object]:
    described = {"Q1": "painter", "Q2": "politician"}.get(item, "")
    human = {"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}
    return {
        "id": item,
        "labels": {"en": {"value": name}},
        "descriptions": {"en": {"value": described}},
        "claims": {"P31": [human]},
    }


def offered(menu: QMenu, words: str) -> QAction:
    """Return the entry of a menu that begins with some words."""
    return next(action for action in menu.actions() if action.text().startswith(words))


def dialog_of(window: Window, kind: type, qtbot: QtBot) -> object:
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(kind)))
    return next(d for d in window.findChildren(kind) if d.isVisible())


def agree(desk: Desk, qtbot: QtBot) -> str:
    """Agree to what is asked; return the words that would be sent."""
    dialog = dialog_of(desk.window, ConsentDialog, qtbot)
    assert isinstance(dialog, ConsentDialog)
    shown = dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.accept()
    return shown


def ask_who(desk: Desk, qtbot: QtBot) -> str:
    """Ask who the first person of the article is, from its menu; return its name."""
    source = desk.reading.source_by_id(desk.source())
    desk.server.answer = answer_of(source.name)
    offered(desk.panel.voice_menu((source.id,)), "Ask Wikipedia").trigger()
    assert agree(desk, qtbot) == source.name
    qtbot.waitUntil(lambda: state(desk, source.id) is State.FOUND)
    return source.name


def state(desk: Desk, about: str) -> State | None:
    looks = desk.window.lookups.about(about)
    return looks[0].state if looks else None


def test_nothing_is_asked_before_the_reader_agrees(desk: Desk, qtbot: QtBot) -> None:
    offered(desk.panel.voice_menu((desk.source(),)), "Ask Wikipedia").trigger()
    dialog = dialog_of(desk.window, ConsentDialog, qtbot)
    assert isinstance(dialog, ConsentDialog)
    assert any("wikipedia.org" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    qtbot.wait(100)

    assert desk.server.seen == []
    assert desk.texts() == []
    assert desk.settings.now.permission("wikipedia") == "off"


def test_a_source_is_looked_up_shown_and_the_first_consent_holds(desk: Desk, qtbot: QtBot) -> None:
    ask_who(desk, qtbot)

    (told,) = desk.texts()
    assert told.startswith("May be one of 2 found of that name")
    assert "Wikipedia" in told
    assert desk.settings.now.permission("wikipedia") == "click"


def test_the_reader_chooses_who_it_is_and_that_is_kept(
    desk: Desk, make: Callable[[], Desk], qtbot: QtBot
) -> None:
    name = ask_who(desk, qtbot)
    desk.panel.follow(Link(LinkKind.LOOK_UP, look_up=("wikipedia", desk.source())))
    dialog = dialog_of(desk.window, CandidatesDialog, qtbot)
    assert isinstance(dialog, CandidatesDialog)
    dialog.list.setCurrentRow(1)
    dialog.take.click()
    qtbot.waitUntil(lambda: bool(desk.texts()) and f"{name}: politician" in desk.texts()[0])
    desk.window.close()
    asked = len(desk.server.seen)

    again = make()
    qtbot.waitUntil(lambda: bool(again.texts()))
    assert f"{name}: politician" in again.texts()[0]
    assert len(again.server.seen) == asked, "reopened, nothing is asked"


def test_to_look_again_asks_again_though_an_answer_is_kept(desk: Desk, qtbot: QtBot) -> None:
    desk.allow("wikipedia", "click")
    desk.server.always(Reply(b'{"search": []}'))
    offered(desk.panel.voice_menu((desk.source(),)), "Ask Wikipedia").trigger()
    qtbot.waitUntil(lambda: bool(desk.texts()) and "Nobody of that name found" in desk.texts()[0])
    offered(desk.panel.voice_menu((desk.source(),)), "Ask Wikipedia").trigger()
    qtbot.waitUntil(lambda: state(desk, desk.source()) is State.FOUND)
    assert len(desk.server.seen) == 1

    desk.server.answer = answer_of(desk.reading.source_by_id(desk.source()).name)
    desk.panel.follow(Link(LinkKind.LOOK_UP, look_up=("wikipedia", desk.source())))
    qtbot.waitUntil(lambda: "May be one of 2" in desk.texts()[0])


def test_none_of_these_is_an_answer_too(desk: Desk, qtbot: QtBot) -> None:
    ask_who(desk, qtbot)
    desk.panel.follow(Link(LinkKind.LOOK_UP, look_up=("wikipedia", desk.source())))
    dialog = dialog_of(desk.window, CandidatesDialog, qtbot)
    assert isinstance(dialog, CandidatesDialog)
    dialog.list.setCurrentRow(2)
    dialog.take.click()

    qtbot.waitUntil(lambda: "None of those that were found" in desk.texts()[0])


def test_a_claim_is_shown_before_each_time_it_is_sent(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.allow("factcheck", "click")
    desk.server.answer = answer_of("")
    shown = desk.window.pane.shown
    assert shown
    claim = next(s.id for s in desk.reading.statements if dict(desk.window.lookups.questions(s.id)))
    menu = desk.window.pane.statement_menu(shown, claim)
    offered(menu, "Ask Google Fact Check Tools").trigger()
    words = agree(desk, qtbot)
    qtbot.waitUntil(lambda: state(desk, claim) is State.FOUND)

    assert desk.server.seen[0].query["query"] == words
    assert desk.server.seen[0].headers["x-goog-api-key"] == "sesame-7751"
    desk.panel.follow(Link(LinkKind.LOOK_UP, look_up=("factcheck", claim)))
    dialog = dialog_of(desk.window, ChecksDialog, qtbot)
    assert isinstance(dialog, ChecksDialog)
    assert "The Checkers, 2025-05-06: Mostly not so" in dialog.list.item(0).text()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files
    assert not any(b"sesame" in file.read_bytes() for file in files), "the key is in no file"


def test_a_look_up_that_waits_moves_nothing_when_it_ends_and_can_be_cancelled(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.allow("wikipedia", "click")
    desk.server.always(Reply(b"{}", delay=5))
    offered(desk.panel.voice_menu((desk.source(),)), "Ask Wikipedia").trigger()
    qtbot.waitUntil(lambda: bool(desk.texts()))
    assert desk.texts()[0].startswith("Asking Wikipedia …")
    assert desk.window.bar.online.isVisible()

    desk.panel.follow(Link(LinkKind.LOOK_UP, look_up=("wikipedia", desk.source())))
    assert desk.texts() == []
    assert not desk.window.bar.online.isVisible()


def test_every_look_up_is_as_high_as_any_other(desk: Desk, qtbot: QtBot) -> None:
    desk.allow("wikipedia", "click")
    heights = set()
    for reply in (Reply(status=500), Reply(b'{"search": []}')):
        desk.server.always(reply)
        offered(desk.panel.voice_menu((desk.source(),)), "Ask Wikipedia").trigger()
        layouts = RowLayouts(LIGHT, 380)
        for _ in range(2):
            model = desk.panel.model()
            rows = [model.index(n, 0).data(0x0100) for n in range(model.rowCount())]
            heights |= {layouts.height(row) for row in rows if row.kind is RowKind.LOOK_UP}
            qtbot.waitUntil(lambda: state(desk, desk.source()) is not State.WAITING, timeout=10_000)
    assert len(heights) == 1


def test_a_provider_that_fails_says_so_at_its_place_and_costs_nothing_else(desk: Desk, qtbot: QtBot) -> None:
    desk.allow("wikipedia", "click")
    desk.server.always(Reply(status=403))
    offered(desk.panel.voice_menu((desk.source(),)), "Ask Wikipedia").trigger()
    qtbot.waitUntil(lambda: state(desk, desk.source()) is State.FAILED)

    assert "refuses to answer (error 403)" in desk.texts()[0]
    assert not desk.window.bar.online.isVisible()
    ask_again = answer_of(desk.reading.source_by_id(desk.source()).name)
    desk.server.answer = ask_again
    desk.panel.follow(Link(LinkKind.LOOK_UP, look_up=("wikipedia", desk.source())))
    qtbot.waitUntil(lambda: state(desk, desk.source()) is State.FOUND)


def test_what_came_of_a_look_up_is_announced(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("onrecord_desktop.lookups.offering.announce", lambda _, words: heard.append(words))
    ask_who(desk, qtbot)

    assert len(heard) == 1
    assert heard[0].startswith("May be one of 2 found of that name. Wikipedia, ")


def test_a_fault_of_our_own_is_told_without_its_words(desk: Desk, qtbot: QtBot) -> None:
    desk.allow("wikipedia", "click")
    desk.means.__dict__["web"] = None  # as if it could not be made
    offered(desk.panel.voice_menu((desk.source(),)), "Ask Wikipedia").trigger()
    qtbot.waitUntil(lambda: state(desk, desk.source()) is State.FAILED)

    assert desk.texts()[0].startswith("Wikipedia could not be asked because of a fault (AttributeError)")


def test_another_article_has_nothing_of_the_one_before(desk: Desk, qtbot: QtBot) -> None:
    ask_who(desk, qtbot)
    other = desk.reading.article.model_copy(update={"text": desk.reading.article.text + " "})
    desk.window.show_reading(desk.reading.model_copy(update={"article": other}))
    qtbot.wait(200)

    assert desk.texts() == []


def test_for_each_article_means_without_asking_again(make: Callable[[], Desk], qtbot: QtBot) -> None:
    first = make()
    first.allow("wikipedia", "always")
    first.server.answer = answer_of("Nobody")
    first.window.show_reading(first.reading)

    qtbot.waitUntil(lambda: len(first.texts()) > 0)
    assert not any(d.isVisible() for d in first.window.findChildren(ConsentDialog))


def test_a_provider_that_fails_for_one_is_not_asked_about_all(desk: Desk, qtbot: QtBot) -> None:
    desk.server.always(Reply(status=403))
    desk.window.lookups.ask_all("wikipedia")
    qtbot.waitUntil(lambda: not desk.window.lookups.is_busy)

    assert len(desk.texts()) == 1
    assert len(desk.server.seen) <= 2


def test_the_window_never_waits_for_a_slow_provider(desk: Desk, qtbot: QtBot) -> None:
    desk.allow("wikipedia", "always")
    desk.server.always(Reply(b'{"search": []}', delay=1))
    gaps, last = [0.0], [time.perf_counter()]

    def tick() -> None:
        gaps.append(time.perf_counter() - last[0])
        last[0] = time.perf_counter()

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(5)
    desk.window.lookups.ask_all("wikipedia")
    qtbot.wait(1500)
    timer.stop()

    assert max(gaps) < 0.9, "an answer takes a second"


class TestSettings:
    def dialog(self, desk: Desk, qtbot: QtBot) -> LookUpSettings:
        desk.window.actions_.look_ups.trigger()
        found = dialog_of(desk.window, LookUpSettings, qtbot)
        assert isinstance(found, LookUpSettings)
        return found

    def test_a_provider_is_allowed_and_forbidden(self, desk: Desk, qtbot: QtBot) -> None:
        group = self.dialog(desk, qtbot).groups["wikipedia"]
        group.permission.setCurrentIndex(2)
        assert desk.settings.now.permission("wikipedia") == "always"
        group.permission.setCurrentIndex(0)
        assert desk.settings.now.permission("wikipedia") == "off"

    def test_a_key_is_kept_tested_and_removed_and_never_shown(self, desk: Desk, qtbot: QtBot) -> None:
        group = self.dialog(desk, qtbot).groups["factcheck"]
        qtbot.waitUntil(lambda: "in the environment" in group.state.text())
        group.key.setText("other-9911")
        group.save.click()
        qtbot.waitUntil(lambda: "lasts until On Record is closed" in group.state.text())
        assert desk.means.keys.find("factcheck").value == SecretStr("other-9911")  # type: ignore[union-attr]
        assert group.key.text() == ""

        desk.server.always(replied({}))
        group.test.click()
        qtbot.waitUntil(lambda: group.state.text() == "The key works.")
        assert desk.server.seen[-1].headers["x-goog-api-key"] == "other-9911"
        desk.server.always(Reply(status=401))
        group.test.click()
        qtbot.waitUntil(lambda: "refuses" in group.state.text())
        group.remove.click()
        qtbot.waitUntil(lambda: "in the environment" in group.state.text())

    def test_every_request_is_listed_and_the_list_can_be_cleared(self, desk: Desk, qtbot: QtBot) -> None:
        ask_who(desk, qtbot)
        requests = self.dialog(desk, qtbot).requests
        qtbot.waitUntil(lambda: requests.list.count() == len(desk.server.seen))
        assert "action=wbsearchentities" in requests.list.item(requests.list.count() - 1).text()
        requests.clear.click()
        qtbot.waitUntil(lambda: requests.list.count() == 0)
        requests.forget.click()
        qtbot.wait(100)
        assert desk.means.log.entries() == ()


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_is_none(data: bytes) -> None:
    assert decoded(data).isNull()
