"""A sheet's file: read with care, and written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from onrecord.errors import OnRecordError
from onrecord.files import replacing
from onrecord.sampling.values import FORMAT, Sheet
from onrecord.translation import noop, tr

KIND = FORMAT.partition("/")[0]
NEWEST = int(FORMAT.partition("/")[2])

CHANGED = noop(
    "{file} was changed elsewhere meanwhile, so it was left as it is; close this window and open it again."
)

_Signature = tuple[int, int, int] | None
"""By which a file that somebody else wrote is known; None where there is none."""


class SheetError(OnRecordError):
    """A sheet cannot be read or written."""


class SheetFile:
    """One sheet on the disk. What somebody else wrote there meanwhile is not overwritten."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._seen: _Signature = None

    def create(self, sheet: Sheet) -> None:
        """Write a new sheet.

        Raises:
            SheetError: there is something already, or it cannot be written.
        """
        if self.file.exists():
            raise SheetError(
                f"{self.file} is there already; go on with it by “onrecord sample {self.file}”, or name "
                "another file after -o."
            )
        self.write(sheet)

    def read(self) -> Sheet:
        """Read the sheet.

        Raises:
            SheetError: there is none, it is damaged, or of a later On Record.
        """
        try:
            self._seen = self._signature()
            content = self.file.read_bytes()
        except OSError as error:
            raise SheetError(f"{self.file}: {error.strerror or error}.") from error
        return _sheet(content, self.file)

    def write(self, sheet: Sheet) -> None:
        """Write the sheet in place of what was read. May run in another thread.

        Raises:
            SheetError: it cannot be written, or is not what was read any more.
        """
        try:
            if (there := self._signature()) and there != self._seen:
                raise SheetError(tr(CHANGED, file=self.file))
            with replacing(self.file) as part:
                part.write_text(sheet.model_dump_json() + "\n", encoding="utf-8")
            self._seen = self._signature()
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise SheetError(tr("{file} cannot be written: {why}.", file=self.file, why=why)) from error

    def _signature(self) -> _Signature:
        try:
            status = self.file.stat()
        except FileNotFoundError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns


def _sheet(content: bytes, file: Path) -> Sheet:
    try:
        keys = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SheetError(
            f"{file} is no sheet, or a damaged one; to draw from a file: onrecord sample 100 {file}."
        ) from error
    version = _version(keys)
    if version is None:
        raise SheetError(f"{file} is no sheet; to draw from a file: onrecord sample 100 {file}.")
    if version > NEWEST:
        raise SheetError(f"{file} was made by a later On Record; update On Record to go on with it.")
    try:
        sheet = Sheet.model_validate(keys)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise SheetError(
            f"{file} is damaged (at {where or 'its end'}); take a copy of it that is whole."
        ) from error
    if not sheet.drawn:
        raise SheetError(f"{file} holds no statement; draw another.")
    return sheet


def _version(keys: object) -> int | None:
    """Return the version of a sheet's form; None where it is no sheet."""
    named = keys.get("format") if isinstance(keys, dict) else None
    kind, _, version = named.partition("/") if isinstance(named, str) else ("", "", "")
    return int(version) if kind == KIND and version.isdecimal() else None
