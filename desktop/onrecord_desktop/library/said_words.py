"""What a source said, as rows of plain values: the article once, then its statements. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord import outline
from onrecord.library.values import About, Quoted, Said, SourcePage, Speaker
from onrecord.phrasing import one_line
from onrecord.translation import tr, trn
from onrecord_desktop.library.article_words import day
from onrecord_desktop.own import YOURS
from onrecord_desktop.rows import Ink, Link, LinkKind, Run, Words
from onrecord_desktop.spoken import QUOTED, listed, sentences

SIGNS = {"claim": "", "denial": "≠", "no_comment": "–"}
ROLES = 3
"""So many of the roles that articles give a source are told."""


@dataclass(frozen=True, eq=False)
class SaidRow:
    """One statement, equal to itself alone."""

    article: int
    statement: str
    heading: tuple[Words, ...]
    """Where it was said; empty where the row before is of the same article."""
    words: Words
    """Source, cue and content in the article's order."""
    notes: tuple[Words, ...]
    sign: str
    spoken: str

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link of the row, in order."""
        return tuple(dict.fromkeys(run.link for words in self.notes for run in words if run.link))


def rows(said: Iterable[Said], before: int | None = None) -> Iterator[SaidRow]:
    """Yield a row for each statement.

    Args:
        said: by time.
        before: id of the article of the row before them.
    """
    for each in said:
        is_first = each.article.id != before
        before = each.article.id
        yield SaidRow(
            article=each.article.id,
            statement=each.statement.id,
            heading=_heading(each.article) if is_first else (),
            words=_words(each.statement),
            notes=tuple(_notes(each)),
            sign=SIGNS[each.statement.type],
            spoken=_spoken(each),
        )


def _where(about: About) -> str:
    version = tr("earlier version") if about.is_earlier_version else ""
    outlet = one_line(about.outlet or "")
    return "  ·  ".join(part for part in (day(about.day), outlet, version) if part)


def _heading(about: About) -> tuple[Words, ...]:
    return (Run(_where(about), Ink.MUTED),), (Run(one_line(about.title) or tr("Article"), Ink.NAME),)


def _words(statement: Quoted) -> Words:
    return tuple(
        Run(piece.text, Ink.PLAIN if piece.role == "content" else Ink.MUTED) for piece in statement.pieces
    )


def _notes(said: Said) -> Iterator[Words]:
    if remarks := tuple(_remarks(said.statement)):
        yield (Run("  ·  ".join(remarks), Ink.MUTED),)
    if said.denied_by:
        yield (Run(f"{tr(outline.LINKED_DENIALS)} ", Ink.MUTED), *_links(said.denied_by))
    if said.answers:
        yield (Run(f"{_links_to(said.statement)} ", Ink.MUTED), *_links(said.answers))
    elif said.statement.type == "denial":
        yield (Run(tr(outline.NOTHING_ANSWERED), Ink.MUTED),)


def _remarks(statement: Quoted) -> Iterator[str]:
    if statement.quotation == "mixed":
        yield tr(outline.MIXED)
    if statement.via:
        yield f"{tr(outline.VIA)} {_names(statement.via)}"
    if statement.origin == "reader":
        yield tr(YOURS)


def _links(statements: Sequence[Quoted]) -> Iterator[Run]:
    for number, statement in enumerate(statements):
        if number:
            yield Run(tr(", "), Ink.MUTED)
        yield Run(_speaker(statement), Ink.LINK, Link(LinkKind.STATEMENT, statement=statement.id))


def _links_to(statement: Quoted) -> str:
    """Say what a denial is linked to; of one that the reader corrected not that it was On Record."""
    # Translators: after it stands whose statements a denial answers.
    return tr("linked to") if statement.origin == "reader" else tr(outline.LINKS_TO)


def _speaker(statement: Quoted) -> str:
    return _names(statement.sources) or tr(outline.NO_SOURCE)


def _names(speakers: Iterable[Speaker]) -> str:
    return tr(", ").join(one_line(speaker.name) for speaker in speakers)


def _spoken(said: Said) -> str:
    """Return the statement as sentences: what it is, its words, what it is linked to, and where it stands."""
    statement = said.statement
    kind = tr(outline.LABELS[statement.type])
    words = "".join(piece.text for piece in statement.pieces).strip()
    parts = [kind, words]
    if statement.quotation in QUOTED:
        parts.append(tr(QUOTED[statement.quotation]))
    if statement.via:
        parts.append(f"{tr(outline.VIA)} {_names(statement.via)}")
    if said.denied_by:
        parts.append(f"{tr(outline.LINKED_DENIALS)} {listed(map(_speaker, said.denied_by))}")
    if said.answers:
        parts.append(f"{_links_to(statement)} {listed(map(_speaker, said.answers))}")
    elif statement.type == "denial":
        parts.append(tr(outline.NOTHING_ANSWERED))
    return sentences((*parts, one_line(said.article.title), _where(said.article)))


def who(page: SourcePage) -> str:
    """Say who a source is, as articles say, and what other names count as it."""
    roles = tr("; ").join(one_line(role) for role in page.roles[:ROLES])
    return roles or tr(outline.KINDS[page.source.kind])


def also(page: SourcePage) -> str:
    """Name the names that the reader joined with a source; empty where there are none."""
    names = tr(", ").join(tr("“{word}”", word=one_line(name.name)) for name in page.names[1:])
    return names and tr("also as {names}", names=names)


def amount(page: SourcePage) -> str:
    """Say how much a source said: "24 statements, 3 of them denials, in 7 articles"."""
    source = page.source
    parts = (
        trn("{n} statement", "{n} statements", page.total),
        trn("{n} denial", "{n} denials", source.denials) if source.denials else "",
        trn("{n} article", "{n} articles", source.articles),
    )
    return "  ·  ".join(part for part in parts if part)
