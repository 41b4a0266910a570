"""A statement's wording as a card has room for it."""

from __future__ import annotations

from onrecord import Statement
from onrecord.outline import Piece, wording
from onrecord.phrasing import says_something
from onrecord_desktop.rows import Ink, Run, Words

LONGEST = 260
"""A part longer than this, in characters, ends in an ellipsis."""
CLOSING_QUOTES = "\"”’»'"


def excerpt(statement: Statement, text: str, longest: int = LONGEST) -> Words:
    """Return source, cue and content in the article's order.

    The source's words are left out where they would come first: its name stands above.

    Args:
        statement: a statement of the article.
        text: the article's text.
        longest: a part longer than this, in characters, ends in an ellipsis.
    """
    return tuple(
        Run(shortened(piece.text, longest), Ink.PLAIN if piece.role == "content" else Ink.MUTED)
        for piece in _under_the_name(wording(statement, text))
    )


def _under_the_name(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Leave out the source where it comes first, unless but a colon or the like would be left of the cue."""
    rest = pieces[2:] if len(pieces) > 1 and pieces[1].role == "between" else pieces[1:]
    drops = rest and pieces[0].role == "source" and says_something(rest[0].text)
    return rest if drops else pieces


def shortened(words: str, longest: int = LONGEST) -> str:
    """Cut a part that is too long, keeping the quotation mark that closes it."""
    if len(words) <= longest:
        return words
    closing = words[-1] if words[-1] in CLOSING_QUOTES else ""
    return f"{words[:longest].rsplit(' ', 1)[0]} …{closing}"
