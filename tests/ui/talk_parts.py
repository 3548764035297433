"""What tests of a whole conversation share."""

from tests.program import Program

SIX = ("A1", "A2", "B2", "C1", "C2", "E1")


def enabled(program: Program, name: str) -> bool:
    return program.driver.find(name).isEnabled()


def to_summary(program: Program) -> None:
    """Onward until the summary stands there."""
    for _step in range(30):
        if program.driver.shows("print"):
            return
        program.driver.click("next")
    raise AssertionError("the summary never came")


def finish(program: Program) -> None:
    program.driver.click("next")
    program.driver.click("finish-confirm")
    program.driver.find("save-pdf")
