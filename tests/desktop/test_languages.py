"""The reader chooses the language of the window, and finds it at the next start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from onrecord import translation
from onrecord.translation import tr
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.languages import speak
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.window import Window


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en", make_application())


def choose(window: Window, name: str) -> None:
    next(action for action in window.languages.actions() if action.text() == name).trigger()


def test_the_language_is_chosen_in_the_help_menu_and_kept(qtbot: QtBot, client: EngineClient) -> None:
    settings = passing_settings()
    window = make_window(make_application(), settings, client)
    qtbot.addWidget(window)
    window.show()

    choose(window, "Deutsch")

    assert settings.now.language == "de"
    assert window.done.accessibleName() == "From the next start on, On Record speaks Deutsch."
    assert tr("Find") == "Find"


def test_a_window_in_german_speaks_german_and_so_do_the_buttons_of_qt(
    qtbot: QtBot, client: EngineClient
) -> None:
    application = make_application()
    speak("de", application)
    window = make_window(application, passing_settings(), client)
    qtbot.addWidget(window)

    assert window.actions_.open_file.text() == "&Datei öffnen …"
    assert application.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert translation.current() == "de"


def test_an_unknown_language_of_the_system_means_english() -> None:
    assert translation.best(["fr-FR", "nl"]) == "en"
    assert translation.best(["fr-FR", "de-AT", "en"]) == "de"
    assert translation.best([]) == "en"
