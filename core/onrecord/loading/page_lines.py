"""All that an HTML page shows, line by line: the words of each block, with their setting and place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.article import BlockKind, Emphasis, Link
from onrecord.loading.inline import Run, Setting, emphasis_in, links_in
from onrecord.segmentation import is_correction

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption"
    "|figure|footer|form|h[1-6]|head|header|hgroup|hr|html|legend|li|main|menu|nav|ol|p|pre|section|summary|table"
    "|tbody|td|tfoot|th|thead|tr|ul"
)
_UNSEEN = re.compile(
    "audio|button|canvas|datalist|iframe|input|math|noscript|object|option|script|select|style|svg"
    "|template|textarea|title|video"
)
_WHOLES: Final = ("html", "body", "main", "article")
_FURNITURE: Final = ("nav", "aside", "footer")
_FORM_PARAGRAPHS: Final = 3
"""A form that holds as many holds the page, as on some old sites."""
_KINDS: Final[tuple[tuple[str, BlockKind], ...]] = (
    *((f"h{level}", "heading") for level in range(1, 7)),
    ("figcaption", "caption"),
    ("caption", "caption"),
    ("li", "list"),
    ("blockquote", "quote"),
)
"""What an element makes of the lines in it; those named first go before those named later."""

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_CALLED_NOTE = re.compile(
    r"(?:^|[\s_-])(?:corrections?|clarifications?|editor(?:s|ial)?[_-]?note|amend(?:ed|ments?))(?:$|[\s_-])",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"\b(?:report|submit|request|suggest|spot(?:ted)?|seen?|f[io]u?nd)\s+(?:an?|any|your|the)\s+(?:\w+\s+)?"
    r"(?:corrections?|errors?|mistakes?|typos?)\b",
    re.IGNORECASE,
)
_NOTE_WORDS: Final = 6


@dataclass(frozen=True)
class Line:
    """The words of one block of a page, white space squeezed. Offsets of its spans are into ``text``."""

    kind: BlockKind
    text: str
    emphasis: tuple[Emphasis, ...] = ()
    links: tuple[Link, ...] = ()
    is_link: bool = False
    """It is a link and nothing else."""
    inside: bool = False
    """It stands in an element that says it is an article."""
    furniture: bool = False
    """It stands in a menu, a sidebar, a form, a foot, or a head that is not the article's."""
    note: bool = False
    """It is a correction, a clarification or an editor's note of the article, by its words or by its name."""


def lines_of(tree: HtmlElement, base: str | None) -> list[Line]:
    """Return what a page shows, in order. Scripts, fields of forms and what is marked as hidden show nothing.

    Args:
        tree: the page as parsed; it is not changed.
        base: the page's address, by which relative links become whole; without one they lead nowhere.
    """
    from lxml.etree import iterwalk

    builder = _Builder(base)
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        seen = not _is_unseen(element)
        if event == "start" and seen:
            builder.begin(element)
        elif event == "start":
            walk.skip_subtree()
        else:
            builder.end(element, seen=seen)
    builder.break_off()
    return builder.lines


def _is_unseen(element: HtmlElement) -> bool:
    hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style", ""))
    return bool(hidden or _UNSEEN.fullmatch(element.tag))


class _Builder:
    """Takes elements as they begin and end, and makes lines of their words."""

    def __init__(self, base: str | None) -> None:
        self.lines: list[Line] = []
        self._setting = Setting(base)
        self._open: Counter[str] = Counter()
        self._furniture = 0
        self._notes = 0
        self._start_line()

    def begin(self, element: HtmlElement) -> None:
        """Begin an element that is seen, and take the words before its first child."""
        if _BLOCK.fullmatch(element.tag):
            self.break_off()
        elif element.tag == "br":
            self._break_line()
        self._open[element.tag] += 1
        self._furniture += _is_furniture(element)
        self._notes += _is_called_note(element)
        self._setting.begin(element)
        self._take(element.text)

    def end(self, element: HtmlElement, *, seen: bool) -> None:
        """End an element, and take the words after it."""
        if seen:
            if _BLOCK.fullmatch(element.tag):
                self.break_off()
            self._open[element.tag] -= 1
            self._furniture -= _is_furniture(element)
            self._notes -= _is_called_note(element)
            self._setting.end(element)
        self._take(element.tail)

    def break_off(self) -> None:
        """End the line, if it holds any words."""
        text = "".join(self._words).strip(" ")
        if text:
            self.lines.append(self._line(text))
        self._start_line()

    def _start_line(self) -> None:
        self._words: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._ends_in_space = True
        self._broken_at = -1

    def _break_line(self) -> None:
        """Take a line break: one is white space, two in a row part paragraphs."""
        if self._broken_at == self._length:
            self.break_off()
        else:
            self._take(" ")
            self._broken_at = self._length

    def _take(self, given: str | None) -> None:
        words = _SPACE.sub(" ", given or "")
        if self._ends_in_space:
            words = words.removeprefix(" ")
        if words:
            self._words.append(words)
            self._runs.append(self._setting.run(self._length, self._length + len(words)))
            self._length += len(words)
            self._ends_in_space = words.endswith(" ")

    def _line(self, text: str) -> Line:
        kinds = (kind for tag, kind in _KINDS if self._open[tag])
        kind: BlockKind = next(kinds, "paragraph")
        return Line(
            kind=kind,
            text=text,
            emphasis=emphasis_in(text, self._runs, bold=kind != "heading"),
            links=links_in(text, self._runs),
            is_link=all(run.linked for run in self._runs if text[run.start : run.end].strip()),
            inside=self._open["article"] > 0,
            furniture=self._furniture > 0 or (self._open["header"] > 0 and not self._in_article()),
            note=self._is_note(text),
        )

    def _is_note(self, text: str) -> bool:
        """Tell a correction from a link to where errors can be reported."""
        if len(text.split()) < _NOTE_WORDS or self._open["nav"] or self._open["form"]:
            return False
        placed = self._in_article() or not self._furniture
        return placed and bool(self._notes or is_correction(text)) and not _INVITATION.search(text)

    def _in_article(self) -> bool:
        return bool(self._open["article"] or self._open["main"])


def _is_furniture(element: HtmlElement) -> bool:
    if element.tag == "form":
        return len(element.findall(".//p")) < _FORM_PARAGRAPHS
    return element.tag in _FURNITURE


def _is_called_note(element: HtmlElement) -> bool:
    if element.tag in _WHOLES:
        return False
    return _CALLED_NOTE.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
