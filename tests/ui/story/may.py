"""May: did the promise hold, what became of the steps, and a placement is agreed."""

from datetime import date

from desktop.plan_records import BarrierKind, Fit, FitAspect, PaperKind, PromiseHeld
from desktop.records import AnswerState, StepStatus
from tests.ui.story import february
from tests.ui.story.hand import Hand

DAY, FIRST_DAY, LAST_DAY = date(2026, 5, 12), date(2026, 5, 18), date(2026, 8, 17)
COMPANY = "Plejehjemmet Solgården"
RUNGS = ("Snitte grønt", "Stå for salaterne", "Lave aftensmad til 20")
CARE = "Pauser hver time, ingen tunge gryder"
ASKED = ("A1", "B1", "B2", "D2")


def play(hand: Hand) -> None:
    """Three months later."""
    hand.turn_to(DAY)
    hand.prepare(*ASKED)
    hand.driver.picture("may-prepare")
    hand.begin()
    _welcome(hand)
    for option, caseworker in ((3, 3), (4, 4), (4, None), (4, 3)):
        hand.answer(option, caseworker)
    hand.driver.picture("may-development")
    hand.driver.click("go-plan")
    _follow_up(hand)
    _agree_on_a_placement(hand)
    _open_both_lists(hand)
    _finish(hand)


def _welcome(hand: Hand) -> None:
    asked = hand.said("trust-card")
    assert "inden for 3 hverdage" in asked and "Har det holdt" in asked
    hand.driver.click("promise-partly")
    hand.driver.type("promise-words", "En gang gik der en uge")
    hand.driver.picture("may-welcome")
    assert "Ringe til tre plejehjem" in hand.said()
    hand.driver.click("next")
    assert hand.plan.promise_held == PromiseHeld.PARTLY
    assert hand.plan.promise_words == "En gang gik der en uge"


def _follow_up(hand: Hand) -> None:
    driver = hand.driver
    second, first, third = hand.ask(hand.services.conversations.get, hand.conversation).earlier_steps
    assert driver.shows(f"review-{first.id}-done"), "what was agreed last time stands open, until it is said"
    driver.picture("may-steps-open")
    driver.click(f"review-{first.id}-done")
    driver.click(f"review-{third.id}-dropped")
    driver.type(f"review-why-{third.id}", "Jeg cykler nu")
    driver.type(f"review-why-{second.id}", "Solgården sagde ja, nu aftaler vi dagene")
    driver.click(f"review-{second.id}-changed")
    driver.wait(lambda: driver.shows("step-text-2"), "the step that is agreed anew")
    hand.append("step-text-1", " igen: Solgården om dagene")
    hand.step(2, "Møde op mandag klokken 8", origin="citizen")
    driver.wait()
    reviewed = {each.text: (each.status, each.review) for each in hand.record.steps if each.from_earlier}
    assert reviewed == {
        first.text: (StepStatus.DONE, ""),
        second.text: (StepStatus.CHANGED, "Solgården sagde ja, nu aftaler vi dagene"),
        third.text: (StepStatus.DROPPED, "Jeg cykler nu"),
    }
    again, own = (each for each in hand.record.steps if not each.from_earlier)
    assert again.text == second.text + " igen: Solgården om dagene" and again.changed_from == second.text
    assert own.text == "Møde op mandag klokken 8"
    driver.picture("may-plan")


def _agree_on_a_placement(hand: Hand) -> None:
    driver = hand.driver
    driver.click("go-placement")
    driver.picture("may-placement-empty")
    hand.into("place-new", COMPANY)
    driver.find("rung-next")
    for rung in RUNGS:
        hand.into("rung-next", rung)
    driver.click("practise-D2")
    hand.pick("place-starts", "på mandag")
    hand.pick("place-ends", "efter 3 måneder")
    for name, words in (
        ("place-contact", "Ida Køkkenleder"),
        ("place-contact-details", "00 00 00 02"),
        ("place-mentor", "Bo Støtte"),
        ("place-goal-hours", "10"),
        ("place-ordinary-goal", "salatbaren, fra august"),
        ("fit-what-purpose", "Prøve et rigtigt køkken"),
        ("fit-what-trade", "Madlavning"),
        ("fit-what-hours", "15"),
        ("fit-what-culture", "Ro og faste opgaver"),
    ):
        driver.type(name, words)
    for aspect in (FitAspect.PURPOSE, FitAspect.TRADE, FitAspect.CULTURE):
        driver.click(f"fit-{aspect}-{Fit.FITS}")
    driver.click(f"fit-{FitAspect.HOURS}-{Fit.PARTLY}")
    driver.type(f"fit-why-{FitAspect.HOURS}", "tidligt med en lille søn")
    _lock_while_typing(hand)
    driver.click("next")
    _assert_placed(hand)


