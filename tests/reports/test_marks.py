"""The marks on paper: the shapes of the screen, told to the canvas in few words."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.records import Rater
from desktop.reports import style
from desktop.reports.marks import draw_marks

PLACES = [(30.0, 40.0), (31.25, 0.0), (-7.5, 123.456)]


def code(canvas: Canvas) -> list[str]:
    """What was told to the canvas since it was made, word for word."""
    return " ".join(canvas._code).split()


@pytest.mark.parametrize("size", [3.6, 6.5, 7.0])
def test_a_circle_is_the_one_that_reportlab_draws(size: float) -> None:
    ours, theirs = Canvas("unused.pdf"), Canvas("unused.pdf")
    draw_marks(ours, Rater.CITIZEN, PLACES, filled=False, size=size)
    theirs.setStrokeColor(style.BLUE)
    theirs.setFillColor(style.WHITE)
    theirs.setLineWidth(1)
    for x, y in PLACES:
        theirs.circle(x, y, size / 2 - 0.5, stroke=1, fill=1)
    assert code(ours) == code(theirs)


def test_squares_are_the_caseworkers_and_colours_are_told_once() -> None:
    canvas = Canvas("unused.pdf")
    before = len(code(canvas))
    draw_marks(canvas, Rater.CASEWORKER, PLACES, size=6.5)
    told = code(canvas)[before:]
    assert told.count("re") == len(PLACES)
    assert (told.count("RG"), told.count("rg"), told.count("w")) == (1, 1, 1)
