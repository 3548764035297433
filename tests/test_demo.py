"""The demo shows everything that two years can bring, and nobody in it is anyone."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from desktop import charts, final_record, scoring
from desktop.charts import EventKind
from desktop.demo.people import PEOPLE, End
from desktop.demo.talks import turns
from desktop.final_record import FinalRecord
from desktop.i18n import CITIZEN_LANGUAGES, Catalogue
from desktop.records import AnswerState, ConversationState, Place, Rater, Signature, StepOrigin, StepOwner
from desktop.reports import SummaryOptions
from desktop.scoring import ChangeKind
from desktop.services.views import CitizenRow
from desktop.text import parse_cpr
from tests.demo_parts import THURSDAY, made
from tests.support import Desk


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = made(tmp_path_factory.mktemp("demo"))
    yield desk
    desk.unlocked.close()


@pytest.fixture(scope="module")
def records(demo: Desk) -> list[FinalRecord]:
    """Every finished conversation."""
    rows = demo.sql("SELECT body FROM final_record ORDER BY conversation_id")
    return [final_record.decode(body.encode()) for (body,) in rows]


def last_record(records: list[FinalRecord], name: str) -> FinalRecord:
    return [record for record in records if record.citizen_name.startswith(name)][-1]


def row_of(demo: Desk, name: str) -> CitizenRow:
    (row,) = demo.citizens.search(name)
    return row


def counted(demo: Desk, column: str, table: str) -> Counter[Any]:
    return Counter(dict(demo.sql(f"SELECT {column}, count(*) FROM {table} GROUP BY 1")))


# --- Nobody is meant ---------------------------------------------------------


def test_no_number_can_be_anyones() -> None:
    numbers = [parse_cpr(person.cpr) for person in PEOPLE]
    assert len(set(numbers)) == len(PEOPLE)
    for number in numbers:
        assert 60 < int(number[:2]) <= 91
        assert number[6:] == "0000"


def test_the_office_is_invented(demo: Desk) -> None:
    office = demo.office.get()
    assert (office.job_centre, office.caseworker) == ("Jobcenter Nordby", "Mette Lund")
    assert set(office.phone) == {"0", " "}


# --- Who there is ------------------------------------------------------------


def test_about_forty_citizens_in_every_language(demo: Desk) -> None:
    listed, archived = demo.citizens.search(), demo.citizens.search(archived=True)
    assert len(listed) + len(archived) == len(PEOPLE) == 40
    assert len(archived) == 3
    assert {demo.citizens.get(row.id).language for row in listed} == set(CITIZEN_LANGUAGES)
    assert max(len(row.name) for row in listed) == 90


def test_conversations_from_none_to_sixty_over_two_years(demo: Desk, records: list[FinalRecord]) -> None:
    counts = {row.name: row.conversations for row in demo.citizens.search()}
    assert min(counts.values()) == 0
    assert max(counts.values()) == 60
    assert sum(count >= 8 for count in counts.values()) >= 3
    days = [record.day for record in records]
    assert timedelta(600) < max(days) - min(days) <= timedelta(740)


def test_some_are_overdue_and_some_are_not(demo: Desk) -> None:
    due = [row.due for row in demo.citizens.search() if row.due and not row.draft]
    assert sum(day < THURSDAY for day in due) >= 3
    assert sum(day >= THURSDAY for day in due) >= 10
    assert any(day <= THURSDAY + timedelta(14) for day in due if day >= THURSDAY)


# --- What lies open ----------------------------------------------------------


def test_a_draft_from_the_day_before_is_in_the_middle(demo: Desk) -> None:
    (draft,) = [row for row in demo.citizens.search() if row.draft and row.draft_started]
    assert draft.draft_day == THURSDAY - timedelta(1)
    assert demo.conversations.newest_draft() == draft.draft
    view = demo.conversations.get(draft.draft)
    states = [question.citizen.state for question in view.record.questions]
    assert states == [AnswerState.ANSWERED] * 3 + [AnswerState.NOT_REACHED] * 3
    assert view.place == Place("question", view.record.questions[3].id)


def test_one_is_prepared_and_believed_in_beforehand(demo: Desk) -> None:
    (prepared,) = [row for row in demo.citizens.search() if row.draft and not row.draft_started]
    given = demo.beliefs.get(prepared.draft).questions
    assert [question.timing for question in given] == ["before", "before"]
    assert any(question.earlier for question in given)


def test_some_were_left_and_closed_unfinished(demo: Desk) -> None:
    states = counted(demo, "state", "conversation")
    assert states[ConversationState.PARTIAL] == 2
    assert states[ConversationState.DRAFT] == states[ConversationState.PREPARED] == 1


def test_the_citizen_of_the_tour_is_ready(demo: Desk) -> None:
    amira = row_of(demo, "Amira")
    assert (amira.draft, amira.conversations) == (None, 4)
    assert amira.due is not None and THURSDAY - timedelta(3) <= amira.due <= THURSDAY
    last = demo.citizens.conversations(amira.id)[0].id
    assert len(demo.summaries.record(last).questions) == 6
    conversation = demo.preparations.prepare(amira.id)
    steps = demo.preparations.get(conversation).steps
    demo.preparations.discard(conversation)
    assert steps[0].owner == StepOwner.CASEWORKER
    assert len({step.text for step in steps}) == len(steps)


def test_her_answers_went_up_and_down_and_stayed_and_one_has_a_gap(records: list[FinalRecord]) -> None:
    hers = [record for record in records if record.citizen_name.startswith("Amira")]
    kinds = {scoring.change(question, Rater.CITIZEN).kind for record in hers for question in record.questions}
    assert kinds == {ChangeKind.FIRST_TIME, ChangeKind.UP, ChangeKind.DOWN, ChangeKind.SAME}
    gaps = [charts.has_gap(scoring.series(hers[-1], q, Rater.CITIZEN)) for q in hers[-1].questions]
    assert gaps.count(True) == 1
    assert hers[-1].goal == "Jeg vil gerne arbejde med mad, måske i et køkken på et plejehjem."


# --- How answers go ----------------------------------------------------------


@pytest.mark.parametrize(("name", "sign"), [("Cecilie", 1), ("Erna", -1), ("Dmytro", 1)])
def test_answers_rise_and_fall(records: list[FinalRecord], name: str, sign: int) -> None:
    record = [r for r in records if r.citizen_name.startswith(name) and r.questions][-1]
    for question in record.questions[:2]:
        places = [
            p.place for p in scoring.series(record, question, Rater.CITIZEN).points if p.place is not None
        ]
        steps = [later - earlier for earlier, later in pairwise(places)]
        assert all(step * sign >= 0 for step in steps)
        assert (places[-1] - places[0]) * sign >= 1


def test_answers_stay_and_swing(records: list[FinalRecord]) -> None:
    def places(name: str, question: int) -> list[int]:
        record = last_record(records, name)
        found = scoring.series(record, record.questions[question], Rater.CITIZEN).points
        return [point.place for point in found if point.place is not None]

    assert len(set(places("Bent", 0))) == 1
    assert len(places("Bent", 0)) == 3
    assert len(set(places("Kirsten", 0))) == 3
    assert len(places("Kirsten", 0)) == 60


def test_lines_have_gaps_and_marks(records: list[FinalRecord]) -> None:
    gitte = last_record(records, "Gitte")
    assert any(charts.has_gap(scoring.series(gitte, q, Rater.CITIZEN)) for q in gitte.questions)
    kinds = {event.kind for record in records for event in charts.events(record)}
    assert kinds == set(EventKind) - {EventKind.LANGUAGE}


def test_some_have_placements_support_goals_and_outcomes(demo: Desk, records: list[FinalRecord]) -> None:
    amira = last_record(records, "Amira").plan
    canteen, kitchen = amira.placements
    assert canteen.ended_on is not None and all(task.reached_on for task in canteen.tasks)
    assert kitchen.fits and kitchen.practice and kitchen.ordinary_goal_minutes
    assert {goal.status for goal in amira.small_goals} == {"reached", "open"}
    assert [person.role for person in amira.persons] == ["coordinator", "mentor"]
    assert [period.caseworker for period in amira.caseworkers] == ["Bo Kollega", "Mette Lund"]
    assert amira.promise_held == "yes" and amira.answer_days == 2
    (story,) = [each for each in demo.looking_back.stories() if each.name == "Birgit Endsen"]
    assert {"belief", "placement", "responsibility", "outcome"} <= {each.kind for each in story.moments}
    education = last_record(records, "Cecilie").plan.placements[0]
    assert (education.kind, education.company) == ("education", "SOSU-skolen i Nordby")


def test_every_state_and_every_kind_of_question_occurs(demo: Desk) -> None:
    said = {(rater, state) for rater, state in demo.sql("SELECT DISTINCT rater, state FROM answer")}
    assert said == {
        ("citizen", "answered"),
        ("citizen", "does_not_know"),
        ("citizen", "declined"),
        ("citizen", "not_relevant"),
        ("caseworker", "answered"),
        ("caseworker", "cannot_judge"),
    }
    asked = set(counted(demo, "question_id", "chosen_question"))
    assert {"A3", "A4", "B3", "C3", "C4", "E1", "E2", "T1", "T2", "T3", "T4"} <= asked
    assert demo.sql("SELECT count(*) FROM answer WHERE revision > 1")[0][0] == 2


# --- How talks are held ------------------------------------------------------


def test_talks_are_held_in_every_way(demo: Desk, records: list[FinalRecord]) -> None:
    assert {record.form for record in records} == {"together", "phone", "paper"}
    assert {role for record in records for role in record.present} == {"companion", "interpreter", "mentor"}
    views = {record.caseworker_view for record in records}
    assert views == {"side_by_side", "afterwards", "none"}
    assert sum(record.stopped_early for record in records) == 2
    assert [record.questions for record in records if record.without_questions] == [()]
    assert any(record.citizen_view and record.caseworker_view_text for record in records)
    opened = "SELECT count(*) FROM conversation WHERE caseworker_view = 'afterwards' AND views_opened_at > 0"
    assert demo.sql(opened)[0][0] == 2
    assert set(counted(demo, "timing", "belief")) == {"before", "after"}
    assert set(counted(demo, "state", "belief")) == {"answered", "cannot_judge"}


def test_plans_have_a_history(demo: Desk, records: list[FinalRecord]) -> None:
    amira = row_of(demo, "Amira").id
    goals = [goal for _, goal in demo.plans.of_citizen(amira).goals]
    assert len(goals) == len(set(goals)) == 2
    assert set(counted(demo, "status", "step_review")) == {"done", "not_done", "open", "dropped"}
    assert set(counted(demo, "origin", "step")) == set(StepOrigin)
    assert {StepOwner.CITIZEN, StepOwner.CASEWORKER, StepOwner.MENTOR, StepOwner.COMPANY} <= set(
        counted(demo, "owner", "step")
    )
    followed = [[s for s in record.steps if s.from_earlier] for record in records]
    assert any(len(steps) > 1 and steps[0].owner == StepOwner.CASEWORKER for steps in followed)
    assert all(record.plan.barriers for record in records if record.ordinal == 1 and record.goal)
    assert {len(record.focus) for record in records} >= {0, 1, 2}


def test_papers_are_signed_waiting_filed_and_amended(demo: Desk) -> None:
    signatures = counted(demo, "signature", "completion")
    assert set(signatures) == {*Signature, None}
    waiting = [job.citizen_name for job in demo.finishing.print_queue()]
    assert waiting == ["Gitte Testgaard", "Pia Skitsebæk"]
    assert demo.sql("SELECT count(*) FROM completion WHERE filed_number != ''")[0][0] > 50
    late = demo.sql(
        "SELECT a.written_at > c.finished_at FROM addendum a JOIN conversation c ON c.id = conversation_id"
    )
    assert late == [(1,), (1,)]


# --- It holds together -------------------------------------------------------


def test_every_chain_of_records_is_whole(demo: Desk, records: list[FinalRecord]) -> None:
    rows = demo.sql("SELECT body, hash FROM final_record ORDER BY conversation_id")
    newest: dict[str, str] = {}
    for record, (body, digest) in zip(records, rows, strict=True):
        assert digest == final_record.content_hash(body.encode())
        assert record.previous_hash == newest.get(record.citizen_cpr, "")
        newest[record.citizen_cpr] = digest
    assert demo.sql("PRAGMA foreign_key_check") == []


def test_every_summary_can_be_copied_and_the_longest_name_printed(demo: Desk) -> None:
    words = Catalogue("en")
    for (conversation,) in demo.sql("SELECT conversation_id FROM final_record"):
        assert demo.summaries.text(conversation, words)
    longest = max(demo.citizens.search(), key=lambda row: len(row.name))
    conversation = demo.citizens.conversations(longest.id)[0].id
    assert demo.summaries.pdf(conversation, SummaryOptions(), words).pdf.startswith(b"%PDF")


def test_the_same_day_gives_the_same_records(demo: Desk, tmp_path: Path) -> None:
    again = made(tmp_path)
    hashes = "SELECT conversation_id, hash FROM final_record ORDER BY conversation_id"
    assert again.sql(hashes) == demo.sql(hashes)
    assert again.sql("SELECT uuid FROM conversation") == demo.sql("SELECT uuid FROM conversation")
    again.unlocked.close()


@pytest.mark.parametrize("weekday", range(7))
def test_no_talk_is_held_at_a_weekend_or_in_the_future(weekday: int) -> None:
    today = THURSDAY + timedelta(weekday)
    held = turns(today)
    assert all(turn.day.weekday() < 5 and turn.day < today for turn in held)
    assert [turn.day for turn in held] == sorted(turn.day for turn in held)
    for person in PEOPLE:
        assert [t.number for t in held if t.person == person] == list(range(person.talks))
    unfinished = [turn for turn in held if turn.talk.end in (End.DRAFT, End.PREPARED)]
    assert all(today - turn.day <= timedelta(3) for turn in unfinished)
