"""The questions of one factor, to tick."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from desktop.questions import Factor, Question


class FactorCard(QFrame):
    """Short names with a hint each; the whole question is the tooltip and the description."""

    changed = Signal()

    def __init__(
        self,
        words: Catalogue,
        factor: "Factor",
        questions: Sequence["Question"],
        hints: dict[str, str],
        remark: str = "",
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._words = words
        self._hints = hints
        self.ticks: dict[str, Tick] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 12, 14)
        layout.setSpacing(0)
        name = words.bank_name(factor.short)
        layout.addWidget(label(f"{factor.id} · {name}", "strong", wrap=True))
        if remark:
            layout.addWidget(label(remark, "quiet", wrap=True))
        layout.addSpacing(6)
        for question in questions:
            tick = Tick(question.short)
            tick.setObjectName(f"choose-{question.id}")
            tick.setToolTip(question.text)
            tick.clicked.connect(self.changed)
            self.ticks[question.id] = tick
            layout.addWidget(tick)
        layout.addStretch(1)
        self._texts = {question.id: question.text for question in questions}

    def show_choice(self, chosen: Sequence[str], last_time: Sequence[str]) -> None:
        """Tick what is chosen, and say what was asked last time."""
        _ = self._words.gettext
        for identity, tick in self.ticks.items():
            tick.setChecked(identity in chosen)
            parts = [self._hints.get(identity, "")]
            if identity in last_time:
                parts.insert(0, _("asked last time"))
            hint = " · ".join(part for part in parts if part)
            tick.set_hint(hint)
            tick.setAccessibleDescription(" ".join(part for part in (self._texts[identity], hint) if part))

    def chosen(self) -> list[str]:
        """The ids that are ticked, in order."""
        return [identity for identity, tick in self.ticks.items() if tick.isChecked()]
