"""What the notes of the first start say, and what they point at."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import QWidget

from onrecord.translation import noop, tr
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.reading_pane import ReadingPane
from onrecord_desktop.tour import Step

MARGIN = noop(
    "In the margin: who says it, with a number, and the article’s own word for it. After “via” stands "
    "through whom the article has it."
)
LINES = noop(
    "Solid lines are claims, dashed ones denials, dotted ones no comments; thin ones are unsure. "
    "Click one, or press N for the next statement and D for the next denial."
)
PANEL = noop(
    "Here is everybody who speaks, with what they say and what On Record links to it. F6 goes from one part "
    "of the window to the next."
)


def steps(pane: ReadingPane, page: QWidget) -> list[Step]:
    """Return the notes for what a pane shows; none for an article without a statement.

    Args:
        page: whose coordinates the places are in.
    """
    shown, view = pane.shown, pane.view
    if shown is None or not shown.seen:
        return []
    first, denial = shown.shown[0].id, _denial(shown)

    def label() -> QRect:
        return _on(page, view.viewport(), view.label_box(first))

    def words() -> QRect:
        return _on(page, view.viewport(), view.box_of(shown.statements[denial].content[0]))

    def panel() -> QRect:
        return _on(page, pane.panel, QRectF(0, 0, 1, pane.panel.height() / 2))

    noted = [
        Step(tr("Who says it"), tr(MARGIN), label, lambda: view.reveal(shown.extent(first))),
        Step(tr("What the lines mean"), tr(LINES), words, lambda: view.reveal(shown.extent(denial))),
    ]
    if pane.panel.isVisible():
        noted.append(Step(tr("Source by source"), tr(PANEL), panel, side="left"))
    return noted


def _denial(shown: Presentation) -> str:
    """Return the first denial, which shows the dashed line; the first statement where there is none."""
    return next((s.id for s in shown.shown if s.type == "denial"), shown.shown[0].id)


def _on(page: QWidget, part: QWidget, box: QRectF) -> QRect:
    return QRect(part.mapTo(page, QPoint(0, 0)) + box.topLeft().toPoint(), box.size().toSize())
