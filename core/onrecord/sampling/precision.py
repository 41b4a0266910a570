"""From a judged sheet to how often On Record is right, by type and over all. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.reading import StatementType
from onrecord.sampling.intervals import Estimate, Stratum, weighted, wilson
from onrecord.sampling.values import PARTS, TYPES, Drawn, Part, Sheet

Row = Literal["all"] | StatementType


@dataclass(frozen=True)
class Figure:
    """How often one part is right."""

    right: int
    judged: int
    """How many were judged to be right or wrong."""
    unsure: int
    """How many more were judged, but neither."""
    estimate: Estimate | None
    """None where it cannot be told yet: nothing was judged, or of a sample by type nothing of some type."""


Figures = Mapping[Part, Mapping[Row, Figure]]


def precision(sheet: Sheet) -> Figures:
    """Return how often each part is right, over all and by type, of the statements that are wholly judged.

    Every figure is of all that On Record found of that type: what is no statement counts as wrong in each
    part. Unsure judgements are in no share. Of a sample by type the share over all weights each type by how
    many statements it has in the file, and that of links by how many of these are linked.
    """
    return {part: _by_type(part, sheet) for part in PARTS}


def _by_type(part: Part, sheet: Sheet) -> Mapping[Row, Figure]:
    asked = [drawn for drawn in sheet.judged if part in drawn.asked]
    figures: dict[Row, Figure] = {
        kind: _figure(part, [drawn for drawn in asked if drawn.found.type == kind]) for kind in TYPES
    }
    over_all = _figure(part, asked)
    if sheet.by_type:
        sizes = sheet.frame.linked if part == "link" else sheet.frame.statements
        over_all = Figure(over_all.right, over_all.judged, over_all.unsure, _over_all(figures, sizes))
    return {"all": over_all, **figures}


def _figure(part: Part, drawn: Iterable[Drawn]) -> Figure:
    verdicts = [each.judgement.of(part) for each in drawn]
    right, unsure = verdicts.count("right"), verdicts.count("unsure")
    judged = len(verdicts) - unsure
    return Figure(right, judged, unsure, wilson(right, judged) if judged else None)


def _over_all(figures: Mapping[Row, Figure], sizes: Mapping[StatementType, int]) -> Estimate | None:
    strata = [
        Stratum(size, figures[kind].right, figures[kind].judged) for kind, size in sizes.items() if size
    ]
    return weighted(strata) if strata and all(stratum.judged for stratum in strata) else None


def rows(part: Part, sheet: Sheet) -> tuple[Row, ...]:
    """Return of which types there is a figure of a part: those that are in the file; of several also all."""
    sizes = sheet.frame.linked if part == "link" else sheet.frame.statements
    types = tuple(kind for kind in TYPES if sizes.get(kind))
    return ("all", *types) if len(types) > 1 else types


def no_statements(sheet: Sheet) -> int:
    """Return how many of the judged ones are no statements at all."""
    return sum(not drawn.judgement.is_statement for drawn in sheet.judged)
