"""Placements: where and what for, a ladder of responsibility, ordinary hours over time."""

from datetime import date

import pytest

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.plan_records import Fit, FitAspect, PlacementKind
from desktop.records import AnswerState
from desktop.services.plan.placement_views import PlacementView
from tests.support import Desk, HandClock

TODAY = date(2026, 5, 12)
COMPANY, SCHOOL = PlacementKind.COMPANY, PlacementKind.EDUCATION


def the(desk: Desk, citizen: int) -> PlacementView:
    (found,) = desk.placements.listed(citizen)
    assert isinstance(found, PlacementView)
    return found


def rungs(desk: Desk, citizen: int) -> list[str]:
    return [task.text for task in the(desk, citizen).tasks]


def refused(error: pytest.ExceptionInfo[InvalidInput]) -> tuple[str, str]:
    return error.value.field, error.value.reason


def test_a_placement_says_everything_about_the_place(desk: Desk) -> None:
    citizen = desk.citizen()
    placement = desk.placements.add(citizen, COMPANY, "  Solgården   Køkken ")
    said = {
        "contact": "Ida, køkkenleder",
        "contact_details": "00 00 00 00",
        "starts": date(2026, 6, 1),
        "ends": date(2026, 8, 31),
        "weekly_minutes": 750,
        "purpose": "prøve et rigtigt køkken",
        "trade": "køkken",
        "culture": "roligt, faste pauser",
        "consideration": "Ryggen:\ningen tunge løft",
        "ordinary_goal_minutes": 300,
        "ordinary_goal": "fem timer med løn fra august",
        "mentor": "Bo",
    }
    desk.placements.change(placement, **said)
    found = the(desk, citizen)
    assert (found.id, found.kind, found.company) == (placement, COMPANY, "Solgården Køkken")
    assert {name: getattr(found, name) for name in said} == said
    assert (found.ended_on, found.ending, found.tasks, found.fits, found.practice) == (None, "", (), (), ())


def test_a_school_is_where_a_plan_towards_education_leads(desk: Desk) -> None:
    citizen = desk.citizen()
    desk.placements.add(citizen, SCHOOL, "Nordby Tekniske Skole")
    assert the(desk, citizen).kind is SCHOOL


def test_the_newest_comes_first_and_one_still_without_a_day_before_all(desk: Desk) -> None:
    citizen, other = desk.citizen(), desk.citizen("Bo")
    for company, starts in (("Anden", date(2026, 3, 1)), ("Første", date(2025, 9, 1)), ("Ny", None)):
        desk.placements.change(desk.placements.add(citizen, COMPANY, company), starts=starts)
    desk.placements.add(other, COMPANY, "En andens")
    assert [each.company for each in desk.placements.listed(citizen)] == ["Ny", "Anden", "Første"]


def test_it_notes_the_open_conversation_in_which_it_came_up(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    placement = desk.placements.add(citizen, COMPANY, "Fønix", conversation)
    assert desk.sql("SELECT conversation_id FROM placement WHERE id = ?", placement)[0][0] == conversation
    with pytest.raises(NotFound):
        desk.placements.add(desk.citizen("Bo"), COMPANY, "Fønix", conversation)
    desk.finishing.finish(conversation)
    with pytest.raises(Finalised):
        desk.placements.add(citizen, COMPANY, "For sent", conversation)
    desk.placements.change(placement, company="Fønix Genbrug")  # it lives on
    assert the(desk, citizen).company == "Fønix Genbrug"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"company": "  "}, ("company", "empty")),
        ({"starts": date(2026, 6, 2), "ends": date(2026, 6, 1)}, ("ends", "order")),
        ({"weekly_minutes": 3601}, ("hours", "many")),
        ({"ordinary_goal_minutes": -1}, ("hours", "form")),
        ({"mentor": "x" * 501}, ("mentor", "long")),
    ],
)
def test_what_cannot_be_is_refused_whole(desk: Desk, fields: dict[str, object], why: tuple[str, str]) -> None:
    citizen = desk.citizen()
    placement = desk.placements.add(citizen, COMPANY, "Fønix")
    before = the(desk, citizen)
    with pytest.raises(InvalidInput) as error:
        desk.placements.change(placement, trade="lager", **fields)
    assert refused(error) == why
    assert the(desk, citizen) == before


def test_nothing_is_asked_of_a_placement_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.placements.change(7, company="Fønix")
    with pytest.raises(NotFound):
        desk.placements.reach_task(7, TODAY)
    with pytest.raises(NotFound):
        desk.placements.remove_hours(7)


