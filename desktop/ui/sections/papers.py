"""Saved PDFs: files outside the vault, listed until they are gone."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop import fault_words
from desktop.errors import PlaceMissing
from desktop.labels import label as word_for
from desktop.text import format_date
from desktop.ui.desk import Desk
from desktop.ui.dialogs.confirm import ConfirmDialog
from desktop.ui.sections.section import Section, titled_card
from desktop.ui.sections.when import when
from desktop.ui.widgets.basics import button, clear, column, label, row, rule
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from desktop.services.papers import SavedPaperView


class PapersSection(Section):
    """Each with what can be done about it."""

    widest = 1040

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = self.words.gettext
        says = _("These summaries lie outside Pejl. Delete each when it is filed; then it leaves this list.")
        frame, inside = titled_card(_("Saved PDFs"), says)
        self._failed = label("", "error", wrap=True)
        self._failed.setObjectName("papers-failed")
        self._failed.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        inside.addWidget(self._failed)
        inside.addLayout(self._lines)
        self.lay_out(frame)

    def refresh(self) -> None:
        self.desk.ask(self.desk.services.papers.listed, then=self._show)

    def _show(self, papers: Sequence["SavedPaperView"]) -> None:
        clear(self._lines)
        if not papers:
            nothing = label(self.words.gettext("No saved summary lies on this computer."), wrap=True)
            nothing.setObjectName("no-papers")
            self._lines.addWidget(nothing)
        for paper in papers:
            self._lines.addWidget(rule())
            self._lines.addWidget(self._line(paper))

    def _line(self, paper: "SavedPaperView") -> QFrame:
        _ = self.words.gettext
        frame = QFrame()
        frame.setObjectName(f"paper-{paper.id}")
        chip = label(_("not encrypted"), "chip-amber")
        if paper.protected:
            chip = label(_("opens with a password"), "chip-done")
        name = ElidedLabel(paper.citizen_name, "strong")
        about = _("Saved %(when)s.") % {
            "when": when(self.words, paper.saved_at, self.desk.clock.today()),
        }
        if paper.day is not None:
            day = format_date(paper.day, self.words.language)
            about = _("Conversation of %(date)s.") % {"date": day} + " " + about
        about = word_for(self.words, paper.kind) + ". " + about
        actions = QWidget()
        flow = FlowLayout(actions)
        for each in self._actions(paper):
            flow.addWidget(each)
        where = ElidedLabel(str(paper.path.parent), "quiet")
        if not _is_there(paper):
            where.setText(_("The stick or folder is not there now.") + " " + where.text())
        lines = column(
            row(name, chip, 0, spacing=12),
            label(about, "quiet", wrap=True),
            ElidedLabel(paper.path.name),
            where,
            8,
            actions,
            spacing=2,
        )
        frame.setLayout(lines)
        return frame

    def _actions(self, paper: "SavedPaperView") -> list[QWidget]:
        _ = self.words.gettext
        if not _is_there(paper):
            forget = self._button(_("Take off the list"), "quiet", "", f"forget-paper-{paper.id}", paper)
            forget.clicked.connect(lambda: self._ask(self.desk.services.papers.forget, paper))
            return [forget]
        delete = self._button(_("Delete the file …"), "quiet", "trash", f"delete-paper-{paper.id}", paper)
        delete.clicked.connect(lambda: self._confirm(paper))
        show = self._button(_("Show the folder"), "quiet", "", f"show-paper-{paper.id}", paper)
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(paper.path.parent))))
        return [delete, show]

    def _button(self, text: str, kind: str, icon: str, name: str, paper: "SavedPaperView") -> QPushButton:
        made = button(text, kind, icon, name=name)
        made.setAccessibleName(f"{text} {paper.path.name}")
        return made

    def _confirm(self, paper: "SavedPaperView") -> None:
        _ = self.words.gettext
        dialog = ConfirmDialog(
            self.words,
            _("Delete the file?"),
            _("%(file)s is deleted for good. The conversation stays in Pejl.") % {"file": paper.path.name},
            _("Delete the file"),
            self,
        )
        dialog.accepted.connect(lambda: self._ask(self.desk.services.papers.delete, paper))
        dialog.open()

    def _ask(self, what: Callable[[int], None], paper: "SavedPaperView") -> None:
        self._failed.hide()
        self.desk.ask(what, paper.id, then=self._done, otherwise=self._refused)

    def _done(self, _nothing: None) -> None:
        self.saved.emit(self.desk.clock.now())
        self.refresh()

    def _refused(self, error: Exception) -> None:
        told = fault_words.message(self.words, error)
        said = f"{told.happened} {told.advice}"
        if isinstance(error, PlaceMissing):
            said = self.words.gettext("The stick or folder is not there now.")
        self._failed.setText(said)
        self._failed.show()
        self.refresh()


def _is_there(paper: "SavedPaperView") -> bool:
    """Whether the folder can be reached, so that the file can be deleted."""
    try:
        return paper.path.parent.is_dir()
    except OSError:
        return False
