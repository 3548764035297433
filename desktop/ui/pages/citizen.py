"""One citizen, in private: details, goal, and every conversation so far."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import NotFound
from desktop.text import format_date
from desktop.ui.access_giver import AccessGiver
from desktop.ui.desk import Desk, Page
from desktop.ui.dialogs.addendum import AddendumDialog
from desktop.ui.dialogs.citizen_form import CitizenForm
from desktop.ui.dialogs.filed import FiledDialog
from desktop.ui.widgets.basics import button, column, label, scrolling, set_text
from desktop.ui.widgets.citizens.citizen_card import CitizenCard
from desktop.ui.widgets.citizens.citizen_words import draft_words
from desktop.ui.widgets.citizens.conversation_list import ConversationList, newest_day
from desktop.ui.widgets.citizens.handover_card import HandoverCard
from desktop.ui.widgets.citizens.plan_card import PlanCard
from desktop.ui.widgets.columns import Columns
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.focus_order import follow_layout
from desktop.ui.widgets.private_bar import MARGIN, PrivateBar, footer, lay_out

if TYPE_CHECKING:
    from desktop.services.keeper import ErasureDone
    from desktop.services.views import CitizenDetails, CitizenPlan, ConversationRow, Saved

_SIDE_WIDTH = 416
_WIDEST_LIST = 1080


class CitizenPage(Page):
    """Everything about a citizen outside a conversation; only for the caseworker."""

    back = Signal()
    conversation_wanted = Signal(int)
    """Start with this citizen, or go on with the conversation that is not finished."""
    summary_wanted = Signal(int)
    belief_wanted = Signal(int)
    plan_wanted = Signal()
    handover_wanted = Signal()

    def __init__(self, desk: Desk, citizen: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._citizen = citizen
        self._details: CitizenDetails | None = None
        self._rows: dict[int, ConversationRow] = {}
        self._bar = PrivateBar(self.words, back=_("Citizens"), lock=True)
        self._bar.back.connect(self.back)
        self._bar.lock_wanted.connect(self.lock_wanted)
        self.saved.connect(self._bar.show_saved)
        self._bar.saved.watch(desk)
        self._state = label("", "quiet")
        self._start = button(_("Prepare conversation") + " →", "primary", name="start-conversation")
        self._start.clicked.connect(lambda: self.conversation_wanted.emit(self._citizen))
        self._start.hide()
        foot = footer(left=(self._state,), right=(self._start,))
        lay_out(self, self._bar, self._make_content(), foot)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            # First of all: it closes a draft that was left too long.
            self.desk.ask(self.services.conversations.resume_or_none, self._citizen)
            self._read(self.services.citizens.open)

    def refresh(self) -> None:
        """Read everything again."""
        self._read(self.services.citizens.get)

    def _read(self, details: Callable[[int], "CitizenDetails"]) -> None:
        self.desk.ask(details, self._citizen, then=self._show_details, otherwise=self._refused)
        self.desk.ask(self.services.plans.of_citizen, self._citizen, then=self._show_plan)
        self.desk.ask(self.services.citizens.conversations, self._citizen, then=self._show_conversations)
        self._handover.read()

    def _refused(self, error: Exception) -> None:
        if self._details is None:
            # Erased behind a lock, or not opened because the log cannot take it: the list can be read.
            self.back.emit()
        if not isinstance(error, NotFound):
            self.desk.report(error)

    def _make_content(self) -> QWidget:
        _ = self.words.gettext
        content = QWidget()
        area = scrolling(content, self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        layout.setSpacing(16)
        heading = QHBoxLayout()
        heading.setSpacing(12)
        layout.addLayout(heading)
        self._name = ElidedLabel("", "title")
        self._name.setObjectName("citizen-title")
        heading.addWidget(self._name)
        self._archived = label(_("Archived"), "chip")
        self._archived.hide()
        heading.addWidget(self._archived)
        heading.addStretch(1)
        self._handover = HandoverCard(self.desk, self._citizen, content)
        self._handover.saved.connect(self.saved)
        layout.addWidget(self._handover)
        side, conversations = QWidget(content), self._make_list(content)
        columns = Columns(side, conversations, side=_SIDE_WIDTH, widest=_WIDEST_LIST, parent=content)
        layout.addWidget(columns, 1)
        self._card = CitizenCard(self.words, side)
        self._card.edit_wanted.connect(self._edit)
        self._card.archive_wanted.connect(self._archive)
        self._card.handover_wanted.connect(self.handover_wanted)
        self._access = AccessGiver(self.desk, self._citizen, self)
        self._card.access_wanted.connect(self._access.choose_folder)
        self._card.erasure_wanted.connect(self._erase)
        self._plan = PlanCard(self.words, side)
        self._plan.opened.connect(self.plan_wanted)
        access = (self._access.progress, self._access.says)
        side.setLayout(column(self._card, *access, self._plan, 0, spacing=16))
        return area

    def _make_list(self, parent: QWidget) -> ConversationList:
        self._list = ConversationList(self.words, parent)
        self._list.lengthened.connect(lambda: follow_layout(self))
        self._list.summary_wanted.connect(self.summary_wanted)
        self._list.belief_wanted.connect(self.belief_wanted)
        self._list.addendum_wanted.connect(self._add_addendum)
        self._list.filing_wanted.connect(self._file)
        return self._list

    def _show_details(self, details: "CitizenDetails") -> None:
        first = self._details is None
        self._details = details
        self._name.setText(details.name)
        self._archived.setVisible(details.archived)
        self._show_start()
        if first:
            # Before the card hides what has the focus: that would go on to the next, and the page with it.
            self._start.setFocus(Qt.FocusReason.OtherFocusReason)
        groups = {each.id: self.words.bank_name(each.name) for each in self.desk.banks.target_groups}
        self._card.show_details(details, groups.get(details.target_group, details.target_group))

    def _show_plan(self, plan: "CitizenPlan") -> None:
        self._plan.show_plan(plan, self.desk.clock.today())

    def _show_conversations(self, rows: list["ConversationRow"]) -> None:
        self._rows = {entry.id: entry for entry in rows}
        self._list.show_rows(rows)
        follow_layout(self)
        self._show_start()

    def _show_start(self) -> None:
        """What comes next depends on the citizen and on the conversations."""
        _ = self.words.gettext
        if self._details is None:
            return
        day = newest_day(list(self._rows.values()))
        set_text(self._start, (_("Continue") if day else _("Prepare conversation")) + " →")
        self._start.setVisible(not self._details.archived)
        draft = draft_words(self.words, day, self.desk.clock.today()) if day else ""
        archived = _("The citizen is archived. Put them back on the list to talk.")
        self._state.setText(archived if self._details.archived else draft)

    def open_again(self, dialog: str, about: int) -> None:
        if dialog == "citizen-form":
            self._edit()
        elif about in self._rows:
            {"addendum-dialog": self._add_addendum, "filed-dialog": self._file}[dialog](about)

    def _edit(self) -> None:
        if self._details is not None:
            form = CitizenForm(self.desk, self._details, self)
            form.stored.connect(self._changed)
            form.open()

    def _archive(self) -> None:
        if self._details is not None:
            archived = not self._details.archived
            self.desk.ask(self.services.citizens.archive, self._citizen, archived, then=self._changed)

    def _erase(self) -> None:
        from desktop.ui.dialogs.erase import EraseDialog

        dialog = EraseDialog(self.desk, self._citizen, self)
        dialog.erased.connect(self._show_receipt)
        dialog.open()

    def _show_receipt(self, done: "ErasureDone") -> None:
        """On the list: there is no citizen any more for this page to be about."""
        from desktop.ui.dialogs.erase import remarks
        from desktop.ui.dialogs.receipt import ReceiptDialog

        window = self.window()
        self.back.emit()
        ReceiptDialog(self.desk, done.receipt.number, window, remarks=remarks(self.words, done)).open()

    def _add_addendum(self, conversation: int) -> None:
        day = format_date(self._rows[conversation].day, self.words.language)
        dialog = AddendumDialog(self.desk, conversation, day, self)
        dialog.stored.connect(self._changed)
        dialog.open()

    def _file(self, conversation: int) -> None:
        number = self._rows[conversation].filed_number
        if not number and self._details is not None:
            number = self._details.case_number
        dialog = FiledDialog(self.desk, conversation, number, self)
        dialog.stored.connect(self._changed)
        dialog.open()

    def _changed(self, _result: "Saved | int | None" = None) -> None:
        self.saved.emit(self.desk.clock.now())
        self.refresh()
