"""How much, how long, how many: every limit of loading in one place."""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 20_000_000
"""Bytes of a file, of standard input, or of a page from the web after decompression."""

MAX_CHARACTERS: Final = 2_500_000
"""Characters of one article's text. Reading that many takes some minutes and 4 GB."""

MAX_ELEMENTS: Final = 50_000
"""Elements of an HTML page. Articles have a few thousand."""

MAX_PAGES: Final = 500
"""Pages of a PDF."""

MAX_UNPACKED_BYTES: Final = 100_000_000
"""Bytes that a DOCX may unpack to."""

READ_SECONDS: Final = 15.0
"""Seconds that a web server may stay silent."""

TOTAL_SECONDS: Final = 30.0
"""Seconds for a page from the web in all."""

MAX_ADDRESS: Final = 2_000
"""Characters of the address of a link in an article; longer ones are left out."""

MAX_LINKS: Final = 2_000
"""Links kept of one article, and as many stretches of emphasis."""

MAX_REMOVED: Final = 10_000
"""Characters kept of what a page shows beside its article."""

LANGUAGE_CHARACTERS: Final = 5_000
"""Characters from the start of a text by which its language is told."""

LANGUAGE_WORDS: Final = 20
"""Words, names left out, below which one common English word is enough to pass as English."""

ARTICLE_WORDS: Final = 40
"""Words of running text below which a web page is no article."""

STUB_WORDS: Final = 250
"""Words of running text below which weak signs of a paywall are believed."""


def in_words() -> str:
    """Return the limits that a reader meets, as one sentence for help texts."""
    return (
        f"Limits: {MAX_BYTES // 1_000_000} MB and {MAX_CHARACTERS:,} characters for one article, "
        f"{MAX_PAGES} pages for a PDF, {TOTAL_SECONDS:.0f} seconds for a web page."
    )
