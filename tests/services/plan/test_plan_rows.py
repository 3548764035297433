"""The plan that a conversation tells of: everything of this citizen, and only what may be seen."""

from datetime import date

from desktop.final_record import FinalRecord, decode
from desktop.recorded_plan import (
    RecordedBarrier,
    RecordedFit,
    RecordedHours,
    RecordedOutcome,
    RecordedPerson,
    RecordedPlacement,
    RecordedPlan,
    RecordedPractice,
    RecordedSmallGoal,
    RecordedTask,
)
from desktop.records import NoteKind
from tests.plan_rows import fill_plan, fill_talk
from tests.support import Desk, HandClock

MAY = date(2026, 5, 12)


def plan_of(desk: Desk, conversation: int) -> RecordedPlan:
    record: FinalRecord = desk.conversations.get(conversation).record
    return record.plan


def filled(desk: Desk) -> tuple[int, int]:
    """A citizen and a conversation under way, with a row of everything."""
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    fill_plan(desk, citizen, conversation)
    fill_talk(desk, conversation, desk.agreed(conversation, "Ringe til Fønix").id)
    return citizen, conversation


def test_a_conversation_without_a_plan_has_an_empty_one(desk: Desk) -> None:
    plan = plan_of(desk, desk.begun())
    assert plan.caseworkers == plan.caseworkers[:1]
    assert RecordedPlan(caseworkers=plan.caseworkers) == plan


def test_every_part_of_the_plan_is_told(desk: Desk) -> None:
    _, conversation = filled(desk)
    desk.sql(
        "INSERT INTO note (conversation_id, kind, question_id, text, written_at) VALUES"
        " (?, 'goal_prompt', 'experience:liked', 'Dyrene hos min farfar', '2026-05-12 08:00:00')",
        conversation,
    )
    desk.answers.note(conversation, NoteKind.CASEWORKER_CHANGE, "Jeg skulle fortælle forfra")
    plan = plan_of(desk, conversation)
    assert plan.small_goals == (RecordedSmallGoal(text="Tage bussen", set_on=MAY),)
    assert [(each.way, each.id, each.text) for each in plan.prompts] == [
        ("experience", "liked", "Dyrene hos min farfar")
    ]
    assert plan.placements == (
        RecordedPlacement(
            id="p",
            company="Fønix Genbrug",
            contact="Ida",
            contact_details="00 00 00 00",
            starts=MAY,
            weekly_minutes=900,
            purpose="prøve",
            trade="lager",
            culture="ro",
            consideration="ryggen",
            ordinary_goal_minutes=300,
            ordinary_goal="lidt løn",
            mentor="Bo",
            tasks=(RecordedTask(text="sortere"),),
            fits=(RecordedFit(aspect="hours", fit="partly", text="lidt tidligt"),),
            practice=(RecordedPractice(text="spørge om hjælp", question="A1"),),
        ),
    )
    assert plan.ordinary_hours == (RecordedHours(day=MAY, weekly_minutes=300, company="Fønix Genbrug"),)
    assert plan.persons == (RecordedPerson(role="mentor", name="Bo", since=MAY),)
    assert plan.outcomes == (RecordedOutcome(kind="job", day=MAY, text="lager"),)
    assert (plan.answer_days, plan.promised_before) == (3, None)
    assert (plan.promise_held, plan.promise_words) == ("partly", "ferie")
    assert plan.caseworker_change == "Jeg skulle fortælle forfra"
    assert plan.reading_along is False


def test_the_caseworkers_list_is_told_only_where_it_was_opened(desk: Desk) -> None:
    _, conversation = filled(desk)
    desk.sql("UPDATE barrier_opening SET opened_at = NULL")
    plan = plan_of(desk, conversation)
    assert (plan.barriers, plan.caseworker_barriers, plan.barriers_opened) == ((), (), False)
    desk.sql("UPDATE barrier_opening SET opened_at = '2026-05-12 08:00:00.000000'")
    plan = plan_of(desk, conversation)
    assert plan.barriers_opened
    assert plan.caseworker_barriers == (
        RecordedBarrier(kind="mobility", text="Bussen", action="kort", type="derived", named_on=MAY),
    )


def test_the_orders_are_the_citizens(desk: Desk) -> None:
    citizen, conversation = filled(desk)
    row = (
        "INSERT INTO barrier (uuid, citizen_id, rater, position, kind, text, status, action, named_on,"
        " settled_on) VALUES (?, ?, 'citizen', ?, 'own', ?, ?, '', '2026-05-12', ?)"
    )
    desk.sql(row, "x1", citizen, 2, "tredje", "open", None)
    desk.sql(row, "x2", citizen, 0, "først", "underway", None)
    desk.sql(row, "x3", citizen, 1, "så", "gone", "2026-05-12")
    desk.sql(
        "INSERT INTO small_goal VALUES (2, 'g2', ?, NULL, -1, 'Ringe', 'reached', '2026-05-12',"
        " '2026-05-12')",
        citizen,
    )
    plan = plan_of(desk, conversation)
    assert [each.text for each in plan.barriers] == ["først", "så", "tredje"]
    assert [each.text for each in plan.small_goals] == ["Ringe", "Tage bussen"]


def test_what_is_settled_is_told_once_more_and_what_is_reached_always(desk: Desk, clock: HandClock) -> None:
    citizen, first = filled(desk)
    desk.sql("UPDATE barrier SET rater = 'citizen', type = NULL, status = 'gone', settled_on = '2026-05-12'")
    desk.sql("UPDATE small_goal SET status = 'dropped', settled_on = '2026-05-12'")
    desk.finishing.finish(first)
    told = []
    for _ in range(2):
        clock.turn(days=30)
        conversation = desk.begun(citizen)
        plan = plan_of(desk, conversation)
        told.append((len(plan.barriers), len(plan.small_goals), len(plan.placements)))
        assert plan.promised_before == 3
        desk.finishing.finish(conversation)
    assert told == [(1, 1, 1), (0, 0, 1)]


def test_another_citizens_plan_is_not_told(desk: Desk) -> None:
    filled(desk)
    plan = plan_of(desk, desk.begun(desk.citizen("Bent Eksempel")))
    assert RecordedPlan(caseworkers=plan.caseworkers) == plan


def test_finishing_keeps_the_plan_as_it_stood(desk: Desk) -> None:
    _, conversation = filled(desk)
    before = plan_of(desk, conversation)
    desk.finishing.finish(conversation)
    desk.sql("UPDATE placement SET company = 'En anden'")
    assert plan_of(desk, conversation) == before
    body = desk.sql("SELECT body FROM final_record")[0][0]
    assert decode(body.encode()).plan == before


def test_a_conversation_given_up_tells_nothing_of_later(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    clock.turn(days=15)
    assert desk.conversations.resume_or_none(citizen) is None
    clock.turn(days=30)
    desk.sql(
        "INSERT INTO outcome VALUES (1, 'o', ?, 'job', '2026-06-25', '', '2026-06-25 08:00:00')", citizen
    )
    desk.sql(
        "INSERT INTO small_goal VALUES (1, 'a', ?, NULL, 0, 'før', 'reached', '2026-05-12', '2026-06-25')",
        citizen,
    )
    plan = plan_of(desk, conversation)
    assert plan.outcomes == ()
    assert plan.small_goals == (RecordedSmallGoal(text="før", set_on=MAY),)
