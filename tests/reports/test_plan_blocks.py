"""The living plan on the summary: goal, what stands in the way, placements, who helps."""

import re
from datetime import date

import msgspec
import pytest

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.recorded_plan import RecordedBarrier, RecordedPeriod, RecordedPlan, RecordedPrompt
from desktop.reports import SummaryOptions, summary_fields, summary_pdf, summary_text
from desktop.reports.citizen_content import read_for_citizen
from tests.reports import plan_samples, samples
from tests.reports.readers import ReadBack, read_back, squeezed

ENGLISH, DANISH = Catalogue("en"), Catalogue("da")
ALL = SummaryOptions(charts=True, private_answers=True)


def printed(record: FinalRecord, options: SummaryOptions | None = None) -> ReadBack:
    return read_back(summary_pdf(record, options or SummaryOptions(), ENGLISH))


def with_plan(plan: RecordedPlan, **changes: object) -> FinalRecord:
    return plan_samples.record(plan=plan, **changes)


def test_page_one_has_the_goals_and_how_soon_there_is_an_answer() -> None:
    first = squeezed(printed(plan_samples.record()).pages[0])
    for said in (
        "Jeg vil gerne arbejde med mad",
        "Tage bussen alene",
        "Reached 3 September 2026",
        "Lave mad til fire",
        "Answer within 3 working days",
    ):
        assert squeezed(said) in first


def test_what_stands_in_the_way_has_its_order_its_status_and_what_is_done() -> None:
    read = printed(plan_samples.record())
    assert read.says("1. Getting around: Bussen")
    assert read.says("Has become smaller") and read.says("Buskort")
    assert read.says("2. Money") and read.says("3. Rygsmerter")


def test_lines_of_an_old_record_stand_as_they_were() -> None:
    read = printed(samples.record(barriers=("Transport", "Økonomi")))
    assert read.says("1. Transport") and read.says("2. Økonomi")


def test_the_caseworkers_list_is_there_only_once_it_was_opened() -> None:
    hidden = plan_samples.opened(barriers_opened=False)
    assert not printed(with_plan(hidden)).says("Basic challenge")
    assert "Basic challenge" not in summary_text(with_plan(hidden), ENGLISH)
    read = printed(with_plan(plan_samples.opened()))
    assert read.says("1. Rygsmerter") and read.says("3. Rygsmerter") and read.says("Basic challenge")
    assert read.says("We see it in different orders. Both stand.")
    same = plan_samples.opened(caseworker_barriers=plan_samples.plan().barriers)
    assert not printed(with_plan(same)).says("We see it in different orders.")


def test_a_placement_has_its_ladder_its_fit_and_what_is_considered() -> None:
    read = printed(plan_samples.record())
    for said in (
        "Plejehjemmet Solgården",
        "1 September 2026 – 31 January 2027 · 12.5 hours a week",
        "1. Dække borde",
        "reached 14 September 2026",
        "4. Åbne køkkenet om morgenen",
        "Ida Køkkenleder, 70 00 00 01",
        "Trade: Mad, Fits the plan",
        "5 hours a week, fem timer i salatbaren",
        "Bo Hjælpersen",
        "Ryggen: ingen tunge løft",
        "3 hours a week from 1 November 2026 (Solgården)",
    ):
        assert read.says(said), said


def test_of_a_placement_that_is_over_only_what_came_of_it_is_told() -> None:
    read = printed(with_plan(plan_samples.three_placements()))
    assert read.says("Sortere (reached 1 June 2026)") and read.says("Den var for langt væk.")
    assert read.text.count("Ryggen: ingen tunge løft") == 2
    assert read.says("Nordby Fagskole") and read.says("Towards education")


def test_who_helps_and_whether_the_promise_held() -> None:
    periods = (
        RecordedPeriod(caseworker="Ole Gammel", starts=samples.MAY, ends=samples.AUGUST),
        RecordedPeriod(caseworker="Mette Prøvelund", starts=samples.AUGUST),
    )
    plan = plan_samples.plan(
        caseworkers=periods,
        caseworker_change="Det gik godt.",
        prompts=(RecordedPrompt(way="wish", id="wish", text="Noget med dyr"),),
    )
    read = printed(with_plan(plan))
    for said in (
        "Bo Hjælpersen · 70 00 00 02",
        "Answer within 2 working days: In part. “Det tog en uge i ferien.”",
        "Mette Prøvelund · since 20 August 2026",
        "“Det gik godt.”",
        "What do you wish for in your life? It need not be about work.",
        "“Noget med dyr”",
    ):
        assert read.says(said), said


def test_steps_say_what_they_are_for_what_they_were_and_who_takes_them_alone() -> None:
    steps = (
        samples.step("Ringe selv", aim="small_goal", aim_words="Tage bussen alene", changed_from="Skrive"),
        samples.step("Søge om kort", owner="caseworker", aim="barrier", aim_words="mobility"),
    )
    record = plan_samples.record(steps=steps)
    read = printed(record)
    assert read.says("for: Tage bussen alene · before: “Skrive”") and read.says("for: Getting around")
    assert read.text.count("I take this on myself") == 1
    assert "Ringe selv (Amira · no date set · Agreed · In progress · I take this on myself" in summary_text(
        record, ENGLISH
    )


