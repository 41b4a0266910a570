"""What the window says without getting in the way: a banner for errors, a note while it reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from onrecord.translation import tr
from onrecord_desktop.announcing import announce

SHOWN = 6000
"""How long a note that something was done stays, in milliseconds."""


@dataclass(frozen=True)
class Offer:
    """Something that the reader can do about a message."""

    words: str
    do: Callable[[], object]


class Banner(QFrame):
    """One sentence at the top of the page, until the reader dismisses it or something else is opened.

    It may come with one thing to do about it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._dismiss = QToolButton()
        self._dismiss.setText("✕")
        self._dismiss.setAccessibleName(tr("Dismiss message"))
        self._dismiss.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._dismiss.clicked.connect(self.hide)
        self._offer: Offer | None = None
        self._offered = QPushButton()
        self._offered.setAutoDefault(True)  # so that Enter presses it
        self._offered.clicked.connect(self._take_offer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 9, 10, 9)
        layout.addWidget(self._label)
        layout.addWidget(self._offered, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def message(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, message: str, offer: Offer | None = None) -> None:
        """Show a message, with a button that does what is offered."""
        self._offer = offer
        self._offered.setVisible(offer is not None)
        self._offered.setText(offer.words if offer else "")
        self._label.setText(message)
        self.setAccessibleName(message)
        self.show()
        announce(self, message, urgent=True)

    def _take_offer(self) -> None:
        self.hide()
        if self._offer:
            self._offer.do()


class DropFrame(QFrame):
    """Frames a page while something that can be opened is dragged over it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._page = over
        self.hide()

    def show_over(self) -> None:
        """Show the frame round all of the page."""
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()


class _Floating(QFrame):
    """Floats over the foot of a page."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._page = over
        over.installEventFilter(self)
        self.hide()

    def _appear(self) -> None:
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the middle of the foot when the page changes size."""
        if event.type() == QEvent.Type.Resize and watched is self._page:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        self.move((self._page.width() - self.width()) // 2, self._page.height() - self.height() - 28)


class BusyNote(_Floating):
    """Tells that an article is read, with a way to cancel."""

    cancelled = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("busy")
        self._label = QLabel()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedSize(96, 3)
        # Translators: an article is being read.
        bar.setAccessibleName(tr("Reading"))
        self._cancel = QPushButton(tr("Cancel"))
        self._cancel.setAutoDefault(True)  # so that Enter presses it
        self._cancel.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 7, 8, 7)
        layout.setSpacing(12)
        for widget in (self._label, bar, self._cancel):
            layout.addWidget(widget)

    def begin(self, doing: str) -> None:
        """Say what is being done."""
        self._label.setText(doing)
        self.setAccessibleName(doing)
        announce(self, doing)
        self._appear()


class DoneNote(_Floating):
    """Tells for a while that something was done, and takes no focus: a screen reader is told.

    It may come with one thing to do about it, which a key does too.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("done")
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._offer: Offer | None = None
        self._offered = QPushButton()
        self._offered.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offered.clicked.connect(self._take_offer)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 10, 18, 10)
        layout.setSpacing(14)
        layout.addWidget(self._label)
        layout.addWidget(self._offered)
        self._end = QTimer(self, singleShot=True, interval=SHOWN)
        self._end.timeout.connect(self.hide)

    @property
    def message(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, message: str, offer: Offer | None = None) -> None:
        """Show a message, with a button that does what is offered."""
        self._offer = offer
        self._offered.setVisible(offer is not None)
        self._offered.setText(offer.words if offer else "")
        self._label.setText(message)
        self.setAccessibleName(message)
        announce(self, message)
        self._appear()
        self._end.start()

    def _take_offer(self) -> None:
        self.hide()
        if self._offer:
            self._offer.do()
