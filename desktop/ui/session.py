"""What the system tells of its session: that it goes to sleep, or that somebody has locked it.

Where the system tells nothing, the clocks of `desktop.ui.idle` notice the sleep afterwards.
"""

import os
import re
import sys
from typing import Any

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)

_LOGIN = "org.freedesktop.login1"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x7
_NOTIFY_FOR_THIS_SESSION = 0


class Session(QObject):
    """Hears of sleep and lock from the moment of `listen`."""

    left = Signal()
    """Whoever sat here has gone: the computer sleeps, or the session is locked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listening = False
        self._windows: _WindowsMessages | None = None

    def listen(self, window: int) -> None:
        """Begin to listen; `window` is its number in the window system. Where nobody tells, nothing happens.

        The first time alone does anything.
        """
        if self._listening:
            return
        self._listening = True
        if sys.platform == "win32":
            self._windows = _WindowsMessages(self, window)
        elif sys.platform != "darwin":
            self._listen_on_buses()

    def _listen_on_buses(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # a Qt without it
            return
        hidden, locked = _slot("_hidden(bool)"), _slot("_locked()")
        system = QDBusConnection.systemBus()
        if system.isConnected():
            manager, session = f"{_LOGIN}.Manager", f"{_LOGIN}.Session"
            system.connect(_LOGIN, "/org/freedesktop/login1", manager, "PrepareForSleep", self, hidden)
            system.connect(_LOGIN, own_session(), session, "Lock", self, locked)
        own = QDBusConnection.sessionBus()
        if own.isConnected():
            for saver in _SAVERS:
                own.connect("", "", saver, "ActiveChanged", self, hidden)

    @Slot(bool)
    def _hidden(self, hidden: bool) -> None:
        if hidden:
            self.left.emit()

    @Slot()
    def _locked(self) -> None:
        self.left.emit()


def _slot(signature: str) -> Any:
    """Of no type: Qt for Python says that it takes bytes, and takes text alone."""
    return SLOT(signature)


def own_session() -> str:
    """The path of this session at logind; '' means any, where the session has no number."""
    number = os.environ.get("XDG_SESSION_ID", "")
    if not number:
        return ""
    return f"/org/freedesktop/login1/session/{_bus_label(number)}"


def _bus_label(text: str) -> str:
    """As the bus writes names: all but letters and digits, and a digit in front, by its number."""
    first, rest = text[:1], text[1:]
    return re.sub(r"[^A-Za-z]", _by_number, first) + re.sub(r"[^A-Za-z0-9]", _by_number, rest)


def _by_number(found: re.Match[str]) -> str:
    return "".join(f"_{byte:02x}" for byte in found[0].encode())


class _WindowsMessages(QAbstractNativeEventFilter):
    """Windows' own messages on sleep and on the lock of the session. Untried."""

    def __init__(self, session: Session, window: int) -> None:
        super().__init__()
        self._session = session
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, _NOTIFY_FOR_THIS_SESSION)

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if kind == b"windows_generic_MSG" and _leaves(int(message)):
            self._session.left.emit()
        return False, 0


def _leaves(message: int) -> bool:
    import ctypes.wintypes

    told = ctypes.wintypes.MSG.from_address(message)
    return (told.message, told.wParam) in {
        (_WM_POWERBROADCAST, _PBT_APMSUSPEND),
        (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK),
    }
