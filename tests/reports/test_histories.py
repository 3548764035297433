"""The answers over time on paper: the screen's series, its marks, and words beside them."""

from collections.abc import Iterator
from io import BytesIO

import msgspec
import pypdfium2
import pytest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop import charts
from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.recorded_plan import RecordedHours, RecordedPlacement, RecordedPlan
from desktop.records import CaseworkerView, Rater
from desktop.reports import SummaryOptions, style, summary_pdf
from desktop.reports.answers import printed_questions
from desktop.reports.content import read
from desktop.reports.histories import histories
from desktop.reports.history_drawing import HistoryDrawing
from desktop.text import format_date
from desktop.ui.widgets.charts.history_chart import HistoryChart
from tests.reports import samples
from tests.reports.long_samples import many
from tests.reports.readers import ReadBack, read_back
from tests.reports.samples import AUGUST, MAY, Said, question

WORDS = Catalogue("en")
CHARTS = SummaryOptions(charts=True, private_answers=True)
SIXTY = 60


def printed(record: FinalRecord) -> ReadBack:
    return read_back(summary_pdf(record, CHARTS, Catalogue("en")))


def drawings(record: FinalRecord) -> list[HistoryDrawing]:
    """The drawings of a record, in their order."""
    questions = printed_questions(record, True)
    made = histories(record, questions, read(record, CHARTS, WORDS), WORDS, style.ROOMY)
    return list(_drawings_in(made))


def _drawings_in(found: object) -> Iterator[HistoryDrawing]:
    if isinstance(found, HistoryDrawing):
        yield found
    elif isinstance(found, (list, tuple)):
        for each in found:
            yield from _drawings_in(each)
    else:
        yield from _drawings_in(getattr(found, "_content", None) or getattr(found, "_cellvalues", ()))


@pytest.mark.parametrize("record", [samples.record(), many(4), many(SIXTY), samples.stopped_early()])
def test_screen_and_paper_draw_the_same_series(record: FinalRecord, qtbot: QtBot) -> None:
    chart = HistoryChart(WORDS)
    qtbot.addWidget(chart)
    drawn = {each.series: each for each in drawings(record)}
    compared = 0
    for asked in record.questions:
        chart.show_series(record, asked, views_opened=True)
        series = charts.shown_series(record, asked, views_opened=True)
        if series not in drawn:
            continue
        paper = drawn[series]
        assert chart.canvas._series == paper.series
        assert chart.canvas._events == paper.events == charts.events(record)
        compared += 1
    assert compared == len(drawn) > 0


def test_the_mark_of_this_conversation_is_filled_and_earlier_ones_are_hollow() -> None:
    asked = question("E1", Said(3, earlier=((MAY, 1, None), (AUGUST, 1, None))))
    [drawing] = drawings(samples.record(questions=(asked,)))
    width, height = drawing.wrap(400, 400)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height))
    drawing.drawOn(canvas, 0, 0)
    canvas.save()
    image = pypdfium2.PdfDocument(buffer.getvalue())[0].render(scale=4).to_pil()
    seen = [
        (mark.today, image.getpixel((round(mark.x * 4), round(mark.y * 4))))
        for mark in charts.history(drawing.area(), drawing.series[0]).marks
    ]
    assert seen == [(False, (255, 255, 255)), (False, (255, 255, 255)), (True, (0, 0x59, 0xB3))]


def test_changes_are_marked_and_named_once() -> None:
    read = printed(many(4))
    assert read.text.count("by phone (May 16)") == 1
    assert read.text.count("together at the screen (Nov 26)") == 1
    assert all(each.events for each in drawings(many(4)))
    assert all(not each.events for each in drawings(samples.record()))


def test_of_many_changes_the_newest_are_named_and_the_rest_pointed_out() -> None:
    read = printed(many(SIXTY))
    assert read.says("new caseworker (Nov 26)")
    assert read.says("together at the screen (Jul 16)")
    older = charts.events(many(SIXTY))[:-12]
    assert read.says("earlier changes are marked without words") == bool(older)


def test_a_gap_and_a_break_are_explained_where_there_is_one() -> None:
    gap, broken = "Gap in the line: no answer that time.", "Broken line: the question had other words."
    plain = printed(samples.record())
    assert not plain.says(gap) and not plain.says(broken)
    four = printed(many(4))
    assert four.says(gap) and not four.says(broken)
    sixty = printed(many(SIXTY))
    assert sixty.says(gap) and sixty.says(broken)


def test_the_legend_says_whose_mark_is_whose() -> None:
    assert printed(samples.record()).says("from this conversation. Amira Mette Prøvelund Klare et job")
    alone = (question("E1", Said(3, earlier=((MAY, 1, None), (AUGUST, 2, None)))),)
    assert printed(samples.record(questions=alone)).says("from this conversation. Amira Familie og venner")


def test_words_stand_below_each_drawing() -> None:
    asked = samples.record().questions[0]
    read = printed(samples.record())
    assert read.says(f"“{asked.citizen.words}” · one step up since 20 August 2026")
    assert read.says("“Jeg vurderer: usikker på at kunne klare et arbejde” · same as 20 August 2026")


def test_a_question_without_ladder_stands_in_words() -> None:
    asked = question("A3", Said(1, 2, ((MAY, 5, 4), (AUGUST, 3, 3))))
    record = samples.record(questions=(asked,))
    read = printed(record)
    assert drawings(record) == []
    assert read.says("21 November 2026: “Gode/ok” 20 August 2026:")
    assert not read.says("top answer")
    assert not read.says("A filled mark")


def test_earlier_answers_of_the_caseworker_stay_where_none_was_given_today() -> None:
    asked = question("A1", Said(2, 3, ((MAY, 3, 3),)))
    hidden = msgspec.structs.replace(asked, caseworker=None)
    record = samples.record(questions=(hidden,), caseworker_view=CaseworkerView.NONE)
    [drawing] = drawings(record)
    assert [each.rater for each in drawing.series] == [Rater.CITIZEN, Rater.CASEWORKER]
    assert drawing.series[1].points[-1].place is None


def test_many_conversations_take_the_whole_width_and_stay_apart() -> None:
    few, sixty = drawings(many(4)), drawings(many(SIXTY))
    assert len(few) == len(sixty) == 5
    for drawing in sixty:
        drawing.wrap(style.WIDTH, style.PAGE_HEIGHT)
        smallest = charts.mark_size(drawing.area(), SIXTY, 7.0, 3.6)
        assert drawing.area().width / (SIXTY - 1) >= smallest
    assert len(printed(many(SIXTY)).pages) <= 5


def test_placements_and_hours_are_marked_and_named_on_paper() -> None:
    record = samples.record()
    stay = RecordedPlacement(id="p", company="Fønix Genbrug", starts=MAY)
    hours = RecordedHours(day=record.day, weekly_minutes=750)
    lived = msgspec.structs.replace(record, plan=RecordedPlan(placements=(stay,), ordinary_hours=(hours,)))
    said = " ".join(printed(lived).text.split())
    assert f"placement from {format_date(MAY, 'en')}: Fønix Genbrug" in said
    assert "12.5 hours a week of ordinary work from" in said
    marked = {event.column for event in drawings(lived)[0].events}
    assert marked > {event.column for event in charts.events(record)}
