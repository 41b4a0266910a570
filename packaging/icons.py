"""Draws the icons in all sizes from the SVG files beside them.

    python packaging/icons.py

Up to 24 pixels a simpler drawing stands in, with its edges on whole pixels.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from onrecord.files import replacing
from onrecord_resources import path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SMALL = 24
"""The largest size, in pixels, of the simpler drawing."""
OF_WINDOWS = (16, 24, 32, 48, 64, 256)
OF_MACOS = (16, 32, 64, 128, 256, 512)


def drawn(size: int) -> bytes:
    """Return the icon as a PNG of so many pixels either way."""
    name = "onrecord-small.svg" if size <= SMALL else "onrecord.svg"
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(path("icons") / name)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def write(file: Path, pictures: dict[int, bytes], sizes: tuple[int, ...], form: str) -> None:
    """Write several sizes into one file, as Windows and macOS have them."""
    largest, *others = (Image.open(BytesIO(pictures[size])) for size in sorted(sizes, reverse=True))
    with replacing(file) as part:
        largest.save(part, form, append_images=others, sizes=[(size, size) for size in sizes])


def main() -> None:
    """Write all of them."""
    _application = QGuiApplication([])
    folder = path("icons")
    pictures = {size: drawn(size) for size in SIZES}
    for size, picture in pictures.items():
        with replacing(folder / f"{size}.png") as part:
            part.write_bytes(picture)
    write(folder / "onrecord.ico", pictures, OF_WINDOWS, "ICO")
    write(folder / "onrecord.icns", pictures, OF_MACOS, "ICNS")


if __name__ == "__main__":
    main()
