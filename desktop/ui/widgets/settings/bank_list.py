"""The question banks that are loaded, and those that were refused, with file, place and reason."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.errors import BankRefused
from desktop.i18n import Catalogue, mark
from desktop.ui.widgets.basics import card, label

if TYPE_CHECKING:
    from desktop.questions.bank import Bank

REASONS = {
    "not_a_file": mark("It is not a file."),
    "unreadable": mark("It cannot be read."),
    "too_large": mark("It is larger than 1 MB."),
    "encoding": mark("It is not saved as UTF-8."),
    "syntax": mark("It is not written as a TOML file."),
    "nesting": mark("It has more brackets or dots inside each other than a bank needs."),
    "unknown_key": mark("This key is not known."),
    "missing_key": mark("This key is missing."),
    "wrong_type": mark("The value is of the wrong kind."),
    "out_of_range": mark("The number is too small or too large."),
    "too_many": mark("There are too many of them."),
    "bad_id": mark("The id may only have letters, digits, dot, dash and underscore."),
    "duplicate_id": mark("The id is used already."),
    "unknown_id": mark("Nothing has this id."),
    "five_options": mark("There must be exactly five answers."),
    "same_words": mark("Two answers are alike."),
    "empty_text": mark("There is no text."),
    "text_too_long": mark("The text is too long."),
    "control_character": mark("The text has a line break or a character that cannot be seen."),
    "contradiction": mark("It does not fit with the rest of the question."),
    "changed_wording": mark("The words have changed, but not the version."),
}
"""Why a bank was refused, by the codes of the question reader."""

_PLACE = re.compile(r"(\d+)(?::(\d+))?(?:: ?(.*))?")


class BankList(QWidget):
    """Each loaded bank in a line, each refused file in a box."""

    def __init__(self, words: Catalogue, banks: Sequence["Bank"], refused: Sequence[BankRefused]) -> None:
        super().__init__()
        self._words = words
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for bank in banks:
            layout.addWidget(label(self._bank_words(bank), wrap=True))
        for refusal in refused:
            layout.addWidget(self._refusal(refusal))

    def _bank_words(self, bank: "Bank") -> str:
        count = len(bank.questions)
        questions = self._words.ngettext("%(count)d question", "%(count)d questions", count)
        version = self._words.gettext("version %(version)s") % {"version": bank.version}
        return " · ".join((self._words.bank_name(bank.name), version, questions % {"count": count}))

    def _refusal(self, refusal: BankRefused) -> QFrame:
        _ = self._words.gettext
        frame, inside = card("alarm", margins=12, spacing=4)
        frame.setObjectName("refused-bank")
        heading = _("%(file)s is not used") % {"file": refusal.file.name}
        inside.addWidget(label(heading, "strong", wrap=True))
        reason = _(REASONS.get(refusal.reason, mark("It cannot be used.")))
        place = place_words(self._words, refusal.place)
        inside.addWidget(label(f"{place}: {reason}" if place else reason, wrap=True, selectable=True))
        return frame


def place_words(words: Catalogue, place: str) -> str:
    """“line 34, questions[N1].options” for ``34: questions[N1].options``."""
    _ = words.gettext
    found = _PLACE.fullmatch(place)
    if found is None:
        return place
    line, sign, path = found.groups()
    parts = [_("line %(line)s") % {"line": line}]
    if sign:
        parts.append(_("character %(character)s") % {"character": sign})
    if path:
        parts.append(path)
    return ", ".join(parts)
