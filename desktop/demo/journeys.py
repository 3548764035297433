"""What some of the invented citizens have beside their conversations: placements, people, goals, outcomes.

Everything is told at a conversation, with the days on which it happened; what came after the last one is
told at the end.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.demo.themes import Theme
from desktop.plan_records import (
    BarrierKind,
    BarrierStatus,
    BarrierType,
    Fit,
    FitAspect,
    GoalStatus,
    OutcomeKind,
    PlacementKind,
    PromiseHeld,
    SupportRole,
)
from desktop.records import Rater
from desktop.services.unlocked import Services


@dataclass(frozen=True)
class Scene:
    """Where something happens: a citizen, on a day, in a conversation; None after the last one."""

    services: Services
    citizen: int
    day: date
    conversation: int | None = None

    def after(self, days: int) -> date:
        """So many days after this one, before it where negative."""
        return self.day + timedelta(days)


Happening = Callable[[Scene], None]
AT_LAST = -1
"""The number that stands for the time after the last conversation."""


def name_barriers(scene: Scene, theme: Theme) -> None:
    """What stands in the citizen's way, in the citizen's order."""
    for line in theme.barriers.splitlines():
        scene.services.barriers.add(scene.citizen, Rater.CITIZEN, BarrierKind.OWN, line, scene.conversation)


def happens(name: str, number: int, scene: Scene) -> None:
    """What there is to tell of a citizen at the `number`-th conversation, if anything."""
    happening = _JOURNEYS.get(name, {}).get(number)
    if happening is not None:
        happening(scene)


def _promise(scene: Scene, held: PromiseHeld | None, said: str = "", days: int = 3) -> None:
    support = scene.services.support
    assert scene.conversation is not None
    if held is not None:
        support.review_promise(scene.conversation, held, said)
    support.promise(scene.conversation, days)


def _place(
    scene: Scene,
    company: str,
    tasks: tuple[str, ...],
    kind: PlacementKind = PlacementKind.COMPANY,
    **said: object,
) -> int:
    placements = scene.services.placements
    placement = placements.add(scene.citizen, kind, company, scene.conversation)
    placements.change(placement, **said)
    for task in tasks:
        placements.add_task(placement, task)
    return placement


def _reach(scene: Scene, reached: tuple[int, ...]) -> None:
    """The lowest rungs of the newest placement, each so many days after the scene."""
    placements = scene.services.placements
    tasks = placements.listed(scene.citizen)[0].tasks
    for task, days in zip(tasks, reached, strict=False):
        placements.reach_task(task.id, scene.after(days))


def _amira_begins(scene: Scene) -> None:
    goals, services = scene.services.goals, scene.services
    goals.add_small_goal(scene.citizen, "Tage bussen selv til Nordby", scene.conversation)
    goals.add_small_goal(scene.citizen, "Ringe til et køkken på dansk", scene.conversation)
    services.support.add_person(scene.citizen, SupportRole.COORDINATOR, "Ida Koordinat", "00 00 00 01")
    barriers = services.barriers
    for text, kind, sort in (
        ("Tør ikke tage telefonen", BarrierKind.LANGUAGE, BarrierType.DERIVED),
        ("Ryggen", BarrierKind.HEALTH, BarrierType.BASIC),
    ):
        row = barriers.add(scene.citizen, Rater.CASEWORKER, kind, text)
        barriers.change(row.id, type=sort)
    _promise(scene, None)


def _amira_tries_the_canteen(scene: Scene) -> None:
    _promise(scene, PromiseHeld.PARTLY, "En gang gik der en uge.")
    scene.services.support.add_person(scene.citizen, SupportRole.MENTOR, "Bo Støttesen", "00 00 00 02")
    _place(
        scene,
        "Kantinen på Prøveskolen",
        ("Vaske op", "Dække borde", "Stå ved kassen en time"),
        contact="Ulla Kantineleder",
        contact_details="00 00 00 03",
        starts=scene.after(14),
        ends=scene.after(77),
        weekly_minutes=8 * 60,
        purpose="Prøve, om køkkenarbejde er noget for mig",
        trade="Kantine",
        mentor="Bo Støttesen",
        consideration="Kan ikke løfte over 10 kilo. Sidder ned ind imellem.",
    )


def _amira_after_the_canteen(scene: Scene) -> None:
    services = scene.services
    _promise(scene, PromiseHeld.YES, days=2)
    _reach(scene, (-100, -80, -60))
    services.placements.end(
        services.placements.listed(scene.citizen)[0].id, scene.after(-45), "Jeg fik en god udtalelse med."
    )
    first, second = services.goals.small_goals(scene.citizen)
    services.goals.settle_small_goal(first.id, GoalStatus.REACHED)
    services.goals.change_small_goal(second.id, "Ringe til Solgården på dansk")
    telephone = services.barriers.own(scene.citizen)[1]
    services.barriers.change(
        telephone.id, status=BarrierStatus.SMALLER, action="Øver mig hjemme med min nabo"
    )


def _amira_plans_solgaarden(scene: Scene) -> None:
    _promise(scene, PromiseHeld.YES, days=2)
    placement = _place(
        scene,
        "Køkkenet på Solgården",
        ("Skære grønt", "Anrette desserter", "Have morgenmaden alene", "Bestille varer"),
        contact="Per Køkkenleder",
        contact_details="00 00 00 04",
        starts=scene.after(21),
        ends=scene.after(112),
        weekly_minutes=12 * 60,
        purpose="Få ansvar for en opgave i et rigtigt køkken",
        trade="Storkøkken på plejehjem",
        culture="Et lille hold, hvor man spiser sammen",
        consideration="En stol ved bordet. Ingen løft over 10 kilo.",
        ordinary_goal_minutes=5 * 60,
        ordinary_goal="Fem timer med løn fra foråret",
        mentor="Bo Støttesen",
    )
    placements = scene.services.placements
    placements.set_fit(placement, FitAspect.PURPOSE, Fit.FITS)
    placements.set_fit(placement, FitAspect.HOURS, Fit.PARTLY, "Jeg vil gerne have en dag mere")
    placements.add_practice(placement, "Sige til, når noget gør ondt")


def _amira_lately(scene: Scene) -> None:
    _reach(scene, (-60, -28))


def _bent_gets_hours(scene: Scene) -> None:
    _place(
        scene,
        "Testlager Nord",
        ("Pakke ordrer", "Køre truck", "Modtage varer alene"),
        starts=scene.after(-60),
        weekly_minutes=15 * 60,
        trade="Lager",
        ordinary_goal_minutes=20 * 60,
        ordinary_goal="20 timer om ugen på lageret",
    )
    _reach(scene, (-50, -20))
    scene.services.placements.add_hours(scene.citizen, scene.after(-20), 5 * 60)
    _promise(scene, None, days=5)


def _bent_gets_more(scene: Scene) -> None:
    services = scene.services
    services.placements.add_hours(scene.citizen, scene.after(-30), 10 * 60)
    services.outcomes.add(scene.citizen, OutcomeKind.ORDINARY_HOURS, scene.after(-30), "Testlager Nord")


def _cecilie_finds_a_school(scene: Scene) -> None:
    _place(
        scene,
        "SOSU-skolen i Nordby",
        ("Besøgsdag", "Matematikcafé hver torsdag", "Ansøgning sendt"),
        kind=PlacementKind.EDUCATION,
        contact="Lone Vejleder",
        contact_details="00 00 00 05",
        starts=scene.after(150),
        purpose="Begynde på grundforløbet til august",
    )
    scene.services.support.add_person(scene.citizen, SupportRole.CONTACT, "Lone Vejleder", "00 00 00 05")


def _cecilie_has_been_there(scene: Scene) -> None:
    _reach(scene, (-40, -10))


def _birgit_gets_the_job(scene: Scene) -> None:
    _place(
        scene,
        "Prøvekøb i Nordby",
        ("Fylde hylder op", "Stå ved kassen"),
        starts=scene.after(-80),
        weekly_minutes=20 * 60,
        trade="Butik",
    )
    _reach(scene, (-70, -30))


def _birgit_at_last(scene: Scene) -> None:
    scene.services.outcomes.add(scene.citizen, OutcomeKind.JOB, scene.after(-300), "Prøvekøb, 25 timer")


_JOURNEYS: Mapping[str, Mapping[int, Happening]] = {
    "Amira Prøvesen": {
        0: _amira_begins,
        1: _amira_tries_the_canteen,
        2: _amira_after_the_canteen,
        3: _amira_plans_solgaarden,
        AT_LAST: _amira_lately,
    },
    "Bent Eksempelsen": {1: _bent_gets_hours, 2: _bent_gets_more},
    "Cecilie Demodatter": {1: _cecilie_finds_a_school, 2: _cecilie_has_been_there},
    "Birgit Endsen": {1: _birgit_gets_the_job, AT_LAST: _birgit_at_last},
}
