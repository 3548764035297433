"""What was under way when a window was locked, kept for whoever opens the same vault again.

Where one was is a page's name and a number, and the place of the cursor in a field. What stood in a
dialog or was searched for is sealed under the vault's own key. What the disk refused at the last moment
stays in memory as it is, and is stored right after unlocking: a key to seal it with would have to wait for
the disk, and the lock waits for nothing.
"""

import json
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.desk import Desk, Page
from desktop.ui.dialogs.layout import KEPT
from desktop.ui.spot import Spot
from desktop.ui.standing import scroll_again, search_again, standing
from desktop.ui.unsaved import REFUSED
from desktop.ui.window_keys import dialogs_of

if TYPE_CHECKING:
    from desktop.services.unlocked import Services

Where = tuple[str, int | None]
"""A page's name, and the id of what it shows."""

_TURNS = 4
"""So often what a page shows can lead to asking for more of it."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a service, by name: nothing in it holds the vault."""

    service: str
    function: str
    arguments: tuple[Any, ...]
    named: dict[str, Any]
    slot: Hashable = None

    def repeat(self, desk: Desk) -> None:
        """Ask the same of the vault on the desk, again and again where the disk still refuses."""
        function = getattr(getattr(desk.services, self.service), self.function)
        desk.store(self.slot or object(), function, *self.arguments, **self.named)


class LastWords:
    """Hears what is asked of a vault that is about to be closed."""

    def __init__(self) -> None:
        self._asked: list[tuple[Call, Future[Any]]] = []

    def hear(
        self,
        services: "Services",
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        named: dict[str, Any],
        future: "Future[Any]",
        slot: Hashable = None,
    ) -> None:
        """Remember a call, if it is a service's own."""
        owner = getattr(function, "__self__", None)
        for name, service in vars(services).items():
            if service is owner:
                self._asked.append((Call(name, function.__name__, arguments, named, slot), future))

    def refused(self) -> list[Call]:
        """What the disk did not take, in order, of each slot the newest: asked twice, it is stored once.

        For when everything has come back; then it is forgotten.
        """
        asked, self._asked = self._asked, []
        newest: dict[Hashable, Call] = {}
        for call, future in asked:
            slot = object() if call.slot is None else call.slot
            newest.pop(slot, None)
            if isinstance(future.exception(), REFUSED):
                newest[slot] = call
        return list(newest.values())


@dataclass(slots=True)
class Kept:
    """One vault's, from its lock to its next opening."""

    where: Where
    spot: Spot | None
    sealed: bytes
    last_words: LastWords = field(default_factory=LastWords)
    unstored: list[Call] = field(default_factory=list)

    def settle(self) -> None:
        """The vault is closed: find out what was not stored, and let go of everything else."""
        self.unstored += self.last_words.refused()

    def store(self, desk: Desk) -> "Kept":
        """Store now what was refused; what is refused again is told, and waits on the desk."""
        calls, self.unstored = self.unstored, []
        for call in calls:
            call.repeat(desk)
        return self

    def open_dialogs(self, desk: Desk, page: Page) -> None:
        """Open again what stood before the page, once the page shows what it is about.

        What was searched for, the cursor and the place in the page come back before that.
        """
        spot, self.spot = self.spot, None
        if spot is not None:
            _give_back(desk, page, spot)
        found, self.sealed = desk.security.unseal(self.sealed), b""
        if not found:
            return
        stood, dialogs = json.loads(found)
        search_again(page, stood)
        desk.ask(_nothing, then=lambda _nothing: scroll_again(page, stood))
        for name, about, texts in dialogs:
            # By way of the database thread, behind everything that the page asks for.
            desk.ask(_nothing, then=_Opening(page, name, about, texts).open)


class Cloakroom:
    """What is kept of each vault that this window has locked."""

    def __init__(self) -> None:
        self._kept: dict[Path, Kept] = {}

    def leave(self, window: QWidget, page: QWidget, where: Where, spot: Spot | None, desk: Desk) -> None:
        """Take down what is under way; from here on the desk's calls are listened to."""
        texts = [
            (dialog.objectName(), dialog.property(KEPT), _texts(dialog))
            for dialog in dialogs_of(window)
            if dialog.property(KEPT) is not None
        ]
        before = self._kept.get(desk.folder)
        kept = Kept(where, spot, desk.security.seal(json.dumps([standing(page), texts])))
        kept.unstored = before.unstored if before is not None else []
        desk.last_words = kept.last_words
        self._kept[desk.folder] = kept

    def settle(self) -> None:
        """A vault is closed: find out what was not stored."""
        for kept in self._kept.values():
            kept.settle()

    @property
    def unstored(self) -> bool:
        """Whether a vault was locked on something that no disk has."""
        self.settle()
        return any(kept.unstored for kept in self._kept.values())

    def enter(self, desk: Desk) -> Where | None:
        """A vault is open: store what was not stored, and say where one was; None where nobody was."""
        kept = self._kept.get(desk.folder)
        return kept.store(desk).where if kept is not None else None

    def open_dialogs(self, desk: Desk, page: Page) -> None:
        """Open what stood before the page."""
        kept = self._kept.get(desk.folder)
        if kept is not None:
            kept.open_dialogs(desk, page)


class _Opening:
    """Opens a dialog again with what was typed in it."""

    def __init__(self, page: Page, name: str, about: int, texts: dict[str, str]) -> None:
        self._page, self._name, self._about, self._texts = page, name, about, texts

    def open(self, _nothing: None) -> None:
        if not self._page.isVisible():
            return
        self._page.open_again(self._name, self._about)
        for dialog in self._page.findChildren(QDialog, self._name):
            if dialog.isVisible():
                _fill(dialog, self._texts)


def _texts(dialog: QDialog) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in dialog.findChildren(QLineEdit):
        if line.echoMode() == QLineEdit.EchoMode.Normal:
            fields[line.objectName()] = line.text()
    for text in dialog.findChildren(QPlainTextEdit):
        fields[text.objectName()] = text.toPlainText()
    for choice in dialog.findChildren(QComboBox):
        fields[choice.objectName()] = str(choice.currentData())
    fields.pop("", None)
    return fields


def _fill(dialog: QDialog, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        widget = dialog.findChild(QWidget, name)
        if isinstance(widget, QLineEdit):
            widget.setText(text)
            widget.setModified(True)
        elif isinstance(widget, QPlainTextEdit):
            widget.setPlainText(text)
        elif isinstance(widget, QComboBox):
            widget.setCurrentIndex(max(widget.findData(text), 0))


def _give_back(desk: Desk, page: Page, spot: Spot, turns: int = _TURNS) -> None:
    """Put the cursor back behind what the page asks for; some of it is asked once there is an answer."""

    def give(_nothing: None) -> None:
        if not spot.give_back(page) and turns > 1:
            _give_back(desk, page, spot, turns - 1)

    desk.ask(_nothing, then=give)


def _nothing() -> None:
    """Asked for its turn in the line alone."""
