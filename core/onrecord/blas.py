"""Keeps numpy's library for linear algebra from waiting in circles for work.

Its threads spin while they wait, beside those of the encoder, which need the cores.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

VARIABLES: Sequence[str] = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""They are looked at when numpy is imported."""


def use_one_thread() -> None:
    """Have linear algebra done in one thread, unless the environment says otherwise already.

    For a process of our own, before it imports numpy.
    """
    for variable in VARIABLES:
        os.environ.setdefault(variable, "1")
