"""What the reader can open."""

from __future__ import annotations

import pytest
from answers import Answers
from PySide6.QtCore import QMimeData, QUrl

from onrecord.loading import limits
from onrecord_desktop import operations
from onrecord_desktop.requests import OpenCopied, OpenTarget, OpenText


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


def copied(text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


def test_a_paste_is_taken_to_the_character() -> None:
    assert operations.open_paste(Answers(), copied(" a\r\n😀 ")) == OpenText(" a\r\n😀 ")
    assert operations.open_paste(Answers(pasted="typed"), copied("  ")) == OpenText("typed")
    assert operations.open_paste(Answers(), copied()) is None


def test_a_paste_goes_with_its_html_as_it_is() -> None:
    html = "<p>Some <em>article</em>.</p><img src='https://tarn.example/x.png'>"
    request = operations.open_paste(Answers(), copied("Some article.", html))
    assert request == OpenCopied(html, "Some article.")
    assert request.message() == {"html": html, "text": "Some article.", "name": "pasted text"}
    assert operations.open_paste(Answers(), copied(html=html)) == OpenCopied(html, "")


def test_html_without_words_or_above_the_limit_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert operations.open_paste(Answers(), copied("Text.", "<img src='x.png'>")) == OpenText("Text.")
    assert operations.open_paste(Answers(pasted="typed"), copied(html="<br><hr>")) == OpenText("typed")
    monkeypatch.setattr(limits, "MAX_BYTES", 5)
    assert operations.open_paste(Answers(), copied("Text.", "<p>Text.</p>")) == OpenText("Text.")


def test_text_that_is_dropped_goes_with_its_html() -> None:
    data = copied("Some article.", "<p>Some article.</p>")
    assert operations.can_open(data)
    assert operations.open_dropped(data) == OpenCopied(
        "<p>Some article.</p>", "Some article.", "dropped text"
    )


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
