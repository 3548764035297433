"""What stands in the way, to be read in its order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import barrier_words
from desktop.labels import label as word_for
from desktop.plan_records import SETTLED_BARRIERS, BarrierStatus, BarrierType
from desktop.recorded_plan import RecordedBarrier
from desktop.ui.widgets.basics import clear, column, label, row, rule
from desktop.ui.widgets.flow_layout import FlowLayout

_PLACE = 22
_CHIPS = {BarrierStatus.UNDERWAY: "chip", BarrierStatus.SMALLER: "chip-done", BarrierStatus.GONE: "chip-done"}


def more_words(words: Catalogue, count: int) -> str:
    """That there are more than what is shown."""
    return words.ngettext("and %(count)s more", "and %(count)s more", count) % {"count": count}


class BarrierLines(QWidget):
    """Numbered as they stand; what is gone comes last, without a number."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def show_barriers(
        self, barriers: Sequence[RecordedBarrier], old: Sequence[str] = (), *, most: int | None = None
    ) -> None:
        """Show them, or the first `most`; `old` are lines as they were written before there was a list."""
        clear(self._layout)
        settled = [status.value for status in SETTLED_BARRIERS]
        in_order = sorted(barriers, key=lambda each: each.status in settled)
        for place, each in enumerate(in_order[:most], start=1):
            self._add_line("" if each.status in settled else f"{place}.", each)
        if most is not None and len(in_order) > most:
            self._layout.addWidget(label(more_words(self._words, len(in_order) - most), "quiet"))
        for place, text in enumerate(() if barriers else old, start=1):
            self._add(f"{place}.", label(text, "body", wrap=True, selectable=True))
        self.setVisible(bool(barriers or old))

    def _add_line(self, place: str, barrier: RecordedBarrier) -> None:
        words = barrier_words(self._words, barrier.kind, barrier.text)
        self._add(place, label(words, "body", wrap=True, selectable=True))
        status = BarrierStatus(barrier.status)
        below: list[QWidget] = []
        if status in _CHIPS:
            below.append(label(word_for(self._words, status), _CHIPS[status]))
        if barrier.type:
            below.append(label(word_for(self._words, BarrierType(barrier.type)), "chip-amber"))
        flow = FlowLayout(spacing=6)
        for chip in below:
            flow.addWidget(chip)
        told = label(barrier.action, "quiet", wrap=True, selectable=True)
        told.setVisible(bool(barrier.action))
        if below or barrier.action:
            part = column(*([flow] if below else []), told, spacing=2)
            part.setContentsMargins(_PLACE + 6, 0, 0, 2)
            self._layout.addLayout(part)

    def _add(self, place: str, text: QWidget) -> None:
        if self._layout.count():
            self._layout.addWidget(rule())
        number = label(place, "quiet-strong")
        number.setFixedWidth(_PLACE)
        number.setContentsMargins(0, 2, 0, 0)
        line = row(number, text, spacing=6)
        line.setStretch(1, 1)
        line.setAlignment(number, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(line)
