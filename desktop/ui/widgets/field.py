"""A named field of a form: its name above, and below it what is wrong with it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets.basics import label, set_property

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent


class Field(QWidget):
    """Puts name, editor, a quiet hint and the error together, for the eye and for a screen reader."""

    def __init__(self, name: str, editor: QWidget, *, hint: str = "", object_name: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint_text = hint
        title = label(name, "strong")
        title.setBuddy(editor)
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(hint)
        if object_name:
            editor.setObjectName(object_name)
        self._error = label("", "error", wrap=True)
        self._error.setObjectName(f"{object_name}-error")
        self._error.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(title)
        layout.addWidget(editor)
        if hint:
            layout.addWidget(label(hint, "quiet", wrap=True))
        layout.addWidget(self._error)
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.textChanged.connect(self.clear_error)

    @property
    def error(self) -> str:
        """What is said to be wrong, '' where nothing is."""
        return self._error.text()

    def show_error(self, text: str) -> None:
        """Say what is wrong, and put the cursor there."""
        from PySide6.QtCore import Qt  # not at the start, which shows fields

        self._error.setText(text)
        self._error.show()
        self.editor.setAccessibleDescription(text)
        set_property(self.editor, "wrong", "true")
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_error(self) -> None:
        """Take the error back: it is being put right."""
        if self._error.text():
            self._error.setText("")
            self._error.hide()
            self.editor.setAccessibleDescription(self._hint_text)
            set_property(self.editor, "wrong", "false")


class Choice(QComboBox):
    """One of several values, each with its words. Turning the wheel over it changes nothing."""

    def __init__(self, choices: dict[str, str], chosen: str = "") -> None:
        from PySide6.QtCore import Qt

        super().__init__()
        for value, words in choices.items():
            self.addItem(words, value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Long words must not push the form apart: the list that opens shows them whole.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choose(chosen)

    @property
    def chosen(self) -> str:
        """The value that is chosen."""
        return str(self.currentData())

    def choose(self, value: str) -> None:
        """Show a value; one that is not among the choices is added as it is."""
        if self.findData(value) < 0:
            self.addItem(value, value)
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: "QWheelEvent") -> None:
        event.ignore()
