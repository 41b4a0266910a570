"""Probabilities that mean what they say."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from onrecord.engine.weights import sigmoid

AS_IT_IS = (0.0, 1.0)
"""Intercept and slope that change nothing."""


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds, bounded for what is all but certain."""
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return log(bounded / (1 - bounded))


def calibrated(probability: float, calibration: Sequence[float]) -> float:
    """Return what a probability was found to be worth (Platt, 1999).

    Args:
        calibration: intercept and slope in log odds, fitted on development articles.
    """
    intercept, slope = calibration
    return sigmoid(intercept + slope * log_odds(probability))
