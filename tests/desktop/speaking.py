"""A language in which it is seen what was translated."""

from __future__ import annotations

from gettext import NullTranslations


class Marked(NullTranslations):
    """Every English word or sentence stands for itself, in guillemets."""

    def gettext(self, words: str) -> str:
        return f"«{words}»"

    def ngettext(self, one: str, several: str, number: int) -> str:
        return f"«{one if number == 1 else several}»"
