"""The two themes, as plain values: light paper and dark paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["light", "dark"]
Colour = str
"""``#RRGGBB``"""


@dataclass(frozen=True)
class Theme:
    """Every colour of the window."""

    name: ThemeName
    ground: Colour
    """The paper under the article."""
    ink: Colour
    muted: Colour
    """Secondary text, and the hue of sources that have none of their own."""
    rule: Colour
    """Hairlines between parts of the window."""
    panel: Colour
    card: Colour
    button: Colour
    hover: Colour
    selection: Colour
    found: Colour
    """Behind words that the reader looks for."""
    hues: tuple[Colour, ...]
    """They and ``muted`` can be told apart with each of the three colour-vision deficiencies."""
    tint: float
    """How much of a hue lies over the paper behind a statement, 0 to 1."""
    strong_tint: float
    """The same for the statement that is selected."""
    card_tint: float
    """The same for its row in the panel."""

    def hue(self, index: int | None) -> Colour:
        """Return the hue with this index; grey for None."""
        return self.muted if index is None else self.hues[index]


LIGHT = Theme(
    name="light",
    ground="#FBFAF7",
    ink="#1D1F23",
    muted="#616874",
    rule="#E4E1D9",
    panel="#F4F2EC",
    card="#FFFFFF",
    button="#ECEAE3",
    hover="#F8F7F3",
    selection="#CFDDEA",
    found="#FFE58F",
    hues=("#0E62BF", "#0B654C", "#A83F04", "#781E54", "#3F2B94"),
    tint=0.08,
    strong_tint=0.17,
    card_tint=0.09,
)

DARK = Theme(
    name="dark",
    ground="#191B1F",
    ink="#E6E4DF",
    muted="#A4AAAE",
    rule="#32363D",
    panel="#202328",
    card="#272A30",
    button="#2E3239",
    hover="#2B2F36",
    selection="#37506B",
    found="#4D3C0A",
    hues=("#64A0C0", "#48CB9D", "#F39E5F", "#FCB7E0", "#C3AAFF"),
    tint=0.15,
    strong_tint=0.26,
    card_tint=0.12,
)


def theme_named(name: ThemeName) -> Theme:
    """Return the theme of that name."""
    return DARK if name == "dark" else LIGHT


def channels(colour: Colour) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def blend(over: Colour, under: Colour, amount: float) -> Colour:
    """Lay ``amount`` (0 to 1) of one colour over another."""
    mixed = (
        round(o * amount + u * (1 - amount)) for o, u in zip(channels(over), channels(under), strict=True)
    )
    return "#" + "".join(f"{value:02X}" for value in mixed)
