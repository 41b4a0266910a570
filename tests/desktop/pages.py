"""A PDF read back: its words, and where they stand on the pages."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield the stretches of numbers that follow each other without a gap."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) < 0.1 for a, b in zip(one, other, strict=True))


@dataclass(frozen=True)
class Spot:
    """Where words stand: the page, from 0, and the left and the baseline of their first letter, in points."""

    page: int
    left: float
    baseline: float


class Pages:
    """A PDF."""

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)
        self.metadata = self._document.get_metadata_dict()
        self.count = len(self._document)
        self.sizes = [(round(page.get_width()), round(page.get_height())) for page in self._document]
        self._texts = [page.get_textpage() for page in self._document]

    def words(self, page: int | None = None) -> str:
        """Return the words of one page or of all, with single spaces."""
        texts = self._texts if page is None else [self._texts[page]]
        return " ".join(" ".join(text.get_text_range() for text in texts).split())

    def page_of(self, words: str) -> int:
        """Return the one page, from 0, on which words stand."""
        (page,) = {spot.page for spot in self.spots(words)}
        return page

    def spots(self, words: str, page: int | None = None) -> list[Spot]:
        """Return every place where words stand on one line, in order."""
        return [spot for spot in self._spots(words) if page in (None, spot.page)]

    def _spots(self, words: str) -> Iterator[Spot]:
        for page, text in enumerate(self._texts):
            found = text.search(words, match_case=True)
            while hit := found.get_next():
                x, y = self._origin(page, hit[0])
                yield Spot(page, x, round(y, 1))

    def _origin(self, page: int, index: int) -> tuple[float, float]:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._texts[page].raw, index, x, y)
        return x.value, y.value

    def beside(self, spot: Spot, left: float, right: float) -> str:
        """Return what stands between two distances from the left, at most three points higher or lower."""
        text = self._texts[spot.page]
        letters = ((index, self._origin(spot.page, index)) for index in range(text.count_chars()))
        inside = [i for i, (x, y) in letters if left <= x < right and abs(y - spot.baseline) < 3]
        parts = (text.get_text_range(run[0], len(run)) for run in _runs(inside))
        return " ".join(" ".join(parts).split())

    def font(self, spot: Spot) -> str:
        """Return the name of the font of the letter that stands at a spot."""
        text = self._texts[spot.page]
        index = next(
            i
            for i in range(text.count_chars())
            if _near(self._origin(spot.page, i), (spot.left, spot.baseline))
        )
        name = ctypes.create_string_buffer(200)
        pdfium.FPDFText_GetFontInfo(text.raw, index, name, 200, ctypes.c_int())
        return name.value.decode().split("+")[-1]

    def fonts(self) -> dict[str, bool]:
        """Return the name of each font used, and whether it is part of the file."""
        found = {}
        for page in self._document:
            for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
                font = pdfium.FPDFTextObj_GetFont(item.raw)
                name = ctypes.create_string_buffer(200)
                pdfium.FPDFFont_GetBaseFontName(font, name, 200)
                found[name.value.decode()] = bool(pdfium.FPDFFont_GetIsEmbedded(font))
        return found
