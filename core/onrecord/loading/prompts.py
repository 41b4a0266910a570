"""The sentences with which a page stops short of its article: to subscribe, to log in, to accept cookies."""

from __future__ import annotations

import re
from typing import Final

_MEMBERS = r"(?:(?:paid|paying|premium|registered)\s+)?(?:subscribers|members)\b"
_READ_THIS = (
    r"(?:the\s+(?:full|rest|whole|entire)|this|the)\s+(?:\w+\s+){0,3}(?:article|story|post|report|column)"
)
_UNLOCK_THIS = r"unlock\s+(?:this|the)\s+(?:\w+\s+){0,4}(?:article|story|post|report)"
_JOIN = (
    r"(?:subscribe|sign[ -]?(?:up|in)|log[ -]?in|register|join|upgrade|start"
    r"|become\s+an?\s+(?:\w+\s+)?(?:member|subscriber)|create\s+an?\s+(?:free\s+)?account"
    r"|get\s+(?:full|unlimited)\s+access)"
)
_READ_ON = (
    r"(?:(?:continue|keep|finish)\s+(?:reading|to\s+read)|continue(?=\W*$)|read\s+on\b|read\s+more(?=\W*$)"
    rf"|read\s+{_READ_THIS}|{_UNLOCK_THIS})"
)
_SENTENCE_START = (
    r"(?:^|[.!?:|]\s*)(?:please\s+|want\s+to\s+read\s+more\?\s+|you\s+(?:must|need\s+to|have\s+to)\s+)?"
)
_WALL = re.compile(
    rf"{_SENTENCE_START}(?:"
    rf"{_JOIN}\b[^.!?\n]{{0,60}}?\bto\s+{_READ_ON}"
    rf"|to\s+{_READ_ON}[^.!?\n]{{0,60}}?\b{_JOIN}\b"
    r"|(?:keep|continue)\s+reading\s+with\b[^.!?\n]{0,40}\b(?:trial|subscription|account)\b"
    r"|(?:this|the\s+(?:full|rest\s+of\s+(?:this|the)))\s+(?:\w+\s+)?(?:article|story|content|page|report|post|episode)"
    rf"\s+is\s+(?:only\s+|exclusively\s+)?(?:for|(?:only\s+)?(?:available|reserved|exclusive|visible)\s+(?:to|for))"
    rf"\s+(?:our\s+)?{_MEMBERS}"
    r"|(?:this|the\s+rest\s+of\s+(?:this|the))\s+\w+\s+is\s+available\s+exclusively\s+(?:to|for)\b"
    r"|you(?:['’]ve|\s+have)\s+(?:reached|used|read|hit)\b[^.!?\n]{0,40}\bfree\s+(?:articles?|stor(?:y|ies))\b"
    r"|subscribe\s+(?:now\s+)?(?:for\s+full\s+access|to\s+(?:unlock|get\s+full\s+access))\b)",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"already\s+an?\s+(?:\w+\s+)?(?:subscriber|member)\?|already\s+have\s+an\s+account\?"
    r"|(?:subscriber|member)s?[ -](?:only|exclusive)(?:\s+\w+)?$|for\s+subscribers(?:\s+only)?$",
    re.IGNORECASE,
)
_PARTNERS = r"(?:,?\s+and\s+our\s+(?:[\d,]+\s+)?(?:\w+\s+)?(?:partners|vendors))?,?"
_CONSENT = re.compile(
    r"we\s+(?:value|respect)\s+your\s+privacy\W*$|before\s+you\s+continue(?:\s+to\b|\W*$)"
    rf"|we{_PARTNERS}\s+(?:use|store|process)\b[^.]{{0,120}}\b(?:cookies|personal\s+data|on\s+(?:an?|your)\s+device)\b"
    r"|(?:this|our)\s+(?:web\s*)?site\s+uses\s+cookies\b"
    r"|by\s+(?:clicking|pressing|selecting|tapping)\s+[\"“'‘]?(?:i\s+)?(?:accept|agree|ok)\b"
    r"|(?:accept|reject|decline)\s+(?:all(?:\s+cookies)?|cookies)$"
    r"|(?:manage|customi[sz]e|review)\s+(?:\w+\s+)?(?:cookies?|consent|privacy|preferences|choices|options|settings)"
    r"(?:\s+\w+)?$"
    r"|your\s+(?:privacy|cookie)\s+(?:choices|settings|preferences)$|cookie\s+(?:settings|preferences|notice)$"
    r"|you\s+can\s+(?:change|withdraw|update)\s+your\s+(?:choices?|consent|preferences)\b",
    re.IGNORECASE,
)
_PROMPT_CHARACTERS: Final = 300
_CONSENT_CHARACTERS: Final = 1_000


def is_wall(block: str) -> bool:
    """Tell whether a block does nothing but ask the reader to subscribe or log in to read on."""
    return len(block) <= _PROMPT_CHARACTERS and _WALL.search(block.strip()) is not None


def ends_in_wall(block: str) -> bool:
    """Tell whether a block is such a request, or ends in one."""
    end = block if len(block) <= _PROMPT_CHARACTERS else f"…{block[1 - _PROMPT_CHARACTERS :]}"
    return is_wall(end)


def is_hint(block: str) -> bool:
    """Tell whether a block speaks of subscribers as pages do that are closed, and as some open ones do."""
    return len(block) <= _PROMPT_CHARACTERS and _HINT.match(block.strip()) is not None


def is_consent(block: str) -> bool:
    """Tell whether a block asks for consent to cookies and their like, or is a button of such a question."""
    return len(block) <= _CONSENT_CHARACTERS and _CONSENT.match(block.strip()) is not None


def is_request(block: str) -> bool:
    """Tell whether a block is any of these, and so no part of an article."""
    return is_wall(block) or is_hint(block) or is_consent(block)
