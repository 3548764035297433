"""Handing over: what the new caseworker is to know, written as it is typed, and then the file."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.desk import Desk
from desktop.ui.plan_sections.section import PlanSection
from desktop.ui.widgets.basics import button, clear, column, label, row
from desktop.ui.widgets.citizens.handover_card import lines
from desktop.ui.widgets.citizens.handover_words import page_lines, passed_words, standing_lines
from desktop.ui.widgets.synced_note import SyncedNote

if TYPE_CHECKING:
    from desktop.services.handover.content import Page
    from desktop.services.handover.page import HandoverView
    from desktop.services.views import Saved


class HandoverSection(PlanSection):
    """Where handing over begins, and what was handed over."""

    def __init__(self, desk: Desk, citizen: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, citizen, desk.words.gettext("Handing over"), "handover", parent)
        _ = self.words.gettext
        self._about = label("", "quiet", wrap=True)
        self._about.setObjectName("handover-about")
        self.content.addWidget(self._about)
        self._begin = button(_("Hand over to a colleague …"), "secondary", name="hand-over")
        self._begin.clicked.connect(self._start)
        self._continue = button(_("To the citizen's page"), "secondary", name="handover-to-citizen")
        self._continue.clicked.connect(lambda: self.page_wanted.emit("citizen"))
        self.content.addLayout(row(self._begin, self._continue, 0))
        self._notes = self._make_notes()
        self._form = self._make_form()
        self.content.addWidget(self._form)
        self._passed = QVBoxLayout()
        self._passed.setSpacing(8)
        self.content.addLayout(self._passed)
        for widget in (self._form, self._continue):
            widget.hide()
        self._wants_focus = False

    def read(self) -> None:
        self.desk.ask(self.desk.services.handing_over.get, self.citizen, then=self._show)

    def reveal(self) -> None:
        """Begin, where it can be begun, and let the typing start."""
        super().reveal()
        if not self._begin.isHidden():
            self._start()
            return
        first = self._continue if self._form.isHidden() else self._notes["where_we_are"]
        first.setFocus()

    def flush(self) -> None:
        for note in self._notes.values():
            note.flush()

    def _make_notes(self) -> dict[str, SyncedNote]:
        _ = self.words.gettext
        asked = {
            "where_we_are": (_("Where we are"), _("What we are working on, and what is next")),
            "promised": (_("What was promised"), _("By you, by the municipality, by a company")),
            "citizen_wishes": (_("What the citizen wants you to know"), _("Ask: what shall I pass on?")),
        }
        notes = {}
        for field, (heading, hint) in asked.items():
            note = SyncedNote(heading, hint, lines=2)
            note.setObjectName(f"handover-{field.replace('_', '-')}")
            note.written.connect(partial(self._store, field))
            notes[field] = note
        return notes

    def _make_form(self) -> QWidget:
        _ = self.words.gettext
        form = QWidget()
        parts = [
            column(label(note.accessibleName(), "strong"), note, spacing=4) for note in self._notes.values()
        ]
        self._standing = QVBoxLayout()
        self._standing.setSpacing(8)
        go = button(_("Make the file …"), "secondary", "file-down", name="make-handover")
        go.clicked.connect(self._make_file)
        leave = button(_("Do not hand over"), "link", name="drop-handover")
        leave.clicked.connect(self._drop)
        layout = column(*parts, self._standing, row(go, leave, 0, spacing=16), spacing=12)
        layout.setContentsMargins(0, 4, 0, 0)
        form.setLayout(layout)
        return form

    def _show(self, view: "HandoverView") -> None:
        _ = self.words.gettext
        waiting = view.page is None
        about = _(
            "The citizen's everything goes into one encrypted file that your colleague receives in Pejl."
        )
        unfinished = _("A conversation is not finished. Finish it first, then you can hand over.")
        told = _("Written down as you type. Your colleague sees it first of all.")
        self._about.setText(unfinished if view.draft else about if waiting else told)
        self._begin.setVisible(waiting and not view.draft)
        self._continue.setVisible(bool(view.draft))
        self._form.setVisible(not waiting and not view.draft)
        if view.page is not None:
            self._show_page(view, view.page)
        self._sum_up(view)
        clear(self._passed)
        for passed in view.passed:
            self._passed.addWidget(label(passed_words(self.words, passed), "strong", wrap=True))
            self._passed.addLayout(lines(page_lines(self.words, passed.page)))

    def _sum_up(self, view: "HandoverView") -> None:
        _ = self.words.gettext
        begun = view.page is not None
        said = passed_words(self.words, view.passed[0]) if view.passed else _("The citizen is with you")
        self.tell(_("Begun, not handed over yet") if begun else said, to_do=begun)

    def _show_page(self, view: "HandoverView", page: "Page") -> None:
        _ = self.words.gettext
        for field, note in self._notes.items():
            note.sync(getattr(page, field))
        clear(self._standing)
        told = standing_lines(self.words, view.standing)
        if told:
            self._standing.addWidget(label(_("This goes along by itself"), "quiet"))
            self._standing.addLayout(lines(told))
        if self._wants_focus:
            self._wants_focus = False
            self._notes["where_we_are"].setFocus()
            self.revealed.emit()

    def _start(self) -> None:
        self._wants_focus = True
        self._store_page(self.desk.services.handing_over.begin)

    def _store(self, field: str, text: str) -> None:
        write, slot = self.desk.services.handing_over.write, ("handover", self.citizen, field)
        self.desk.store(slot, write, self.citizen, field, text, then=self._stored)

    def _stored(self, saved: "Saved") -> None:
        self.saved.emit(saved.at)

    def _stored_and_read(self, saved: "Saved") -> None:
        self._stored(saved)
        self.read()

    def _drop(self) -> None:
        from desktop.ui.dialogs.confirm import ConfirmDialog

        _ = self.words.gettext
        if not any(note.toPlainText().strip() for note in self._notes.values()):
            self._dropped()
            return
        question = ConfirmDialog(
            self.words,
            _("Do not hand over?"),
            _("What you wrote for your colleague is thrown away. The citizen stays with you."),
            _("Throw away"),
            self,
        )
        question.accepted.connect(self._dropped)
        question.open()

    def _dropped(self) -> None:
        self._store_page(self.desk.services.handing_over.give_up)

    def _store_page(self, what: "Callable[[int], Saved]") -> None:
        """Begun or given up: the newest counts."""
        self.desk.store(("handover", self.citizen), what, self.citizen, then=self._stored_and_read)

    def _make_file(self) -> None:
        from desktop.ui.dialogs.hand_over import HandOverDialog

        self.flush()
        dialog = HandOverDialog(self.desk, self.citizen, self)
        dialog.given.connect(self._given)
        dialog.open()

    def _given(self) -> None:
        self.saved.emit(self.desk.clock.now())
        self.changed.emit()
        self.read()
