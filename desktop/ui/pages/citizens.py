"""The caseworker's citizens: find one, add one, start or go on with a conversation."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.records import Office
from desktop.ui import sections, theme
from desktop.ui.desk import Desk, Page
from desktop.ui.dialogs.print_queue import PrintQueueDialog
from desktop.ui.finding import Found, Query, SearchNote, find, narrowed
from desktop.ui.widgets.basics import button, card, label, row, set_text
from desktop.ui.widgets.citizens.add_citizen import AddCitizen
from desktop.ui.widgets.citizens.backup_line import BackupLine
from desktop.ui.widgets.citizens.citizen_model import PAGE
from desktop.ui.widgets.citizens.citizen_table import CitizenTable
from desktop.ui.widgets.citizens.nobody_found import NobodyFound
from desktop.ui.widgets.citizens.resume_card import ResumeCard
from desktop.ui.widgets.citizens.retention_line import RetentionLine
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.private_bar import MARGIN, PrivateBar, lay_out
from desktop.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from desktop.services.views import PrintJob

_SEARCH_LEAST, _SEARCH_WIDTH = 160, 460
_NARROW = 900
"""Below this width in px the ways out beside the search do without their words."""
_LOW = 480
"""Below this height in px the list has the room of the words on keys."""
_PATIENCE = 0.008
"""Seconds in which the list mostly comes: half a picture of the screen, which then shows key and list."""

_OPENING_PATIENCE = 0.05
"""Seconds in which the page mostly has what it shows, and need not be painted empty before."""


@dataclass(frozen=True, slots=True)
class _Into:
    """A key in the search field that leads into the list."""

    enters: bool
    control: bool


class CitizensPage(Page):
    """Where the program opens: only for the caseworker."""

    citizen_chosen = Signal(int)
    conversation_wanted = Signal(int)
    """Start with this citizen, or go on with the conversation that is not finished."""
    summary_wanted = Signal(int)
    settings_wanted = Signal(int)
    """At which section."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._query = Query()
        self._note = SearchNote(desk, self)
        self._jobs: list[PrintJob] = []
        self._shown: Query | None = None
        self._at_hand: Found | None = None
        """What the list shows from its top, as long as nobody asks for it anew."""
        self._into_list: _Into | None = None
        content = QWidget()
        layout = self._column = QVBoxLayout(content)
        layout.setContentsMargins(MARGIN, 20, MARGIN, 16)
        layout.setSpacing(16)
        layout.addLayout(self._make_tools())
        self._resume = ResumeCard(desk)
        self._resume.conversation_wanted.connect(self.conversation_wanted)
        layout.addWidget(self._resume)
        layout.addWidget(self._make_list())
        self._nobody = NobodyFound(self.words)
        self._nobody.clear_wanted.connect(self._search.clear)
        layout.addWidget(self._nobody)
        layout.addWidget(self._make_hint())
        layout.addStretch(1)
        self._retention = RetentionLine(desk)
        self._retention.citizen_chosen.connect(self.citizen_chosen)
        self._retention.changed.connect(self.refresh)
        layout.addWidget(self._retention)
        backups = BackupLine(desk)
        backups.wanted.connect(lambda: self.settings_wanted.emit(sections.BACKUPS))
        layout.addWidget(backups)
        lay_out(self, self._make_bar(), content)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        self._note.settle()

    def put_above_list(self, card: QFrame) -> None:
        """A reminder, below what was left in the middle."""
        self._column.insertWidget(self._column.indexOf(self._resume) + 1, card)

    def refresh(self) -> None:
        """Read everything again; what is typed and the row that is current stay."""
        self._at_hand = None
        self.desk.ask(self.services.office.get, then=self._show_office)
        self._resume.refresh()
        self.desk.ask(self.services.finishing.print_queue, then=self._show_queue)
        # Last, so that all the others have come when the list has: laid out and painted once.
        self._ask(0, max(self._enough(), self._table.citizens.rowCount()), _OPENING_PATIENCE)
        self.desk.catch_up()
        self._retention.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._add.fit(event.size().width())
        self._tell_queue()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._search_key(event)
        return super().eventFilter(watched, event)

    def _make_bar(self) -> PrivateBar:
        _ = self.words.gettext
        bar = PrivateBar(self.words, chip=False, lock=True)
        self._office = ElidedLabel("", "quiet")
        settings = button(_("Settings"), "link", "settings", name="settings")
        settings.clicked.connect(lambda: self.settings_wanted.emit(sections.OFFICE))
        bar.lock_wanted.connect(self.lock_wanted)
        for widget in (self._office, settings):
            bar.add(widget)
        return bar

    def _make_tools(self) -> QHBoxLayout:
        _ = self.words.gettext
        self._search = QLineEdit()
        self._search.setObjectName("search")
        self._search.setProperty("role", "search")
        self._search.setPlaceholderText(_("Search by name or CPR …"))
        self._search.setAccessibleName(_("Search by name or CPR"))
        self._search.setAccessibleDescription(_("The arrow down leads into the list."))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(200)
        self._search.setMinimumWidth(_SEARCH_LEAST)
        self._search.setMaximumWidth(_SEARCH_WIDTH)
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._search.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._search_changed)
        self._search.installEventFilter(self)
        self._archived = Tick(_("Show archived"))
        self._archived.setObjectName("show-archived")
        self._archived.toggled.connect(self._search_changed)
        self._to_print = button(_("To be printed"), "link", "printer", name="print-queue")
        self._to_print.clicked.connect(self._open_queue)
        self._to_print.hide()
        self._add = AddCitizen(self.desk)
        self._add.added.connect(self.citizen_chosen)
        tools = row(self._search, self._archived, 0, self._to_print, self._add, spacing=16)
        # All the room there is, up to its greatest width.
        tools.setStretchFactor(self._search, 1000)
        return tools

    def _make_list(self) -> QFrame:
        self._card, inside = card(margins=1, spacing=0)
        inside.setContentsMargins(1, 1, 1, 6)
        self._table = CitizenTable(self.words)
        self._table.opened.connect(self.citizen_chosen)
        self._table.action_wanted.connect(self._act)
        self._table.typed.connect(self._type_on)
        self._table.left_upwards.connect(self._search.setFocus)
        self._table.citizens.more_wanted.connect(self._ask)
        inside.addWidget(self._table)
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._card.hide()
        return self._card

    def _make_hint(self) -> QWidget:
        _ = self.words.gettext
        keys = (
            _("Type to search"),
            _("arrow down to the list"),
            _("Enter opens the citizen"),
            _("Ctrl+Enter prepares a conversation"),
        )
        self._hint = label(" · ".join(keys), "quiet", wrap=True)
        self._hint.hide()
        return self._hint

    def _search_changed(self) -> None:
        self._into_list = None
        self._query = Query(self._search.text(), self._archived.isChecked())
        found = self._at_hand and narrowed(self._at_hand, self._query, self._enough())
        if found:
            self._show_found(found)
        else:
            self._ask(0, self._enough(), _PATIENCE)
        self._note.heed(self._query)

    def _enough(self) -> int:
        """What fits in the window is soonest there; scrolling brings the rest."""
        return self._table.enough_for(self.height() - self._card.mapTo(self, QPoint()).y())

    def _ask(self, offset: int, limit: int = PAGE, patience: float = 0.0) -> None:
        asked = (self.services.citizens, self._query, offset, limit)
        self.desk.ask_at_once(patience, find, *asked, then=self._show_found)

    def _show_found(self, found: Found) -> None:
        # What an older keystroke found is of no use any more.
        if found.query != self._query:
            return
        if found.offset:
            self._table.citizens.append(found.rows, found.offset, complete=found.complete)
            return
        current, scrolled = self._table.current_citizen(), self._table.verticalScrollBar().value()
        today = self.desk.clock.today()
        self._table.citizens.show_rows(found.rows, today, complete=found.complete)
        if self._shown == found.query:
            self._table.make_current(current)
            self._table.verticalScrollBar().setValue(scrolled)
        self._shown, self._at_hand = found.query, found
        if not found.rows and self._table.hasFocus():
            self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._card.setVisible(bool(found.rows))
        self._hint.setVisible(bool(found.rows) and self.height() >= _LOW)
        self._nobody.setVisible(not found.rows)
        if not found.rows:
            self._nobody.tell(found.query.typed, archived=found.query.archived)
        self._go_into_list()

    def _show_office(self, office: Office) -> None:
        parts = [part for part in (office.caseworker, office.job_centre) if part]
        self._office.setText(" · ".join(parts))

    def _show_queue(self, jobs: list["PrintJob"]) -> None:
        self._jobs = jobs
        self._to_print.setVisible(bool(jobs))
        self._tell_queue()

    def _tell_queue(self) -> None:
        """Where the page is narrow the search needs the room of the words, and the number stands alone."""
        words = self.words.gettext("To be printed (%(count)d)") % {"count": len(self._jobs)}
        narrow = self.width() < _NARROW
        set_text(self._to_print, words)
        if narrow:  # whoever hears the page still hears the words
            self._to_print.setText(f" {len(self._jobs)}")
        self._to_print.setToolTip(words if narrow else "")

    def _open_queue(self) -> None:
        dialog = PrintQueueDialog(self.words, self._jobs, self)
        dialog.summary_wanted.connect(self.summary_wanted)
        dialog.open()

    def open_again(self, dialog: str, about: int) -> None:
        if dialog == "citizen-form":
            self._add.add()

    def _act(self, citizen: int) -> None:
        if self._query.archived:
            self.citizen_chosen.emit(citizen)
        else:
            self.conversation_wanted.emit(citizen)

    def _type_on(self, text: str) -> None:
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.end(False)
        if text:
            self._search.insert(text)
        else:
            self._search.backspace()

    def _search_key(self, event: QKeyEvent) -> bool:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enters or event.key() == Qt.Key.Key_Down:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._into_list = _Into(enters, control)
            self._go_into_list()
            return True
        if event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
            return True
        return False

    def _go_into_list(self) -> None:
        """To the list, once it shows what was typed: fast fingers must not open somebody else."""
        into = self._into_list
        if into is None or self._shown != self._query:
            return
        self._into_list = None
        if not self._table.citizens.rowCount():
            return
        self._table.focus_first()
        if into.enters and self._query.typed.strip() and self._table.citizens.rowCount() == 1:
            self._table.use_current(act=into.control)
