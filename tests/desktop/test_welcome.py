"""The first start, and those after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fictional import article
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from onrecord_desktop import legend, operations
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.background import AtOnce
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.legend_dialog import LegendDialog
from onrecord_desktop.recent import PassingShelf, Recent
from onrecord_desktop.recent_articles import RecentArticles
from onrecord_desktop.requests import OpenTarget, OpenText
from onrecord_desktop.settings.stored import Settings, passing_settings
from onrecord_desktop.specimen import Specimen
from onrecord_desktop.themes import DARK, LIGHT, Theme
from onrecord_desktop.tour import ARROW
from onrecord_desktop.window import Window

KEPT = tuple(
    Recent(target=target, title=title, place=place, opened="2031-05-06T09:30:00+00:00")
    for target, title, place in (
        ("/a/tunnel.txt", "Tunnel & leaks", "tunnel.txt"),
        ("missing", "Gone", "The Wire"),
    )
)


def start(qtbot: QtBot, client: EngineClient, settings: Settings, kept: tuple[Recent, ...] = ()) -> Window:
    recents = RecentArticles(PassingShelf(kept), AtOnce(), settings)
    window = make_window(make_application(), settings, client, recents)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    recents.load()
    return window


@pytest.fixture
def first(qtbot: QtBot, client: EngineClient) -> Window:
    """The window at the first start."""
    return start(qtbot, client, passing_settings(welcomed=False))


@pytest.fixture
def later(qtbot: QtBot, client: EngineClient) -> Window:
    """The window at a later start, with two recent articles."""
    return start(qtbot, client, passing_settings(), KEPT)


@pytest.fixture
def toured(qtbot: QtBot, first: Window, monkeypatch: pytest.MonkeyPatch) -> Window:
    """The window with what is opened as the sample, and the tour begun."""
    monkeypatch.setattr(operations, "open_sample", lambda: OpenTarget("sample"))
    with qtbot.waitSignal(first.client.reading_ready, timeout=10_000):
        first.actions_.sample.trigger()
    return first


def button(part: QWidget, words: str) -> QPushButton:
    return next(b for b in part.findChildren(QPushButton) if b.text().replace("&", "") == words)


def shown(window: Window) -> list[str]:
    """Return the names of the list's articles, as they are read out."""
    found = window.welcome.recent
    return [found.item(i).text() for i in range(found.count())]


def offered(window: Window) -> list[QAction]:
    """Return what the menu offers to open."""
    return [a for a in window.recent_menu.actions() if "\t" in a.text()]


def test_the_first_start_explains_the_marks_and_offers_the_sample_first(first: Window) -> None:
    assert first.welcome.specimen is not None
    assert first.welcome.specimen.isVisible()
    assert not first.welcome.recent.isVisible()
    buttons = [b for b in first.welcome.findChildren(QPushButton) if b.isVisible()]
    assert [b.text().replace("&", "") for b in buttons] == [
        "Open the sample",
        "Open file…",
        "Open address…",
        "Paste",
    ]
    assert [b.objectName() for b in buttons].count("primary") == 1


def test_the_first_start_says_what_is_read_where_and_what_is_remembered(first: Window) -> None:
    told = " ".join(label.text() for label in first.welcome.findChildren(QLabel) if label.isVisible())
    assert "Everything is read on this computer." in told
    assert "Recent articles are remembered by title, path or address" in told


def test_the_explanation_can_be_heard_too(first: Window) -> None:
    assert first.welcome.specimen is not None
    heard = first.welcome.specimen.accessibleDescription()
    for words in (*legend.NOTES, legend.MARGIN_NOTE, "Ilse Karran denied that she had hidden anything."):
        assert words in heard


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_marks_are_explained_by_the_marks_themselves(qtbot: QtBot, theme: Theme) -> None:
    specimen = Specimen(theme)
    qtbot.addWidget(specimen)
    specimen.resize(680, specimen.heightForWidth(680))
    image = specimen.grab().toImage()
    solid, dashed, dotted = (longest_run(image, hue) for hue in theme.hues[:3])
    assert solid > 150
    assert 4 <= dashed <= 8
    assert 1 <= dotted <= 3


def longest_run(image: QImage, hue: str) -> int:
    """Return the longest level stretch of a hue or nearly so, right of the margin."""
    longest = 0
    for y in range(image.height()):
        run = 0
        for x in range(190, image.width()):
            run = run + 1 if distance(image.pixelColor(x, y), QColor(hue)) < 90 else 0
            longest = max(longest, run)
    return longest


def distance(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))  # type: ignore[call-overload]


