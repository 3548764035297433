"""A message over a page: what happened, and below it what was kept and what to do."""

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.widgets.basics import set_property

_ICON = 28


def tell(parent: QWidget, happened: str, advice: str, name: str) -> QMessageBox:
    """Show it with a button to put it away. The same message is not shown twice on top of itself."""
    for box in parent.findChildren(QMessageBox, name):
        if box.isVisible() and box.text() == happened:
            return box
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setWindowTitle("Pejl")
    # For whoever hears it; what is seen is drawn in the window's own colours.
    box.setIcon(QMessageBox.Icon.Warning)
    box.setIconPixmap(theme.icon("alert-triangle", theme.current().caseworker).pixmap(_ICON, _ICON))
    box.setText(happened)
    box.setInformativeText(advice)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    set_property(box.button(QMessageBox.StandardButton.Ok), "kind", "primary")
    layout = box.layout()
    if layout is not None:
        layout.setContentsMargins(20, 20, 20, 16)
    box.open()
    return box


def offer(box: QMessageBox, text: str, name: str) -> QPushButton:
    """A button more on the message, for what can be done about it; pressing it puts the message away."""
    made = box.addButton(text, QMessageBox.ButtonRole.AcceptRole)
    made.setObjectName(name)
    set_property(box.button(QMessageBox.StandardButton.Ok), "kind", "secondary")
    set_property(made, "kind", "primary")
    box.setDefaultButton(made)
    return made
