"""The sheet itself: frames, the draft's watermark, running head, foot with page x of y, outline."""

from dataclasses import dataclass
from functools import partial
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame
from reportlab.platypus.doctemplate import PageTemplate

from desktop import __version__
from desktop.i18n import Catalogue
from desktop.reports import fonts, style
from desktop.reports.escape import line, plain
from desktop.reports.flowables import text

_HEAD_LENGTH = 80
_FOOT_Y = 30.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every page carries. `head` stands on page two and on; texts are as people typed them."""

    title: str
    author: str
    head: str
    foot: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF: its bytes, how many pages, and how much of the last is used (0 to 1)."""

    pdf: bytes
    pages: int
    last_page: float


def build(story: list[Flowable], sheet: Sheet, words: Catalogue) -> Paper:
    """Lay the story out on A4; the same story and sheet give the same bytes."""
    fonts.register(fonts.BASE)
    buffer = BytesIO()
    document = _Document(buffer, sheet, words)
    document.build(story, canvasmaker=partial(_Canvas, sheet=sheet, words=words))
    return Paper(buffer.getvalue(), document.page, document.used)


class _Document(BaseDocTemplate):
    used = 0.0
    """How much of the page that ended last is used, 0 to 1."""

    def __init__(self, buffer: BytesIO, sheet: Sheet, words: Catalogue) -> None:
        super().__init__(
            buffer,
            pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
            title=plain(sheet.title),
            author=plain(sheet.author),
            creator=f"Pejl {__version__}",
            lang=words.language,
            initialFontName=fonts.REGULAR,
            invariant=1,
        )
        self._sheet, self._words = sheet, words
        height = style.PAGE_HEIGHT - style.TOP - style.BOTTOM
        frame = partial(
            Frame, style.MARGIN, style.BOTTOM, style.WIDTH,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(
            [
                PageTemplate("first", [frame(height)], onPage=self._under, autoNextPageTemplate="later"),
                PageTemplate("later", [frame(height - 22)], onPage=self._under_later),
            ]
        )

    def afterPage(self) -> None:
        """Measure the page; reportlab calls this at its end."""
        self.used = 1 - (self.frame._y - self.frame._y1p) / self.frame._aH

    def _under(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        if self._sheet.draft:
            canvas.saveState()
            canvas.setFillColor(style.WATERMARK)
            canvas.setFont(fonts.SEMIBOLD, 120)
            canvas.translate(style.PAGE_WIDTH / 2, style.PAGE_HEIGHT / 2)
            canvas.rotate(52)
            canvas.drawCentredString(0, -40, self._words.gettext("DRAFT"))
            canvas.restoreState()

    def _under_later(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        self._under(canvas, document)
        head = text(line(self._sheet.head, _HEAD_LENGTH), style.SMALL)
        _width, height = head.wrap(style.WIDTH, 40)
        head.drawOn(canvas, style.MARGIN, style.PAGE_HEIGHT - style.TOP + 12 - height)


class _Canvas(Canvas):
    """Draws the foot of every page at the end, when the number of pages is known."""

    def __init__(self, *arguments: object, sheet: Sheet, words: Catalogue, **options: object) -> None:
        super().__init__(*arguments, **options)
        self._sheet, self._words = sheet, words
        self._feet = 0
        self._headings = 0
        self.setViewerPreference("DisplayDocTitle", "true")

    def add_heading(self, title: str, level: int, height: float) -> None:
        """Enter a heading, `height` above the current origin, into the outline."""
        self._headings += 1
        key = f"heading{self._headings}"
        self.bookmarkHorizontal(key, 0, height)
        self.addOutlineEntry(title, key, level)

    def showPage(self) -> None:
        """End the page with a form that is filled in by `save`."""
        self._feet += 1
        self.doForm(f"foot{self._feet}")
        super().showPage()

    def save(self) -> None:
        """Draw the feet, then write the file."""
        for number in range(1, self._feet + 1):
            self.beginForm(f"foot{number}")
            self._foot(number)
            self.endForm()
        super().save()

    def _foot(self, number: int) -> None:
        look = style.SMALL
        pages = self._words.gettext("Page %(page)s of %(pages)s") % {"page": number, "pages": self._feet}
        self.setStrokeColor(style.LINE)
        self.setLineWidth(0.75)
        self.line(style.MARGIN, _FOOT_Y + 15, style.PAGE_WIDTH - style.MARGIN, _FOOT_Y + 15)
        self.setFillColor(look.textColor)
        self.setFont(look.fontName, look.fontSize)
        self.drawString(style.MARGIN, _FOOT_Y, self._sheet.foot)
        self.drawRightString(style.PAGE_WIDTH - style.MARGIN, _FOOT_Y, pages)
