"""One Pejl on one data folder: a second start brings the first window to the front, and ends itself.

Who is first is decided by the operating system's lock on the folder, which goes with its process. The
call goes over a local socket in the folder (on Windows a named pipe) that only this user may open, and
carries nothing: to be called is all there is to say. No network is involved.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop import errors
from desktop.vault.instance_lock import InstanceLock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

SOCKET = "pejl.socket"
_PRIVATE_FOLDER = 0o700
_LONGEST_PATH = 100
"""Bytes: the name of a local socket may have 107 on Linux, 103 on macOS."""
_PATIENCE = 3_000
"""Milliseconds to wait for the first to answer: it may be starting still."""
_PAUSE = 50


class SingleInstance(QObject):
    """This process's place among those on a data folder; let go by `release` or with the process."""

    def __init__(self, data_folder: Path) -> None:
        super().__init__()
        self._data_folder = data_folder
        self._server: QLocalServer | None = None
        self._window: QWidget | None = None
        self._lock: InstanceLock | None = None
        self.is_first = True
        try:
            data_folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
            self._lock = InstanceLock(data_folder)
        except errors.VaultInUse:
            self.is_first = False
        except (OSError, errors.AppError):
            # A folder that cannot be written is told of where it matters; nobody is kept out here.
            return

    def call_the_first(self) -> bool:
        """Ask the first to show itself; whether it answered. Where it hangs, it does not."""
        from PySide6.QtCore import QDeadlineTimer, QThread
        from PySide6.QtNetwork import QLocalSocket

        _let_it_come_to_the_front()
        deadline = QDeadlineTimer(_PATIENCE)
        while not deadline.hasExpired():
            socket = QLocalSocket()
            socket.connectToServer(self._address())
            if socket.waitForConnected(_PAUSE):
                # It answers by hanging up.
                gone = QLocalSocket.LocalSocketState.UnconnectedState
                return socket.state() == gone or socket.waitForDisconnected(deadline.remainingTime())
            QThread.msleep(_PAUSE)
        return False

    def serve(self, window: QWidget) -> None:
        """Hear later starts, and show the window then. After the first painting: it loads a part of Qt."""
        from PySide6.QtNetwork import QLocalServer

        self._window = window
        address = self._address()
        if self._lock is None or len(address.encode()) > _LONGEST_PATH:
            return
        self._server = QLocalServer(self)
        # With it Qt makes the socket elsewhere and moves it here, over one that a killed process left.
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(address)

    def stop_listening(self) -> None:
        """The window is going: a start that comes now waits for `release`, and opens its own."""
        if self._server is not None:
            self._server.close()
            self._server = self._window = None

    def release(self) -> None:
        """Let another be the first."""
        self.stop_listening()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _answer(self) -> None:
        assert self._server is not None, "who answers listens"
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.abort()
            caller.deleteLater()
            self._come_to_the_front()

    def _come_to_the_front(self) -> None:
        """The window as it is: what is hidden stays so."""
        if self._window is not None:
            if self._window.isMinimized():
                self._window.showNormal()
            self._window.raise_()
            self._window.activateWindow()

    def _address(self) -> str:
        if sys.platform == "win32":
            import hashlib

            return "pejl-" + hashlib.sha256(str(self._data_folder.resolve()).encode()).hexdigest()
        return str(self._data_folder.resolve() / SOCKET)


def was_shown(instance: SingleInstance) -> bool:
    """Whether another window was there and has come to the front, so that this start may end."""
    if instance.is_first:
        return False
    for_the_socket = QCoreApplication.instance() or QCoreApplication([])
    try:
        return instance.call_the_first()
    finally:
        # Should nobody answer, this process makes a window, and an application of that kind.
        for_the_socket.shutdown()


def _let_it_come_to_the_front() -> None:
    """Windows brings a window forward only if the program in front, this one, allows it. Untried."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