def test_it_ends_on_a_day_and_somehow_and_goes_on_again(desk: Desk) -> None:
    citizen = desk.citizen()
    placement = desk.placements.add(citizen, COMPANY, "Fønix")
    desk.placements.change(placement, starts=date(2026, 5, 1))
    for day, reason in ((date(2026, 5, 13), "future"), (date(2026, 4, 30), "order")):
        with pytest.raises(InvalidInput) as error:
            desk.placements.end(placement, day)
        assert refused(error) == ("ended_on", reason)
    desk.placements.end(placement, TODAY, "fik job der")
    assert (the(desk, citizen).ended_on, the(desk, citizen).ending) == (TODAY, "fik job der")
    desk.placements.end(placement, None)
    assert (the(desk, citizen).ended_on, the(desk, citizen).ending) == (None, "")


def test_responsibility_is_a_ladder_with_the_day_each_rung_was_reached(desk: Desk) -> None:
    citizen = desk.citizen()
    placement = desk.placements.add(citizen, COMPANY, "Fønix")
    for text in ("Rydde op", "Fylde varer på", "Stå ved kassen"):
        desk.placements.add_task(placement, text)
    low, middle, high = (task.id for task in the(desk, citizen).tasks)
    assert rungs(desk, citizen) == ["Rydde op", "Fylde varer på", "Stå ved kassen"]
    desk.placements.reach_task(low, date(2026, 5, 1))
    desk.placements.reach_task(middle, TODAY)
    desk.placements.reach_task(middle, None)
    assert [task.reached_on for task in the(desk, citizen).tasks] == [date(2026, 5, 1), None, None]
    with pytest.raises(InvalidInput) as error:
        desk.placements.reach_task(high, date(2026, 5, 13))
    assert refused(error) == ("reached", "future")
    desk.placements.move_task(high, 0)
    assert rungs(desk, citizen) == ["Stå ved kassen", "Rydde op", "Fylde varer på"]
    desk.placements.move_task(high, 99)
    assert rungs(desk, citizen) == ["Rydde op", "Fylde varer på", "Stå ved kassen"]
    desk.placements.change_task(high, "Stå ved kassen alene")
    desk.placements.remove_task(middle)
    desk.placements.add_task(placement, "Lukke butikken")
    assert rungs(desk, citizen) == ["Rydde op", "Stå ved kassen alene", "Lukke butikken"]
    positions = desk.sql("SELECT position FROM placement_task ORDER BY position")
    assert [each[0] for each in positions] == [0, 1, 2]
    with pytest.raises(InvalidInput) as error:
        desk.placements.add_task(placement, " ")
    assert refused(error) == ("task", "empty")


def test_four_sides_fit_each_by_itself(desk: Desk) -> None:
    citizen = desk.citizen()
    placement = desk.placements.add(citizen, COMPANY, "Fønix")
    desk.placements.set_fit(placement, FitAspect.CULTURE, Fit.DIFFERS, "meget larm")
    desk.placements.set_fit(placement, FitAspect.PURPOSE, Fit.FITS)
    desk.placements.set_fit(placement, FitAspect.HOURS, Fit.PARTLY, "lidt tidligt")
    desk.placements.set_fit(placement, FitAspect.HOURS, None)
    desk.placements.set_fit(placement, FitAspect.CULTURE, Fit.PARTLY, "mindre larm nu")
    found = [(each.aspect, each.fit, each.text) for each in the(desk, citizen).fits]
    assert found == [
        (FitAspect.PURPOSE, Fit.FITS, ""),
        (FitAspect.CULTURE, Fit.PARTLY, "mindre larm nu"),
    ]


