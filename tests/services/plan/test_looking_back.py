"""Earlier beliefs beside what happened: stories of those who succeeded, and of nobody else."""

from datetime import date

from desktop.plan_records import OutcomeKind
from desktop.records import AccessAction, AnswerState
from desktop.services.plan.looking_back import Moment, MomentKind, Story
from tests.support import Desk, HandClock

MAY, AUGUST = date(2026, 5, 12), date(2026, 8, 10)


def believed(desk: Desk, citizen: int, option: int, note: str = "") -> int:
    """A finished conversation with both beliefs given."""
    conversation: int = desk.begun(citizen)
    for question in ("F1", "F2"):
        desk.beliefs.give(conversation, question, AnswerState.ANSWERED, option)
    if note:
        desk.beliefs.note(conversation, note)
    desk.finishing.finish(conversation)
    return conversation


def words_of(desk: Desk, conversation: int, question: str) -> tuple[str, str]:
    """The question and the answer as given."""
    found = next(each for each in desk.beliefs.get(conversation).questions if each.id == question)
    assert found.option is not None
    return found.text, found.options[found.option - 1]


def test_a_story_is_told_in_order_and_in_words(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    first = believed(desk, citizen, 5, "et sted der tager imod")
    desk.sql(
        "INSERT INTO placement (uuid, citizen_id, kind, company, contact, contact_details, starts, ending,"
        " purpose, trade, culture, consideration, ordinary_goal, mentor)"
        " VALUES ('p', ?, 'company', 'Fønix', '', '', '2026-06-01', '', '', '', '', '', '', '')",
        citizen,
    )
    desk.sql("INSERT INTO placement_task VALUES (1, 1, 0, 'står ved kassen', '2026-07-01')")
    desk.sql("INSERT INTO ordinary_hours VALUES (1, 'h', ?, 1, '2026-08-01', 300)", citizen)
    clock.turn(days=90)
    second = believed(desk, citizen, 2)
    desk.outcomes.add(citizen, OutcomeKind.JOB, AUGUST, "Lager")
    (story,) = desk.looking_back.stories()
    assert (story.citizen, story.name) == (citizen, "Amira Prøvesen")
    told = {
        (conversation, question): words_of(desk, conversation, question)
        for conversation in (first, second)
        for question in ("F1", "F2")
    }

    def belief(day: date, conversation: int, question: str) -> Moment:
        text, answer = told[conversation, question]
        return Moment(day, MomentKind.BELIEF, answer, text)

    assert story.moments == (
        belief(MAY, first, "F1"),
        belief(MAY, first, "F2"),
        Moment(MAY, MomentKind.BELIEF_NOTE, "et sted der tager imod"),
        Moment(date(2026, 6, 1), MomentKind.PLACEMENT, "Fønix"),
        Moment(date(2026, 7, 1), MomentKind.RESPONSIBILITY, "står ved kassen"),
        Moment(date(2026, 8, 1), MomentKind.HOURS, minutes=300),
        belief(AUGUST, second, "F1"),
        belief(AUGUST, second, "F2"),
        Moment(AUGUST, MomentKind.OUTCOME, "Lager", "job"),
    )
    assert desk.access_log.entries()[0].action == AccessAction.LOOKED_BACK


def test_nobody_is_told_of_for_whom_it_has_not_happened(desk: Desk) -> None:
    believed(desk, desk.citizen("Ikke Endnu"), 1)
    other = desk.citizen("Noget Andet")
    believed(desk, other, 3)
    desk.outcomes.add(other, OutcomeKind.OTHER, MAY)
    assert desk.looking_back.stories() == ()


def test_earlier_beliefs_stay_hidden_until_todays_is_given(desk: Desk) -> None:
    citizen = desk.citizen()
    believed(desk, citizen, 4)
    desk.outcomes.add(citizen, OutcomeKind.EDUCATION, MAY)
    assert len(desk.looking_back.stories()) == 1
    conversation = desk.begun(citizen)
    assert desk.looking_back.stories() == ()
    desk.beliefs.give(conversation, "F1", AnswerState.ANSWERED, 3)
    assert desk.looking_back.stories() == ()
    desk.beliefs.give(conversation, "F2", AnswerState.CANNOT_JUDGE)
    assert len(desk.looking_back.stories()) == 1


def test_a_colleagues_belief_is_told_once_an_own_one_is_given(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    desk.conversations.set_caseworker(conversation, "Ole Før")
    for question in ("F1", "F2"):
        desk.beliefs.give(conversation, question, AnswerState.ANSWERED, 5)
    desk.beliefs.note(conversation, "svært")
    desk.finishing.finish(conversation)
    desk.outcomes.add(citizen, OutcomeKind.JOB, MAY)
    kinds = [moment.kind for moment in desk.looking_back.stories()[0].moments]
    assert kinds == [MomentKind.OUTCOME]
    clock.turn(days=1)
    believed(desk, citizen, 2)
    told: list[Story] = list(desk.looking_back.stories())
    beliefs = [moment for moment in told[0].moments if moment.kind is MomentKind.BELIEF]
    assert len(beliefs) == 4
    assert MomentKind.BELIEF_NOTE in [moment.kind for moment in told[0].moments]


def test_the_newest_revision_of_a_belief_counts(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = believed(desk, citizen, 5)
    desk.beliefs.give(conversation, "F1", AnswerState.ANSWERED, 1)
    desk.outcomes.add(citizen, OutcomeKind.JOB, MAY)
    (story,) = desk.looking_back.stories()
    beliefs = [moment for moment in story.moments if moment.kind is MomentKind.BELIEF]
    assert len(beliefs) == 2
    assert beliefs[0].words == words_of(desk, conversation, "F1")[1]
