"""Whether a placement fits with the citizen's plan, side by side: purpose, trade, hours, work culture."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QWidget

from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.plan_records import Fit, FitAspect
from desktop.ui.widgets.basics import button, column, label, row
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.plan.hours_field import HoursField
from desktop.ui.widgets.synced_note import LineNote

if TYPE_CHECKING:
    from desktop.services.plan.placement_views import PlacementView

_ASPECT_WIDTH, _GAP = 108, 8
_LINE_HEIGHT = 40


class FitRow(QFrame):
    """What it is, how it fits, and a word why."""

    said = Signal(object, object, str)
    """Aspect, fit or None, and the word."""
    described = Signal(str, object)
    """A field of the placement, and what it says now."""

    def __init__(self, words: Catalogue, aspect: FitAspect, hint: str) -> None:
        super().__init__()
        _ = words.gettext
        self.aspect = aspect
        self.fit: Fit | None = None
        self._word = ""
        name = word_for(words, aspect)
        self.setProperty("role", "step")
        title = label(name, "strong")
        title.setFixedWidth(_ASPECT_WIDTH)
        self._hours: HoursField | None = None
        self._what: LineNote | None = None
        if aspect is FitAspect.HOURS:
            self._hours = HoursField(words, name, "fit-what-hours")
            self._hours.given.connect(lambda minutes: self.described.emit("weekly_minutes", minutes))
        else:
            self._what = LineNote(name, hint)
            self._what.setObjectName(f"fit-what-{aspect}")
            self._what.written.connect(lambda text: self.described.emit(aspect.value, text))
        self.buttons: dict[Fit, QPushButton] = {}
        self._why = LineNote(_("%(side)s: a word why") % {"side": name}, _("A word why …"))
        self._why.setObjectName(f"fit-why-{aspect}")
        self._why.written.connect(self._write)
        title.setMinimumHeight(_LINE_HEIGHT)
        named = row(title, self._hours or self._what or 0, spacing=_GAP)
        named.setStretch(1, 1)
        what = column(named, 0, spacing=0)
        self._how = column(self._make_ways(words), self._why, spacing=6)
        self._line = row(what, self._how, spacing=16)
        self._line.setContentsMargins(0, 8, 0, 8)
        self._line.setStretch(0, 5)
        self._line.setStretch(1, 5)
        self.setLayout(self._line)

    def show_fit(self, placement: "PlacementView") -> None:
        """Show how this side stands."""
        found = {each.aspect: each for each in placement.fits}.get(self.aspect)
        self.fit = found.fit if found else None
        self._word = found.text if found else ""
        for fit, made in self.buttons.items():
            made.setChecked(fit is self.fit)
        self._why.setVisible(found is not None)
        self._why.sync(self._word)
        if self._hours is not None:
            self._hours.show_minutes(placement.weekly_minutes)
        if self._what is not None:
            self._what.sync(str(getattr(placement, self.aspect.value)))

    def set_wide(self, wide: bool) -> None:
        """Beside each other, or below: how it fits then stands under what it is, not under its name."""
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(direction)
        self._line.setSpacing(16 if wide else 8)
        self._how.setContentsMargins(0 if wide else _ASPECT_WIDTH + _GAP, 0, 0, 0)

    def flush(self) -> None:
        """Store what is being typed."""
        for each in (self._hours, self._what, self._why):
            if each is not None:
                each.flush()

    def _make_ways(self, words: Catalogue) -> QWidget:
        ways = QWidget()
        flow = FlowLayout(ways, spacing=6)
        name = word_for(words, self.aspect)
        for fit in Fit:
            made = button(word_for(words, fit), "choice", name=f"fit-{self.aspect}-{fit}")
            made.setCheckable(True)
            made.setAccessibleName(f"{name}: {word_for(words, fit)}")
            made.clicked.connect(lambda _checked=False, fit=fit: self._pick(fit))
            self.buttons[fit] = made
            flow.addWidget(made)
        return ways

    def _pick(self, fit: Fit) -> None:
        chosen = None if fit is self.fit else fit
        self.said.emit(self.aspect, chosen, self._why.toPlainText())

    def _write(self, text: str) -> None:
        if self.fit is not None:
            self.said.emit(self.aspect, self.fit, text)


class FitRows(QWidget):
    """All four, each by itself."""

    said = Signal(object, object, str)
    described = Signal(str, object)

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        hints = self._hints(words)
        self.rows = [FitRow(words, aspect, hints.get(aspect, "")) for aspect in FitAspect]
        for each in self.rows:
            each.said.connect(self.said)
            each.described.connect(self.described)
        layout = column(*self.rows, spacing=0)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def show_fits(self, placement: "PlacementView") -> None:
        """Show how the placement fits."""
        for each in self.rows:
            each.show_fit(placement)

    def set_wide(self, wide: bool) -> None:
        """Each in one line, or in two."""
        for each in self.rows:
            each.set_wide(wide)

    def flush(self) -> None:
        """Store what is being typed."""
        for each in self.rows:
            each.flush()

    def _hints(self, words: Catalogue) -> Mapping[FitAspect, str]:
        _ = words.gettext
        return {
            FitAspect.PURPOSE: _("What is it to lead to?"),
            FitAspect.TRADE: _("Which kind of work?"),
            FitAspect.CULTURE: _("How are people there with each other?"),
        }
