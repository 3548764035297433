"""What came of it is kept as events."""

from datetime import date, timedelta

import pytest

from desktop.errors import InvalidInput, NotFound
from desktop.plan_records import OutcomeKind
from desktop.services.plan.outcomes import OutcomeView
from tests.support import Desk

MAY = date(2026, 5, 12)


def test_events_are_listed_by_day_and_can_be_taken_back(desk: Desk) -> None:
    citizen = desk.citizen()
    job = desk.outcomes.add(citizen, OutcomeKind.JOB, MAY, "Lager, 20 timer")
    school = desk.outcomes.add(citizen, OutcomeKind.EDUCATION, MAY - timedelta(days=40))
    assert desk.outcomes.listed(citizen) == (
        OutcomeView(school, OutcomeKind.EDUCATION, date(2026, 4, 2), ""),
        OutcomeView(job, OutcomeKind.JOB, MAY, "Lager, 20 timer"),
    )
    desk.outcomes.remove(school)
    assert [each.id for each in desk.outcomes.listed(citizen)] == [job]
    with pytest.raises(NotFound):
        desk.outcomes.remove(school)


def test_what_has_not_happened_yet_is_refused(desk: Desk) -> None:
    citizen = desk.citizen()
    with pytest.raises(InvalidInput) as refused:
        desk.outcomes.add(citizen, OutcomeKind.JOB, MAY + timedelta(days=1))
    assert (refused.value.field, refused.value.reason) == ("day", "future")
    assert desk.outcomes.listed(citizen) == ()
    with pytest.raises(NotFound):
        desk.outcomes.listed(99)
