"""Run as a process of its own: answers questions by clicking, and says each time *Gemt* is on the screen."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel

from tests.program import Program

QUESTIONS = ("A1", "A2", "B1", "B2", "C1", "C2", "D1", "D2")


def main(folder: Path) -> None:
    program = Program(folder).begin()
    program.start_conversation(program.add_citizen("Amira Prøve"), *QUESTIONS)
    driver = program.driver
    for number, question in enumerate(QUESTIONS):
        driver.click("next")
        saved = driver.find("saved")
        assert isinstance(saved, QLabel)
        saved.setText("")
        option = 1 + number % 5
        driver.click(f"citizen-option-{option}")
        driver.wait(lambda shown=saved: "Gemt" in shown.text(), "Gemt")
        print(question, option, flush=True)
    driver.wait(lambda: False, "the kill")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
