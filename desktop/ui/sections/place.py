"""The place outside the computer that backups are copied to."""

from typing import TYPE_CHECKING

from desktop import fault_words
from desktop.ui.desk import Desk
from desktop.ui.file_dialogs import FolderDialog
from desktop.ui.sections.section import TitledCard
from desktop.ui.sections.when import when
from desktop.ui.widgets.basics import button, label, set_text
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from desktop.services.safekeeping import BackupState


class BackupPlace(TitledCard):
    """Chosen with a dialog that remembers nothing."""

    def __init__(self, desk: Desk) -> None:
        _ = desk.words.gettext
        says = _("On a USB stick or a network drive, a copy is not lost with the computer.")
        super().__init__(_("Outside the computer"), says)
        self._desk = desk
        self._words = desk.words
        self._path = ElidedLabel("", "strong")
        self._path.setObjectName("backup-place")
        self._state = label("", wrap=True)
        self._state.setObjectName("backup-place-state")
        warns = _("It lies on the same disk as your data: if the computer is lost, the copy is lost with it.")
        self._beside = label(warns, "waiting", wrap=True)
        self._beside.setObjectName("backup-place-warning")
        self._beside.hide()
        self._failed = label("", "error", wrap=True)
        self._failed.setObjectName("backup-place-failed")
        self._failed.hide()
        self._choose = button(_("Choose a folder …"), "secondary", name="choose-place")
        self._choose.clicked.connect(self._ask_for_folder)
        self._leave = button(_("No longer use it"), "secondary", name="leave-place")
        self._leave.clicked.connect(lambda: self._store(""))
        buttons = FlowLayout()
        buttons.addWidget(self._choose)
        buttons.addWidget(self._leave)
        for widget in (self._path, self._state, self._beside, self._failed):
            self.inside.addWidget(widget)
        self.inside.addLayout(buttons)

    def show_state(self, state: "BackupState") -> None:
        """Show where backups go, whether it is there, and how old the newest there is."""
        _ = self._words.gettext
        chosen = bool(state.place)
        self._path.setText(state.place)
        self._path.setVisible(chosen)
        self._leave.setVisible(chosen)
        set_text(self._choose, _("Choose another folder …") if chosen else _("Choose a folder …"))
        self._state.setText(" ".join(self._state_words(state)))
        self._beside.setVisible(state.place_on_same_disk)

    def _state_words(self, state: "BackupState") -> list[str]:
        _ = self._words.gettext
        if not state.place:
            return [_("No place is chosen. If the computer is lost, the conversations are lost with it.")]
        said = [] if state.place_is_there else [_("It is not there now. Put the stick in.")]
        if state.newest_elsewhere is None:
            said.append(_("There is no backup there yet."))
        else:
            at = when(self._words, state.newest_elsewhere, self._desk.clock.today())
            said.append(_("Newest there: %(when)s") % {"when": at} + ".")
        return said

    def _ask_for_folder(self) -> None:
        dialog = FolderDialog(self._words, self._words.gettext("Where are backups to go?"), self)
        dialog.chosen.connect(self._store)
        dialog.open()

    def _store(self, place: str) -> None:
        self._failed.hide()
        choose = self._desk.safekeeping.choose_place
        upkeep = self._desk.upkeep
        # A place that was just chosen has nothing in it yet.
        then = upkeep.make_backup_elsewhere if place else upkeep.refresh
        self._desk.ask(choose, place, then=lambda _nothing: then(), otherwise=self._refused)

    def _refused(self, error: Exception) -> None:
        told = fault_words.message(self._words, error)
        self._failed.setText(f"{told.happened} {told.advice}")
        self._failed.show()
