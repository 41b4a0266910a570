"""Docstrings speak of each other as Sphinx does, ``:func:`load```; here that becomes a link or the bare name."""

from __future__ import annotations

import re
from typing import Any

import griffe

_ROLE = re.compile(r":(?:attr|class|data|func|meth|mod):`~?(?P<name>[\w.]+)`")


class Roles(griffe.Extension):
    """Rewrites the docstrings of whatever is loaded."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Rewrite one docstring."""
        if obj.docstring:
            obj.docstring.value = _ROLE.sub(r"`\g<name>`", obj.docstring.value)
