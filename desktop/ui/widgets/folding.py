"""A card that folds to its title and a line about what is in it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.basics import column

_INSET = 20
"""From the card's edge to its words, in px."""
_SIGN = 20
_TITLE, _QUIET = 19, 13
_OPENED, _FOLDED = 52, 72
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Folding(QFrame):
    """Lay out what it holds in `content`. It stands folded until something in it is to be done."""

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._chosen = False
        self._head = _Head(title)
        self._head.setObjectName(f"fold-{name}")
        self._head.clicked.connect(self._choose)
        body = QWidget()
        self.content = QVBoxLayout(body)
        self.content.setContentsMargins(_INSET, 4, _INSET, 20)
        self.content.setSpacing(8)
        self._body = body
        self.setLayout(column(self._head, body, spacing=0))
        self.set_unfolded(False)

    @property
    def unfolded(self) -> bool:
        """Whether all of it is shown."""
        return not self._body.isHidden()

    def set_unfolded(self, unfolded: bool) -> None:
        """Show all of it, or the title and its line alone."""
        self._body.setVisible(unfolded)
        self._head.show_unfolded(unfolded)

    def tell(self, summary: str, *, to_do: bool = False) -> None:
        """Say in a line what is in it; what is to be done opens it, unless somebody has folded it."""
        self._head.tell(summary)
        if to_do and not self._chosen:
            self.set_unfolded(True)

    def flush(self) -> None:
        """Store at once what is being typed."""

    def _choose(self) -> None:
        self._chosen = True
        if self.unfolded:
            self.flush()
        self.set_unfolded(not self.unfolded)


class _Head(QAbstractButton):
    """The title, and while it is folded the line below; the whole width opens and folds."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title, self._summary = title, ""
        self._unfolded = False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tell("")

    def tell(self, summary: str) -> None:
        self._summary = summary
        self.setAccessibleName(": ".join(filter(None, (self._title, summary))))
        self.update()

    def show_unfolded(self, unfolded: bool) -> None:
        self._unfolded = unfolded
        self.setChecked(unfolded)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _OPENED if self._unfolded else _FOLDED)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(palette.ground))
            painter.drawRoundedRect(self.rect(), 7, 7)
        room = QRect(_INSET, 12, self.width() - 3 * _INSET - _SIGN, 28)
        self._say(painter, room, self._title, _TITLE, palette.ink, strong=True)
        if not self._unfolded:
            below = QRect(room.left(), 40, room.width(), 20)
            self._say(painter, below, self._summary, _QUIET, palette.quiet)
        sign = theme.icon("chevron-up" if self._unfolded else "chevron-down", palette.quiet, _SIGN)
        sign.paint(painter, self.width() - _INSET - _SIGN, (self.height() - _SIGN) // 2, _SIGN, _SIGN)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour(palette.citizen), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)

    def _say(
        self, painter: QPainter, room: QRect, text: str, size: int, colour: str, *, strong: bool = False
    ) -> None:
        metrics = theme.metrics(size, strong=strong)
        painter.setFont(theme.font(size, strong=strong))
        painter.setPen(theme.colour(colour))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_LINE), shown)