def test_the_explanation_is_whole_in_a_narrow_window(first: Window) -> None:
    first.resize(560, 400)
    specimen = first.welcome.specimen
    assert specimen is not None
    assert specimen.height() >= specimen.heightForWidth(specimen.width())


def test_opening_anything_ends_the_first_start(qtbot: QtBot, client: EngineClient) -> None:
    settings = passing_settings(welcomed=False)
    window = start(qtbot, client, settings)
    with qtbot.waitSignal(client.failed, timeout=10_000):
        window.open(OpenTarget("missing"))
    assert not settings.now.welcomed
    with qtbot.waitSignal(client.reading_ready, timeout=10_000):
        window.open(OpenText("Some text."))
    assert settings.now.welcomed
    assert not window.tour.isVisible()


def test_the_sample_brings_three_notes(toured: Window) -> None:
    tour = toured.tour
    heard = []
    for words in ("Next", "Next", "Done"):
        assert tour.isVisible()
        heard.append(tour.accessibleName())
        QTest.mouseClick(button(tour, words), Qt.MouseButton.LeftButton)
    assert not tour.isVisible()
    assert ["margin" in heard[0], "dashed" in heard[1], "everybody" in heard[2]] == [True] * 3
    assert toured.pane.view.hasFocus()


def test_each_note_points_at_what_it_speaks_of_and_covers_none_of_it(toured: Window) -> None:
    tour = toured.tour
    for words in ("Next", "Next", "Done"):
        at = tour._steps[tour._number].place()
        assert toured.stack.rect().intersects(at)
        assert not card(toured).intersects(at)
        tip = tour.mapTo(toured.stack, tour._tip.toPoint())
        assert at.adjusted(-3, -12, 3, 12).contains(tip)
        button(tour, words).click()


def card(window: Window) -> QRect:
    """Return the note without the room for its tip."""
    return window.tour.geometry().adjusted(ARROW, ARROW, -ARROW, -ARROW)


def test_a_note_follows_the_page_when_it_scrolls(toured: Window) -> None:
    toured.resize(900, 460)
    before = toured.tour._steps[0].place()
    toured.pane.view.verticalScrollBar().setValue(40)
    after = toured.tour._steps[0].place()
    assert before.top() - after.top() == 40
    assert not card(toured).intersects(after)


def test_the_notes_stay_in_a_small_window(toured: Window) -> None:
    toured.resize(560, 400)
    for words in ("Next", "Next", "Done"):
        assert toured.stack.rect().contains(toured.tour.geometry())
        button(toured.tour, words).click()


def test_the_notes_need_no_mouse(toured: Window) -> None:
    for _ in range(3):
        QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Return)
    assert not toured.tour.isVisible()


def test_esc_ends_the_notes_and_leaves_the_selection(toured: Window) -> None:
    toured.pane.selection.choose("q5")
    QTest.keyClick(toured.tour._next, Qt.Key.Key_Escape)
    assert not toured.tour.isVisible()
    assert toured.pane.selection.current == "q5"


def test_the_notes_are_never_shown_again(qtbot: QtBot, toured: Window) -> None:
    button(toured.tour, "Skip").click()
    with qtbot.waitSignal(toured.client.reading_ready, timeout=10_000):
        toured.actions_.sample.trigger()
    assert not toured.tour.isVisible()


