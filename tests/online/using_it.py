"""Opens an article in the real window with the real engine, reads, filters, exports, closes. A program:

python using_it.py ARTICLE FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from onrecord.exports.formats import ENDINGS, save
from onrecord_desktop.app import assemble
from onrecord_desktop.application import make_application
from onrecord_desktop.paper.sheet import Paper
from onrecord_desktop.printing import marked_article, write_pdf
from onrecord_desktop.settings.stored import Settings
from onrecord_desktop.starting.arrivals import Arrivals, message_of


def wait_until(true: Callable[[], object]) -> None:
    """Let events have their turn until something is true; fail after two minutes."""
    loop, timer, end = QEventLoop(), QTimer(), QTimer()
    timer.timeout.connect(lambda: loop.exit(0) if true() else None)
    timer.start(20)
    end.timeout.connect(lambda: loop.exit(1))
    end.start(120_000)
    if loop.exec():
        raise TimeoutError


def main(article: str, folder: Path) -> None:
    """Use the window."""
    application = make_application()
    window = assemble(application, Settings(), Arrivals(message_of([article], "")))
    window.show()
    wait_until(lambda: window.pane.shown and window.lookups.means)
    shown = window.pane.shown
    assert shown
    assert shown.reading.statements
    for step in (window.actions_.next, window.actions_.next_denial, window.actions_.dispute_marks):
        step.trigger()
    window.pane.viewing.solo(shown.voices.of(shown.reading.statements[0]).key)
    for format, ending in ENDINGS.items():
        save(shown.reading, format, folder / f"article{ending}")
    write_pdf(shown.reading, folder / "article.pdf", Paper.a4, marked_article)
    window.grab().save(str(folder / "window.png"))
    wait_until(lambda: not window.client.is_busy)
    window.close()
    application.quit()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
