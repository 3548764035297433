"""The shared screen: header, way, pages and footer of one conversation with one citizen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.records import ConversationState, Place
from desktop.ui.desk import Desk, Page
from desktop.ui.pages.plan import PlanPage
from desktop.ui.pages.question import QuestionPage
from desktop.ui.pages.summary import SummaryPage
from desktop.ui.talk_page import TalkPage
from desktop.ui.talk_pages import talk_page
from desktop.ui.unsaved import REFUSED
from desktop.ui.unstored_view import over
from desktop.ui.way import footer_words, stop_of, way, with_side_places
from desktop.ui.widgets.basics import button, set_text
from desktop.ui.widgets.talk.talk_header import TalkHeader
from desktop.ui.widgets.talk.talk_navigation import TalkNavigation

if TYPE_CHECKING:
    from desktop.services.views import ConversationView, Saved

_NARROW = 900
"""Below this width in px (200 % text on a small laptop) everything stands in one column."""

_OPENING_PATIENCE = 0.05
"""Seconds in which the conversation has mostly come, and need not be painted empty before."""


class ConversationArea(Page):
    """Leads through a conversation. Pages are built when they are first shown."""

    curtain_wanted = Signal()
    finished = Signal()
    """The conversation is over, or was only looked at: nothing more is to be done here."""
    shown = Signal()
    """The page wished for is on the screen."""

    def __init__(self, desk: Desk, conversation: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.conversation = conversation
        self.view: ConversationView | None = None
        self.place = Place("welcome")
        self._factor_names = {each.id: desk.words.bank_name(each.short) for each in desk.banks.factors}
        self._pages: dict[str, TalkPage] = {}
        self._narrow = False
        self._focused: Place | None = None
        # Everything under its parent from the start: what moves under one later is styled once more.
        self._header = TalkHeader(desk.words, self)
        self._header.curtain_wanted.connect(self.curtain_wanted)
        self._header.language_chosen.connect(self._choose_language)
        self._navigation = TalkNavigation(desk.words, self)
        self._navigation.place_wanted.connect(self.go)
        self._stack = QStackedWidget(self)
        self.saved.connect(self._header.saved.show_saved)
        self._header.saved.watch(desk)
        desk.unsaved.changed.connect(self._waiting_changed)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._navigation)
        middle.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(middle, 1)
        layout.addWidget(self._make_footer())

    def open(self, place: Place | None = None) -> None:
        """Read the conversation and show `place`, or where it was left; mostly before this returns."""
        self._take_size()
        self.desk.ask_at_once(
            _OPENING_PATIENCE,
            self.services.conversations.open,
            self.conversation,
            then=lambda view: self._opened(view, place or view.place),
            otherwise=lambda error: self._refused(error, place),
        )

    def go(self, place: Place) -> None:
        """Show another page; the conversation remembers it."""
        self.flush()
        self.place = place
        remember = self.services.conversations.set_place
        self.desk.store(("place", self.conversation), remember, self.conversation, place)
        self.desk.ask(self.services.conversations.get, self.conversation, then=self._show)

    def flush(self) -> None:
        """Store at once what is being typed."""
        page = self._stack.currentWidget()
        if isinstance(page, TalkPage):
            page.flush()

    def forward(self) -> None:
        """On to the next page; from the last one the conversation is finished."""
        self._step(1)

    def back(self) -> None:
        """To the page before."""
        self._step(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_narrow(event.size().width() < _NARROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, QuestionPage) and page.take_key(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(self.focusWidget(), QLineEdit):
                return  # the line has taken it: what was typed is added, and the page stays
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.back()
            elif not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.forward()
            return
        super().keyPressEvent(event)

    def _make_footer(self) -> QFrame:
        _ = self.words.gettext
        frame = QFrame(self)
        frame.setProperty("role", "footer")
        frame.setFixedHeight(60)
        self._back = button(_("Previous"), "link", "arrow-left", name="back")
        self._stop = button(_("Stop here …"), "link", "circle-stop", name="stop-here")
        self._next = button("", "primary", name="next")
        self._back.clicked.connect(self.back)
        self._stop.clicked.connect(self._ask_to_stop)
        self._next.clicked.connect(self.forward)
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(20, 0, 20, 0)
        layout.setSpacing(16)
        layout.addWidget(self._back)
        layout.addStretch(1)
        layout.addWidget(self._stop)
        layout.addWidget(self._next)
        return frame

    def _set_narrow(self, narrow: bool) -> None:
        """One column: the way through is then the footer's alone."""
        self._narrow = narrow
        self._navigation.setVisible(not narrow)
        self._header.set_narrow(narrow)
        for page in self._pages.values():
            page.set_narrow(narrow)

    def _take_size(self) -> None:
        """Have the size to be shown in before there is anything to show: that is then laid out once."""
        around = self.parentWidget()
        if around is not None and not self.isVisible():
            self.resize(around.size())
        self._set_narrow(self.width() < _NARROW)
        layout = self.layout()
        assert layout is not None
        layout.activate()

    def _refused(self, error: Exception, place: Place | None) -> None:
        """The log cannot take it: said here, for the list is not for the citizen's eyes."""
        if not isinstance(error, REFUSED):
            self.desk.report(error)
            return
        from desktop import fault_words
        from desktop.ui.widgets.not_opened import NotOpened

        told = fault_words.message(self.words, error)
        said = self._stack.currentWidget()
        if not isinstance(said, NotOpened):
            said = NotOpened(self.words, self._stack)
            said.again.connect(lambda: self.open(place))
            self._stack.addWidget(said)
            self._stack.setCurrentWidget(said)
        said.tell(told.happened, told.advice)
        self._header.set_language_enabled(False)
        for each in (self._back, self._stop, self._next):
            each.hide()

    def _opened(self, view: "ConversationView", place: Place) -> None:
        self.place = place
        self._show(view)

    def _waiting_changed(self, _waiting: bool) -> None:
        if self.view is not None:
            self._refresh()

    def _refresh(self) -> None:
        self.desk.ask(self.services.conversations.get, self.conversation, then=self._show)

    def _show(self, view: "ConversationView") -> None:
        if self.desk.unsaved.waiting:
            view = over(view, self.desk.unsaved.waiting)
        self.view = view
        stops = way(view, self.words, self._factor_names)
        places = [stop.place for stop in stops]
        if stop_of(self.place) not in places:
            self.place = places[0] if self.place.page == "welcome" else self._nearest(places)
        page = self._page(self.place.page)
        page.show_view(view, self.place.question)
        if self._stack.indexOf(page) < 0:
            # Only now: what is filled before it is on the screen is laid out once.
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if self.place != self._focused:
            # The focus goes along, or it would land on whatever comes next after what is hidden.
            self._focused = self.place
            page.setFocus()
        open_state = view.state is ConversationState.DRAFT
        self._header.show_talk(
            view.record.citizen_name, view.record.day, view.language, first=not view.record.earlier
        )
        self._header.set_language_enabled(open_state)
        shown = with_side_places(stops, self.place, self.words)
        self._navigation.show_stops(shown, self.place)
        back, onward = footer_words(stops, self.place, view, self.words)
        self._back.setVisible(back)
        self._next.show()
        set_text(self._next, onward)
        self._stop.setVisible(open_state and self.place.page != "summary")
        self.shown.emit()

    def _nearest(self, places: list[Place]) -> Place:
        """Where to go when the page wished for is no longer on the way."""
        same = [place for place in places if place.page == self.place.page]
        if same:
            return same[0]
        return places[1] if self.place.page in ("question", "talk", "views") else places[-1]

    def _page(self, name: str) -> TalkPage:
        if name not in self._pages:
            page = talk_page(name, self.desk, self._stack)
            page.saved.connect(self.saved)
            page.changed.connect(self._refresh)
            page.place_wanted.connect(self.go)
            page.review_wanted.connect(self._go_to_review)
            page.set_narrow(self._narrow)
            page.resize(self._stack.size())
            self._pages[name] = page
            if isinstance(page, SummaryPage):
                page.finished.connect(self.finished)
        return self._pages[name]

    def _go_to_review(self, step: int) -> None:
        plan = self._page("plan")
        assert isinstance(plan, PlanPage)
        plan.earlier.want(step)
        self.go(Place("plan"))

    def _step(self, step: int) -> None:
        if self.view is None:
            return
        page = self._stack.currentWidget()
        if step > 0 and isinstance(page, SummaryPage):
            page.conclude()
            return
        stop = stop_of(self.place)
        if stop != self.place:
            self.go(stop)
            return
        places = [stop.place for stop in way(self.view, self.words, self._factor_names)]
        position = places.index(self.place) + step if self.place in places else 0
        if 0 <= position < len(places):
            self.go(places[position])

    def _choose_language(self, language: str) -> None:
        self.desk.ask(
            self.services.conversations.set_language, self.conversation, language, then=self._language_set
        )

    def _language_set(self, saved: "Saved") -> None:
        self.saved.emit(saved.at)
        self._refresh()

    def _ask_to_stop(self) -> None:
        from desktop.ui.dialogs.stop import StopDialog

        self.flush()
        dialog = StopDialog(self.words, self)
        dialog.accepted.connect(self._stop_here)
        dialog.open()

    def _stop_here(self) -> None:
        self.desk.ask(self.services.conversations.stop, self.conversation, then=self._stopped)

    def _stopped(self, saved: "Saved") -> None:
        self.saved.emit(saved.at)
        self.go(Place("summary"))
