"""Words of any script in lines that stand evenly.

A line of Arabic takes two thirds more height than one of Danish, for marks above and below that are not
written here. Qt gives it to every line that holds one letter of it.
"""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from desktop.i18n import RIGHT_TO_LEFT

_TALL_PITCH = 1.4
"""How far lines of a taller script stand apart, in sizes of the font."""
_TALL_BASE = 0.68
"""How much of that is above what the letters stand on."""
_UNBROKEN = 100_000
"""A width in px at which nothing is broken."""


class EvenLines:
    """A text broken at a width in px; `height` is what its lines take together.

    `crown` is what a mark over the first line may reach above them.
    """

    def __init__(self, text: str, font: QFont, width: int, *, from_right: bool = False) -> None:
        metrics = QFontMetrics(font)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # Paragraphs are lines of one layout: Qt breaks at its own sign for that.
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        lines = []
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            lines.append(line)
        self._layout.endLayout()
        tall = any(line.height() > metrics.height() + 2 for line in lines)
        pitch = round(font.pixelSize() * _TALL_PITCH) if tall else metrics.lineSpacing()
        above = round(pitch * _TALL_BASE) if tall else metrics.ascent()
        for place, line in enumerate(lines):
            line.setPosition(QPointF(0, place * pitch + above - line.ascent()))
        self.count = len(lines)
        self.crown = font.pixelSize() // 6 if tall else 0
        self.height = len(lines) * pitch
        self.width = max((line.naturalTextWidth() for line in lines), default=0.0)

    def draw(self, painter: QPainter, left: int, top: int) -> None:
        """Paint the lines with the painter's pen."""
        self._layout.draw(painter, QPointF(left, top))


class SpokenLabel(QLabel):
    """What the citizen reads in the citizen's language; it runs as the language does."""

    def __init__(self, text: str, role: str, language: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self._from_right = language in RIGHT_TO_LEFT
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if self._from_right else Qt.LayoutDirection.LeftToRight
        )

    def heightForWidth(self, width: int) -> int:
        return _whole(self._lines(width))

    def sizeHint(self) -> QSize:
        lines = self._lines(_UNBROKEN)
        return QSize(int(lines.width) + 1, _whole(lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _whole(self._lines(_UNBROKEN)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines = self._lines(self.width())
        lines.draw(painter, 0, lines.crown)

    def _lines(self, width: int) -> EvenLines:
        self.ensurePolished()
        return EvenLines(self.text(), self.font(), width, from_right=self._from_right)


def _whole(lines: EvenLines) -> int:
    return lines.crown + lines.height
