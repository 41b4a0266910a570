"""The list of what was left out of an article."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from onrecord import Article
from onrecord_desktop.removed import NOTHING, WHAT, RemovedDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # nothing manages windows offscreen

ARTICLE = Article(
    id="a", text="It rained.", removed=("Home · Sport", "<b>Subscribe</b> to " + "read on " * 60)
)


def shown(qtbot: QtBot, article: Article) -> RemovedDialog:
    dialog = RemovedDialog(article)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_each_paragraph_is_an_item_to_the_letter(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ARTICLE)
    listed = [dialog.list.item(i) for i in range(dialog.list.count())]
    assert [item.text() for item in listed] == list(ARTICLE.removed)
    assert not any(item.flags() & Qt.ItemFlag.ItemIsEditable for item in listed)
    assert WHAT in [label.text() for label in dialog.findChildren(QLabel)]


def test_long_paragraphs_are_wrapped_and_wholly_seen(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ARTICLE)
    short, long = (dialog.list.visualItemRect(dialog.list.item(i)) for i in range(2))
    assert long.height() > 3 * short.height()
    assert long.width() <= dialog.list.viewport().width()


def test_what_is_selected_can_be_copied(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ARTICLE)
    QTest.keyClick(dialog.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(dialog.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "\n\n".join(ARTICLE.removed)


def test_where_nothing_was_left_out_it_says_so(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Article(id="a", text="It rained."))
    assert NOTHING in [label.text() for label in dialog.findChildren(QLabel)]
    assert not dialog.list.isVisible()
