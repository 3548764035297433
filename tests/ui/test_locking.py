"""Nobody there: warned and locked in private, the curtain and only later the lock in a conversation."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindowStateChangeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
)

from desktop.ui import idle
from tests.program import Program
from tests.ui.hand_time import HandTime
from tests.ui.lock_parts import MINUTE, locked, move_mouse, talk


class TestPrivate:
    def test_five_minutes_lock_and_half_a_minute_before_it_is_said(
        self, program: Program, time: HandTime
    ) -> None:
        time.passes(4 * MINUTE + 24)
        assert not program.driver.shows("lock-warning")
        time.passes(10)
        words = program.driver.find("lock-warning-text")
        assert isinstance(words, QLabel) and words.text() == "Pejl låser om 30 sekunder"
        time.passes(15)
        assert words.text() == "Pejl låser om 20 sekunder"
        assert not locked(program)
        time.passes(20)
        assert locked(program)
        assert not program.driver.shows("lock-warning")

    @pytest.mark.parametrize(
        "touch",
        [
            lambda program: QTest.keyClick(program.driver.find("search"), Qt.Key.Key_Shift),
            move_mouse,
            lambda program: program.driver.click("still-here"),
        ],
        ids=["key", "mouse", "button"],
    )
    def test_whoever_is_there_stays(
        self, program: Program, time: HandTime, touch: Callable[[Program], None]
    ) -> None:
        time.passes(4 * MINUTE + 40)
        assert program.driver.shows("lock-warning")
        touch(program)
        time.passes(4 * MINUTE)
        assert not program.driver.shows("lock-warning") and not locked(program)
        time.passes(MINUTE + 10)
        assert locked(program), "and is warned and locked again later"

    def test_a_click_on_its_way_to_the_button_does_not_fall_through(
        self, program: Program, time: HandTime
    ) -> None:
        time.passes(4 * MINUTE + 40)
        warning = program.driver.find("lock-warning")
        move_mouse(program)
        assert warning.isVisible()
        program.driver.click("still-here")
        assert not program.driver.shows("lock-warning")

    def test_the_warning_can_be_answered_over_an_open_dialog(self, program: Program, time: HandTime) -> None:
        program.driver.click("new-citizen")
        time.passes(4 * MINUTE + 40)
        assert program.driver.find("lock-warning").window().objectName() == "citizen-form"
        program.driver.click("still-here")
        assert program.driver.shows("citizen-name") and not program.driver.shows("lock-warning")

    def test_a_dialog_that_takes_the_warning_along_puts_nothing_off(
        self, program: Program, time: HandTime
    ) -> None:
        program.driver.click("new-citizen")
        time.passes(4 * MINUTE + 40)
        assert program.driver.shows("lock-warning")
        program.driver.click("cancel")
        program.window.show_settings()
        program.driver.wait()
        time.passes(4 * MINUTE + 40)
        assert program.driver.find("lock-warning").window() is program.window
        time.passes(30)
        assert locked(program)

    def test_typing_goes_on_under_the_warning(self, program: Program, time: HandTime) -> None:
        program.driver.click("new-citizen")
        time.passes(4 * MINUTE + 40)
        program.driver.press(Qt.Key.Key_B)
        field = program.driver.find("citizen-name")
        assert isinstance(field, QLineEdit) and field.text() == "b"

    def test_minutes_are_chosen_in_the_settings_and_hold_at_once(
        self, program: Program, time: HandTime
    ) -> None:
        program.window.show_settings()
        program.driver.click("section-security")
        box = program.driver.find("idle-minutes")
        assert isinstance(box, QComboBox)
        box.setFocus()
        for _key in range(4):
            program.driver.press(Qt.Key.Key_Up)
        assert box.currentText() == "1 minut"
        assert '"idle_minutes": 1' in (program.data_folder / "settings.json").read_text()
        time.take_over()
        time.passes(MINUTE + 5)
        assert locked(program)

    def test_work_keeps_it_open(self, program: Program, time: HandTime) -> None:
        for minute in range(12):
            move_mouse(program, minute)
            time.passes(MINUTE)
        assert not locked(program)

    def test_minimised_in_private_nothing_is_drawn(self, program: Program, time: HandTime) -> None:
        minimise(program)
        assert not program.window.curtain.isVisible()


def minimise(program: Program) -> None:
    program.window.setWindowState(Qt.WindowState.WindowMinimized)
    # Without a window manager nobody tells the window.
    before = QWindowStateChangeEvent(Qt.WindowState.WindowNoState)
    QApplication.sendEvent(program.window, before)
    program.driver.wait()


class TestConversation:
    def test_idle_hides_and_only_later_locks(self, program: Program, time: HandTime) -> None:
        talk(program)
        time.passes(4 * MINUTE + 50)
        assert not program.window.curtain.isVisible()
        assert not program.driver.shows("lock-warning")
        time.passes(15)
        assert program.window.curtain.isVisible()
        time.passes(19 * MINUTE + 50)
        assert not locked(program)
        time.passes(15)
        assert locked(program)

    def test_a_talk_without_touching_goes_on_with_one_key(self, program: Program, time: HandTime) -> None:
        talk(program)
        time.passes(10 * MINUTE)
        program.driver.press(Qt.Key.Key_F9)
        assert program.driver.shows("citizen-option-1")
        time.passes(4 * MINUTE)
        assert not program.window.curtain.isVisible()

    def test_the_mouse_behind_the_curtain_does_not_put_off_the_lock(
        self, program: Program, time: HandTime
    ) -> None:
        talk(program)
        program.driver.press(Qt.Key.Key_F9)
        for minute in range(20):
            move_mouse(program, minute)
            time.passes(MINUTE)
        time.passes(10)
        assert locked(program)

    def test_put_away_it_is_hidden_at_once(self, program: Program, time: HandTime) -> None:
        conversation = talk(program)
        program.driver.type("help", "En kollega")
        minimise(program)
        assert program.window.curtain.isVisible()
        assert program.record(conversation).questions[0].help == "En kollega"

    def test_after_the_end_it_stays_hidden_and_locks(self, program: Program, time: HandTime) -> None:
        talk(program)
        for name in ("go-summary", "next", "finish-confirm", "signature-paper", "next"):
            program.driver.click(name)
        assert program.driver.shows("curtain-leave") and not program.driver.shows("curtain-back")
        time.passes(20 * MINUTE + 10)
        assert locked(program)

    def test_minutes_behind_the_curtain_are_chosen(self, program: Program, time: HandTime) -> None:
        program.app._use_minutes("curtain_minutes", 5)
        talk(program)
        program.driver.press(Qt.Key.Key_F9)
        time.passes(5 * MINUTE + 10)
        assert locked(program)

    def test_a_summary_that_is_only_read_is_private(self, program: Program, time: HandTime) -> None:
        conversation = talk(program)
        program.ask(program.unlocked.services.finishing.finish, conversation)
        program.window.show_summary(conversation)
        program.driver.find("save-pdf")
        time.passes(5 * MINUTE + 10)
        assert locked(program)
        program.unlock()
        assert program.driver.shows("save-pdf") or program.driver.find("save-pdf")


class TestSleep:
    @pytest.mark.parametrize("on", ["wall", "both"])
    @pytest.mark.parametrize("where", ["private", "conversation"])
    def test_it_locks(
        self, program: Program, time: HandTime, on: str, where: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(idle, "_STANDS_STILL", on == "wall")
        if where == "conversation":
            talk(program)
        time.passes(MINUTE)
        time.sleeps(45, on=on)
        assert locked(program)

    def test_a_machine_that_is_too_busy_to_look_in_time_does_not_sleep(
        self, program: Program, time: HandTime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(idle, "_STANDS_STILL", True)
        talk(program)
        time.sleeps(45, on="both")
        assert not locked(program)

    def test_a_clock_put_right_by_a_few_seconds_is_no_sleep(self, program: Program, time: HandTime) -> None:
        time.sleeps(9)
        time.sleeps(-3_600)
        assert not locked(program)
