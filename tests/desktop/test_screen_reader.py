"""What a screen reader finds in the window, and what it is told unasked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import walking
from fictional import article
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from onrecord import Gap, Reading
from onrecord_desktop import announcing, spoken
from onrecord_desktop.presentation import present
from onrecord_desktop.requests import OpenTarget
from onrecord_desktop.tour_steps import steps
from onrecord_desktop.window import Window

Role = QAccessible.Role

SENTENCES = [
    "Claim. Mara Voss: Water is entering the Quay Tunnel in Port Ellery 🌊 at twice the permitted rate, "
    "chief engineer Mara Voss told. Linked denials: Tomas Reed.",
    'Claim. Mara Voss: "We found eleven open joints," she said. Quotation.',
    "Claim. Ellery Wire: According to the Ellery Wire, both the port authority and the ferry union have "
    "raised concerns about the tunnel's age.",
    "Claim. Port authority, ferry union have raised concerns about: the tunnel's age. Via Ellery Wire.",
    "Denial. Tomas Reed denied: that the tunnel is unsafe. What it answers was not found.",
    'Denial. Tomas Reed: "There is no leak," Reed insisted. Quotation. On Record links this to Mara Voss.',
    "No comment. His office declined to comment on: the joints.",
    "Claim. No source given: It is widely believed that the tunnel will close for a week. On Record is "
    "unsure who says what here.",
]


class Heard:
    """Stands in for Qt's accessibility, and keeps what is announced."""

    AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

    def __init__(self) -> None:
        self.said: list[str] = []

    def isActive(self) -> bool:
        return True

    def updateAccessibility(self, event: object) -> None:
        self.said.append(event.message())  # type: ignore[attr-defined]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """What is announced from now on."""
    made = Heard()
    monkeypatch.setattr(announcing, "QAccessible", made)
    return made


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name(found: QAccessibleInterface) -> str:
    return found.text(QAccessible.Text.Name)


def rows(window: Window) -> list[QAccessibleInterface]:
    panel = interface(window.pane.panel)
    return [child for i in range(panel.childCount()) if (child := panel.child(i)) is not None]


def named(window: Window, *roles: Role) -> Iterator[str]:
    """Yield the names of what can be seen and has one of these roles, in the order it is read."""
    for found in walking.tree(interface(window)):
        if found.role() in roles:
            yield name(found)


def test_the_window_is_named_by_its_article(reading_window: Window) -> None:
    window = interface(reading_window)
    assert window.role() == Role.Window
    assert name(window) == "Harbour tunnel leaks, engineers say – On Record"


def test_the_parts_are_read_in_the_order_of_the_page(reading_window: Window) -> None:
    wanted = [
        "Open",
        "Paste",
        "Harbour tunnel leaks, engineers say",
        "Help",
        "Article",
        "All 8",
        "Search in statements and sources",
        "Sources and statements",
    ]
    found = [name(part) for part in walking.tree(interface(reading_window))]
    places = [found.index(part) for part in wanted]
    assert places == sorted(places)


def test_every_statement_is_an_item_that_reads_as_a_sentence(reading_window: Window) -> None:
    panel = interface(reading_window.pane.panel)
    assert panel.role() == Role.List
    items = rows(reading_window)
    assert {item.role() for item in items} == {Role.ListItem}
    assert [s for s in SENTENCES if s in [name(item) for item in items]] == SENTENCES


def test_all_rows_end_as_sentences_or_are_headings(reading_window: Window) -> None:
    open_ended = [name(item) for item in rows(reading_window) if not name(item).endswith((".", '"'))]
    assert open_ended == ["Not named in the article"]


def test_heads_say_who_it_is_and_how_much_they_say(reading_window: Window) -> None:
    names = [name(item) for item in rows(reading_window)]
    for head in (
        "Source 1: Mara Voss, chief engineer; also “she”. 2 claims.",
        "Sources 3 and 4: port authority, ferry union, speaking jointly. 1 claim.",
        "No source given. 1 claim.",
        "Ellery Wire passes on: port authority, ferry union.",
    ):
        assert head in names


def test_the_selected_statement_is_the_current_item(reading_window: Window) -> None:
    reading_window.pane.panel.setFocus()
    reading_window.pane.selection.choose("q6")
    current = [name(item) for item in rows(reading_window) if item.state().focused]
    assert current == [SENTENCES[5]]


