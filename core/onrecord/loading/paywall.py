"""The sentences with which a page stops short of its article."""

from __future__ import annotations

import re
from typing import Final

_PROMPT = re.compile(
    r"\b(?:subscribe|sign[ -]?up|sign[ -]?in|log[ -]?in|register|join\s+(?:now|us)"
    r"|become\s+a\s+(?:member|subscriber)|create\s+an?\s+(?:free\s+)?account)\b[^.!?\n]{0,60}\bto\s+(?:continue|keep|read|finish|unlock)\b"
    r"|\bto\s+(?:continue|keep)\s+reading\b[^.!?\n]{0,60}\b(?:subscribe|sign|log|register|join|create|become|start)"
    r"|\b(?:article|story|content|page|report)\s+is\s+(?:only\s+)?(?:for|available\s+to|reserved\s+for|exclusive\s+to)\s"
    r"(?:our\s+)?(?:paid\s+|paying\s+|premium\s+)?(?:subscribers|members)\b"
    r"|\balready\s+a\s+(?:subscriber|member)\?"
    r"|\bsubscribe\s+(?:now\s+)?(?:for\s+full\s+access|to\s+unlock)\b"
    r"|\byou(?:'|’)?(?:ve|\s+have)\s+(?:reached|used)\b[^.!?\n]{0,40}\bfree\s+(?:articles|stories)\b",
    re.IGNORECASE,
)
_TAIL_CHARACTERS: Final = 600
_PROMPT_WORDS: Final = 45


def is_prompt(block: str) -> bool:
    """Tell whether a block does nothing but ask the reader to subscribe or log in."""
    return len(block.split()) <= _PROMPT_WORDS and _PROMPT.search(block) is not None


def has_prompt(text: str) -> bool:
    """Tell whether the reader is asked anywhere in ``text`` to subscribe or log in to read on."""
    return _PROMPT.search(text) is not None


def ends_in_paywall(text: str) -> bool:
    """Tell whether a text breaks off with such a request."""
    return has_prompt(text[-_TAIL_CHARACTERS:])
