"""A menu in which a letter finds what begins with it."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu


class LetterMenu(QMenu):
    """Qt's own finds letters that are underlined alone. Enter chooses what was found."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().casefold()
        found = [
            each for each in self.actions() if letter.strip() and each.text().casefold().startswith(letter)
        ]
        if not found:
            super().keyPressEvent(event)
            return
        now = self.activeAction()
        place = found.index(now) + 1 if now in found else 0
        self.setActiveAction(found[place % len(found)])
