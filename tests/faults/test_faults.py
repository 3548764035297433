"""Each fault in its short form: Pejl stands it, and what cannot stand it is caught."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from tests.faults.__main__ import NAMES

HERE = Path(__file__).parent
ELSEWHERE = [name for name in NAMES if (HERE / f"test_{name}.py").exists()]
"""These have tests of their own, which ask for more."""
ASKED = [name for name in NAMES if name not in ELSEWHERE]


@pytest.fixture
def fault(request: pytest.FixtureRequest) -> ModuleType:
    module = import_module(f"tests.faults.{request.param}")
    if module.WANTING:
        pytest.skip(module.WANTING)
    return module


@pytest.mark.parametrize("fault", ASKED, indirect=True)
def test_nothing_acknowledged_is_lost_nothing_is_half_and_damage_is_told_of(
    fault: ModuleType, tmp_path: Path
) -> None:
    counts = fault.run(tmp_path)
    print(f"{fault.__name__.rpartition('.')[2]}: {counts}")
    assert counts.sound, str(counts)


@pytest.mark.parametrize("fault", ASKED, indirect=True)
def test_the_fault_bites_what_cannot_stand_it(fault: ModuleType, tmp_path: Path) -> None:
    counts = fault.control(tmp_path)
    print(f"{fault.__name__.rpartition('.')[2]}, control: {counts}")
    assert counts.tried and not counts.sound, str(counts)


def test_every_fault_can_be_put_in_by_hand() -> None:
    faults = {file.stem for file in HERE.glob("*.py") if "\ndef control(" in file.read_text("utf-8")}
    assert faults == set(NAMES)
