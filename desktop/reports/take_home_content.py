"""The plan for the citizen to take home, in plain words: Danish, or another language of the citizen's.

The fixed words are ours, from the catalogue of questions; what people typed stays as it was typed.
"""

from dataclasses import dataclass
from datetime import date

from desktop.charts import ended
from desktop.final_record import FinalRecord, RecordedStep
from desktop.i18n import DEFAULT_LANGUAGE, CitizenCatalogue, mark_for_citizen, speaks_to_citizens
from desktop.plan_records import PlacementKind, SupportRole
from desktop.recorded_plan import RecordedPlacement
from desktop.records import StepOwner, StepStatus
from desktop.reports import citizen_plan
from desktop.reports.citizen_content import (
    GOAL,
    IN_THE_WAY,
    NEXT,
    NO_DAY,
    NONE_AGREED,
    SMALL_GOALS,
    owner_words,
    phone_heading,
    quoted,
)
from desktop.reports.citizen_plan import Lines
from desktop.text import first_name, format_date

_TITLE = mark_for_citizen("Min plan")
_NOTE = mark_for_citizen(
    "Denne side er på dit sprog. Oversættelsen er Pejls egen og er ikke afprøvet."
    " Det, I selv har skrevet, står, som det blev skrevet."
)
_MINE = mark_for_citizen("Det gør jeg nu")
_OTHERS = mark_for_citizen("Det gør andre")
_BY = mark_for_citizen("senest %(date)s")
_DONE_ABOUT_IT = mark_for_citizen("Det gør vi ved det, der står i vejen")
_PLACES = {
    PlacementKind.COMPANY: mark_for_citizen("Min praktik"),
    PlacementKind.EDUCATION: mark_for_citizen("Min vej til uddannelse"),
}
_PERIOD = mark_for_citizen("Hvornår")
_FROM = mark_for_citizen("fra %(date)s")
_UNTIL = mark_for_citizen("til %(date)s")
_HOURS = mark_for_citizen("Timer om ugen")
_ASK_FOR = mark_for_citizen("Spørg efter")
_NEXT_TASK = mark_for_citizen("Min næste opgave")
_HELPERS = mark_for_citizen("De hjælper mig")
_ROLES = {
    SupportRole.MENTOR: mark_for_citizen("Mentor"),
    SupportRole.COORDINATOR: mark_for_citizen("Koordinator"),
    SupportRole.CONTACT: mark_for_citizen("Kontaktperson"),
}
_UNDER_WAY = (StepStatus.OPEN, StepStatus.NOT_DONE)
_MINE_TOO = (StepOwner.CITIZEN, StepOwner.TOGETHER)


@dataclass(frozen=True, slots=True)
class Place:
    """A placement or a school: what it is called, where, and what is good to know."""

    heading: str
    name: str
    facts: Lines


@dataclass(frozen=True, slots=True)
class TakeHome:
    """All that the page says. Each pair is a text and what stands behind it.

    `note` says that it is translated, '' where it is not for the citizen's sake.
    """

    language: str
    title: str
    place: str
    note: str
    goal_heading: str
    goal: str
    small_goals_heading: str
    small_goals: Lines
    mine_heading: str
    mine: Lines
    others_heading: str
    others: Lines
    no_steps: str
    barriers_heading: str
    barriers: Lines
    places: tuple[Place, ...]
    next_heading: str
    next_day: str
    phone_heading: str
    phone: str
    answer: str
    helpers_heading: str
    helpers: Lines


def read_take_home(record: FinalRecord, language: str) -> TakeHome:
    """The plan in Danish, or in a language in which Pejl speaks to citizens."""
    words = CitizenCatalogue(language)
    word = words.word
    plan = record.plan
    steps = [step for step in record.steps if step.status in _UNDER_WAY]
    mine = [step for step in steps if step.owner in _MINE_TOO]
    days = plan.days_promised
    day = record.next_conversation
    return TakeHome(
        language=language,
        title=word(_TITLE),
        place=_joined(first_name(record.citizen_name), format_date(record.day, language)),
        note=word(_NOTE) if DEFAULT_LANGUAGE != language == record.language else "",
        goal_heading=word(GOAL),
        goal=quoted(record.goal, words) if record.goal.strip() else "",
        small_goals_heading=word(SMALL_GOALS),
        small_goals=citizen_plan.small_goals(plan, words, dropped=False),
        mine_heading=word(_MINE),
        mine=tuple((step.text, _when(step, record, words, alone=True)) for step in mine),
        others_heading=word(_OTHERS),
        others=tuple(
            (step.text, _when(step, record, words, alone=False)) for step in steps if step not in mine
        ),
        no_steps="" if steps else word(NONE_AGREED),
        barriers_heading=word(_DONE_ABOUT_IT if citizen_plan.something_is_done(plan) else IN_THE_WAY),
        barriers=citizen_plan.barriers(record, words, settled=False),
        places=tuple(_place(each, words) for each in plan.placements if ended(each, record.day) is None),
        next_heading=word(NEXT),
        next_day=format_date(day, language) if day else word(NO_DAY),
        phone_heading=phone_heading(record, words),
        phone=record.caseworker_phone,
        answer=citizen_plan.answer_within(words, days) if days else "",
        helpers_heading=word(_HELPERS),
        helpers=tuple(
            (word(_ROLES[SupportRole(each.role)]), _joined(each.name, each.contact))
            for each in plan.persons
            if each.until is None
        ),
    )


def has_own_language(record: FinalRecord, language: str) -> bool:
    """Whether the plan stands in the citizen's language too, beside one in `language`."""
    return record.language != language and speaks_to_citizens(record.language)


def _when(step: RecordedStep, record: FinalRecord, words: CitizenCatalogue, *, alone: bool) -> str:
    """By when, behind by whom; that it is the citizen's alone is said by where it stands."""
    due = words.word(_BY) % {"date": format_date(step.due, words.language)} if step.due else ""
    owner = StepOwner(step.owner)
    who = "" if alone and owner is StepOwner.CITIZEN else owner_words(owner, record, words)
    return _joined(who, due)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part.strip())


def _place(placement: RecordedPlacement, words: CitizenCatalogue) -> Place:
    word = words.word
    first, last = placement.starts, placement.ends
    task = next((each.text for each in placement.tasks if each.reached_on is None), "")
    asked = _joined(placement.contact, placement.contact_details)
    facts = (
        (word(_PERIOD), _period(first, last, words)),
        (word(_HOURS), citizen_plan.hours(words, placement.weekly_minutes)),
        (word(_ASK_FOR), asked),
        (word(_ROLES[SupportRole.MENTOR]), placement.mentor),
        (word(_NEXT_TASK), task),
    )
    return Place(
        heading=word(_PLACES[PlacementKind(placement.kind)]),
        name=placement.company,
        facts=tuple((name, said) for name, said in facts if said.strip()),
    )


def _period(first: date | None, last: date | None, words: CitizenCatalogue) -> str:
    said = [
        words.word(about) % {"date": format_date(day, words.language)}
        for about, day in ((_FROM, first), (_UNTIL, last))
        if day is not None
    ]
    return " · ".join(said)
