"""Composes the program once, in one place, and stops before the event loop."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop import settings as settings_file
from desktop.i18n import INTERFACE_LANGUAGES, Catalogue
from desktop.settings import Settings
from desktop.ui import theme
from desktop.ui.garbage import GarbageCollector
from desktop.ui.main_window import MainWindow
from desktop.ui.way_in import WayIn

if TYPE_CHECKING:
    from desktop.services.entrance import Entrance
    from desktop.services.unlocked import Unlocked


_TITLE_BAR = 48
"""Pixels that a window manager may put around a window."""
_REST_AFTER = 10
"""Milliseconds from the first painting: what it has brought up is answered before the rest is loaded."""


class App:
    """The running program: application, window, settings, and where the data lies."""

    def __init__(
        self,
        data_folder: Path,
        *,
        language: str | None = None,
        demo: bool = False,
        make_entrance: "Callable[[Path], Entrance] | None" = None,
    ) -> None:
        self.data_folder = data_folder
        self.settings = settings_file.load(data_folder)
        if language in INTERFACE_LANGUAGES:
            self.settings = replace(self.settings, language=language)
        existing = QApplication.instance()
        self.application = existing if isinstance(existing, QApplication) else _application()
        self.application.setApplicationName("Pejl")
        self._garbage = GarbageCollector(self.application)
        self._forgotten = tempfile.TemporaryDirectory(prefix="pejl-")
        theme.apply(self.application, self.settings.look)
        self._demo_folder = tempfile.TemporaryDirectory(prefix="pejl-demo-") if demo else None
        self._way_in = WayIn(data_folder, make_entrance or _entrance, self._make_demo)
        words = Catalogue(self.settings.language)
        self.window = MainWindow(self._way_in, words, self.settings, demo=demo)
        self.window.locked.connect(self._garbage.collect)
        self.window.language_chosen.connect(self._use_language)
        self.window.look_chosen.connect(self._use_look)

    def show(self) -> None:
        """Put the window on the screen; what is heavy is imported once it is painted."""
        if self._fills_the_screen():
            self.window.showMaximized()
        else:
            self.window.show()
        self.window.installEventFilter(_FirstPainting(self))

    def load_the_rest(self) -> None:
        """What the lock screen does without: other scripts, Qt's own words, and all that unlocking takes."""
        from PySide6.QtCore import QSettings

        # Qt's own file dialog remembers folders: let it do so where they are forgotten.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, self._forgotten.name)
        theme.load_other_scripts()
        self._speak_qt(self.settings.language)
        self._way_in.warm_up()

    def close(self) -> None:
        """Close window and vault; the demo's folder goes with it."""
        self.window.close()
        self._way_in.finish()
        self.window.deleteLater()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._forgotten.cleanup()
        if self._demo_folder is not None:
            self._demo_folder.cleanup()

    def _fills_the_screen(self) -> bool:
        """Whether the window with its title bar would stand out over the screen."""
        if self.application.platformName() == "offscreen":
            return False
        room = self.application.primaryScreen().availableGeometry().size()
        return not (room - self.window.size()).isValid() or (room - self.window.size()).height() < _TITLE_BAR

    def _use_language(self, language: str) -> None:
        self._keep(replace(self.settings, language=language))
        self._speak_qt(language)
        self.window.speak(Catalogue(language))

    def _use_look(self, look: str) -> None:
        self._keep(replace(self.settings, look=look))
        theme.apply(self.application, look)
        self.window.speak(self.window.words)

    def _keep(self, settings: Settings) -> None:
        self.settings = self.window.settings = settings
        settings_file.store(self.data_folder, self.settings)

    def _speak_qt(self, language: str) -> None:
        from desktop.ui.qt_language import QtLanguage

        QtLanguage(self.application).use(language)

    def _make_demo(self) -> "Unlocked":
        from desktop.demo import create_demo

        assert self._demo_folder is not None
        return create_demo(Path(self._demo_folder.name))


class _FirstPainting(QObject):
    """Has the rest loaded once the window is painted: on a slow screen that is long after `show`."""

    def __init__(self, app: App) -> None:
        super().__init__(app.window)
        self._app = app

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(_REST_AFTER, self, self._app.load_the_rest)
        return False


def _application() -> QApplication:
    return QApplication([*sys.argv[:1], "-style", theme.STYLE])


def _entrance(data_folder: Path) -> "Entrance":
    from desktop.services.entrance import Entrance

    return Entrance(data_folder)
