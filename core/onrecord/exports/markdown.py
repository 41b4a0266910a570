"""A reading as Markdown: the article with a mark wherever a statement ends, then its sources and their words.

The article is hostile input: whatever in its words CommonMark or GitHub's Markdown would take for markup is
escaped, and white space becomes single spaces. A renderer that looks for bare addresses may still make links
of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from onrecord import outline
from onrecord.article import BlockKind
from onrecord.exports.layout import Laid, laid_out, marks
from onrecord.exports.notes import caution, notes
from onrecord.exports.readers import ON_THE_ARTICLE, THE_NOTE, THE_NOTES, legend, reader_notes
from onrecord.figures import shipped_figures
from onrecord.glance import glance
from onrecord.phrasing import tidy
from onrecord.provenance import address, heading, notices, provenance
from onrecord.reading import Gap, Reading, Source, Statement
from onrecord.translation import noop, tr

LEGEND = noop(
    "A mark such as [2b] stands where a statement ends: source 2, its statement b, both listed under the "
    "article. A letter alone has no source given. A question mark says that On Record is unsure."
)

_INLINE = re.compile(r"[\\`*_\[<~#$]|&(?=#?\w+;)")
_OPENING = re.compile(r"^(\d{0,9})(?=[-+=>.)])")
_ITEM = re.compile(r"[•‣◦▪●*·–—-]\s+|(?P<number>\d{1,2})[.)]\s+")
_FRAMES: Mapping[BlockKind, str] = {"title": "## {}", "heading": "## {}", "quote": "> {}", "caption": "*{}*"}


def to_markdown(reading: Reading) -> str:
    """Return the document, with no line end last."""
    return "\n".join(_Document(reading).lines())


def escaped(text: str) -> str:
    """Return ``text`` on one line, so that it stands for itself wherever a line does not begin with it."""
    return _INLINE.sub(r"\\\g<0>", tidy(text))


def _line(words: str) -> str:
    """Return escaped ``words`` so that a line may begin with them."""
    return _OPENING.sub(r"\1\\", words.strip())


class _Document:
    """The lines of one reading's document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.article.text
        self._marks = marks(reading)
        self._numbers = outline.numbers(reading)
        self._notes = reader_notes(reading)
        self._answered = outline.answered_by(reading)
        self._sources = {source.id: source for source in reading.sources}
        self._statements = {statement.id: statement for statement in reading.statements}

    def lines(self) -> Iterator[str]:
        yield from self._article()
        yield from ("", "---")
        yield from self._passages()
        yield from ("", "## " + tr("Who says what"), "")
        for sentence in glance(self._reading, shipped_figures()).sentences:
            yield from (escaped(sentence), "")
        for group in outline.groups(self._reading):
            yield from self._group(group)
        for gap in self._reading.gaps:
            yield from self._gap(gap)

    def _article(self) -> Iterator[str]:
        laid = laid_out(self._reading)
        title = next((each for each in laid if each.block.kind == "title"), None)
        yield f"# {self._marked(title) if title else escaped(heading(self._reading.article))}"
        yield from self._front()
        for is_list, blocks in groupby(laid, key=lambda each: each.block.kind == "list"):
            shown = [self._block(each) for each in blocks if each is not title]
            yield from ("", *shown) if is_list else (line for block in shown for line in ("", block))

    def _front(self) -> Iterator[str]:
        article = self._reading.article
        link = address(article)
        yield from ("", _line(" · ".join(map(escaped, provenance(article, self._reading)))))
        if article.url:
            yield from ("", f"<{link}>" if link else _line(escaped(article.url)))
        for notice in notices(article):
            yield from ("", f"**{escaped(notice)}**")
        for words in self._notes.article:
            yield from ("", _note(tr(ON_THE_ARTICLE), words))
        explained = (tr(LEGEND), *legend(self._reading), caution(self._reading))
        yield from ("", escaped(" ".join(explained)), "", "---")

    def _block(self, laid: Laid) -> str:
        if laid.block.kind != "list":
            return _FRAMES.get(laid.block.kind, "{}").format(self._marked(laid))
        item = _ITEM.match(laid.block.of(self._text))
        bullet = f"{item['number']}." if item and item["number"] else "-"
        return f"{bullet} {self._marked(laid, item.end() if item else 0)}"

    def _marked(self, laid: Laid, skipped: int = 0) -> str:
        """Return a block's words, but for ``skipped`` characters, on one line with its marks."""
        places: dict[int, list[str]] = {}
        for position, statement in laid.ends:
            places.setdefault(position, []).append(escaped(self._marks[statement.id]))
        for position, note in laid.notes:
            places.setdefault(position, []).append(note.mark)
        begin = laid.block.start + skipped
        words = escaped(self._text[begin : min(places, default=laid.block.end)])
        for position, after in pairwise((*sorted(places), laid.block.end)):
            words += f"[{', '.join(places[position])}]{_after_mark(self._text[position:after])}"
        return _line(words)

    def _group(self, group: outline.Group) -> Iterator[str]:
        names = self._names(source.id for source in group.sources)
        yield from ("", f"### {names}: {outline.tally(group)}", "")
        who = outline.who(group, self._text)
        if who:
            yield from (_line(escaped(who)), "")
        for note in (note for s in group.sources for note in self._notes.sources.get(s.id, ())):
            yield from (_note(tr(THE_NOTE), note), "")
        for statement in group.statements:
            yield from self._statement(statement)
        if group.passed_on:
            yield f"- {tr(outline.PASSES_ON)} {self._listed(statement.id for statement in group.passed_on)}"

    def _statement(self, statement: Statement) -> Iterator[str]:
        words = "".join(piece.text for piece in outline.wording(statement, self._text))
        mark = escaped(self._marks[statement.id])
        yield f"- **{mark}** {outline.label(statement)}: {escaped(words).strip()}"
        for note in notes(statement, self._answered, self._names, self._listed):
            yield f"  - {note}"
        for written in self._notes.statements.get(statement.id, ()):
            yield f"  - {_note(tr(THE_NOTE), written, '    ')}"

    def _passages(self) -> Iterator[str]:
        if self._notes.passages:
            yield from ("", "## " + tr(THE_NOTES), "")
        for note in self._notes.passages:
            yield f"- **{note.mark}** {_note(f'{note.words} —', note.lines, '  ')}"

    def _names(self, ids: Iterable[str]) -> str:
        return tr(", ").join(self._name(self._sources[i]) for i in ids) or tr(outline.NO_SOURCE)

    def _name(self, source: Source) -> str:
        return f"[{self._numbers[source.id]}] {escaped(outline.name_of(source, self._text))}"

    def _listed(self, ids: Iterable[str]) -> str:
        return tr(", ").join(self._reference(self._statements[i]) for i in ids)

    def _reference(self, statement: Statement) -> str:
        names = (escaped(outline.name_of(self._sources[i], self._text)) for i in statement.sources)
        who = tr(", ").join(names) or tr(outline.NO_SOURCE)
        cue = escaped(outline.cue_words(statement, self._text))
        parts = (who, cue and f"({cue})", f"[{escaped(self._marks[statement.id])}]")
        return " ".join(part for part in parts if part)

    def _gap(self, gap: Gap) -> Iterator[str]:
        # Translators: heads a part of the article that could not be read.
        yield from ("", "### " + tr("Not read"), "")
        yield _line(escaped(f"{outline.why_unread(gap)}: {gap.of(self._text)[:200]}"))


def _note(opening: str, words: Sequence[str], indent: str = "") -> str:
    """Return a note of the reader after its opening words, with a line break wherever it has one."""
    first, *more = (f"{escaped(opening)} {escaped(words[0])}", *map(escaped, words[1:]))
    return "\\\n".join((first, *(f"{indent}{_line(line)}" for line in more)))


def _after_mark(text: str) -> str:
    """Return escaped words that do not make a link of the mark before them."""
    words = escaped(text)
    return f"\\{words}" if words.startswith(("(", ":")) else words
