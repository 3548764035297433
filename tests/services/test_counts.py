"""What does not wobble: statements a page, fsyncs a save, how rows are found; with few citizens and many."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.records import Rater
from tests.support import Desk, new_desk

_SMALL = {"setting", "caseworker", "wording", "saved_template", "erasure"}
"""Tables that do not grow with the citizens."""

_SCANNED = {"newest draft": "conversation", "to print": "completion"}
"""Without an index: a few bytes a conversation, read when the list of citizens opens."""

_SIZES = (100, 2_000)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Desk]]:
    made = {size: _filled(new_desk(tmp_path_factory.mktemp(f"of-{size}")), size) for size in _SIZES}
    yield made
    for desk in made.values():
        desk.unlocked.close()


def _filled(desk: Desk, citizens: int) -> Desk:
    """The first citizen has held four conversations, is in the fifth; the others have held none."""
    names = [f"Prøve Testgaard {number}" for number in range(citizens)]
    desk.unlocked.at_once(lambda services: [services.citizens.add(name) for name in names]).result()
    for _ in range(4):
        desk.held(1)
    desk.begun(1)
    return desk


_CALLS = {
    "list": lambda desk: desk.citizens.search(),
    "search": lambda desk: desk.citizens.search("testgaard 1"),
    "nobody": lambda desk: desk.citizens.search("xyz"),
    "details": lambda desk: desk.citizens.get(1),
    "goals": lambda desk: desk.plans.goals(1),
    "conversations": lambda desk: desk.citizens.conversations(1),
    "resume": lambda desk: desk.conversations.resume_or_none(1),
    "newest draft": lambda desk: desk.conversations.newest_draft(),
    "conversation": lambda desk: desk.conversations.get(5),
    "to print": lambda desk: desk.finishing.print_queue(),
}
_MOST = {"list": 4, "search": 6, "nobody": 2, "details": 2, "conversations": 1, "conversation": 24}


@pytest.mark.parametrize("call", _CALLS)
def test_a_page_takes_as_many_statements_with_many_citizens_and_reads_no_big_table(
    desks: dict[int, Desk], call: str
) -> None:
    counts = []
    for desk in desks.values():
        _CALLS[call](desk)
        with desk.statements() as sent:
            _CALLS[call](desk)
        counts.append(len(sent))
        for statement, values in sent:
            for line in desk.plan(statement, values).splitlines():
                if line.startswith("SCAN"):
                    assert _may_be_scanned(line, call), f"{line} in {statement}"
    assert counts[0] == counts[1] <= _MOST.get(call, 3), call


def _may_be_scanned(line: str, call: str) -> bool:
    """Small tables; the list in its order, which ends after a page; and what FTS5 finds."""
    if line.split()[1] in _SMALL | {_SCANNED.get(call), "CONSTANT"} or "(subquery" in line:
        return True  # what a subquery itself reads has a line of its own
    return line == "SCAN citizen USING INDEX ix_citizen_order" or "citizen_search VIRTUAL TABLE INDEX" in line


@pytest.mark.parametrize("rater", Rater)
def test_an_answer_takes_two_statements_with_few_citizens_and_many(
    desks: dict[int, Desk], rater: Rater
) -> None:
    for desk in desks.values():
        desk.says(5, "A1", 5, rater)
        with desk.statements() as sent:
            desk.says(5, "A1", 2, rater)
        assert [statement.split()[0] for statement, _ in sent] == ["SELECT", "INSERT"]
        assert "SCAN" not in desk.plan(*sent[0])


_SHIM = """
#define _GNU_SOURCE
#include <dlfcn.h>
static int calls;
int pejl_syncs(void) { return calls; }
int fsync(int file) { calls++; return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(file); }
int fdatasync(int file) { calls++; return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(file); }
"""

_SAVING = """
import ctypes, sys
from pathlib import Path
from tests.support import new_desk

syncs = ctypes.CDLL(None).pejl_syncs
desk = new_desk(Path(sys.argv[1]))
conversation = desk.begun()
desk.says(conversation, "A1", 5)
before = syncs()
for number in range(30):
    desk.says(conversation, "A1", 1 + number % 5)
print(syncs() - before)
desk.unlocked.close()
"""


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("gcc") is None, reason="needs gcc on Linux to count"
)
def test_a_save_is_one_fsync_between_checkpoints(tmp_path: Path) -> None:
    source, shim = tmp_path / "syncs.c", tmp_path / "syncs.so"
    source.write_text(_SHIM, encoding="utf-8")
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", shim, source, "-ldl"], check=True)
    counted = subprocess.run(
        [sys.executable, "-c", _SAVING, tmp_path],
        env={**os.environ, "LD_PRELOAD": str(shim)},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert int(counted.stdout) == 30
