"""Preparing a conversation: which questions, and how the caseworker's view is given."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.records import CaseworkerView
from desktop.ui.desk import Desk, Page
from desktop.ui.dialogs.confirm import ConfirmDialog
from desktop.ui.dialogs.template_name import TemplateNameDialog
from desktop.ui.widgets.basics import button, column, label, scrolling, set_text
from desktop.ui.widgets.focus_order import follow_layout
from desktop.ui.widgets.private_bar import MARGIN, PrivateBar, footer, lay_out
from desktop.ui.widgets.talk.card_grid import CardGrid
from desktop.ui.widgets.talk.factor_card import FactorCard
from desktop.ui.widgets.talk.since_card import SinceCard
from desktop.ui.widgets.talk.template_bar import TemplateBar

if TYPE_CHECKING:
    from desktop.questions import Question
    from desktop.services.preparation import Preparations
    from desktop.services.views import BeliefView, Preparation

_NARROW = 900
"""Below this width in px the strip at the foot has room for the most important words alone."""


class PreparePage(Page):
    """Only for the caseworker. Every tick is stored at once, so that it can be done the day before."""

    cancelled = Signal()
    started = Signal(int)
    belief_wanted = Signal(int)

    def __init__(self, desk: Desk, conversation: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._conversation = conversation
        self._preparation: Preparation | None = None
        self._cards: list[FactorCard] = []
        self._bar = PrivateBar(self.words)
        self.saved.connect(self._bar.show_saved)
        self._bar.saved.watch(desk)
        self._templates = TemplateBar(self.words)
        self._templates.chosen.connect(self._choose)
        self._templates.save_wanted.connect(self._save_template)
        self._templates.delete_wanted.connect(self._ask_to_delete)
        self._since = SinceCard(self.words)
        self._since.view_chosen.connect(self._choose_view)
        self._since.belief_wanted.connect(lambda: self.belief_wanted.emit(self._conversation))
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(MARGIN, 16, MARGIN, 16)
        layout.setSpacing(16)
        layout.addWidget(self._templates)
        self._grid = CardGrid()
        layout.addLayout(self._grid)
        layout.addStretch(1)
        lay_out(self, self._bar, scrolling(content), self._make_footer())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.desk.ask(self.services.preparations.get, self._conversation, then=self._show)
            self.desk.ask(self.services.beliefs.get, self._conversation, then=self._show_belief)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_count()

    def _make_footer(self) -> QFrame:
        _ = self.words.gettext
        self._cancel = button(_("Back"), "link", "arrow-left", name="cancel")
        self._cancel.clicked.connect(self.cancelled)
        self._discard = button(_("Discard the preparation"), "small-link", name="discard")
        self._discard.clicked.connect(self._ask_to_discard)
        self._discard.hide()
        self._count = label("", "quiet", wrap=True)
        self._count.setObjectName("count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._count.setMinimumWidth(150)
        self._start = button(_("Start the conversation") + " →", "primary", name="begin-conversation")
        self._start.clicked.connect(lambda: self.started.emit(self._conversation))
        says = label(_("Your choice is kept."), "quiet")
        says.setContentsMargins(4, 0, 0, 0)  # in line with the words of the link
        kept = QWidget()
        kept.setLayout(column(says, self._discard, spacing=0))
        return footer(left=(self._cancel, kept), right=(self._count, self._start), grows=self._count)

    def _show(self, preparation: "Preparation") -> None:
        _ = self.words.gettext
        first = self._preparation is None
        self._preparation = preparation
        if first:
            self._make_cards(preparation.target_group)
            self._start.setFocus(Qt.FocusReason.OtherFocusReason)
        title = _("Prepare a conversation with %(name)s") % {"name": preparation.citizen_name}
        self._bar.set_title(title)
        self._templates.show_preparation(preparation)
        follow_layout(self)
        for card in self._cards:
            card.show_choice(preparation.chosen, preparation.last_time)
        self._since.show_preparation(preparation, self.desk.clock.today())
        self._say_count()
        if preparation.started:
            set_text(self._start, _("Go on with the conversation") + " →")
            self._discard.hide()

    def _show_belief(self, view: "BeliefView") -> None:
        given = bool(view.questions) and all(question.state is not None for question in view.questions)
        self._since.show_belief(given)
        # A belief once given is kept: with it the preparation cannot be taken back.
        touched = bool(view.note) or any(question.state is not None for question in view.questions)
        begun = self._preparation is not None and self._preparation.started
        self._discard.setVisible(not touched and not begun)

    def _make_cards(self, target_group: str) -> None:
        _ = self.words.gettext
        for factor in self.desk.banks.factors:
            questions = [question for question in self.desk.banks.questions if question.factor == factor.id]
            if not questions:
                continue
            turned = all(question.private_screen for question in questions)
            remark = _("The citizen answers with the screen turned.") if turned else ""
            hints = {q.id: self._hint(q, target_group, turned=turned) for q in questions}
            card = FactorCard(self.words, factor, questions, hints, remark)
            card.setObjectName(f"card-{factor.id}")
            card.changed.connect(self._tick)
            self._cards.append(card)
            self._grid.addWidget(card)
        self._grid.set_side(self._since)

    def _hint(self, question: "Question", target_group: str, *, turned: bool) -> str:
        """Who the question is meant for, where it is not this citizen; and that the screen is turned."""
        parts = []
        if not question.applies_to(target_group):
            only = {each.id: self.words.bank_name(each.only) for each in self.desk.banks.target_groups}
            parts += [only[group] for group in question.target_groups if group in only]
        if question.private_screen and not turned:
            parts.append(self.words.gettext("with the screen turned"))
        return " · ".join(parts)

    def _count_words(self, preparation: "Preparation") -> str:
        _, ngettext = self.words.gettext, self.words.ngettext
        count = len(preparation.chosen)
        chosen = ngettext("%(count)d question chosen", "%(count)d questions chosen", count)
        parts = [
            chosen % {"count": count},
            _("the whole talk about %(minutes)d minutes") % {"minutes": preparation.minutes},
        ]
        if preparation.last_day is not None:
            same = preparation.comparable
            compared = ngettext(
                "%(count)d can be compared with last time", "%(count)d can be compared with last time", same
            )
            parts.append(compared % {"count": same})
        if self.width() < _NARROW:
            parts = parts[:2]  # no room for more than two lines
        return " · ".join(parts)

    def _say_count(self) -> None:
        if self._preparation is not None:
            self._count.setText(self._count_words(self._preparation))

    def _ticked(self) -> list[str]:
        return [identity for card in self._cards for identity in card.chosen()]

    def _tick(self) -> None:
        self._store(self._ticked())

    def _choose(self, questions: Sequence[str]) -> None:
        last_time = self._preparation.last_time if self._preparation else ()
        for card in self._cards:
            card.show_choice(questions, last_time)
        self._store(self._ticked())

    def _store(self, questions: list[str]) -> None:
        self.desk.ask(
            _choose_and_read, self.services.preparations, self._conversation, questions, then=self._chosen
        )

    def _chosen(self, stored: tuple[list[str], "Preparation"]) -> None:
        self.saved.emit(self.desk.clock.now())
        questions, preparation = stored
        # Another tick came meanwhile: what it leads to is under way.
        if questions == self._ticked():
            self._show(preparation)

    def _choose_view(self, view: CaseworkerView) -> None:
        self.desk.ask(
            self.services.preparations.set_caseworker_view, self._conversation, view, then=self._noted
        )

    def _noted(self, _nothing: None) -> None:
        self.saved.emit(self.desk.clock.now())

    def open_again(self, dialog: str, about: int) -> None:
        if dialog == "template-dialog":
            self._save_template()

    def _save_template(self) -> None:
        dialog = TemplateNameDialog(self.desk, self._conversation, self)
        dialog.stored.connect(self._read_again)
        dialog.open()

    def _ask_to_delete(self, template: int, name: str) -> None:
        _ = self.words.gettext
        heading = _("Delete the template “%(name)s”?") % {"name": name}
        text = _("Conversations made from it stay as they are.")
        dialog = ConfirmDialog(self.words, heading, text, _("Delete"), self)
        dialog.accepted.connect(lambda: self._delete(template))
        dialog.open()

    def _delete(self, template: int) -> None:
        self.desk.ask(self.services.preparations.delete_template, template, then=self._read_again)

    def _read_again(self, _nothing: None = None) -> None:
        self.saved.emit(self.desk.clock.now())
        self.desk.ask(self.services.preparations.get, self._conversation, then=self._show)

    def _ask_to_discard(self) -> None:
        _ = self.words.gettext
        heading = _("Discard the preparation?")
        text = _("The choice of questions is forgotten. Earlier conversations stay as they are.")
        dialog = ConfirmDialog(self.words, heading, text, _("Discard"), self)
        dialog.accepted.connect(self._discard_now)
        dialog.open()

    def _discard_now(self) -> None:
        self.desk.ask(self.services.preparations.discard, self._conversation, then=self._discarded)

    def _discarded(self, _nothing: None) -> None:
        self.cancelled.emit()


def _choose_and_read(
    preparations: "Preparations", conversation: int, questions: list[str]
) -> tuple[list[str], "Preparation"]:
    """In the database thread: store the choice and read what comes of it."""
    preparations.choose(conversation, questions)
    return questions, preparations.get(conversation)
