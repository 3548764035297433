"""Two lists of what stands in the way, each in its own order, seen together where both want it."""

from datetime import date

import pytest

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.plan_records import AimKind, BarrierKind, BarrierStatus, BarrierType
from desktop.records import Rater
from desktop.services.plan.barriers import Opening
from tests.support import MORNING, Desk, HandClock

CITIZEN, CASEWORKER = Rater.CITIZEN, Rater.CASEWORKER


def own(desk: Desk, citizen: int) -> list[tuple[BarrierKind, str]]:
    return [(each.kind, each.text) for each in desk.barriers.own(citizen)]


def named(desk: Desk, citizen: int, *kinds: BarrierKind, rater: Rater = CITIZEN) -> list[int]:
    return [desk.barriers.add(citizen, rater, kind).id for kind in kinds]


def test_each_has_a_list_and_an_order_of_their_own(desk: Desk) -> None:
    citizen = desk.citizen()
    named(desk, citizen, BarrierKind.MOBILITY, BarrierKind.ECONOMY, BarrierKind.HEALTH)
    desk.barriers.add(citizen, CITIZEN, BarrierKind.OWN, " Naboens   hund ")
    theirs = named(desk, citizen, BarrierKind.HEALTH, BarrierKind.MOBILITY, rater=CASEWORKER)
    last = desk.barriers.own(citizen)[-1].id
    desk.barriers.move(last, 0)
    desk.barriers.move(theirs[1], 0)
    wanted = [
        (BarrierKind.OWN, "Naboens hund"),
        (BarrierKind.MOBILITY, ""),
        (BarrierKind.ECONOMY, ""),
        (BarrierKind.HEALTH, ""),
    ]
    assert own(desk, citizen) == wanted
    both = desk.barriers.lists(citizen)
    assert [(each.kind, each.text) for each in both.citizen] == wanted
    assert [each.kind for each in both.caseworker] == [BarrierKind.MOBILITY, BarrierKind.HEALTH]
    assert {each.rater for each in both.caseworker} == {CASEWORKER}


def test_a_suggested_word_stands_once_and_one_with_words_beside_it(desk: Desk) -> None:
    citizen = desk.citizen()
    first = desk.barriers.add(citizen, CITIZEN, BarrierKind.HEALTH)
    assert desk.barriers.add(citizen, CITIZEN, BarrierKind.HEALTH).id == first.id
    desk.barriers.add(citizen, CITIZEN, BarrierKind.HEALTH, "ryggen")
    assert own(desk, citizen) == [(BarrierKind.HEALTH, ""), (BarrierKind.HEALTH, "ryggen")]
    desk.barriers.change(first.id, status=BarrierStatus.GONE)
    assert desk.barriers.add(citizen, CITIZEN, BarrierKind.HEALTH).status is BarrierStatus.OPEN


