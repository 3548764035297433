"""How the story is played: by clicks and keys. Only the clock is turned, and what is stored is asked for."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMenu, QTextEdit, QWidget

from desktop.driver import Driver
from desktop.plan_records import PaperKind
from desktop.records import ConversationState
from desktop.ui.widgets.folding import Folding
from desktop.ui.widgets.question.answer_ladder import AnswerOption
from tests.program import Program
from tests.reports.readers import ReadBack, read_back
from tests.support import HandClock

CITIZEN = "Amira Prøvesen"


class AttendedDriver(Driver):
    """A desktop gives the keys back to the window when a list or a dialog goes; offscreen nobody does."""

    def attend(self) -> None:
        """Have the keys go to the window."""
        if QApplication.activeWindow() is not self.window:
            self.window.activateWindow()
            self.wait(lambda: QApplication.activeWindow() is self.window, "the window to have the keys")

    def type(self, name: str, text: str) -> None:
        self.find(name)
        self.attend()
        super().type(name, text)


class Hand:
    """One caseworker's hands on Pejl, over several months."""

    def __init__(self, folder: Path, clock: HandClock, pictures: Path | None = None) -> None:
        """Pictures of the pages and the papers are kept in `pictures`, where there is such a folder."""
        self.clock = clock
        self.folder = pictures or folder
        self.program = Program(folder / "data", clock=clock)
        self.driver = AttendedDriver(self.program.window, pictures)
        self.program.driver = self.driver
        self.program.begin()
        self.citizen = 0
        self.conversation = 0

    def turn_to(self, day: date) -> None:
        """It becomes this day, at the same time of day."""
        self.clock.turn(days=(day - self.clock.today()).days)

    @property
    def services(self) -> Any:
        return self.program.unlocked.services

    def ask(self, function: Any, *said: Any) -> Any:
        """What stands in the file."""
        self.driver.wait()
        return self.program.ask(function, *said)

    @property
    def plan(self) -> Any:
        """The living plan as the conversation has it."""
        return self.record.plan

    @property
    def record(self) -> Any:
        self.driver.wait()
        return self.program.record(self.conversation)

    def said(self, *names: str) -> str:
        """All that the window says, or the parts of it with these names."""
        self.driver.wait()
        parts = [self.driver.find(name) for name in names] or [self.program.window]
        return "\n".join(words for part in parts for words in _said(part))

    def into(self, name: str, text: str) -> None:
        """Type into a line, and press Enter."""
        self.driver.type(name, text)
        self.driver.press(Qt.Key.Key_Return)

    def append(self, name: str, text: str) -> None:
        """Go on where a text ends."""
        QTest.keyClick(self.driver.find(name), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        self.driver.type(name, text)

    def choose(self, name: str, value: str) -> None:
        """Go through a drop-down with the keys."""
        box = self.driver.find(name)
        assert isinstance(box, QComboBox)
        wanted = box.findData(value)
        assert wanted >= 0, f"{name} has no {value}"
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _place in range(wanted):
            QTest.keyClick(box, Qt.Key.Key_Down)
        self.driver.wait()
        assert box.currentData() == value, f"{name} shows {box.currentText()}"

    def pick(self, name: str, words: str) -> None:
        """Open the list of a button, and click what begins with these words."""
        self.driver.click(name)
        menus: list[QMenu] = []

        def look() -> bool:
            menus[:] = [each for each in QApplication.topLevelWidgets() if _open_menu(each)]
            return bool(menus)

        self.driver.wait(look, f"the list of {name}")
        menu = menus[-1]
        action = next(each for each in menu.actions() if each.text().startswith(words))
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        self.driver.wait()

    def prepare(self, *questions: str) -> None:
        """From the citizen's page to a preparation with these questions."""
        self.open_citizen()
        self.driver.click("start-conversation")
        self.driver.find("begin-conversation")
        self.driver.wait()
        for question in self.program.window.page.desk.banks.questions:
            tick = self.driver.find(f"choose-{question.id}")
            assert isinstance(tick, QAbstractButton)
            if tick.isChecked() != (question.id in questions):
                self.driver.click(tick.objectName())

    def begin(self) -> None:
        """Start the conversation that is prepared."""
        self.driver.click("begin-conversation")
        self.driver.find("topic")
        self.conversation = self.program.window.page.conversation

    def open_citizen(self) -> None:
        """Find the citizen on the list."""
        self.program.window.show_citizens()
        self.driver.attend()
        self.driver.find("search").setFocus()
        self.driver.press(Qt.Key.Key_A, control=True)
        self.driver.type("search", CITIZEN.split()[0])
        self.driver.press(Qt.Key.Key_Down)
        self.driver.press(Qt.Key.Key_Return)
        self.driver.find("start-conversation")

    def open_private_plan(self, *sections: str) -> None:
        """The plan between conversations, these sections unfolded."""
        self.open_citizen()
        self.driver.click("open-plan")
        for name in sections:
            section = self.driver.find(f"section-{name}")
            self.driver.wait()
            assert isinstance(section, Folding)
            if not section.unfolded:
                self.driver.click(f"fold-{name}")

    def believe(self, question: str, option: int) -> None:
        """Give a belief by a click."""
        options = self.driver.find(f"belief-{question}").findChildren(AnswerOption)
        QTest.mouseClick(options[option - 1], Qt.MouseButton.LeftButton)
        self.driver.wait()

    def answer(self, option: int, caseworker: int | None = None) -> None:
        """Answer the question that is shown, and go on."""
        self.driver.click(f"citizen-option-{option}")
        if caseworker is not None:
            self.driver.click(f"caseworker-option-{caseworker}")
        self.driver.click("next")

    def step(self, place: int, words: str, owner: str = "citizen", origin: str = "agreed") -> None:
        """A step on the plan page."""
        self.into(f"step-text-{place}", words)
        if owner != "citizen":
            self.choose(f"step-who-{place}", owner)
        if origin != "agreed":
            self.choose(f"step-origin-{place}", origin)

    def finish(self, name: str) -> ReadBack:
        """Finish on the summary page, sign on paper, save the PDF, and read it."""
        self.driver.click("go-summary")
        self.driver.picture(f"{name}-summary")
        self.driver.click("next")
        self.driver.click("finish-confirm")
        self.driver.click("signature-paper")
        self.driver.picture(f"{name}-finished")
        assert self.record.final
        state = self.ask(self.services.conversations.get, self.conversation).state
        assert state is ConversationState.FINAL
        return self.save(name)

    def save(self, name: str, kind: PaperKind = PaperKind.SUMMARY) -> ReadBack:
        """Choose a paper, save it as PDF, and read it."""
        self.driver.click(f"paper-{kind}")
        self.driver.wait()
        if kind is not PaperKind.SUMMARY:
            self.driver.picture(f"{name}-paper-{kind}")
        target = self.folder / f"{name}-{kind}.pdf"
        target.unlink(missing_ok=True)
        self.driver.click("save-pdf")
        self.driver.save_as(target)
        return read_back(target.read_bytes())

    def window_as_it_is(self) -> None:
        """A picture of where the story came to a stop."""
        self.program.window.grab().save(str(self.folder / "stopped.png"))

    def leave(self) -> None:
        """The conversation is over: the curtain, and back to the list."""
        self.driver.click("next")
        self.driver.click("curtain-leave")
        self.driver.find("search")

    def lock_and_unlock(self) -> None:
        """Lock by the keys, and come back by the password."""
        self.driver.press(Qt.Key.Key_L, control=True)
        self.driver.find("password")
        self.program.unlock()
        self.driver.wait()


def _open_menu(widget: QWidget) -> bool:
    return isinstance(widget, QMenu) and widget.isVisible()


def _said(part: QWidget) -> list[str]:
    """Labels, buttons and fields that can be seen, in no order."""
    said = []
    for each in (part, *part.findChildren(QWidget)):
        if not each.isVisibleTo(part):
            continue
        if isinstance(each, QLabel | QAbstractButton):
            said.append(each.text())
        elif isinstance(each, QTextEdit):
            said.append(each.toPlainText())
    return said
