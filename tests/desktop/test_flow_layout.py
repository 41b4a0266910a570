"""Widgets in rows, as many in each as there is room for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from onrecord_desktop.application import make_application
from onrecord_desktop.flow_layout import FlowLayout


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Four boxes of 100 by 20 pixels with gaps of 5; the third is hidden."""
    make_application()
    made = QWidget()
    qtbot.addWidget(made)
    layout = FlowLayout(5, made)
    for number in range(4):
        box = QLabel(str(number))
        box.setFixedSize(100, 20)
        layout.addWidget(box)
        box.setHidden(number == 2)
    return made


def flow_of(host: QWidget) -> FlowLayout:
    layout = host.layout()
    assert isinstance(layout, FlowLayout)
    return layout


@pytest.mark.parametrize(
    ("width", "places"),
    [(400, [(0, 0), (105, 0), (210, 0)]), (310, [(0, 0), (105, 0), (210, 0)]),
     (309, [(0, 0), (105, 0), (0, 25)]), (50, [(0, 0), (0, 25), (0, 50)])],
)  # fmt: skip
def test_rows_break_where_the_room_ends(host: QWidget, width: int, places: list[tuple[int, int]]) -> None:
    flow = flow_of(host)
    flow.setGeometry(QRect(0, 0, width, 200))
    boxes = [box for box in host.findChildren(QLabel) if not box.isHidden()]
    assert [(box.x(), box.y()) for box in boxes] == places
    assert flow.heightForWidth(width) == places[-1][1] + 20


def test_it_tells_what_it_needs(host: QWidget) -> None:
    flow = flow_of(host)
    assert (flow.sizeHint().width(), flow.sizeHint().height()) == (310, 20)
    assert (flow.minimumSize().width(), flow.minimumSize().height()) == (100, 20)
