"""A reading as one self-contained, accessible HTML page: no script, nothing fetched from anywhere.

The article is hostile input: the template escapes all of it, and the page's own policy forbids the rest.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from onrecord import headline, origins, outline
from onrecord.exports import readers
from onrecord.exports.html_blocks import Blocks
from onrecord.exports.layout import marks
from onrecord.exports.notes import caution
from onrecord.figures import shipped_figures
from onrecord.glance import glance
from onrecord.phrasing import capitalized, one_line
from onrecord.provenance import address, heading, marking, notices, provenance
from onrecord.reading import Reading
from onrecord.translation import current, tr


def to_html(reading: Reading) -> str:
    """Return the page, a whole HTML document."""
    blocks = Blocks(reading)
    shown = blocks.shown()
    return _template().render(
        reading=reading,
        heading=heading(reading.article),
        provenance=provenance(reading.article, reading),
        notices=notices(reading.article),
        glance=glance(reading, shipped_figures()),
        headline=headline.sentences(headline.check(reading), reading),
        address=address(reading.article),
        titled=any(block.tag == "h1" for block in shown),
        sections=[(listed, list(run)) for listed, run in groupby(shown, key=lambda b: b.kind == "list")],
        groups=outline.groups(reading),
        sources={source.id: source for source in reading.sources},
        statements={statement.id: statement for statement in reading.statements},
        numbers=outline.numbers(reading),
        marks=marks(reading),
        hue=blocks.hue,
        answered=outline.answered_by(reading),
        outline=outline,
        origins=origins,
        marking=marking(reading),
        caution=caution(reading),
        readers=readers,
        notes=readers.reader_notes(reading),
        capitalized=capitalized,
        one_line=one_line,
        language=current(),
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("onrecord", "exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["tr"] = tr
    return environment.get_template("page.html.j2")
