"""A row of a list stands on one page, however long what was typed into it."""

import re

import msgspec
import pytest

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.recorded_plan import RecordedBarrier
from desktop.reports import SummaryOptions, summary_pdf
from desktop.text import SHORT_LENGTH
from tests.reports import plan_samples, samples
from tests.reports.readers import read_back
from tests.reports.test_citizen_page import spoken

NAMED = re.compile(r"([a-z]+\d+)ord\d\d")
FOOT = re.compile(r"^(document |Page \d)")
ABOVE_ROWS = (
    "What we do now",
    "What we agreed earlier",
    "What stands in the way",
    "We see it in different orders. Both stand.",
    "Про що ми домовилися",
)


def long(name: str) -> str:
    """The longest text that fits in a line, of words that say whose they are."""
    said = " ".join(f"{name}ord{place:02}" for place in range(99))
    return said[:SHORT_LENGTH].rpartition(" ")[0]


def pages_of(record: FinalRecord) -> dict[str, set[int]]:
    """By name, the pages on which its words stand. No page ends with what stands above them."""
    pages = read_back(summary_pdf(record, SummaryOptions(), Catalogue("en"))).pages
    found: dict[str, set[int]] = {}
    for number, page in enumerate(pages):
        lines = [line for line in page.splitlines() if line.strip() and not FOOT.match(line)]
        assert lines[-1] not in ABOVE_ROWS
        for name in NAMED.findall(page):
            found.setdefault(name, set()).add(number)
    return found


@pytest.mark.parametrize("above", range(0, 45, 5))
@pytest.mark.parametrize("language", ["da", "uk"])
def test_a_step(language: str, above: int) -> None:
    goal = "Et mål. " * above
    now = [samples.step(long(f"nu{place}")) for place in range(3)]
    before = [
        samples.step(long(f"sidst{place}"), review=long(f"svar{place}"), from_earlier=True)
        for place in range(3)
    ]
    record = samples.record(goal=goal, steps=(*now, *before))
    if language != "da":
        record = spoken(record, language)
    found = pages_of(record)
    # What is agreed now stands on the citizen's own page once more.
    again = 1 if language == "da" else 2
    assert {name: len(pages) for name, pages in found.items() if name.startswith("nu")} == {
        f"nu{place}": again for place in range(3)
    }
    assert all(len(found[f"svar{place}"]) == 1 for place in range(3))
    assert all(found[f"svar{place}"] <= found[f"sidst{place}"] for place in range(3))


@pytest.mark.parametrize("above", range(0, 240, 20))
def test_what_stands_in_the_way_on_both_lists(above: int) -> None:
    def listed(name: str) -> tuple[RecordedBarrier, ...]:
        return tuple(
            RecordedBarrier(
                kind="own",
                text=long(f"{name}{place}"),
                action=long(f"hos{name}{place}"),
                named_on=samples.MAY,
            )
            for place in range(3)
        )

    plan = msgspec.structs.replace(
        plan_samples.opened(), barriers=listed("borger"), caseworker_barriers=listed("kommune")
    )
    found = pages_of(samples.record(goal="Et mål. " * above, plan=plan))
    assert len(found) == 12
    for place in range(3):
        row = [found[f"{name}{place}"] for name in ("borger", "hosborger", "kommune", "hoskommune")]
        assert row == [row[0]] * 4 and len(row[0]) == 1


@pytest.mark.parametrize("words", [200, 1_000])
def test_what_is_taller_than_a_page_is_cut(words: int) -> None:
    said = "ord " * words + "slut"
    record = samples.record(steps=(samples.step(said, review=said, from_earlier=True),))
    read = read_back(summary_pdf(record, SummaryOptions(), Catalogue("en")))
    assert len(re.findall(r"\bord\b", read.text)) == 2 * words and read.text.count("slut") == 2
