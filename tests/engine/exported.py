"""Readings made by hand, to be exported: statements are given by words of the text."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord import Article, Block, Confidence, Engine, Reading, Source, Span, Statement
from onrecord.article import BlockKind

TEXT = (
    "Mayor leaves town\n\n"
    "According to the Daily, Mayor Ann Lee took money. "
    "Lee denied the report, saying, \u201cI never took\na cent.\u201d\n\n"
    "The city\u2019s clerk and Bob Ray declined to comment."
)


def at(*phrases: str) -> tuple[Span, ...]:
    return tuple(Span(start=TEXT.index(p), end=TEXT.index(p) + len(p)) for p in phrases)


LEE = (Span(start=TEXT.index("Lee denied"), end=TEXT.index(" denied")),)


def reading(**changes: object) -> Reading:
    blocks, end = [], 0
    for kind, paragraph in zip(("title", "paragraph", "paragraph"), TEXT.split("\n\n"), strict=True):
        start = TEXT.index(paragraph, end)
        end = start + len(paragraph)
        blocks.append(Block(start=start, end=end, kind=kind))
    whole = Reading(
        engine=Engine(version="0.1.0", model="test"),
        article=Article(id="a.txt", title="Mayor leaves town", text=TEXT, blocks=tuple(blocks)),
        sources=(
            Source(
                id="s1", name="the Daily", kind="organization", mentions=at("the Daily"), statements=("q1",),
            ),
            Source(
                id="s2", name="Ann Lee", kind="person", role="Mayor",
                mentions=(*at("Mayor Ann Lee"), *LEE), statements=("q2", "q3"),
            ),
            Source(
                id="s3", name="clerk", kind="unnamed", mentions=at("The city’s clerk"), statements=("q4",),
            ),
            Source(id="s4", name="Bob Ray", kind="person", mentions=at("Bob Ray"), statements=("q4",)),
        ),
        statements=(
            Statement(
                id="q1", type="claim", sources=("s1",), source=at("the Daily"), cue=at("According to"),
                content=at("Mayor Ann Lee took money"),
            ),
            Statement(
                id="q2", type="denial", stance="rejects", sources=("s2",), source=LEE,
                cue=at("denied"), content=at("the report"), denies=("q1",),
                confidence=Confidence(denies={"q1": 0.7}),
            ),
            Statement(
                id="q3", type="denial", stance="answers", sources=("s2",), source=LEE,
                cue=at("saying"), content=at("“I never took\na cent.”"), quotation="direct", via=("s1",),
            ),
            Statement(
                id="q4", type="no_comment", sources=("s3", "s4"), source=at("The city’s clerk and Bob Ray"),
                cue=at("declined"), content=at("to comment"), confidence=Confidence(type=0.3),
            ),
        ),
    )  # fmt: skip
    return whole.model_copy(update=changes)


def flat(text: str) -> str:
    """Return a text with each run of white space as one space."""
    return " ".join(text.split())


def made(
    blocks: list[tuple[BlockKind, str]],
    sources: list[Source],
    told: list[Mapping[str, object]],
    **article: object,
) -> Reading:
    """Make a reading of blocks, sources, and statements whose source, cue and content are words of the text.

    Words are looked for from where the statement before begins, or from the words under ``after``; those of a
    content in pieces are a tuple.
    """
    text = "\n\n".join(words for _, words in blocks)
    ends = [sum(len(words) + 2 for _, words in blocks[:n]) - 2 for n in range(1, len(blocks) + 1)]
    return Reading(
        engine=Engine(version="0.1.0", model="test"),
        article=Article(
            **{"id": "a.txt", "text": text, **article},  # type: ignore[arg-type]
            blocks=tuple(
                Block(start=end - len(words), end=end, kind=kind)
                for (kind, words), end in zip(blocks, ends, strict=True)
            ),
        ),
        sources=tuple(sources),
        statements=tuple(_statements(text, told)),
    )


def _statements(text: str, told: list[Mapping[str, object]]) -> list[Statement]:
    found: list[Statement] = []
    for number, fields in enumerate(told, start=1):
        floor = found[-1].start if found else 0
        floor = text.index(str(fields.get("after", "")), floor)
        parts = {
            part: tuple(_span(text, words, floor) for words in _pieces(fields.get(part)))
            for part in ("source", "cue", "content")
        }
        given = {"id": f"q{number}", "type": "claim", **fields, **parts}
        found.append(Statement(**given))  # type: ignore[arg-type]
    return found


def _pieces(words: object) -> tuple[str, ...]:
    if isinstance(words, tuple):
        return words
    return (words,) if isinstance(words, str) else ()


def _span(text: str, words: str, floor: int) -> Span:
    start = text.index(words, floor)
    return Span(start=start, end=start + len(words))


def person(id: str, name: str, **more: object) -> Source:
    return Source(**{"id": id, "name": name, "kind": "person", **more})  # type: ignore[arg-type]


def nested() -> Reading:
    """A denial within a claim, a claim of nobody, and a claim in the headline."""
    return made(
        [
            ("other", "LOCAL NEWS"),
            ("title", "Clerk lied, says Lee"),
            ("heading", "What they say"),
            ("paragraph", "Lee said that Ray had denied the theft. It is said that more is to come."),
            ("list", "• First, said Ray, the books."),
            ("list", "Second, said Ray, the keys."),
            ("quote", "I was never there, said Ray."),
            ("caption", "Ray at home"),
        ],
        [person("s1", "Lee"), person("s2", "Ray")],
        [
            {"sources": ("s1",), "source": "Lee", "cue": "says", "content": "Clerk lied"},
            {
                "after": "Lee said", "sources": ("s1",),
                "source": "Lee", "cue": "said", "content": "that Ray had denied the theft",
            },
            {
                "type": "denial", "stance": "rejects", "sources": ("s2",), "via": ("s1",),
                "source": "Ray", "cue": "had denied", "content": "the theft",
            },
            {"cue": "It is said", "content": "that more is to come"},
            {
                "after": "First", "sources": ("s2",),
                "source": "Ray", "cue": "said", "content": ("First", "the books"),
            },
            {
                "after": "I was", "type": "denial", "stance": "answers",
                "sources": ("s2",), "denies": ("q1", "q2"),
                "source": "Ray", "cue": "said", "content": "I was never there",
            },
        ],
    )  # fmt: skip


def bare() -> Reading:
    """An article in which nothing was found."""
    return made([("paragraph", "The tide was high.")], [], [], id="tide.txt")


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></p>",
    "&lt;b&gt; &#60;i&#62;",
    "*bold* _em_ ~~gone~~ `code` $x$",
    "[a link](https://evil.example) ![a picture](x)",
    "# no heading",
    "- no item",
    "12. no item",
    "> no quotation",
    "=HYPERLINK(0)",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1＋1",
    'a "quoted" word, and a comma; and more',
    "\u202eright to left\u202c مرحبا بالعالم",
    "🌊 e\u0301 👩‍👩‍👧",
    "| a | b |",
    "trailing \\",
)
"""Words of an article that would be taken for something else."""


def hostile(evil: str) -> Reading:
    """A reading in which all that comes from the article is hostile, and joined to itself."""
    return made(
        [("title", evil), ("paragraph", f"{evil} {evil}({evil}) {evil}:"), ("list", evil), ("quote", evil)],
        [
            Source(id="s1", name=evil, kind="organization", role=evil),
            Source(id="s2", name=evil, kind="unnamed"),
        ],
        [
            {"sources": ("s1", "s2"), "source": evil, "content": evil},
            {"sources": ("s1",), "via": ("s2",), "cue": evil, "denies": ("q1",), "type": "denial"},
            {"content": f"{evil}(", "confidence": Confidence(type=0.1)},
        ],
        id=evil, title=evil, byline=evil, outlet=evil, published=evil, url=evil, language=evil,
    )  # fmt: skip
