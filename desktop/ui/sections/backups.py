"""Backups: how they stand, making one, the place outside the computer, and the two checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop import fault_words
from desktop.errors import Cancelled, PlaceMissing
from desktop.text import capitalised
from desktop.ui.desk import Desk
from desktop.ui.sections.checks import FileCheck, PaperCheck
from desktop.ui.sections.place import BackupPlace
from desktop.ui.sections.section import Section, titled_card
from desktop.ui.sections.when import size, when
from desktop.ui.widgets.basics import button, clear, column, label, row, rule, set_property
from desktop.ui.widgets.columns import Columns
from desktop.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from desktop.services.safekeeping import Safekeeping

_NEWEST = 7
"""How many backups stand in the list at first."""
_NARROW = 760


@dataclass(frozen=True, slots=True)
class _Line:
    """A backup in the list; `made_at` is None where it cannot be read."""

    name: str
    made_at: datetime | None
    size: int


class BackupsSection(Section):
    """What `Upkeep` knows and does; it goes on when one leaves."""

    widest = 1040

    restore_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all_shown = False
        self._upkeep = desk.upkeep
        main, side = QWidget(), QWidget()
        self._place = BackupPlace(desk)
        main.setLayout(column(self._make_own(), self._place, self._make_listed(), 0, spacing=16))
        side.setLayout(column(FileCheck(desk), PaperCheck(desk), 0, spacing=16))
        self.lay_out(Columns(main, side, narrow=_NARROW))
        self._upkeep.changed.connect(self._show)
        self._upkeep.backup.changed.connect(self._show_making)
        self._show_making()

    def refresh(self) -> None:
        self._upkeep.refresh()

    def _make_own(self) -> QFrame:
        _ = self.words.gettext
        says = _("Pejl makes one every day by itself. They are encrypted, as your file is.")
        frame, inside = titled_card(_("Backups"), says)
        self._newest = label("", "strong", wrap=True)
        self._newest.setObjectName("newest-backup")
        self._count = label("", wrap=True)
        self._count.setObjectName("backup-count")
        self._progress = ProgressLine(self.words)
        self._told = label("", "saved", wrap=True)
        self._told.setObjectName("backup-told")
        self._failed = label("", "error", wrap=True)
        self._failed.setObjectName("backup-failed")
        self._make = button(_("Make a backup now"), "secondary", "save", name="make-backup")
        self._make.clicked.connect(self._upkeep.make_backup)
        inside.addLayout(column(self._newest, self._count, spacing=4))
        for widget in (self._progress, self._told, self._failed):
            inside.addWidget(widget)
        inside.addLayout(row(self._make, 0))
        return frame

    def _make_listed(self) -> QFrame:
        _ = self.words.gettext
        says = _("Pejl locks first. Then you see what would change, before anything does.")
        frame, inside = titled_card(_("Go back to a backup"), says)
        fetch = button(_("Fetch from a backup …"), "secondary", "undo", name="restore")
        fetch.clicked.connect(self.restore_wanted)
        self._lines = column(spacing=8)
        inside.addLayout(self._lines)
        inside.addLayout(row(fetch, 0))
        return frame

    def _show(self) -> None:
        _ = self.words.gettext
        state = self._upkeep.state
        if state is None:
            return
        if state.newest is None:
            self._newest.setText(_("There is no backup yet."))
            self._count.setText("")
        else:
            at = when(self.words, state.newest, self.desk.clock.today())
            self._newest.setText(_("Newest: %(when)s") % {"when": at})
            count = self.words.ngettext(
                "%(count)d backup on this computer. It was read back and opened when it was made.",
                "%(count)d backups on this computer. Each was read back and opened when it was made.",
                state.count,
            )
            self._count.setText(count % {"count": state.count})
        self._count.setVisible(bool(self._count.text()))
        self._place.show_state(state)
        self.desk.ask(_listed, self.desk.safekeeping, then=self._list)

    def _show_making(self) -> None:
        making = self._upkeep.backup
        self._make.setEnabled(making.errand is None)
        self._told.hide()
        self._failed.hide()
        if making.errand is not None:
            self._progress.follow(making.errand, self.words.gettext("A backup is being made and read back."))
            return
        self._progress.end()
        if making.error is not None:
            self._fail(making.error)
        elif making.result is not None:
            self._tell(making.result.elsewhere, making.result.elsewhere_failed)

    def _tell(self, elsewhere: Path | None, failed: Exception | None) -> None:
        _ = self.words.gettext
        said = _("The backup is made, read back and opened.")
        state = self._upkeep.state
        if elsewhere is not None and state is not None and state.place_on_same_disk:
            said = _("The backup is made, here and in the folder. Both were read back and opened.")
        elif elsewhere is not None:
            said = _("The backup is made, here and outside the computer. Both were read back and opened.")
        self._told.setText("✓ " + said)
        self._told.show()
        if isinstance(failed, PlaceMissing):
            self._failed.setText(
                _("There is no copy outside the computer: the stick or folder is not there.")
            )
            set_property(self._failed, "role", "error")
            self._failed.show()
        elif failed is not None:
            self._fail(failed)

    def _fail(self, error: Exception) -> None:
        told = fault_words.message(self.words, error)
        # Who stopped it has nothing to be warned of.
        set_property(self._failed, "role", "quiet" if isinstance(error, Cancelled) else "error")
        self._failed.setText(f"{told.happened} {told.advice}")
        self._failed.show()

    def _list(self, lines: Sequence[_Line]) -> None:
        clear(self._lines)
        shown = lines if self._all_shown else lines[:_NEWEST]
        for line in shown:
            self._lines.addWidget(rule())
            self._lines.addWidget(self._line(line))
        if len(shown) < len(lines):
            text = self.words.gettext("Show all %(count)d backups") % {"count": len(lines)}
            more = button(text, "link", name="all-backups")
            more.clicked.connect(lambda: self._show_all(lines))
            self._lines.addLayout(row(more, 0))

    def _show_all(self, lines: Sequence[_Line]) -> None:
        self._all_shown = True
        self._list(lines)

    def _line(self, line: _Line) -> QWidget:
        _ = self.words.gettext
        holder = QWidget()
        if line.made_at is None:
            holder.setLayout(column(label(_("A backup that cannot be read"), "error"),
                                    label(line.name, "quiet", wrap=True), spacing=0))  # fmt: skip
            return holder
        at = when(self.words, line.made_at, self.desk.clock.today())
        holder.setLayout(row(label(capitalised(at)), 0, label(size(self.words, line.size), "quiet")))
        return holder


def _listed(safekeeping: "Safekeeping") -> list[_Line]:
    """In the database thread: the backups beside the vault, newest first."""
    return [
        _Line(
            backup.path.name,
            backup.manifest.made_at if backup.manifest is not None else None,
            backup.path.stat().st_size,
        )
        for backup in safekeeping.own()
    ]
