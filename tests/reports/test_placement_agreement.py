"""The agreement on a placement: what the citizen ticked is on it, and nothing else."""

import msgspec
import pypdfium2
import pytest

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.plan_records import HEALTH_PARTS, SHOWN_TO_COMPANY, AgreementPart, PaperKind
from desktop.reports import AgreementOptions, agreement_pdf, neutral_file_name
from desktop.reports.placement_agreement import offered
from tests.reports import plan_samples, samples
from tests.reports.readers import ReadBack, read_back

ENGLISH = Catalogue("en")
ALL = frozenset(AgreementPart)
SAYS = {
    AgreementPart.COMPANY: "Plejehjemmet Solgården",
    AgreementPart.CONTACT: "Ida Køkkenleder, 70 00 00 01",
    AgreementPart.PERIOD: "1 September 2026 – 31 January 2027",
    AgreementPart.HOURS: "12.5 hours a week",
    AgreementPart.TASKS: "3. Stå for salatbaren",
    AgreementPart.MENTOR: "Bo Hjælpersen",
    AgreementPart.REACHED: "reached 14 September 2026",
    AgreementPart.ORDINARY: "5 hours a week, fem timer i salatbaren",
    AgreementPart.FIT: "At prøve et rigtigt køkken",
    AgreementPart.CONSIDERATION: "Ryggen: ingen tunge løft",
    AgreementPart.PRACTICE: "Sige til, når det er for meget",
}


def printed(shown: frozenset[AgreementPart], record: FinalRecord | None = None) -> ReadBack:
    options = AgreementOptions("p", shown)
    return read_back(agreement_pdf(record or plan_samples.record(), options, ENGLISH))


def test_by_default_neither_health_nor_what_comes_from_answers_is_on_it() -> None:
    read = printed(AgreementOptions("p").shown)
    for part, said in SAYS.items():
        assert read.says(said) == (part in SHOWN_TO_COMPANY), part
    assert not SHOWN_TO_COMPANY & HEALTH_PARTS


@pytest.mark.parametrize("part", AgreementPart)
def test_what_is_ticked_is_on_it_and_nothing_else(part: AgreementPart) -> None:
    shown = {part, AgreementPart.TASKS} if part is AgreementPart.REACHED else {part}
    read = printed(frozenset(shown))
    assert {each for each, said in SAYS.items() if read.says(said)} == shown


def test_never_answers_barriers_cpr_case_number_or_belief() -> None:
    record = plan_samples.record(plan=plan_samples.opened())
    read = printed(ALL, record)
    for said in ("610190", "24-1187", "Rygsmerter", "Bussen", "klare et arbejde", "Jeg vil gerne", "buskort"):
        assert not read.says(said), said


def test_company_mentor_and_citizen_sign_on_the_same_page() -> None:
    read = printed(AgreementOptions("p").shown)
    assert len(read.pages) == 1
    for who in ("Company, date", "Mentor, date", "Citizen, date"):
        assert read.says(who)
    assert read.says("On this page stands only what Amira wants to share.")


def test_the_way_to_education_has_school_start_and_contact() -> None:
    school = plan_samples.placement(
        "Nordby Fagskole", kind="education", ends=None, tasks=(), weekly_minutes=None, mentor=""
    )
    read = printed(SHOWN_TO_COMPANY, plan_samples.record(plan=plan_samples.plan(placements=(school,))))
    assert read.says("Agreement on the way to education") and read.says("School Nordby Fagskole")
    assert read.says("Start 1 September 2026") and read.says("School, date")
    assert not read.says("Mentor, date")


def test_what_a_placement_lacks_is_not_offered() -> None:
    bare = plan_samples.RecordedPlacement(id="p", company="Fønix")
    assert offered(bare) == (AgreementPart.COMPANY,)
    assert set(offered(plan_samples.placement())) == ALL


def test_a_placement_that_is_not_in_the_record_is_refused() -> None:
    with pytest.raises(LookupError):
        agreement_pdf(samples.record(), AgreementOptions("p"), ENGLISH)


def test_names_stay_out_of_title_and_file_name_and_bytes_are_the_same() -> None:
    record = plan_samples.record()
    first = agreement_pdf(record, AgreementOptions("p"), ENGLISH)
    assert first == agreement_pdf(record, AgreementOptions("p"), ENGLISH)
    assert read_back(first).info["Title"] == "Agreement on a placement, 21 November 2026"
    assert neutral_file_name(record, PaperKind.AGREEMENT).startswith("aftale-2026-11-21-")
    assert neutral_file_name(record, PaperKind.PLAN).startswith("plan-2026-11-21-")
    assert "DRAFT" in printed(ALL, plan_samples.record(final=False)).text


@pytest.mark.parametrize("said", samples.HOSTILE)
def test_hostile_words_are_printed_as_words(said: str) -> None:
    record = msgspec.structs.replace(samples.everywhere(said), plan=plan_samples.plan_everywhere(said))
    pdf = agreement_pdf(record, AgreementOptions("p", ALL), ENGLISH)
    read = read_back(pdf)
    assert read.images == 0 and all(embedded == "yes" for _font, embedded in read.fonts)
    assert not any("/Link" in str(page) for page in pypdfium2.PdfDocument(pdf))
    if said.isascii() and said.isprintable() and len(said) < 100:
        assert read.says(f"1. {said}") and read.says(f"Care for the health {said}")
