"""Plays one whole conversation through the real window and leaves a picture of every page."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

from desktop.app import App
from desktop.driver import Driver

SIZE = (1366, 768)
"""The smallest laptop that must work."""

CITIZEN = "Amira"
_BESIDE_THE_PLAN = ("goal", "barriers", "placement", "support")
_STEPS = ("Spørge om en ekstra time om fredagen", "Finde ud af, hvilken bus der passer")


def tour(folder: Path, *, language: str | None = None) -> int:
    """Play the tour, keep pictures and the PDF in `folder`, and return the exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = App(folder / "data", language=language, demo=True)
    app.window.resize(*SIZE)
    app.show()
    driver = Driver(app.window, folder)
    try:
        play(driver, folder)
    finally:
        app.close()
    print(f"{driver.pictures_taken} pictures and the summary are in {folder}")
    print(f"from start to signed: {driver.clicks} clicks and {driver.keys} keys beside text")
    return 0


def play(driver: Driver, folder: Path) -> Path:
    """The conversation, from the lock screen to the signed summary; returns the PDF's path."""
    driver.picture("lock")
    driver.click("open-demo")
    return converse(driver, folder)


def converse(driver: Driver, folder: Path) -> Path:
    """The conversation in an open vault with the demo's citizens, from the list to the signed summary."""
    driver.type("search", CITIZEN)
    driver.picture("citizens")
    driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_Return)
    driver.find("start-conversation")
    driver.picture("citizen")
    driver.click("start-conversation")
    driver.find("begin-conversation")
    driver.picture("prepare")
    driver.clicks = driver.keys = 0
    driver.click("begin-conversation")
    _welcome(driver)
    _questions(driver)
    _development_and_plan(driver)
    return _summary(driver, folder)


def _welcome(driver: Driver) -> None:
    driver.type("topic", "Jeg vil gerne tale om praktikken i køkkenet.")
    driver.click("mouse-citizen")
    driver.picture("welcome")
    driver.click("next")


def _questions(driver: Driver) -> None:
    number = 0
    while driver.shows("citizen-option-1") or driver.shows("turn-screen"):
        number += 1
        if number == 1:
            driver.picture("question")
        driver.click(f"citizen-option-{1 + number % 3}")
        if driver.shows("caseworker-option-2"):
            driver.click(f"caseworker-option-{1 + (number + 1) % 3}")
        if number == 1:
            driver.type("help", "At prøve det et par timer først.")
            driver.picture("question-answered")
            driver.click("why")
            driver.picture("question-help")
            driver.click("why")
        driver.click("next")


def _development_and_plan(driver: Driver) -> None:
    driver.find("focus-A")
    driver.picture("development")
    driver.click("focus-B")
    driver.picture("development-chosen")
    _look_beside(driver, "experience", opened_by="open-experience")
    driver.click("next")
    for place, step in enumerate(_STEPS, start=1):
        driver.type(f"step-text-{place}", step)
        driver.press(Qt.Key.Key_Return)
    driver.click("next-3")
    driver.scroll_up("goal")
    driver.picture("plan")
    for page in _BESIDE_THE_PLAN:
        _look_beside(driver, page, opened_by=f"open-{page}")
    driver.click("next")


def _look_beside(driver: Driver, page: str, *, opened_by: str) -> None:
    """A page that a conversation can do without: it is looked at for its picture, and does not count."""
    if not driver.keeps_pictures:
        return
    clicks, keys = driver.clicks, driver.keys
    driver.click(opened_by)
    driver.picture(page)
    driver.click("next")
    driver.clicks, driver.keys = clicks, keys


def _summary(driver: Driver, folder: Path) -> Path:
    driver.find("print")
    driver.picture("summary")
    driver.click("next")
    driver.find("finish-confirm")
    driver.picture("finish")
    driver.click("finish-confirm")
    driver.find("save-pdf")
    driver.click("signature-paper")
    driver.picture("finished")
    pdf = folder / "summary.pdf"
    pdf.unlink(missing_ok=True)
    driver.click("save-pdf")
    driver.save_as(pdf)
    driver.click("next")
    driver.picture("curtain")
    return pdf
