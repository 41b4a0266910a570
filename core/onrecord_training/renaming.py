"""Articles of a corpus with other names for their persons, so that no name becomes a sign of anything.

Names swapped for others of either gender and many origins are a plain way against what a model takes from the
names of those in the news when its corpus was made (counterfactual augmentation: Zhao et al., 2018).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from faker import Faker

from onrecord.engine.lexicon import Lexicon
from onrecord_training.insertions import now, placed
from onrecord_training.persons import Pool, no_persons, swapped

ORIGINS = (
    "de_DE",
    "en_GB",
    "en_IN",
    "en_KE",
    "en_US",
    "es_MX",
    "fi_FI",
    "fr_DZ",
    "fr_FR",
    "ga_IE",
    "ha_NG",
    "hr_HR",
    "id_ID",
    "it_IT",
    "nl_NL",
    "pt_BR",
    "ro_RO",
    "sv_SE",
    "sw",
    "tr_TR",
    "tw_GH",
    "uz_UZ",
    "yo_NG",
    "zu_ZA",
)
"""Faker's locales with names in Latin letters."""
SHARE = 0.6
"""Of the articles that get other names."""


def renamed(
    lines: Iterable[Mapping[str, Any]], lexicon: Lexicon, rng: random.Random
) -> Iterator[dict[str, Any]]:
    """Yield the articles, many of them with other names, each with those of one origin."""
    for line in lines:
        origin, chance = rng.choice(ORIGINS), rng.random()
        change = chance < SHARE and "names" in line
        yield with_names(line, drawn(origin, rng), lexicon) if change else dict(line)


def with_names(line: Mapping[str, Any], pool: Pool, lexicon: Lexicon) -> dict[str, Any]:
    """Return an article with other names for its persons and all of its spans where they stand then."""
    change = swapped(line["text"], line["names"], pool, lexicon.genders, no_persons(lexicon))
    move = partial(now, change)
    return {
        **line,
        "text": change.text,
        "statements": [placed(s, move) for s in line["statements"]],
        **{key: [move(span) for span in line[key]] for key in ("names", "added") if key in line},
    }


def drawn(origin: str, rng: random.Random) -> Pool:
    """Return the names of an origin in an order of their own."""
    names = names_of(origin)
    return Pool(*(rng.sample(some, len(some)) for some in (names.women, names.men, names.surnames)))


@cache
def names_of(origin: str) -> Pool:
    """Return the names that Faker knows of one of the ``ORIGINS``."""
    (person,) = (p for p in Faker(origin).factories[0].get_providers() if hasattr(p, "last_names"))
    kinds = (person.first_names_female, person.first_names_male, person.last_names)
    return Pool(*(sorted(n for n in set(names) if n.isalpha() and n.istitle()) for names in kinds))
