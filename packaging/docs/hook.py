"""What MkDocs does for this site besides: files that On Record ships, and what the code says of itself."""

from __future__ import annotations

from typing import Any

from generated import ROOT, written_out
from mkdocs.structure.files import File, Files

ICONS, FONTS = "resources/onrecord_resources/icons", "resources/onrecord_resources/fonts"
SHIPPED = {
    "assets/onrecord.svg": f"{ICONS}/onrecord.svg",
    "assets/favicon.png": f"{ICONS}/48.png",
    "assets/fonts/OnRecordSans-Regular.ttf": f"{FONTS}/OnRecordSans-Regular.ttf",
    "assets/fonts/OnRecordSans-Bold.ttf": f"{FONTS}/OnRecordSans-Bold.ttf",
    "assets/fonts/OnRecordSerif-Bold.ttf": f"{FONTS}/OnRecordSerif-Bold.ttf",
    "reading.schema.json": "resources/onrecord_resources/reading.schema.json",
}
"""Files of the repository by their place in the site."""
SCREENSHOTS = "../../screenshots/"
"""From a page to the README's pictures."""


def on_files(files: Files, *, config: Any) -> Files:
    """Add the shipped files and the README's pictures."""
    pictures = (ROOT / "packaging/screenshots").glob("*.png")
    places = {
        **{place: ROOT / name for place, name in SHIPPED.items()},
        **{f"screenshots/{picture.name}": picture for picture in pictures},
    }
    for place, source in places.items():
        files.append(File.generated(config, place, abs_src_path=str(source)))
    return files


def on_page_markdown(markdown: str, **_: object) -> str:
    """Write out what comments of a page name."""
    return written_out(markdown).replace(SCREENSHOTS, "screenshots/")
