"""What is known about a citizen, read; the CPR number is masked until it is asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n import DEFAULT_LANGUAGE, Catalogue, spoken_name
from desktop.text import format_cpr, mask_cpr
from desktop.ui.widgets.basics import button, label, row, set_text
from desktop.ui.widgets.even_lines import SpokenLabel
from desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from desktop.services.views import CitizenDetails


class CitizenCard(QFrame):
    """Details with the actions below."""

    edit_wanted = Signal()
    archive_wanted = Signal()
    handover_wanted = Signal()
    access_wanted = Signal()
    erasure_wanted = Signal()

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setProperty("role", "card")
        self._words = words
        self._cpr = ""
        self._values = {
            "cpr": (_("CPR number"), label(selectable=True)),
            "case_number": (_("Case number"), label(wrap=True, selectable=True)),
            "language": (_("Preferred language"), _foreign()),
            "group": (_("Target group"), label(wrap=True)),
            "caseworker": (_("Own caseworker"), label(wrap=True)),
        }
        self._reveal = button("", "small-link", name="reveal-cpr")
        self._reveal.setCheckable(True)
        self._reveal.toggled.connect(self._show_cpr)
        edit = button(_("Change …"), "quiet", "pencil", name="edit-citizen")
        edit.clicked.connect(self.edit_wanted)
        self._archive = button(_("Archive"), "quiet", "archive", name="archive-citizen")
        self._archive.clicked.connect(self.archive_wanted)
        hand_over = button(_("Hand over to a colleague …"), "quiet", "arrow-right", name="citizen-hand-over")
        hand_over.clicked.connect(self.handover_wanted)
        access = button(_("Give access …"), "quiet", "file-down", name="give-access")
        access.setAccessibleDescription(_("Saves everything about the citizen as PDF and as data."))
        access.clicked.connect(self.access_wanted)
        erase = button(_("Erase …"), "quiet", "trash", name="erase-citizen")
        erase.clicked.connect(self.erasure_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(self._make_grid())
        actions = QWidget()
        flow = FlowLayout(actions)
        for each in (edit, self._archive, access, hand_over, erase):
            flow.addWidget(each)
        layout.addWidget(actions)

    def show_details(self, details: "CitizenDetails", group: str) -> None:
        """Show a citizen; `group` is the target group's name."""
        _ = self._words.gettext
        missing = _("not given")
        self._cpr = details.cpr
        self._reveal.setChecked(False)
        self._reveal.setVisible(bool(details.cpr))
        self._show_cpr(False)
        texts = {
            "case_number": details.case_number,
            "language": spoken_name(details.language, self._words.language),
            "group": group,
            "caseworker": details.caseworker,
        }
        for name, text in texts.items():
            self._values[name][1].setText(text or missing)
        set_text(self._archive, _("Put back on the list") if details.archived else _("Archive"))

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for line, (name, (title, value)) in enumerate(self._values.items()):
            heading = label(title, "quiet")
            heading.setContentsMargins(0, 2, 0, 0)  # on one line with the larger value
            grid.addWidget(heading, line, 0, Qt.AlignmentFlag.AlignTop)
            if name == "cpr":
                grid.addLayout(row(value, self._reveal, 0), line, 1)
            else:
                grid.addWidget(value, line, 1)
        return grid

    def _show_cpr(self, whole: bool) -> None:
        _ = self._words.gettext
        shown = format_cpr(self._cpr) if whole else mask_cpr(self._cpr)
        self._values["cpr"][1].setText(shown or _("not given"))
        self._reveal.setText(_("hide") if whole else _("show"))
        self._reveal.setAccessibleName(_("Hide the CPR number") if whole else _("Show the whole CPR number"))


def _foreign() -> QLabel:
    """A word of any script, at the left and on a line as all the others."""
    return SpokenLabel("", "body", DEFAULT_LANGUAGE)
