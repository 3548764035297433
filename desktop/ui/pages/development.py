"""Development: what has moved since last time, in words; and what the two will work with."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop import scoring
from desktop.charts import views_hidden
from desktop.errors import NotFound
from desktop.final_record import RecordedQuestion
from desktop.records import AnswerState, CaseworkerView, ConversationState, NoteKind, Place, Rater
from desktop.text import format_day
from desktop.ui.desk import Desk
from desktop.ui.talk_page import WIDEST, TalkPage
from desktop.ui.widgets.basics import button, card, label, scrolling
from desktop.ui.widgets.charts.chart_marks import SIGNS
from desktop.ui.widgets.charts.development_row import QWIDGETSIZE_MAX
from desktop.ui.widgets.charts.development_table import DevelopmentTable
from desktop.ui.widgets.charts.history_card import HistoryCard
from desktop.ui.widgets.charts.history_words import called
from desktop.ui.widgets.charts.legend_line import LegendLine
from desktop.ui.widgets.synced_note import SyncedNote
from desktop.ui.widgets.talk.focus_card import Choice, FocusCard

if TYPE_CHECKING:
    from desktop.services.views import ConversationView

_WIDE = 860
_SIDE_WIDTH = 368
_TALLEST_CARD = 560
_MARGIN, _GAP = 26, 16


class DevelopmentPage(TalkPage):
    """Every question by itself, last time against today, and the history of the one looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._looked_at = ""
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        self._area = scrolling(content, self)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._area)
        self._fill_content(content)

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        _ = self.words.gettext
        record = view.record
        previous = record.previous_day
        if previous is None:
            self._title.setText(_("How it looks today"))
        else:
            day = format_day(previous, record.day, self.words.language)
            self._title.setText(_("What has moved since %(date)s") % {"date": day})
        shown = self._shown_questions()
        self._kept_out.setVisible(len(shown) < len(record.questions))
        self._show_views()
        self._show_legend()
        if not self.isVisible():
            self._table.expect_width(self._room_for_table())
        factors = {each.factor: self._factor_name(each) for each in shown}
        self._table.show_questions(record, shown, views=self._views_shown(), factors=factors)
        if self._looked_at not in self._table.rows and shown:
            # One that was not asked has nothing to show yet.
            told = (each for each in shown if each.earlier or each.citizen.option is not None)
            self._looked_at = next(told, shown[0]).id
        self._history.setVisible(bool(shown))
        self._look_at(self._looked_at)
        self._show_picture()
        self._show_focus(shown)
        self._order_tabs()
        if self.isVisible():
            self._arrange()

    def flush(self) -> None:
        self._picture.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _fill_content(self, content: QWidget) -> None:
        layout = QVBoxLayout(content)
        layout.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        layout.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(_GAP)
        layout.addLayout(top)
        self._fill_top(top)
        self._cards = QWidget()
        layout.addWidget(self._cards, 1000)
        self._fill_cards()
        self._kept_out = label(
            self.words.gettext("Answers about the people in the room are not shown on the shared screen."),
            "quiet",
            wrap=True,
        )
        layout.addWidget(self._kept_out)
        self._bottom = QHBoxLayout()
        self._bottom.setSpacing(_GAP)
        layout.addLayout(self._bottom)
        self._bottom.addWidget(self._make_picture(content), 2)
        self._focus = FocusCard(self.words, content)
        self._focus.picked.connect(self._store_focus)
        self._bottom.addWidget(self._focus, 5)
        layout.addStretch(1)

    def _fill_top(self, top: QHBoxLayout) -> None:
        _ = self.words.gettext
        self._title = label("", "title", wrap=True)
        self._legend = LegendLine()
        head = QVBoxLayout()
        head.setSpacing(2)
        top.addLayout(head, 1)
        head.addWidget(self._title)
        head.addLayout(self._legend)
        self._no_views = label(_("The caseworker's view is not given yet."), "quiet")
        self._open_views = button(_("Show both views"), "secondary", "eye", name="open-views")
        self._open_views.clicked.connect(self._open)
        self._experience = button(_("Health and experience") + " →", "link", name="open-experience")
        self._experience.clicked.connect(lambda: self.place_wanted.emit(Place("experience")))
        top.addWidget(self._experience)
        top.addWidget(self._no_views)
        top.addWidget(self._open_views)

    def _fill_cards(self) -> None:
        self._middle = QHBoxLayout(self._cards)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(_GAP)
        beside = QVBoxLayout()
        self._middle.addLayout(beside, 1)
        self._table = DevelopmentTable(self.words, self._cards)
        self._table.picked.connect(self._pick)
        self._table.fitted.connect(self._limit_cards)
        beside.addWidget(self._table, 1)
        beside.addStretch(0)
        self._history = HistoryCard(self.words, self._cards)
        self._middle.addWidget(self._history)

    def _make_picture(self, content: QWidget) -> QWidget:
        _ = self.words.gettext
        frame, inside = card(margins=14)
        frame.setParent(content)
        self._picture_title = label("", "name", wrap=True)
        self._picture = SyncedNote(
            _("Does the picture look right to you?"), _("In your own words …"), lines=2, most_lines=5
        )
        self._picture.setObjectName("picture")
        self._picture.written.connect(self._store_picture)
        inside.addWidget(self._picture_title)
        inside.addWidget(self._picture)
        inside.addStretch(1)
        return frame

    def _arrange(self) -> None:
        """Two columns where there is room; else one below the other, and the whole page scrolls."""
        wide = self._wide()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(direction)
        self._bottom.setDirection(direction)
        side = self._side() if wide else QWIDGETSIZE_MAX
        self._history.setMinimumWidth(side if wide else 0)
        self._history.setMaximumWidth(side)
        self._table.set_scrolling(wide)

    def _limit_cards(self) -> None:
        """On a tall screen the cards end where they have nothing more to say."""
        tallest = max(self._table.most_height, _TALLEST_CARD)
        self._cards.setMaximumHeight(tallest if self._wide() else QWIDGETSIZE_MAX)

    def _wide(self) -> bool:
        return self.width() >= _WIDE

    def _side(self) -> int:
        """How wide the history beside the table is, in px."""
        return max(_SIDE_WIDTH, min(self.width(), WIDEST) * 3 // 8)

    def _room_for_table(self) -> int:
        beside = self._side() + _GAP if self._wide() else 0
        return min(self.width(), WIDEST) - 2 * _MARGIN - beside

    def _order_tabs(self) -> None:
        """Tab goes as the eye does, although rows and buttons are made anew."""
        rows, focus = self._table.rows.values(), self._focus.buttons.values()
        chain = [
            self._experience,
            self._open_views,
            *rows,
            *self._history.focus_chain(),
            self._picture,
            *focus,
        ]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _shown_questions(self) -> tuple[RecordedQuestion, ...]:
        return tuple(each for each in self.view.record.questions if not each.private_screen)

    def _views_shown(self) -> bool:
        """Whether the caseworker's column is there: chosen, opened, and of use here."""
        opened = self.view.views_opened or self.view.state is not ConversationState.DRAFT
        if views_hidden(self.view.record, views_opened=opened):
            return False
        return any(not each.single_rater for each in self._shown_questions())

    def _show_views(self) -> None:
        afterwards = self.view.caseworker_view is CaseworkerView.AFTERWARDS
        waiting = afterwards and not self.view.views_opened and self.view.state is ConversationState.DRAFT
        given = any(
            each.caseworker is not None and each.caseworker.state != AnswerState.NOT_REACHED
            for each in self.view.record.questions
        )
        self._open_views.setVisible(waiting and given)
        self._no_views.setVisible(waiting and not given)

    def _show_legend(self) -> None:
        _ = self.words.gettext
        name = called(self.name)
        closed = self.view.record.final
        parts = []
        if self.view.record.earlier:
            parts.append(("quiet", "○", _("last time")))
        today = name if closed else _("%(name)s today") % {"name": name}
        parts.append((f"sign-{Rater.CITIZEN}", SIGNS[Rater.CITIZEN], today))
        if self._views_shown():
            today = _("the caseworker") if closed else _("the caseworker today")
            parts.append((f"sign-{Rater.CASEWORKER}", SIGNS[Rater.CASEWORKER], today))
        elif any(
            each.rater == Rater.CASEWORKER for asked in self._shown_questions() for each in asked.earlier
        ):
            # Their marks stand in the history, whether or not there is a view today.
            parts.append((f"sign-{Rater.CASEWORKER}", "□", _("the caseworker earlier")))
        parts.append(("", "", _("right is best")))
        parts.append(("", "", _("each question by itself")))
        self._legend.show_parts(parts)

    def _pick(self, question: str) -> None:
        self._look_at(question)
        # Where the whole page scrolls, the arrow keys take it along.
        self._area.ensureWidgetVisible(self._table.rows[question], 0, 40)

    def _look_at(self, question: str) -> None:
        self._looked_at = question
        self._table.mark(question)
        for each in self._shown_questions():
            if each.id == question:
                self._history.show_question(self.view.record, each, views=self._views_shown())

    def _show_picture(self) -> None:
        _ = self.words.gettext
        title = _("Does the picture look right to you, %(name)s?") % {"name": called(self.name)}
        self._picture_title.setText(title)
        self._picture.sync(self.view.record.picture)
        self._picture.setReadOnly(self.view.state is not ConversationState.DRAFT)

    def _show_focus(self, shown: tuple[RecordedQuestion, ...]) -> None:
        record = self.view.record
        # T is about the people in the room, not about what the citizen wants to work with.
        asked = [each for each in record.questions if not (each.private_screen and each.own)]
        names = dict(zip(record.focus_ids, record.focus, strict=True))
        names |= {each.factor: self._factor_name(each) for each in asked}
        order = list(dict.fromkeys([each.factor for each in asked] + list(record.focus_ids)))
        self._focus.setVisible(bool(order))
        self._focus.show_choice(
            [Choice(id, names[id]) for id in order],
            record.focus_ids,
            name=called(self.name),
            enabled=self.view.state is ConversationState.DRAFT,
        )
        self._focus.show_low([each.short for each in shown if scoring.is_low(each)])

    def _factor_name(self, question: RecordedQuestion) -> str:
        """The factor's short name, or the whole one where its bank is gone."""
        try:
            return self.words.bank_name(self.desk.banks.factor(question.factor).short)
        except NotFound:
            return question.factor_name

    def _store_picture(self, text: str) -> None:
        self.store_note(NoteKind.PICTURE, text)

    def _store_focus(self, picked: tuple[str, ...]) -> None:
        store, slot = self.services.answers.focus, ("focus", self.view.id)
        self.desk.store(slot, store, self.view.id, picked, then=self.noted, otherwise=self._refused)

    def _refused(self, error: Exception) -> None:
        # What the screen shows must be what is stored: take the click back before saying why.
        self._focus.forget()
        self.show_view(self.view)
        self.desk.report(error)

    def _open(self) -> None:
        self.desk.ask(self.services.conversations.open_views, self.view.id, then=self.noted)
