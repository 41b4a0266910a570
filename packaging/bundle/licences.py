"""The licences of all that a bundle carries, in one text."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path, PurePath

import contents

TEXTS = Path(__file__).parent / "licences"
IS_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors|thirdparty)", re.IGNORECASE)
IS_CODE = frozenset((".py", ".pyc", ".so", ".pyi", ".html"))
LINE = "=" * 100

INTRODUCTION = """\
On Record is under the Apache License 2.0, and its model under the licence that stands beside it. This bundle
carries other people's work, each under a licence of its own. They follow in the order of their names.

Qt and PySide6 (libraries of Qt, PySide6 and shiboken6) are used under the GNU Lesser General Public License,
version 3, whose text stands at the end. They are unchanged, and linked as libraries of their own. To use
others, such as ones that you changed, put libraries of Qt of the same minor version in the place of those in
PySide6/Qt/lib and PySide6/Qt/plugins (on Windows in PySide6), and modules of PySide6 and shiboken6 in the
place of those in the folders of these names. Their sources are at
https://download.qt.io/official_releases/QtForPython and https://download.qt.io/official_releases/qt, and what
Qt itself is built from is listed at https://doc.qt.io/qt-6/licenses-used-in-qt.html.
"""


def written(distributions: Iterable[metadata.Distribution], libraries: Iterable[Path]) -> str:
    """Return the text.

    Args:
        distributions: that the bundle carries.
        libraries: files of the system that it carries.
    """
    parts = [
        INTRODUCTION,
        *map(_of_distribution, distributions),
        *_of_python(),
        *_of_libraries(libraries),
        *(_titled(f"Licence text: {name}", [file.read_text("utf-8")]) for name, file in _common_texts()),
    ]
    return "\n".join(parts)


def _titled(title: str, texts: Iterable[str]) -> str:
    return "\n".join((LINE, title, LINE, "", *texts))


def _of_distribution(distribution: metadata.Distribution) -> str:
    files = [file for file in distribution.files or () if _is_licence(file)]
    texts = [Path(str(file.locate())).read_text("utf-8", "replace") for file in files]
    named = _named(distribution)
    none = f"It brings no licence text along. It is under: {named}. Common texts are at the end.\n"
    return _titled(f"{distribution.name} {distribution.version} ({named})", texts or [none])


def _is_licence(file: PurePath) -> bool:
    return bool(IS_LICENCE.match(file.name)) and file.suffix not in IS_CODE and "tests" not in file.parts


def _named(distribution: metadata.Distribution) -> str:
    """Return what a distribution says of its licence: an expression, a line, or classifiers."""
    told = distribution.metadata
    line = told.get("License-Expression") or told.get("License") or ""
    classifiers = (c.split(" :: ")[-1] for c in told.get_all("Classifier", []) if c.startswith("License"))
    return line if line and len(line) < 100 and "\n" not in line else ", ".join(classifiers)


def _of_python() -> Iterator[str]:
    version = sysconfig.get_python_version()
    for folder in (sysconfig.get_path("stdlib"), sysconfig.get_config_var("installed_base")):
        file = Path(folder) / "LICENSE.txt"
        if file.is_file():
            yield _titled(f"Python {version} (PSF-2.0)", [file.read_text("utf-8")])
            return


def _of_libraries(libraries: Iterable[Path]) -> Iterator[str]:
    """Yield what Debian tells of its packages; elsewhere these libraries come with Python."""
    for package in sorted(set(filter(None, map(_debian_package, libraries)))):
        file = Path("/usr/share/doc") / package / "copyright"
        yield _titled(f"{package} (Debian's copyright file)", [file.read_text("utf-8")])


def _debian_package(file: Path) -> str | None:
    places = {str(file), str(file.resolve()), str(file.resolve()).removeprefix("/usr")}
    try:
        asked = subprocess.run(["dpkg-query", "-S", *places], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return asked.stdout.partition(":")[0] or None


def _common_texts() -> Iterator[tuple[str, Path]]:
    yield "Apache-2.0", contents.ROOT / "LICENSE"
    for file in sorted(TEXTS.glob("*.txt")):
        yield file.stem, file
