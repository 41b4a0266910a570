"""Draws the window with an article read, without showing it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import OnRecordError, Reading
from onrecord.files import replacing
from onrecord_desktop.themes import ThemeName

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class PictureError(OnRecordError):
    """A picture cannot be drawn or written."""


@dataclass(frozen=True)
class PictureOptions:
    """How a picture is drawn."""

    theme: ThemeName = "light"
    width: int = 1280
    height: int = 880
    """Size of the window in logical pixels."""
    scale: float = 2.0
    """Pixels of the picture for each logical pixel."""
    select: str | None = None
    """Id of a statement to show as selected."""


def needs_no_display() -> None:
    """Have Qt draw in memory, unless somebody chose otherwise. Only before there is an application."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def picture_of(reading: Reading, options: PictureOptions) -> QImage:
    """Draw the window with a reading in it."""
    needs_no_display()
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtGui import QImage

    from onrecord_desktop.app import make_window
    from onrecord_desktop.application import make_application
    from onrecord_desktop.engine_client import EngineClient
    from onrecord_desktop.settings.stored import passing_settings

    application = make_application()
    window = make_window(application, passing_settings(options.theme), EngineClient())
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(options.width, options.height)
    window.show()
    window.show_reading(reading)
    if options.select:
        window.pane.navigation.choose(options.select)
    application.processEvents()
    image = QImage(
        round(options.width * options.scale),
        round(options.height * options.scale),
        QImage.Format.Format_RGB32,
    )
    image.setDevicePixelRatio(options.scale)
    window.render(image, QPoint())
    window.close()
    return image


def write_picture(reading: Reading, file: Path, options: PictureOptions) -> None:
    """Draw the window and write it as PNG; the file is there whole or not at all.

    Raises:
        PictureError: the file cannot be written.
    """
    image = picture_of(reading, options)
    try:
        with replacing(file) as part:
            if not image.save(str(part), "PNG"):  # type: ignore[call-overload]
                raise PictureError(f"{file} cannot be written; is there room on the disk?")
    except OSError as error:
        raise PictureError(f"{file} cannot be written: {error.strerror}.") from error
