"""The window drawn into a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from onrecord import Reading
from onrecord_desktop.commands import parse_size
from onrecord_desktop.picture import PictureError, PictureOptions, write_picture
from onrecord_desktop.starting.checks import WindowError
from onrecord_desktop.themes import DARK, LIGHT, ThemeName, theme_named


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_has_its_size_and_theme(
    qtbot: QtBot, reading: Reading, tmp_path: Path, theme: ThemeName
) -> None:
    assert qtbot is not None
    file = tmp_path / "window.png"
    write_picture(reading, file, PictureOptions(theme, 900, 700, 2.0))
    image = QImage(str(file))
    assert (image.width(), image.height()) == (1800, 1400)
    assert image.pixelColor(4, 1390) == QColor(theme_named(theme).ground)
    assert list(tmp_path.iterdir()) == [file]
    assert {LIGHT.ground, DARK.ground} - {theme_named(theme).ground}


def test_a_folder_that_is_missing_is_said_to_be(qtbot: QtBot, reading: Reading, tmp_path: Path) -> None:
    assert qtbot is not None
    with pytest.raises(PictureError, match="cannot be written"):
        write_picture(reading, tmp_path / "none" / "a.png", PictureOptions())


def test_a_size_is_two_numbers() -> None:
    assert parse_size("1280x880") == (1280, 880)
    for wrong in ("1280", "x", "10x10", "99999x99999", "1280x", "ax b"):
        with pytest.raises(WindowError, match="is not a size"):
            parse_size(wrong)
