"""The harness runs, counts rightly, and says how each row was measured. No time is asserted."""

import pytest

from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks.harness import alternating, print_table, row


def test_both_are_called_in_turn_and_each_goes_first_every_other_time() -> None:
    called: list[str] = []

    def measured(name: str) -> float:
        called.append(name)
        return float(len(called))

    ours, base = alternating(lambda: measured("ours"), lambda: measured("base"), 3)
    assert called == ["ours", "base", "base", "ours", "ours", "base"]
    assert (ours, base) == ([1.0, 4.0, 5.0], [2.0, 3.0, 6.0])


def test_a_row_holds_the_medians_and_their_ratio() -> None:
    made = row("save", "raw", 1.5, "how", [0.003, 0.009, 0.002], [0.001, 0.002, 0.050])
    assert (made.ours, made.base, made.ratio) == (3.0, 2.0, 1.5)


def test_without_a_floor_the_value_itself_is_held_against_what_is_to_be_reached(
    capsys: pytest.CaptureFixture[str],
) -> None:
    made = row("gap", "", 50, "how", [0.049, 0.051, 0.060], [])
    assert made.ratio is None
    print_table([made])
    assert "| NO" in capsys.readouterr().out


def test_a_short_run_prints_every_row_with_its_method(capsys: pytest.CaptureFixture[str]) -> None:
    assert benchmarks.main(["--quick", "memory"]) == 0
    lines = capsys.readouterr().out.splitlines()
    table = [line for line in lines if line.startswith("|")][2:]
    methods = [line for line in lines if line[:1].isdigit()]
    assert table and len(methods) == len(table)
    for cells, method in zip((line.split("|") for line in table), methods, strict=True):
        assert method.startswith(f"{cells[1].strip()}. {cells[2].strip()}: ")


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        benchmarks.main(["speed"])
    assert "speed" in capsys.readouterr().err
