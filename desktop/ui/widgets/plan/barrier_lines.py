"""What stands in the way, to be read in its order."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.labels import barrier_words
from desktop.labels import label as word_for
from desktop.plan_records import SETTLED_BARRIERS, BarrierStatus, BarrierType
from desktop.recorded_plan import RecordedBarrier
from desktop.ui.widgets.basics import clear, column, label, rule
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.plan.plain_lines import PlainLines

_PLACE = 22
_CHIPS = {BarrierStatus.UNDERWAY: "chip", BarrierStatus.SMALLER: "chip-done", BarrierStatus.GONE: "chip-done"}


class BarrierLines(PlainLines):
    """Numbered as they stand; what is gone comes last, without a number."""

    def show_barriers(
        self, barriers: Sequence[RecordedBarrier], old: Sequence[str] = (), *, most: int | None = None
    ) -> None:
        """Show them, or the first `most`; `old` are lines as they were written before there was a list."""
        clear(self._layout)
        settled = [status.value for status in SETTLED_BARRIERS]
        in_order = sorted(barriers, key=lambda each: each.status in settled)
        first = in_order[:most]
        for place, each in enumerate(first, start=1):
            self._add_barrier("" if each.status in settled else f"{place}.", each)
        self._add_more(len(in_order) - len(first))
        for place, text in enumerate(() if barriers else old, start=1):
            self._add_numbered(f"{place}.", text)
        self.setVisible(bool(barriers or old))

    def _add_barrier(self, place: str, barrier: RecordedBarrier) -> None:
        self._add_numbered(place, barrier_words(self._words, barrier.kind, barrier.text))
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

    def _add_numbered(self, place: str, text: str) -> None:
        if self._layout.count():
            self._layout.addWidget(rule())
        number = label(place, "quiet-strong")
        number.setFixedWidth(_PLACE)
        number.setContentsMargins(0, 2, 0, 0)
        self._add(number, text, spacing=6)
