"""The page in the citizen's language: complete, in its own direction, and apart from what is signed."""

import re
import subprocess
import unicodedata
from dataclasses import replace

import msgspec
import pypdfium2
import pytest

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue, CitizenCatalogue
from desktop.questions import translation
from desktop.reports import Addendum, SummaryOptions, summary_fields, summary_pdf, summary_text
from desktop.reports.citizen_content import read_for_citizen
from tests.reports import samples
from tests.reports.readers import read_back, squeezed

DANISH, ENGLISH = Catalogue("da"), Catalogue("en")
ALL = SummaryOptions(charts=True, private_answers=True, full_cpr=True, third_signature=True)
LANGUAGES = ["ar", "en", "uk"]
TITLES = {"ar": "محادثتنا", "en": "Our conversation", "uk": "Наша розмова"}
DAYS = {"ar": "21 نوفمبر 2026", "en": "21 November 2026", "uk": "21 листопада 2026"}

NEXT = {"ar": "20 فبراير 2027", "en": "20 February 2027", "uk": "20 лютого 2027"}


def spoken(record: FinalRecord, language: str) -> FinalRecord:
    """The record of a conversation whose questions stood in this language beside the Danish."""
    asked = []
    for question in record.questions:
        found = translation(question.id, question.text, question.options, language)
        assert found is not None
        asked.append(
            msgspec.structs.replace(question, translated_text=found.text, translated_options=found.options)
        )
    return msgspec.structs.replace(record, language=language, questions=tuple(asked))


def pages(pdf: bytes) -> list[str]:
    """The text of each page in the order in which it is read, joined letters taken apart again."""
    found = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True
    )
    text = unicodedata.normalize("NFKC", found.stdout.decode())
    return re.sub("[\u202a-\u202e\u2066-\u2069]", "", text).split("\f")[:-1]


def count(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_in_the_citizens_language_what_was_agreed_and_answered(language: str) -> None:
    record = spoken(samples.record(), language)
    page = pages(summary_pdf(record, SummaryOptions(), DANISH))[-1]
    assert TITLES[language] in page
    # Programs put a date's three parts in an order of their own where the page runs to the left.
    assert all(part in page for part in NEXT[language].split())
    assert "Ringe til køkkenet på Solgården" in page and "70 10 20 30" in page
    assert "610190" not in page
    content = read_for_citizen(record, SummaryOptions())
    assert content is not None
    assert DAYS[language] in content.place
    asked = record.questions[1]
    assert content.answers[1][0] == asked.translated_text
    assert asked.citizen.option is not None
    assert asked.translated_options[asked.citizen.option - 1] in content.answers[1][1]
    assert content.answers[5][1] == CitizenCatalogue(language).word("Ved ikke")
    if language != "ar":
        for question, answer in content.answers:
            assert squeezed(answer) in squeezed(page) and squeezed(question) in squeezed(page)


def test_arabic_is_joined_and_reads_from_right_to_left() -> None:
    record = spoken(samples.record(), "ar")
    pdf = summary_pdf(record, SummaryOptions(), DANISH)
    assert "NotoSansArabic" in " ".join(name for name, _embedded in read_back(pdf).fonts)
    page = pages(pdf)[-1]
    # The question's words in the order in which they are said.
    assert "هل لديك فكرة عن العمل الذي" in page
    assert "هل لديك معرفة بما عليك فعله" in page
    document = pypdfium2.PdfDocument(pdf)
    last = document[len(document) - 1]
    found = last.get_textpage()
    said = found.get_text_range()
    step = said.index("buskort")
    what = found.get_charbox(step)[0]
    who = min(found.get_charbox(each.start())[0] for each in re.finditer("Mette Prøvelund", said))
    # The first column, what to do, stands at the right, and the one who does it left of it.
    assert what > last.get_width() / 2 > who


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [DANISH, ENGLISH])
def test_what_is_signed_takes_no_more_pages_for_it(language: str, words: Catalogue) -> None:
    record = spoken(samples.sixteen_questions(), language)
    alone = replace(ALL, citizen_language=False)
    signed = pages(summary_pdf(record, alone, words))
    both = pages(summary_pdf(record, ALL, words))
    assert len(both) - len(signed) <= 2
    title = TITLES[language]
    assert not any(title in page for page in signed)
    assert [title in page for page in both].index(True) == len(signed)
    sign = "Borger, dato" if words is DANISH else "Citizen, date"
    assert sign in both[len(signed) - 1]


def test_the_spacing_of_what_is_signed_is_chosen_without_it() -> None:
    """A page that would be almost empty is saved, however full the citizen's own page is."""
    record = samples.record(picture="", citizen_view="", caseworker_view_text="")
    alone = count(summary_pdf(record, SummaryOptions(), ENGLISH))
    both = spoken(record, "en")
    assert count(summary_pdf(both, SummaryOptions(), ENGLISH)) == alone + 1


