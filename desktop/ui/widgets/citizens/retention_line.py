"""A quiet line on the list: with whom nobody has talked for longer than the rule says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk
from desktop.ui.widgets.basics import button, label, row

if TYPE_CHECKING:
    from desktop.services.rights import RetentionDue


class RetentionLine(QWidget):
    """Hidden while nobody is due. It deletes nothing: it opens the list of those who are."""

    citizen_chosen = Signal(int)
    changed = Signal()
    """Someone was erased from the list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("retention-line")
        self._desk = desk
        self._due: list[RetentionDue] = []
        self._says = label("", "quiet", wrap=True)
        look = button(desk.words.gettext("Look through them …"), "link", "clock", name="retention-due")
        look.clicked.connect(self._open)
        layout = row(spacing=8)
        layout.addWidget(self._says, 1)
        layout.addWidget(look)
        self.setLayout(layout)
        self.hide()
        # All citizens are gone through, and Python runs one thread at a time: the list is painted first.
        self._afterwards = QTimer(self, singleShot=True, interval=0)
        self._afterwards.timeout.connect(self._ask)

    def refresh(self) -> None:
        """Ask who is due, once what is under way on the screen is done."""
        self._afterwards.start()

    def _ask(self) -> None:
        self._desk.ask(self._desk.services.rights.due, then=self._show)

    def _show(self, due: list["RetentionDue"]) -> None:
        self._due = due
        self.setVisible(bool(due))
        if not due:
            return
        self._says.setText(
            self._desk.words.ngettext(
                "It is long since you talked with %(count)d citizen: is it time to erase?",
                "It is long since you talked with %(count)d citizens: is it time to erase?",
                len(due),
            )
            % {"count": len(due)}
        )

    def _open(self) -> None:
        from desktop.ui.dialogs.retention import RetentionDialog  # the list opens without it

        dialog = RetentionDialog(self._desk, self._due, self)
        dialog.citizen_chosen.connect(self.citizen_chosen)
        dialog.erased.connect(self.changed)
        dialog.finished.connect(lambda _result: self.refresh())
        dialog.open()
