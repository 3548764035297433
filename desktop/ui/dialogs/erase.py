"""Erasing a citizen for good: what goes, what is left to do by hand, and a deliberate act."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop import fault_words
from desktop.errors import InvalidInput
from desktop.i18n import Catalogue
from desktop.text import NAME_LENGTH, first_name, format_date
from desktop.ui.desk import Desk
from desktop.ui.dialogs.layout import frame
from desktop.ui.widgets.basics import button, card, column, label, row
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.progress_line import ProgressLine
from desktop.ui.widgets.saved_files import SavedFiles
from desktop.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from desktop.services.keeper import ErasureDone
    from desktop.services.rights import ErasureView
    from desktop.services.safekeeping import Reach


class EraseDialog(QDialog):
    """Refuses while something is not filed, unless it is told why; closes when everything is done."""

    erased = Signal(object)
    """An `ErasureDone`."""

    def __init__(self, desk: Desk, citizen: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        self.setObjectName("erase-dialog")
        self._desk, self._words, self._citizen = desk, desk.words, citizen
        self._view: ErasureView | None = None
        self._content = QVBoxLayout()
        self._content.setSpacing(16)
        self._cancel = button(_("Cancel"), "link", name="cancel")
        self._cancel.clicked.connect(self.reject)
        self._go = button(_("Erase for good"), "danger", name="accept")
        self._go.clicked.connect(self.accept)
        self._go.setEnabled(False)
        for each in (self._cancel, self._go):
            each.setAutoDefault(False)  # Enter in a field neither erases nor leaves
        self._progress = ProgressLine(desk.words)
        self._act = QVBoxLayout()
        heading = label(_("Erase the citizen for good?"), "heading", wrap=True)
        below = column(self._act, self._progress, row(0, self._cancel, self._go), spacing=16)
        frame(self, heading, self._content, below)
        self.setMinimumWidth(620)
        self._undertaking = desk.upkeep.erasure
        desk.ask(desk.services.rights.erasure, citizen, then=self._read)

    def accept(self) -> None:
        """Erase, once it was meant; the dialog closes when the backups are swept too."""
        if not self._meant() or self._undertaking.errand is not None:
            return
        # Only now: what another dialog erases is none of this one's doing.
        self._undertaking.changed.connect(self._follow)
        self._desk.upkeep.erase(self._citizen, self._reason_line.text() if self._early.isChecked() else "")

    def reject(self) -> None:
        """Nothing was erased; once it has begun, it is carried through."""
        if self._undertaking.errand is None:
            super().reject()

    def _read(self, view: "ErasureView") -> None:
        self._view = view
        self._desk.ask(self._desk.safekeeping.reach, view.added_at, then=self._show)

    def _show(self, reach: "Reach") -> None:
        view = self._view
        assert view is not None
        name = label(view.name, "name", wrap=True)
        name.setObjectName("erase-name")
        self._content.addWidget(name)
        self._content.addWidget(self._make_unfiled(view))
        self._content.addWidget(self._make_going(view, reach))
        self._content.addWidget(self._make_by_hand(view, reach))
        self._content.addStretch(1)
        act = self._make_act(view)
        self._act.addWidget(act)
        act.show()  # what is not shown yet takes no focus
        self._look()
        # Where erasing is refused, the first key pressed leads away from it.
        (self._cancel if view.unfiled else self._typed).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_unfiled(self, view: "ErasureView") -> QWidget:
        """Why it is refused, what to do, and the way around it."""
        _ = self._words.gettext
        frame, inside = card("alarm", margins=16, spacing=8)
        frame.setObjectName("not-filed")
        days = ", ".join(format_date(day, self._words.language) for day in view.unfiled)
        inside.addWidget(label(_("Not filed yet: %(days)s") % {"days": days}, "strong", wrap=True))
        advice = _(
            "Filing comes first. Put the summary in the case, and press “Mark as filed …” at the"
            " conversation. Then you can erase."
        )
        inside.addWidget(label(advice, wrap=True))
        self._early = Tick(_("Erase all the same"))
        self._early.setObjectName("erase-early")
        self._early.toggled.connect(self._look)
        inside.addWidget(self._early)
        self._reason_line = QLineEdit()
        self._reason_line.setMaxLength(NAME_LENGTH)
        self._reason_line.textChanged.connect(self._look)
        hint = _("It stands on the receipt. Write no name and no CPR number.")
        self._reason = Field(_("Why"), self._reason_line, hint=hint, object_name="erase-reason")
        inside.addWidget(self._reason)
        frame.setVisible(bool(view.unfiled))
        return frame

    def _make_going(self, view: "ErasureView", reach: "Reach") -> QWidget:
        _ = self._words.gettext
        going = [_("The citizen's name, CPR number and case number")]
        if view.conversations:
            talks = self._words.ngettext(
                "%(count)d conversation, with answers, notes, steps and addenda",
                "%(count)d conversations, with answers, notes, steps and addenda",
                view.conversations,
            )
            going.append(talks % {"count": view.conversations})
        if reach.backups:
            going.append(
                self._words.ngettext(
                    "What is in %(count)d backup", "What is in %(count)d backups", reach.backups
                ) % {"count": reach.backups}
            )  # fmt: skip
        if reach.set_aside:
            going.append(
                self._words.ngettext(
                    "What is in %(count)d set of files put aside when a backup was put in place",
                    "What is in %(count)d sets of files put aside when a backup was put in place",
                    reach.set_aside,
                ) % {"count": reach.set_aside}
            )  # fmt: skip
        return self._list(_("This goes, and cannot be brought back"), going, "erase-going")

    def _make_by_hand(self, view: "ErasureView", reach: "Reach") -> QWidget:
        _ = self._words.gettext
        left = []
        if reach.place_away:
            left.append(_("The stick or folder for backups is not there. Put it in first, if you can."))
        left.append(_("Other sticks and copies with backups"))
        left.append(_("Paper, unless it belongs in the case"))
        made = self._list(_("This you must do by hand"), left, "erase-by-hand")
        layout = made.layout()
        assert isinstance(layout, QVBoxLayout)
        if view.files:
            layout.addWidget(label(_("Files saved outside Pejl:"), wrap=True))
            layout.addWidget(SavedFiles(self._desk, view.files))
        return made

    def _make_act(self, view: "ErasureView") -> QWidget:
        _ = self._words.gettext
        self._typed = QLineEdit()
        self._typed.setMaxLength(NAME_LENGTH)
        self._typed.textChanged.connect(self._look)
        self._first_name = first_name(view.name)
        asked = _("Type the citizen's first name: %(name)s") % {"name": self._first_name}
        return Field(asked, self._typed, object_name="erase-first-name")

    def _list(self, heading: str, lines: list[str], name: str) -> QWidget:
        made = QWidget()
        made.setObjectName(name)
        texts = [label(f"•  {line}", wrap=True) for line in lines]
        made.setLayout(column(label(heading, "strong", wrap=True), *texts, spacing=4))
        return made

    def _meant(self) -> bool:
        if self._view is None:
            return False
        early = self._early.isChecked() and bool(self._reason_line.text().strip())
        typed = " ".join(self._typed.text().split()).casefold()
        return typed == self._first_name.casefold() and (early or not self._view.unfiled)

    def _look(self) -> None:
        self._reason.setVisible(self._early.isChecked())
        self._go.setEnabled(self._meant())

    def _follow(self) -> None:
        _ = self._words.gettext
        errand = self._undertaking.errand
        for widget in (self._go, self._cancel, self._early, self._reason_line, self._typed):
            widget.setEnabled(errand is None)
        if errand is not None:
            says = _("The citizen is being erased, from the backups too …")
            self._progress.follow(errand, says, stoppable=False)
            return
        self._undertaking.changed.disconnect(self._follow)
        self._progress.end()
        self._undertaking.hand_on(self._done, self._refused)

    def _done(self, done: "ErasureDone") -> None:
        super().accept()
        self.erased.emit(done)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, InvalidInput):
            self._reason.show_error(fault_words.message(self._words, error).happened)
        else:
            self._desk.report(error)


def remarks(words: Catalogue, done: "ErasureDone") -> list[str]:
    """What the receipt does not say and the caseworker should know now."""
    _ = words.gettext
    said = [_("The citizen is erased.")]
    if done.stopped is not None:
        told = fault_words.message(words, done.stopped)
        said.append(_("The backups are not emptied yet: %(reason)s") % {"reason": told.happened})
    return said
