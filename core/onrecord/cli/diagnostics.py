"""``onrecord diagnostics``: what a report of a fault needs."""

from __future__ import annotations

from onrecord.cli import streams


def diagnostics() -> None:
    """Print versions, folders and the model, for a report of a fault. Nothing of what was read is in it."""
    from onrecord.diagnostics import report

    streams.write(report())
