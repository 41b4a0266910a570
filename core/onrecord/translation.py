"""Words for people, in the language of whoever reads them.

They stand in plain English where they are used, ``tr("Open file…")``, and are looked up in a catalogue in
gettext's format under ``onrecord_resources/languages``; English needs none. ``packaging/translate`` collects
them. What an article says, and what machines read, is never translated: a reading is the same in every
language, and what it holds in English, such as why a part was not read, is looked up where it is shown.

The core makes most sentences of the window, and knows no Qt: therefore these functions and not those of Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from gettext import NullTranslations, translation

import onrecord_resources

DOMAIN = "onrecord"
ENGLISH = "en"
LANGUAGES: Mapping[str, str] = {ENGLISH: "English", "de": "Deutsch"}
"""What each language calls itself, by its code."""


@dataclass(frozen=True)
class _Language:
    code: str
    catalogue: NullTranslations


_PLAIN = _Language(ENGLISH, NullTranslations())
_language = ContextVar("language", default=_PLAIN)


def tr(words: str, /, **values: object) -> str:
    """Return words in the current language.

    Args:
        words: in English, a literal, so that they can be collected; ``{name}`` stands for a value.
        values: what to put in, by name.
    """
    return _filled(_looked_up(words), values) if words else ""


def trn(one: str, several: str, number: int, /, **values: object) -> str:
    """Return words that depend on a number in the current language.

    Args:
        one: in English, for the number one: "{n} claim".
        several: in English, for any other number: "{n} claims".
        number: it is put in for ``{n}``.
        values: what else to put in, by name.
    """
    return _filled(_language.get().catalogue.ngettext(one, several, number), {"n": grouped(number), **values})


def noop(words: str) -> str:
    """Return words as they are, for a table: they are collected here, and go through :func:`tr` when used."""
    return words


def grouped(number: int) -> str:
    """Return a number in figures, with what the current language sets between thousands."""
    # Translators: what stands between thousands in a number.
    return f"{number:,}".replace(",", tr(","))


def current() -> str:
    """Return the code of the current language."""
    return _language.get().code


def speak(code: str) -> None:
    """Make a language the current one, for this thread and for what it hands on its context to.

    Args:
        code: one of :data:`LANGUAGES`.
    """
    _language.set(_PLAIN if code == ENGLISH else _Language(code, _load(code)))


def best(wanted: Iterable[str]) -> str:
    """Return the first language that On Record speaks; English where there is none.

    Args:
        wanted: codes in order of preference, such as ``de-AT``.
    """
    spoken = (code.replace("_", "-").split("-")[0].lower() for code in wanted)
    return next((code for code in spoken if code in LANGUAGES), ENGLISH)


def _looked_up(words: str) -> str:
    catalogue = _language.get().catalogue
    found = catalogue.gettext(words)
    # Python 3.11.2, which Debian 12 has, does not look among the words that also have a plural.
    return catalogue.ngettext(words, words, 1) if found == words else found


def _load(code: str) -> NullTranslations:
    return translation(DOMAIN, onrecord_resources.path("languages"), [code])


def _filled(words: str, values: Mapping[str, object]) -> str:
    return words.format_map(values) if values else words
