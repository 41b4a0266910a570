"""Where the development data is: ``ONRECORD_SHARED`` or ``../shared`` beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[3] / "shared"))

needs_development_data = pytest.mark.skipif(
    not (SHARED / "eval").is_dir(), reason=f"the development data is not in {SHARED}"
)
