"""The window's commands where they cannot do what was asked."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path

import fictional
import pytest
import typer
from pages import Pages

import onrecord
from onrecord import translation
from onrecord_desktop import commands
from onrecord_desktop.starting import checks
from onrecord_desktop.starting.checks import WindowError


def test_without_qt_the_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    with pytest.raises(WindowError, match=r"apt-get install .*libegl1"):
        checks.require_qt()


def test_without_a_library_of_the_x_window_system_the_missing_packages_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(_file: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file")

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(checks, "CDLL", missing)
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(WindowError, match=r"libxcb-cursor\.so\.0.*apt-get install .*libxcb-cursor0"):
        checks.require_plugin()


def test_a_picture_that_cannot_be_written_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(WindowError, match="does not exist"):
        commands.picture("/no/such/article", tmp_path / "none" / "a.png")
    with pytest.raises(WindowError, match="is a folder"):
        commands.picture("/no/such/article", tmp_path)


def test_pages_that_cannot_be_written_are_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(WindowError, match="does not exist"):
        commands.pdf("/no/such/article", tmp_path / "none" / "a.pdf")
    with pytest.raises(WindowError, match=r"is a folder; name a file such as .*article\.pdf"):
        commands.pdf("/no/such/article", tmp_path)


@pytest.mark.parametrize(
    ("options", "words", "size"),
    [
        ([], "How to read the marks", (595, 842)),
        (["--paper", "letter"], "How to read the marks", (612, 792)),
        (["--worksheet"], "Answer key", (595, 842)),
    ],
)
def test_an_article_is_written_as_pages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: list[str], words: str, size: tuple[int, int]
) -> None:
    article, file = tmp_path / "tunnel.txt", tmp_path / "tunnel.pdf"
    article.write_text(fictional.TEXT, encoding="utf-8")
    monkeypatch.setattr(onrecord, "read", lambda _article: fictional.reading())
    app = typer.Typer(add_completion=False)
    app.command()(commands.pdf)
    app([str(article), "-o", str(file), *options], standalone_mode=False)
    pages = Pages(file.read_bytes())
    assert words in pages.words()
    assert pages.sizes[0] == size
    assert sorted(tmp_path.iterdir()) == [file, article]


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(("language", "words"), [("de", "«Answer key»"), ("en", "Answer key")])
def test_pages_speak_the_language_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str, words: str
) -> None:
    translation.speak("en")
    article, file = tmp_path / "tunnel.txt", tmp_path / "tunnel.pdf"
    article.write_text(fictional.TEXT, encoding="utf-8")
    monkeypatch.setattr(onrecord, "read", lambda _article: fictional.reading())
    app = typer.Typer(add_completion=False)
    app.command()(commands.pdf)
    options = ["--worksheet", "--language", language]
    app([str(article), "-o", str(file), *options], standalone_mode=False)
    assert f"{words} Harbour" in Pages(file.read_bytes()).words()


@pytest.mark.usefixtures("german")
def test_a_picture_speaks_the_language_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    translation.speak("en")
    spoken: list[str] = []
    monkeypatch.setattr(onrecord, "read", lambda _article: fictional.reading())
    monkeypatch.setattr(commands, "_article", lambda _target: fictional.article())
    monkeypatch.setattr(
        "onrecord_desktop.picture.write_picture", lambda *_args: spoken.append(translation.current())
    )
    commands.picture("tunnel.txt", tmp_path / "a.png")
    commands.picture("tunnel.txt", tmp_path / "a.png", language=commands.LanguageOption.de)
    assert spoken == ["en", "de"]


def test_every_language_can_be_asked_for() -> None:
    assert set(commands.LanguageOption) == set(translation.LANGUAGES)


@pytest.mark.parametrize(
    ("group", "name", "function"),
    [
        ("onrecord.commands", "window", commands.window),
        ("onrecord.commands", "picture", commands.picture),
        ("onrecord.commands", "pdf", commands.pdf),
        ("onrecord.pictures", "window", commands.draw),
        ("onrecord.sheets", "window", commands.check),
    ],
)
def test_the_entry_points_lead_to_the_commands(group: str, name: str, function: Callable[..., None]) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    target = project["project"]["entry-points"][group][name]
    assert EntryPoint(name, target, group).load() is function
