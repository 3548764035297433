"""Welcome: who is here, how we talk, what the citizen wants to talk about, and what we promised."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.labels import label as word_for
from desktop.records import (
    ConversationState,
    Form,
    MouseHolder,
    NoteKind,
    Present,
    StepOwner,
    StepRecord,
    StepStatus,
)
from desktop.text import first_name, format_day
from desktop.ui.desk import Desk
from desktop.ui.talk_page import WIDEST, TalkPage
from desktop.ui.widgets.basics import button, card, clear, column, label, row, rule, scrolling, set_text
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.question.why_card import WhyCard
from desktop.ui.widgets.synced_note import SyncedNote
from desktop.ui.widgets.talk.trust_card import TrustCard

if TYPE_CHECKING:
    from desktop.plan_records import PromiseHeld
    from desktop.records import Office
    from desktop.services.views import ConversationView

_STATUS_ROLES = {StepStatus.DONE: "chip-done", StepStatus.NOT_DONE: "chip-amber"}
_REVIEWS = (StepStatus.DONE, StepStatus.OPEN, StepStatus.NOT_DONE, StepStatus.DROPPED)


class WelcomePage(TalkPage):
    """The first page of the shared screen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        self._title = label("", "title", wrap=True)
        self._upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._upper.setSpacing(22)
        self._upper.addWidget(self._make_topic(), 1)
        self._upper.addWidget(self._make_promises(), 1)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(26, 20, 26, 16)
        layout.setSpacing(14)
        self._without = button("", "link", "message-circle", name="without-questions")
        self._without.clicked.connect(self._toggle_questions)
        top = row(self._title, self._without, spacing=16)
        top.setStretch(0, 1)
        layout.addLayout(top)
        layout.addLayout(self._upper)
        self._why = WhyCard(self.words)
        layout.addWidget(self._why)
        layout.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolling(content))
        desk.ask(self.services.office.get, then=self._show_why)

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        _ = self.words.gettext
        self._title.setText(_("Welcome, %(name)s") % {"name": self.name})
        self._topic.sync(view.record.topic)
        for box, present in zip(self._present, _flags(view.present), strict=True):
            box.setChecked(present)
        self._forms[view.form].setChecked(True)
        for holder, choice in self._mice.items():
            choice.setChecked(holder is view.mouse)
        self._without.setVisible(bool(view.record.questions))
        without = view.record.without_questions
        set_text(
            self._without,
            _("Take up the questions after all") if without else _("We talk without questions today"),
        )
        self._danish_only.setVisible(view.language != view.record.language)
        self._why.show_language(view.language)
        self._show_promises(view)
        self._trust.show_view(view)
        open_state = view.state is ConversationState.DRAFT
        for widget in (self._topic, self._who, self._without):
            widget.setEnabled(open_state)
        if open_state and not view.record.information_given:
            self.store(self.services.conversations.give_information)

    def set_narrow(self, narrow: bool) -> None:
        self._upper.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._why.set_narrow(narrow)

    def flush(self) -> None:
        self._topic.flush()
        self._trust.flush()

    def _make_topic(self) -> QWidget:
        _ = self.words.gettext
        frame, layout = card()
        heading = _("What would you like to talk about today?")
        self._topic = SyncedNote(heading, _("In your own words …"), lines=3)
        self._topic.setObjectName("topic")
        self._topic.written.connect(self._store_topic)
        layout.addWidget(label(heading, "heading", wrap=True))
        layout.addWidget(self._topic)
        self._who = QWidget()
        who = QVBoxLayout(self._who)
        who.setContentsMargins(0, 4, 0, 0)
        who.setSpacing(6)
        who.addLayout(self._make_present())
        self._danish_only = label(
            _("The questions are in Danish. Read them aloud, or use the interpreter."), "quiet", wrap=True
        )
        who.addWidget(self._danish_only)
        who.addLayout(self._make_forms())
        who.addLayout(self._make_mice())
        layout.addWidget(self._who)
        layout.addStretch(1)
        return frame

    def _make_present(self) -> QVBoxLayout:
        _ = self.words.gettext
        self._present = [QCheckBox(_("companion")), QCheckBox(_("interpreter")), QCheckBox(_("mentor"))]
        line = FlowLayout(spacing=14)
        for box, name in zip(self._present, ("companion", "interpreter", "mentor"), strict=True):
            box.setObjectName(f"present-{name}")
            box.clicked.connect(self._store_present)
            line.addWidget(box)
        return column(label(_("Who else is here?"), "strong"), line, spacing=2)

    def _make_forms(self) -> QVBoxLayout:
        self._forms = {form: QRadioButton(word_for(self.words, form)) for form in Form}
        group = QButtonGroup(self)
        line = FlowLayout(spacing=14)
        for form, choice in self._forms.items():
            choice.setObjectName(f"form-{form}")
            group.addButton(choice)
            choice.clicked.connect(lambda _checked=False, f=form: self._store_form(f))
            line.addWidget(choice)
        return column(label(self.words.gettext("How do we talk?"), "strong"), line, spacing=2)

    def _make_mice(self) -> QVBoxLayout:
        _ = self.words.gettext
        words = {MouseHolder.CITIZEN: _("you"), MouseHolder.CASEWORKER: _("the caseworker")}
        self._mice = {holder: QRadioButton(words[holder]) for holder in MouseHolder}
        group = QButtonGroup(self)
        line = FlowLayout(spacing=14)
        for holder, choice in self._mice.items():
            choice.setObjectName(f"mouse-{holder}")
            group.addButton(choice)
            choice.clicked.connect(lambda _checked=False, h=holder: self._store_mouse(h))
            line.addWidget(choice)
        return column(label(_("Who holds the mouse?"), "strong"), line, spacing=2)

    def _make_promises(self) -> QWidget:
        frame, layout = card()
        self._promises_title = label("", "heading", wrap=True)
        self._promises = QVBoxLayout()
        self._promises.setSpacing(8)
        layout.addWidget(self._promises_title)
        layout.addLayout(self._promises)
        self._trust = TrustCard(self.words)
        self._trust.held.connect(self._store_held)
        self._trust.change_told.connect(self._store_change)
        layout.addWidget(self._trust)
        layout.addStretch(1)
        return frame

    def _show_why(self, office: "Office") -> None:
        self._why.show_text(office.welcome_text or self.desk.banks.welcome_text)

    def _show_promises(self, view: "ConversationView") -> None:
        _ = self.words.gettext
        focused = self.focusWidget()
        held = focused.objectName() if focused is not None and focused.property("opens") == "menu" else ""
        clear(self._promises)
        if not view.record.earlier:
            self._promises_title.setText(_("Our first conversation"))
            self._promises.addWidget(label(self._what_comes(view), "large", wrap=True))
            return
        day = format_day(view.record.earlier[-1].day, view.record.day, self.words.language)
        self._promises_title.setText(_("Since last time, %(date)s") % {"date": day})
        if not view.earlier_steps:
            self._promises.addWidget(label(_("There is nothing left over from last time."), wrap=True))
            return
        owners = [step.owner for step in view.earlier_steps]
        if StepOwner.CASEWORKER in owners:
            self._promises.addWidget(label(_("First what we promised you."), "quiet"))
        states = []
        for step in view.earlier_steps:
            states.append(self._state_of(step, view))
            self._promises.addWidget(rule())
            self._promises.addLayout(self._promise(step, view, states[-1]))
        widest = max(state.sizeHint().width() for state in states)
        for state in states:
            state.setMinimumWidth(widest)
        self._hold_on_to(held)

    def _what_comes(self, view: "ConversationView") -> str:
        """What a first conversation is, told before it begins."""
        _ = self.words.gettext
        if view.record.without_questions:
            return _(
                "We talk about what matters to you. "
                "At the end we agree on what happens next, and you get it on paper."
            )
        return _(
            "We go through a few questions side by side. There are no right or wrong answers. "
            "At the end we agree on what happens next, and you get it on paper."
        )

    def _hold_on_to(self, name: str) -> None:
        """The cursor stays at the step that was followed up, although its line is new."""
        same = self.findChildren(QPushButton, name) if name else []
        if same:
            newest = same[-1]  # those before it wait to be deleted
            newest.show()
            newest.setFocus()

    def _promise(self, step: StepRecord, view: "ConversationView", state: QPushButton) -> QHBoxLayout:
        names = {
            StepOwner.CITIZEN: self.name,
            StepOwner.CASEWORKER: first_name(view.record.caseworker),
        }
        who = label(names.get(step.owner, word_for(self.words, step.owner)), "strong")
        what = label(step.text, wrap=True)
        line = row(column(who, what, spacing=0), state, spacing=12)
        line.setStretch(0, 1)
        return line

    def _state_of(self, step: StepRecord, view: "ConversationView") -> QPushButton:
        state = button(word_for(self.words, step.status), "quiet", name=f"review-{step.id}")
        state.setProperty("opens", "menu")
        state.setAccessibleName(f"{step.text}: {word_for(self.words, step.status)}")
        state.setEnabled(view.state is ConversationState.DRAFT)
        state.setMenu(self._review_menu(step))
        return state

    def _review_menu(self, step: StepRecord) -> QMenu:
        menu = QMenu(self)
        for status in _REVIEWS:
            action = menu.addAction(word_for(self.words, status))
            action.triggered.connect(lambda _checked=False, s=status: self._review(step.id, s, step.review))
        changed = menu.addAction(word_for(self.words, StepStatus.CHANGED) + " …")
        changed.triggered.connect(lambda: self.review_wanted.emit(step.id))
        return menu

    def _review(self, step: int, status: StepStatus, review: str) -> None:
        self.store(self.services.plans.review, step, status, review, about=step)

    def _store_topic(self, text: str) -> None:
        self.store_note(NoteKind.TOPIC, text)

    def _store_held(self, held: "PromiseHeld", said: str) -> None:
        self.store(self.services.support.review_promise, held, said)

    def _store_change(self, text: str) -> None:
        self.store_note(NoteKind.CASEWORKER_CHANGE, text)

    def _store_present(self) -> None:
        present = Present(*(box.isChecked() for box in self._present))
        self.store(self.services.conversations.set_present, present)

    def _store_form(self, form: Form) -> None:
        self.store(self.services.conversations.set_form, form)

    def _store_mouse(self, holder: MouseHolder) -> None:
        self.store(self.services.conversations.set_mouse, holder)

    def _toggle_questions(self) -> None:
        without = not self.view.record.without_questions
        self.store(self.services.conversations.set_without_questions, without)


def _flags(present: Present) -> tuple[bool, bool, bool]:
    return present.companion, present.interpreter, present.mentor
