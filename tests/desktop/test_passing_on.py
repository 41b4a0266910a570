"""What the window passes on: files, printed pages, and statements on the clipboard."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import fictional
import pytest
from answers import Answers
from pages import Pages
from pointing_at import place_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage, QTextCursor
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from onrecord import Reading
from onrecord.citation import cite
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.background import AtOnce, Background
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.exporting import EXPORTS
from onrecord_desktop.print_dialogs import usual_paper
from onrecord_desktop.rows import Link, LinkKind
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.window import Window
from onrecord_desktop.worksheet import worksheet

CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = [export.name.replace("&", "") for export in EXPORTS if export]


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    """Somebody who writes all into one folder."""
    return Answers(folder=tmp_path)


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.shut_down()


@pytest.fixture
def window(qtbot: QtBot, client: EngineClient, answers: Answers, background: Background) -> Window:
    """The window as it is, save for who is asked."""
    made = make_window(
        make_application(), passing_settings("light"), client, worker=background, ask=lambda _: answers
    )
    qtbot.addWidget(made)
    made.resize(1280, 880)
    with qtbot.waitActive(made):
        made.show()
    return made


def choose(window: Window, name: str) -> None:
    actions = window.bar.export_button.menu().actions()
    next(a for a in actions if a.text().replace("&", "") == name).trigger()


def written(qtbot: QtBot, window: Window, answers: Answers, name: str) -> Path:
    """Export by the menu, wait until it is told, and return the file."""
    window.done.hide()
    choose(window, name)
    qtbot.waitUntil(lambda: window.done.isVisible() or window.banner.isVisible(), timeout=10_000)
    assert not window.banner.isVisible(), window.banner.message
    assert answers.folder is not None
    file = answers.folder / answers.asked[-1][0]
    assert window.done.message == f"Saved as {file.name}"
    assert list(answers.folder.iterdir()) == [file]
    return file


def test_nothing_is_passed_on_before_there_is_something(window: Window, reading: Reading) -> None:
    a = window.actions_
    exports = [action for action in window.exporting.actions if action]

    def enabled() -> set[bool]:
        return {action.isEnabled() for action in (*exports, *a.of_export, a.copy)}

    assert enabled() == {False}
    window.show_article(reading.article)
    assert enabled() == {False}
    window.show_reading(reading)
    window.pane.selection.choose("q1")
    assert enabled() == {True}


def test_a_web_page(qtbot: QtBot, reading_window: Window, answers: Answers) -> None:
    file = written(qtbot, reading_window, answers, "Web page…")
    assert file.name == f"{fictional.TITLE} – On Record.html"
    assert "unchecked" in file.read_text(encoding="utf-8")


def test_markdown(qtbot: QtBot, reading_window: Window, answers: Answers) -> None:
    file = written(qtbot, reading_window, answers, "Markdown…")
    assert file.suffix == ".md"
    assert file.read_text(encoding="utf-8").startswith("# ")


def test_a_table(qtbot: QtBot, reading_window: Window, answers: Answers, reading: Reading) -> None:
    file = written(qtbot, reading_window, answers, "Table of statements…")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        assert len(list(csv.reader(lines))) == 1 + len(reading.statements)


def test_data_for_programs(qtbot: QtBot, reading_window: Window, answers: Answers, reading: Reading) -> None:
    file = written(qtbot, reading_window, answers, "Data for programs…")
    written_down = json.loads(file.read_text(encoding="utf-8"))
    assert len(written_down["statements"]) == len(reading.statements)


@pytest.mark.parametrize(("name", "words"), [("PDF…", "page 1 of"), ("Worksheet…", "Answer key")])
def test_pages(qtbot: QtBot, reading_window: Window, answers: Answers, name: str, words: str) -> None:
    file = written(qtbot, reading_window, answers, name)
    assert Pages(file.read_bytes()).spots(words)


def test_the_dispute_map_as_pictures(qtbot: QtBot, reading_window: Window, answers: Answers) -> None:
    file = written(qtbot, reading_window, answers, "Dispute map as PNG…")
    assert QImage(str(file)).width() > 1000
    file.unlink()
    file = written(qtbot, reading_window, answers, "Dispute map as SVG…")
    assert "<svg" in file.read_text(encoding="utf-8")


def test_without_a_dispute_there_is_no_map_to_write(window: Window, reading: Reading) -> None:
    claims = tuple(s for s in reading.statements if s.type == "claim")
    window.show_reading(reading.model_copy(update={"statements": claims}))
    actions = {a.text().replace("&", ""): a for a in window.exporting.actions if a}
    assert [name for name, action in actions.items() if not action.isEnabled()] == [
        "Dispute map as SVG…",
        "Dispute map as PNG…",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_who_changes_their_mind_gets_no_file(
    reading_window: Window, answers: Answers, tmp_path: Path, name: str
) -> None:
    answers.folder = None
    choose(reading_window, name)
    assert len(answers.asked) == 1
    assert not list(tmp_path.iterdir())
    assert not reading_window.done.isVisible()


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    qtbot: QtBot, reading_window: Window, answers: Answers, tmp_path: Path, name: str
) -> None:
    answers.folder = tmp_path / "missing"
    choose(reading_window, name)
    qtbot.waitUntil(reading_window.banner.isVisible, timeout=10_000)
    assert "cannot be written: No such file or directory." in reading_window.banner.message
    assert not reading_window.done.isVisible()


def test_the_note_goes_by_itself(qtbot: QtBot, reading_window: Window, answers: Answers) -> None:
    reading_window.done._end.setInterval(30)
    written(qtbot, reading_window, answers, "Markdown…")
    qtbot.waitUntil(reading_window.done.isHidden)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_key_to_save_opens_the_menu(qtbot: QtBot, reading_window: Window) -> None:
    QTest.keyClick(reading_window.pane.view, Qt.Key.Key_S, CTRL)
    menu = reading_window.bar.export_button.menu()
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_the_key_to_print_prints(
    qtbot: QtBot, reading_window: Window, answers: Answers, tmp_path: Path
) -> None:
    answers.paper = tmp_path / "printed.pdf"
    QTest.keyClick(reading_window.pane.view, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(reading_window.done.isVisible, timeout=10_000)
    assert reading_window.done.message == "Sent to the printer"
    assert Pages(answers.paper.read_bytes()).spots("page 1 of")


def test_without_a_printer_nothing_is_printed(reading_window: Window) -> None:
    reading_window.actions_.print.trigger()
    assert not reading_window.done.isVisible()
    assert not reading_window.banner.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_pages_can_be_seen_before(qtbot: QtBot, reading_window: Window) -> None:
    reading_window.actions_.print_preview.trigger()
    qtbot.waitUntil(lambda: reading_window.findChild(QPrintPreviewDialog) is not None, timeout=10_000)
    dialog = reading_window.findChild(QPrintPreviewDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_pages_of_the_worksheet_can_be_seen_where_it_is_chosen(
    qtbot: QtBot, reading_window: Window, reading: Reading
) -> None:
    choose(reading_window, "Preview of the worksheet…")
    qtbot.waitUntil(lambda: reading_window.findChild(QPrintPreviewDialog) is not None, timeout=10_000)
    dialog = reading_window.findChild(QPrintPreviewDialog)
    assert dialog is not None
    assert dialog.isVisible()
    (shown,) = dialog.findChildren(QPrintPreviewWidget)
    qtbot.waitUntil(lambda: shown.pageCount() == len(worksheet(reading, usual_paper()).pages))
    dialog.reject()


@pytest.mark.usefixtures("german")
def test_in_another_language_files_their_names_and_what_is_told_speak_it(
    qtbot: QtBot, window: Window, reading: Reading, tmp_path: Path
) -> None:
    window.show_reading(reading)
    choose(window, "«Worksheet…»")
    qtbot.waitUntil(window.done.isVisible, timeout=10_000)
    (file,) = tmp_path.iterdir()
    assert file.name == f"{fictional.TITLE} – On Record«, worksheet.pdf»"
    assert window.done.message == f"«Saved as {file.name}»"
    assert "«Answer key»" in Pages(file.read_bytes()).words()


def clipboard(reading: Reading, *ids: str) -> None:
    """See that these statements are on the clipboard, as text and as HTML."""
    data, wanted = QGuiApplication.clipboard().mimeData(), cite(reading, ids)
    assert data.text() == wanted.as_text()
    assert wanted.as_html() in data.html()


def test_the_key_to_copy_copies_the_statement(reading_window: Window, reading: Reading) -> None:
    reading_window.pane.navigation.click("q5")
    QTest.keyClick(reading_window.pane.view, Qt.Key.Key_C, CTRL)
    clipboard(reading, "q5")
    assert reading_window.done.message == "Copied 1 statement, with source and article"


def test_from_the_card_it_copies_the_same(reading_window: Window, reading: Reading) -> None:
    reading_window.pane.navigation.jump("q6")
    reading_window.pane.card.text.setFocus()
    QTest.keyClick(reading_window.pane.card.text, Qt.Key.Key_C, CTRL)
    clipboard(reading, "q6")


def test_text_that_is_selected_is_copied_as_it_is(reading_window: Window) -> None:
    reading_window.pane.navigation.click("q5")
    cursor = reading_window.pane.view.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    reading_window.pane.view.setTextCursor(cursor)
    QTest.keyClick(reading_window.pane.view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Harbour"


def test_words_of_a_field_are_copied_as_they_are(reading_window: Window) -> None:
    reading_window.pane.navigation.click("q5")
    search = reading_window.pane.filters.search
    search.setText("leak")
    search.selectAll()
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "leak"


def entries(menu: QMenu) -> dict[str, int]:
    return {action.text().replace("&", ""): n for n, action in enumerate(menu.actions())}


def pick(menu: QMenu, name: str) -> None:
    next(a for a in menu.actions() if a.text().replace("&", "") == name).trigger()


def test_all_that_a_source_says_is_copied(reading_window: Window, reading: Reading) -> None:
    pick(reading_window.pane.panel.voice_menu(("s1",)), "Copy all it says")
    clipboard(reading, "q1", "q2")
    assert reading_window.done.message == "Copied 2 statements, with source and article"


def context_menu(qtbot: QtBot, widget: QWidget, place: QPoint, reason: QContextMenuEvent.Reason) -> QMenu:
    """Ask for a menu, and return the one that opens."""
    event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("by", ["mouse", "key"])
@pytest.mark.parametrize("part", ["text", "panel"])
def test_a_statement_has_a_menu(
    qtbot: QtBot, reading_window: Window, reading: Reading, part: str, by: str
) -> None:
    pane = reading_window.pane
    pane.view.finish()
    pane.navigation.choose("q6")
    assert pane.shown is not None
    if part == "text":
        widget = pane.view.viewport()
        place = place_of(reading_window, pane.shown.statements["q6"].content[0].start + 3)
    else:
        widget = pane.panel.viewport()
        place = pane.panel.visualRect(pane.panel.currentIndex()).center()
    reason = QContextMenuEvent.Reason.Mouse if by == "mouse" else QContextMenuEvent.Reason.Keyboard
    menu = context_menu(qtbot, widget, place, reason)
    assert list(entries(menu)) == [
        "Copy the statement",
        "Go to the source: Tomas Reed",
        "Go to what it answers: Mara Voss",
        "",
        "Not a statement",
        "Type",
        "Said by",
        "What it answers…",
        "Correct words, source and type…",
        "Note…",
    ]
    pick(menu, "Copy the statement")
    clipboard(reading, "q6")
    pick(menu, "Go to what it answers: Mara Voss")
    assert pane.selection.current == "q1"
    menu.close()


def test_from_a_statement_one_goes_to_its_source_and_to_its_denial(reading_window: Window) -> None:
    pane = reading_window.pane
    assert pane.shown is not None
    pick(pane.statement_menu(pane.shown, "q1"), "Go to the denial: Tomas Reed")
    assert pane.selection.current == "q6"
    pick(pane.statement_menu(pane.shown, "q6"), "Go to the source: Tomas Reed")
    assert pane.panel.currentIndex() == pane.panel._rows.find_voice(("s5",))
    assert pane.panel.hasFocus()


def test_a_source_that_is_not_shown_is_shown_again(reading_window: Window) -> None:
    pane = reading_window.pane
    pane.viewing.solo(("s1",))
    pane.go_to_source(("s5",))
    assert pane.viewing.sight.is_whole
    assert pane.panel.currentIndex() == pane.panel._rows.find_voice(("s5",))


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_the_text_stays_where_text_is_selected(qtbot: QtBot, reading_window: Window) -> None:
    view = reading_window.pane.view
    reading_window.pane.navigation.choose("q6")
    view.selectAll()
    asked: list[str] = []
    view.menu_wanted.connect(lambda statement, _: asked.append(statement))
    menu = context_menu(qtbot, view.viewport(), QPoint(600, 300), QContextMenuEvent.Reason.Mouse)
    assert any("Copy" in name for name in entries(menu))
    assert asked == []
    menu.close()


def test_an_ampersand_in_a_name_is_no_letter_to_press(window: Window, reading: Reading) -> None:
    sources = (s.model_copy(update={"name": "Reed & Sons"}) for s in reading.sources)
    window.show_reading(reading.model_copy(update={"sources": tuple(sources)}))
    pane = window.pane
    assert pane.shown is not None
    menu = pane.statement_menu(pane.shown, "q6")
    assert any("Reed && Sons" in action.text() for action in menu.actions())


def test_a_link_to_a_voice_is_followed_as_before(reading_window: Window) -> None:
    reading_window.pane.panel.follow(Link(LinkKind.VOICE, voice=("s1",)))
    index = reading_window.pane.panel.currentIndex()
    assert index == reading_window.pane.panel._rows.find_voice(("s1",))


def test_at_once_stands_in_for_the_other_thread() -> None:
    heard: list[object] = []
    AtOnce().do(lambda: 1, heard.append, heard.append)
    AtOnce().do(lambda: 1 // 0, heard.append, lambda error: heard.append(type(error)))
    assert heard == [1, ZeroDivisionError]
