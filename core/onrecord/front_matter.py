"""The lines that stand before an article's first sentence: byline and date."""

from __future__ import annotations

import re
from datetime import date

_BYLINE = re.compile(
    r"(?:written\s+|posted\s+|reported\s+|published\s+)?by[\s:]+(?P<who>\S.*)", re.IGNORECASE
)
_LABEL = re.compile(r"(?:author|writer|words|reporter)s?\s*:\s*(?P<who>\S.*)", re.IGNORECASE)
_NAMELESS = re.compile(
    r"(?:(?:written|posted|reported|published)\s+)?by\s*:?|(?:author|writer|reporter)s?\s*:", re.IGNORECASE
)
"""What a page's template leaves where it has no name to fill in."""
_DATE_TAIL = re.compile(
    r"\s*(?:[|•·—–]|,?\s+on\s+(?=\w+day\b|[A-Z0-9])|(?:^|,?\s+)(?:updated|published|posted)\b).*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"a|admin(?:istrator)?|anonymous|author|by|contributors?|correspondents?|default|desk|digital|editors?"
    r"|editorial|guest|n/?a|news|newsdesk|newsroom|none|null|online|our|owner|post|posted|published|publisher"
    r"|python-docx|reporters?|root|staff|team|the|undefined|unknown|updated|user(?:name)?|web|webmaster|writers?"
    r"|written"
)
_SMALL_WORD = re.compile(r"and|&|of|for|the|in|with|at|to|special|d[aei]|del|der|l[ae]|van|von|bin|al|el|y")
_ADDRESS = re.compile(r"https?://|www\.|@|\.(?:com|org|net|co\.uk)\b", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_]")
_MAX_BYLINE_WORDS = 14
_MAX_NAME_CHARACTERS = 150

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WRITTEN_DATE = re.compile(
    rf"(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH}),?\s+(?P<year2>\d{{4}})",
    re.IGNORECASE,
)
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DATE_LINE = re.compile(
    rf"(?:(?:published|posted|updated|date|last\s+updated|first\s+published)\b[\s:]*(?:on\s+)?)?"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:{_WRITTEN_DATE.pattern}|{_ISO_DATE.pattern})"
    rf"(?:[\s,|•·—–T-]*(?:at\s+)?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s*(?:[ap]\.?m\.?)?\s*\(?[A-Z]{{0,4}}\)?)?\.?",
    re.IGNORECASE,
)


def clean_byline(byline: str | None) -> str | None:
    """Return the names in ``byline``, or None where it names nobody ("Staff", "Written by Published")."""
    if not byline or len(byline) > _MAX_NAME_CHARACTERS * 2:
        return None
    who = " ".join(byline.split())
    match = _BYLINE.fullmatch(who) or _LABEL.fullmatch(who)
    who = _DATE_TAIL.sub("", match["who"] if match else who).strip(" .,;|-–—")
    return who if _names_somebody(who) else None


def _names_somebody(who: str) -> bool:
    words = [word.strip(".,;:()").lower() for word in who.split()]
    if not words or len(who) > _MAX_NAME_CHARACTERS or _ADDRESS.search(who) or not _NAME_WORD.search(who):
        return False
    return not all(_NOBODY.fullmatch(word) for word in words)


def is_byline(line: str) -> bool:
    """Tell whether a line says who wrote the article, or pretends to ("Written by Published", "By:")."""
    line = line.strip()
    if _NAMELESS.fullmatch(line):
        return True
    if len(line.split()) > _MAX_BYLINE_WORDS or line.endswith(("?", "!", ":")):
        return False
    match = _BYLINE.fullmatch(line) or _LABEL.fullmatch(line)
    return match is not None and (_is_name_like(match["who"]) or clean_byline(line) is None)


def _is_name_like(who: str) -> bool:
    """Tell names from the rest of a sentence: "By Ann Lee" against "By Tuesday evening it was over"."""
    words = re.split(r"[,|•·–—(]", who)[0].split()
    named = words and words[0][0].isupper() and not words[0].lower().endswith("day")
    return bool(named) and all(word[0].isupper() or _SMALL_WORD.fullmatch(word) for word in words)


def is_date_line(line: str) -> bool:
    """Tell whether a line is a date and nothing else, such as "Friday, July 21, 2017"."""
    return len(line) <= 80 and _DATE_LINE.fullmatch(line.strip()) is not None


def iso_date(text: str | None) -> str | None:
    """Return the first date in ``text`` as ``YYYY-MM-DD``, or None. In figures only ISO 8601 counts."""
    if not text:
        return None
    iso, written = _ISO_DATE.search(text), _WRITTEN_DATE.search(text)
    if iso:
        return _date_or_none(*iso.groups())
    if not written:
        return None
    month = _MONTHS.index((written["month"] or written["month2"])[:3].lower()) + 1
    return _date_or_none(written["year"] or written["year2"], str(month), written["day"] or written["day2"])


def _date_or_none(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
