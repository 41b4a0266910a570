"""What macOS is told about the app: the contents of its Info.plist."""

from __future__ import annotations

from typing import Any

IDENTIFIER = "org.onrecord.OnRecord"

TYPES = {
    "Web page": ["public.html", "public.xhtml"],
    "Plain text": ["public.plain-text", "net.daringfireball.markdown"],
    "PDF document": ["com.adobe.pdf"],
    "Word document": ["org.openxmlformats.wordprocessingml.document"],
}
"""What it opens, in the words of macOS."""


def information(version: str) -> dict[str, Any]:
    """Return it. The app is offered under *Open With* and takes nothing over."""
    return {
        "CFBundleName": "On Record",
        "CFBundleDisplayName": "On Record",
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleExecutable": "onrecord-window",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "de"],
        "LSApplicationCategoryType": "public.app-category.news",
        "LSBackgroundOnly": False,  # said of a program with a command line if nobody objects
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "The On Record makers. Apache License 2.0.",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": name,
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": types,
            }
            for name, types in TYPES.items()
        ],
    }