def test_text_and_fields_carry_the_plan() -> None:
    record = with_plan(plan_samples.opened())
    fields = {field.key: field.text for field in summary_fields(record, ENGLISH)}
    assert fields["small_goals"].startswith("– Tage bussen alene (Reached 3 September 2026)")
    assert "1. Getting around: Bussen (Has become smaller · Buskort)" in fields["barriers"]
    assert "1. Rygsmerter (Basic challenge)" in fields["caseworker_barriers"]
    assert "  1. Dække borde (reached 14 September 2026)" in fields["placements"]
    assert "Mentor: Bo Hjælpersen · 70 00 00 02" in fields["support"]
    assert fields["phone"] == "70 10 20 30\nAnswer within 3 working days"
    for text in fields.values():
        assert text in summary_text(record, ENGLISH)


def test_the_citizens_own_page_has_small_goals_and_barriers_as_the_citizen_said() -> None:
    content = read_for_citizen(plan_samples.record(language="en"), SummaryOptions())
    assert content is not None
    assert content.small_goals[0] == ("Tage bussen alene", "reached 3 September 2026")
    assert content.barriers[0] == ("Getting around · Bussen", "has become smaller · Buskort")
    assert content.answer_time == "Answer within working days: 3 at most"
    page = read_back(summary_pdf(plan_samples.record(language="en"), SummaryOptions(), DANISH)).pages[-1]
    assert "Small goals on the way" in page and "What stands in the way" in page


@pytest.mark.parametrize("words", [DANISH, ENGLISH])
@pytest.mark.parametrize("options", [SummaryOptions(), ALL])
@pytest.mark.parametrize(
    "plan", [plan_samples.plan(), plan_samples.plan(placements=()), plan_samples.opened()]
)
def test_an_ordinary_conversation_with_a_plan_takes_two_to_four_pages(
    plan: RecordedPlan, options: SummaryOptions, words: Catalogue
) -> None:
    record = with_plan(plan, picture="", citizen_view="", caseworker_view_text="")
    assert 2 <= len(read_back(summary_pdf(record, options, words)).pages) <= 4


@pytest.mark.parametrize("words", [DANISH, ENGLISH])
@pytest.mark.parametrize("options", [SummaryOptions(), ALL])
@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize("three", [True, False])
def test_both_lists_three_placements_and_both_views_take_no_more_than_four(
    three: bool, opened: bool, options: SummaryOptions, words: Catalogue
) -> None:
    plan = plan_samples.opened() if opened else plan_samples.plan()
    if three:
        plan = msgspec.structs.replace(plan, placements=plan_samples.three_placements().placements)
    read = read_back(summary_pdf(with_plan(plan), options, words))
    assert len(read.pages) <= 4
    assert read.says("Vi begynder med to dage") and read.says("Jeg kan godt tage tre dage")


@pytest.mark.parametrize("answers", [True, False])
def test_no_heading_stands_alone_nor_do_the_signatures(answers: bool) -> None:
    foot = re.compile(r"^document |^Page \d")
    headings = ("Placement", "Who helps", "What stands in the way", "Work so far")
    for count in range(0, 36):
        barriers = tuple(
            RecordedBarrier(kind="own", text=f"Nummer {place}", named_on=samples.MAY)
            for place in range(count)
        )
        read = printed(
            with_plan(plan_samples.plan(barriers=barriers), picture=""), SummaryOptions(answers=answers)
        )
        for page in read.pages:
            lines = [line for line in page.splitlines() if line.strip() and not foot.match(line)]
            assert lines[-1] not in headings, count
            assert not lines[-1].startswith("Plejehjemmet Solgården"), count
            if "Citizen, date" in page:
                assert squeezed(page).index("Thesignatureonlyshows") > 60, count


@pytest.mark.parametrize("said", samples.HOSTILE)
def test_hostile_words_are_printed_as_words(said: str) -> None:
    record = msgspec.structs.replace(samples.everywhere(said), plan=plan_samples.plan_everywhere(said))
    read = printed(record, ALL)
    assert read.images == 0 and all(embedded == "yes" for _font, embedded in read.fonts)
    if said.isascii() and said.isprintable() and len(said) < 100:
        assert read.says(f"Care for the health {said}") and read.says(f"1. {said}")


def test_the_same_bytes_each_time_and_the_charts_tell_of_the_placement() -> None:
    record = with_plan(plan_samples.three_placements())
    assert summary_pdf(record, ALL, ENGLISH) == summary_pdf(record, ALL, ENGLISH)
    read = printed(record, ALL)
    assert read.says("placement from 12 May 2026: Fønix Genbrug")
    assert not read.says("placement from 12 May 2026: Fønix Genbrug (May 26)")


def test_a_small_goal_no_longer_wanted_is_marked_so() -> None:
    goals = plan_samples.plan().small_goals
    dropped = msgspec.structs.replace(goals[1], status="dropped", settled_on=date(2026, 11, 1))
    assert printed(with_plan(plan_samples.plan(small_goals=(dropped,)))).says(
        "Lave mad til fire No longer a goal 1 November 2026"
    )
