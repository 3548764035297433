"""The whole life of a vault, in any order, against a dict: nobody and nothing is lost, the check is sound.

Citizens, conversations in all forms, plans, lock and unlock, password and recovery code, backups and going
back to them, erasure. `tests.services.test_life_cycle` looks closer at one citizen's conversations. The
control forgets one answer.
"""

import random
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.counts import Counts
from tests.faults.lasting import rounds
from tests.faults.life_deeds import Life

WANTING = ""


def run(_folder: Path, *, long: bool = False) -> Counts:
    """A hundred lives of forty deeds, or five thousand of a hundred."""
    if not long:
        return _lived(Life, (100, 40), tuple(Phase))
    counts = Counts(acknowledged=0)
    for number in rounds(500):
        counts.add(_lived(Life, (10, 100), tuple(Phase), seed=number))
    return counts


def control(_folder: Path) -> Counts:
    """The dict forgets what was answered, and it is noticed."""

    class Forgetful(Life):
        forgetful = True

    return _lived(Forgetful, (30, 40), (Phase.generate,))


def _lived(
    life: type[Life], much: tuple[int, int], phases: tuple[Phase, ...], seed: int | None = None
) -> Counts:
    """Without a seed the same lives each time; with one the lives of that seed."""
    Life.counts = Counts(acknowledged=0)
    random.seed(seed)
    examples, steps = much
    how = settings(
        max_examples=examples,
        stateful_step_count=steps,
        phases=phases,
        derandomize=seed is None,
        deadline=None,
        database=None,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(life, settings=how)
    except AssertionError as error:
        Life.counts.note(str(error)[:600] or "an assertion")
    return Life.counts
