"""What changed between two texts of an article, as it is shown."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from onrecord import Article
from onrecord.library.changes import changes
from onrecord_desktop.application import make_application
from onrecord_desktop.library.changes_dialog import SAME, ChangesDialog
from onrecord_desktop.library.merging import Part, merged
from onrecord_desktop.themes import DARK, LIGHT

OLD = (
    "The tunnel leaks.\n\n"
    "Mayor Reed said on Monday that there is no leak.\n\n"
    "Nobody was hurt when water came in.\n\n"
    "The council meets again in June."
)
NEW = (
    "The tunnel leaks.\n\n"
    "Mayor Tomas Reed said on Friday that there is a small leak, he added.\n\n"
    "The council meets again in June.\n\n"
    "The ferries run as before, 🌊 and all day."
)


def article(text: str, retrieved: str | None = None) -> Article:
    return Article(id="a", title="Tunnel", text=text, retrieved=retrieved)


def parts(old: str, new: str) -> list[tuple[Part, ...]]:
    return [merged(change, old, new) for change in changes(article(old), article(new))]


def test_words_stand_in_the_order_of_reading_what_is_gone_first() -> None:
    assert parts(OLD, NEW)[1] == (
        Part("same", "Mayor"),
        Part("added", " Tomas"),
        Part("same", " Reed said on"),
        Part("removed", " Monday"),
        Part("added", " Friday"),
        Part("same", " that there is"),
        Part("removed", " no"),
        Part("added", " a small"),
        Part("same", " leak"),
        Part("added", ", he added"),
        Part("same", "."),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW),
        (NEW, OLD),
        ("One two three four.", "One  two\nthree, four."),
        ("a b c d e f", "a c x d f g"),
        ("“Quoted,” he said – so.", "“Quoted”, she said - so!"),
    ],
)
def test_no_word_of_either_text_is_lost(old: str, new: str) -> None:
    found = parts(old, new)
    for text, fate in ((old, "removed"), (new, "added")):
        kept = "".join(p.text for some in found for p in some if p.fate in ("same", fate))
        assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_new_and_gone_words_are_told_apart_without_colour(qtbot: QtBot, theme: object) -> None:
    make_application()
    old, new = article(OLD), article(NEW)
    dialog = ChangesDialog(old, new, changes(old, new), theme)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    document = dialog.text.document()
    found: dict[str, tuple[bool, bool]] = {}
    for words in ("Tomas", "Monday", "Reed said", "Nobody was hurt", "The ferries"):
        cursor = document.find(words)
        cursor.setPosition(cursor.selectionEnd(), QTextCursor.MoveMode.MoveAnchor)
        found[words] = (cursor.charFormat().fontUnderline(), cursor.charFormat().fontStrikeOut())
    assert found == {
        "Tomas": (True, False),
        "Monday": (False, True),
        "Reed said": (False, False),
        "Nobody was hurt": (False, True),
        "The ferries": (True, False),
    }
    text = dialog.text.toPlainText()
    assert "⋯ 1 paragraph as it was" in text
    assert dialog.what.text() == (
        "1 paragraph is new, 1 is gone, 1 changed. What is new is underlined, what is gone is struck out."
    )


def test_the_days_are_told_where_they_differ(qtbot: QtBot) -> None:
    make_application()
    old, new = article(OLD, "2031-05-06T09:30:00"), article(NEW, "2031-06-01T09:30:00")
    dialog = ChangesDialog(old, new, changes(old, new), LIGHT)
    qtbot.addWidget(dialog)
    assert dialog.what.text().startswith("Read on 6 May 2031 and again on 1 June 2031: 1 paragraph is new")


def test_the_same_text_is_said_to_be_the_same(qtbot: QtBot) -> None:
    make_application()
    old, new = article(OLD), article(OLD.replace("\n\n", "\n \n"))
    dialog = ChangesDialog(old, new, changes(old, new), LIGHT)
    qtbot.addWidget(dialog)
    assert dialog.what.text() == SAME
    assert not dialog.text.isVisibleTo(dialog)