def test_the_article_can_be_read(reading_window: Window) -> None:
    page = interface(reading_window.pane.view)
    assert page.role() == Role.EditableText
    assert page.state().readOnly
    text = page.textInterface()
    whole = text.text(0, text.characterCount())
    assert whole.startswith("Harbour tunnel leaks, engineers say")
    assert "It is widely believed that the tunnel will close for a week." in whole
    assert "marked by software, unchecked" in whole


def test_the_empty_window_says_what_it_is(window: Window) -> None:
    welcome = interface(window.welcome)
    assert name(welcome) == "Welcome to On Record"
    assert "who says what" in welcome.text(QAccessible.Text.Description)
    buttons = list(named(window, Role.Button))
    assert buttons[-4:] == ["Open file…", "Open address…", "Paste", "Open the sample"]
    assert list(named(window, Role.CheckBox)) == ["Remember recent articles"]


def test_no_control_that_can_be_seen_lacks_a_name(reading_window: Window) -> None:
    controls = (Role.Button, Role.ButtonMenu, Role.CheckBox, Role.List, Role.ListItem, Role.EditableText)
    assert all(named(reading_window, *controls))


def test_the_end_of_reading_is_announced(heard: Heard, window: Window, reading: Reading) -> None:
    window.show_reading(reading)
    assert heard.said == ["Read: 6 sources, 8 statements, 2 denials found"]


def test_nothing_is_announced_where_nobody_listens(
    heard: Heard, monkeypatch: pytest.MonkeyPatch, window: Window, reading: Reading
) -> None:
    monkeypatch.setattr(Heard, "isActive", lambda _: False)
    window.show_reading(reading)
    assert heard.said == []


def test_no_denial_is_said_of_no_more_than_was_read(reading: Reading) -> None:
    claims = tuple(s for s in reading.statements if s.type == "claim")[:1]
    calm = reading.model_copy(update={"statements": claims, "sources": reading.sources[:1]})
    assert spoken.read(calm) == "Read: 1 source, 1 statement, no denial found"
    part = calm.model_copy(update={"gaps": (Gap(start=0, end=3, reason="too long"),)})
    assert spoken.read(part).endswith("no denial found in the part that was read")


def test_a_jump_is_announced_as_the_row_reads(heard: Heard, reading_window: Window) -> None:
    QTest.keyClick(reading_window.pane.view, Qt.Key.Key_D)
    assert heard.said[-1] == SENTENCES[4]
    QTest.keyClick(reading_window.pane.view, Qt.Key.Key_N)
    assert heard.said[-1] == SENTENCES[5]


def test_a_link_that_the_keys_choose_is_announced(heard: Heard, reading_window: Window) -> None:
    panel = reading_window.pane.panel
    reading_window.pane.selection.choose("q6")
    QTest.keyClick(panel, Qt.Key.Key_Right)
    assert heard.said[-1] == "Link: Voss 1"
    QTest.keyClick(panel, Qt.Key.Key_Right)
    assert heard.said[-1] == SENTENCES[5]


def test_a_message_is_announced(heard: Heard, qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.client.failed, timeout=10_000):
        window.open(OpenTarget("missing"))
    assert heard.said[-1] == "There is no file named missing."


def test_the_beginning_of_reading_is_announced(heard: Heard, window: Window) -> None:
    window.show_article(article())
    assert heard.said == ["Reading …"]


def test_the_notes_of_the_first_start_are_announced(heard: Heard, reading_window: Window) -> None:
    reading_window.tour.begin(steps(reading_window.pane, reading_window.stack))
    assert heard.said[-1].startswith("Who says it. In the margin: ")
    assert heard.said[-1].endswith(" 1 of 3.")


@pytest.mark.parametrize(
    ("words", "said"),
    [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C"), ([], "")],
)
def test_names_are_listed(words: list[str], said: str) -> None:
    assert spoken.listed(words) == said


def test_a_denial_of_several_names_each_once(reading: Reading) -> None:
    denial = reading.statements[5].model_copy(update={"denies": ("q1", "q2", "q4")})
    shown = present(reading)
    assert spoken.statement(shown, denial, ()).endswith(
        "On Record links this to Mara Voss and port authority, ferry union."
    )
