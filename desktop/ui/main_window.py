"""Connects pages, and nothing else: what they wish for, and which one comes next."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from desktop.i18n import Catalogue
from desktop.settings import Settings
from desktop.ui.anteroom import Anteroom
from desktop.ui.clipboard import Clipboard
from desktop.ui.entrance_pages import EntrancePages
from desktop.ui.private_pages import PrivatePages
from desktop.ui.way_in import WayIn
from desktop.ui.widgets.basics import column, label
from desktop.ui.worker import Then, Worker

if TYPE_CHECKING:
    from desktop.records import Place
    from desktop.services.unlocked import Unlocked
    from desktop.services.views import Preparation
    from desktop.ui.desk import Desk, Page
    from desktop.ui.hiding import Hiding
    from desktop.ui.widgets.curtain import Curtain


class MainWindow(QMainWindow):
    """One window, one stack of pages: the lock screen, the caseworker's own, or a conversation."""

    language_chosen = Signal(str)
    look_chosen = Signal(str)
    minutes_chosen = Signal(str, int)
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
        self._way_in = way_in
        self._unlocked: Unlocked | None = None
        self._hiding: Hiding | None = None
        self._return_to: tuple[str, int | None] = ("citizens", None)
        self._worker = Worker(self)
        self._worker.failed.connect(self.tell)
        self._clipboard = Clipboard(self)
        way_in.opening.connect(self._prepare)
        way_in.unlocked.connect(self._enter)
        way_in.closed.connect(self._closed)
        self._stack = QStackedWidget()
        self._anteroom = Anteroom(way_in, self._stack, self._worker, self._clipboard, demo=demo)
        self.private = PrivatePages(self)
        self._entrance = EntrancePages(
            self._anteroom, self._replace, self._show_lock, self._reopen, self.open_desk
        )
        self._banner = label(words.gettext("Demo: invented citizens, thrown away when you close"), "banner")
        self._banner.setProperty("alignment", "AlignCenter")
        self._banner.setVisible(demo)
        layout = column(self._banner, self._stack, spacing=0)
        layout.setStretchFactor(self._stack, 1)
        central = QWidget()
        central.setLayout(layout)
        self.setCentralWidget(central)
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
    def hiding(self) -> "Hiding":
        """What hides the window; the lock screen has none."""
        from desktop.ui.hiding import Hiding

        if self._hiding is None:
            self._hiding = Hiding(self, self._flush)
            self._hiding.lock_wanted.connect(self.lock)
            self._hiding.curtain.left.connect(self._leave_shared)
        return self._hiding

    @property
    def curtain(self) -> "Curtain":
        """The curtain, drawn or not."""
        return self.hiding.curtain

    @property
    def shared(self) -> bool:
        """Whether a conversation is being held, and the citizen sees the screen."""
        return self._return_to[0] == "conversation"

    def lock(self) -> None:
        """Store what is being typed, close the vault, drop every page, and show the lock screen."""
        if self._unlocked is None:
            return
        self.hiding.leave(self.open_desk(), self._return_to)
        self.open_desk().upkeep.end()
        unlocked, self._unlocked, self.desk = self._unlocked, None, None
        self._show_lock()
        self._way_in.close(unlocked)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._clipboard.clear()
        self._flush()
        if self._hiding is not None and not self._hiding.may_close(self.desk):
            event.ignore()
            return
        if self._unlocked is not None:
            unlocked, self._unlocked = self._unlocked, None
            self._way_in.close(unlocked, wait=True)
        super().closeEvent(event)

    def speak(self, words: Catalogue) -> None:
        """Reopen where we are, in another language or look."""
        self._flush()
        self.words = words
        self._banner.setText(words.gettext("Demo: invented citizens, thrown away when you close"))
        if self._hiding is not None:
            self.curtain.speak(words)
        if self._unlocked is None:
            self._show_lock()
            return
        self.desk = self.open_desk().speaking(words)
        self._reopen()

    def show_citizens(self) -> None:
        """The list of citizens."""
        page = self._anteroom.list_page(self.open_desk())
        page.citizen_chosen.connect(self.show_citizen)
        page.conversation_wanted.connect(self.show_preparation)
        page.summary_wanted.connect(self.show_summary)
        page.settings_wanted.connect(self.show_settings)
        self.show_page(page, "citizens")

    def show_citizen(self, citizen: int) -> None:
        """One citizen, in private."""
        self.private.show_citizen(citizen)

    def show_preparation(self, citizen: int) -> None:
        """Prepare a conversation, or go on with one that has begun."""
        self.ask(self.open_desk().services.preparations.prepare, citizen, then=self._prepare_or_resume)

    def show_settings(self, section: int = 0) -> None:
        """The settings, at one of their sections."""
        from desktop.ui.pages.settings import SettingsPage

        page = SettingsPage(self.open_desk(), self.settings, section)
        page.finished.connect(self.show_citizens)
        page.restore_wanted.connect(lambda: self._entrance.go_back(self.lock))
        page.recovery_code_wanted.connect(self._entrance.show_recovery_code)
        page.language_changed.connect(self.language_chosen)
        page.look_changed.connect(self.look_chosen)
        page.minutes_changed.connect(self.minutes_chosen)
        self.show_page(page, "settings", section)
        page.section_changed.connect(lambda shown: setattr(self, "_return_to", ("settings", shown)))

    def show_conversation(self, conversation: int, place: "Place | None" = None) -> None:
        """The shared screen, at a place or where it was left."""
        # What was copied in private, be it of somebody else, could be pasted there.
        self._clipboard.clear()
        self._show_area("conversation", conversation, place, lambda: self.hiding.draw(finished=True))

    def show_summary(self, conversation: int) -> None:
        """The summary of a conversation, read again in private; closing leads back to the list."""
        from desktop.records import Place

        self._show_area("summary", conversation, Place("summary"), self.show_citizens)

    def _show_area(self, name: str, talk: int, place: "Place | None", over: Callable[[], object]) -> None:
        from desktop.ui.conversation import ConversationArea

        area = ConversationArea(self.open_desk(), talk, self._stack)
        area.curtain_wanted.connect(self.hiding.draw)
        area.finished.connect(over)
        self.show_page(area, name, talk, lambda: area.open(place))

    def _prepare_or_resume(self, conversation: int) -> None:
        def go_on(found: "Preparation") -> None:
            (self.show_conversation if found.started else self.show_prepared)(conversation)

        self.ask(self.open_desk().services.preparations.get, conversation, then=go_on)

    def show_prepared(self, conversation: int) -> None:
        """A conversation that is being prepared."""
        from desktop.ui.pages.prepare import PreparePage

        page = PreparePage(self.open_desk(), conversation)
        page.cancelled.connect(self.show_citizens)
        page.started.connect(self._start)
        page.belief_wanted.connect(self.private.show_belief)
        self.show_page(page, "prepare", conversation)

    def _start(self, conversation: int) -> None:
        start = self.open_desk().services.conversations.start
        self.ask(start, conversation, then=lambda view: self.show_conversation(view.id))

    def ask(self, function: Callable[..., Any], *arguments: Any, then: Then) -> None:
        """Ask for what leads to another page: not behind a lock that came meanwhile."""
        desk = self.open_desk()
        desk.ask(function, *arguments, then=lambda found: then(found) if self.desk is desk else None)

    def _prepare(self) -> None:
        self.curtain.speak(self.words)  # made while the password is checked

    def _enter(self, unlocked: "Unlocked") -> None:
        self._unlocked = unlocked
        self.desk = self._anteroom.leave(self.words, unlocked)
        self.desk.upkeep.begin()
        self._return_to = self.hiding.enter(self.desk)
        self._entrance.lead_in()
        self.hiding.open_dialogs(self.desk, self.page)

    def _reopen(self) -> None:
        """The same page as before the lock; after a start always the list."""
        page, identity = self._return_to
        again: dict[str, Callable[[int], None]] = {
            **self.private.by_name,
            "prepare": self.show_prepared,
            "conversation": self.show_conversation,
            "summary": self.show_summary,
            "settings": self.show_settings,
        }
        if identity is not None and page in again:
            again[page](identity)
        else:
            self.show_citizens()

    def _closed(self) -> None:
        self.hiding.closed()
        self.locked.emit()

    def _show_lock(self) -> None:
        page = self._anteroom.lock_page(self.words, leads_to_list=self._return_to[0] == "citizens")
        self._replace(page)
        page.focus_first()

    def show_page(
        self, page: "Page", name: str, identity: int | None = None, fill: Callable[[], None] | None = None
    ) -> None:
        """Put a page on the screen; after a lock it is found again by `name` and `identity`."""
        self._return_to = (name, identity)
        page.lock_wanted.connect(self.lock)
        self._flush()
        self._replace(page, fill)

    def _replace(self, page: QWidget, fill: Callable[[], None] | None = None) -> None:
        previous = self._stack.currentWidget()
        self._stack.addWidget(page)
        if fill is not None:
            fill()
        self._stack.setCurrentWidget(page)
        if previous is not None:
            self._stack.removeWidget(previous)
            previous.deleteLater()
        if page.focusWidget() is None:
            page.setFocus()

    def _flush(self) -> None:
        flush = getattr(self.page, "flush", None)  # what is not a page of the desk has none
        if self._unlocked is not None and flush is not None:
            flush()

    def open_desk(self) -> "Desk":
        """The desk of the open vault."""
        assert self.desk is not None, "no page is shown while locked"
        return self.desk

    def _leave_shared(self) -> None:
        self.curtain.hide()
        self.show_citizens()

    def tell(self, error: Exception) -> None:
        """Say over the window that something went wrong."""
        from desktop.ui import error_handler

        error_handler.show(self.words, error, self, lambda: self._entrance.go_back(self.lock, broken=True))
