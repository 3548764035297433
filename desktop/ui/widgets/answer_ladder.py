"""Five answers below each other, best first: the citizen's with circles, the caseworker's with squares."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.records import Rater
from desktop.ui import theme

_MARK = 22
_PADDING = 12
_TEXT_LEFT = _PADDING + _MARK + 12
_CHIP_GAP = 12
_AIR, _LEAST_AIR = 22, 8
"""What stands above and below the words together, in px."""


class AnswerOption(QAbstractButton):
    """One answer to click anywhere on; its words wrap, and last time's answer carries a dated chip."""

    def __init__(self, text: str, rater: Rater, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
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

    def set_chip(self, text: str, *, shown: bool) -> None:
        """Mark the answer as the one given last time; '' takes the mark away.

        Its room is kept from the start, so that nothing moves when it is `shown`.
        """
        self._chip = text
        self._chip_shown = shown
        self.setAccessibleDescription(text if shown else "")
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
        painter.setPen(theme.colour(theme.current().ink if self.isEnabled() else theme.current().quiet))
        box = self._text_box(self.width())
        box.moveTop((self.height() - box.height()) // 2)
        painter.setFont(self.font())
        painter.drawText(self._mirrored(box), self._flags(), self.text())
        if self._chip_shown:
            self._paint_chip(painter)

    def _fit(self) -> None:
        """As tall as the words need at this width. A splitter passes no height for width on."""
        # A script whose lines stand taller (Arabic) has its air in them already.
        metrics = self.fontMetrics()
        taller = metrics.boundingRect(
            self.rect(), int(Qt.TextFlag.TextSingleLine.value), self.text()
        ).height()
        air = max(_AIR - (taller - metrics.height()), _LEAST_AIR)
        needed = max(theme.TARGET, self._text_box(self.width()).height() + air)
        if needed != self.height():
            self.setFixedHeight(needed)

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
        box = self._mirrored(QRect(self.width() - _PADDING - width, (self.height() - 22) // 2, width, 22))
        painter.setPen(QPen(theme.colour(palette.edge), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour(palette.card))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 11, 11)
        painter.setPen(theme.colour(palette.quiet))
        painter.setFont(theme.font(theme.SMALL))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._chip)

    def _chip_width(self) -> int:
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self._chip) + 10 if self._chip else 0

    def _text_box(self, width: int) -> QRect:
        room = width - _TEXT_LEFT - _PADDING
        if self._chip:
            room -= self._chip_width() + _CHIP_GAP
        box = QRect(QPoint(_TEXT_LEFT, 0), QSize(max(room, 80), 4000))
        needed = self.fontMetrics().boundingRect(box, self._flags(), self.text())
        box.setHeight(needed.height())
        return box

    def _flags(self) -> int:
        side = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            side = Qt.AlignmentFlag.AlignRight
        absolute = Qt.AlignmentFlag.AlignAbsolute
        return int(Qt.TextFlag.TextWordWrap) | int((side | absolute | Qt.AlignmentFlag.AlignTop).value)

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(self.width() - box.right() - 1, box.top(), box.width(), box.height())
        return box


class AnswerLadder(QWidget):
    """The options of one question for one rater."""

    chosen = Signal(int)
    """Option 1 (best, top) to 5 was clicked."""

    def __init__(
        self, question: str, options: Sequence[str], rater: Rater, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.options = [AnswerOption(text, rater, self) for text in options]
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
        """Put the dated mark on last time's answer, or keep room for it."""
        for number, widget in enumerate(self.options, start=1):
            its = number == option
            widget.set_chip(chip if its else "", shown=shown and its)
