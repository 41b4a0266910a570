"""A short article of our own, with its reading made by hand."""

from __future__ import annotations

from onrecord import Article, Block, Confidence, Engine, Reading, Source, Span, Statement

TITLE = "Harbour tunnel leaks, engineers say"
PARAGRAPHS = (
    TITLE,
    "Water is entering the Quay Tunnel in Port Ellery 🌊 at twice the permitted rate, chief engineer Mara "
    'Voss told the council on Monday. "We found eleven open joints," she said.',
    "According to the Ellery Wire, both the port authority and the ferry union have raised concerns about "
    "the tunnel's age.",
    'Mayor Tomas Reed denied that the tunnel is unsafe. "There is no leak," Reed insisted. '
    "His office declined to comment on the joints.",
    "It is widely believed that the tunnel will close for a week.",
)
TEXT = "\n\n".join(PARAGRAPHS)


def span(words: str, after: str = "") -> Span:
    """Return where words stand in the text, the first time after other words."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start=start, end=start + len(words))


def _blocks() -> tuple[Block, ...]:
    kinds = ("title", *["paragraph"] * (len(PARAGRAPHS) - 1))
    return tuple(
        Block(start=TEXT.index(p), end=TEXT.index(p) + len(p), kind=kind)  # type: ignore[arg-type]
        for p, kind in zip(PARAGRAPHS, kinds, strict=True)
    )


def article() -> Article:
    """Return the article as loading would make it."""
    return Article(
        id="tunnel.txt", title=TITLE, retrieved="2031-05-06T09:30:00+00:00", text=TEXT, blocks=_blocks()
    )


def _said(number: int, who: str, source: Span | None, cue: Span, content: Span, **more: object) -> Statement:
    return Statement(
        id=f"q{number}",
        sources=tuple(who.split()),
        source=(source,) if source else (),
        cue=(cue,),
        content=(content,),
        **{"type": "claim", **more},  # type: ignore[arg-type]
    )


def statements() -> tuple[Statement, ...]:
    """Return the statements: nested, joint, passed on, denied, unsure, without a source."""
    rate = span("Water is entering the Quay Tunnel in Port Ellery 🌊 at twice the permitted rate")
    joints = span('"We found eleven open joints,"')
    both = span("both the port authority and the ferry union")
    age = span("the tunnel's age")
    wire = Span(start=both.start, end=age.end)
    insisted = span("insisted")
    office = span("declined to comment on")
    rejects = {"type": "denial", "stance": "rejects"}
    answers = {"type": "denial", "stance": "answers", "quotation": "direct", "denies": ("q1",)}
    unsure = Confidence(attribution=0.3)
    week = span("that the tunnel will close for a week")
    return (
        _said(1, "s1", span("chief engineer Mara Voss"), span("told"), rate),
        _said(2, "s1", span("she", "joints,"), span("said", "joints,"), joints, quotation="direct"),
        _said(3, "s2", span("the Ellery Wire"), span("According to"), wire),
        _said(4, "s3 s4", both, span("have raised concerns about"), age, via=("s2",)),
        _said(
            5, "s5", span("Mayor Tomas Reed"), span("denied"), span("that the tunnel is unsafe"), **rejects
        ),
        _said(6, "s5", span("Reed", "no leak"), insisted, span('"There is no leak,"'), **answers),
        _said(7, "s6", span("His office"), office, span("the joints", "declined"), type="no_comment"),
        _said(8, "", None, span("It is widely believed"), week, confidence=unsure),
    )


def sources() -> tuple[Source, ...]:
    """Return the six sources."""
    return (
        Source(
            id="s1", name="Mara Voss", kind="person", role="chief engineer",
            mentions=(span("chief engineer Mara Voss"), span("she", "joints,")), statements=("q1", "q2"),
        ),
        Source(id="s2", name="Ellery Wire", kind="organization", statements=("q3",)),
        Source(id="s3", name="port authority", kind="organization", statements=("q4",)),
        Source(id="s4", name="ferry union", kind="group", statements=("q4",)),
        Source(id="s5", name="Tomas Reed", kind="person", role="Mayor", statements=("q5", "q6")),
        Source(
            id="s6", name="his office", kind="unnamed", mentions=(span("His office"),), statements=("q7",)
        ),
    )  # fmt: skip


def reading() -> Reading:
    """Return the reading."""
    return Reading(
        engine=Engine(version="0", model="by hand"),
        article=article(),
        sources=sources(),
        statements=statements(),
    )


def long_reading(paragraphs: int) -> Reading:
    """Return a long article with one statement in each paragraph, by many sources."""
    said = (
        "a Speaker of row {0} said that the tide of day {0} was high, and then much more was added to it all."
    )
    lines = [said.format(n) for n in range(paragraphs)]
    blocks, claims, position = [], [], 0
    for n, line in enumerate(lines):
        blocks.append(Block(start=position, end=position + len(line), kind="paragraph"))
        at = position + line.index("that")
        claims.append(
            Statement(
                id=f"q{n}", type="claim", sources=(f"s{n % 300}",),
                source=(Span(start=position, end=position + 9),),
                cue=(Span(start=at - 5, end=at - 1),), content=(Span(start=at, end=at + 30),),
            )
        )  # fmt: skip
        position += len(line) + 2
    people = tuple(
        Source(id=f"s{n}", name=f"Speaker {n}", kind="person") for n in range(min(300, paragraphs))
    )
    text = "\n\n".join(lines)
    return Reading(
        engine=Engine(version="0", model="by hand"),
        article=Article(id="long", text=text, blocks=tuple(blocks)),
        sources=people,
        statements=tuple(claims),
    )
