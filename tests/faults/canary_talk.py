"""Run as a process of its own: plays a whole conversation in which canary strings are planted.

python -m tests.faults.canary_talk FOLDER CANARIES: says "finished" when the first conversation is signed
and its paper saved, "typing" when the second is under way; then it waits for the next line, or to be killed.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

from desktop.plan_records import (
    BarrierKind,
    Fit,
    FitAspect,
    GoalWay,
    OutcomeKind,
    PromiseHeld,
    SupportRole,
)
from desktop.records import AnswerState, NoteKind, Office, Place, Rater, StepStatus
from tests.program import CHEAP, Program

PASSPHRASE = "fako-timu-lora-gisu-vahi-boka"
_BESIDE = {
    "goal": ("small-goal-new",),
    "barriers": ("barrier-new",),
    "placement": ("place-new",),
    "support": ("person-contact", "person-name"),
}
"""Pages of the plan, and lines on them that Enter stores."""
QUESTIONS = ("A1", "A2", "A3", "B1", "B2", "C1", "C2", "D1")


class Talk:
    """One program, and the words that are still to be planted."""

    def __init__(self, folder: Path, canaries: list[str]) -> None:
        self.folder = folder
        self.program = Program(folder / "data").begin()
        self.driver = self.program.driver
        self._words: Iterator[str] = iter(canaries)
        self.left = len(canaries)

    def words(self, count: int = 1) -> str:
        """The next canaries, in one text."""
        self.left -= count
        return " ".join(next(self._words) for _ in range(count))

    def play(self) -> None:
        """Everything that takes text, once in a first conversation and again in a second."""
        self._office()
        citizen = self._citizens()
        first = self.program.start_conversation(citizen, *QUESTIONS)
        self._talk()
        self._plan()
        self._living(citizen, first)
        self._finish()
        self._hand_over(citizen)
        _say("finished")
        self._afterwards(first)
        self.program.window.lock()
        self.driver.wait(lambda: self.driver.shows("password"), "the lock screen")
        self.program.unlock()
        self._second(citizen, first)
        _say("typing", self.left)

    def _office(self) -> None:
        office = self.program.unlocked.services.office
        told = Office(
            job_centre=self.words(), caseworker=self.words(), phone=self.words(), welcome_text=self.words(5)
        )
        self.program.ask(office.set, told)

    def _citizens(self) -> int:
        for _number in range(12):
            citizen = self.program.add_citizen(
                self.words(2), case_number=self.words(), caseworker=self.words()
            )
        cpr = self.words()
        chosen = self.program.add_citizen(self.words(2), cpr=cpr)
        self.program.window.show_citizens()
        self.driver.type("search", cpr[:6])
        self.driver.type("search", "")
        self.program.window.show_citizen(citizen)
        self.driver.find("citizen-title")
        return chosen

    def _talk(self) -> None:
        driver = self.driver
        driver.type("topic", self.words(5))
        driver.click("next")
        for question in QUESTIONS:
            driver.click("citizen-option-2")
            driver.type("help", self.words(3))
            if driver.shows("follow-up"):
                driver.type("follow-up", self.words(3))
            if question == QUESTIONS[0] and driver.shows("why"):
                driver.click("why")
            driver.click("next")
        while not driver.shows("step-text-1"):
            if driver.shows("picture"):
                driver.type("picture", self.words(5))
            driver.click("next")
        driver.type("goal", self.words(5))
        for place in range(1, 6):
            driver.type(f"step-text-{place}", self.words(2))
            driver.press(Qt.Key.Key_Return)
        for name in ("citizen-view", "caseworker-view"):
            if driver.shows(name):
                driver.type(name, self.words(4))

    def _plan(self) -> None:
        """On the pages beside the way what is typed in lines, the rest through the services behind them."""
        driver, window = self.driver, self.program.window
        for place, lines in _BESIDE.items():
            window.page.go(Place(place))
            driver.wait(lambda: window.idle, place)
            for line in lines:
                driver.type(line, self.words())
                driver.press(Qt.Key.Key_Return)
        window.page.go(Place("plan"))
        driver.wait(lambda: window.idle, "the plan")

    def _living(self, citizen: int, conversation: int) -> None:
        """Every other field of the plan."""
        services, ask, word = self.program.unlocked.services, self.program.ask, self.words
        today = self.program.unlocked.clock.today()
        (own,) = ask(services.barriers.own, citizen)
        ask(services.barriers.change, own.id, action=word())
        theirs = ask(services.barriers.add, citizen, Rater.CASEWORKER, BarrierKind.OWN, word())
        ask(services.barriers.change, theirs.id, action=word())
        ask(services.goals.answer_prompt, conversation, GoalWay.WISH, "dream", word())
        place = ask(services.placements.listed, citizen)[0].id
        fields = ("contact", "contact_details", "purpose", "trade", "culture", "consideration")
        said = {name: word() for name in (*fields, "ordinary_goal", "mentor")}
        ask(services.placements.change, place, **said)
        ask(services.placements.add_task, place, word())
        ask(services.placements.add_practice, place, word())
        ask(services.placements.set_fit, place, FitAspect.TRADE, Fit.PARTLY, word())
        ask(services.support.add_person, citizen, SupportRole.CONTACT, word(), word())
        ask(services.support.promise, conversation, 3)
        ask(services.outcomes.add, citizen, OutcomeKind.JOB, today, word())

    def _hand_over(self, citizen: int) -> None:
        """The page for the colleague, and the file: the one beside the paper that lies outside the vault."""
        handing, ask = self.program.unlocked.services.handing_over, self.program.ask
        for field in ("where_we_are", "promised", "citizen_wishes"):
            ask(handing.write, citizen, field, self.words())
        folder = self.folder / "given"
        folder.mkdir(exist_ok=True)
        path = ask(handing.give, citizen, self.words(), folder, PASSPHRASE, cost=CHEAP)
        assert path.stat().st_size > 1_000

    def _finish(self) -> None:
        driver = self.driver
        driver.click("next")
        driver.find("print")
        driver.click("next")
        driver.click("finish-confirm")
        driver.find("save-pdf")
        driver.click("copy-all")
        driver.click("save-pdf")
        driver.save_as(self.folder / "out" / "samtale.pdf")
        driver.click("next")

    def _afterwards(self, conversation: int) -> None:
        services, ask = self.program.unlocked.services, self.program.ask
        ask(services.finishing.add_addendum, conversation, self.words(4), self.words(2))
        ask(services.finishing.file, conversation, self.words())
        ask(services.beliefs.give, conversation, "F1", AnswerState.ANSWERED, 2)
        ask(services.beliefs.note, conversation, self.words(4))
        self.program.window.hiding.curtain.hide()
        self.program.window.private.show_belief(conversation)
        self.driver.find("belief-note")

    def _second(self, citizen: int, first: int) -> None:
        services, ask = self.program.unlocked.services, self.program.ask
        second = self.program.start_conversation(citizen, *QUESTIONS[:2])
        for step in ask(services.conversations.get, second).earlier_steps:
            ask(services.plans.review, second, step.id, StepStatus.DONE, self.words())
        ask(services.answers.note, second, NoteKind.TALK, self.words(4))
        ask(services.support.review_promise, second, PromiseHeld.PARTLY, self.words())
        ask(services.answers.note, second, NoteKind.CASEWORKER_CHANGE, self.words())
        ask(services.preparations.save_template, second, self.words())
        self.driver.click("next")
        self.driver.type("help", self.words(max(self.left, 1)))
        self.driver.wait()


def _say(*what: object) -> None:
    print(json.dumps(what), flush=True)
    sys.stdin.readline()


def main(folder: Path, canaries: Path) -> None:
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    talk = Talk(folder, json.loads(canaries.read_text("utf-8")))
    talk.play()
    talk.program.close()
    _say("closed")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