def test_what_is_done_about_it_and_how_it_stands(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    bus, money = named(desk, citizen, BarrierKind.MOBILITY, BarrierKind.ECONOMY)
    desk.barriers.change(bus, text="bussen", action="  buskort\nsøges ", status=BarrierStatus.UNDERWAY)
    (first, _) = desk.barriers.own(citizen)
    assert (first.text, first.action, first.status) == ("bussen", "buskort søges", BarrierStatus.UNDERWAY)
    clock.turn(days=1)
    desk.barriers.change(bus, status=BarrierStatus.GONE)
    assert [each.id for each in desk.barriers.own(citizen)] == [money, bus]
    assert desk.barriers.own(citizen)[1].settled_on == date(2026, 5, 13)
    desk.barriers.change(bus, status=BarrierStatus.SMALLER)
    assert desk.barriers.own(citizen)[0].settled_on is None


def test_a_new_one_stands_before_what_is_gone(desk: Desk) -> None:
    citizen = desk.citizen()
    bus, _money = named(desk, citizen, BarrierKind.MOBILITY, BarrierKind.ECONOMY)
    desk.barriers.change(bus, status=BarrierStatus.GONE)
    named(desk, citizen, BarrierKind.HEALTH)
    kinds = [kind for kind, _ in own(desk, citizen)]
    assert kinds == [BarrierKind.ECONOMY, BarrierKind.HEALTH, BarrierKind.MOBILITY]
    assert [row[0] for row in desk.sql("SELECT kind FROM barrier ORDER BY position")] == kinds


def test_the_type_is_the_caseworkers_alone(desk: Desk) -> None:
    citizen = desk.citizen()
    (mine,) = named(desk, citizen, BarrierKind.HEALTH)
    (theirs,) = named(desk, citizen, BarrierKind.HEALTH, rater=CASEWORKER)
    desk.barriers.change(theirs, type=BarrierType.BASIC)
    desk.barriers.change(theirs, action="læge")
    assert desk.barriers.lists(citizen).caseworker[0].type is BarrierType.BASIC
    desk.barriers.change(theirs, type=None)
    assert desk.barriers.lists(citizen).caseworker[0].type is None
    with pytest.raises(InvalidInput, match="type: caseworker_only"):
        desk.barriers.change(mine, type=BarrierType.BASIC)


def test_it_needs_words_or_a_suggested_one(desk: Desk) -> None:
    citizen = desk.citizen()
    with pytest.raises(InvalidInput, match="barrier: empty"):
        desk.barriers.add(citizen, CITIZEN, BarrierKind.OWN, "  ")
    written = desk.barriers.add(citizen, CITIZEN, BarrierKind.OWN, "Hunden").id
    with pytest.raises(InvalidInput, match="barrier: empty"):
        desk.barriers.change(written, text="")
    for call in (
        lambda: desk.barriers.add(99, CITIZEN, BarrierKind.HEALTH),
        lambda: desk.barriers.move(99, 0),
        lambda: desk.barriers.change(99, action=""),
    ):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(Finalised):
        desk.barriers.add(citizen, CITIZEN, BarrierKind.HEALTH, "", desk.held(citizen))


def test_it_is_taken_back_until_a_closed_conversation_tells_of_it(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    bus = desk.barriers.add(citizen, CITIZEN, BarrierKind.MOBILITY, "", conversation)
    money = desk.barriers.add(citizen, CITIZEN, BarrierKind.ECONOMY, "", conversation)
    assert bus.removable
    desk.agreed(conversation, "Søge buskort", aim=AimKind.BARRIER, aim_id=bus.id)
    desk.barriers.remove(bus.id)
    assert own(desk, citizen) == [(BarrierKind.ECONOMY, "")]
    desk.finishing.finish(conversation)
    assert not desk.barriers.own(citizen)[0].removable
    desk.barriers.remove(money.id)
    assert desk.barriers.own(citizen)[0].status is BarrierStatus.GONE
    assert [each.kind for each in desk.summaries.record(conversation).plan.barriers] == ["economy"]


def test_both_lists_are_opened_while_both_want_it(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    (theirs,) = named(desk, citizen, BarrierKind.HEALTH, rater=CASEWORKER)
    desk.barriers.change(theirs, type=BarrierType.BASIC)

    def shown() -> list[str]:
        plan = desk.conversations.get(conversation).record.plan
        assert plan.barriers_opened == bool(plan.caseworker_barriers)
        return [each.type for each in plan.caseworker_barriers]

    assert desk.barriers.opening(conversation) == Opening()
    for rater, wishes, wanted in (
        (CASEWORKER, True, []),
        (CITIZEN, True, ["basic"]),
        (CASEWORKER, False, []),
        (CASEWORKER, True, ["basic"]),
    ):
        desk.barriers.wish(conversation, rater, wishes)
        assert shown() == wanted
    assert desk.barriers.opening(conversation) == Opening(True, True, MORNING)
    clock.turn(minutes=5)
    desk.barriers.wish(conversation, CITIZEN, True)
    assert desk.barriers.opening(conversation).opened_at == MORNING
    desk.finishing.finish(conversation)
    with pytest.raises(Finalised):
        desk.barriers.wish(conversation, CITIZEN, False)
    # The next conversation asks anew.
    assert desk.barriers.opening(desk.begun(citizen)) == Opening()


def test_what_a_closed_conversations_step_is_for_stays(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    clock.turn(days=10)
    bus = desk.barriers.add(citizen, CITIZEN, BarrierKind.MOBILITY).id
    clock.turn(days=-10)  # the clock was put right: named, it seems, after all that is closed
    conversation = desk.begun(citizen)
    desk.agreed(conversation, "Søge buskort", aim=AimKind.BARRIER, aim_id=bus)
    desk.finishing.finish(conversation)
    desk.barriers.remove(bus)
    assert [each.status for each in desk.barriers.own(citizen)] == [BarrierStatus.GONE]
