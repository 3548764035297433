"""Connects pages, and nothing else: what they wish for, and which one comes next."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.settings import Settings
from desktop.ui.clipboard import Clipboard
from desktop.ui.desk import Desk, Page
from desktop.ui.pages.lock import LockPage
from desktop.ui.way_in import WayIn
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.curtain import Curtain
from desktop.ui.worker import Worker

if TYPE_CHECKING:
    from desktop.records import Place
    from desktop.services.unlocked import Unlocked


class MainWindow(QMainWindow):
    """One window, one stack of pages: the lock screen, the caseworker's own, or a conversation."""

    language_chosen = Signal(str)
    look_chosen = Signal(str)
    locked = Signal()
    """The vault is closed, and every page that showed it is gone."""

    def __init__(self, way_in: WayIn, words: Catalogue, settings: Settings, *, demo: bool = False) -> None:
        super().__init__()
        self.setWindowTitle("Pejl")
        self.resize(1366, 768)
        self.setMinimumSize(683, 384)
        self.words = words
        self.settings = settings
        self.desk: Desk | None = None
        self._demo = demo
        self._way_in = way_in
        self._unlocked: Unlocked | None = None
        self._return_to: tuple[str, int | None] = ("citizens", None)
        self._worker = Worker(self)
        self._worker.failed.connect(self._tell)
        self._clipboard = Clipboard(self)
        way_in.unlocked.connect(self._enter)
        way_in.refused.connect(self._refuse)
        way_in.closed.connect(self.locked)
        self._stack = QStackedWidget()
        central = QWidget()
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._banner = label(words.gettext("Demo: invented citizens, thrown away when you close"), "banner")
        self._banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._banner.setVisible(demo)
        layout.addWidget(self._banner)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self._curtain = Curtain(words, self)
        self._curtain.lifted.connect(self._lift_curtain)
        self._curtain.left.connect(self._leave_shared)
        self._shortcut("Ctrl+L", self.lock)
        self._shortcut("F9", self._toggle_curtain)
        self._show_lock()

    @property
    def page(self) -> QWidget | None:
        """The page on the screen."""
        return self._stack.currentWidget()

    @property
    def idle(self) -> bool:
        """Whether nothing that was asked is still under way."""
        return self._worker.idle and self._way_in.idle

    @property
    def curtain(self) -> Curtain:
        """The curtain, drawn or not."""
        return self._curtain

    def lock(self) -> None:
        """Store what is being typed, close the vault, drop every page, and show the lock screen."""
        if self._unlocked is None:
            return
        self._flush()
        unlocked, self._unlocked, self.desk = self._unlocked, None, None
        self._clipboard.clear()
        self._curtain.hide()
        self._show_lock()
        self._way_in.close(unlocked)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clipboard.clear()
        self._flush()
        if self._unlocked is not None:
            unlocked, self._unlocked = self._unlocked, None
            self._way_in.close(unlocked, wait=True)
        super().closeEvent(event)

    def speak(self, words: Catalogue) -> None:
        """Reopen where we are, in another language or look."""
        self._flush()
        self.words = words
        self._banner.setText(words.gettext("Demo: invented citizens, thrown away when you close"))
        self._curtain.deleteLater()
        self._curtain = Curtain(words, self)
        self._curtain.lifted.connect(self._lift_curtain)
        self._curtain.left.connect(self._leave_shared)
        if self._unlocked is None:
            self._show_lock()
            return
        self.desk = Desk(words, self._unlocked, self._worker, self._clipboard)
        self._reopen()

    def show_citizens(self) -> None:
        """The list of citizens."""
        from desktop.ui.pages.citizens import CitizensPage

        page = CitizensPage(self._desk())
        page.citizen_chosen.connect(self.show_citizen)
        page.conversation_wanted.connect(self.show_preparation)
        page.summary_wanted.connect(self.show_summary)
        page.settings_wanted.connect(self.show_settings)
        page.lock_wanted.connect(self.lock)
        self._show(page, "citizens")

    def show_citizen(self, citizen: int) -> None:
        """One citizen, in private."""
        from desktop.ui.pages.citizen import CitizenPage

        page = CitizenPage(self._desk(), citizen)
        page.back.connect(self.show_citizens)
        page.conversation_wanted.connect(self.show_preparation)
        page.summary_wanted.connect(self.show_summary)
        page.belief_wanted.connect(lambda conversation: self.show_belief(conversation, citizen))
        self._show(page, "citizen", citizen)

    def show_preparation(self, citizen: int) -> None:
        """Prepare a conversation, or go on with one that has begun."""
        desk = self._desk()
        desk.ask(desk.services.preparations.prepare, citizen, then=self._prepare_or_resume)

    def show_belief(self, conversation: int, citizen: int | None = None) -> None:
        """Factor F, in private; back to the citizen, or to the preparation."""
        from desktop.ui.pages.belief import BeliefPage

        page = BeliefPage(self._desk(), conversation)
        if citizen is None:
            page.finished.connect(lambda: self._show_prepare(conversation))
        else:
            page.finished.connect(lambda: self.show_citizen(citizen))
        self._show(page, "belief", conversation)

    def show_settings(self) -> None:
        """The office's settings, language and look."""
        from desktop.ui.pages.settings import SettingsPage

        page = SettingsPage(self._desk(), self.settings)
        page.finished.connect(self.show_citizens)
        page.language_changed.connect(self.language_chosen)
        page.look_changed.connect(self.look_chosen)
        self._show(page, "settings")

    def show_conversation(self, conversation: int, place: "Place | None" = None) -> None:
        """The shared screen, at a place or where it was left."""
        from desktop.ui.conversation import ConversationArea

        area = ConversationArea(self._desk(), conversation)
        area.curtain_wanted.connect(self._curtain.draw)
        area.finished.connect(lambda: self._curtain.draw(finished=True))
        self._show(area, "conversation", conversation)
        area.open(place)

    def show_summary(self, conversation: int) -> None:
        """The summary of a conversation, read again in private; closing leads back to the list."""
        from desktop.records import Place
        from desktop.ui.conversation import ConversationArea

        area = ConversationArea(self._desk(), conversation)
        area.curtain_wanted.connect(self._curtain.draw)
        area.finished.connect(self.show_citizens)
        self._show(area, "citizens")
        area.open(Place("summary"))

    def _prepare_or_resume(self, conversation: int) -> None:
        desk = self._desk()
        desk.ask(
            desk.services.preparations.get,
            conversation,
            then=lambda found: (
                self.show_conversation(conversation) if found.started else self._show_prepare(conversation)
            ),
        )

    def _show_prepare(self, conversation: int) -> None:
        from desktop.ui.pages.prepare import PreparePage

        page = PreparePage(self._desk(), conversation)
        page.cancelled.connect(self.show_citizens)
        page.started.connect(self._start)
        page.belief_wanted.connect(self.show_belief)
        self._show(page, "prepare", conversation)

    def _start(self, conversation: int) -> None:
        desk = self._desk()
        desk.ask(
            desk.services.conversations.start,
            conversation,
            then=lambda view: self.show_conversation(view.id),
        )

    def _enter(self, unlocked: "Unlocked") -> None:
        self._unlocked = unlocked
        self.desk = Desk(self.words, unlocked, self._worker, self._clipboard)
        self._reopen()

    def _reopen(self) -> None:
        """The same page as before the lock; after a start always the list."""
        page, identity = self._return_to
        again: dict[str, Callable[[int], None]] = {
            "citizen": self.show_citizen,
            "prepare": self._show_prepare,
            "belief": self.show_belief,
            "conversation": self.show_conversation,
        }
        if page == "settings":
            self.show_settings()
        elif identity is not None and page in again:
            again[page](identity)
        else:
            self.show_citizens()

    def _show_lock(self) -> None:
        page = LockPage(self.words, self._way_in.choices(), demo=self._demo)
        page.unlock_wanted.connect(self._way_in.unlock)
        page.create_wanted.connect(self._way_in.create)
        page.demo_wanted.connect(self._way_in.open_demo)
        self._replace(page)
        page.focus_first()

    def _refuse(self, error: Exception) -> None:
        from desktop.ui import error_handler

        told = error_handler.message(self.words, error)
        if isinstance(self.page, LockPage):
            self.page.show_error(told.happened, told.advice)

    def _show(self, page: Page, name: str, identity: int | None = None) -> None:
        self._return_to = (name, identity)
        self._flush()
        self._replace(page)

    def _replace(self, page: QWidget) -> None:
        previous = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if previous is not None:
            self._stack.removeWidget(previous)
            previous.deleteLater()
        if page.focusWidget() is None:
            page.setFocus()

    def _flush(self) -> None:
        if isinstance(self.page, Page) and self._unlocked is not None:
            self.page.flush()

    def _desk(self) -> Desk:
        assert self.desk is not None, "no page is shown while locked"
        return self.desk

    def _toggle_curtain(self) -> None:
        from desktop.ui.conversation import ConversationArea

        if self._curtain.isVisible():
            if self._curtain.can_lift:
                self._lift_curtain()
        elif isinstance(self.page, ConversationArea):
            self._flush()
            self._curtain.draw()

    def _lift_curtain(self) -> None:
        self._curtain.hide()
        if self.page is not None:
            self.page.setFocus()

    def _leave_shared(self) -> None:
        self._curtain.hide()
        self.show_citizens()

    def _shortcut(self, keys: str, action: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self, action)

    def _tell(self, error: Exception) -> None:
        from desktop.ui import error_handler

        error_handler.show(self.words, error, self)
