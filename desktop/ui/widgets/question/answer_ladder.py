"""Five answers below each other, best first: the citizen's with circles, the caseworker's with squares."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.records import Rater
from desktop.ui import theme
from desktop.ui.widgets.even_lines import EvenLines

_MARK = 22
_PADDING = 12
_TEXT_LEFT = _PADDING + _MARK + 12
_CHIP_GAP = 12
_AIR, _AIR_OF_LINES, _LEAST_AIR = 22, 12, 6
"""What stands above and below the words together, in px: of one line, of several, and with Danish beneath."""
_CHIP = 22


class AnswerOption(QAbstractButton):
    """One answer to click anywhere on; its words wrap, and last time's answer carries a dated chip.

    `danish` stands small beneath an answer in another language, on one line: whole as its tooltip.
    """

    def __init__(self, text: str, rater: Rater, parent: QWidget | None = None, *, danish: str = "") -> None:
        super().__init__(parent)
        self.setText(text)
        self._danish = danish
        self._lines: EvenLines | None = None
        self._chip_low = False
        self._rater = rater
        self._chip = ""
        self._chip_shown = False
        self._by_key = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(theme.ANSWER))
        self.setFixedHeight(theme.TARGET)
        self.setAccessibleDescription(danish)

    def set_chip(self, text: str, *, shown: bool) -> None:
        """Keep room for the mark of last time's answer, and where it is `shown` put it on; '' keeps none.

        Its room is kept from the start, so that nothing moves when it is shown.
        """
        if (text, shown) == (self._chip, self._chip_shown):
            return
        self._chip = text
        self._chip_shown = shown
        described = (self._danish, text if shown else "")
        self.setAccessibleDescription(" · ".join(part for part in described if part))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(180, theme.TARGET)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Who clicks sees what was chosen; a ring around it is for those who go by key.
        self._by_key = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        # Qt's own arrow keys would choose what they pass, and each choice is stored.
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        ladder = self.parentWidget()
        options = [o for o in ladder.findChildren(AnswerOption) if o.isEnabled()] if ladder else [self]
        place = options.index(self) + steps[Qt.Key(event.key())]
        if 0 <= place < len(options):
            options[place].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        self._paint_mark(painter)
        palette = theme.current()
        top = self._words_top()
        painter.setPen(theme.colour(palette.ink if self.isEnabled() else palette.quiet))
        room = self._whole_room() if self._chip_low else self._room()
        box = self._mirrored(QRect(_TEXT_LEFT, top, room, self._fitted().height))
        self._fitted().draw(painter, box.left(), top)
        if self._danish:
            self._paint_danish(painter, box.bottom() + 1)
        if self._chip_shown:
            self._paint_chip(painter)

    def _fit(self) -> None:
        """As tall as the words need at this width. A splitter passes no height for width on."""
        from_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._chip_low = False
        self._lines = EvenLines(self.text(), self.font(), self._room(), from_right=from_right)
        if self._danish and self._chip:
            # Rather beside the Danish than one line more of the answer.
            alone = EvenLines(self.text(), self.font(), self._whole_room(), from_right=from_right)
            self._chip_low = alone.count < self._lines.count
            self._lines = alone if self._chip_low else self._lines
        air = _AIR if self._lines.count == 1 else _AIR_OF_LINES
        if self._danish:
            air = _LEAST_AIR
            self.setToolTip("" if self._danish_line() == self._danish else self._danish)
        needed = max(theme.TARGET, self._words_height() + air)
        if needed != self.height():
            self.setFixedHeight(needed)

    def _fitted(self) -> EvenLines:
        if self._lines is None:
            self._fit()
        assert self._lines is not None
        return self._lines

    def _words_height(self) -> int:
        return self._fitted().height + (_small().height() if self._danish else 0)

    def _words_top(self) -> int:
        return (self.height() - self._words_height()) // 2

    def _danish_line(self) -> str:
        """What of the Danish has room on its line."""
        beside_mark = self._chip_low and self._chip_shown
        room = self._room() if beside_mark else self._whole_room()
        return _small().elidedText(self._danish, Qt.TextElideMode.ElideRight, room)

    def _paint_danish(self, painter: QPainter, top: int) -> None:
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.colour(theme.current().quiet))
        box = self._mirrored(QRect(_TEXT_LEFT, top, self._whole_room(), _small().height()))
        painter.drawText(box, self._side(), self._danish_line())

    def _paint_box(self, painter: QPainter) -> None:
        palette = theme.current()
        own, tint = (
            (palette.citizen, palette.citizen_tint)
            if self._rater is Rater.CITIZEN
            else (palette.caseworker, palette.caseworker_tint)
        )
        fill = tint if self.isChecked() else palette.card
        edge, width = (own, 2) if self.isChecked() else (palette.line, 1)
        if self.underMouse() and self.isEnabled():
            edge = own  # the edge alone: a filled one would look like an answer
        if self.hasFocus() and self._by_key:
            edge, width = palette.ink, 2
        painter.setBrush(theme.colour(fill))
        painter.setPen(QPen(theme.colour(edge), width))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)

    def _paint_mark(self, painter: QPainter) -> None:
        palette = theme.current()
        own = palette.citizen if self._rater is Rater.CITIZEN else palette.caseworker
        box = self._mirrored(QRect(_PADDING, (self.height() - _MARK) // 2, _MARK, _MARK))
        outer = QRectF(box).adjusted(1, 1, -1, -1)
        inner = QRectF(box).adjusted(7, 7, -7, -7)
        painter.setPen(QPen(theme.colour(own if self.isChecked() else palette.edge), 2))
        painter.setBrush(theme.colour(own if self.isChecked() else palette.card))
        if self._rater is Rater.CITIZEN:
            painter.drawEllipse(outer)
        else:
            painter.drawRoundedRect(outer, 3, 3)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(palette.card))
            if self._rater is Rater.CITIZEN:
                painter.drawEllipse(inner)
            else:
                painter.drawRect(inner)

    def _paint_chip(self, painter: QPainter) -> None:
        palette = theme.current()
        width = self._chip_width()
        height, middle = _CHIP, self.height() // 2
        if self._chip_low:
            height = _small().height() + 2
            middle = self._words_top() + self._fitted().height + _small().height() // 2
        elif self._danish:  # which has the whole line below it
            middle = self._words_top() + self._fitted().height // 2
        box = self._mirrored(QRect(self.width() - _PADDING - width, middle - height // 2, width, height))
        painter.setPen(QPen(theme.colour(palette.edge), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour(palette.card))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        painter.setPen(theme.colour(palette.quiet))
        painter.setFont(theme.font(theme.SMALL))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._chip)

    def _chip_width(self) -> int:
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self._chip) + 10 if self._chip else 0

    def _whole_room(self) -> int:
        """What there is for words beside the mark, in px."""
        return max(self.width() - _TEXT_LEFT - _PADDING, 80)

    def _room(self) -> int:
        """The same for the answer itself, which the chip stands beside."""
        taken = self._chip_width() + _CHIP_GAP if self._chip else 0
        return max(self._whole_room() - taken, 80)

    def _side(self) -> int:
        from_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
        return int((side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter).value)

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())
        return box


class AnswerLadder(QWidget):
    """The options of one question for one rater; `danish` stands beneath them where they are not."""

    chosen = Signal(int)
    """Option 1 (best, top) to 5 was clicked."""

    def __init__(
        self,
        question: str,
        options: Sequence[str],
        rater: Rater,
        parent: QWidget | None = None,
        *,
        danish: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        beneath = danish or [""] * len(options)
        self.options = [
            AnswerOption(text, rater, self, danish=below)
            for text, below in zip(options, beneath, strict=True)
        ]
        for number, option in enumerate(self.options, start=1):
            option.setObjectName(f"{rater}-option-{number}")
            option.setAccessibleName(f"{question} {option.text()}")
            option.clicked.connect(lambda _checked=False, n=number: self.chosen.emit(n))
            layout.addWidget(option)

    def show_answer(self, option: int | None) -> None:
        """Show which option is chosen, or none."""
        for number, widget in enumerate(self.options, start=1):
            widget.setAutoExclusive(False)
            widget.setChecked(number == option)
            widget.setAutoExclusive(True)

    def show_last(self, option: int | None, chip: str, *, shown: bool) -> None:
        """Put the dated mark on last time's answer, or keep room for it.

        Every line keeps the same room: one that wrapped by itself would tell last time's answer.
        """
        for number, widget in enumerate(self.options, start=1):
            widget.set_chip(chip, shown=shown and number == option)


def _small() -> QFontMetrics:
    return theme.metrics(theme.SMALL)
