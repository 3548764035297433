"""What does not wobble: statements a page, fsyncs a save, how rows are found; with few citizens and many."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.records import Rater
from tests.faults import shim
from tests.support import Desk, new_desk

_SMALL = {"setting", "caseworker", "wording", "saved_template", "erasure"}
"""Tables that do not grow with the citizens."""

_IN_SHORT = {
    "SCAN citizen USING INDEX ix_citizen_order",
    "SCAN citizen USING COVERING INDEX ix_citizen_order",
    "SCAN conversation USING INDEX ix_conversation_one_draft",
    "SCAN completion USING COVERING INDEX ix_completion_awaiting_print",
    "SCAN completion USING INDEX ix_completion_awaiting_print",
}
"""Read in its order until a page is full, or as far as the top goes; and indexes that
hold unfinished or waiting conversations alone."""

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
    "citizen opened": lambda desk: desk.citizens.open(1),
    "plan of the citizen": lambda desk: desk.plans.of_citizen(1),
    "conversations": lambda desk: desk.citizens.conversations(1),
    "resume": lambda desk: desk.conversations.resume_or_none(1),
    "newest draft": lambda desk: desk.conversations.newest_draft(),
    "conversation": lambda desk: desk.conversations.get(5),
    "conversation opened": lambda desk: desk.conversations.open(5),
    "to print": lambda desk: desk.finishing.print_queue(),
}
_MOST = {"list": 1, "search": 3, "nobody": 2, "details": 2, "conversations": 1, "conversation": 7}
_MOST["plan of the citizen"] = 1
_MOST["conversation opened"] = _MOST["conversation"] + 1
"""The same, and one INSERT in the access log."""


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
        for statement in sent:
            for line in desk.plan(statement).splitlines():
                if line.startswith("SCAN"):
                    assert _may_be_scanned(line), f"{line} in {statement}"
    assert counts[0] == counts[1] <= _MOST.get(call, 3), call


def _may_be_scanned(line: str) -> bool:
    """Small tables; the list in its order, which ends after a page; and what FTS5 finds."""
    if line.split()[1] in _SMALL | {"CONSTANT", "page", "since"} or "(subquery" in line:
        return True  # what a subquery itself reads has a line of its own
    return line in _IN_SHORT or "citizen_search VIRTUAL TABLE INDEX" in line


@pytest.mark.parametrize("rater", Rater)
def test_an_answer_takes_one_statement_with_few_citizens_and_many(
    desks: dict[int, Desk], rater: Rater
) -> None:
    for desk in desks.values():
        desk.says(5, "A1", 5, rater)
        with desk.statements() as sent:
            desk.says(5, "A1", 2, rater)
        assert [statement.split()[0] for statement in sent] == ["INSERT"]
        assert "SCAN" not in desk.plan(sent[0])


_SAVING = """
import sys
from pathlib import Path
from tests.faults.shim import syncs
from tests.support import new_desk

desk = new_desk(Path(sys.argv[1]))
conversation = desk.begun()
desk.says(conversation, "A1", 5)
before = syncs()
for number in range(30):
    desk.says(conversation, "A1", 1 + number % 5)
    desk.says(conversation, "A1", 1 + number % 5)
print(syncs() - before)
desk.unlocked.close()
"""


@pytest.mark.skipif(bool(shim.WANTING), reason=shim.WANTING)
def test_a_save_is_one_fsync_between_checkpoints_and_the_same_again_is_none(tmp_path: Path) -> None:
    counted = shim.behind(shim.build(tmp_path), "-c", _SAVING, str(tmp_path), timeout=60)
    assert int(counted) == 30
