"""The marks explained by marks: a report of three sentences, made up, with its reading. Pure."""

from __future__ import annotations

from onrecord import Article, Block, Engine, Reading, Source, Span, Statement
from onrecord.reading import SourceKind, StatementType
from onrecord.translation import noop, tr

SAID: tuple[tuple[str, SourceKind, str, str, StatementType], ...] = (
    ("Tobias Reyes", "person", "said", "that the mayor hid the letter", "claim"),
    ("Ilse Karran", "person", "denied", "that she had hidden anything", "denial"),
    ("Her office", "unnamed", "declined to comment on", "the cracks", "no_comment"),
)
"""Source, its kind, cue, content and type of each sentence."""

NOTES = (
    noop("Solid line: a claim, something that somebody puts forward."),
    noop("Dashed line: a denial. Somebody rejects it, which does not make it false."),
    noop("Dotted line: no comment."),
)
"""What the mark of each sentence means."""

MARGIN_NOTE = noop("In the margin: who says it, with a number, and the article’s own word for it.")

_SENTENCES = tuple(f"{who} {cue} {content}." for who, _, cue, content, _ in SAID)
_STARTS = tuple(sum(len(s) + 1 for s in _SENTENCES[:i]) for i in range(len(_SENTENCES)))


def reading() -> Reading:
    """Return the reading; its article has a block for each sentence."""
    blocks = [
        Block(start=start, end=start + len(sentence), kind="paragraph")
        for start, sentence in zip(_STARTS, _SENTENCES, strict=True)
    ]
    return Reading(
        engine=Engine(version="0", model="by hand"),
        article=Article(id="legend", text="\n".join(_SENTENCES), blocks=tuple(blocks)),
        sources=tuple(
            Source(id=f"s{i}", name=who, kind=kind, mentions=(_span(i, who),), statements=(f"q{i}",))
            for i, (who, kind, *_) in enumerate(SAID)
        ),
        statements=tuple(
            Statement(
                id=f"q{i}",
                type=kind,
                sources=(f"s{i}",),
                source=(_span(i, who),),
                cue=(_span(i, cue),),
                content=(_span(i, content),),
                stance="rejects" if kind == "denial" else None,
                denies=("q0",) if kind == "denial" else (),
            )
            for i, (who, _, cue, content, kind) in enumerate(SAID)
        ),
    )


def _span(sentence: int, words: str) -> Span:
    start = _STARTS[sentence] + _SENTENCES[sentence].index(words)
    return Span(start=start, end=start + len(words))


def in_words() -> str:
    """Return all of it for those who hear it: each sentence with what its mark means."""
    explained = (f"{sentence} {tr(note)}" for sentence, note in zip(_SENTENCES, NOTES, strict=True))
    return " ".join((*explained, tr(MARGIN_NOTE)))
