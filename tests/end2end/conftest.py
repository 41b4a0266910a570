"""Fixtures for the command line."""

from __future__ import annotations

import pytest
from commandline import PLAIN, AtOnce, Cli, Outcome, plain_reading

import onrecord
from onrecord import Article, Reading
from onrecord.cli.app import run


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run the command line in this process."""

    def run_cli(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run_cli


@pytest.fixture
def plain_engine(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put an engine in place that knows "Ann Lee said" alone; return the ids of what it reads, as it goes."""
    seen: list[str] = []

    def read(article: Article, _nlp: object = None) -> Reading:
        seen.append(article.id)
        return plain_reading(article)

    monkeypatch.setattr(onrecord, "load", lambda: None)
    monkeypatch.setattr(onrecord, "read", read)
    monkeypatch.setattr("onrecord.cli.batch.Team", AtOnce)
    monkeypatch.setattr("onrecord.cli.batch.shipped", lambda: PLAIN)
    return seen


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the display away."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
