"""Any text through every field of the living plan: the same in file and record, or refused by name.

The papers are drawn with them in between, and at the end with markup in all fields at once, which must
stand on them as it was typed. The control cuts off what is long, and drops what looks like markup.
"""

import json
import math
import random
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from desktop import errors, final_record
from desktop.i18n import Catalogue
from desktop.plan_records import (
    AgreementPart,
    BarrierKind,
    Fit,
    FitAspect,
    GoalWay,
    OutcomeKind,
    PlacementKind,
    PromiseHeld,
    SupportRole,
)
from desktop.records import NoteKind, Rater, StepDraft
from desktop.reports import AgreementOptions, SummaryOptions
from desktop.services.unlocked import Services
from desktop.text import NAME_LENGTH, NOTE_LENGTH, SHORT_LENGTH
from tests.faults.counts import Counts
from tests.faults.lasting import rounds
from tests.faults.texts import EXTREMES, _text, kept
from tests.support import Desk, new_desk

WANTING = ""
MARKUP = '<b>æøå &amp; <img src="file:///etc/passwd"/>'
_BATCH, _PAPERS_EVERY = 50, 500
_WORDS = Catalogue("da")


@dataclass(frozen=True)
class Field:
    """`at` is where its text stands in the record's plan, or None; `needed` ones are refused empty."""

    name: str
    store: Callable[[Services, str], object]
    at: Callable[[Any], str] | None
    longest: int = SHORT_LENGTH
    line: bool = True
    needed: bool = False

    def wanted(self, text: str) -> str | None:
        """What must stand there; None for what must be refused."""
        said = kept(text)
        if said is None or len(said) > self.longest:
            return None
        # A mark of an encoding tells nothing before a line, white space before it or not.
        said = " ".join(re.sub("^[\\s\ufeff]+", "", said).split()) if self.line else said
        return None if self.needed and not said else said


def run(folder: Path, *, long: bool = False) -> Counts:
    """Each extreme through each field, and thousands of texts through one each."""
    return _put_in(folder, 20_000 if long else 1_000, lambda found: found)


def control(folder: Path) -> Counts:
    """Whoever reads it gets it shorter, and without tags."""
    return _put_in(folder, 50, lambda found: re.sub("<[^>]*>", "", found[:60]))


def _put_in(folder: Path, much: int, shown: Callable[[str], str]) -> Counts:
    desk, pick = new_desk(folder), random.Random(5)
    counts = Counts(acknowledged=0, lost=0, more={"refused": 0, "papers": 0})
    fields, conversation = _planned(desk)
    counts.more["fields"] = len(fields)
    tries = [(field, text) for text in EXTREMES for field in fields]
    tries += [(fields[number % len(fields)], _text(pick)) for number in range(much)]
    for number in rounds(math.ceil(len(tries) / _BATCH)):
        start = number * _BATCH
        batch = tries[start : start + _BATCH]
        told = desk.unlocked.at_once(partial(_all_stored, conversation, batch)).result()
        for (field, text), found in zip(batch, told, strict=True):
            counts.tried += 1
            _compare(field, text, None if found is None else shown(found), counts)
        if start % _PAPERS_EVERY == 0:
            counts.more["papers"] += len(_papers(desk, conversation))
    for field in fields:
        desk.unlocked.at_once(partial(_marked, field)).result()
    for name, paper in _papers(desk, conversation).items():
        (folder / name).write_bytes(paper)
        said = subprocess.run(["pdftotext", folder / name, "-"], capture_output=True, text=True).stdout
        if "".join(MARKUP.split()) not in "".join(shown(said).split()):
            counts.note(f"{name} does not say what was typed")
    desk.unlocked.close()
    return counts


def _compare(field: Field, text: str, found: str | None, counts: Counts) -> None:
    wanted = field.wanted(text)
    if found is None:
        counts.more["refused"] += 1
        if wanted is not None:
            counts.note(f"{field.name}: refused {text[:60]!r}")
        return
    counts.acknowledged = (counts.acknowledged or 0) + 1
    if wanted is None:
        counts.note(f"{field.name}: took {text[:60]!r}")
    elif found != wanted:
        counts.lost = (counts.lost or 0) + 1
        counts.notes.append(f"{field.name}: {text[:60]!r} is {found[:60]!r}")


def _marked(field: Field, services: Services) -> None:
    field.store(services, MARKUP)


def _all_stored(conversation: int, batch: list[tuple[Field, str]], services: Services) -> list[str | None]:
    return [_stored(services, conversation, *each) for each in batch]


def _stored(services: Services, conversation: int, field: Field, text: str) -> str | None:
    """What the record's JSON says afterwards; None where it was refused."""
    try:
        field.store(services, text)
    except errors.InvalidInput:
        return None
    if field.at is None:
        page = services.handing_over.get(1).page
        assert page is not None
        return str(getattr(page, field.name))
    body = final_record.encode(services.summaries.record(conversation))
    json.loads(body)
    try:
        return field.at(final_record.decode(body))
    except IndexError:
        return ""  # an empty one is no entry


