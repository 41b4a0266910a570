"""Somebody who is asked by the window, with answers given in advance."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter


@dataclass
class Answers:
    """An address that is suggested is taken; a file is written under the name suggested, in ``folder``."""

    path: str = ""
    typed: str = ""
    pasted: str = ""
    folder: Path | None = None
    chosen_folder: str = ""
    chosen_files: list[str] = field(default_factory=list)
    paper: Path | None = None
    """What the printer prints to."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Name and kind of each file that was to be written."""

    def file(self) -> str:
        return self.path

    def folder_of_pages(self) -> str:
        return self.chosen_folder

    def files(self, _kinds: str) -> list[str]:
        return self.chosen_files

    def address(self, suggested: str) -> str:
        return self.typed or suggested

    def text(self) -> str:
        return self.pasted

    def save(self, name: str, kind: str) -> str:
        self.asked.append((name, kind))
        return str(self.folder / name) if self.folder else ""

    def printer(self) -> QPrinter | None:
        if self.paper is None:
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.paper))
        return printer
