"""Collects the words of the interface, brings each catalogue up to date, and compiles it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from onrecord import __version__
from onrecord.translation import DOMAIN, ENGLISH, LANGUAGES

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "onrecord_resources" / "languages"
CODE = ("core/onrecord", "desktop/onrecord_desktop")
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]
KEYWORDS: dict[str, tuple[int, ...] | None] = {"tr": None, "trn": (1, 2), "noop": None}
COMMENTS = ["Translators:"]


def collected() -> Catalog:
    """Return all words of the interface."""
    catalog = Catalog(domain=DOMAIN, fuzzy=False)
    for folder in CODE:
        found = extract_from_dir(ROOT / folder, METHODS, keywords=KEYWORDS, comment_tags=COMMENTS)
        for _, _, message, comments, context in found:
            catalog.add(message, auto_comments=comments, context=context)
    return catalog


def file_of(code: str) -> Path:
    """Return the catalogue of a language, for people to edit; the compiled one stands beside it."""
    return FOLDER / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def brought_up_to_date(code: str, words: Catalog) -> Catalog:
    """Return a language's catalogue with all words, and none that are not used any more."""
    file = file_of(code)
    old = read_po(file.read_bytes().splitlines(keepends=True), locale=code)
    new = Catalog(
        locale=code,
        domain=DOMAIN,
        project="On Record",
        version=__version__,
        header_comment=old.header_comment,
        msgid_bugs_address="-",
        language_team="-",
        last_translator="The On Record makers",
        creation_date=old.creation_date,
        revision_date=old.creation_date,
        fuzzy=False,
    )
    for message in words:
        if message.id:
            known = old.get(message.id)
            new.add(message.id, known.string if known else None, auto_comments=message.auto_comments)
    return new


def untranslated(catalog: Catalog) -> Iterator[object]:
    """Yield the words that have no translation, or one without the same places for values."""
    for message in catalog:
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and not (all(strings) and not list(message.check())):
            yield message.id


def write(code: str, catalog: Catalog) -> None:
    """Write a catalogue, and compile it."""
    file = file_of(code)
    with file.open("wb") as po:
        write_po(po, catalog, width=110, sort_output=True, no_location=True, omit_header=False)
    with file.with_suffix(".mo").open("wb") as mo:
        write_mo(mo, catalog)


def main() -> int:
    """Bring all catalogues up to date; return 1 if something is left to translate."""
    words = collected()
    left = 0
    for code in LANGUAGES:
        if code != ENGLISH:
            catalog = brought_up_to_date(code, words)
            write(code, catalog)
            for message in untranslated(catalog):
                left += 1
                print(f"{code}: {message}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