def _papers(desk: Desk, conversation: int) -> dict[str, bytes]:
    placement = desk.summaries.record(conversation).plan.placements[0].id
    everything = AgreementOptions(placement=placement, shown=frozenset(AgreementPart))
    return {
        "summary.pdf": desk.summaries.pdf(conversation, SummaryOptions(), _WORDS).pdf,
        "plan.pdf": desk.plan_papers.take_home(conversation, _WORDS).pdf,
        "agreement.pdf": desk.plan_papers.agreement(conversation, everything, _WORDS).pdf,
    }


def _planned(desk: Desk) -> tuple[tuple[Field, ...], int]:
    """A plan with an entry of each kind, and the ways to write in them."""
    citizen = desk.citizen()
    assert citizen == 1
    before = desk.begun(citizen)
    desk.support.promise(before, 3)
    desk.finishing.finish(before)
    talk = desk.begun(citizen)
    goal = desk.goals.add_small_goal(citizen, "Bus", talk).id
    barrier = desk.barriers.add(citizen, Rater.CITIZEN, BarrierKind.OWN, "Bus", talk).id
    step = desk.agreed(talk, "Ringe").id
    place = desk.placements.add(citizen, PlacementKind.COMPANY, "Fønix", talk)
    task = desk.placements.add_task(place, "Sortere")
    person = desk.support.add_person(citizen, SupportRole.MENTOR, "Bo")
    desk.handing_over.begin(citizen)
    made = (
        Field(
            "small goal",
            lambda s, text: s.goals.change_small_goal(goal, text),
            lambda record: record.plan.small_goals[0].text,
            needed=True,
        ),
        Field(
            "barrier",
            lambda s, text: s.barriers.change(barrier, text=text),
            lambda record: record.plan.barriers[0].text,
            needed=True,
        ),
        Field(
            "action",
            lambda s, text: s.barriers.change(barrier, action=text),
            lambda record: record.plan.barriers[0].action,
        ),
        Field(
            "step",
            lambda s, text: s.plans.change_step(step, StepDraft(text)),
            lambda record: record.steps[-1].text,
            needed=True,
        ),
        Field(
            "prompt",
            lambda s, text: s.goals.answer_prompt(talk, GoalWay.WISH, "dream", text),
            lambda record: record.plan.prompts[0].text,
            longest=NOTE_LENGTH,
            line=False,
        ),
        Field(
            "promise",
            lambda s, text: s.support.review_promise(talk, PromiseHeld.PARTLY, text),
            lambda record: record.plan.promise_words,
            longest=NOTE_LENGTH,
            line=False,
        ),
        Field(
            "change",
            lambda s, text: s.answers.note(talk, NoteKind.CASEWORKER_CHANGE, text),
            lambda record: record.plan.caseworker_change,
            longest=NOTE_LENGTH,
            line=False,
        ),
        Field(
            "rung",
            lambda s, text: s.placements.change_task(task, text),
            lambda record: record.plan.placements[0].tasks[0].text,
            needed=True,
        ),
        Field(
            "fit",
            lambda s, text: s.placements.set_fit(place, FitAspect.TRADE, Fit.PARTLY, text),
            lambda record: record.plan.placements[0].fits[0].text,
        ),
        Field("practice", _practised(place), lambda record: record.plan.placements[0].practice[-1].text),
        Field("outcome", _happened(citizen), lambda record: record.plan.outcomes[-1].text),
        *(_of_person(person, name) for name in ("name", "contact")),
        *(_of_placement(place, name) for name in _PLACEMENT),
        *(_of_handover(citizen, name) for name in ("where_we_are", "promised", "citizen_wishes")),
    )
    return made, talk


_PLACEMENT = (
    *("company", "contact", "contact_details", "ending", "purpose", "trade", "culture"),
    *("consideration", "ordinary_goal", "mentor"),
)


def _of_placement(place: int, name: str) -> Field:
    return Field(
        name,
        lambda s, text: s.placements.change(place, **{name: text}),
        lambda record: str(getattr(record.plan.placements[0], name)),
        longest=NOTE_LENGTH if name == "consideration" else SHORT_LENGTH,
        line=name != "consideration",
        needed=name == "company",
    )


def _of_person(person: int, name: str) -> Field:
    return Field(
        f"person's {name}",
        lambda s, text: s.support.change_person(
            person,
            role=SupportRole.MENTOR,
            name=text if name == "name" else "Bo",
            contact=text if name == "contact" else "",
        ),
        lambda record: str(getattr(record.plan.persons[0], name)),
        longest=NAME_LENGTH,
        needed=name == "name",
    )


def _of_handover(citizen: int, name: str) -> Field:
    return Field(
        name,
        lambda s, text: s.handing_over.write(citizen, name, text),
        None,
        longest=NOTE_LENGTH,
        line=False,
    )


def _practised(place: int) -> Callable[[Services, str], object]:
    def store(services: Services, text: str) -> None:
        for each in services.placements.listed(1)[0].practice:
            services.placements.remove_practice(each.id)
        if re.sub(r"[\s\ufeff]", "", text):  # nothing is no practice
            services.placements.add_practice(place, text)

    return store


def _happened(citizen: int) -> Callable[[Services, str], object]:
    def store(services: Services, text: str) -> None:
        for each in services.outcomes.listed(citizen):
            services.outcomes.remove(each.id)
        services.outcomes.add(citizen, OutcomeKind.OTHER, services._context.clock.today(), text)

    return store
