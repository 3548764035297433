"""Nobody else is seen in a conversation; `PEJL_LONG` walks twenty times as far."""

import os
from pathlib import Path

from tests.faults import glance


def test_a_conversation_shows_one_citizen_only(tmp_path: Path) -> None:
    counts = glance.run(tmp_path, long=bool(os.environ.get("PEJL_LONG")))
    print(f"glance: {counts}")
    assert counts.sound, str(counts)
    assert counts.more["places"] >= 12, "every page of the way was walked over, and those beside it"
    assert counts.more["lists opened"] > 0, "as the two may choose"
    assert counts.more["kinds of steps"] >= 40


def test_the_same_look_sees_the_others_in_private(tmp_path: Path) -> None:
    counts = glance.control(tmp_path)
    print(f"glance, control: {counts}")
    assert counts.tried == 5 and counts.more["others"] >= glance.OTHERS, str(counts)
    assert {"own list", "belief", "trust", "looking back"} <= set(counts.more), str(counts)
