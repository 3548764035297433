"""Colours, measures and paragraph styles of the paper. Lengths are in points."""

from dataclasses import dataclass, replace
from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from desktop.records import Rater
from desktop.reports import fonts

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 57.0
TOP = 50.0
BOTTOM = 58.0
WIDTH = PAGE_WIDTH - 2 * MARGIN
BETWEEN = 24.0
"""Between two columns that each have a text of their own."""

INK = HexColor(0x1A1F26)
QUIET = HexColor(0x5B6673)
LINE = HexColor(0xD5DAE1)
GROUND = HexColor(0xF5F6F8)
BLUE = HexColor(0x0059B3)
BLUE_DARK = HexColor(0x003972)
BLUE_TINT = HexColor(0xE6F0FA)
AMBER = HexColor(0x9A5B00)
AMBER_TINT = HexColor(0xFDF3E2)
GREEN = HexColor(0x2F6B1F)
WATERMARK = HexColor(0xF1F2F4)
WHITE = HexColor(0xFFFFFF)

RATER_COLOURS = {Rater.CITIZEN: BLUE, Rater.CASEWORKER: AMBER}

BODY = ParagraphStyle(
    "body",
    fontName=fonts.REGULAR,
    bulletFontName=fonts.REGULAR,
    fontSize=10.5,
    leading=15,
    textColor=INK,
    allowWidows=0,
    allowOrphans=0,
)
STRONG = ParagraphStyle("strong", BODY, fontName=fonts.SEMIBOLD)
SMALL = ParagraphStyle("small", BODY, fontSize=9, leading=12, textColor=QUIET)
SMALL_INK = ParagraphStyle("small ink", SMALL, textColor=INK)
SMALL_STRONG = ParagraphStyle("small strong", SMALL, fontName=fonts.SEMIBOLD, textColor=INK)
SUBTITLE = ParagraphStyle("subtitle", BODY, fontSize=10.5, textColor=QUIET)
TITLE = ParagraphStyle("title", STRONG, fontSize=22, leading=28)
PAGE_TITLE = ParagraphStyle("page title", STRONG, fontSize=18, leading=24, spaceBefore=20, spaceAfter=2)
HEADING = ParagraphStyle("heading", STRONG, fontSize=13, leading=18, spaceBefore=14, spaceAfter=4)
MOVED = ParagraphStyle("moved", SMALL_STRONG, spaceBefore=2)
COLUMN = ParagraphStyle("column", SMALL_STRONG, textColor=QUIET)
BAND = ParagraphStyle("band", SMALL_STRONG, textColor=INK)
INDENTED = ParagraphStyle("indented", BODY, leftIndent=12)
GOAL = ParagraphStyle("goal", BODY, fontSize=15, leading=21, leftIndent=14, bar=BLUE)
GOAL_LABEL = ParagraphStyle(
    "goal label", SMALL_STRONG, textColor=BLUE_DARK, leftIndent=14, bar=BLUE, keepWithNext=1
)
SMALL_GOAL = ParagraphStyle("small goal", BODY, leftIndent=14, bar=BLUE)
SMALL_GOAL_DONE = ParagraphStyle("small goal reached", SMALL_GOAL, textColor=GREEN)
FOCUS = ParagraphStyle("focus", STRONG, leftIndent=14, bar=BLUE)
CARD_VALUE = ParagraphStyle("card value", STRONG, fontSize=13, leading=18)

CARD_PADDING = 14.0
CARD = (
    ("BACKGROUND", (0, 0), (-1, -1), BLUE_TINT),
    ("ROUNDEDCORNERS", [6, 6, 6, 6]),
    ("LEFTPADDING", (0, 0), (-1, -1), CARD_PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), CARD_PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 9),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 11),
)
"""The commands of a table that is one tinted card."""

ANSWER = ParagraphStyle("answer", BODY, fontSize=10, leading=13.5)
ANSWER_STRONG = ParagraphStyle("answer strong", ANSWER, fontName=fonts.SEMIBOLD)


@dataclass(frozen=True, slots=True)
class Spacing:
    """How close the lists of the paper are set.

    `row` is the room above and below an answer, `many` the same where there are many, `beside` that at its
    sides; `step` is the room of a step, `between` that of a section, `to_write` that above a line to sign,
    `drawing` the height of a ladder. `answer`, `detail` and `moved` are the styles inside the answers, which
    are set in by `inset`, a share of the page, where they stand below their question.
    `drawings_alone`: without the words that stand above them; many small ones under one line of dates.
    """

    row: float
    step: float
    between: float
    to_write: float
    drawing: float
    answer: ParagraphStyle
    detail: ParagraphStyle
    moved: ParagraphStyle
    many: float = 2.5
    beside: float = 8
    inset: float = 0.03
    drawings_alone: bool = False


ROOMY = Spacing(row=5, step=6, between=18, to_write=32, drawing=56, answer=ANSWER, detail=SMALL, moved=MOVED)
TIGHT = Spacing(
    row=3,
    step=4,
    between=12,
    to_write=28,
    drawing=48,
    answer=ParagraphStyle("answer tight", ANSWER, leading=12.5),
    detail=ParagraphStyle("detail tight", SMALL, leading=11),
    moved=ParagraphStyle("moved tight", MOVED, leading=11, spaceBefore=1),
)
"""One fixed step closer: taken where it saves a page that would be almost empty."""
CLOSEST = replace(TIGHT, many=1.5, beside=6, inset=0.02, drawings_alone=True)
"""Taken where it saves a page of an unusually long paper."""
VOICES = {
    Rater.CITIZEN: ParagraphStyle(
        "citizen", SMALL_STRONG, textColor=BLUE_DARK, mark=Rater.CITIZEN, leftIndent=12
    ),
    Rater.CASEWORKER: ParagraphStyle(
        "caseworker", SMALL_STRONG, textColor=AMBER, mark=Rater.CASEWORKER, leftIndent=12
    ),
}
"""Styles of a name that says whose words follow; `flowables.Marked` draws circle or square before it."""
BESIDE = {
    rater: ParagraphStyle(f"beside {rater}", SMALL_INK, mark=rater, leftIndent=12, spaceAfter=2)
    for rater in Rater
}
"""Styles of an answer beside a drawing, with the mark before it."""
EVENTS = ParagraphStyle("events", SMALL, leftIndent=12, triangle=True, spaceBefore=2)


@cache
def turned(look: ParagraphStyle) -> ParagraphStyle:
    """The same on a page that runs from right to left."""
    return ParagraphStyle(
        f"{look.name} turned", look, turned=1, leftIndent=look.rightIndent, rightIndent=look.leftIndent
    )