def test_low_newest_answers_are_suggested_in_the_banks_order(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    desk.held(citizen, {"A1": 5, "B1": 4, "D2": 5})
    clock.turn(days=90)
    conversation = desk.begun(citizen, ["D2", "D1", "A2", "A3", "E2", "B2", "C1", "A1"])
    for question, option in (("D2", 4), ("D1", 4), ("A2", 5), ("A3", 5), ("E2", 5), ("B2", 3), ("A1", 2)):
        desk.says(conversation, question, option)
    desk.says(conversation, "C1", AnswerState.DOES_NOT_KNOW)
    desk.says(conversation, "D1", 5)
    suggested = desk.placements.suggest_practice(citizen)
    # B1 is from the time before; A1 has risen; A3 is no scale, E2 is about the person in the room.
    assert [id for id, _ in suggested] == ["A2", "B1", "D1", "D2"]
    assert dict(suggested)["D2"] == desk.unlocked.banks.question("D2").short
    assert desk.placements.suggest_practice(desk.citizen("Bo")) == ()


def test_a_newer_answer_that_is_none_takes_the_suggestion_away(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    desk.held(citizen, {"D1": 5})
    clock.turn(days=90)
    desk.says(desk.begun(citizen, ["D1"]), "D1", AnswerState.DECLINED)
    assert desk.placements.suggest_practice(citizen) == ()


def test_the_caseworkers_low_answer_suggests_nothing(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen, ["D1"])
    desk.says(conversation, "D1", 2)
    desk.says(conversation, "D1", 5, "caseworker")
    assert desk.placements.suggest_practice(citizen) == ()


def test_what_to_practise_is_agreed_once_and_taken_back(desk: Desk) -> None:
    citizen = desk.citizen()
    placement = desk.placements.add(citizen, COMPANY, "Fønix")
    own = desk.placements.add_practice(placement, " Ringe  selv ")
    from_answer = desk.placements.add_practice(placement, "Kontakt", "D2")
    assert desk.placements.add_practice(placement, "Kontakt", "D2") == from_answer
    found = [(each.id, each.text, each.question) for each in the(desk, citizen).practice]
    assert found == [(own, "Ringe selv", None), (from_answer, "Kontakt", "D2")]
    desk.placements.remove_practice(own)
    desk.placements.add_practice(placement, "Spørge om hjælp")
    assert [each.text for each in the(desk, citizen).practice] == ["Kontakt", "Spørge om hjælp"]
    with pytest.raises(InvalidInput) as error:
        desk.placements.add_practice(placement, "")
    assert refused(error) == ("practice", "empty")


def test_ordinary_hours_stand_by_day_and_a_day_said_again_is_put_right(desk: Desk) -> None:
    citizen = desk.citizen()
    placement = desk.placements.add(citizen, COMPANY, "Fønix")
    later = desk.placements.add_hours(citizen, date(2026, 5, 1), 300, placement)
    desk.placements.add_hours(citizen, date(2026, 2, 1), 0)
    assert desk.placements.add_hours(citizen, date(2026, 5, 1), 450, placement) == later
    found = [
        (each.day, each.weekly_minutes, each.placement) for each in desk.placements.ordinary_hours(citizen)
    ]
    assert found == [(date(2026, 2, 1), 0, None), (date(2026, 5, 1), 450, placement)]
    with pytest.raises(InvalidInput) as error:
        desk.placements.add_hours(citizen, TODAY, 3601)
    assert refused(error) == ("hours", "many")
    with pytest.raises(NotFound):
        desk.placements.add_hours(desk.citizen("Bo"), TODAY, 60, placement)
    desk.placements.remove_hours(later)
    assert [each.weekly_minutes for each in desk.placements.ordinary_hours(citizen)] == [0]


def test_one_noted_by_mistake_goes_with_all_its_parts(desk: Desk) -> None:
    citizen = desk.citizen()
    placement = desk.placements.add(citizen, COMPANY, "Fønix")
    desk.placements.add_task(placement, "Rydde op")
    desk.placements.set_fit(placement, FitAspect.TRADE, Fit.FITS)
    desk.placements.add_practice(placement, "Ringe selv")
    desk.placements.add_hours(citizen, TODAY, 300, placement)
    desk.placements.remove(placement)
    assert desk.placements.listed(citizen) == ()
    (hours,) = desk.placements.ordinary_hours(citizen)
    assert hours.placement is None
    for table in ("placement_task", "placement_fit", "placement_practice"):
        assert desk.sql(f"SELECT count(*) FROM {table}")[0][0] == 0


def test_one_that_a_step_or_a_finished_conversation_tells_of_stays(desk: Desk) -> None:
    citizen = desk.citizen()
    placement = desk.placements.add(citizen, COMPANY, "Fønix")
    conversation = desk.begun(citizen)
    step = desk.agreed(conversation, "Ringe").id
    desk.sql("INSERT INTO step_aim VALUES (?, 'placement', NULL, NULL, ?)", step, placement)
    with pytest.raises(InvalidInput) as error:
        desk.placements.remove(placement)
    assert refused(error) == ("placement", "aim")
    desk.sql("DELETE FROM step_aim")
    ((uuid,),) = desk.sql("SELECT uuid FROM placement")
    # A record that tells of it, by the placement's own name in it.
    desk.answers.note(conversation, "talk", uuid)
    desk.finishing.finish(conversation)
    with pytest.raises(InvalidInput) as error:
        desk.placements.remove(placement)
    assert refused(error) == ("placement", "recorded")
    assert the(desk, citizen).id == placement
