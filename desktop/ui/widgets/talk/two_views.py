"""Where the two do not agree: both views stand, and the program decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.records import NoteKind, Rater
from desktop.ui.widgets.basics import button, label, row
from desktop.ui.widgets.charts.chart_marks import signed
from desktop.ui.widgets.synced_note import SyncedNote

_NARROW = 700


class TwoViews(QFrame):
    """A link that opens two fields beside each other; open where something is written."""

    written = Signal(NoteKind, str)
    """Which view, and its text."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self._link = button(_("We do not agree"), "link", name="disagree")
        self._link.clicked.connect(self._open)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._fields: dict[NoteKind, SyncedNote] = {}
        self._titles: dict[NoteKind, QLabel] = {}
        self._sides = QHBoxLayout()
        self._sides.setSpacing(18)
        self._sides.addLayout(self._make_side(NoteKind.CITIZEN_VIEW, Rater.CITIZEN), 1)
        self._sides.addLayout(self._make_side(NoteKind.CASEWORKER_VIEW, Rater.CASEWORKER), 1)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(18, 14, 18, 16)
        inside.setSpacing(8)
        inside.addWidget(label(_("Both views stand in the summary, side by side."), "quiet", wrap=True))
        inside.addLayout(self._sides)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self._link, 0))
        layout.addWidget(self._card)
        self._card.hide()

    def show_views(self, citizen: str, caseworker: str, names: tuple[str, str], *, enabled: bool) -> None:
        """Show both texts; `names` are what the two are called."""
        _ = self._words.gettext
        texts = {NoteKind.CITIZEN_VIEW: citizen, NoteKind.CASEWORKER_VIEW: caseworker}
        for (kind, text), name in zip(texts.items(), names, strict=True):
            title = _("How %(name)s sees it") % {"name": name}
            self._titles[kind].setText(title)
            self._fields[kind].setAccessibleName(title)
            self._fields[kind].sync(text)
            self._fields[kind].setReadOnly(not enabled)
        opened = bool(citizen or caseworker) or not self._card.isHidden()
        self._card.setVisible(opened)
        self._link.setVisible(enabled and not opened)

    def flush(self) -> None:
        """Store what is being typed."""
        for field in self._fields.values():
            field.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(direction)

    def _make_side(self, kind: NoteKind, rater: Rater) -> QVBoxLayout:
        title = label("", "strong", wrap=True)
        field = SyncedNote("", self._words.gettext("In your own words …"), lines=3, most_lines=6)
        field.setObjectName(kind.value.replace("_", "-"))
        field.written.connect(lambda text: self.written.emit(kind, text))
        self._titles[kind], self._fields[kind] = title, field
        side = QVBoxLayout()
        side.setSpacing(6)
        side.addLayout(signed(rater, title))
        side.addWidget(field)
        return side

    def _open(self) -> None:
        self._link.hide()
        self._card.show()
        self._fields[NoteKind.CITIZEN_VIEW].setFocus()
