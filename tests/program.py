"""The whole program for a test: real window, real encrypted file, driven as a user drives it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.app import App
from desktop.driver import Driver
from desktop.records import Rater
from desktop.services.context import Clock
from desktop.services.entrance import Entrance
from desktop.services.unlocked import Unlocked
from desktop.vault.key_file import Cost

CHEAP = Cost(memory=8, passes=1, lanes=1)
PASSWORD = "gul cykel i regn"
CASEWORKER = "Mette Lund"


class Program:
    """Pejl on a data folder; `unlocked` is the open vault, for arranging and looking behind the window."""

    def __init__(self, data_folder: Path, *, language: str = "da", clock: Clock | None = None) -> None:
        self.data_folder = data_folder
        self.app = App(
            data_folder,
            language=language,
            make_entrance=lambda folder: Entrance(folder, clock, CHEAP),
        )
        self.window = self.app.window
        self.window.resize(1366, 768)
        self.app.show()
        self.driver = Driver(self.window)

    def begin(self) -> "Program":
        """The first start: name, password, and the empty list."""
        for field, text in (
            ("new-name", CASEWORKER),
            ("new-job-centre", "Jobcenter Nordby"),
            ("new-phone", "70 00 00 00"),
            ("new-password", PASSWORD),
            ("new-password-again", PASSWORD),
        ):
            self.driver.type(field, text)
        self.driver.click("create-vault")
        self.driver.click("recovery-later")
        self.driver.find("search")
        return self

    def unlock(self) -> "Program":
        """A later start."""
        self.driver.type("password", PASSWORD)
        self.driver.click("unlock")
        self.driver.wait(lambda: self.window.desk is not None, "the vault to open")
        return self

    @property
    def unlocked(self) -> Unlocked:
        assert self.window.desk is not None
        return self.window.desk._unlocked

    def ask(self, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Call a service behind the window."""
        return self.unlocked.call(function, *arguments, **named).result()

    def add_citizen(self, name: str = "Amira Prøve", **details: Any) -> int:
        citizen: int = self.ask(self.unlocked.services.citizens.add, name, **details)
        return citizen

    def start_conversation(self, citizen: int, *questions: str) -> int:
        """Prepare with these questions and press start on the page."""
        services = self.unlocked.services
        conversation: int = self.ask(services.preparations.prepare, citizen)
        if questions:
            self.ask(services.preparations.choose, conversation, questions)
        self.window.show_preparation(citizen)
        self.driver.click("begin-conversation")
        self.driver.find("topic")
        return conversation

    def record(self, conversation: int) -> Any:
        """What the file says of the conversation."""
        return self.ask(self.unlocked.services.summaries.record, conversation)

    def option(self, conversation: int, question: str, rater: Rater = Rater.CITIZEN) -> int | None:
        """Which option is stored for a question."""
        found = next(q for q in self.record(conversation).questions if q.id == question)
        answer = found.citizen if rater is Rater.CITIZEN else found.caseworker
        return None if answer is None else answer.option

    def close(self) -> None:
        self.app.close()
