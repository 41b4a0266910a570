"""What the reader can open."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QMimeData, QUrl

from onrecord_desktop import operations
from onrecord_desktop.requests import OpenTarget, OpenText


@dataclass(frozen=True)
class Answers:
    """Answers given in advance; an address that is suggested is taken."""

    path: str = ""
    typed: str = ""
    pasted: str = ""

    def file(self) -> str:
        return self.path

    def address(self, suggested: str) -> str:
        return self.typed or suggested

    def text(self) -> str:
        return self.pasted


def test_a_file_or_none() -> None:
    assert operations.open_file(Answers(path="/a b.txt")) == OpenTarget("/a b.txt")
    assert operations.open_file(Answers()) is None


@pytest.mark.parametrize(
    ("typed", "clipboard", "target"),
    [
        ("https://example.org/a", "", "https://example.org/a"),
        (" example.org/a ", "", "https://example.org/a"),
        ("", "https://example.org/clip", "https://example.org/clip"),
        ("ftp://example.org", "", "ftp://example.org"),
    ],
)
def test_an_address(typed: str, clipboard: str, target: str) -> None:
    assert operations.open_address(Answers(typed=typed), clipboard) == OpenTarget(target)


def test_only_an_address_on_the_clipboard_is_suggested() -> None:
    assert operations.open_address(Answers(), "some words https://example.org") is None


def test_a_paste_is_taken_to_the_character() -> None:
    assert operations.open_paste(Answers(), " a\r\n😀 ") == OpenText(" a\r\n😀 ")
    assert operations.open_paste(Answers(pasted="typed"), "  ") == OpenText("typed")
    assert operations.open_paste(Answers(), "") is None


def test_the_sample_is_there_to_be_opened() -> None:
    request = operations.open_sample()
    assert isinstance(request, OpenTarget)
    assert request.name == "sample.html"


@pytest.mark.parametrize(
    ("url", "text", "request_made"),
    [
        ("file:///tmp/a.pdf", "", OpenTarget("/tmp/a.pdf")),
        ("https://example.org/a", "", OpenTarget("https://example.org/a")),
        ("", "https://example.org/a\n", OpenTarget("https://example.org/a")),
        ("", "Some article.", OpenText("Some article.", "dropped text")),
        ("javascript:alert(1)", "", None),
        ("", "  ", None),
    ],
)
def test_what_is_dropped(url: str, text: str, request_made: object) -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if url:
        data.setUrls([QUrl(url)])
    assert operations.open_dropped(data) == request_made
