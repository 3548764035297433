"""A field for the recovery code: forgiving, and it says which group is wrong once all is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop import fault_words
from desktop.errors import WrongRecoveryCode
from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import label, set_property
from desktop.vault import recovery_code

_LONGEST = 200


class CodeField(QWidget):
    """Case, spaces and dashes do not matter, nor letters that look like digits."""

    submitted = Signal()
    """Enter was pressed."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._field = QLineEdit()
        self._field.setObjectName("recovery-code")
        self._field.setMaxLength(_LONGEST)
        self._field.setAccessibleName(words.gettext("Recovery code"))
        self._field.textChanged.connect(self._look)
        self._field.returnPressed.connect(self.submitted)
        self._says = label("", "quiet", wrap=True)
        self._says.setObjectName("recovery-code-says")
        self.setFocusProxy(self._field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._field)
        layout.addWidget(self._says)
        self._look()

    def text(self) -> str:
        """The code as it is typed."""
        return self._field.text()

    def clear(self) -> None:
        """Begin anew."""
        self._field.clear()

    def _look(self) -> None:
        _ = self._words.gettext
        typed = sum(character.isalnum() for character in self.text())
        try:
            recovery_code.parse(self.text())
        except WrongRecoveryCode as error:
            if error.reason == "length" and typed < recovery_code.LENGTH:
                group = typed // recovery_code.GROUP_LENGTH + 1
                self._say(_("Group %(group)s of %(groups)s. Dashes and capitals do not matter.") % {
                    "group": group, "groups": recovery_code.GROUPS
                })  # fmt: skip
                return
            told = fault_words.message(self._words, error)
            self._say(f"{told.happened} {told.advice}", wrong=True)
        else:
            self._say("✓ " + _("All nine groups are typed correctly."), role="saved")

    def _say(self, said: str, role: str = "quiet", *, wrong: bool = False) -> None:
        self._says.setText(said)
        set_property(self._says, "role", "error" if wrong else role)
        set_property(self._field, "wrong", wrong)
