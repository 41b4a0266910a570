"""Make the two font families that On Record ships from the original files.

Each file is cut down to the scripts that the window needs and gets a family name of ours, so that an
installed font of another version never takes its place. Wants ``fonttools``; see the README beside the fonts.

    python packaging/fonts/make_fonts.py SOURCE_SERIF_DIR INTER_DIR resources/onrecord_resources/fonts
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

UNICODES = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin
    *range(0x300, 0x370),  # combining accents
    *range(0x370, 0x530),  # Greek and Cyrillic
    *range(0x1E00, 0x1F00),  # more Latin
    *range(0x2000, 0x20C0),  # punctuation, superscripts, currency
    *range(0x2100, 0x2200),  # letter-like signs, fractions, arrows
    *(0x2202, 0x2212, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265),
    *(0x25CF, 0x25CB, 0x25B2, 0x25BC, 0x2713, 0x2715, 0xFB01, 0xFB02, 0xFFFD),
)
NAMES_OF_FAMILY = {1, 2, 3, 4, 6, 16, 17, 21, 22, 25}


@dataclass(frozen=True)
class Face:
    """One font file: where it comes from and what it is called here."""

    origin: str
    family: str
    style: str

    @property
    def file_name(self) -> str:
        """Name of the shipped file."""
        return f"{self.family}-{self.style}.ttf".replace(" ", "")


SERIF = (
    Face("400Regular/SourceSerif4_400Regular.ttf", "On Record Serif", "Regular"),
    Face("400Regular_Italic/SourceSerif4_400Regular_Italic.ttf", "On Record Serif", "Italic"),
    Face("600SemiBold/SourceSerif4_600SemiBold.ttf", "On Record Serif", "Bold"),
)
SANS = (
    Face("400Regular/Inter_400Regular.ttf", "On Record Sans", "Regular"),
    Face("600SemiBold/Inter_600SemiBold.ttf", "On Record Sans", "Bold"),
)


def cut(font: TTFont) -> None:
    """Keep only the characters in ``UNICODES``, without hinting."""
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=["*"], drop_tables=["DSIG", "STAT"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=UNICODES)
    subsetter.subset(font)


def rename(font: TTFont, face: Face) -> None:
    """Give the font our family name, and link the semi-bold as the family's bold."""
    names = font["name"]
    names.names = [n for n in names.names if n.nameID not in NAMES_OF_FAMILY]
    full = f"{face.family} {face.style}"
    for name_id, text in {1: face.family, 2: face.style, 3: full, 4: full, 6: full.replace(" ", "")}.items():
        names.setName(text, name_id, 3, 1, 0x409)
    bold, italic = face.style == "Bold", face.style == "Italic"
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = (
        (font["OS/2"].fsSelection & ~0b1100001) | bold << 5 | italic | (not (bold or italic)) << 6
    )
    font["head"].macStyle = bold | italic << 1


def make(origin: Path, faces: tuple[Face, ...], target: Path) -> None:
    """Write every face of a family to the folder ``target``."""
    for face in faces:
        font = TTFont(origin / face.origin)
        cut(font)
        rename(font, face)
        font.save(target / face.file_name)


def main() -> None:
    """Read the command line and make both families."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("serif", "sans", "target"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    make(arguments.serif, SERIF, arguments.target)
    make(arguments.sans, SANS, arguments.target)


if __name__ == "__main__":
    main()
