"""November: what has moved, beside what happened; trust answered alone; and a look back."""

from datetime import date

from PySide6.QtWidgets import QLabel

from desktop import charts
from desktop.charts import EventKind
from desktop.plan_records import PaperKind, PromiseHeld
from desktop.ui.widgets.charts.experience_canvas import ExperienceCanvas
from tests.ui.story import february, may, summer
from tests.ui.story.hand import Hand

DAY = date(2026, 11, 10)
ASKED = ("A1", "B2", "T1", "T2", "T3", "T4")
NOTE = "Jeg så hende lave aftensmad til tyve"


def play(hand: Hand) -> None:
    """Nine months after the first conversation."""
    hand.turn_to(DAY)
    hand.prepare(*ASKED)
    _believe(hand)
    hand.begin()
    _welcome(hand)
    _answer(hand)
    _see_what_has_moved(hand)
    _plan(hand)
    _finish(hand)
    _look_back(hand)


def _believe(hand: Hand) -> None:
    """Earlier beliefs are hidden until today's are given."""
    hand.driver.click("belief")
    assert "10. februar" not in hand.said() and february.NOTE not in hand.said()
    hand.believe("F1", 2)
    assert february.NOTE not in hand.said(), "one of the two is not given yet"
    hand.believe("F2", 3)
    hand.driver.type("belief-note", NOTE)
    said = hand.said()
    assert "10. februar 2026: Jeg tvivler meget på det" in said and february.NOTE in said
    hand.driver.picture("november-belief")
    hand.driver.click("done")


def _welcome(hand: Hand) -> None:
    hand.driver.click("present-interpreter")
    hand.driver.click("promise-yes")
    hand.driver.picture("november-welcome")
    hand.driver.click("next")
    assert hand.record.present == ("interpreter",) and hand.plan.promise_held == PromiseHeld.YES


def _answer(hand: Hand) -> None:
    hand.answer(2, 2)
    hand.answer(2)
    hand.driver.picture("november-turned-before")
    assert "tolken" in hand.said("reading-along")
    for option in (1, 2, 4, 1):
        alone = hand.driver.find("reading-along-no")
        assert alone.isChecked() and not hand.driver.shows("citizen-option-1")
        hand.driver.click("turn-screen")
        hand.driver.click(f"citizen-option-{option}")
        if option == 4:
            hand.driver.picture("november-turned")
        hand.driver.click("hide-answer")
        hand.driver.click("next")
    answers = {each.id: each.citizen.option for each in hand.record.questions}
    assert answers == {"A1": 2, "B2": 2, "T1": 1, "T2": 2, "T3": 4, "T4": 1}
    assert not hand.plan.reading_along


def _see_what_has_moved(hand: Hand) -> None:
    hand.driver.find("focus-A")
    hand.driver.picture("november-development")
    marked = {(each.kind, each.column) for each in charts.events(hand.record)}
    assert marked >= {
        (EventKind.PLACEMENT_STARTED, 2),
        (EventKind.PLACEMENT_ENDED, 2),
        (EventKind.ORDINARY_HOURS, 2),
        (EventKind.OUTCOME, 2),
        (EventKind.INTERPRETER, 2),
    }
    hand.driver.click("open-experience")
    canvas = hand.program.window.page.findChild(ExperienceCanvas)
    assert canvas is not None
    hand.driver.picture("november-experience")
    drawing = canvas.drawing()
    lanes = {drawn.lane.question.id: drawn.history for drawn in drawing.lanes}
    assert list(lanes) == ["B1", "B2", "A1"], "also what was asked earlier, and not today"
    assert [len(history.marks) for history in lanes.values()] == [2, 3, 3]
    (stay,) = drawing.stays
    assert stay.stay.company == may.COMPANY and len(stay.rungs) == len(summer.REACHED)
    assert len(drawing.steps) == 3, "ten hours, up, and twenty"
    assert "Muligheder for job/uddannelse" in hand.said(), "what has no ladder stands in words"
    hand.driver.click("experience-as-table")
    hand.driver.picture("november-experience-table")
    hand.driver.click("next")


def _plan(hand: Hand) -> None:
    hand.driver.click("go-plan")
    for step in hand.ask(hand.services.conversations.get, hand.conversation).earlier_steps:
        hand.driver.click(f"review-{step.id}-done")
    hand.step(1, "Sige ja til de 20 timer", origin="citizen")
    hand.driver.picture("november-plan")
    hand.driver.click("go-goal")
    reached = hand.driver.find("goals-reached")
    assert isinstance(reached, QLabel) and reached.text()
    hand.driver.click("small-goal-reached-2")
    hand.driver.picture("november-goal")
    hand.driver.click("next")
    hand.driver.click("go-placement")
    hand.driver.picture("november-placement")
    hand.driver.click("next")
    hand.driver.click("go-support")
    hand.driver.picture("november-support")
    assert "En gang gik der en uge" in hand.said("promise-card")
    hand.driver.click("next")


def _finish(hand: Hand) -> None:
    paper = hand.finish("3-november")
    for words in (may.COMPANY, *may.RUNGS, summer.JOB, "Lave en ret for andre", "Sige ja til de 20 timer"):
        assert paper.says(words), words
    for hidden in (NOTE, february.NOTE, "Grundlæggende udfordring", "Samme sagsbehandler"):
        assert not paper.says(hidden), hidden
    plan = hand.save("3-november", PaperKind.PLAN)
    assert plan.says(february.GOAL) and plan.says("Sige ja til de 20 timer")
    hand.leave()


def _look_back(hand: Hand) -> None:
    """For the caseworker alone: what was believed, and what came of it."""
    hand.open_private_plan("outcomes", "support")
    hand.driver.picture("november-private-plan")
    trust = hand.ask(hand.services.support.trust_history, hand.citizen)
    assert len(trust) == 4 and all(each.answers[0].words in hand.said("section-support") for each in trust)
    hand.driver.click("look-back")
    told = hand.said(f"story-{hand.citizen}")
    hand.driver.picture("november-looking-back")
    for words in (may.COMPANY, "Jeg tvivler meget på det", february.NOTE, *may.RUNGS, summer.JOB):
        assert words in told, words
    hand.driver.click("done")
    hand.open_citizen()
    hand.driver.picture("november-citizen")
