"""The page of the library: its list, search, filters, and what can be done with an article."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import fictional
import pytest
import shelved
import walking
from answers import Answers
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from onrecord import Reading
from onrecord.library.errors import NotKeptError
from onrecord.library.library import Library
from onrecord.library.values import Row
from onrecord_desktop.app import make_window
from onrecord_desktop.application import make_application
from onrecord_desktop.background import AtOnce, Background
from onrecord_desktop.engine_client import EngineClient
from onrecord_desktop.library.article_list import ArticleList
from onrecord_desktop.library.articles_view import ArticlesView
from onrecord_desktop.library.changes_dialog import ChangesDialog
from onrecord_desktop.library.day_field import day_of
from onrecord_desktop.library.forget_dialog import ForgetDialog
from onrecord_desktop.library.row_menu import article_menu
from onrecord_desktop.library.view import LibraryView
from onrecord_desktop.library.work import LibraryWork
from onrecord_desktop.lookups.lookups import LookUps, Means
from onrecord_desktop.recent import PassingShelf, Recent
from onrecord_desktop.recent_articles import RecentArticles
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.themes import DARK
from onrecord_desktop.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier
Make = Callable[..., Window]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def make(qtbot: QtBot, client: EngineClient, file: Path) -> Make:
    """Makes a window with the library of the file, on screen."""

    def made(**more: object) -> Window:
        work = LibraryWork(shelved.opening(file), more.pop("worker", AtOnce))  # type: ignore[arg-type]
        window = make_window(
            make_application(),
            passing_settings("light"),
            client,
            library=work,
            **more,  # type: ignore[arg-type]
        )
        qtbot.addWidget(window)
        window.resize(1280, 880)
        with qtbot.waitActive(window):
            window.show()
        return window

    return made


@pytest.fixture
def shelf(file: Path) -> list[int]:
    """The ids of three articles in the library."""
    with Library(file) as library:
        return shelved.fill(library)


@pytest.fixture
def window(make: Make, shelf: list[int]) -> Window:
    """The window with the library opened by its key."""
    assert shelf
    made = make()
    press(Qt.Key.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier)
    return made


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWindow(), key, held)


def type_in(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)
    QTest.qWait(60)


def view(window: Window) -> LibraryView:
    return window.library_page.view


def articles(window: Window) -> ArticlesView:
    return view(window).articles


def listed(window: Window) -> list[str]:
    model = articles(window).model
    rows = [model.row(number) for number in range(model.rowCount())]
    return [row.title.text for row in rows if row]


def row(window: Window, number: int) -> Row:
    found = articles(window).model.row(number)
    assert found
    return found


def menu_of(window: Window, number: int) -> QMenu:
    shown = view(window)
    return article_menu(row(window, number), shown._deeds, lambda i: shown.article_chosen.emit(i, ""), shown)


def entry(menu: QMenu, words: str) -> object:
    return next(action for action in menu.actions() if action.text().replace("&", "") == words)


# The way in and out


def test_it_lists_what_is_kept_the_latest_opened_first(window: Window) -> None:
    assert window.pages.is_in_library
    assert listed(window) == list(shelved.TITLES)
    assert articles(window).count.text() == "3 articles"
    assert articles(window).filters.search.hasFocus()


def test_it_is_offered_on_the_empty_window_where_something_is_kept(make: Make, shelf: list[int]) -> None:
    window = make()
    button = next(b for b in window.welcome.findChildren(QPushButton) if "brary" in b.text())
    assert not button.isVisible()
    window.library.count()
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.pages.is_in_library
    assert shelf


def test_to_count_makes_no_library(make: Make, file: Path) -> None:
    window = make()
    window.library.count()
    assert not file.exists()


def test_it_is_made_only_when_it_is_opened(make: Make) -> None:
    window = make()
    assert window.library_page._view is None
    program = (
        "import sys; from onrecord_desktop.app import make_window; "
        "print('onrecord_desktop.library.view' in sys.modules, 'sqlite3' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("way", ["escape", "button"])
def test_there_is_a_way_back(window: Window, way: str) -> None:
    if way == "escape":
        press(Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(view(window).back, Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is window.welcome


def test_the_way_back_leads_to_the_article(window: Window) -> None:
    window.show_reading(fictional.reading())
    assert not window.pages.is_in_library
    window.pages.show_library()
    press(Qt.Key.Key_Escape)
    assert window.pane.view.hasFocus()
    assert not window.pages.is_in_library


def test_escape_takes_the_search_back_first(window: Window) -> None:
    type_in("storm")
    assert listed(window) == ["Storm season"]
    press(Qt.Key.Key_Escape)
    assert window.pages.is_in_library
    assert len(listed(window)) == 3
    press(Qt.Key.Key_Escape)
    assert not window.pages.is_in_library


def test_an_empty_library_says_what_to_do(make: Make) -> None:
    window = make()
    window.pages.show_library()
    shown = articles(window)
    assert shown.nothing.isVisible()
    assert shown.nothing.text().startswith("Nothing is kept here yet: open an article and press Ctrl+D")
    assert not shown.list.isVisible()
    assert not view(window).write_out.isEnabled()


# Search and filters


def test_it_searches_as_one_types_and_shows_the_words_found(window: Window) -> None:
    type_in("storm sea")
    assert listed(window) == ["Storm season"]
    assert articles(window).count.text() == "1 of 3 articles"
    found = row(window, 0)
    assert [found.title.text[a:b] for a, b in found.title.hits] == ["Storm", "season"]
    assert articles(window).list.lines.searches


def test_what_is_not_found_is_said(window: Window) -> None:
    type_in("zebra")
    shown = articles(window)
    assert shown.nothing.text() == "Nothing in the library matches: try fewer words or filters."
    QTest.mouseClick(shown.clear, Qt.MouseButton.LeftButton)
    assert len(listed(window)) == 3
    assert shown.filters.search.hasFocus()


def test_letters_typed_anywhere_go_to_the_search_and_never_to_the_article(window: Window) -> None:
    window.show_reading(fictional.reading())
    window.pages.show_library()
    articles(window).list.setFocus()
    press(Qt.Key.Key_S)
    press(Qt.Key.Key_T)
    assert window.pages.is_in_library
    assert articles(window).filters.search.text() == "st"
    articles(window).filters.denials.setFocus()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_O)
    assert articles(window).filters.search.text() == "sto"
    assert len(window.pane.shown.reading.statements) == 8  # type: ignore[union-attr]


def test_ctrl_f_goes_to_the_search(window: Window) -> None:
    articles(window).list.setFocus()
    press(Qt.Key.Key_F, CTRL)
    assert articles(window).filters.search.hasFocus()


def test_a_source_is_completed_and_narrows_the_list(window: Window, file: Path) -> None:
    with Library(file) as library:
        library.keep(shelved.calm(1))
    window.pages.show_library()
    field = articles(window).filters.source
    field.setFocus()
    type_in("ree")
    assert field._popup.isVisible()
    assert field._names.stringList() == ["Tomas Reed  ·  3 articles"]
    press_in_popup(Qt.Key.Key_Return)
    assert field.text() == "Tomas Reed"
    assert len(listed(window)) == 3
    assert articles(window).all_said.text() == "All that Tomas Reed said"
    field.clear()
    assert len(listed(window)) == 4


def press_in_popup(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_a_name_that_is_none_is_not_left_standing(window: Window) -> None:
    field = articles(window).filters.source
    field.setFocus()
    type_in("nobody")
    articles(window).list.setFocus()
    assert field.text() == ""
    assert len(listed(window)) == 3


def test_an_outlet_is_completed_by_any_of_its_words(window: Window) -> None:
    field = articles(window).filters.outlet
    field.setFocus()
    type_in("wir")
    press_in_popup(Qt.Key.Key_Return)
    assert listed(window) == ["Ferries & tides"]


def test_days_narrow_the_list_and_what_is_no_day_does_not(window: Window) -> None:
    filters = articles(window).filters
    filters.since.setText("2031-05-16")
    assert listed(window) == ["Ferries & tides", "Who pays for the tunnel?"]
    filters.until.setText("20 May 2031")
    assert listed(window) == ["Ferries & tides"]
    filters.until.setText("20 M")
    assert filters.until.property("wrong")
    assert filters.until.accessibleDescription().startswith("This is no day yet.")
    assert len(listed(window)) == 2


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("3 May 2024", "2024-05-03", "2024-05-03"),
        ("2024-13", None, None),
        ("0000-01", None, None),
        ("soon", None, None),
        ("", None, None),
    ],
)
def test_a_day_is_read_as_one_writes_it(words: str, first: str | None, last: str | None) -> None:
    assert day_of(words, last=False) == first
    assert day_of(words, last=True) == last


def test_chips_narrow_the_list(window: Window, file: Path) -> None:
    with Library(file) as library:
        library.keep(shelved.calm(1))
    window.pages.show_library()
    filters = articles(window).filters
    QTest.mouseClick(filters.denials, Qt.MouseButton.LeftButton)
    assert len(listed(window)) == 3
    QTest.mouseClick(filters.denials, Qt.MouseButton.LeftButton)
    QTest.mouseClick(filters.checked, Qt.MouseButton.LeftButton)
    assert listed(window) == ["Storm season"]


def test_the_order_can_be_chosen_and_turned_round(window: Window) -> None:
    filters = articles(window).filters
    menu = filters.order.menu()
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Last opened", "Newest", "Title", "Outlet", "Most denials", "The other way round",
    ]  # fmt: skip
    entry(menu, "Title").trigger()  # type: ignore[attr-defined]
    assert listed(window) == sorted(shelved.TITLES)
    entry(menu, "The other way round").trigger()  # type: ignore[attr-defined]
    assert listed(window) == sorted(shelved.TITLES, reverse=True)
    assert filters.order.accessibleName() == "Order of the articles: Title"


# The list


def test_a_row_tells_what_it_has_to_tell_and_is_read_out(window: Window) -> None:
    table = QAccessible.queryAccessibleInterface(articles(window).list)
    assert table is not None
    names = [table.child(number).text(QAccessible.Text.Name) for number in range(3)]  # type: ignore[union-attr]
    assert names == [
        "Ferries & tides. 20 May 2031. The Ellery Wire. 8 statements. 2 denials.",
        "Storm season. 15 May 2031. Harbour Post. 8 statements. 2 denials. Checked by Ann Lee.",
        "Who pays for the tunnel? Kept 26 May 2031. Wire.example. 8 statements. 2 denials. Read to 50 %.",
    ]


def test_the_arrows_go_through_the_list_and_enter_opens(qtbot: QtBot, window: Window) -> None:
    press(Qt.Key.Key_Down)
    assert articles(window).list.hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.pages.is_in_library)
    assert window.windowTitle() == "Storm season – On Record"


def test_up_from_the_first_article_leads_to_the_search_again(window: Window) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    assert articles(window).filters.search.hasFocus()


def test_enter_in_the_search_opens_the_first_that_was_found(window: Window) -> None:
    type_in("pays")
    press(Qt.Key.Key_Return)
    assert window.windowTitle() == "Who pays for the tunnel? – On Record"


def click(found: ArticleList, number: int, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    place = found.visualRect(found.model().index(number, 0)).center()
    QTest.mouseClick(found.viewport(), button, pos=place)


def test_a_click_opens_an_article(window: Window) -> None:
    click(articles(window).list, 1)
    assert window.windowTitle() == "Storm season – On Record"


def test_the_sign_in_a_row_opens_its_menu(window: Window) -> None:
    found = articles(window).list
    wanted: list[Row] = []
    found.menu_wanted.disconnect()
    found.menu_wanted.connect(lambda row, _: wanted.append(row))
    line = found.visualRect(found.model().index(1, 0))
    QTest.mouseClick(
        found.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(line.right() - 20, line.top() + 20)
    )
    assert [row.title.text for row in wanted] == ["Storm season"]
    assert window.pages.is_in_library


def test_a_long_list_is_fetched_as_it_comes_in_sight(make: Make, file: Path) -> None:
    with Library(file) as library:
        shelved.fill(library, calm_days=120)
    window = make()
    window.pages.show_library()
    shown = articles(window)
    assert shown.model.rowCount() == 123
    assert shown.model.row(122) is None
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_End)
    QTest.qWait(20)
    assert row(window, 122).title.text == "Calm day 119"
    assert shown.list.current == row(window, 122)
    press(Qt.Key.Key_Delete)
    assert shown.model.rowCount() == 122
    assert shown.list.current == row(window, 121), "the list stays where it was"


# What can be done with an article


def test_delete_can_be_undone_by_key_and_button(window: Window, file: Path) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    assert listed(window) == list(shelved.TITLES[1:])
    assert window.done.message == "“Ferries & tides” is deleted – Ctrl+Z undoes it"
    press(Qt.Key.Key_Z, CTRL)
    assert listed(window) == list(shelved.TITLES)
    press(Qt.Key.Key_Delete)
    undo = next(b for b in window.done.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert len(listed(window)) == 3
    press(Qt.Key.Key_Z, CTRL)
    assert window.done.message == "There is nothing to undo"
    with Library(file) as library:
        assert library.articles().total == 3


def test_a_deleted_article_is_restored_from_its_list(window: Window) -> None:
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    articles(window).filters.deleted.click()
    assert listed(window) == ["Ferries & tides"]
    menu = menu_of(window, 0)
    assert not any(action.text() == "&Delete" for action in menu.actions())
    entry(menu, "Restore").trigger()  # type: ignore[attr-defined]
    assert listed(window) == []
    assert articles(window).nothing.text() == "Nothing was deleted in the last thirty days."
    articles(window).filters.deleted.click()
    assert len(listed(window)) == 3


class Traces:
    """Stands for shelf, network and log of the look-ups, and keeps what was emptied."""

    def __init__(self) -> None:
        self.gone: list[object] = []

    def of(self, _reading: object) -> tuple[object, ...]:
        return ()

    def forget(self, article: object) -> None:
        self.gone.append(article)

    def forget_all(self) -> None:
        self.gone.append("answers")

    def clear(self) -> None:
        self.gone.append("requests")


def test_an_article_is_forgotten_without_a_trace_once_the_reader_said_so(
    make: Make, shelf: list[int], file: Path
) -> None:
    traces = Traces()
    lookups = LookUps(parent=None)
    lookups._means = Means({}, lambda: traces, traces, None, traces)  # type: ignore[arg-type]
    kept = Recent(target="/a/0", title="Ferries", place="Wire", opened="2031-05-06T09:30:00+00:00")
    recents = RecentArticles(PassingShelf((kept,)), AtOnce(), passing_settings())
    recents.load()
    window = make(lookups=lookups, recents=recents)
    window.pages.show_library()
    entry(menu_of(window, 0), "Forget without a trace…").trigger()  # type: ignore[attr-defined]
    dialog = window.findChild(ForgetDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert len(listed(window)) == 3, "Enter leaves everything as it is"
    view(window)._deeds.ask_to_forget(row(window, 0))
    dialog = window.findChildren(ForgetDialog)[-1]
    QTest.mouseClick(dialog.forget, Qt.MouseButton.LeftButton)
    assert listed(window) == list(shelved.TITLES[1:])
    assert traces.gone[1:] == ["answers", "requests"]
    assert recents.articles == ()
    assert b"Ferries & tides" not in file.read_bytes()
    with Library(file) as library, pytest.raises(NotKeptError):
        library.load(shelf[0])


def test_the_open_article_can_be_forgotten(window: Window, file: Path) -> None:
    press(Qt.Key.Key_Return)
    assert window.windowTitle().startswith("Ferries & tides")
    window.pages.show_library()
    view(window)._deeds.forget(row(window, 0).id)
    window.keeping.keep_position()
    assert not window.banner.isVisible()
    with Library(file) as library:
        assert library.articles().total == 2


@pytest.mark.parametrize(
    ("words", "ending"), [("Web page…", ".html"), ("Markdown…", ".md"), ("Data for programs…", ".json")]
)
def test_an_article_is_exported_from_its_menu(
    make: Make, shelf: list[int], tmp_path: Path, words: str, ending: str
) -> None:
    assert shelf
    window = make(ask=lambda _: Answers(folder=tmp_path))
    window.pages.show_library()
    exports = next(action.menu() for action in menu_of(window, 1).actions() if action.menu())
    entry(exports, words).trigger()  # type: ignore[arg-type, attr-defined]
    written = [file for file in tmp_path.iterdir() if file.suffix == ending]
    assert [file.name for file in written] == [f"Storm season – On Record{ending}"]


def changed_text(number: int) -> Reading:
    reading = shelved.named(shelved.TITLES[number], number=number)
    text = reading.article.text.replace("on Monday", "on Friday")
    return reading.model_copy(update={"article": reading.article.model_copy(update={"text": text})})


def test_versions_lead_to_each_other_and_show_what_changed(make: Make, shelf: list[int], file: Path) -> None:
    with Library(file) as library:
        later = library.keep_version(shelf[0], changed_text(0), now=shelved.NOW + timedelta(days=1))
    window = make()
    window.pages.show_library()
    assert row(window, 0).id == later
    menu = menu_of(window, 0)
    assert entry(menu, "Show the earlier version").isEnabled()  # type: ignore[attr-defined]
    entry(menu, "What changed…").trigger()  # type: ignore[attr-defined]
    dialog = window.findChild(ChangesDialog)
    assert dialog is not None
    assert "MondayFriday" in dialog.text.toPlainText().replace(" ", "")
    dialog.reject()
    number = next(n for n in range(4) if row(window, n).is_earlier_version)
    entry(menu_of(window, number), "Show the later version").trigger()  # type: ignore[attr-defined]
    assert not window.pages.is_in_library
    menu = menu_of(window, next(n for n in range(4) if row(window, n).id == shelf[1]))
    assert not entry(menu, "Show the earlier version").isEnabled()  # type: ignore[attr-defined]


def test_an_address_that_has_another_text_now_shows_what_changed(window: Window) -> None:
    window.show_reading(changed_text(0))
    assert "has changed since you read it" in window.banner.message
    offer = next(b for b in window.banner.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    dialog = window.findChild(ChangesDialog)
    assert dialog is not None
    assert "Friday" in dialog.text.toPlainText()


def test_an_article_that_is_gone_is_told_in_a_sentence(window: Window, file: Path) -> None:
    with Library(file) as library:
        library.forget([row(window, 0).id])
    press(Qt.Key.Key_Return)
    assert window.banner.isVisible()
    assert window.banner.message


def test_a_file_that_is_no_library_is_told_in_a_sentence(make: Make, file: Path) -> None:
    file.write_bytes(b"this is no library, but it is long enough to be taken for one" * 20)
    window = make()
    window.pages.show_library()
    assert "is no library of On Record, or is damaged" in window.banner.message
    assert file.read_bytes().startswith(b"this is no library")


# Beside the window's thread


def test_answers_that_are_out_of_date_are_dropped(qtbot: QtBot, file: Path, shelf: list[int]) -> None:
    assert shelf
    work = LibraryWork(shelved.opening(file), Background)
    taken: list[int] = []
    for number in range(40):
        work.ask("number", lambda _, number=number: number, taken.append)
    qtbot.waitUntil(lambda: 39 in taken)
    assert taken == [39]
    work.ask("number", lambda _: 1, taken.append)
    work.drop("number")
    work.ask("other", lambda _: 2, taken.append)
    qtbot.waitUntil(lambda: 2 in taken)
    assert taken == [39, 2]
    work.shut_down()


def test_the_window_searches_beside_its_thread(qtbot: QtBot, make: Make, shelf: list[int]) -> None:
    assert shelf
    window = make(worker=Background)
    window.pages.show_library()
    qtbot.waitUntil(lambda: len(listed(window)) == 3)
    QTest.keyClicks(articles(window).filters.search, "storm")
    qtbot.waitUntil(lambda: listed(window) == ["Storm season"])
    window.close()


# For everybody


def test_each_part_has_a_name_and_shows_the_focus(window: Window) -> None:
    assert walking.faults(window) == []


def test_in_the_dark_and_narrow_too(window: Window) -> None:
    window.looks.choose("dark")
    window.resize(560, 700)
    assert articles(window).list.lines.theme == DARK
    assert walking.faults(window) == []


def test_it_follows_the_zoom(window: Window) -> None:
    found = articles(window).list
    before = found.visualRect(found.model().index(0, 0)).height()
    for _ in range(8):
        window.looks.zoom_by(1)
    QApplication.processEvents()
    assert found.visualRect(found.model().index(0, 0)).height() == 2 * before
    assert found.height() > before


def test_f6_goes_to_the_library_and_to_the_bar(window: Window) -> None:
    press(Qt.Key.Key_F6)
    assert window.bar.isAncestorOf(QApplication.focusWidget() or window)
    press(Qt.Key.Key_F6)
    assert window.library_page.isAncestorOf(QApplication.focusWidget() or window)


@pytest.mark.usefixtures("german")
def test_it_speaks_another_language(make: Make, shelf: list[int]) -> None:
    assert shelf
    window = make()
    window.pages.show_library()
    assert view(window).title.text() == "«Library»"
    assert articles(window).count.text() == "«3 articles»"
