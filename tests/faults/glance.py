"""The curious glance: a conversation with one citizen, and nobody else's name or number anywhere in it.

Random clicks, keys and typing over everything that is enabled; after each step every text that the program
holds for the screen, for a screen reader or for a tip is searched for thirty others. The control takes the
same look at the caseworker's own pages, which do show them.
"""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.faults.counts import Counts

WANTING = ""
WALKS, STEPS = 250, 3
WALKS_LONG, STEPS_LONG = 1_000, 20
"""Walks, and the steps of each, which begins at a place of the conversation drawn by lot."""
OTHERS = 30
_WHOLE_LOOK_EVERY = 40
"""Steps until every property of every object is looked at; the texts that people meet are at each."""


def run(folder: Path, *, long: bool = False) -> Counts:
    """Walk through a conversation; `wrong` are sightings of somebody else."""
    from tests.faults.glance_walk import Walk

    counts = Counts()
    with _home(folder), _program(folder) as program:
        walk = Walk(program, counts, random.Random(20_261_121))
        walks, steps = (WALKS_LONG, STEPS_LONG) if long else (WALKS, STEPS)
        for number in range(walks):
            walk.begin()
            for step in range(steps):
                walk.step()
                counts.tried += 1
                texts = walk.texts(whole=(counts.tried % _WHOLE_LOOK_EVERY == 0))
                counts.more["texts"] = counts.more.get("texts", 0) + len(texts)
                for seen in sightings(texts):
                    counts.note(f"walk {number}, step {step}, {walk.last}: {seen}")
        counts.more |= {"walks": walks, "places": len(walk.places), "kinds of steps": len(walk.kinds)}
    return counts


def control(folder: Path) -> Counts:
    """The same look in private: the list, the print queue, one citizen."""
    from tests.faults.glance_walk import Walk

    counts = Counts()
    with _home(folder), _program(folder) as program:
        walk = Walk(program, counts, random.Random(1))
        pages: list[Callable[[], Any]] = [
            program.window.show_citizens,
            lambda: program.window.show_citizen(7),
        ]
        for show in pages:
            show()
            program.driver.wait()
            counts.tried += 1
            for seen in sightings(walk.texts(whole=True)):
                counts.note(seen)
    return counts


def sightings(texts: set[str]) -> list[str]:
    """Those texts in which one of the others is named, or a number of theirs stands."""
    everything = "\n".join(texts).casefold()
    if not any(sign in everything for sign in _signs()):
        return []
    return [text for text in texts if any(sign in text.casefold() for sign in _signs())]


def names() -> list[tuple[str, str]]:
    """Name and CPR number of each of the others; no part of them occurs in anything else."""
    return [(f"Qvax{n:02} Zwurp{n:02}", f"{n % 28 + 1:02}0944-{4000 + n}") for n in range(OTHERS)]


def _signs() -> list[str]:
    return ["qvax", "zwurp", "0944-", *(cpr.replace("-", "") for _name, cpr in names())]


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
                _held(program, citizen)
        clock.turn(days=60)
        yield program
    finally:
        program.close()


def _held(program: Any, citizen: int) -> None:
    services = program.unlocked.services
    conversation = program.ask(services.preparations.prepare, citizen)
    program.ask(services.preparations.choose, conversation, ["A1", "B2", "E1"])
    program.ask(services.conversations.start, conversation)
    program.ask(services.plans.add_step, conversation, "Ringe til køkkenet")
    program.ask(services.finishing.finish, conversation)


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
