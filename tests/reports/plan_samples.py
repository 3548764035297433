"""Living plans of plainly invented people, small and large."""

from datetime import date

import msgspec

from desktop.final_record import FinalRecord
from desktop.plan_records import BarrierKind
from desktop.recorded_plan import (
    RecordedBarrier,
    RecordedFit,
    RecordedHours,
    RecordedOutcome,
    RecordedPeriod,
    RecordedPerson,
    RecordedPlacement,
    RecordedPlan,
    RecordedPractice,
    RecordedPrompt,
    RecordedSmallGoal,
    RecordedTask,
)
from tests.reports import samples

MAY, AUGUST, TODAY = samples.MAY, samples.AUGUST, samples.TODAY


def placement(company: str = "Plejehjemmet Solgården", **changes: object) -> RecordedPlacement:
    """One under way: a ladder of four rungs, of which two are reached."""
    usual = RecordedPlacement(
        id="p",
        company=company,
        contact="Ida Køkkenleder",
        contact_details="70 00 00 01",
        starts=date(2026, 9, 1),
        ends=date(2027, 1, 31),
        weekly_minutes=750,
        purpose="At prøve et rigtigt køkken",
        trade="Mad",
        culture="Ro og faste tider",
        consideration="Ryggen: ingen tunge løft",
        ordinary_goal_minutes=300,
        ordinary_goal="fem timer i salatbaren",
        mentor="Bo Hjælpersen",
        tasks=(
            RecordedTask(text="Dække borde", reached_on=date(2026, 9, 14)),
            RecordedTask(text="Skære grønt", reached_on=date(2026, 10, 20)),
            RecordedTask(text="Stå for salatbaren"),
            RecordedTask(text="Åbne køkkenet om morgenen"),
        ),
        fits=(
            RecordedFit(aspect="trade", fit="fits"),
            RecordedFit(aspect="hours", fit="partly", text="tidligt"),
        ),
        practice=(RecordedPractice(text="Sige til, når det er for meget", question="B2"),),
    )
    return msgspec.structs.replace(usual, **changes)


def plan(**changes: object) -> RecordedPlan:
    """An ordinary plan: two small goals, three barriers, a placement, and who helps."""
    usual = RecordedPlan(
        small_goals=(
            RecordedSmallGoal(
                text="Tage bussen alene", status="reached", set_on=MAY, settled_on=date(2026, 9, 3)
            ),
            RecordedSmallGoal(text="Lave mad til fire", set_on=AUGUST),
        ),
        barriers=(
            RecordedBarrier(kind="mobility", text="Bussen", status="smaller", action="Buskort", named_on=MAY),
            RecordedBarrier(kind="economy", status="underway", action="Vi ser på tilskud", named_on=MAY),
            RecordedBarrier(kind="own", text="Rygsmerter", named_on=AUGUST),
        ),
        placements=(placement(),),
        ordinary_hours=(RecordedHours(day=date(2026, 11, 1), weekly_minutes=180, company="Solgården"),),
        persons=(
            RecordedPerson(role="mentor", name="Bo Hjælpersen", contact="70 00 00 02", since=AUGUST),
            RecordedPerson(role="coordinator", name="Lis Koordinatorsen", contact="70 00 00 03", since=MAY),
        ),
        answer_days=3,
        promised_before=2,
        promise_held="partly",
        promise_words="Det tog en uge i ferien.",
    )
    return msgspec.structs.replace(usual, **changes)


def record(**changes: object) -> FinalRecord:
    """The ordinary follow-up with its plan; `plan` among the changes replaces it."""
    return samples.record(**{"plan": plan(), "barriers": (), **changes})


def three_placements() -> RecordedPlan:
    """One that ended, one under way, and a way to education that is to come."""
    first = placement(
        "Fønix Genbrug",
        starts=MAY,
        ends=None,
        ended_on=AUGUST,
        ending="Den var for langt væk.",
        tasks=(RecordedTask(text="Sortere", reached_on=date(2026, 6, 1)),),
    )
    school = placement(
        "Nordby Fagskole", kind="education", starts=date(2027, 2, 1), ends=None, tasks=(), weekly_minutes=None
    )
    return plan(placements=(first, placement(), school))


def opened(**changes: object) -> RecordedPlan:
    """Both lists of what stands in the way, in different orders."""
    theirs = (
        RecordedBarrier(kind="own", text="Rygsmerter", type="basic", named_on=MAY),
        RecordedBarrier(kind="belief", type="derived", action="Små skridt", named_on=MAY),
    )
    return plan(**{"caseworker_barriers": theirs, "barriers_opened": True, **changes})


def sixteen_barriers() -> RecordedPlan:
    """Twice every suggested word but the own one, each with something that is done."""
    kinds = [kind for kind in BarrierKind if kind is not BarrierKind.OWN]
    barriers = tuple(
        RecordedBarrier(kind=kind, text=f"nummer {place}", action="Vi taler med nogen", named_on=MAY)
        for place, kind in enumerate([*kinds, *kinds], start=1)
    )
    return plan(barriers=barriers)


def plan_everywhere(said: str) -> RecordedPlan:
    """The same words wherever a person can have typed them in a plan."""
    barrier = RecordedBarrier(kind="own", text=said, action=said, status="underway", named_on=MAY)
    place = placement(
        said, contact=said, contact_details=said, purpose=said, trade=said, culture=said, consideration=said,
        ordinary_goal=said, mentor=said, ending=said,
        tasks=(RecordedTask(text=said, reached_on=MAY), RecordedTask(text=said)),
        fits=(RecordedFit(aspect="trade", fit="fits", text=said),),
        practice=(RecordedPractice(text=said),),
    )  # fmt: skip
    return RecordedPlan(
        small_goals=(RecordedSmallGoal(text=said, set_on=MAY),),
        prompts=(RecordedPrompt(way="wish", id="wish", text=said),),
        barriers=(barrier, barrier),
        caseworker_barriers=(barrier,),
        barriers_opened=True,
        placements=(place, msgspec.structs.replace(place, ended_on=TODAY)),
        ordinary_hours=(RecordedHours(day=MAY, weekly_minutes=60, company=said),),
        persons=(RecordedPerson(role="contact", name=said, contact=said, since=MAY),),
        caseworkers=(
            RecordedPeriod(caseworker=said, starts=MAY, ends=AUGUST),
            RecordedPeriod(caseworker=said, starts=AUGUST),
        ),
        outcomes=(RecordedOutcome(kind="job", day=TODAY, text=said),),
        answer_days=1,
        promised_before=3,
        promise_held="no",
        promise_words=said,
        caseworker_change=said,
    )
