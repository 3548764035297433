"""Two checks: is the file as it was written, and is a printed summary the one that is kept here."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from desktop import fault_words
from desktop.errors import Cancelled
from desktop.text import format_date
from desktop.ui.desk import Desk
from desktop.ui.sections.section import TitledCard
from desktop.ui.widgets.basics import button, card, clear, column, label, row
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from desktop.services.findings import CheckReport
    from desktop.services.unlocked import Services

_SHOWN = 10
"""How many findings are written out before they are only counted."""
_NUMBER = re.compile(r"[0-9a-f]{8}")


class FileCheck(TitledCard):
    """Everything in the file, read against what was written down of it."""

    def __init__(self, desk: Desk) -> None:
        _ = desk.words.gettext
        super().__init__(
            _("Check the file"),
            _("Is every finished conversation as it was when you finished it? Pejl reads it all through."),
        )
        self._desk = desk
        self._words = desk.words
        self._check = desk.upkeep.check
        self._progress = ProgressLine(self._words)
        self._found = QVBoxLayout()
        self._found.setSpacing(12)
        self._start = button(_("Check the file"), "secondary", "circle-check", name="check-file")
        self._start.clicked.connect(desk.upkeep.make_check)
        self.inside.addWidget(self._progress)
        self.inside.addLayout(self._found)
        self.inside.addLayout(row(self._start, 0))
        self._check.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self._start.setEnabled(self._check.errand is None)
        clear(self._found)
        if self._check.errand is not None:
            says = self._words.gettext("The file is being read through. You can go on afterwards.")
            self._progress.follow(self._check.errand, says)
            return
        self._progress.end()
        if self._check.error is not None:
            told = fault_words.message(self._words, self._check.error)
            role = "quiet" if isinstance(self._check.error, Cancelled) else "error"
            self._found.addWidget(label(f"{told.happened} {told.advice}", role, wrap=True))
        elif self._check.result is not None:
            self._show_report(self._check.result)

    def _show_report(self, report: "CheckReport") -> None:
        if not report.sound:
            self._desk.ask(self._desk.services.access_log.citizens, then=self._show_findings)
            return
        said = fault_words.sound(self._words, report.links, report.chains)
        sound = label("✓ " + said, "saved", wrap=True)
        sound.setObjectName("check-sound")
        self._found.addWidget(sound)

    def _show_findings(self, names: Mapping[str, str]) -> None:
        words, report = self._words, self._check.result
        clear(self._found)
        if report is None:
            return
        frame, inside = card("alarm", margins=16, spacing=8)
        frame.setObjectName("check-findings")
        count = len(report.findings)
        heading = words.ngettext(
            "%(count)d thing is not as it was", "%(count)d things are not as they were", count
        )
        inside.addWidget(label(heading % {"count": count}, "strong", wrap=True))
        for each in report.findings[:_SHOWN]:
            said = fault_words.finding(words, each.kind, each.table, each.key, each.ordinal)
            who = names.get(each.citizen, "")
            inside.addWidget(label(f"{who}: {said}" if who else said, wrap=True, selectable=True))
        if count > _SHOWN:
            inside.addWidget(label(words.gettext("… and %(count)s more") % {"count": count - _SHOWN}))
        advice = words.gettext(
            "Nothing has been changed. Write down what stands here, ask your IT support, and keep the"
            " backups: an older one may have it as it was."
        )
        inside.addWidget(label(advice, wrap=True))
        self._found.addWidget(frame)


class PaperCheck(TitledCard):
    """A document number, typed from a printed summary."""

    def __init__(self, desk: Desk) -> None:
        _ = desk.words.gettext
        super().__init__(
            _("Check a paper"), _("The document number stands at the foot of every page of a summary.")
        )
        self._desk = desk
        self._words = desk.words
        line = QLineEdit()
        line.setMaxLength(40)
        line.setPlaceholderText("7F3A-91C2")
        line.setMaximumWidth(220)
        line.returnPressed.connect(self._look)
        line.textChanged.connect(self._forget)
        self._line = line
        self._field = Field(_("Document number"), line, object_name="document-number")
        self._found = label("", "strong", wrap=True)
        self._found.setObjectName("paper-found")
        self._means = label("", wrap=True)
        self._means.setObjectName("paper-means")
        look = button(_("Look it up"), "secondary", "search", name="check-paper")
        look.clicked.connect(self._look)
        self.inside.addWidget(self._field)
        self.inside.addLayout(column(self._found, self._means, spacing=4))
        self.inside.addLayout(row(look, 0))
        self._forget()

    def _forget(self) -> None:
        self._found.hide()
        self._means.hide()

    def _look(self) -> None:
        number = self._line.text().replace("-", "").replace(" ", "").lower()
        if not _NUMBER.fullmatch(number):
            wrong = self._words.gettext("A document number has eight digits and letters from A to F.")
            self._field.show_error(wrong)
            return
        self._desk.ask(_with_number, self._desk.services, number, then=self._show)

    def _show(self, found: Sequence[tuple[str, date]]) -> None:
        _ = self._words.gettext
        if found:
            said = [
                _("The conversation with %(name)s on %(date)s")
                % {"name": name, "date": format_date(day, self._words.language)}
                for name, day in found
            ]
            self._found.setText("✓ " + "\n".join(said))
            self._means.setText(_("What is kept here is what was printed, if the paper says the same day."))
        else:
            self._found.setText(_("No finished conversation here has this number."))
            self._means.setText(
                _("Look at the number again. If it is right, the paper is a draft, it comes from somebody"
                  " else's file, or what is kept here is not what was printed: then check the file.")
            )  # fmt: skip
        self._found.show()
        self._means.show()


def _with_number(services: "Services", number: str) -> list[tuple[str, date]]:
    """In the database thread: whose conversations carry the number, and their days."""
    records = [services.summaries.record(found) for found in services.checking.with_number(number)]
    return [(record.citizen_name, record.day) for record in records]
