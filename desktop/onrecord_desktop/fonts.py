"""The two font families that the window brings along, in logical pixels."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from onrecord_resources import path

SERIF = "On Record Serif"
SANS = "On Record Sans"


def load_fonts() -> None:
    """Make the shipped fonts known to Qt. Needs an application; once is enough."""
    for file in sorted(path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def has_system_fonts() -> bool:
    """Return whether there are fonts beside the shipped ones, which hold Latin letters and few signs."""
    return bool({*QFontDatabase.families()} - {SERIF, SANS})


def serif(pixels: float, *, bold: bool = False) -> QFont:
    """Return the font of the article."""
    return _font(SERIF, pixels, bold)


def sans(pixels: float, *, bold: bool = False) -> QFont:
    """Return the font of the interface."""
    return _font(SANS, pixels, bold)


def _font(family: str, pixels: float, bold: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(1, round(pixels)))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
