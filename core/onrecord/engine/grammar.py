"""The small words that tell an English phrase's structure without a parser. All case-folded."""

from __future__ import annotations


def wordset(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


DETERMINERS = wordset("the a an this that these those")
POSSESSIVES = wordset("his her their its my our your whose")
RELATIVES = wordset("who which that whom whose where when")
QUANTIFIERS = wordset("both all each either neither one another other others some many most several few")
PREPOSITIONS = wordset(
    """of for in at from with on by to about near including like against behind among within inside outside
    under over between across after before during since through throughout toward towards around into without
    despite"""
)
PRONOUNS = wordset(
    """he she him her his hers himself herself they them their theirs themselves it its itself i me my mine
    myself we us our ours ourselves you your who whom whose which that this these those both each one"""
)
SPEAKERS = wordset("i me my mine myself we us our ours ourselves")
"""Pronouns of whoever speaks."""

DASHES = frozenset(("—", "–", "--"))
STOPS = frozenset((",", ";", ":", "(", ")", "[", "]", "...", "…")) | DASHES
POSSESSIVE_ENDINGS = frozenset(("'s", "'"))

PARTICIPLES = wordset(
    """released published conducted commissioned based called named titled entitled posted broadcast issued
    filed obtained written led working speaking close familiar involved briefed surveyed polled interviewed
    attending opposed according compiled drafted drawn brought tabled authored is are was were has have had
    said says"""
)
"""Verb forms that, after a noun, begin what describes it."""

VERBAL = wordset("is are was were be been has have had said says told and but or because as than if not")
LEADING = wordset("to with by from about at on as into over among between against like including")
"""Prepositions that lead a phrase in rather than belonging to the noun before them."""
