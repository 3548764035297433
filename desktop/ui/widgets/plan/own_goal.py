"""The citizen's own goal in own words; last time's can be kept with one click."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, label
from desktop.ui.widgets.plan.summary_card import HEADED, headed
from desktop.ui.widgets.synced_note import SyncedNote


class OwnGoal(QFrame):
    """One field; the goal of last time stands in it until it is written anew."""

    written = Signal(str)
    """The goal is to be stored."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self._earlier = ""
        self._enabled = True
        self._opens: QPushButton | None = None
        self.setProperty("role", "card")
        title = _("Own goal")
        self._field = SyncedNote(title, _("In your own words …"), lines=3, most_lines=6)
        self._field.setObjectName("goal")
        self._field.written.connect(self.written)
        self._field.textChanged.connect(self._show_last)
        self._last = QWidget()
        self._last_words = label("", "quiet", wrap=True)
        self._keep_it = button(_("Keep it"), "small-link", name="keep-goal")
        self._keep_it.clicked.connect(self._keep)
        line = QHBoxLayout(self._last)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._last_words, 1)
        line.addWidget(self._keep_it)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(8)
        self._heading = label(title, "heading", wrap=True)
        layout.addWidget(self._heading)
        layout.addWidget(label(_("in your own words"), "quiet"))
        layout.addWidget(self._field)
        layout.addWidget(self._last)
        self._layout = layout
        layout.addStretch(1)

    def show_goal(self, goal: str, earlier: str, *, enabled: bool) -> None:
        """Show today's goal; `earlier` is last time's, or ''."""
        self._earlier, self._enabled = earlier, enabled
        self._field.sync(goal)
        self._field.setReadOnly(not enabled)
        self._show_last()

    def add(self, *below: QWidget) -> None:
        """Put more into the card, below the goal."""
        for widget in below:
            self._layout.insertWidget(self._layout.count() - 1, widget)

    def add_opener(self, opens: QPushButton) -> None:
        """Put the way to a page of its own at the right end of the heading."""
        self._layout.removeWidget(self._heading)
        self._layout.insertLayout(0, headed(self._heading, opens))
        self._layout.setContentsMargins(*HEADED)
        self._opens = opens

    def flush(self) -> None:
        """Store what is being typed."""
        self._field.flush()

    def _show_last(self) -> None:
        """Say that last time's goal still stands; or, where it was deleted, offer it again."""
        _ = self._words.gettext
        now = self._field.toPlainText().strip()
        same, gone = now == self._earlier.strip(), not now
        if self._opens is not None:
            # Behind it are the ways to a goal: where there is none, that is what one goes there for.
            none = gone and self._enabled
            self._opens.setText((_("Find a goal") if none else _("Open")) + " →")
            told = _("Open: %(what)s") % {"what": _("Goals")}
            self._opens.setAccessibleName(_("Find a goal") if none else told)
        self._last.setVisible(bool(self._earlier) and self._enabled and (same or gone))
        self._keep_it.setVisible(gone)
        unchanged = _("Same as last time. Write it anew if it has changed.")
        self._last_words.setText(_("Last time: “%(goal)s”") % {"goal": self._earlier} if gone else unchanged)

    def _keep(self) -> None:
        self._field.setPlainText(self._earlier)
        self._field.flush()
        self._field.setFocus()
