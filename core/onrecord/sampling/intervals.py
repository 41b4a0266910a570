"""Shares with their 95 % intervals. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
"""How many standard deviations an interval of 95 % reaches to either side."""


@dataclass(frozen=True)
class Estimate:
    """A share, 0 to 1, and the bounds of its interval."""

    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Stratum:
    """What was judged of a part of all statements."""

    size: int
    """How many statements the part has."""
    right: int
    judged: int


def wilson(right: int, judged: int) -> Estimate:
    """Return the share of what is right, with Wilson's score interval.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927; it
    holds what it promises for few statements and for shares near 0 and 1 too (Brown, Cai and DasGupta,
    "Interval estimation for a binomial proportion", Statistical Science 16, 2001).

    Args:
        right: how many are right.
        judged: of how many, 1 or more.
    """
    share, z2 = right / judged, Z * Z
    middle = (share + z2 / (2 * judged)) / (1 + z2 / judged)
    reach = Z * sqrt(share * (1 - share) / judged + z2 / (4 * judged**2)) / (1 + z2 / judged)
    return Estimate(share, min(max(middle - reach, 0.0), share), max(min(middle + reach, 1.0), share))


def weighted(strata: Sequence[Stratum]) -> Estimate:
    """Return the share of what is right in all strata together, each weighted by its size.

    The interval is put together from Wilson's of each stratum (Zou, Huang and Zhang, "A note on confidence
    interval estimation for a linear function of binomial proportions", Computational Statistics and Data
    Analysis 53, 2009): the squares of how far each reaches add up. Of one stratum it is Wilson's.

    Args:
        strata: one or more, of each of which at least one statement was judged.
    """
    size = sum(stratum.size for stratum in strata)
    parts = [(stratum.size / size, wilson(stratum.right, stratum.judged)) for stratum in strata]
    share = sum(weight * part.share for weight, part in parts)
    below = sqrt(sum((weight * (part.share - part.low)) ** 2 for weight, part in parts))
    above = sqrt(sum((weight * (part.high - part.share)) ** 2 for weight, part in parts))
    return Estimate(share, max(share - below, 0.0), min(share + above, 1.0))
