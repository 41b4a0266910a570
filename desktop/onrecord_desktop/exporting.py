"""Writing what was read to a file: what there is to choose from, and the way from the choice to the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from onrecord import OnRecordError
from onrecord.disputes import offers_map
from onrecord.exports.formats import ENDINGS, Format, file_name, save
from onrecord.translation import noop, tr
from onrecord_desktop.background import Worker
from onrecord_desktop.looks import Looks
from onrecord_desktop.operations import Asking
from onrecord_desktop.presentation import Presentation
from onrecord_desktop.themes import Theme

Writer = Callable[[Path], object]
"""Writes a file, whole or not at all; may run in another thread."""


@dataclass(frozen=True)
class Export:
    """One kind of file; its words are in English."""

    name: str
    """In the menu."""
    kind: str
    """In the dialog that asks for a file."""
    ending: str
    """Of the file's name."""
    writer: Callable[[Presentation, Theme], Writer]
    """Prepares the writing, in the GUI thread."""
    of_map: bool = False
    """Whether there has to be a dispute map."""


def _reading_as(format: Format) -> Callable[[Presentation, Theme], Writer]:
    return lambda shown, _: partial(save, shown.reading, format)


def _pdf(shown: Presentation, _: Theme) -> Writer:
    from onrecord_desktop.print_dialogs import usual_paper
    from onrecord_desktop.printing import write_pdf

    paper = usual_paper()
    return lambda file: write_pdf(shown.reading, file, paper)


def _worksheet(shown: Presentation, _: Theme) -> Writer:
    from onrecord_desktop.print_dialogs import usual_paper
    from onrecord_desktop.printing import write_pdf
    from onrecord_desktop.worksheet import worksheet

    paper = usual_paper()
    return lambda file: write_pdf(shown.reading, file, paper, worksheet)


def _svg(shown: Presentation, theme: Theme) -> Writer:
    from onrecord_desktop.dispute_map.export import svg, write

    return partial(write, svg(shown, theme))


def _png(shown: Presentation, theme: Theme) -> Writer:
    from onrecord_desktop.dispute_map.export import png, write

    return partial(write, png(shown, theme))


EXPORTS: Sequence[Export | None] = (
    Export(noop("&Web page…"), noop("Web page (*.html)"), ENDINGS[Format.html], _reading_as(Format.html)),
    Export(noop("&PDF…"), noop("PDF (*.pdf)"), ".pdf", _pdf),
    Export(
        noop("Wor&ksheet…"),
        noop("PDF (*.pdf)"),
        # Translators: the end of a file's name.
        noop(", worksheet.pdf"),
        _worksheet,
    ),
    None,
    Export(
        noop("&Markdown…"), noop("Markdown (*.md)"), ENDINGS[Format.markdown], _reading_as(Format.markdown)
    ),
    Export(
        noop("&Table of statements…"), noop("Table (*.csv)"), ENDINGS[Format.csv], _reading_as(Format.csv)
    ),
    Export(
        noop("&Data for programs…"), noop("JSON (*.json)"), ENDINGS[Format.json], _reading_as(Format.json)
    ),
    None,
    Export(
        noop("Dispute map as &SVG…"),
        noop("SVG picture (*.svg)"),
        # Translators: the end of a file's name.
        noop(", dispute map.svg"),
        _svg,
        of_map=True,
    ),
    Export(
        noop("Dispute map as P&NG…"),
        noop("PNG picture (*.png)"),
        # Translators: the end of a file's name.
        noop(", dispute map.png"),
        _png,
        of_map=True,
    ),
)
"""None stands for a line between two groups."""


class Exporting(QObject):
    """Asks where to write, has it written beside the window, and tells what came of it."""

    def __init__(
        self,
        ask: Asking,
        worker: Worker,
        looks: Looks,
        tell: Callable[[str], object],
        complain: Callable[[str], object],
        parent: QObject,
    ) -> None:
        """Make the actions, none of them enabled.

        Args:
            ask: asks for a file.
            worker: does the writing.
            looks: have the theme that pictures are drawn in.
            tell: says that a file was written.
            complain: says in a sentence that it was not.
            parent: of this and of the actions.
        """
        super().__init__(parent)
        self._ask, self._worker, self._looks = ask, worker, looks
        self._tell, self._complain = tell, complain
        self._shown: Presentation | None = None
        self.actions: list[QAction | None] = [self._action(export) if export else None for export in EXPORTS]
        """What the menu holds, None for a line."""
        self.show(None)

    def _action(self, export: Export) -> QAction:
        action = QAction(tr(export.name), self)
        action.setData(export)
        action.triggered.connect(lambda: self.save(export))
        return action

    def show(self, shown: Presentation | None) -> None:
        """Have this written from now on; None where nothing is marked."""
        self._shown = shown
        has_map = shown is not None and offers_map(shown.disputes)
        for action in filter(None, self.actions):
            export: Export = action.data()
            action.setEnabled(has_map if export.of_map else shown is not None)

    def save(self, export: Export) -> None:
        """Ask where to write what is shown, and write it there."""
        if self._shown:
            self.write(export, self._shown)

    def write(self, export: Export, shown: Presentation) -> None:
        """Ask where to write a reading, and write it there."""
        name = file_name(shown.reading, tr(export.ending))
        chosen = self._ask.save(name, tr(export.kind))
        if not chosen:
            return
        file = Path(chosen)
        try:
            write = export.writer(shown, self._looks.theme)
        except OnRecordError as error:
            self._complain(str(error))
            return
        self._worker.do(
            lambda: write(file),
            lambda _: self._tell(tr("Saved as {name}", name=file.name)),
            partial(self._fail, file),
        )

    def _fail(self, file: Path, error: BaseException) -> None:
        if isinstance(error, OnRecordError):
            self._complain(str(error))
        elif isinstance(error, OSError):
            why = error.strerror or type(error).__name__
            self._complain(tr("{file} cannot be written: {why}.", file=file, why=why))
        else:
            raise error
