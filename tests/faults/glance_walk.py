"""Random steps through a conversation, and all the texts that the program holds meanwhile."""

import random
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import shiboken6
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QCompleter,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolTip,
    QWidget,
)

from desktop.records import ConversationState, Place, Rater
from desktop.ui.conversation import ConversationArea
from desktop.ui.way import way, with_side_places
from tests.faults.counts import Counts
from tests.faults.glance import CITIZEN
from tests.program import Program

ASKED = ("A1", "B2", "E1")
_WISHED = 0.2
"""How often one or both say anew whether they want to see both lists of what stands in the way."""
_NOT_PRESSED = {"curtain-leave"}
"""The deliberate step out of the shared screen."""
_KEYS = (
    *(
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Return,
        Qt.Key.Key_Escape,
        Qt.Key.Key_F9,
        Qt.Key.Key_Space,
    ),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_1, Qt.Key.Key_5),
)
_ROLES = (
    *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole),
    *(Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole),
    *(Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.UserRole),
)
_MOST_ROWS = 400


class Walk:
    """One hand at the mouse and the keys; `last` is what it did last, `kinds` all that it did."""

    def __init__(self, program: Program, counts: Counts, lot: random.Random) -> None:
        self._program, self._counts, self._lot = program, counts, lot
        self._window, self._driver = program.window, program.driver
        self.last = ""
        self.kinds: set[str] = set()
        self.places: set[Place] = set()

    def begin(self) -> None:
        """Somewhere in a conversation: where it is over, in another with the same citizen."""
        area = self._window.page
        if self._window.curtain.isVisible() and self._window.curtain.can_lift:
            self._window.hiding.lift()
        if not isinstance(area, ConversationArea) or self._window.curtain.isVisible() or area.view is None:
            self._start_another()
            return
        words = self._window.words
        stops = way(area.view, words, area._factor_names)
        places = {place.place for stop in stops for place in with_side_places(stops, stop.place, words)}
        self._put_away()
        if area.view.state is ConversationState.DRAFT and self._lot.random() < _WISHED:
            wish = self._program.unlocked.services.barriers.wish
            for rater in Rater:
                self._program.ask(wish, area.conversation, rater, self._lot.random() < 0.7)
            # It is the page where they say so, which shows it at once.
            area.go(Place("barriers"))
            self._driver.wait()
        area.go(self._lot.choice(sorted(places, key=str)))
        self._driver.wait()

    def step(self) -> None:
        """One click, key or word, wherever it may land."""
        top = self._front()
        acts = [self._press_key, self._type, self._hover, *[self._click] * 6, self._choose]
        if isinstance(top, QFileDialog):
            # There is a whole disk behind it: it is looked at, and put away by the next step.
            self._did("away with a file dialog")
            top.reject()
        elif isinstance(top, QMenu):
            actions = [action for action in top.actions() if action.isEnabled()]
            self._did("menu")
            (self._lot.choice(actions).trigger() if actions else None, top.close())
        else:
            self._lot.choice(acts)(top)
        self._driver.wait()
        if not isinstance(self._window.page, ConversationArea):
            self._counts.note(f"out of the conversation by {self.last}")
            self._start_another()
        elif self._window.page.view is not None:
            self.places.add(self._window.page.place)

    @property
    def lists_are_opened(self) -> bool:
        """Whether the two chose to see both lists of what stands in the way."""
        area = self._window.page
        view = area.view if isinstance(area, ConversationArea) else None
        return view is not None and view.record.plan.barriers_opened

    def texts(self, *, whole: bool) -> set[str]:
        """Every text of every window, seen or not; `whole`: every property of every object too."""
        found = {QGuiApplication.clipboard().text(), QToolTip.text(), QApplication.applicationDisplayName()}
        found |= {window.title() for window in QGuiApplication.topLevelWindows()}
        for top in QApplication.topLevelWidgets():
            for widget in [top, *top.findChildren(QWidget)]:
                found.update(_texts_of(widget))
            found.update(text for action in top.findChildren(QAction) for text in _action_texts(action))
            models = [completer.model() for completer in top.findChildren(QCompleter)]
            models += top.findChildren(QAbstractItemModel)
            for model in filter(None, models):
                found.update(_model_texts(model))
            if whole:
                for each in [top, *top.findChildren(QObject)]:
                    found.update(_properties(each))
        found.discard("")
        return found

    def _start_another(self) -> None:
        self._put_away()
        self._window.curtain.hide()
        self._window.show_citizens()
        self._driver.wait()
        services = self._program.unlocked.services
        if self._program.ask(services.conversations.resume_or_none, CITIZEN) is None:
            prepared = self._program.ask(services.preparations.prepare, CITIZEN)
            self._program.ask(services.preparations.choose, prepared, ASKED)
        self._window.show_preparation(CITIZEN)
        self._driver.wait()
        if self._driver.shows("begin-conversation"):
            self._driver.click("begin-conversation")
        self._driver.wait(lambda: isinstance(self._window.page, ConversationArea), "the conversation")
        self._driver.wait()

    def _put_away(self) -> None:
        from desktop.ui.window_keys import put_away_dialogs

        put_away_dialogs(self._window)
        self._driver.wait()

    def _front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window

    def _did(self, what: str) -> None:
        self.last = what
        self.kinds.add(what.split(":")[0])

    def _there(self, top: QWidget, kind: type[Any]) -> list[Any]:
        found = top.findChildren(kind)
        return [w for w in found if w.isVisible() and w.isEnabled() and w.objectName() not in _NOT_PRESSED]

    def _click(self, top: QWidget) -> None:
        buttons = self._there(top, QAbstractButton)
        if buttons:
            button = self._lot.choice(buttons)
            self._did(f"click on {button.objectName() or 'a button'}: {button.text()}")
            self._driver._scroll_to(button)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _choose(self, top: QWidget) -> None:
        boxes = self._there(top, QComboBox)
        if boxes:
            box = self._lot.choice(boxes)
            self._did("choice in a list")
            box.setCurrentIndex(self._lot.randrange(max(box.count(), 1)))
            box.activated.emit(box.currentIndex())

    def _press_key(self, top: QWidget) -> None:
        key = self._lot.choice(_KEYS)
        target = QApplication.focusWidget() or top
        if target.objectName() in _NOT_PRESSED:
            return
        self._did(f"key {key.name}")
        QTest.keyClick(target, key)

    def _type(self, top: QWidget) -> None:
        fields = self._there(top, QLineEdit) + self._there(top, QPlainTextEdit)
        fields = [field for field in fields if not field.isReadOnly()]
        if fields:
            field = self._lot.choice(fields)
            self._did(f"typing in {type(field).__name__}")
            field.setFocus()
            # How the others begin: whatever completes would complete that.
            QTest.keyClicks(field, self._lot.choice(["q", "zw", "0", "a", "Q"]))

    def _hover(self, top: QWidget) -> None:
        widgets = [widget for widget in top.findChildren(QWidget) if widget.isVisible()]
        if widgets:
            widget = self._lot.choice(widgets)
            self._did("waiting for a tip")
            middle = widget.rect().center()
            tip = QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle))
            QApplication.sendEvent(widget, tip)


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip())
    yield from (widget.whatsThis(), widget.windowTitle(), widget.objectName())
    for name in ("text", "plainText", "placeholderText", "title", "prefix", "suffix", "informativeText"):
        value = widget.property(name)
        if isinstance(value, str):
            yield value
    if widget.isVisible():
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is not None and spoken.isValid():
            for part in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
                yield spoken.text(part)
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _model_texts(widget.model())
    if isinstance(widget, QComboBox):
        yield from _model_texts(widget.model())
    if isinstance(widget, QFileDialog):
        yield from widget.history()
        yield from (url.toString() for url in widget.sidebarUrls())


def _action_texts(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip(), action.statusTip(), action.whatsThis())


def _model_texts(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(QModelIndex()), _MOST_ROWS)):
        for column in range(model.columnCount(QModelIndex())):
            index = model.index(row, column)
            for role in _ROLES:
                value = model.data(index, role)
                if value is not None:
                    yield str(value)


def _properties(each: QObject) -> Iterator[str]:
    if not shiboken6.isValid(each):
        return
    kind = each.metaObject()
    for place in range(kind.propertyCount()):
        if kind.property(place).typeName() in ("QString", "QStringList", "QVariant", "QUrl"):
            yield str(kind.property(place).read(each))
    for name in each.dynamicPropertyNames():
        # Qt's own style leaves things there that Python has no word for.
        with suppress(RuntimeError):
            yield str(each.property(bytes(name.data()).decode()))
