"""Nobody else is seen in a conversation; `PEJL_LONG` walks twenty times as far."""

import os
from pathlib import Path

from tests.faults import glance


def test_a_conversation_shows_one_citizen_only(tmp_path: Path) -> None:
    counts = glance.run(tmp_path, long=bool(os.environ.get("PEJL_LONG")))
    print(f"glance: {counts}")
    assert counts.sound, str(counts)
    assert counts.more["places"] >= 7, "every page of the way was walked over"
    assert counts.more["kinds of steps"] >= 40


def test_the_same_look_sees_the_others_in_private(tmp_path: Path) -> None:
    counts = glance.control(tmp_path)
    print(f"glance, control: {counts}")
    assert counts.tried == 2 and counts.wrong >= glance.OTHERS, str(counts)
