"""Draws health and belief beside placements: each question on its own ladder, all over one time axis."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import charts, experience
from desktop.charts import Line
from desktop.experience import Drawing, Experience, Lane, Row, Sizes
from desktop.experience.drawing import DrawnLane, DrawnStay
from desktop.i18n import Catalogue
from desktop.labels import hours_words, label
from desktop.records import OPTION_COUNT, AnswerState, Rater
from desktop.text import format_date, format_hours, format_month
from desktop.ui import theme
from desktop.ui.widgets.charts.chart_marks import MarkPainter, grid_colour, rater_colour
from desktop.ui.widgets.charts.chart_tip import showed_tip

_DATES = 26
_RIGHT = 14
_INSET = 10
_APART = 14
_HEADING, _NAME = 30, 20
_BETWEEN = 24
"""Below a ladder, in px: half of what its lowest answer is called stands there, and then some air."""
_LARGEST, _SMALLEST = 11.0, 4.0
_OPEN = 6.0
_DIAMOND = 5.0
_THIN = 3.0
"""The least width of a bar."""
_ENOUGH = 120.0
"""Room for a name that has to be shortened."""
_REACH = 9.0
"""How near the pointer has to be to a day, in px."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHTWARDS = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class ExperienceCanvas(QWidget):
    """As tall as what there is to draw."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: Experience | None = None
        self._rows: list[Row] = []
        self._ended = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_experience(self, shown: Experience, rows: list[Row], *, ended: bool) -> None:
        """Draw this; `rows` say the same. `ended`: the conversation is over, and its day is no “today”."""
        self._shown, self._rows, self._ended = shown, rows, ended
        self.setFixedHeight(round(self.drawing().height) + _DATES)
        self.update()

    def drawing(self) -> Drawing:
        """Where everything stands at this width."""
        assert self._shown is not None
        left = max(_advance(text) for text in self._ends().values()) + 2 * _INSET
        width = max(self.width() - left - _RIGHT - _INSET, 40.0)
        return experience.lay_out(self._shown, left, width, self._sizes(len(self._shown.lanes)))

    def told_at(self, place: QPoint) -> str:
        """In words what stands nearest, and what was at the same time; empty where nothing is."""
        if self._shown is None or not self._rows:
            return ""
        axis = self.drawing().axis
        row = min(self._rows, key=lambda each: abs(axis.x(each.day) - place.x()))
        if abs(axis.x(row.day) - place.x()) > _REACH:
            return ""
        said = [format_date(row.day, self._words.language), *row.said]
        if row.meanwhile:
            said.append(self._words.gettext("At the same time: %(what)s") % {"what": row.meanwhile})
        return "\n".join(said)

    def newest_words(self, lane: Lane) -> str:
        """What stands beside the name of a question: the newest answer, or that there is none."""
        none = (
            label(self._words, AnswerState.NOT_REACHED)
            if self._ended
            else self._words.gettext("Not answered yet")
        )
        return experience.lane_words(lane, self._words) or none

    def sizeHint(self) -> QSize:
        return QSize(640, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        return showed_tip(self, event, self.told_at) or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing = self.drawing()
        self._paint_bands(painter, drawing)
        for lane in drawing.lanes:
            self._paint_lane(painter, lane)
        self._paint_stays(painter, drawing)
        self._paint_hours(painter, drawing)
        self._paint_axis(painter, drawing)

    def _sizes(self, lanes: int) -> Sizes:
        """Roomy where there are few questions."""
        ladder = 88 if lanes <= 2 else 56 if lanes <= 4 else 48
        return Sizes(heading=_HEADING, ladder=ladder, bar=42, hours=36, between=_BETWEEN)

    def _ends(self) -> dict[int, str]:
        _ = self._words.gettext
        return {OPTION_COUNT - 1: _("top answer"), 0: _("bottom answer")}

    def _paint_bands(self, painter: QPainter, drawing: Drawing) -> None:
        """The days of every placement behind all questions: what stands in it was at the same time."""
        if not drawing.lanes:
            return
        foot = drawing.lanes[-1].area.top + drawing.lanes[-1].area.height
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(theme.current().done_tint))
        for stay in drawing.stays:
            for lane in drawing.lanes:
                top = lane.area.top - 6
                height = lane.area.height + 12
                painter.drawRect(QRectF(stay.area.left, top, stay.area.width, min(height, foot + 6 - top)))

    def _paint_lane(self, painter: QPainter, drawn: DrawnLane) -> None:
        area, palette = drawn.area, theme.current()
        newest = self.newest_words(drawn.lane)
        self._paint_heading(painter, area.top - _HEADING, drawn.lane.question.short, newest)
        painter.setPen(QPen(grid_colour(), 1))
        for place in range(OPTION_COUNT):
            y = round(charts.history_y(area, place)) + 0.5
            right = area.left + area.width + _INSET
            painter.drawLine(QPointF(area.left - _INSET, y), QPointF(right, y))
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour(palette.quiet))
        for place, text in self._ends().items():
            box = QRectF(0, charts.history_y(area, place) - 10, area.left - _INSET - 6, 20)
            painter.drawText(box, _RIGHTWARDS, text)
        _paint_answers(painter, drawn)

    def _paint_heading(self, painter: QPainter, top: float, name: str, beside: str) -> None:
        strong = theme.font(theme.BODY, strong=True)
        metrics = QFontMetrics(strong)
        room = self.width() - 4
        short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(strong)
        painter.setPen(theme.colour(theme.current().ink))
        painter.drawText(QRectF(2, top - 2, room, _NAME), _LEFT, short)
        used = metrics.horizontalAdvance(short) + 12
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour(theme.current().quiet))
        elided = theme.metrics(theme.SMALL).elidedText(beside, Qt.TextElideMode.ElideRight, room - used)
        painter.drawText(QRectF(2 + used, top - 2, room - used, _NAME), _LEFT, elided)

    def _paint_stays(self, painter: QPainter, drawing: Drawing) -> None:
        if drawing.stays_top is None:
            return
        _ = self._words.gettext
        self._paint_heading(painter, drawing.stays_top, _("Placement and responsibility"), "")
        for stay in drawing.stays:
            _paint_bar(painter, stay)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour(theme.current().ink))
        for box, flags, name in self.stay_names(drawing):
            painter.drawText(box, flags, name)

    def stay_names(self, drawing: Drawing) -> list[tuple[QRectF, int, str]]:
        """Where the name of each bar is written: in it, else beside it where no other bar or name stands.

        One that has no room is told by the tooltip and the table.
        """
        found = []
        free = dict.fromkeys((each.stay.row for each in drawing.stays), 0.0)
        for each in drawing.stays:
            name = each.stay.company + (" →" if each.stay.goes_on else "")
            left, right = each.area.left, each.area.left + max(each.area.width, _THIN)
            later = (
                other.area.left
                for other in drawing.stays
                if other.stay.row == each.stay.row and other.area.left > left
            )
            ends = min(later, default=float(self.width()))
            top, wide, inside = each.area.top + 1, _advance(name) + 2, right - left - 16
            place = _LEFT
            if wide <= inside or inside >= _ENOUGH:
                box = QRectF(left + 8, top, inside, 19)
            elif right + 6 + wide <= ends - 4:
                box = QRectF(right + 6, top, wide, 19)
                right += 6 + wide
            elif left - 6 - wide >= free[each.stay.row]:
                box, place = QRectF(left - 6 - wide, top, wide, 19), _RIGHTWARDS
            else:
                box = QRectF()
            free[each.stay.row] = right + 4
            if not box.isNull():
                elided = theme.metrics(theme.SMALL).elidedText(
                    name, Qt.TextElideMode.ElideRight, int(box.width())
                )
                found.append((box, place, elided))
        return found

    def _paint_hours(self, painter: QPainter, drawing: Drawing) -> None:
        if drawing.hours is None or drawing.hours_top is None or self._shown is None:
            return
        _ = self._words.gettext
        newest = hours_words(self._words, self._shown.hours[-1][1])
        self._paint_heading(painter, drawing.hours_top, _("Ordinary hours"), newest)
        palette, area = theme.current(), drawing.hours
        foot = area.top + area.height
        painter.setPen(QPen(grid_colour(), 1))
        painter.drawLine(QPointF(area.left - _INSET, foot), QPointF(area.left + area.width + _INSET, foot))
        painter.setPen(QPen(theme.colour(palette.done), 2.5))
        painter.drawLines([_qt(line) for line in drawing.steps])
        most = max(minutes for _, minutes in self._shown.hours)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour(palette.quiet))
        for y, minutes in ((area.top, most), (foot, 0)):
            box = QRectF(0, y - 10, area.left - _INSET - 6, 20)
            short = self._words.gettext("%(hours)s hours") % {
                "hours": format_hours(minutes, self._words.language)
            }
            painter.drawText(box, _RIGHTWARDS, short)

    def _paint_axis(self, painter: QPainter, drawing: Drawing) -> None:
        axis, language = drawing.axis, self._words.language
        end = format_month(axis.last, language) if self._ended else self._words.gettext("today")
        widest = _advance(format_month(axis.last, language))
        top = drawing.height
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour(theme.current().quiet))
        if axis.first != axis.last:
            for tick in experience.ticks(axis, widest, _advance("2000"), _APART, _advance(end)):
                painter.drawLine(QPointF(tick.x, top - 6), QPointF(tick.x, top))
                text = str(tick.day.year) if tick.year else format_month(tick.day, language)
                painter.drawText(QRectF(tick.x - 40, top, 80, _DATES - 4), _CENTRE, text)
        x = axis.x(axis.last)
        painter.drawLine(QPointF(x, top - 6), QPointF(x, top))
        wide = _advance(end) + 2
        left = min(x - wide / 2, self.width() - wide)
        painter.drawText(QRectF(left, top, wide, _DATES - 4), _CENTRE, end)


def _paint_answers(painter: QPainter, drawn: DrawnLane) -> None:
    painter.setPen(QPen(rater_colour(Rater.CITIZEN), 2))
    painter.drawLines([_qt(line) for line in drawn.history.lines])
    for line in drawn.history.breaks:
        x, y = (line.x1 + line.x2) / 2, (line.y1 + line.y2) / 2
        for aside in (-2.0, 2.0):
            painter.drawLine(QPointF(x + aside - 2, y + 6), QPointF(x + aside + 2, y - 6))
    xs = sorted(mark.x for mark in drawn.history.marks)
    nearest = min((after - before for before, after in pairwise(xs)), default=99.0)
    size = max(_SMALLEST, min(_LARGEST, nearest * 0.8))
    marks = MarkPainter(painter, Rater.CITIZEN)
    for mark in drawn.history.marks:
        across = max(size, _OPEN + 2) if mark.today else size
        box = QRectF(mark.x - across / 2, mark.y - across / 2, across, across)
        marks.draw(box, filled=mark.today or size < _OPEN)


def _paint_bar(painter: QPainter, drawn: DrawnStay) -> None:
    palette, area = theme.current(), drawn.area
    bar = QRectF(area.left, area.top, max(area.width, _THIN), area.height - 8)
    painter.setPen(QPen(theme.colour(palette.done), 1.5))
    painter.setBrush(theme.colour(palette.done_tint))
    painter.drawRoundedRect(bar, 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(palette.done))
    y = bar.bottom() - 9
    for x in drawn.rungs:
        corners = ((x, y - _DIAMOND), (x + _DIAMOND, y), (x, y + _DIAMOND), (x - _DIAMOND, y))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _advance(text: str) -> float:
    return float(theme.metrics(theme.SMALL).horizontalAdvance(text))


def _qt(line: Line) -> QLineF:
    return QLineF(line.x1, line.y1, line.x2, line.y2)
