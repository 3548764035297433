"""February: a first conversation with a citizen who has no goal, low answers, and a first few steps."""

from datetime import date

from desktop.plan_records import BarrierKind, BarrierType, PromiseHeld, SupportRole
from desktop.records import AnswerState, Rater, StepOrigin, StepOwner
from tests.ui.story.hand import CITIZEN, Hand

DAY = date(2026, 2, 10)
GOAL = "Jeg vil arbejde i et køkken, hvor jeg laver rigtig mad"
ASKED = ("A1", "A3", "B1", "B2", "D2")
NOTE = "At se Amira i et rigtigt køkken"
"""What would raise the caseworker's belief: it may stand nowhere on the shared screen or a paper."""


def play(hand: Hand) -> None:
    """The citizen is new; everything begins here."""
    hand.turn_to(DAY)
    hand.citizen = hand.program.add_citizen(CITIZEN, cpr="610190-0000", language="ar")
    hand.prepare(*ASKED)
    _believe(hand)
    hand.begin()
    hand.driver.type("topic", "Jeg ved ikke, hvad jeg kan.")
    hand.driver.click("mouse-citizen")
    assert "Vores første samtale" in hand.said() and not hand.driver.shows("trust-card")
    hand.driver.picture("february-welcome")
    hand.driver.click("next")
    _answer(hand)
    hand.driver.click("go-plan")
    hand.driver.picture("february-plan-empty")
    _find_a_goal(hand)
    _name_barriers(hand)
    _support(hand)
    _first_steps(hand)
    _finish(hand)


def list_barriers_in_private(hand: Hand) -> None:
    """Afterwards the caseworker writes an own list, in another order and with types."""
    hand.open_private_plan("barriers")
    for kind in (BarrierKind.LANGUAGE, BarrierKind.MOBILITY):
        hand.driver.click(f"own-barrier-add-{kind}")
    hand.choose("own-barrier-type-1", BarrierType.BASIC)
    hand.choose("own-barrier-type-2", BarrierType.DERIVED)
    hand.driver.picture("february-private-plan")
    lists = hand.ask(hand.services.barriers.lists, hand.citizen)
    assert [(each.kind, each.type) for each in lists.caseworker] == [
        (BarrierKind.LANGUAGE, BarrierType.BASIC),
        (BarrierKind.MOBILITY, BarrierType.DERIVED),
    ]
    hand.driver.click("done")


def _believe(hand: Hand) -> None:
    hand.driver.click("belief")
    hand.believe("F1", 4)
    hand.believe("F2", 5)
    hand.driver.type("belief-note", NOTE)
    hand.driver.picture("february-belief")
    hand.driver.click("done")


def _answer(hand: Hand) -> None:
    for option, caseworker in ((4, 3), (5, None), (5, 4), (4, 4), (4, 4)):
        hand.answer(option, caseworker)
    options = {each.id: each.citizen.option for each in hand.record.questions}
    assert options == {"A1": 4, "A3": 5, "B1": 5, "B2": 4, "D2": 4}
    hand.driver.find("focus-A")
    hand.driver.picture("february-development")
    hand.driver.click("focus-A")


def _find_a_goal(hand: Hand) -> None:
    driver = hand.driver
    driver.click("open-goal")
    driver.click("way-experience")
    for prompt, words in (
        ("done", "Jeg lavede mad til mange derhjemme"),
        ("liked", "Krydderier og at nå det til tiden"),
        ("again", "Mad ja, rengøring nej"),
        ("where", "På et plejehjem eller i en kantine"),
        ("own", GOAL),
    ):
        driver.type(f"prompt-experience-{prompt}", words)
    driver.picture("february-goal-prompts")
    driver.click("goal-found-experience")
    hand.into("small-goal-new", "Besøge et køkken")
    hand.into("small-goal-new", "Lave en ret for andre end familien")
    driver.picture("february-goal")
    assert hand.record.goal == GOAL and not hand.driver.shows("way-experience")
    assert [each.id for each in hand.plan.prompts] == ["done", "liked", "again", "where", "own"]
    assert [each.text for each in hand.plan.small_goals] == [
        "Besøge et køkken",
        "Lave en ret for andre end familien",
    ]
    driver.click("next")


def _name_barriers(hand: Hand) -> None:
    driver = hand.driver
    driver.click("open-barriers")
    driver.click("barrier-add-mobility")
    driver.click("barrier-add-health")
    hand.into("barrier-new", "Min lille søn er tit syg")
    for place in (3, 2):
        driver.click(f"barrier-up-{place}")
    driver.type("barrier-action-1", "Aftale med min søster, hvem der henter")
    driver.picture("february-barriers")
    driver.click("next")
    named = [(each.kind, each.text) for each in hand.plan.barriers]
    assert named == [
        (BarrierKind.OWN, "Min lille søn er tit syg"),
        (BarrierKind.MOBILITY, ""),
        (BarrierKind.HEALTH, ""),
    ]
    assert hand.plan.barriers[0].action == "Aftale med min søster, hvem der henter"
    shown = hand.said("barriers")
    assert shown.index("Min lille søn") < shown.index("At komme omkring") < shown.index("Helbred")


def _support(hand: Hand) -> None:
    driver = hand.driver
    driver.click("open-support")
    driver.type("person-name", "Bo Støtte")
    driver.type("person-contact", "70 00 00 01")
    driver.click("person-add")
    hand.choose("promise-days", "3")
    driver.picture("february-support")
    driver.click("next")
    (mentor,) = hand.plan.persons
    assert (mentor.role, mentor.name) == (SupportRole.MENTOR, "Bo Støtte")
    assert hand.plan.answer_days == 3 and hand.plan.promise_held not in list(PromiseHeld)
    assert "Bo Støtte" in hand.said()


def _first_steps(hand: Hand) -> None:
    hand.step(1, "Spørge kantinen, om jeg må se køkkenet", origin=StepOrigin.CITIZEN)
    hand.step(2, "Ringe til tre plejehjem", owner=StepOwner.CASEWORKER)
    hand.step(3, "Søge buskort")
    hand.driver.click("next-3")
    hand.driver.picture("february-plan")
    hand.driver.wait()
    steps = [(each.text, each.owner, each.origin) for each in hand.record.steps]
    assert steps == [
        ("Spørge kantinen, om jeg må se køkkenet", StepOwner.CITIZEN, StepOrigin.CITIZEN),
        ("Ringe til tre plejehjem", StepOwner.CASEWORKER, StepOrigin.AGREED),
        ("Søge buskort", StepOwner.CITIZEN, StepOrigin.AGREED),
    ]


def _finish(hand: Hand) -> None:
    paper = hand.finish("1-february")
    for words in (
        GOAL,
        "Besøge et køkken",
        "Min lille søn er tit syg",
        "Bo Støtte",
        "Ringe til tre plejehjem",
    ):
        assert paper.says(words), words
    assert not paper.says(NOTE) and not paper.says("KLADDE")
    beliefs = hand.ask(hand.services.beliefs.get, hand.conversation)
    assert [each.option for each in beliefs.questions] == [4, 5] and beliefs.note == NOTE
    assert {each.state for each in beliefs.questions} == {AnswerState.ANSWERED}
    assert hand.program.option(hand.conversation, "A1", Rater.CASEWORKER) == 3
    hand.leave()
