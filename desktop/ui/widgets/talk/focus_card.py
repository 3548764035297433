"""What shall we work with? Three factors at most, the citizen first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import quoted
from desktop.ui.widgets.basics import button, clear, label
from desktop.ui.widgets.flow_layout import FlowLayout

MOST = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """A factor by id, and what stands on its button."""

    id: str
    name: str


class FocusCard(QFrame):
    """Buttons to pick factors with; says in words where an answer was low, without an order."""

    picked = Signal(tuple)
    """The ids picked, in the order picked."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self._picked: tuple[str, ...] = ()
        self._known: set[tuple[str, ...]] = set()
        self._choices: tuple[Choice, ...] = ()
        self._enabled = True
        self.buttons: dict[str, QPushButton] = {}
        self.setProperty("role", "card")
        self._hint = label("", "quiet", wrap=True)
        self._low = label("", "quiet", wrap=True)
        self._low.setObjectName("low-answers")
        self._line = FlowLayout(spacing=8)
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(label(_("What shall we work with?"), "name"))
        title.addWidget(self._hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(title)
        layout.addLayout(self._line)
        layout.addWidget(self._low)
        layout.addStretch(1)

    def show_choice(
        self, choices: Sequence[Choice], picked: Sequence[str], *, name: str, enabled: bool
    ) -> None:
        """Show which factors can be picked and which are; an older state of the database changes nothing."""
        _ = self._words.gettext
        self._enabled = enabled
        self._hint.setText(_("three at most · %(name)s chooses first") % {"name": name})
        if tuple(choices) != self._choices:
            self._build(choices)
        # What was read may be older than the last click: what was sent from here is never put back.
        if tuple(picked) not in self._known:
            self._known = {tuple(picked)}
            self._picked = tuple(picked)
        self._draw()

    def forget(self) -> None:
        """The last click was not stored: show next what the database says."""
        self._known = set()

    def show_low(self, shorts: Sequence[str]) -> None:
        """Point out answers on the two lowest steps of their own scale."""
        _ = self._words.gettext
        self._low.setVisible(bool(shorts))
        listed = ", ".join(quoted(self._words, short) for short in shorts)
        text = _("Here you answered on one of the two lowest steps: %(questions)s")
        self._low.setText(text % {"questions": listed})

    def _build(self, choices: Sequence[Choice]) -> None:
        clear(self._line)
        self._choices = tuple(choices)
        self.buttons = {}
        for choice in choices:
            made = button("", "choice", name=f"focus-{choice.id}")
            made.setCheckable(True)
            made.setAccessibleName(choice.name)
            made.clicked.connect(lambda _checked=False, c=choice.id: self._toggle(c))
            self.buttons[choice.id] = made
            self._line.addWidget(made)

    def _toggle(self, choice: str) -> None:
        if choice in self._picked:
            self._picked = tuple(each for each in self._picked if each != choice)
        elif len(self._picked) < MOST:
            self._picked = (*self._picked, choice)
        self._known.add(self._picked)
        self._draw()
        self.picked.emit(self._picked)

    def _draw(self) -> None:
        for choice in self._choices:
            made = self.buttons[choice.id]
            chosen = choice.id in self._picked
            made.setChecked(chosen)
            made.setText(f"✓ {choice.name}" if chosen else choice.name)
            made.setEnabled(self._enabled and (chosen or len(self._picked) < MOST))
        self._line.invalidate()
