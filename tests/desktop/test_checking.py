"""The window in which a sample of statements is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import fictional
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from onrecord.sampling.drawing import Draw
from onrecord.sampling.report import as_text
from onrecord.sampling.sheets import SheetFile
from onrecord.sampling.values import Judgement, Part, Sheet, Verdict
from onrecord_desktop.appearance import Appearance
from onrecord_desktop.application import make_application
from onrecord_desktop.background import AtOnce, Background
from onrecord_desktop.checking.judging import filled, marked, no_statement, turned
from onrecord_desktop.checking.keeping import SheetKeeping
from onrecord_desktop.checking.window import CheckingWindow
from onrecord_desktop.checking.words import claim_words, question
from onrecord_desktop.looks import Looks
from onrecord_desktop.presentation import present
from onrecord_desktop.rows import plain
from onrecord_desktop.settings.stored import passing_settings
from onrecord_desktop.themes import DARK, ThemeName

Key = Qt.Key
RIGHT = Judgement(words="right", type="right", source="right")


def sheet_of(number: int = 8) -> Sheet:
    draw = Draw(number, 1)
    draw.add(fictional.reading())
    return draw.sheet("in.jsonl")


class Asked:
    """Somebody who is asked for a file."""

    def __init__(self, answer: str) -> None:
        self.answer, self.suggested = answer, ""

    def save(self, name: str, _kind: str) -> str:
        self.suggested = name
        return self.answer


@pytest.fixture
def file(tmp_path: Path) -> SheetFile:
    made = SheetFile(tmp_path / "in-sample.json")
    made.create(sheet_of())
    return made


Open = Callable[..., CheckingWindow]


@pytest.fixture
def open_window(qtbot: QtBot, file: SheetFile, tmp_path: Path) -> Open:
    """Opens the sheet as it is on the disk."""

    def opened(
        size: tuple[int, int] = (1280, 880), theme: ThemeName = "light", zoom: float = 1.0
    ) -> CheckingWindow:
        application = make_application()
        settings = passing_settings(theme)
        settings.change(replace(settings.now, appearance=Appearance(zoom=zoom)))
        looks = Looks(settings, application.styleHints(), application)
        asked = Asked(str(tmp_path / "report.txt"))
        kept = SheetFile(file.file)
        window = CheckingWindow(kept.read(), kept, looks, AtOnce(), lambda _: asked)  # type: ignore[arg-type,return-value]
        qtbot.addWidget(window)
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
        return window

    return opened


@pytest.fixture
def window(open_window: Open) -> CheckingWindow:
    return open_window()


def press(qtbot: QtBot, *keys: Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        pair = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
        where = QApplication.focusWidget()
        assert where
        qtbot.keyClick(where, *pair)


def judgement(file: SheetFile, number: int) -> Judgement:
    return SheetFile(file.file).read().drawn[number].judgement


def place_of(sheet: Sheet, kind: str, *, linked: bool = False) -> int:
    return next(
        i for i, d in enumerate(sheet.drawn) if d.found.type == kind and bool(d.found.denies) == linked
    )


class TestJudging:
    ASKED: tuple[Part, ...] = ("words", "type", "source")

    def test_a_part_s_key_says_wrong_then_unsure_then_right(self) -> None:
        judged, seen = Judgement(), []
        for _ in range(4):
            judged = turned(judged, "type")
            seen.append(judged.type)
        assert seen == ["wrong", "unsure", "right", "wrong"]

    @pytest.mark.parametrize("verdict", ["right", "unsure"])
    def test_the_rest_is_filled_and_what_was_judged_stays(self, verdict: Verdict) -> None:
        judged = filled(Judgement(source="wrong"), self.ASKED, verdict)
        assert judged == Judgement(words=verdict, type=verdict, source="wrong")

    def test_what_is_no_statement_is_wrong_in_all_that_is_asked(self) -> None:
        assert no_statement(self.ASKED) == Judgement(
            words="wrong", type="wrong", source="wrong", is_statement=False
        )

    def test_a_part_judged_by_itself_is_one_of_a_statement(self) -> None:
        assert marked(no_statement(self.ASKED), "type", "right") == Judgement(type="right")
        assert turned(no_statement(self.ASKED), "type") == Judgement(type="wrong")


class TestKeys:
    def test_y_judges_all_to_be_right_keeps_it_and_goes_on(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile
    ) -> None:
        press(qtbot, Key.Key_Y)
        assert judgement(file, 0).words == judgement(file, 0).source == "right"
        assert window.session.place == 1
        assert window.bar.place.text() == "2 of 8"

    def test_n_says_that_it_is_no_statement(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile
    ) -> None:
        press(qtbot, Key.Key_N, Key.Key_Left)
        assert judgement(file, 0) == no_statement(window.session.current.asked)
        assert "You judged it to be no statement" in words_of(window.page.panel)

    def test_single_parts_and_then_the_rest(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile
    ) -> None:
        assert window.actions_.right.text() == "All of it is right"
        press(qtbot, Key.Key_T, Key.Key_S, Key.Key_S)
        assert window.session.place == 0
        assert window.actions_.right.text() == "The rest is right"
        press(qtbot, Key.Key_Y)
        assert judgement(file, 0).model_copy(update={"link": None}) == Judgement(
            words="right", type="wrong", source="unsure"
        )
        assert window.session.place == 1

    def test_where_every_part_was_judged_by_itself_y_only_goes_on(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile
    ) -> None:
        window.session.go(place_of(window.session.sheet, "claim"))
        place = window.session.place
        press(qtbot, Key.Key_W, Key.Key_T, Key.Key_S, Key.Key_Y)
        assert judgement(file, place) == Judgement(words="wrong", type="wrong", source="wrong")
        assert window.session.place != place

    def test_y_on_what_was_judged_another_time_makes_all_of_it_right(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile
    ) -> None:
        press(qtbot, Key.Key_N, Key.Key_Left)
        assert window.actions_.right.text() == "All of it is right"
        press(qtbot, Key.Key_Y)
        assert judgement(file, 0).is_statement
        assert judgement(file, 0).type == "right"

    def test_u_is_unsure(self, qtbot: QtBot, window: CheckingWindow, file: SheetFile) -> None:
        press(qtbot, Key.Key_U)
        assert window.session.place == 1
        assert judgement(file, 0).words == judgement(file, 0).type == "unsure"

    def test_l_asks_about_links_only_where_there_are_some(self, qtbot: QtBot, window: CheckingWindow) -> None:
        press(qtbot, *[Key.Key_Right] * place_of(window.session.sheet, "claim"), Key.Key_L)
        assert window.session.current.judgement == Judgement()
        assert not window.page.panel.questions["link"].isVisible()
        window.session.go(-9)
        press(qtbot, *[Key.Key_Right] * place_of(window.session.sheet, "denial", linked=True), Key.Key_L)
        assert window.session.current.judgement == Judgement(link="wrong")
        assert window.page.panel.questions["link"].isVisible()

    def test_arrows_go_back_and_forth_and_judge_nothing(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile
    ) -> None:
        press(qtbot, Key.Key_Left, *[Key.Key_Right] * 20)
        assert window.session.place == 7
        assert not window.actions_.forth.isEnabled()
        press(qtbot, Key.Key_Left)
        assert window.session.place == 6
        assert SheetFile(file.file).read() == sheet_of()

    def test_backspace_takes_judgements_back_one_by_one_and_goes_there(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile
    ) -> None:
        assert not window.actions_.undo.isEnabled()
        press(qtbot, Key.Key_Y, Key.Key_T, Key.Key_Y)
        assert window.actions_.undo.isEnabled()
        press(qtbot, Key.Key_Backspace)
        assert window.session.place == 1
        assert judgement(file, 1) == Judgement(type="wrong")
        press(qtbot, Key.Key_Backspace, Key.Key_Backspace)
        assert window.session.place == 0
        assert SheetFile(file.file).read() == sheet_of()
        press(qtbot, (Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))
        assert judgement(file, 0).words == "right"

    def test_up_and_down_turn_the_article(self, qtbot: QtBot, open_window: Open) -> None:
        window = open_window(size=(600, 480))
        window.page.view.finish()
        bar = window.page.view.verticalScrollBar()
        bar.setValue(0)
        press(qtbot, Key.Key_Down)
        assert bar.value() > 0
        assert window.session.place == 0

    def test_every_button_is_reached_and_pressed_without_a_mouse(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile
    ) -> None:
        panel = window.page.panel
        wanted = {*panel.buttons, *(b for p in window.session.current.asked for b in answers(window, p))}
        seen: set[QWidget] = set()
        for _ in range(60):
            press(qtbot, Key.Key_Tab)
            focused = QApplication.focusWidget()
            assert focused
            seen.add(focused)
        assert wanted <= seen
        panel.questions["type"].answers["unsure"].setFocus()
        press(qtbot, Key.Key_Space)
        assert judgement(file, 0) == Judgement(type="unsure")
        panel.buttons[0].setFocus()
        press(qtbot, Key.Key_Return)
        assert judgement(file, 0).words == "right"


def answers(window: CheckingWindow, part: Part) -> list[QAbstractButton]:
    return list(window.page.panel.questions[part].answers.values())


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


class TestMouse:
    def test_answers_and_buttons_are_clicked(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile
    ) -> None:
        panel = window.page.panel
        qtbot.mouseClick(panel.questions["source"].answers["wrong"], Qt.MouseButton.LeftButton)
        assert panel.questions["source"].answers["wrong"].isChecked()
        qtbot.mouseClick(panel.buttons[0], Qt.MouseButton.LeftButton)
        assert judgement(file, 0).source == "wrong"
        assert judgement(file, 0).type == "right"
        assert not panel.questions["source"].answers["wrong"].isChecked()

    def test_an_answer_that_is_clicked_again_stays(self, qtbot: QtBot, window: CheckingWindow) -> None:
        answer = window.page.panel.questions["type"].answers["wrong"]
        qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(answer, Qt.MouseButton.LeftButton)
        assert answer.isChecked()
        assert window.session.current.judgement == Judgement(type="wrong")

    def test_a_link_shows_what_is_linked_to(self, open_window: Open) -> None:
        window = open_window(size=(700, 420), zoom=1.5)
        window.session.go(place_of(window.session.sheet, "denial", linked=True))
        view, claim = window.page.view, window.page.panel.claim
        linked = window.session.current.found.denies[0]
        extent = present(window.session.current.reading).extent(linked)
        assert view.box_of(extent).bottom() < 0
        claim.link_chosen.emit(link_of(window))
        assert view.box_of(extent).top() >= 0


def link_of(window: CheckingWindow) -> object:
    drawn = window.session.current
    return claim_words(present(drawn.reading), drawn.statement).links[0]


class TestPage:
    def test_the_statement_stands_out_in_view_in_its_article(self, window: CheckingWindow) -> None:
        for _ in range(8):
            drawn = window.session.current
            view = window.page.view
            assert view.article == drawn.reading.article
            box = view.box_of(present(drawn.reading).extent(drawn.statement))
            assert box.top() >= 0
            assert box.bottom() <= view.viewport().height()
            window.session.go(1)

    def test_what_on_record_says_has_source_cue_and_content_but_not_how_sure_it_is(self) -> None:
        sheet = sheet_of()
        drawn = sheet.drawn[place_of(sheet, "denial", linked=True)]
        words = claim_words(present(drawn.reading), drawn.statement)
        said = plain(run for part in words.parts for run in part.paragraphs)
        assert "Tomas Reed" in said
        assert '"There is no leak," Reed insisted' in said
        assert "Denial" in said
        assert "chief engineer Mara Voss told" in said
        assert "On Record links this to Voss 1 Water is entering" in said
        assert "sure" not in said
        assert "%" not in said

    def test_questions_name_type_and_source(self) -> None:
        sheet = sheet_of()
        asked = {
            drawn.statement: [question(part, drawn, present(drawn.reading)) for part in drawn.asked]
            for drawn in sheet.drawn
        }
        assert asked["q6"][1:] == [
            "Is it a denial?", "Is the source Tomas Reed?", "Does it answer what it is linked to?",
        ]  # fmt: skip
        assert asked["q7"][1] == "Is it a no comment?"
        assert asked["q8"][2] == "Is no source given?"
        assert asked["q4"][2] == "Is the source port authority, ferry union?"

    @pytest.mark.parametrize(("size", "beside"), [((1280, 880), True), ((560, 700), False)])
    def test_the_panel_is_beside_the_article_or_below_it(
        self, open_window: Open, size: tuple[int, int], beside: bool
    ) -> None:
        window = open_window(size=size)
        corner = window.page.panel.mapTo(window.page, QPoint())
        assert (corner.x() > 0, corner.y() > 0) == (beside, not beside)

    @pytest.mark.parametrize(("size", "zoom"), [((1280, 880), 1.0), ((480, 400), 1.0), ((640, 480), 2.0)])
    def test_nothing_is_cut_off(
        self, qtbot: QtBot, open_window: Open, size: tuple[int, int], zoom: float
    ) -> None:
        window = open_window(size=size, zoom=zoom)
        panel = window.page.panel
        held = panel.widget()
        assert held

        def is_whole() -> bool:
            shown = filter(QLabel.isVisible, held.findChildren(QLabel))
            whole = all(label.height() >= label.heightForWidth(label.width()) for label in shown)
            return whole and held.width() <= panel.viewport().width()

        for _ in range(8):
            qtbot.waitUntil(is_whole)
            window.session.go(1)

    def test_zooming_zooms_the_panel_too(self, window: CheckingWindow) -> None:
        button = window.page.panel.buttons[0]
        before = button.height()
        for _ in range(5):
            window.actions_.larger.trigger()
        QApplication.processEvents()
        assert button.height() > 1.6 * before
        window.actions_.usual_size.trigger()
        QApplication.processEvents()
        assert button.height() == before

    def test_it_is_dark_where_the_reader_wants_that(self, open_window: Open) -> None:
        window = open_window(theme="dark")
        image = window.grab().toImage()
        assert image.pixelColor(4, 500).name().upper() == DARK.ground
        assert image.pixelColor(window.width() - 30, window.height() - 8).name().upper() == DARK.panel

    def test_everything_has_a_name_for_a_screen_reader(self, window: CheckingWindow) -> None:
        for widget in window.findChildren(QAbstractButton):
            if widget.isVisibleTo(window) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName() or widget.text()
        for part in (window.page.panel, window.page.panel.claim, window.page.view, window.bar, window.report):
            assert part.accessibleName()
        asked = window.page.panel.questions["words"]
        assert asked.answers["wrong"].accessibleName() == f"{asked.accessibleName()} No"


class TestReport:
    def judge_all(self, qtbot: QtBot) -> None:
        press(qtbot, Key.Key_N, *[Key.Key_Y] * 7)

    def test_it_comes_when_the_last_is_judged(self, qtbot: QtBot, window: CheckingWindow) -> None:
        self.judge_all(qtbot)
        assert window.stack.currentWidget() is window.report
        words = words_of(window.report)
        assert "All 8 statements drawn are judged. 1 of them is no statement." in words
        assert "7 of 8" in words
        assert "88\u00a0%" in words

    def test_it_can_be_looked_at_any_time_and_left_again(self, qtbot: QtBot, window: CheckingWindow) -> None:
        press(qtbot, Key.Key_Y, Key.Key_R)
        assert "1 of 8 statements drawn is judged." in words_of(window.report)
        press(qtbot, Key.Key_Y, Key.Key_Right, Key.Key_Backspace)
        assert len(window.session.sheet.judged) == 1
        press(qtbot, Key.Key_Escape)
        assert window.stack.currentWidget() is window.page
        press(qtbot, Key.Key_Y)
        assert len(window.session.sheet.judged) == 2

    def test_it_is_saved_and_copied(
        self, qtbot: QtBot, window: CheckingWindow, tmp_path: Path, file: SheetFile
    ) -> None:
        self.judge_all(qtbot)
        window.actions_.save.trigger()
        text = (tmp_path / "report.txt").read_text(encoding="utf-8")
        assert text == as_text(SheetFile(file.file).read())
        assert window.done.message == "Saved as report.txt"
        press(qtbot, (Key.Key_C, Qt.KeyboardModifier.ControlModifier))
        assert QGuiApplication.clipboard().text() == text

    def test_where_it_cannot_be_written_it_says_so(
        self, qtbot: QtBot, window: CheckingWindow, tmp_path: Path
    ) -> None:
        self.judge_all(qtbot)
        (tmp_path / "report.txt").mkdir()
        window.actions_.save.trigger()
        assert "cannot be written" in window.banner.message

    def test_a_sheet_that_is_wholly_judged_opens_with_it(
        self, qtbot: QtBot, window: CheckingWindow, open_window: Open
    ) -> None:
        self.judge_all(qtbot)
        window.close()
        assert open_window().stack.currentWidget().objectName() == "report"

    @pytest.mark.parametrize(("size", "zoom"), [((480, 400), 1.0), ((1000, 700), 2.0)])
    def test_nothing_is_cut_off_at_the_side(
        self, qtbot: QtBot, open_window: Open, size: tuple[int, int], zoom: float
    ) -> None:
        window = open_window(size=size, zoom=zoom)
        self.judge_all(qtbot)
        QApplication.processEvents()
        held = window.report.widget()
        assert held
        assert held.width() <= window.report.viewport().width()

    def test_a_screen_reader_is_told_all_of_it(self, qtbot: QtBot, window: CheckingWindow) -> None:
        self.judge_all(qtbot)
        assert window.report.accessibleDescription() == as_text(window.session.sheet)

    @pytest.mark.usefixtures("german")
    def test_it_is_in_the_language_of_the_window(self, qtbot: QtBot, open_window: Open) -> None:
        window = open_window()
        assert "«On Record says»" in words_of(window.page.panel)
        self.judge_all(qtbot)
        assert "«Who and what»" in words_of(window.report)


class TestKeeping:
    def test_another_day_it_goes_on_where_it_was_left(
        self, qtbot: QtBot, window: CheckingWindow, open_window: Open
    ) -> None:
        press(qtbot, Key.Key_Y, Key.Key_Y, Key.Key_Right, Key.Key_Y)
        window.close()
        again = open_window()
        assert again.session.place == 2
        assert len(again.session.sheet.judged) == 3

    def test_what_cannot_be_kept_is_told_and_not_lost_without_being_asked(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as disk:
            disk.setattr("onrecord.sampling.sheets.replacing", full)
            press(qtbot, Key.Key_Y)
            assert window.banner.message == f"{file.file} cannot be written: No space left on device."
            window.close()
            assert window.isVisible()
            assert button(window.banner, "Close all the same").isVisible()
        press(qtbot, Key.Key_Y)
        assert len(SheetFile(file.file).read().judged) == 2
        window.close()
        assert not window.isVisible()

    def test_it_can_be_closed_all_the_same(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("onrecord.sampling.sheets.replacing", full)
        press(qtbot, Key.Key_Y)
        window.close()
        qtbot.mouseClick(button(window.banner, "Close all the same"), Qt.MouseButton.LeftButton)
        assert not window.isVisible()
        assert SheetFile(file.file).read() == sheet_of()

    def test_what_another_window_wrote_meanwhile_is_left_alone(
        self, qtbot: QtBot, window: CheckingWindow, file: SheetFile
    ) -> None:
        other = SheetFile(file.file)
        other.write(other.read().judging(5, RIGHT))
        press(qtbot, Key.Key_Y)
        assert "was changed elsewhere meanwhile" in window.banner.message
        assert judgement(file, 5) == RIGHT

    def test_what_is_judged_while_it_writes_is_written_next_and_only_the_newest(
        self, qtbot: QtBot, file: SheetFile
    ) -> None:
        worker, written = Background(), []

        class Recording(SheetFile):
            def write(self, sheet: Sheet) -> None:
                written.append(len(sheet.judged))
                super().write(sheet)

        keeping = SheetKeeping(Recording(file.file), worker)
        keeping._file.read()
        sheet = sheet_of()
        with qtbot.waitSignal(keeping.kept):
            for number in range(8):
                sheet = sheet.judging(
                    number, Judgement(words="right", type="right", source="right", link="right")
                )
                keeping.keep(sheet)
        worker.shut_down()
        assert keeping.is_kept
        assert (written[0], written[-1]) == (1, 8)
        assert len(written) == 2
        assert SheetFile(file.file).read() == sheet

    def test_closing_waits_for_what_is_being_written(self, qtbot: QtBot, file: SheetFile) -> None:
        application, worker = make_application(), Background()
        settings = passing_settings("light")
        kept = SheetFile(file.file)
        window = CheckingWindow(
            kept.read(), kept, Looks(settings, application.styleHints(), application), worker
        )
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        window.session.judge_rest("right")
        window.close()
        assert window.isVisible()
        qtbot.waitUntil(lambda: not window.isVisible())
        worker.shut_down()
        assert judgement(file, 0).words == "right"


def button(widget: QWidget, words: str) -> QAbstractButton:
    return next(each for each in widget.findChildren(QAbstractButton) if each.text() == words)
