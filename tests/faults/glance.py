"""The curious glance: a conversation with one citizen, and nothing in it that is not for those two.

Random clicks, keys and typing over everything that is enabled; after each step every text that the program
holds for the screen, for a screen reader or for a tip is searched for thirty others, and for what is the
caseworker's alone about this citizen: belief, own list of what stands in the way, looking back, and what
was answered of trust. The control takes the same look at the caseworker's own pages, which do show them.
"""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from desktop.plan_records import BarrierKind, BarrierType, OutcomeKind, PlacementKind, SupportRole
from desktop.questions import load
from desktop.records import AnswerState, NoteKind, Rater, StepDraft
from tests.faults.counts import Counts
from tests.faults.lasting import rounds

WANTING = ""
WALKS, STEPS = 250, 3
WALKS_LONG, STEPS_LONG = 1_000, 20
"""Walks, and the steps of each, which begins at a place of the conversation drawn by lot."""
OTHERS = 30
CITIZEN = OTHERS + 1
BARRIER, ACTION, NOTE, OUTCOME, HELP = ("kvakseliste", "kvakseråd", "kvaksetro", "kvaksejob", "kvaksehjælp")
"""Words that stand nowhere else: the caseworker's own, how it went for another, the citizen's on trust."""
_WHOLE_LOOK_EVERY = 40
"""Steps until every property of every object is looked at; the texts that people meet are at each."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """Walk through a conversation; `wrong` are sightings of somebody else."""
    from tests.faults.glance_walk import Walk

    counts = Counts()
    with _home(folder), _program(folder) as program:
        walk = Walk(program, counts, random.Random(20_261_121))
        walks, steps = (WALKS_LONG, STEPS_LONG) if long else (WALKS, STEPS)
        for number in rounds(walks):
            walk.begin()
            for step in range(steps):
                walk.step()
                counts.tried += 1
                texts = walk.texts(whole=(counts.tried % _WHOLE_LOOK_EVERY == 0))
                counts.more["texts"] = counts.more.get("texts", 0) + len(texts)
                opened = walk.lists_are_opened
                counts.more["lists opened"] = counts.more.get("lists opened", 0) + opened
                for kind, seen in sightings(texts):
                    if not (opened and kind == "own list"):
                        counts.note(f"walk {number}, step {step}, {walk.last}: {kind}: {seen}")
        counts.more |= {"walks": number + 1, "places": len(walk.places), "kinds of steps": len(walk.kinds)}
    return counts


def control(folder: Path) -> Counts:
    """The same look in private: the list, the print queue, one citizen, and what is thought of one."""
    from tests.faults.glance_walk import Walk

    counts = Counts()
    with _home(folder), _program(folder) as program:
        walk = Walk(program, counts, random.Random(1))
        pages: list[Callable[[], Any]] = [
            program.window.show_citizens,
            lambda: program.window.show_citizen(7),
            lambda: program.window.private.show_plan(CITIZEN),
            lambda: program.window.private.show_belief(_newest(program), CITIZEN),
            lambda: program.window.private.show_looking_back(CITIZEN),
        ]
        for show in pages:
            show()
            program.driver.wait(lambda: program.window.idle, "the page")
            counts.tried += 1
            for kind, seen in sightings(walk.texts(whole=True)):
                counts.more[kind] = counts.more.get(kind, 0) + 1
                counts.note(f"{kind}: {seen}")
    return counts


def sightings(texts: set[str]) -> list[tuple[str, str]]:
    """Those texts that are not for the citizen's eyes, with why not."""
    everything = "\n".join(texts).casefold()
    return [
        (kind, text)
        for kind, signs in _signs().items()
        if any(sign in everything for sign in signs)
        for text in texts
        if any(sign in text.casefold() for sign in signs)
    ]


def names() -> list[tuple[str, str]]:
    """Name and CPR number of each of the others; no part of them occurs in anything else."""
    return [(f"Qvax{n:02} Zwurp{n:02}", f"{n % 28 + 1:02}0944-{4000 + n}") for n in range(OTHERS)]


