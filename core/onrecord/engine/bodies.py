"""What sort of body a name is of: *the airline* may be Gulf Airways, and is not the Treasury."""

from __future__ import annotations

from onrecord.engine.grammar import wordset
from onrecord.engine.registry import Bearer

_SORTS = {
    "firm": wordset(
        """airline airlines airways bank brokerage carrier chain company corporation firm lender maker
        manufacturer operator retailer start-up startup supplier developer insurer drugmaker automaker
        inc corp ltd llc plc motors"""
    ),
    "authority": wordset(
        """administration agency authority board bureau commission commissioner court department ministry
        office panel committee council regulator service senate house congress parliament police force
        court treasury government army"""
    ),
    "press": wordset(
        """magazine network newspaper outlet paper website site station channel broadcaster times post
        herald tribune journal gazette chronicle globe mirror telegraph observer guardian news press
        reuters bloomberg cnn nbc cbs abc bbc ap afp fox msnbc npr politico radio tv"""
    ),
    "union": wordset("union unions teamsters brotherhood guild federation workers"),
    "school": wordset("college institute school university"),
    "party": wordset("party congress democrats republicans"),
    "club": wordset("club"),
    "wire": wordset("agency reuters ap afp tass xinhua interfax"),
}
"""Nouns for a sort of body and words in the names of that sort."""
ANY_BODY = wordset(
    """agency alliance bank bloc company firm network newspaper paper magazine outlet union group organization
    organisation department website"""
)
"""Nouns for a body of whatever name."""
SOME_BODY = wordset("airline brokerage bureau club force party retailer site university")
"""Nouns for a body whose name tells its sort."""
COMMON = wordset("company firm group")
"""Nouns by which a body is called long after it was named."""


def may_be(bearer: Bearer, noun: str) -> bool:
    """Whether nothing in a name speaks against its bearer's being a company, an agency, a union …

    Of the sorts in whose names it is common to say so, and of names that are neither a body's nor a person's,
    the name must say it.
    """
    own = {sort for sort, marks in _SORTS.items() if noun in marks}
    told = {sort for sort, marks in _SORTS.items() if marks.intersection(bearer.words)}
    if bearer.label == "ORG":
        return bool(own & told) or not own or (not told and noun not in SOME_BODY)
    return bearer.label == "MISC" and bool(own & told)