def _lock_while_typing(hand: Hand) -> None:
    """The screen is locked in the middle of a sentence, and goes on where it was."""
    begun = CARE.partition(",")[0]
    hand.driver.type("place-consideration", begun)
    hand.lock_and_unlock()
    field = hand.driver.find("place-consideration")
    assert field.toPlainText() == begun, "the words that were being typed are there again"
    assert hand.program.window.page.place.page == "placement"
    hand.driver.wait(lambda: not field.visibleRegion().isEmpty(), "the field to be in view again")
    assert field.textCursor().position() == len(begun)
    hand.driver.picture("may-placement-unlocked")
    hand.driver.type("place-consideration", CARE.removeprefix(begun))
    hand.driver.picture("may-placement")


def _assert_placed(hand: Hand) -> None:
    (placement,) = hand.ask(hand.services.placements.listed, hand.citizen)
    assert (placement.company, placement.starts, placement.ends) == (COMPANY, FIRST_DAY, LAST_DAY)
    assert [each.text for each in placement.tasks] == list(RUNGS)
    assert (placement.contact, placement.mentor) == ("Ida Køkkenleder", "Bo Støtte")
    assert (placement.weekly_minutes, placement.ordinary_goal_minutes) == (15 * 60, 10 * 60)
    fits = {each.aspect: (each.fit, each.text) for each in placement.fits}
    assert fits[FitAspect.HOURS] == (Fit.PARTLY, "tidligt med en lille søn")
    assert [each.question for each in placement.practice] == ["D2"]
    assert placement.consideration == CARE
    assert COMPANY in hand.said()


def _open_both_lists(hand: Hand) -> None:
    driver = hand.driver
    driver.click("go-barriers")
    hand.choose("barrier-status-1", "smaller")
    assert "Grundlæggende udfordring" not in hand.said() and "Sproget" not in hand.said("both-lists")
    driver.click("see-both-citizen")
    assert not hand.plan.caseworker_barriers
    driver.click("see-both-caseworker")
    driver.picture("may-both-lists")
    mine, theirs = hand.plan.barriers, hand.plan.caseworker_barriers
    assert [each.kind for each in mine][1:] == [BarrierKind.MOBILITY, BarrierKind.HEALTH]
    assert [each.kind for each in theirs] == [BarrierKind.LANGUAGE, BarrierKind.MOBILITY]
    assert "I ser forskelligt på det" in hand.said("both-lists-differ")
    driver.click("next")


def _finish(hand: Hand) -> None:
    paper = hand.finish("2-may")
    said = (COMPANY, *RUNGS, "Jeg cykler nu", "En gang gik der en uge", february.GOAL, "Møde op mandag")
    for words in said:
        assert paper.says(words), words
    assert not paper.says(february.NOTE)
    plan = hand.save("2-may", PaperKind.PLAN)
    assert plan.says(february.GOAL) and plan.says("Møde op mandag klokken 8") and plan.says(COMPANY)
    agreement = hand.save("2-may", PaperKind.AGREEMENT)
    for words in (COMPANY, "Ida Køkkenleder", *RUNGS):
        assert agreement.says(words), words
    for hidden in (CARE, "Min lille søn er tit syg", "Kontakt til nye", "0190", february.GOAL):
        assert not agreement.says(hidden), hidden
    answers = {each.id: each.citizen.state for each in hand.record.questions}
    assert set(answers.values()) == {AnswerState.ANSWERED} and set(answers) == set(ASKED)
    hand.leave()
