"""Shows whom a source may be, and checks of claims like one. All text is the provider's, and plain."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from onrecord.context import Candidate, Check, ClaimContext, SourceContext
from onrecord.translation import tr
from onrecord_desktop.lookups.rows import taken, who_in_words
from onrecord_desktop.plain_list import PlainList

ADDRESS = Qt.ItemDataRole.UserRole
PICTURE = QSize(120, 150)
MOST_PIXELS = 4_000_000
Fetch = Callable[[str, Callable[[bytes], object]], object]
"""Gets a picture by its address, and hands it over."""


class CandidatesDialog(QDialog):
    """Lets the reader choose who a source is, or say that it is none of these."""

    def __init__(
        self,
        name: str,
        found: SourceContext,
        choose: Callable[[str], object],
        fetch: Fetch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Who is {name}?", name=name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 380)
        self._candidates = found.candidates
        self._choose, self._fetch = choose, fetch
        self.list = PlainList(tr("Who it may be"))
        for candidate in found.candidates:
            self.list.addItem(who_in_words(candidate))
        self.list.addItem(tr("None of these"))
        self.picture = QLabel()
        self.picture.setFixedSize(PICTURE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(tr("&Take this one"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.page = buttons.addButton(tr("&Open the page"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.page.clicked.connect(self._open_page)
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self.list.itemActivated.connect(lambda _: self._accept())
        middle = QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addWidget(self.picture)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(middle, 1)
        layout.addWidget(buttons)
        self.list.setCurrentRow(self._first(found))
        self.list.setFocus()

    def _first(self, found: SourceContext) -> int:
        now = taken(found)
        if found.chosen == "":
            return len(found.candidates)
        return found.candidates.index(now) if now else 0

    @property
    def current(self) -> Candidate | None:
        """The candidate that is marked in the list; None for "none of these"."""
        row = self.list.currentRow()
        return self._candidates[row] if 0 <= row < len(self._candidates) else None

    def _show_current(self) -> None:
        candidate = self.current
        self.picture.clear()
        self.page.setEnabled(candidate is not None)
        if candidate and candidate.picture:
            self._fetch(candidate.picture, partial(self._show_picture, candidate))

    def _show_picture(self, candidate: Candidate, data: bytes) -> None:
        image = decoded(data)
        if candidate is self.current and not image.isNull():
            self.picture.setPixmap(
                QPixmap.fromImage(image).scaled(
                    PICTURE,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            self.picture.setAccessibleName(tr("Picture of {name}", name=candidate.name))

    def _accept(self) -> None:
        self._choose(self.current.id if self.current else "")
        self.accept()

    def _open_page(self) -> None:
        if self.current:
            open_outside(self.current.url)


class ChecksDialog(QDialog):
    """Lists checks of claims: what was checked and who said it, above the publisher's own words for it."""

    def __init__(self, found: ClaimContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Checks of claims like this"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 420)
        note = QLabel(
            tr(
                "These publishers checked claims that were found by their words. They may be about something "
                "else, and say nothing of this article."
            )
        )
        note.setWordWrap(True)
        self.list = PlainList(tr("Checks of claims like this"))
        for check in found.checks:
            item = QListWidgetItem(check_in_words(check))
            item.setData(ADDRESS, check.url)
            self.list.addItem(item)
        note.setBuddy(self.list)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        opening = buttons.addButton(tr("&Open the check"), QDialogButtonBox.ButtonRole.ActionRole)
        opening.clicked.connect(lambda: self._open(self.list.currentItem()))
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        for widget in (note, self.list, buttons):
            layout.addWidget(widget)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _open(self, item: QListWidgetItem | None) -> None:
        if item:
            open_outside(item.data(ADDRESS))


def check_in_words(check: Check) -> str:
    """Say what was checked, who said it, and what the publisher says of it."""
    by = tr("said by {name}", name=check.claimant) if check.claimant else tr("not said by whom")
    when = ", ".join(fact for fact in (check.publisher, check.date) if fact)
    return f"“{check.claim}”, {by}\n{when}: {check.rating}"


def open_outside(address: str) -> None:
    """Open a web address in the system's browser; anything else is left."""
    url = QUrl(address)
    if url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)


def decoded(data: bytes) -> QImage:
    """Return a picture, a null one where the data is none or has too many pixels."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    return reader.read()
