"""The tasks of a worksheet, and room to answer them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.translation import noop, tr
from onrecord_desktop.paper.looks import HEADING, REMARK, TASK
from onrecord_desktop.paper.printout import Drawn
from onrecord_desktop.paper.setting import strips
from onrecord_desktop.paper.sheet import WIDTH
from onrecord_desktop.paper.values import Run, Side, plain
from onrecord_desktop.paper.writing import Blank, Heads

INDENT = 220.0
"""From the left of the printed columns to the words of a task."""
BETWEEN = 80.0
"""Between two columns to write in."""
LEAST_ROWS, MOST_ROWS = 6, 16
LINES_A_ROW = 3
"""A text with so many lines more gets one more row for its statements."""

ABOUT = noop(
    "The numbers at the left count the lines under the headline. Where you find nothing, write “none”. "
    "A claim is not a truth and a denial is not a falsehood: here it matters who says what, not who is right."
)


@dataclass(frozen=True)
class Task:
    """What is asked, and the columns and rows to answer in."""

    question: str
    columns: tuple[tuple[str, float], ...]
    """What stands over each, and its share of the width."""
    rows: int


def tasks(lines: int) -> tuple[Task, ...]:
    """Return the tasks for a text of so many lines; what is found in it makes no difference."""
    rows = min(max(lines // LINES_A_ROW, LEAST_ROWS), MOST_ROWS)
    return (
        Task(
            tr("Who says what? Find the statements in the text."),
            # Translators: heads a column for numbers of lines.
            ((tr("Lines"), 0.12), (tr("Who says it"), 0.3), (tr("What they say, in a few words"), 0.58)),
            rows,
        ),
        Task(
            tr("Which words tell you that somebody speaks, as “said” does in “she said”?"),
            # Translators: heads a column for the number of a line.
            ((tr("Line"), 0.12), (tr("Words"), 0.38), (tr("Line"), 0.12), (tr("Words"), 0.38)),
            rows // 2,
        ),
        Task(
            tr("Find the denials. What does each of them answer?"),
            (
                (tr("Lines"), 0.12),
                (tr("Who denies"), 0.3),
                (tr("What is denied, and the lines where it was said"), 0.58),
            ),
            4,
        ),
        Task(
            tr("Which sources does the text not name, as in “officials” or “a friend”?"),
            ((tr("Lines"), 0.12), (tr("What the text calls them"), 0.88)),
            3,
        ),
    )


def sheet(lines: int) -> Iterator[Drawn]:
    """Yield the tasks for a text of so many lines."""
    yield from strips(replace(plain(tr("Tasks"), HEADING, keeps=True), left=0.0))
    yield from strips(replace(plain(tr(ABOUT), REMARK), left=0.0, measure=WIDTH))
    for number, task in enumerate(tasks(lines), 1):
        yield from _task(number, task)


def _task(number: int, task: Task) -> Iterator[Drawn]:
    label = Side((Run(str(number)),), TASK, INDENT / 2)
    question = plain(task.question, TASK, keeps=True)
    yield from strips(replace(question, left=INDENT, measure=WIDTH - INDENT, sides=(label,)))
    columns = _columns([share for _, share in task.columns])
    yield Heads(columns, [name for name, _ in task.columns])
    for row in range(task.rows):
        # two rows at least stay with the question, and none goes to the next page alone
        yield Blank(columns, [""] * len(columns), keeps=row in (0, task.rows - 2))


def _columns(shares: Sequence[float]) -> list[tuple[float, float]]:
    ends = [INDENT + sum(shares[: i + 1]) * (WIDTH - INDENT) for i in range(len(shares))]
    starts = [INDENT, *ends[:-1]]
    return [(start, end - BETWEEN) for start, end in zip(starts, [*ends[:-1], WIDTH + BETWEEN], strict=True)]
