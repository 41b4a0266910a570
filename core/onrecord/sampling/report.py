"""What a judged sheet says of On Record, in words for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from textwrap import wrap

from onrecord.outline import LABELS
from onrecord.phrasing import one_line
from onrecord.sampling.intervals import Estimate
from onrecord.sampling.precision import Figure, Row, no_statements, precision, rows
from onrecord.sampling.values import PARTS, TYPES, Part, ReadBy, Sheet
from onrecord.translation import grouped, noop, tr, trn

FORMAT = "onrecord-precision/1"
COLUMNS = 100
"""Longest line of plain text, in characters."""

HEADING = noop("How often On Record is right in {file}")
# Translators: what is judged of a statement.
PART_NAMES: Mapping[Part, str] = {
    "words": noop("Who and what"),
    "type": noop("Its type"),
    "source": noop("Source"),
    "link": noop("Link"),
}
PART_MEANINGS: Mapping[Part, str] = {
    "words": noop("It is a statement, and these are the words for who and what."),
    "type": noop("It is a claim, a denial or a no comment, as On Record says."),
    "source": noop("Its source is who On Record says it is."),
    "link": noop("It answers what On Record links it to."),
}
# Translators: stands in place of figures.
NONE_THERE = noop("There are none in the file.")
# Translators: a row of a table, beside those for claims, denials and so on: all of them together.
_ALL = noop("all")
# Translators: {statements} is such as "9,120 statements", {types} such as "claim: 9,000, denial: 120".
DRAWN = noop("Drawn at random, seed {seed}, from {statements} in {articles} ({types}).")
# Translators: the same as above, but so many claims, so many denials and so on.
DRAWN_BY_TYPE = noop("Drawn at random by type, seed {seed}, from {statements} in {articles} ({types}).")
FEWER = noop("There are fewer than asked for, so all were taken.")
FEWER_OF_SOME = noop("Of some types there are fewer than asked for; of these all were taken.")
WRONG_IN_ALL = noop("What is no statement counts as wrong in every part.")
UNSURE_APART = noop("Where you were unsure, it is counted apart and is in no share.")
INTERVALS = noop(
    "Intervals are Wilson’s at 95 %: of a hundred samples drawn like this one, about 95 have the true share "
    "of this file within theirs. They are a little too wide where much of the file was drawn."
)
WEIGHTED = noop(
    "“All” weighs each type by how many statements of it the file has; its interval is put together from "
    "those of the types (Zou, Huang and Zhang 2009)."
)
NOT_YET = noop("“All” needs at least one judgement of each type.")


def name_of_row(row: Row) -> str:
    """Return what a row of figures is about, as a word for people."""
    return tr(_ALL) if row == "all" else tr(LABELS[row])


def heading(sheet: Sheet) -> str:
    """Return what stands over a report."""
    return tr(HEADING, file=one_line(sheet.frame.file))


def judging(sheet: Sheet) -> Iterator[str]:
    """Yield in sentences how much is judged."""
    drawn, judged = len(sheet.drawn), len(sheet.judged)
    if judged == drawn:
        yield trn("The {n} statement drawn is judged.", "All {n} statements drawn are judged.", drawn)
    else:
        # Translators: {drawn} is a number.
        yield trn(
            "{n} of {drawn} statements drawn is judged.",
            "{n} of {drawn} statements drawn are judged.",
            judged,
            drawn=grouped(drawn),
        )
    if missing := no_statements(sheet):
        yield trn("{n} of them is no statement.", "{n} of them are no statements.", missing)


def drawing(sheet: Sheet) -> Iterator[str]:
    """Yield in sentences what was drawn from, and how, and who read it."""
    frame = sheet.frame
    yield _drawn(sheet)
    if _wanted(sheet) > len(sheet.drawn):
        yield tr(FEWER_OF_SOME) if sheet.by_type else tr(FEWER)
    yield _readers(frame.read_by)
    if frame.refused:
        yield trn(
            "{n} line of the file could not be read and was left out.",
            "{n} lines of the file could not be read and were left out.",
            frame.refused,
        )
    if frame.by_reader:
        yield trn(
            "{n} statement that a reader set or corrected was left out.",
            "{n} statements that a reader set or corrected were left out.",
            frame.by_reader,
        )


def _wanted(sheet: Sheet) -> int:
    return sheet.wanted * len(TYPES) if sheet.by_type else sheet.wanted


def _drawn(sheet: Sheet) -> str:
    frame = sheet.frame
    # Translators: after it stands how many articles they are in; both go into the next sentence.
    statements = trn("{n} statement", "{n} statements", frame.all_statements)
    articles = trn("{n} article", "{n} articles", frame.articles)
    counts = ((name_of_row(kind), frame.statements.get(kind, 0)) for kind in TYPES)
    types = tr(", ").join(tr("{name}: {number}", name=name, number=grouped(n)) for name, n in counts)
    values = {"statements": statements, "articles": articles, "types": types, "seed": sheet.seed}
    return tr(DRAWN_BY_TYPE if sheet.by_type else DRAWN, **values)


def _readers(read_by: tuple[ReadBy, ...]) -> str:
    named = [
        tr("{model} of On Record {version}", model=each.engine.model, version=each.engine.version)
        for each in read_by
    ]
    if len(named) == 1:
        # Translators: {model} is such as "en_onrecord 0.4 of On Record 0.4".
        return tr("Read by {model}.", model=named[0])
    counted = (
        # Translators: which model read how many articles.
        trn("{model} ({n} article)", "{model} ({n} articles)", each.articles, model=name)
        for name, each in zip(named, read_by, strict=True)
    )
    # Translators: {models} are names of models, with how many articles each read.
    return tr(
        "Read by different models, which the figures take together: {models}.", models=tr("; ").join(counted)
    )


def notes(sheet: Sheet) -> tuple[str, ...]:
    """Return in sentences what the figures mean and how they were worked out."""
    weighing = ()
    if sheet.by_type:
        lacks = precision(sheet)["words"]["all"].estimate is None
        weighing = (tr(WEIGHTED), *((tr(NOT_YET),) if lacks else ()))
    return (tr(WRONG_IN_ALL), tr(UNSURE_APART), tr(INTERVALS), *weighing)


def share_in_words(figure: Figure) -> str:
    """Return a share in per cent; a dash where there is none."""
    # Translators: a share in per cent.
    return tr("{number}\u00a0%", number=_per_cent(figure.estimate.share)) if figure.estimate else "–"


def interval_in_words(figure: Figure) -> str:
    """Return the interval of a share; empty where there is none."""
    if not figure.estimate:
        return ""
    low, high = _per_cent(figure.estimate.low), _per_cent(figure.estimate.high)
    # Translators: an interval, in per cent.
    return tr("{low} to {high}\u00a0%", low=low, high=high)


def counts_in_words(figure: Figure) -> str:
    """Return how many are right, of how many, and how many more are unsure."""
    if not figure.judged + figure.unsure:
        return tr("none judged")
    # Translators: {right} and {judged} are numbers of statements.
    counts = tr("{right} of {judged}", right=grouped(figure.right), judged=grouped(figure.judged))
    # Translators: after a number such as "53 of 60": how many more a reader was unsure of.
    unsure = trn("{n} unsure", "{n} unsure", figure.unsure) if figure.unsure else ""
    return tr(", ").join(filter(None, (counts, unsure)))


def _per_cent(share: float) -> int:
    return round(share * 100)


def as_text(sheet: Sheet) -> str:
    """Return the report as lines of plain text, with a line end."""
    figures = precision(sheet)
    width = max(len(name_of_row(row)) for part in PARTS for row in figures[part])
    lines = [heading(sheet), "", *_wrapped((*judging(sheet), *drawing(sheet)))]
    for part in PARTS:
        lines += ["", tr("{name}: {words}", name=tr(PART_NAMES[part]), words=tr(PART_MEANINGS[part]))]
        lines += [_line(row, width, figures[part][row]) for row in rows(part, sheet)] or [
            f"  {tr(NONE_THERE)}"
        ]
    return "\n".join([*lines, "", *_wrapped(notes(sheet))]).replace("\u00a0", " ") + "\n"


def _line(row: Row, width: int, figure: Figure) -> str:
    share, interval = share_in_words(figure), interval_in_words(figure)
    return f"  {name_of_row(row):<{width}}  {share:>5}  {interval:<12}  {counts_in_words(figure)}"


def _wrapped(sentences: Iterable[str]) -> list[str]:
    return [line for sentence in sentences for line in wrap(sentence, COLUMNS)]


def as_json(sheet: Sheet) -> str:
    """Return the report as JSON, with a line end; shares are from 0 to 1, null where there is none."""
    frame = sheet.frame.model_dump(mode="json")
    figures = {
        part: {row: _figure(figure) for row, figure in rows.items()}
        for part, rows in precision(sheet).items()
    }
    report = {
        "format": FORMAT,
        "drawn_from": frame,
        "seed": sheet.seed,
        "wanted": sheet.wanted,
        "by_type": sheet.by_type,
        "drawn": len(sheet.drawn),
        "judged": len(sheet.judged),
        "no_statements": no_statements(sheet),
        "confidence_level": 0.95,
        "interval": "Wilson; all, by type: weighted, Zou, Huang and Zhang 2009"
        if sheet.by_type
        else "Wilson",
        "figures": figures,
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _figure(figure: Figure) -> dict[str, object]:
    counts = {"right": figure.right, "judged": figure.judged, "unsure": figure.unsure}
    estimate: Mapping[str, float | None] = (
        asdict(figure.estimate) if figure.estimate else dict.fromkeys(Estimate.__annotations__)
    )
    return {**counts, **estimate}
