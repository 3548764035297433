"""Offers the mentors that are named under support, to be taken with one click."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, clear
from desktop.ui.widgets.flow_layout import FlowLayout


class MentorOffer(QWidget):
    """Names of this citizen's own mentors alone."""

    taken = Signal(str)

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._names: tuple[str, ...] = ()
        self._flow = FlowLayout(self, spacing=12)

    @property
    def some(self) -> bool:
        """Whether there is anybody to offer."""
        return bool(self._names)

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        clear(self._flow)
        for place, name in enumerate(names, start=1):
            words = self._words.gettext("Take %(name)s") % {"name": name}
            offered = button(words.replace("&", "&&"), "small-link", name=f"take-mentor-{place}")
            offered.clicked.connect(lambda _checked=False, n=name: self.taken.emit(n))
            self._flow.addWidget(offered)
