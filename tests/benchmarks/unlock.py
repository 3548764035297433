"""From Enter behind the password to the painted list of citizens."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from sqlcipher3 import dbapi2

from desktop.app import App
from desktop.driver import Driver
from desktop.ui.pages.citizens import CitizensPage
from desktop.vault import key_file, keys
from desktop.vault.folder import VaultFolder
from tests.benchmarks import vaults
from tests.benchmarks.harness import Measured, Row, alternating, row, timed

_METHOD = (
    "one process, everything imported; Enter to the first turn of the event loop after the table with rows "
    "is painted, against the same Argon2id, a raw sqlcipher3 connection and the list's own statement of as "
    "many rows"
)


def rows(work: Path, *, quick: bool) -> list[Row]:
    """Unlocking with few and with many citizens, and the part of it that is slow on purpose."""
    runs = 2 if quick else 15
    unlocking = [_row(vaults.copy(citizens, work), citizens, runs) for citizens in _SIZES]
    return [*unlocking, _derivation(vaults.copy(vaults.FEW, work), runs)]


_SIZES = (vaults.FEW, vaults.MANY)


def _row(data_folder: Path, citizens: int, runs: int) -> Row:
    app = App(data_folder, language="da")
    app.show()
    driver = Driver(app.window)
    driver.wait()
    try:
        painted = _Painted(app)
        ours = _unlocking(app, driver, painted)
        ours()
        vault, key, statements = _behind_the_window(data_folder, painted.rows)
        base = timed(lambda: _raw(vault, key, statements))
        base()
        values = alternating(ours, base, runs)
    finally:
        app.close()
    what = f"unlock: Enter to painted list, {citizens:,} citizens"
    return row(what, "Argon2id, raw open and query", 1.2, _METHOD, *values)


def _derivation(data_folder: Path, runs: int) -> Row:
    """The data key out of its slot, which is most of the time that unlocking takes."""
    unlocked = vaults.opened(data_folder)
    folder = unlocked.folder
    unlocked.close()
    slot = key_file.read(folder).slots[0]
    return row(
        "  of that the key by the password",
        "the same Argon2id",
        None,
        "keys.unlock, which reads and unwraps the slot, against the derivation alone",
        *alternating(timed(lambda: keys.unlock(folder, vaults.PASSWORD)), timed(lambda: _derive(slot)), runs),
    )


def _behind_the_window(data_folder: Path, limit: int) -> tuple[VaultFolder, bytes, list[str]]:
    """The vault, its key, and what the program asks of the database for the list."""
    unlocked = vaults.opened(data_folder)
    vault = VaultFolder(unlocked.folder)
    seen: list[str] = []

    def ask() -> None:
        with unlocked._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
        driver.set_trace_callback(seen.append)
        unlocked.services.citizens.search(limit=limit)

    try:
        unlocked.call(ask).result()
    finally:
        unlocked.close()
    statements = [statement for statement in seen if statement.startswith("SELECT")]
    return vault, keys.unlock(vault.path, vaults.PASSWORD), statements


def _unlocking(app: App, driver: Driver, painted: "_Painted") -> Measured:
    def measured() -> float:
        field = driver.find("password")
        assert isinstance(field, QLineEdit)
        field.setText(vaults.PASSWORD)
        driver.wait()
        loop = QEventLoop()
        painted.then = loop.quit
        start = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        loop.exec()
        took = time.perf_counter() - start
        driver.wait()
        app.window.lock()
        driver.wait()
        return took

    return measured


class _Painted(QObject):
    """Calls `then` once the list that an unlocking opens is painted with rows in it."""

    def __init__(self, app: App) -> None:
        super().__init__(app.window)
        self.then: Callable[[], object] = lambda: None
        self.rows = 0
        self._window = app.window
        # Connected after the window's own: the page is there by now.
        app._way_in.unlocked.connect(self._watch)

    def _watch(self) -> None:
        page = self._window.page
        assert isinstance(page, CitizensPage)
        self._table = page._table
        self._table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._table.citizens.rowCount():
            self.rows = self._table.citizens.rowCount()
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.then)
        return False


def _raw(vault: VaultFolder, key: bytes, statements: list[str]) -> None:
    _derive(key_file.read(vault.path).slots[0])
    connection = dbapi2.connect(str(vault.database), isolation_level=None)
    connection.set_key(f"x'{key.hex()}'")
    for statement in statements:
        connection.execute(statement).fetchall()
    connection.close()


def _derive(slot: key_file.Slot) -> None:
    Argon2id(
        salt=slot.salt,
        length=keys.KEY_LENGTH,
        iterations=slot.cost.passes,
        lanes=slot.cost.lanes,
        memory_cost=slot.cost.memory,
    ).derive(vaults.PASSWORD.encode())