def test_an_article_without_statements_has_no_notes(first: Window) -> None:
    first.show_article(article())
    first.tour.begin(())
    assert not first.tour.isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_what_the_marks_mean_can_be_asked_at_any_time(reading_window: Window) -> None:
    reading_window.actions_.legend.trigger()
    dialog = reading_window.findChild(LegendDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert "Dashed line: a denial." in dialog.accessibleDescription()
    dialog.reject()


def test_later_starts_list_recent_articles(later: Window) -> None:
    assert later.welcome.specimen is None
    assert later.welcome.recent.isVisible()
    assert shown(later) == [
        "Tunnel & leaks, tunnel.txt · 6 May 2031",
        "Gone, The Wire · 6 May 2031",
    ]
    assert [a.text() for a in offered(later)] == [
        "&1  Tunnel && leaks\ttunnel.txt, 6 May 2031",
        "&2  Gone\tThe Wire, 6 May 2031",
    ]


def test_without_recent_articles_there_is_no_empty_list(qtbot: QtBot, client: EngineClient) -> None:
    window = start(qtbot, client, passing_settings())
    assert not window.welcome.recent.isVisible()
    assert not button(window.welcome, "Clear the list").isVisible()
    assert [a.text() for a in window.recent_menu.actions() if not a.isEnabled()] == ["No recent articles"]


def test_a_click_opens_a_recent_article(qtbot: QtBot, later: Window) -> None:
    found = later.welcome.recent
    with qtbot.waitSignal(later.client.reading_ready, timeout=10_000):
        place = found.visualItemRect(found.item(0)).center()
        QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert later.stack.currentWidget() is later.pane


def test_keys_open_a_recent_article_and_take_one_out(qtbot: QtBot, later: Window) -> None:
    found = later.welcome.recent
    found.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(found, Qt.Key.Key_Down)
    QTest.keyClick(found, Qt.Key.Key_Delete)
    assert [name.split(",")[0] for name in shown(later)] == ["Tunnel & leaks"]
    with qtbot.waitSignal(later.client.reading_ready, timeout=10_000):
        QTest.keyClick(found, Qt.Key.Key_Return)


def test_the_article_that_the_keys_choose_stays_in_view(qtbot: QtBot, client: EngineClient) -> None:
    many = tuple(KEPT[0].model_copy(update={"target": f"/a/{n}.txt"}) for n in range(12))
    window = start(qtbot, client, passing_settings(), many)
    window.resize(900, 500)
    page, found = window.welcome, window.welcome.recent
    assert page.verticalScrollBar().value() == 0
    found.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(found, Qt.Key.Key_End)
    line = found.visualItemRect(found.item(11))
    assert page.viewport().rect().contains(found.mapTo(page.viewport(), line.center()))


def test_the_menu_opens_a_recent_article(qtbot: QtBot, later: Window) -> None:
    with qtbot.waitSignal(later.client.reading_ready, timeout=10_000):
        offered(later)[0].trigger()


def test_what_is_opened_heads_the_list_but_no_paste_and_no_sample(qtbot: QtBot, later: Window) -> None:
    for request in (OpenTarget("/b/new.txt"), OpenText("Some text."), operations.open_sample()):
        with qtbot.waitSignal(later.client.reading_ready, timeout=10_000):
            later.open(request)
    assert [a.text().split("\t")[0] for a in offered(later)] == [
        "&1  Harbour tunnel leaks, engineers say",
        "&2  Tunnel && leaks",
        "&3  Gone",
    ]


def test_what_cannot_be_opened_is_not_remembered(qtbot: QtBot, client: EngineClient) -> None:
    window = start(qtbot, client, passing_settings())
    with qtbot.waitSignal(client.failed, timeout=10_000):
        window.open(OpenTarget("missing"))
    assert offered(window) == []
    assert not button(window.banner, "").isVisible()


def test_a_missing_article_is_told_and_can_be_taken_from_the_list(
    qtbot: QtBot, client: EngineClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    gone = KEPT[1].model_copy(update={"target": str(tmp_path / "missing")})
    window = start(qtbot, client, passing_settings(), (KEPT[0], gone))
    with qtbot.waitSignal(client.failed, timeout=10_000):
        window.open(OpenTarget("missing"))
    assert window.banner.message == "There is no file named missing."
    take_out = button(window.banner, "Take it from the list")
    assert take_out.isVisible()
    QTest.mouseClick(take_out, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()
    assert [name.split(",")[0] for name in shown(window)] == ["Tunnel & leaks"]


def test_the_list_is_cleared_by_a_button(later: Window) -> None:
    QTest.mouseClick(button(later.welcome, "Clear the list"), Qt.MouseButton.LeftButton)
    assert shown(later) == []
    assert not later.welcome.recent.isVisible()


def test_switch_and_menu_agree_on_remembering(qtbot: QtBot, later: Window) -> None:
    switch = later.welcome.findChild(QCheckBox)
    assert switch is not None
    assert switch.isChecked()
    assert "nothing of the text" in switch.accessibleDescription()
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(8, switch.height() // 2))
    assert not later.actions_.remember_recent.isChecked()
    assert shown(later) == []
    with qtbot.waitSignal(later.client.reading_ready, timeout=10_000):
        later.open(OpenTarget("/b/new.txt"))
    assert offered(later) == []
    later.actions_.remember_recent.trigger()
    assert switch.isChecked()


def test_the_switch_looks_on_or_off(later: Window) -> None:
    switch = later.welcome.findChild(QCheckBox)
    assert switch is not None
    on = switch.grab().toImage()
    switch.click()
    assert switch.grab().toImage() != on


def test_the_menu_of_recent_articles_stands_in_the_open_menu(later: Window) -> None:
    menu = later.bar.findChildren(QToolButton)[0].menu()
    assert later.recent_menu.menuAction() in menu.actions()
