"""A new recovery code: shown and printed, then typed back, so that the sheet is sure to be there.

Until it is typed back it opens nothing, and an older code still does.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop import fault_words
from desktop.i18n import Catalogue
from desktop.ui.desk import Desk, Page
from desktop.ui.sheet_output import SheetOutput
from desktop.ui.widgets.basics import button, label, row, scrolling, set_property, set_text
from desktop.ui.widgets.entrance.code_field import CodeField
from desktop.ui.widgets.in_view import bring_into_view
from desktop.ui.widgets.private_bar import PrivateBar, footer, lay_out, narrow

_COLUMNS = 3


class RecoveryPage(Page):
    """Two steps: the code on the screen, and the code from the sheet."""

    finished = Signal()
    kept = Signal()
    """The code opens the vault from now on."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._code = desk.security.new_recovery_code()
        self._pdf = b""
        self._use: Callable[[bytes], None] | None = None
        self._output = SheetOutput(self.words, self)
        self._output.done.connect(lambda said: self._tell(said, "saved"))
        self._output.failed.connect(lambda said: self._tell(said, "error"))
        self._heading = label("", "title", wrap=True)
        self._says = label("", wrap=True)
        self._shown = self._make_shown()
        self._typed = CodeField(self.words)
        self._typed.submitted.connect(self._go_on)
        self._told = label("", "error", wrap=True)
        self._told.setObjectName("recovery-told")
        later = button(_("Later"), "link", name="recovery-later")
        later.clicked.connect(self.finished)
        self._back = button(_("Show the code again"), "secondary", name="recovery-show-again")
        self._back.clicked.connect(self._show_code)
        self._go = button("", "primary", name="recovery-go")
        self._go.clicked.connect(self._go_on)
        bar = PrivateBar(self.words, _("Recovery code"))
        foot = footer(left=(later,), right=(self._back, self._go))
        self._scroll = scrolling(narrow(self._heading, self._says, self._shown, self._typed, self._told))
        lay_out(self, bar, self._scroll, foot)
        self._show_code()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._go.setFocus()

    def _make_shown(self) -> QWidget:
        _ = self.words.gettext
        part, frame = QWidget(), QFrame()
        frame.setProperty("role", "card")
        frame.setAccessibleName(_("Recovery code"))
        grid = QGridLayout(frame)
        grid.setContentsMargins(24, 20, 24, 20)
        grid.setVerticalSpacing(12)
        for place, group in enumerate(self._code.split("-")):
            line, column = divmod(place, _COLUMNS)
            grid.addWidget(label(str(place + 1), "quiet"), line, 2 * column)
            grid.addWidget(label(group, "code"), line, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        printed = button(_("Print the sheet"), "secondary", "printer", name="print-sheet")
        printed.clicked.connect(lambda: self._with_sheet(self._output.print))
        save = button(_("Save the sheet"), "secondary", "file-down", name="save-sheet")
        save.clicked.connect(lambda: self._with_sheet(self._output.save))
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(row(printed, save, 0))
        layout.addWidget(frame)
        return part

    def _show_code(self) -> None:
        _ = self.words.gettext
        self._heading.setText(_("Your recovery code"))
        self._says.setText(
            _(
                "If you forget your password, this code is the only other way into your file. "
                "Print the sheet, and keep it locked up, away from the computer."
            )
        )
        set_text(self._go, _("I have the sheet"))
        self._turn(shown=True)
        self._go.setFocus()

    def _ask_back(self) -> None:
        _ = self.words.gettext
        self._heading.setText(_("Type the code from the sheet"))
        self._says.setText(
            _("So you know that the sheet is right. The code counts once you have typed it here.")
        )
        set_text(self._go, _("Keep the code"))
        self._turn(shown=False)
        self._typed.setFocus()

    def _turn(self, *, shown: bool) -> None:
        self._shown.setVisible(shown)
        self._typed.setVisible(not shown)
        self._back.setVisible(not shown)
        self._told.hide()

    def _go_on(self) -> None:
        if self._shown.isVisibleTo(self):
            self._ask_back()
            return
        self._go.setEnabled(False)
        keep = self.desk.security.keep_recovery_code
        self.desk.ask(keep, self._code, self._typed.text(), then=self._done, otherwise=self._refuse)

    def _done(self, _nothing: None) -> None:
        self.kept.emit()
        self.finished.emit()

    def _refuse(self, error: Exception) -> None:
        self._go.setEnabled(True)
        told = fault_words.message(self.words, error)
        self._tell(f"{told.happened}\n{told.advice}", "error")
        self._typed.setFocus()

    def _with_sheet(self, use: Callable[[bytes], None]) -> None:
        """Made once, in the other thread, and kept in memory as long as the page is there."""
        if self._pdf:
            use(self._pdf)
            return
        day = self.desk.clock.today()
        self._use = use
        self.desk.ask(_sheet, self.desk.folder, self._code, day, self.words, then=self._use_sheet)

    def _use_sheet(self, pdf: bytes) -> None:
        self._pdf = pdf
        if self._use is not None:
            self._use(pdf)

    def _tell(self, said: str, role: str) -> None:
        set_property(self._told, "role", role)
        self._told.setText(said)
        self._told.show()
        bring_into_view(self._scroll, self._told)


def _sheet(vault: Path, code: str, day: date, words: Catalogue) -> bytes:
    from desktop.reports.recovery_sheet import recovery_sheet
    from desktop.vault.folder import VaultFolder

    return recovery_sheet(VaultFolder(vault).name(), code, day, words)
