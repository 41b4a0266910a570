"""The reader corrects what is marked, by mouse and keyboard, and every step can be undone."""

from __future__ import annotations

from datetime import date

import fictional
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialogButtonBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from onrecord import Reading, Span, Statement
from onrecord_desktop.correcting.answers_dialog import AnswersDialog
from onrecord_desktop.correcting.assigning import Parts, assigned
from onrecord_desktop.correcting.entries_dialog import LOST, EntriesDialog
from onrecord_desktop.correcting.menus import add_markings
from onrecord_desktop.correcting.note_dialog import CheckDialog, NoteDialog
from onrecord_desktop.correcting.parting_dialog import PartingDialog
from onrecord_desktop.correcting.statement_dialog import StatementDialog
from onrecord_desktop.rows import plain
from onrecord_desktop.statement_card import statement_words
from onrecord_desktop.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # nothing manages windows offscreen

SAVE = QDialogButtonBox.StandardButton.Save


def shown(window: Window) -> Reading:
    assert window.pane.shown
    return window.pane.shown.reading


def saying(window: Window, words: str) -> Statement | None:
    reading = shown(window)
    texts = {s.id: " ".join(c.of(reading.article.text) for c in s.content) for s in reading.statements}
    return next((s for s in reading.statements if words in texts[s.id]), None)


def names(window: Window, words: str) -> list[str]:
    statement = saying(window, words)
    assert statement
    return [shown(window).source_by_id(i).name for i in statement.sources]


