"""How an HTML page sets words within a line: italic, bold, or as a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urljoin

from onrecord.article import Emphasis, EmphasisKind, Link, is_web_address
from onrecord.loading import limits

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS: Final[dict[str, EmphasisKind]] = {
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "b": "bold",
    "strong": "bold",
}
_STYLES: Final[tuple[tuple[EmphasisKind, re.Pattern[str]], ...]] = (
    ("italic", re.compile(r"(?:^|[;\s])font-style\s*:\s*(?:(italic|oblique)|\w+)", re.IGNORECASE)),
    ("bold", re.compile(r"(?:^|[;\s])font-weight\s*:\s*(?:(bold|bolder|[6-9]00)\b|\w+)", re.IGNORECASE)),
)


class Run(NamedTuple):
    """Words of a line that are set alike. Offsets are into the line."""

    start: int
    end: int
    italic: bool
    bold: bool
    linked: bool
    address: str | None
    """Where the link leads; None too where that is no web address."""


class Setting:
    """How words are set at one point of a page: follows its elements as they begin and end."""

    def __init__(self, base: str | None) -> None:
        self._base = base
        self._emphasis: dict[EmphasisKind, list[bool]] = {"italic": [False], "bold": [False]}
        self._addresses: list[str | None] = []

    def begin(self, element: HtmlElement) -> None:
        """Take what an element says of the words in it."""
        for kind, holds in _emphasis_of(element):
            self._emphasis[kind].append(holds)
        if _is_link(element):
            self._addresses.append(self._address(element.get("href", "").strip()))

    def end(self, element: HtmlElement) -> None:
        """Let go of it again."""
        for kind, _ in _emphasis_of(element):
            self._emphasis[kind].pop()
        if _is_link(element):
            self._addresses.pop()

    def run(self, start: int, end: int) -> Run:
        """Return words that stand here."""
        address = self._addresses[-1] if self._addresses else None
        italic, bold = self._emphasis["italic"][-1], self._emphasis["bold"][-1]
        return Run(start, end, italic, bold, bool(self._addresses), address)

    def _address(self, given: str) -> str | None:
        if not given or given.startswith("#") or len(given) > limits.MAX_ADDRESS:
            return None
        try:
            address = urljoin(self._base or "", given)
        except ValueError:
            return None
        return address if is_web_address(address) else None


def _is_link(element: HtmlElement) -> bool:
    return element.tag == "a" and "href" in element.attrib


def _emphasis_of(element: HtmlElement) -> Iterator[tuple[EmphasisKind, bool]]:
    """Yield what an element says of the emphasis of its words; its style goes before its name."""
    style = element.get("style", "")
    for kind, pattern in _STYLES:
        said = pattern.search(style)
        if said:
            yield kind, said[1] is not None
        elif _TAGS.get(element.tag) == kind:
            yield kind, True


def emphasis_in(text: str, runs: Sequence[Run], *, bold: bool) -> tuple[Emphasis, ...]:
    """Return the words of a line that are set apart, in order; bold ones only if asked for."""
    spans: dict[EmphasisKind, Iterable[Run]] = {"italic": (run for run in runs if run.italic)}
    if bold:
        spans["bold"] = (run for run in runs if run.bold)
    found = (
        Emphasis(start=start, end=end, kind=kind)
        for kind, set_so in spans.items()
        for start, end in _joined(text, set_so)
    )
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def links_in(text: str, runs: Sequence[Run]) -> tuple[Link, ...]:
    """Return the words of a line that lead somewhere, in order."""
    return tuple(
        Link(start=start, end=end, url=address)
        for address, linked in groupby(runs, key=lambda run: run.address)
        if address
        for start, end in _joined(text, linked)
    )


def _joined(text: str, runs: Iterable[Run]) -> Iterator[tuple[int, int]]:
    """Yield spans without white space at their ends, runs that touch made one."""
    joined: list[tuple[int, int]] = []
    for run in runs:
        if joined and joined[-1][1] == run.start:
            joined[-1] = (joined[-1][0], run.end)
        else:
            joined.append((run.start, run.end))
    for start, end in joined:
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end:
            yield start, end
