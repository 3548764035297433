"""The sheet itself: frames, the draft's watermark, running head, foot with page x of y, outline."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame
from reportlab.platypus.doctemplate import ActionFlowable, PageTemplate

from desktop import __version__
from desktop.i18n import Catalogue
from desktop.progress import Progress, unheard
from desktop.reports import fonts, style
from desktop.reports.attaching import Attached, attach
from desktop.reports.escape import line, plain
from desktop.reports.paragraphs import text

# Streams as they are: text armour makes the file a quarter larger, and takes time.
rl_config.useA85 = 0

_Placed = tuple[Flowable, float, float, float]
"""A flowable, where it is drawn, and the room beside it."""
_Page = list[_Placed]

_HEAD_LENGTH = 80
_FOOT_Y = 30.0
PAGE_ROOM = style.PAGE_HEIGHT - style.TOP - style.BOTTOM
HEAD = 22.0
"""How much of it the running head takes from page two on."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every page carries. `head` stands on page two and on; texts are as people typed them.

    `attached` is a file that the PDF carries beside its pages.
    """

    title: str
    author: str
    head: str
    foot: str
    draft: bool
    attached: Attached | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A layout: `draw` gives its PDF, once.

    `pages` says on how many stands what is signed, `last_page` how much of their last is used (0 to 1).
    """

    draw: Callable[[], bytes]
    pages: int
    last_page: float


def build(
    story: list[Flowable],
    sheet: Sheet,
    words: Catalogue,
    password: str = "",
    progress: Progress = unheard,
) -> Paper:
    """Lay the story out on A4, drawing nothing yet; the same story and sheet give the same bytes.

    With a `password` the PDF is encrypted, and its bytes are others each time. `progress` is told how much is
    laid out and then drawn, of both together; both raise what it raises.
    """
    parts = len(story)
    fonts.register(fonts.BASE)
    buffer = BytesIO()
    document = _Document(buffer, sheet, words)
    if password:
        from desktop.reports.sealing import Seal

        document.encrypt = Seal(password)
    canvases: list[_Canvas] = []

    def canvas(*arguments: object, **options: object) -> _Canvas:
        canvases.append(_Canvas(*arguments, sheet=sheet, words=words, **options))
        return canvases[-1]

    def draw() -> bytes:
        canvases[0].draw(pages, lambda done, total: progress(parts + parts * done // total, 2 * parts))
        return buffer.getvalue()

    document.setProgressCallBack(lambda kind, done: progress(done, 2 * parts) if kind == "PROGRESS" else None)
    document.build(story, canvasmaker=canvas)
    pages = canvases[0].hand_over()
    return Paper(draw, *(document.signed or (document.page, document.used)))


class SignedPagesEnd(ActionFlowable):
    """A new page for what is not signed, and is counted apart."""

    def __init__(self) -> None:
        super().__init__(())

    def apply(self, doc: "_Document") -> None:
        """Remember how full the last page is, and end it."""
        doc.signed = (doc.page, doc.used_now())
        doc.handle_pageBreak()


class _Frame(Frame):
    """Where a flowable would be drawn, it is placed; a layout that is not taken is never drawn."""

    def _add(self, flowable: Flowable, canv: Canvas, trySplit: int = 0) -> int:
        def place(canvas: _Canvas, x: float, y: float, _sW: float = 0) -> None:
            canvas.placed.append((flowable, x, y, _sW))

        flowable.drawOn = place
        try:
            return int(super()._add(flowable, canv, trySplit) or 0)
        finally:
            del flowable.drawOn

    add = _add


class _Document(BaseDocTemplate):
    used = 0.0
    """How much of the page that ended last is used, 0 to 1."""
    signed: tuple[int, float] | None = None
    """Pages of what is signed, and how much of their last is used, where something stands behind them."""

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
        frame = partial(
            _Frame, style.MARGIN, style.BOTTOM, style.WIDTH,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(
            [
                PageTemplate("first", [frame(PAGE_ROOM)], autoNextPageTemplate="later"),
                PageTemplate("later", [frame(PAGE_ROOM - HEAD)]),
            ]
        )

    def afterPage(self) -> None:
        """Measure the page; reportlab calls this at its end."""
        self.used = self.used_now()

    def used_now(self) -> float:
        """How much of the page under way is used, 0 to 1."""
        return 1 - float(self.frame._y - self.frame._y1p) / float(self.frame._aH)


class _Canvas(Canvas):
    """Keeps what is placed on each page, and draws it all at the end, when the number of pages is known."""

    def __init__(self, *arguments: object, sheet: Sheet, words: Catalogue, **options: object) -> None:
        super().__init__(*arguments, **options)
        self._sheet, self._words = sheet, words
        self.placed: _Page = []
        self._pages: list[_Page] = []
        self._headings = 0
        self.setViewerPreference("DisplayDocTitle", "true")

    def add_heading(self, title: str, level: int, height: float) -> None:
        """Enter a heading, `height` above the current origin, into the outline."""
        self._headings += 1
        key = f"heading{self._headings}"
        self.bookmarkHorizontal(key, 0, height)
        self.addOutlineEntry(title, key, level)

    def showPage(self) -> None:
        """End the page in the layout."""
        self._pages.append(self.placed)
        self.placed = []

    def save(self) -> None:
        """Nothing: `draw` writes the file, where this layout is the one that is taken."""

    def hand_over(self) -> list[_Page]:
        """What is placed on each page, which is now the caller's alone.

        reportlab's canvas and document hold on to themselves: what was said shall not wait with them for the
        collector.
        """
        pages, self._pages = self._pages, []
        return pages

    def draw(self, pages: list[_Page], progress: Progress) -> None:
        """Draw every page with its foot, then write the file."""
        for number, placed in enumerate(pages, start=1):
            self._watermark()
            if number > 1:
                self._head()
            for flowable, x, y, room in placed:
                flowable.drawOn(self, x, y, _sW=room)
            self._foot(number, len(pages))
            super().showPage()
            progress(number, len(pages))
        if self._sheet.attached is not None:
            attach(self, self._sheet.attached)
        super().save()

    def _watermark(self) -> None:
        if self._sheet.draft:
            self.saveState()
            self.setFillColor(style.WATERMARK)
            self.setFont(fonts.SEMIBOLD, 120)
            self.translate(style.PAGE_WIDTH / 2, style.PAGE_HEIGHT / 2)
            self.rotate(52)
            self.drawCentredString(0, -40, self._words.gettext("DRAFT"))
            self.restoreState()

    def _head(self) -> None:
        head = text(line(self._sheet.head, _HEAD_LENGTH), style.SMALL)
        _width, height = head.wrap(style.WIDTH, 40)
        head.drawOn(self, style.MARGIN, style.PAGE_HEIGHT - style.TOP + 12 - height)

    def _foot(self, number: int, count: int) -> None:
        look = style.SMALL
        pages = self._words.gettext("Page %(page)s of %(pages)s") % {"page": number, "pages": count}
        self.setStrokeColor(style.LINE)
        self.setLineWidth(0.75)
        self.line(style.MARGIN, _FOOT_Y + 15, style.PAGE_WIDTH - style.MARGIN, _FOOT_Y + 15)
        self.setFillColor(look.textColor)
        self.setFont(look.fontName, look.fontSize)
        self.drawString(style.MARGIN, _FOOT_Y, self._sheet.foot)
        self.drawRightString(style.PAGE_WIDTH - style.MARGIN, _FOOT_Y, pages)
