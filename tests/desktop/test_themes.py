"""Colours that can be read, and told apart by all eyes.

Colour vision is simulated after Machado, Oliveira and Fernandes (2009), full deficiency, in linear RGB;
differences are CIEDE2000 (Sharma, Wu and Dalal 2005).
"""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from onrecord_desktop.found_painter import EDGE
from onrecord_desktop.themes import DARK, LIGHT, Theme, blend, channels

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
Vector = tuple[float, float, float]
EYES: dict[str, tuple[Vector, Vector, Vector]] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> Vector:
    parts = (value / 255 for value in channels(colour))
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return r, g, b


def luminance(colour: str) -> float:
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, eyes: str) -> Vector:
    light = linear(colour)
    r, g, b = (min(max(sum(m * v for m, v in zip(row, light, strict=True)), 0), 1) for row in EYES[eyes])
    return r, g, b


def lab(rgb: Vector) -> Vector:
    r, g, b = rgb
    xyz = (
        (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
        0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
        (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: Vector, other: Vector) -> float:
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    c1, c2 = math.hypot(a1 * stretch, b1), math.hypot(a2 * stretch, b2)
    h1, h2 = (math.degrees(math.atan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180
    hue = (h1 + turn / 2) % 360
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    waves = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.2, 4, -63))
    t = 1 + sum(weight * math.cos(math.radians(factor * hue + shift)) for weight, factor, shift in waves)
    sl = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    spin = math.exp(-(((hue - 275) / 25) ** 2))
    rt = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(math.radians(60 * spin))
    dl, dc, dt = (l2 - l1) / sl, (c2 - c1) / sc, dh / sh
    return math.sqrt(dl**2 + dc**2 + dt**2 + rt * dc * dt)


def test_the_measure_agrees_with_published_pairs() -> None:
    assert ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)) == pytest.approx(
        1.2644, abs=1e-4
    )
    assert ciede2000((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619)) == pytest.approx(
        2.0373, abs=1e-4
    )


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_readable_everywhere(theme: Theme) -> None:
    for paper in (theme.ground, theme.panel, theme.card, theme.hover, theme.button):
        assert contrast(theme.ink, paper) >= 7
        assert contrast(theme.muted, paper) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_readable_on_every_tint(theme: Theme) -> None:
    for hue in (*theme.hues, theme.muted):
        assert contrast(theme.ink, blend(hue, theme.ground, theme.strong_tint)) >= 4.5
        assert contrast(theme.muted, blend(hue, theme.card, theme.card_tint)) >= 4.5
    assert contrast(theme.ink, theme.selection) >= 4.5
    assert contrast(theme.ink, theme.found) >= 7
    assert contrast(theme.muted, theme.found) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_names_and_lines_stand_out_from_the_paper(theme: Theme) -> None:
    for hue in theme.hues:
        assert contrast(hue, theme.ground) >= 4.5
        assert contrast(hue, blend(hue, theme.ground, theme.strong_tint)) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_the_edge_of_a_match_stands_out_from_every_tint(theme: Theme) -> None:
    edge = blend(theme.ink, theme.found, EDGE)
    for hue in (*theme.hues, theme.muted):
        assert contrast(edge, blend(hue, theme.ground, theme.strong_tint)) >= 3
    assert contrast(edge, theme.found) >= 3


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_hues_can_be_told_apart(theme: Theme, eyes: str) -> None:
    for one, other in combinations((*theme.hues, theme.muted), 2):
        assert ciede2000(lab(seen(one, eyes)), lab(seen(other, eyes))) >= 10, (one, other)