def select_words(window: Window, words: str) -> Span:
    """Select words of the article as a reader would, with the cursor."""
    span = fictional.span(words)
    view = window.pane.view
    view.finish()
    cursor = view.textCursor()
    cursor.setPosition(view._places.position(span.start))
    cursor.setPosition(view._places.position(span.end - 1) + 1, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.selected_words == span
    return span


def press(menu: QMenu, *words: str) -> None:
    """Choose an entry of a menu, by its words without signs, through the menus that hold it."""
    *above, last = words
    for name in above:
        menu = next(a.menu() for a in menu.actions() if _is(a.text(), name) and a.menu())
    next(a for a in menu.actions() if _is(a.text(), last)).trigger()


def _is(text: str, words: str) -> bool:
    return text.replace("&", "").startswith(words)


def dialog(window: Window, kind: type) -> QWidget:
    found = [child for child in window.findChildren(kind) if child.isVisible()]
    assert len(found) == 1, found
    return found[0]


def save(box: object) -> None:
    assert isinstance(box, QWidget)
    box.findChild(QDialogButtonBox).button(SAVE).click()


def menu_of(window: Window, statement_id: str) -> QMenu:
    assert window.pane.shown
    return window.pane.statement_menu(window.pane.shown, statement_id)


def test_what_is_no_statement_goes_by_a_key_and_comes_back(reading_window: Window, qtbot: QtBot) -> None:
    window = reading_window
    window.pane.navigation.jump("q5")
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Delete)
    assert saying(window, "tunnel is unsafe") is None
    assert window.actions_.undo.text() == "&Undo: not a statement"
    assert "Ctrl+Z" in window.done.message
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert saying(window, "tunnel is unsafe")
    assert shown(window).corrections == 0
    qtbot.keyClick(window.pane.view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert saying(window, "tunnel is unsafe") is None
    assert window.actions_.redo.text() == "Re&do"
    assert not window.actions_.redo.isEnabled()


def test_another_type_is_chosen_from_the_menu(reading_window: Window) -> None:
    window = reading_window
    press(menu_of(window, "q6"), "Type", "Claim")
    statement = saying(window, "There is no leak")
    assert statement
    assert (statement.type, statement.denies, statement.origin) == ("claim", (), "reader")
    window.revising.stack.undo()
    statement = saying(window, "There is no leak")
    assert statement
    assert (statement.type, statement.origin) == ("denial", "engine")


def test_what_was_chosen_already_is_no_correction(reading_window: Window) -> None:
    press(menu_of(reading_window, "q1"), "Type", "Claim")
    assert reading_window.revising.stack.count() == 0


def test_another_source_is_chosen_from_the_menu(reading_window: Window) -> None:
    press(menu_of(reading_window, "q2"), "Said by", "Tomas Reed")
    assert names(reading_window, "eleven open joints") == ["Tomas Reed"]
    press(menu_of(reading_window, "q2"), "Said by", "Nobody who is named")
    assert names(reading_window, "eleven open joints") == []


def test_another_source_is_typed(reading_window: Window) -> None:
    window = reading_window
    press(menu_of(window, "q2"), "Said by", "Somebody else…")
    box = dialog(window, StatementDialog)
    assert isinstance(box, StatementDialog)
    assert box.source.chosen == ("Mara Voss",)
    assert not box.source.kind.isEnabled()
    box.source.name.setEditText("Jonah Pike")
    assert box.source.kind.isEnabled()
    save(box)
    assert names(window, "eleven open joints") == ["Jonah Pike"]
    assert window.revising.stack.count() == 1


def test_several_changes_of_one_statement_are_one_step(reading_window: Window) -> None:
    window = reading_window
    window.correcting.edit("q2")
    box = dialog(window, StatementDialog)
    assert isinstance(box, StatementDialog)
    box.words.select(fictional.span("eleven open joints"))
    box.assign("content")
    box.words.select(fictional.span('"We found'))
    box.assign(None)
    box.type.setCurrentIndex(2)
    box.source.name.setEditText("Mara Voss & Jonah Pike")
    save(box)
    statement = saying(window, "eleven open joints")
    assert statement
    assert [c.of(fictional.TEXT) for c in statement.content] == ['eleven open joints,"']
    assert (statement.type, statement.stance) == ("denial", "answers")
    assert names(window, "eleven open joints") == ["Mara Voss", "Jonah Pike"]
    window.revising.stack.undo()
    assert shown(window).statements == fictional.reading().statements


def test_what_a_denial_answers_is_ticked(reading_window: Window) -> None:
    window = reading_window
    press(menu_of(window, "q6"), "What it answers…")
    box = dialog(window, AnswersDialog)
    assert isinstance(box, AnswersDialog)
    assert box.ticked == {"q1"}
    assert box.list.item(0).text().startswith("Mara Voss: Water is entering")
    box.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    box.search.setText("eleven")
    visible = [i for i in range(box.list.count()) if not box.list.item(i).isHidden()]
    assert len(visible) == 1
    box.list.item(visible[0]).setCheckState(Qt.CheckState.Checked)
    save(box)
    statement = saying(window, "There is no leak")
    assert statement
    assert statement.denies == ("q2",)


def test_two_sources_are_one_and_one_is_two(reading_window: Window) -> None:
    window = reading_window
    press(window.pane.panel.voice_menu(("s1",)), "Is the same as", "Tomas Reed")
    assert names(window, "tunnel is unsafe") == ["Mara Voss"]
    window.revising.stack.undo()
    assert names(window, "tunnel is unsafe") == ["Tomas Reed"]
    press(window.pane.panel.voice_menu(("s1",)), "Is two sources…")
    box = dialog(window, PartingDialog)
    assert isinstance(box, PartingDialog)
    ok = box.ends.button(SAVE)
    assert not ok.isEnabled()
    she = next(i for i in range(box.list.count()) if "[she]" in box.list.item(i).text())
    box.list.item(she).setCheckState(Qt.CheckState.Checked)
    assert not ok.isEnabled()
    box.other.name.setEditText("Jonah Pike")
    ok.click()
    assert names(window, "eleven open joints") == ["Jonah Pike"]
    assert names(window, "Water is entering") == ["Mara Voss"]


def test_a_statement_is_marked_by_selecting_text(reading_window: Window, qtbot: QtBot) -> None:
    window = reading_window
    select_words(window, "a week")
    qtbot.keyClick(window.pane.view, Qt.Key.Key_A)
    box = dialog(window, StatementDialog)
    assert isinstance(box, StatementDialog)
    box.source.name.setEditText("tomas reed")
    save(box)
    statement = next(s for s in shown(window).statements if s.id.startswith("r"))
    assert statement.origin == "reader"
    assert [c.of(fictional.TEXT) for c in statement.content] == ["a week"]
    assert [shown(window).source_by_id(i).name for i in statement.sources] == ["Tomas Reed"]
    assert window.pane.navigation.statement == statement.id, "it is selected, so that it can be seen"


def test_without_words_selected_nothing_is_marked(reading_window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(reading_window.pane.view, Qt.Key.Key_A)
    assert reading_window.done.message == "Select the words in the text first."
    assert not reading_window.findChildren(StatementDialog)


def test_selected_words_become_a_part_of_the_selected_statement(reading_window: Window) -> None:
    window = reading_window
    window.pane.navigation.jump("q1")
    span = select_words(window, "at twice the permitted rate")
    menu = QMenu()
    add_markings(menu, window.correcting, span, window.pane.navigation.statement)
    press(menu, "Selected words are no part of it")
    statement = saying(window, "Water is entering")
    assert statement
    assert [c.of(fictional.TEXT) for c in statement.content] == [
        "Water is entering the Quay Tunnel in Port Ellery 🌊"
    ]
    assert window.pane.navigation.statement == statement.id, "what was selected stays selected"


def test_the_menu_of_a_statement_opens_by_a_key(reading_window: Window, qtbot: QtBot) -> None:
    window = reading_window
    window.pane.navigation.jump("q1")
    qtbot.keyClick(window.pane.view, Qt.Key.Key_E)
    menu = next(m for m in window.findChildren(QMenu) if m.isVisible())
    assert any(a.text() == "Not a s&tatement" for a in menu.actions())
    menu.close()


def test_notes_are_written_changed_and_deleted(reading_window: Window, qtbot: QtBot) -> None:
    window = reading_window
    window.pane.navigation.jump("q5")
    qtbot.keyClick(window.pane.view, Qt.Key.Key_W)
    box = dialog(window, NoteDialog)
    assert isinstance(box, NoteDialog)
    box.text.setPlainText("Ask the harbour office.\nBy Friday.")
    save(box)
    note = shown(window).notes[0]
    assert (note.statement, note.text) == ("q5", "Ask the harbour office.\nBy Friday.")
    assert window.pane.shown
    words = statement_words(window.pane.shown, "q5", window.pane.pointing._verbs)
    told = " ".join(plain(part.paragraphs) for part in words.parts)
    assert "Your note: Ask the harbour office. By Friday." in told
    window.pane.note_chosen.emit(note.id)
    box = dialog(window, NoteDialog)
    assert isinstance(box, NoteDialog)
    box.text.setPlainText("No need.")
    save(box)
    assert [n.text for n in shown(window).notes] == ["No need."]
    window.pane.note_chosen.emit(note.id)
    box = dialog(window, NoteDialog)
    assert isinstance(box, NoteDialog)
    box.text.setPlainText("  ")
    save(box)
    assert shown(window).notes == ()
    window.revising.stack.undo()
    assert [n.text for n in shown(window).notes] == ["No need."]


def test_a_note_on_words_is_painted_and_opens_by_a_click(reading_window: Window, qtbot: QtBot) -> None:
    window = reading_window
    window.actions_.card.setEnabled(True)
    span = select_words(window, "the council")
    window.correcting.note(span, None)
    box = dialog(window, NoteDialog)
    assert isinstance(box, NoteDialog)
    box.text.setPlainText("Which one?")
    save(box)
    assert shown(window).notes[0].passage == span
    view = window.pane.view
    cursor = view.textCursor()
    cursor.clearSelection()
    view.setTextCursor(cursor)
    middle = view.box_of(span).center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert isinstance(dialog(window, NoteDialog), NoteDialog)


def test_a_note_on_a_source_stands_on_its_card(reading_window: Window) -> None:
    window = reading_window
    press(window.pane.panel.voice_menu(("s5",)), "Note…")
    box = dialog(window, NoteDialog)
    assert isinstance(box, NoteDialog)
    box.text.setPlainText("Mayor since 2029.")
    save(box)
    window.pane.panel.finish()
    heads = [index for index in _texts(window) if "Tomas Reed" in index]
    assert any("Your note: Mayor since 2029." in words for words in heads)


def _texts(window: Window) -> list[str]:
    model = window.pane.panel.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_note_on_the_whole_article(reading_window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(reading_window.pane.view, Qt.Key.Key_W)
    box = dialog(reading_window, NoteDialog)
    assert isinstance(box, NoteDialog)
    box.text.setPlainText("For class.")
    save(box)
    reading_window.pane.panel.finish()
    assert "Your note: For class." in _texts(reading_window)


def test_a_reading_is_marked_as_checked(reading_window: Window, qtbot: QtBot) -> None:
    window = reading_window
    qtbot.keyClick(window.pane.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = dialog(window, CheckDialog)
    assert isinstance(box, CheckDialog)
    ok = box.ends.button(SAVE)
    assert not ok.isEnabled()
    box.name.setText("Ann  Lee ")
    ok.click()
    checked = shown(window).checked
    assert checked
    assert (checked.by, checked.on) == ("Ann Lee", date.today().isoformat())
    assert "checked by Ann Lee" in window.pane.view.toPlainText()
    assert "unchecked" not in window.pane.view.toPlainText()
    window.correcting.check()
    box = dialog(window, CheckDialog)
    assert isinstance(box, CheckDialog)
    assert box.name.text() == "Ann Lee"
    next(b for b in box.ends.buttons() if "No longer" in b.text()).click()
    assert shown(window).checked is None


def test_all_that_was_corrected_is_listed_and_taken_back(reading_window: Window) -> None:
    window = reading_window
    window.correcting.remove("q8")
    press(menu_of(window, "q1"), "Type", "No comment")
    window.correcting.list_entries()
    box = dialog(window, EntriesDialog)
    assert isinstance(box, EntriesDialog)
    told = [box.list.item(i).text() for i in range(box.list.count())]
    assert told[0].startswith("No comment, not claim: “Water is entering")
    assert told[1].startswith("Not a statement: “that the tunnel will close")
    box.list.setCurrentRow(1)
    box.back_button.click()
    assert saying(window, "tunnel will close")
    window.revising.stack.undo()
    assert saying(window, "tunnel will close") is None
    box.list.setCurrentRow(0)
    box.show_button.click()
    assert window.pane.navigation.statement == "q1"


def test_what_has_no_place_any_more_is_listed(reading_window: Window) -> None:
    from onrecord.revision.making import Making

    gone = Making(fictional.reading()).set_type("q1", "denial", "answers")
    box = EntriesDialog((gone,), (gone,), lambda _: None, lambda _: None, reading_window)
    box.show()
    assert LOST in box.list.item(0).text()
    assert not box.show_button.isEnabled()
    assert box.back_button.isEnabled()


def test_the_place_on_the_page_stays(reading_window: Window) -> None:
    window = reading_window
    window.resize(700, 420)
    bar = window.pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = window.pane.view.place
    window.correcting.set_type("q1", "no_comment", None)
    assert window.pane.view.place == before


def test_a_new_article_begins_with_nothing_to_undo(reading_window: Window, reading: Reading) -> None:
    reading_window.correcting.remove("q8")
    article = reading.article.model_copy(update={"text": reading.article.text + " More."})
    reading_window.show_reading(reading.model_copy(update={"article": article}))
    assert not reading_window.actions_.undo.isEnabled()
    assert reading_window.revising.revision.corrections == ()


@pytest.mark.parametrize(
    ("role", "words", "expected"),
    [
        ("content", "cent of it", (("Ann",), ("said",), ("not a cent of it",))),
        ("content", "Later", (("Ann",), ("said",), ("not a cent", "Later"))),
        ("source", "Later", (("Later",), ("said",), ("not a cent",))),
        ("source", "Ann Lee", (("Ann Lee",), ("said",), ("not a cent",))),
        (None, "a cent", (("Ann",), ("said",), ("not",))),
        (None, "a", (("Ann",), ("said",), ("not", "cent"))),
        ("cue", " not ", (("Ann",), ("said not",), ("a cent",))),
    ],
)
def test_words_become_a_part(role: str | None, words: str, expected: tuple[tuple[str, ...], ...]) -> None:
    text = "Ann Lee said not a cent of it. Later more."

    def at(words: str) -> Span:
        return Span(start=text.index(words), end=text.index(words) + len(words))

    before = Parts((at("Ann"),), (at("said"),), (at("not a cent"),))
    start = text.index(words, 10) if words == "a" else text.index(words)
    chosen = Span(start=start, end=start + len(words))
    after = assigned(before, role, chosen, text)  # type: ignore[arg-type]
    assert tuple(tuple(s.of(text) for s in spans) for spans in after.all) == expected


def test_the_menu_of_selected_words(reading_window: Window) -> None:
    window = reading_window
    window.pane.view.markings(menu := QMenu(), select_words(window, "a week"))
    words = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Mark as a statement…", "Note…"]
