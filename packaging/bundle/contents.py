"""What goes into the bundle, beside the modules that PyInstaller finds by their imports.

The functions look at the environment that the bundle is made from: On Record's wheel and what it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources" / "onrecord_resources"
COMMAND = "onrecord"
WINDOW = "onrecord-window"
"""The two executables."""

GROUPS = ("onrecord.*", "spacy_*", "thinc_*", "keyring.backends")
"""Groups of entry points by which code is found at run time."""

WITH_DATA = ("onrecord", "onrecord_resources", "trafilatura", "justext", "tld", "py3langid")
"""Packages with files beside their modules, of which PyInstaller does not know by itself."""

NOT_IMPORTED = (
    *("onrecord_training", "torch", "cupy", "tensorflow", "mxnet", "transformers"),
    *("huggingface_hub", "hf_xet", "fsspec"),  # tokenizers can fetch from there, which On Record never does
    *("onnxruntime.quantization", "onnxruntime.tools", "onnxruntime.transformers"),
    *("numpy.distutils", "numpy.f2py", "spacy.tests", "thinc.tests", "pytest", "IPython"),
    *("curses", "idlelib", "lib2to3", "pip", "pkg_resources", "readline", "setuptools", "tkinter"),
)
"""Modules that some other imports if they are there, and that the app can do without."""

UNUSED = (
    *("*.pyx", "*.pxd", "*.pyi", "*.h", "*.hh", "*.hpp", "*.c", "*.cpp", "py.typed", "*/py.typed"),
    *("*/tests/*", "babel/locale-data/*"),  # trafilatura needs those only to follow links
    *("*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED", "*.dist-info/direct_url.json"),
    *("simplemma/*/data/[!e]*.plzma", "simplemma/*/data/e[!n]*.plzma", "simplemma/*/data/enm.plzma"),
    *("onrecord_resources/icons/*.ic[no]*", "onrecord_resources/languages/*.po"),
)
"""Places in the bundle of files that nobody opens, as patterns."""

QT_LIBRARIES = (
    *("Core", "Gui", "Widgets", "Svg", "PrintSupport", "Network", "DBus", "OpenGL"),
    *("XcbQpa", "WaylandClient", "WlShellIntegration"),
)
QT_PLUGINS = (
    *("platforms/*xcb*", "platforms/*wayland*", "platforms/*offscreen*", "platforms/*windows*"),
    *("platforms/*cocoa*", "platformthemes/*", "styles/*", "iconengines/*", "xcbglintegrations/*"),
    *("platforminputcontexts/*compose*", "platforminputcontexts/*ibus*", "printsupport/*"),
    *("imageformats/*gif*", "imageformats/*ico*", "imageformats/*jpeg*", "imageformats/*svg*"),
    *("imageformats/*webp*", "wayland-decoration-client/*", "wayland-shell-integration/*xdg*"),
    *("wayland-graphics-integration-client/*wayland-egl*", "wayland-graphics-integration-client/*shm*"),
)
QT_WORDS = ("qtbase_de.qm", "qtbase_en.qm")
"""All of Qt that is used; it would bring much more."""

LIBRARIES = re.compile(
    r"lib(python3|ssl|crypto|ffi|sqlite3|bz2|lzma|mpdec|uuid|icu(data|i18n|uc))[.\d-]*\.so"
)
"""The only libraries that are carried beside those of packages: what Python needs, and Qt's own of ICU.

Others of a Linux system belong together with its display, fonts and drivers: older ones would not fit.
"""

_QT_LIBRARY = re.compile(
    r"(?:^|/)(?:lib)?Qt6?(?P<name>[A-Z]\w+?)(?:\.abi3)?\.(?:so|pyd|dll|dylib|framework)\b"
)
_QT_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/(?P<plugin>.+)")
_LIBRARY = re.compile(r"[^/]+\.so(?:\.[\d.]+)?")


def is_used(place: str) -> bool:
    """Tell whether a file that was found goes into the bundle.

    Args:
        place: its path there, with slashes.
    """
    if plugin := _QT_PLUGIN.match(place):
        return any(fnmatch(plugin["plugin"], pattern) for pattern in QT_PLUGINS)
    if library := _QT_LIBRARY.search(place):
        return library["name"] in QT_LIBRARIES
    if place.endswith(".qm"):
        return place.endswith(QT_WORDS)
    if _LIBRARY.fullmatch(place) and not LIBRARIES.match(place):
        return "/" in place or not place.startswith("lib")
    return "/qml/" not in place and not any(fnmatch(place, pattern) for pattern in UNUSED)


def reached_by_entry_points() -> list[str]:
    """Return the modules that entry points name, which are therefore imported without an import statement."""
    points = (point for installed in metadata.distributions() for point in installed.entry_points)
    return sorted({p.module for p in points if any(fnmatch(p.group, group) for group in GROUPS)})


def distributions(modules: Iterable[str]) -> list[metadata.Distribution]:
    """Return what was installed to bring some modules, in order.

    Args:
        modules: with dots or slashes; all but the first part is not looked at.
    """
    owners = metadata.packages_distributions()
    packages = {re.split(r"[./\\]", module)[0] for module in modules}
    names = {name.lower().replace("_", "-") for package in packages for name in owners.get(package, ())}
    return [metadata.distribution(name) for name in sorted(names)]
