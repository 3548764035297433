"""The caseworker's own view, given in private after the citizen's answers and without seeing them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.final_record import RecordedQuestion
from desktop.labels import label as word_for
from desktop.records import OPTION_COUNT, AnswerRecord, AnswerState, ConversationState, Rater
from desktop.ui.desk import Desk
from desktop.ui.talk_page import TalkPage
from desktop.ui.widgets.basics import button, card, clear, label, row, scrolling
from desktop.ui.widgets.charts.history_words import called
from desktop.ui.widgets.question.answer_ladder import AnswerLadder

if TYPE_CHECKING:
    from desktop.services.views import ConversationView

_WIDEST = 860
_FIRST_KEY = Qt.Key.Key_1.value


class ViewsPage(TalkPage):
    """A card that asks for the screen to be turned; then every question that the caseworker may judge."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._cards: dict[str, ViewCard] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_before())
        self._stack.addWidget(self._make_alone())
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._stack)

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        _ = self.words.gettext
        asked = [each for each in view.record.questions if each.caseworker_options]
        if [each.id for each in asked] != list(self._cards):
            self._build(asked)
        open_state = view.state is ConversationState.DRAFT and not view.views_opened
        for each in asked:
            self._cards[each.id].show_question(each, enabled=open_state)
        given = sum(card.given for card in self._cards.values())
        self._together.setVisible(open_state)
        self._together.setEnabled(given > 0)
        counts = {"given": given, "all": len(asked)}
        self._count.setText(_("%(given)s of %(all)s views are given.") % counts)
        self._opened.setVisible(not open_state)
        self._name.setText(
            _("The answers from %(name)s are not shown here, so that your view is your own.")
            % {"name": called(self.name)}
        )

    def answer(self, question: str, state: AnswerState, option: int | None) -> None:
        """Store the caseworker's view on a question; the first one leads on to the next question."""
        if not self._cards[question].given:
            self._lead_on(question)
        self.desk.ask(
            self.services.answers.answer,
            self.view.id,
            question,
            Rater.CASEWORKER,
            state,
            option,
            then=self._answered,
            otherwise=self._refused,
        )

    def hideEvent(self, event: QHideEvent) -> None:
        # Whoever comes back finds the card first: the screen may have been turned again.
        super().hideEvent(event)
        if not event.spontaneous():
            self._stack.setCurrentIndex(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - _FIRST_KEY + 1
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        current = self._current()
        if plain and 1 <= number <= OPTION_COUNT and current is not None and self._stack.currentIndex() == 1:
            current.ladder.options[number - 1].click()
            return
        super().keyPressEvent(event)

    def _make_before(self) -> QWidget:
        _ = self.words.gettext
        frame, inside = card(margins=24, spacing=12)
        frame.setMaximumWidth(640)
        inside.addWidget(label(_("Now the caseworker's own view"), "heading", wrap=True))
        inside.addWidget(
            label(
                _("Turn the screen towards yourself. Afterwards you look at both views together."),
                "large",
                wrap=True,
            )
        )
        turned = button(_("I have turned the screen"), "secondary", "eye-off", name="screen-turned")
        turned.clicked.connect(self._turned)
        inside.addLayout(row(turned, 0))
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(26, 20, 26, 16)
        layout.addWidget(frame)
        layout.addStretch(1)
        return page

    def _make_alone(self) -> QWidget:
        _ = self.words.gettext
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        self._name = label("", "quiet", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        self._count = label("", "quiet")
        self._opened = label(
            _("Both views have been looked at together. They stand as they are."), "quiet", wrap=True
        )
        self._together = button(_("Show both views together"), "secondary", "users", name="show-together")
        self._together.clicked.connect(self._open)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(26, 20, 26, 16)
        layout.setSpacing(14)
        layout.addWidget(label(_("The caseworker's view"), "title", wrap=True))
        layout.addWidget(self._name)
        layout.addLayout(self._list)
        layout.addWidget(self._opened)
        layout.addLayout(row(self._count, 0, self._together))
        layout.addStretch(1)
        self._area = scrolling(content)
        return self._area

    def _turned(self) -> None:
        self._stack.setCurrentIndex(1)
        current = self._current()
        if current is not None:
            current.ladder.options[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, asked: list[RecordedQuestion]) -> None:
        clear(self._list)
        self._cards = {}
        for question in asked:
            made = ViewCard(self, question)
            self._cards[question.id] = made
            self._list.addWidget(made)

    def _current(self) -> "ViewCard | None":
        """The card with the cursor, else the first one without a view: the number keys serve it."""
        focused = next((c for c in self._cards.values() if c.isAncestorOf(self.focusWidget())), None)
        return focused or next((c for c in self._cards.values() if not c.given), None)

    def _lead_on(self, question: str) -> None:
        waiting = [card for id, card in self._cards.items() if not card.given and id != question]
        if waiting:
            waiting[0].ladder.options[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(waiting[0], 0, 20)
        else:
            self._area.ensureWidgetVisible(self._together, 0, 20)

    def _answered(self, answer: AnswerRecord) -> None:
        self.saved.emit(answer.answered_at)
        self.changed.emit()

    def _refused(self, error: Exception) -> None:
        # What the screen shows must be what is stored: take the click back before saying why.
        self.show_view(self.view)
        self.desk.report(error)

    def _open(self) -> None:
        self.desk.ask(self.services.conversations.open_views, self.view.id, then=self.noted)


class ViewCard(QFrame):
    """One question with the caseworker's five options, and a way to say that it cannot be judged."""

    def __init__(self, page: ViewsPage, question: RecordedQuestion) -> None:
        super().__init__()
        self.given = False
        self.setProperty("role", "card")
        self.ladder = AnswerLadder(question.text, question.caseworker_options, Rater.CASEWORKER)
        self.ladder.setObjectName(f"view-{question.id}")
        self.ladder.chosen.connect(lambda option: page.answer(question.id, AnswerState.ANSWERED, option))
        cannot = word_for(page.words, AnswerState.CANNOT_JUDGE)
        self._cannot = button(cannot, "quiet-amber", name=f"cannot-judge-{question.id}")
        self._cannot.setCheckable(True)
        self._cannot.setProperty("answers", "true")
        self._cannot.setAccessibleName(f"{question.text} {cannot}")
        self._cannot.clicked.connect(lambda: page.answer(question.id, AnswerState.CANNOT_JUDGE, None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(10)
        layout.addWidget(label(question.text, "name", wrap=True))
        layout.addWidget(self.ladder)
        layout.addLayout(row(self._cannot, 0))

    def show_question(self, question: RecordedQuestion, *, enabled: bool) -> None:
        """Show the view that is stored, if there is one."""
        now = question.caseworker
        state = now.state if now is not None else AnswerState.NOT_REACHED
        self.given = state != AnswerState.NOT_REACHED
        self.ladder.show_answer(now.option if now is not None else None)
        self.ladder.setEnabled(enabled)
        self._cannot.setChecked(state == AnswerState.CANNOT_JUDGE)
        self._cannot.setEnabled(enabled)
