"""Many questions: each above its answers, so that the paper stays short and everything is still said."""

import msgspec
import pytest

from desktop.i18n import Catalogue
from desktop.reports import SummaryOptions, style, summary_pdf
from desktop.reports.answers import printed_questions
from tests.reports import long_samples, plan_samples, samples
from tests.reports.readers import read_back, squeezed
from tests.reports.test_small_histories import sixteen

DANISH, ENGLISH = Catalogue("da"), Catalogue("en")
ALL = SummaryOptions(charts=True, private_answers=True, full_cpr=True, third_signature=True)


@pytest.mark.parametrize("words", [DANISH, ENGLISH])
def test_all_twenty_with_every_option_take_four_pages(words: Catalogue) -> None:
    record = samples.sixteen_questions()
    read = read_back(summary_pdf(record, ALL, words))
    assert len(read.pages) <= 4
    for asked in record.questions:
        assert read.says(f"{asked.short} {asked.text}")
        assert read.says(asked.citizen.words)
        if asked.caseworker is not None:
            assert read.says(asked.caseworker.words)


@pytest.mark.parametrize("words", [DANISH, ENGLISH])
@pytest.mark.parametrize("options", [ALL, SummaryOptions(charts=True)])
@pytest.mark.parametrize("conversations", [4, 8, 20, 60])
def test_sixteen_take_four_however_many_conversations_there_were(
    conversations: int, options: SummaryOptions, words: Catalogue
) -> None:
    record = sixteen(conversations)
    read = read_back(summary_pdf(record, options, words))
    assert len(read.pages) <= 4
    for asked in printed_questions(record, options.private_answers):
        assert read.says(f"{asked.short} {asked.text}")
        assert read.says(asked.citizen.words)
        assert asked.caseworker is None or read.says(asked.caseworker.words)
        # Its name stands above its drawing too.
        assert read.text.count(asked.short) >= 2


@pytest.mark.parametrize("words", [DANISH, ENGLISH])
def test_a_plan_and_sixty_conversations_take_four_pages_with_smaller_drawings(words: Catalogue) -> None:
    record = msgspec.structs.replace(long_samples.many(60), plan=plan_samples.plan())
    read = read_back(summary_pdf(record, ALL, words))
    assert len(read.pages) == 4
    for asked in printed_questions(record, True):
        assert read.says(asked.citizen.words)
        assert squeezed(read.text).count(squeezed(asked.short)) >= 2


@pytest.mark.parametrize(("questions", "above"), [(6, False), (12, False), (13, True)])
def test_up_to_twelve_stand_beside_their_answers(questions: int, above: bool) -> None:
    record = samples.sixteen_questions()
    record = msgspec.structs.replace(record, questions=record.questions[:questions])
    read = read_back(summary_pdf(record, SummaryOptions(), DANISH))
    asked = record.questions[0]
    page = next(page for page in read.pages if asked.short in page)
    # Beside them it is in a column of its own, and its name on a line of its own.
    assert (f"{asked.short}\n" not in page) == above


def test_what_moved_is_counted_from_is_quoted_behind_it_without_its_day() -> None:
    read = read_back(summary_pdf(sixteen(4), SummaryOptions(), ENGLISH))
    assert read.says("one step up since 14 May 2016: “") or read.says("steps up since 14 May 2016: “")
    assert not read.says("14 May 2016: 14 May 2016")
    assert "14 May 2016 14 May 2016" not in " ".join(read.text.split())


@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_a_question_stays_with_its_answers(lines: int) -> None:
    record = msgspec.structs.replace(samples.sixteen_questions(), topic="Vi talte længe. " * 6 * lines)
    pages = read_back(summary_pdf(record, ALL, ENGLISH)).pages
    for asked in record.questions:
        (page,) = (squeezed(page) for page in pages if squeezed(asked.short + asked.text) in squeezed(page))
        assert squeezed(asked.citizen.words) in page


def test_what_moved_stands_behind_the_answer_in_bold() -> None:
    pdf = summary_pdf(samples.sixteen_questions(), ALL, DANISH)
    assert read_back(pdf).says("”God” som 20. august 2026")


def test_nothing_is_printed_smaller_than_nine_points() -> None:
    looks = [each for each in vars(style).values() if isinstance(each, style.ParagraphStyle)]
    spacings = (style.ROOMY, style.TIGHT, style.CLOSEST)
    looks += [look for each in spacings for look in (each.answer, each.detail, each.moved)]
    assert min(look.fontSize for look in looks) == 9
