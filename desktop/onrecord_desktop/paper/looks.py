"""How the kinds of paragraphs look in print."""

from __future__ import annotations

from dataclasses import replace

from onrecord_desktop.paper.values import Style

TITLE = Style(size=200, leading=245, bold=True)
META = Style(size=78, leading=112, before=70, sans=True)
NOTICE = Style(size=84, leading=118, before=50, sans=True, bold=True)
BODY = Style(size=110, leading=165, before=80)
ARTICLE = {
    "title": TITLE,
    "imprint": META,
    "meta": META,
    "notice": NOTICE,
    "heading": Style(size=125, leading=165, before=165, bold=True),
    "list": Style(size=110, leading=165, before=40),
    "caption": Style(size=85, leading=130, before=80, sans=True),
    "note": Style(size=102, leading=155, before=80, italic=True),
}
"""By kind of block; what is not named looks like the body."""
INDENTED = {"quote": 160.0, "list": 160.0}

HEADING = Style(size=140, leading=180, before=300, bold=True)
SUBHEADING = Style(size=110, leading=150, before=150, bold=True)
WORDS = Style(size=98, leading=140, before=55)
UNDER_HEAD = replace(WORDS, before=10)
ENTRY = Style(size=84, leading=124, before=60, sans=True)
HEAD = replace(ENTRY, before=130)
REMARK = Style(size=80, leading=114, before=10, sans=True)
WRITTEN = Style(size=84, leading=120, before=30, sans=True, italic=True)
"""What the reader wrote."""
LABEL = Style(size=74, leading=112, sans=True)
TASK = Style(size=105, leading=150, before=180, bold=True)