def test_there_is_none_in_danish_in_an_unknown_language_or_where_it_is_not_wished_for() -> None:
    for record in (samples.record(), samples.record(language="pl")):
        assert read_for_citizen(record, SummaryOptions()) is None
    record = spoken(samples.record(), "uk")
    assert read_for_citizen(record, SummaryOptions(citizen_language=False)) is None
    assert (
        TITLES["uk"]
        not in read_back(summary_pdf(record, SummaryOptions(citizen_language=False), DANISH)).text
    )


def test_answers_and_what_is_private_follow_the_other_choices() -> None:
    record = spoken(samples.sixteen_questions(), "en")
    plain = read_for_citizen(record, SummaryOptions())
    assert plain is not None and len(plain.answers) == 15
    assert plain.private.startswith("What you answered about the people")
    private = read_for_citizen(record, SummaryOptions(private_answers=True))
    assert private is not None and len(private.answers) == 20 and private.private == ""
    none = read_for_citizen(record, SummaryOptions(answers=False))
    assert none is not None and none.answers == () and none.private == ""


def test_a_talk_without_steps_day_and_phone_says_so() -> None:
    record = samples.record(
        language="en", questions=(), steps=(), goal="", next_conversation=None, caseworker_phone=""
    )
    page = read_back(summary_pdf(record, SummaryOptions(), DANISH)).pages[-1]
    assert "We agreed on nothing in particular today" in page
    assert "We have not set a day yet" in page
    assert "Phone" not in page and "Own goal" not in page and "Your answers" not in page


def test_a_step_from_earlier_stands_there_as_long_as_it_is_under_way() -> None:
    earlier = {"from_earlier": True, "agreed_on": samples.MAY}
    steps = (
        samples.step("Nyt", owner="mentor"),
        samples.step("Gammelt og åbent", owner="together", **earlier),
        samples.step("Gjort", status="done", **earlier),
    )
    content = read_for_citizen(samples.record(language="en", steps=steps), SummaryOptions())
    assert content is not None
    assert content.steps == (
        ("Nyt", "The mentor", "no date set"),
        ("Gammelt og åbent", "Amira · Mette Prøvelund", "no date set"),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_bytes_each_time(language: str) -> None:
    record = spoken(samples.record(), language)
    assert summary_pdf(record, ALL, DANISH) == summary_pdf(record, ALL, DANISH)


@pytest.mark.parametrize("said", samples.HOSTILE)
@pytest.mark.parametrize("language", ["ar", "uk"])
def test_hostile_words_are_printed_as_words(said: str, language: str) -> None:
    record = spoken(samples.everywhere(said), language)
    pdf = summary_pdf(record, ALL, DANISH)
    read = read_back(pdf)
    assert read.images == 0
    assert all(embedded == "yes" for _font, embedded in read.fonts)
    document = pypdfium2.PdfDocument(pdf)
    assert not any("/Link" in str(page) for page in document)
    assert "Side 1 af" in read.pages[0]
    if said.isascii() and said.isprintable() and len(said) < 100:
        content = read_for_citizen(record, ALL)
        assert content is not None and said in content.goal
        assert squeezed(said) in squeezed("".join(pages(pdf)[-2:]))


def test_text_in_both_directions_is_shaped_on_the_danish_pages_too() -> None:
    record = samples.record(
        citizen_name="أميرة الاختبار", goal="أريد أن أعمل مع الطعام", talk="<b>لا</b> & <i>"
    )
    first, *rest = pages(summary_pdf(record, SummaryOptions(), DANISH))
    assert "أميرة الاختبار" in first and "أريد أن أعمل مع الطعام" in first
    assert all("21. november 2026" in page for page in rest)


def test_no_heading_stands_alone_and_no_row_is_cut_over_two_pages() -> None:
    for number in range(0, 40, 3):
        steps = tuple(samples.step(f"Skridt {place} " + "ord " * 12) for place in range(number))
        record = spoken(samples.record(steps=steps), "uk")
        found = read_back(summary_pdf(record, SummaryOptions(answers=number % 2 == 0), DANISH))
        for page in found.pages:
            lines = [line for line in page.splitlines() if line.strip()][:-1]
            body = [line for line in lines if not line.startswith(("dokument", "Side"))]
            assert body[-1] not in ("Ваші відповіді", "Про що ми домовилися")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_copied_by_itself_and_the_text_for_the_case_stays_danish(language: str) -> None:
    record = spoken(samples.record(), language)
    added = (Addendum(samples.TODAY, "Mette", "", "Tilføjet."),)
    field = summary_fields(record, DANISH, addenda=added)[-1]
    assert field.key == "citizen_language" and field.label.startswith("På borgerens sprog (")
    assert TITLES[language] in field.text and "70 10 20 30" in field.text
    assert TITLES[language] not in summary_text(record, DANISH, addenda=added)
    assert not any(each.key == field.key for each in summary_fields(samples.record(), DANISH))
