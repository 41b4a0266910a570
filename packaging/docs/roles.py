"""Docstrings name each other as Sphinx has it, ``:func:`load```; here the bare name is left of that."""

from __future__ import annotations

import re
from typing import Any

import griffe

_ROLE = re.compile(r":(?:attr|class|data|func|meth|mod):`~?(?P<name>[\w.]+)`")


class Roles(griffe.Extension):
    """Rewrites the docstrings of whatever is loaded."""

    def on_module(self, *, mod: griffe.Module, **_: Any) -> None:
        """Leave out what a module says of itself: the page introduces it."""
        mod.docstring = None

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Rewrite one docstring."""
        if obj.docstring:
            obj.docstring.value = _ROLE.sub(r"`\g<name>`", obj.docstring.value)
