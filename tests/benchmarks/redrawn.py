"""The pages of a PDF drawn again with bare calls of reportlab's canvas: the floor under the summary.

The same strings in the same fonts, sizes and colours at the same places, the same lines, boxes, circles
and shapes with their widths, dashes and colours, and the same fonts embedded. No layout, no outline.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from desktop.reports import fonts

Call = Callable[[Canvas], object]
_CURVE = pdfium.FPDF_SEGMENT_BEZIERTO
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
"""What pdfium reads a hyphen at the end of a line as."""
_Point = tuple[float, float, int]


def calls(pdf: bytes) -> list[list[Call]]:
    """What to call on a canvas for each page; a font or colour is set only where it changes."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [list(_of_page(page)) for page in document]


def redraw(pages: Sequence[Sequence[Call]]) -> bytes:
    """The PDF of these calls."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, initialFontName=fonts.REGULAR, invariant=1)
    for page in pages:
        for call in page:
            call(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


class _State:
    """What the canvas was told last on this page, so that nothing is told twice."""

    def __init__(self) -> None:
        self._told: dict[str, object] = {}

    def differs(self, name: str, *values: object) -> list[Call]:
        """The call that sets the values, where they are not the ones that hold."""
        if self._told.get(name) == values:
            return []
        self._told[name] = values
        return [lambda canvas: getattr(canvas, name)(*values)]


def _of_page(page: pypdfium2.PdfPage) -> Iterator[Call]:
    state = _State()
    reader = page.get_textpage()
    for each in page.get_objects(textpage=reader):
        fill = _colour(each, pdfium.FPDFPageObj_GetFillColor)
        if isinstance(each, pypdfium2.PdfTextObj):
            if text := each.extract():
                yield from state.differs("setFillColor", fill)
                yield from _text(each, text.translate(_HYPHENS), state)
        elif each.type == pdfium.FPDF_PAGEOBJ_PATH:
            mode, stroked = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDFPath_GetDrawMode(each, mode, stroked)
            if mode.value:
                yield from state.differs("setFillColor", fill)
            if stroked.value:
                stroke = _colour(each, pdfium.FPDFPageObj_GetStrokeColor)
                yield from state.differs("setStrokeColor", stroke)
                width = ctypes.c_float()
                pdfium.FPDFPageObj_GetStrokeWidth(each, width)
                yield from state.differs("setLineWidth", round(width.value, 4))
                yield from state.differs("setDash", _dashes(each))
            yield _path(each, stroked.value, int(mode.value > 0))


def _text(each: pypdfium2.PdfTextObj, text: str, state: _State) -> Iterator[Call]:
    place = each.get_matrix()
    font = each.get_font().get_base_name().rpartition("+")[2]
    yield from state.differs("setFont", font, round(each.get_font_size(), 4))
    x, y = round(place.e, 4), round(place.f, 4)
    yield lambda canvas: canvas.drawString(x, y, text)


def _path(each: pypdfium2.PdfObject, stroke: int, fill: int) -> Call:
    points = list(_points(each))
    xs, ys = [x for x, _, _ in points], [y for _, y, _ in points]
    left, bottom, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    curves = sum(kind == _CURVE for _, _, kind in points)
    if curves == 12 and len(points) <= 14:
        x, y, radius = left + width / 2, bottom + height / 2, width / 2
        return lambda canvas: canvas.circle(x, y, radius, stroke=stroke, fill=fill)
    if curves:
        return lambda canvas: canvas.roundRect(left, bottom, width, height, 6, stroke=stroke, fill=fill)
    if len(points) == 2:
        (x1, y1, _), (x2, y2, _) = points
        return lambda canvas: canvas.line(x1, y1, x2, y2)
    if len(set(xs)) == 2 and len(set(ys)) == 2:
        return lambda canvas: canvas.rect(left, bottom, width, height, stroke=stroke, fill=fill)
    return lambda canvas: _shape(canvas, points, stroke, fill)


def _shape(canvas: Canvas, points: Sequence[_Point], stroke: int, fill: int) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0][:2])
    for x, y, _ in points[1:]:
        path.lineTo(x, y)
    path.close()
    canvas.drawPath(path, stroke=stroke, fill=fill)


def _points(each: pypdfium2.PdfObject) -> Iterator[_Point]:
    """Every point of a path where it stands on the page, and what leads to it."""
    place = each.get_matrix()
    for number in range(pdfium.FPDFPath_CountSegments(each)):
        segment = pdfium.FPDFPath_GetPathSegment(each, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        there = place.on_point(x.value, y.value)
        yield round(there[0], 4), round(there[1], 4), pdfium.FPDFPathSegment_GetType(segment)


def _colour(each: pypdfium2.PdfObject, asked: Callable[..., int]) -> Color:
    parts = [ctypes.c_uint() for _ in range(4)]
    asked(each, *parts)
    return Color(*(part.value / 255 for part in parts[:3]))


def _dashes(each: pypdfium2.PdfObject) -> list[float]:
    count = pdfium.FPDFPageObj_GetDashCount(each)
    found = (ctypes.c_float * max(count, 1))()
    pdfium.FPDFPageObj_GetDashArray(each, found, count)
    return list(found)[:count]
