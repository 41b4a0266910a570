"""Every word of the interface can be translated, and the catalogues have all of them."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import onrecord_resources
from onrecord import Reading, translation
from onrecord.translation import ENGLISH, LANGUAGES
from onrecord_desktop import legend
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.window import Window

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))

from translate import brought_up_to_date, collected, file_of, untranslated

OTHERS = [code for code in LANGUAGES if code != ENGLISH]
WORD = re.compile(r"[^\W\d_]{2,}")
KEYS = "Alt Backspace Ctrl Del Down End Enter Esc Home Ins Left Page PgDown PgUp Right Shift Space Tab Up"
NEVER_TRANSLATED = {
    *KEYS.split(),
    *["On", "Record", "Aa", "English", "Deutsch", "HTML", "PDF", "PNG", "SVG", "CSV", "JSON", "Markdown"],
    "Close",  # of Qt's own button, which Qt translates
}


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_has_all_words_of_the_interface_and_no_others(code: str) -> None:
    kept = read_po(io.BytesIO(file_of(code).read_bytes()), locale=code)
    made = brought_up_to_date(code, collected())

    assert {message.id for message in kept} == {message.id for message in made}, "run packaging/translate"
    assert list(untranslated(kept)) == []


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_shipped_is_what_was_translated(code: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(file_of(code).read_bytes()), locale=code))

    assert file_of(code).with_suffix(".mo").read_bytes() == compiled.getvalue(), "run packaging/translate"


@pytest.fixture
def _bracketed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak English with each piece of the interface's words in brackets."""
    words = brought_up_to_date("de", collected())
    for message in words:
        if isinstance(message.id, tuple):
            message.string = tuple(f"⟦{one}⟧" for one in message.id)
        elif message.id:
            message.string = f"⟦{message.id}⟧"
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "onrecord.mo").open("wb") as file:
        write_mo(file, words)
    real = onrecord_resources.path
    monkeypatch.setattr(
        onrecord_resources, "path", lambda name: tmp_path if name == "languages" else real(name)
    )
    translation.speak("de")
    yield
    translation.speak("en")


@pytest.fixture
def bracketed_window(qtbot: QtBot, client: EngineClient, _bracketed: None) -> Window:
    """A window in that language."""
    window = make_window(make_application(), passing_settings("light", welcomed=False), client)
    qtbot.addWidget(window)
    window.resize(1280, 880)
    window.show()
    return window


def outside_brackets(words: str) -> set[str]:
    """Return the words that stand in no bracket."""
    before = ""
    while words != before:
        before, words = words, re.sub(r"⟦[^⟦⟧]*⟧", " ", words)
    return set(WORD.findall(words.replace("&", "")))


def texts_of(window: Window) -> Iterator[str]:
    """Yield all that the window shows or says, but for the article."""
    for widget in [window, *window.findChildren(QWidget)]:
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip())
    model = window.pane.panel.model()
    for number in range(model.rowCount()):
        index = model.index(number, 0)
        yield from (str(index.data(Qt.ItemDataRole.AccessibleTextRole)), str(index.data() or ""))


def words_of(reading: Reading) -> set[str]:
    """Return the words that are the article's and not the interface's."""
    article = reading.article
    told = [article.text, article.title, article.byline, article.outlet, article.url, article.id]
    return set(WORD.findall(" ".join(filter(None, told)))) | NEVER_TRANSLATED


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_nothing_of_the_window_is_left_in_english(
    bracketed_window: Window, reading: Reading, qtbot: QtBot
) -> None:
    found = {w for text in texts_of(bracketed_window) for w in outside_brackets(text)}
    assert found <= words_of(legend.reading())

    bracketed_window.show_reading(reading)
    actions = bracketed_window.actions_
    for action in (actions.next_denial, actions.card, actions.find, actions.search):
        action.trigger()
    for action in (actions.dispute_map, actions.keys, actions.legend, actions.removed, actions.about):
        action.trigger()
    qtbot.waitUntil(lambda: bracketed_window.pane.panel.model().rowCount() > 3)

    found = {w for text in texts_of(bracketed_window) for w in outside_brackets(text)}
    assert found <= words_of(reading) | words_of(legend.reading())
    for dialog in bracketed_window.findChildren(QDialog):
        dialog.close()
