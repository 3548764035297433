"""Composes the program once, in one place, and stops before the event loop."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop import settings as settings_file
from desktop.i18n import INTERFACE_LANGUAGES, Catalogue
from desktop.settings import Settings
from desktop.ui import theme
from desktop.ui.garbage import GarbageCollector
from desktop.ui.main_window import MainWindow
from desktop.ui.painted import once_painted
from desktop.ui.way_in import WayIn

if TYPE_CHECKING:
    from types import TracebackType

    from desktop.services.entrance import Entrance
    from desktop.services.unlocked import Unlocked
    from desktop.ui.single_instance import SingleInstance


_TITLE_BAR = 48
"""Pixels that a window manager may put around a window."""


class App:
    """The running program: application, window, settings, and where the data lies."""

    def __init__(
        self,
        data_folder: Path,
        *,
        language: str | None = None,
        demo: bool = False,
        make_entrance: "Callable[[Path], Entrance] | None" = None,
        guard: Callable[[], object] = lambda: None,
        instance: "SingleInstance | None" = None,
    ) -> None:
        """`guard` shields the process before a password can be typed; a test's process stays open."""
        self.data_folder = data_folder
        self._guard = guard
        self.settings = settings_file.load(data_folder)
        if language in INTERFACE_LANGUAGES:
            self.settings = self.settings._replace(language=language)
        existing = QApplication.instance()
        self.application = existing if isinstance(existing, QApplication) else _application()
        self.application.setApplicationName("Pejl")
        self._garbage = GarbageCollector(self.application)
        theme.apply(self.application, self.settings.look)
        self._demo_folder = tempfile.TemporaryDirectory(prefix="pejl-demo-") if demo else None
        self._way_in = WayIn(data_folder, make_entrance or _entrance, self._make_demo)
        words = Catalogue(self.settings.language)
        self.window = MainWindow(self._way_in, words, self.settings, demo=demo)
        self.window.locked.connect(self._garbage.collect)
        self.window.language_chosen.connect(self._use_language)
        self.window.look_chosen.connect(self._use_look)
        self.window.minutes_chosen.connect(self._use_minutes)
        self._instance = instance

    def show(self) -> None:
        """Put the window on the screen; what is heavy is imported once it is painted."""
        if self._fills_the_screen():
            self.window.showMaximized()
        else:
            self.window.show()
        once_painted(self.window, self.load_the_rest)

    def load_the_rest(self) -> None:
        """What the lock screen does without: other scripts, Qt's own words, and all that unlocking takes."""
        from PySide6.QtCore import QSettings

        self._guard()
        # Qt's own file dialog writes down folders: point it to where no file can be.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
        theme.load_other_scripts()
        self._speak_qt(self.settings.language)
        self._way_in.warm_up()
        if self._instance is not None:
            self._instance.serve(self.window)

    def slipped(self, kind: type[BaseException], error: BaseException, trace: "TracebackType | None") -> None:
        """For `sys.excepthook`: what nobody expected in the window's thread is said over the window."""
        if isinstance(error, Exception):
            self.window.tell(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def close(self) -> None:
        """Close window and vault; the demo's folder goes with it."""
        if self._instance is not None:
            self._instance.stop_listening()
        self.window.close()
        self._way_in.finish()
        self.window.deleteLater()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._demo_folder is not None:
            self._demo_folder.cleanup()

    def _fills_the_screen(self) -> bool:
        """Whether the window with its title bar would stand out over the screen."""
        if self.application.platformName() == "offscreen":
            return False
        room = self.application.primaryScreen().availableGeometry().size()
        return not (room - self.window.size()).isValid() or (room - self.window.size()).height() < _TITLE_BAR

    def _use_language(self, language: str) -> None:
        self._keep(self.settings._replace(language=language))
        self._speak_qt(language)
        self.window.speak(Catalogue(language))

    def _use_look(self, look: str) -> None:
        self._keep(self.settings._replace(look=look))
        theme.apply(self.application, look)
        self.window.speak(self.window.words)

    def _use_minutes(self, which: str, minutes: int) -> None:
        changed: dict[str, Any] = {which: minutes}
        self._keep(self.settings._replace(**changed))

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


def _application() -> QApplication:
    return QApplication([*sys.argv[:1], "-style", theme.STYLE])


def _entrance(data_folder: Path) -> "Entrance":
    from desktop.services.entrance import Entrance

    return Entrance(data_folder)