@cache
def _signs() -> dict[str, tuple[str, ...]]:
    """In small letters, by whose or what they are."""
    banks = load(None)
    asked = {q.id: q for q in (*banks.questions, *banks.belief_questions)}
    numbers = [cpr.replace("-", "") for _name, cpr in names()]
    made = {
        "others": ["qvax", "zwurp", "0944-", *numbers],
        "own list": [BARRIER, ACTION],
        "belief": [NOTE, asked["F1"].text, *asked["F1"].options],
        "trust": [HELP, asked["T1"].text, *asked["T1"].options],
        "looking back": [OUTCOME],
    }
    return {kind: tuple(sign.casefold() for sign in signs) for kind, signs in made.items()}


@contextmanager
def _program(folder: Path) -> Iterator[Any]:
    """One citizen with an earlier conversation among thirty others, most of whom have one too."""
    from tests.program import Program
    from tests.support import HandClock

    clock = HandClock()
    program = Program(folder / "data", clock=clock).begin()
    try:
        for place, (name, cpr) in enumerate([*names(), ("Amira Prøve", "010190-1234")]):
            citizen = program.add_citizen(name, cpr=cpr)
            if place % 2 == 0:
                _held(program, citizen, name)
        clock.turn(days=60)
        yield program
    finally:
        program.close()


def _held(program: Any, citizen: int, name: str) -> None:
    """A finished conversation with a plan; the last citizen's tells of what is private, too."""
    services, ask = program.unlocked.services, program.ask
    conversation = ask(services.preparations.prepare, citizen)
    asked = ["A1", "B2", "E1"] + ["T1"] * (citizen == CITIZEN)
    ask(services.preparations.choose, conversation, asked)
    ask(services.conversations.start, conversation)
    ask(services.plans.add_step, conversation, StepDraft("Ringe til køkkenet"))
    ask(services.goals.add_small_goal, citizen, f"Tage bussen, {name}", conversation)
    ask(services.barriers.add, citizen, Rater.CITIZEN, BarrierKind.OWN, f"Bussen, {name}", conversation)
    ask(services.placements.add, citizen, PlacementKind.COMPANY, f"Køkkenet hos {name}", conversation)
    ask(services.support.add_person, citizen, SupportRole.MENTOR, f"{name} Mentor")
    if citizen == 1:
        today = program.unlocked.clock.today()
        ask(services.outcomes.add, citizen, OutcomeKind.JOB, today, OUTCOME)
    if citizen == CITIZEN:
        _kept_to_oneself(program, citizen, conversation)
    ask(services.finishing.finish, conversation)


def _kept_to_oneself(program: Any, citizen: int, conversation: int) -> None:
    """What the caseworker thinks, and what the citizen answered alone."""
    services, ask = program.unlocked.services, program.ask
    own = ask(services.barriers.add, citizen, Rater.CASEWORKER, BarrierKind.OWN, BARRIER)
    ask(services.barriers.change, own.id, action=ACTION, type=BarrierType.BASIC)
    ask(services.beliefs.give, conversation, "F1", AnswerState.ANSWERED, 3)
    ask(services.beliefs.note, conversation, NOTE)
    ask(services.answers.answer, conversation, "T1", Rater.CITIZEN, AnswerState.ANSWERED, 2)
    ask(services.answers.note, conversation, NoteKind.HELP, HELP, "T1")


def _newest(program: Any) -> int:
    """The last citizen's conversation."""
    rows = program.ask(program.unlocked.services.citizens.conversations, CITIZEN)
    conversation: int = rows[0].id
    return conversation


@contextmanager
def _home(folder: Path) -> Iterator[None]:
    """File dialogs look at a home of their own, in which a PDF of somebody else's may not be named either."""
    before = {name: os.environ.get(name) for name in ("HOME", "XDG_CONFIG_HOME")}
    os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = str(folder)
    (folder / "Documents").mkdir(exist_ok=True)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)
