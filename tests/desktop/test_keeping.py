"""What the reader makes of an article is kept in the library, and there again when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import fictional
import pytest
from pytestqt.qtbot import QtBot
from shelved import opening

from onrecord import Engine, Reading, Span
from onrecord.library.library import Library
from onrecord.reading import Checked
from onrecord.revision.making import Making
from onrecord.revision.values import Note, Revision
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.background import AtOnce, Background
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.library.work import LibraryWork
from onrecord_desktop.lookups.lookups import LookUps, Means
from onrecord_desktop.requests import OpenKept, from_message
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Open = Callable[[], Window]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def opened(qtbot: QtBot, client: EngineClient, file: Path) -> Open:
    """Makes a window with the library of the file, as a start of the app would."""

    def make() -> Window:
        window = make_window(
            make_application(), passing_settings(), client, library=LibraryWork(opening(file), AtOnce)
        )
        qtbot.addWidget(window)
        window.resize(900, 500)
        window.show()
        return window

    return make


def shown(window: Window) -> Reading:
    assert window.pane.shown
    return window.pane.shown.reading


def of_another_model(reading: Reading) -> Reading:
    """The same article as a model reads it that finds neither the denial of the mayor nor its words."""
    statements = tuple(s for s in reading.statements if s.id != "q5")
    engine = Engine(version="9.9.9", model="another")
    return reading.model_copy(update={"statements": statements, "engine": engine})


def types(reading: Reading) -> dict[str, str]:
    text = reading.article.text
    return {s.content[0].of(text): s.type for s in reading.statements}


def test_without_a_correction_nothing_is_kept(opened: Open, reading: Reading, file: Path) -> None:
    window = opened()
    window.show_reading(reading)
    with Library(file) as library:
        assert library.articles().total == 0
    assert window.banner.isHidden()


def test_a_correction_survives_closing(opened: Open, reading: Reading) -> None:
    window = opened()
    window.show_reading(reading)
    window.correcting.set_type("q5", "claim", None)
    assert window.done.message == "Another type, and kept – Ctrl+Z undoes it"
    window.close()
    again = opened()
    again.show_reading(reading)
    assert types(shown(again))["that the tunnel is unsafe"] == "claim"
    assert len(again.revising.revision.corrections) == 1


def test_a_correction_survives_another_model(opened: Open, reading: Reading, file: Path) -> None:
    window = opened()
    window.show_reading(reading)
    window.correcting.set_type("q5", "claim", None)
    again = opened()
    again.show_reading(of_another_model(reading))
    assert types(shown(again))["that the tunnel is unsafe"] == "claim"
    with Library(file) as library:
        assert library.load(1).reading.engine.model == "another"


def test_what_is_undone_is_not_kept(opened: Open, reading: Reading, file: Path) -> None:
    window = opened()
    window.show_reading(reading)
    window.correcting.set_type("q5", "claim", None)
    window.correcting.remove("q1")
    window.revising.stack.undo()
    with Library(file) as library:
        assert [c.kind for c in library.load(1).revision.corrections] == ["type"]
    window.revising.stack.redo()
    with Library(file) as library:
        assert [c.kind for c in library.load(1).revision.corrections] == ["type", "remove"]


def test_notes_and_who_checked_it_are_kept(opened: Open, reading: Reading, file: Path) -> None:
    window = opened()
    window.show_reading(reading)
    window.revising.add([Note(text="For class.")], "note")
    window.revising.check(Checked(by="Ann Lee", on="2031-05-06"), "check")
    again = opened()
    again.show_reading(of_another_model(reading))
    assert [note.text for note in shown(again).notes] == ["For class."]
    assert shown(again).checked == Checked(by="Ann Lee", on="2031-05-06")
    assert shown(again).engine == reading.engine, "what somebody checked is not read otherwise"
    with Library(file) as library:
        assert library.load(1).reading.engine == reading.engine


def test_every_article_is_kept_where_that_is_wanted(opened: Open, reading: Reading, file: Path) -> None:
    window = opened()
    window.actions_.keep_all.setChecked(True)
    window.show_reading(reading)
    with Library(file) as library:
        assert [str(row.title.text) for row in library.articles().rows] == [fictional.TITLE]


def test_an_article_is_kept_by_a_key(opened: Open, reading: Reading, file: Path) -> None:
    window = opened()
    window.show_reading(reading)
    window.actions_.keep.trigger()
    assert window.done.message == "Kept in your library"
    with Library(file) as library:
        assert library.articles().total == 1


def test_a_kept_article_opens_where_it_was_left(opened: Open, reading: Reading, file: Path) -> None:
    long = reading.article.text + "\n\n" + "\n\n".join(f"Nothing was said on day {n}." for n in range(200))
    article = reading.article.model_copy(update={"text": long})
    window = opened()
    window.show_reading(reading.model_copy(update={"article": article}))
    window.actions_.keep.trigger()
    window.pane.view.finish()
    window.pane.view.reveal(Span(start=len(long) - 100, end=len(long) - 90))
    place = window.pane.view.place
    window.close()
    with Library(file) as library:
        assert library.load(1).position == place.offset > 0
    again = opened()
    again.open(OpenKept(1))
    assert again.pane.view.place.offset == place.offset
    assert again.windowTitle().startswith(fictional.TITLE)


def test_a_kept_article_opens_at_a_statement(opened: Open, reading: Reading) -> None:
    window = opened()
    window.show_reading(reading)
    window.actions_.keep.trigger()
    window.open(OpenKept(1, "q6"))
    assert window.pane.navigation.statement == "q6"


def test_what_is_not_kept_any_longer_is_told(opened: Open) -> None:
    window = opened()
    window.open(OpenKept(7))
    assert "not in the library any more" in window.banner.message


def test_a_changed_text_is_told_with_what_lost_its_place(opened: Open, reading: Reading, file: Path) -> None:
    at = "https://ellery.example/tunnel"
    before = reading.model_copy(update={"article": reading.article.model_copy(update={"url": at})})
    window = opened()
    window.show_reading(before)
    window.correcting.set_type("q1", "no_comment", None)
    window.correcting.set_type("q8", "denial", "answers")
    text = fictional.TEXT.replace(
        "It is widely believed that the tunnel will close for a week.", "It is shut."
    )
    blocks = before.article.blocks[:-1]
    article = before.article.model_copy(update={"text": text, "blocks": blocks})
    after = before.model_copy(update={"article": article, "statements": before.statements[:-1]})
    window.show_reading(after)
    assert "has changed since you read it on" in window.banner.message
    assert "1 of your corrections and notes has no place in this text any more." in window.banner.message
    first = text[text.index("Water") : text.index(", chief engineer")]
    assert types(shown(window))[first] == "no_comment"
    assert len(window.revising.revision.corrections) == 2, "what is lost is listed, not dropped"
    with Library(file) as library:
        assert library.load(1).later == 2
        assert len(library.load(1).revision.corrections) == 2


def test_a_library_that_cannot_be_used_costs_no_article(opened: Open, reading: Reading, file: Path) -> None:
    file.write_bytes(b"no database at all, and long enough to be taken for one" * 40)
    window = opened()
    window.show_reading(reading)
    assert types(shown(window))["that the tunnel is unsafe"] == "denial"
    assert str(file) in window.banner.message
    window.correcting.set_type("q5", "claim", None)
    assert types(shown(window))["that the tunnel is unsafe"] == "claim"
    assert "kept" not in window.done.message
    assert file.read_bytes().startswith(b"no database")


def test_what_was_corrected_quickly_is_all_kept(
    qtbot: QtBot, client: EngineClient, reading: Reading, file: Path
) -> None:
    background = Background()
    window = make_window(
        make_application(),
        passing_settings(),
        client,
        worker=background,
        library=LibraryWork(opening(file), Background),
    )
    qtbot.addWidget(window)
    window.show_reading(reading)
    qtbot.waitUntil(lambda: window.pane.shown is not None)
    for statement in ("q1", "q2", "q3", "q4", "q5", "q6", "q7"):
        window.correcting.remove(statement)
    window.close()
    background.shut_down(unbegun=True)
    with Library(file) as library:
        kept = library.load(1)
    assert [c.kind for c in kept.revision.corrections] == ["remove"] * 7
    assert [s.id for s in kept.revised.reading.statements] == ["q8"]


def test_the_revision_that_is_open_is_the_one_that_is_kept(
    opened: Open, reading: Reading, file: Path
) -> None:
    correction = Making(reading).set_type("q5", "claim")
    with Library(file) as library:
        library.keep(reading, Revision(corrections=(correction,)))
    window = opened()
    window.show_reading(reading)
    assert window.revising.revision.corrections == (correction,)
    assert not window.actions_.undo.isEnabled(), "what was done another day is taken back in the list"


def test_a_kept_article_comes_back_after_a_crash() -> None:
    message = {key: str(value) for key, value in OpenKept(12).message().items()}
    assert from_message(message) == OpenKept(12)
    assert from_message({"kept": "x"}) is None


def test_what_was_looked_up_is_kept_and_shown(
    qtbot: QtBot, client: EngineClient, reading: Reading, file: Path
) -> None:
    from onrecord.context import SourceContext

    found = SourceContext(about="s1", provider="wikipedia", asked="Mara Voss", retrieved="2031-05-06")
    with Library(file) as library:
        library.keep(reading, context=[found])
    lookups = LookUps(parent=None)
    lookups._means = Means({}, lambda: None, None, None, Shelf())  # type: ignore[arg-type]
    window = make_window(
        make_application(),
        passing_settings(),
        client,
        lookups=lookups,
        library=LibraryWork(opening(file), AtOnce),
    )
    qtbot.addWidget(window)
    window.show_reading(reading)
    qtbot.waitUntil(lambda: lookups.about("s1") != ())
    assert lookups.about("s1")[0].found == found
    window.correcting.remove("q8")
    lookups.ended.emit(lookups.about("s1")[0])
    with Library(file) as library:
        assert {context.about for context in library.load(1).context} == {"s1", "s2"}


class Shelf:
    """Has what was looked up of the Ellery Wire."""

    def of(self, reading: Reading) -> tuple[object, ...]:
        from onrecord.context import SourceContext

        assert reading.corrections in (0, 1)
        return (SourceContext(about="s2", provider="wikipedia", asked="Ellery Wire", retrieved="2031-05-06"),)
