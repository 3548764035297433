"""Turns what went wrong into what happened, that nothing was lost, and what to do."""

import logging
from dataclasses import dataclass

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop import errors
from desktop.i18n import Catalogue, mark

log = logging.getLogger("pejl")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence on what happened, and one on what was kept and what to do."""

    happened: str
    advice: str


_MESSAGES: dict[type[Exception], tuple[str, str]] = {
    errors.WrongPassword: (
        mark("That password does not open this file."),
        mark("Nothing is lost. Check capital letters and language of the keyboard, and try again."),
    ),
    errors.VaultMissing: (
        mark("Part of your data is not where it was."),
        mark("Pejl has changed nothing. Ask your IT support for the latest backup of the folder."),
    ),
    errors.VaultDamaged: (
        mark("The file with your conversations cannot be read."),
        mark("Pejl has changed nothing in it. Keep the file, and ask your IT support for the latest backup."),
    ),
    errors.VaultInUse: (
        mark("Pejl is already open with this file."),
        mark("Nothing is lost. Go to the window that is open, or close it and try again."),
    ),
    errors.NewerVersion: (
        mark("This file was made by a newer version of Pejl."),
        mark("Nothing is changed. Install the newer version, and open the file with it."),
    ),
    errors.StorageFull: (
        mark("The disk is full."),
        mark("What was saved before is kept. Make room on the disk, and do the last thing again."),
    ),
    errors.StorageReadOnly: (
        mark("Pejl may not write in its folder."),
        mark("What was saved before is kept. Ask your IT support for access to the folder, and try again."),
    ),
    errors.StorageFailed: (
        mark("The disk did not take the last thing."),
        mark("What was saved before is kept. Try again. If it goes on, restart the computer."),
    ),
    errors.Finalised: (
        mark("The conversation is finished and cannot be changed."),
        mark("Nothing is lost. If something needs to be put right, add an addendum."),
    ),
    errors.DraftExists: (
        mark("This citizen already has an unfinished conversation."),
        mark("Nothing is lost. Go on with that one from the list."),
    ),
    errors.NotFound: (
        mark("What you asked for is no longer here."),
        mark("Nothing is lost. Go back to the list and open it again."),
    ),
    errors.BankRefused: (
        mark("A file with questions could not be used."),
        mark("All other questions work. See the settings for the file and the reason."),
    ),
}

_INPUT: dict[tuple[str, str], str] = {
    ("cpr", "form"): mark("A CPR number has ten digits, for example 010190-1234."),
    ("cpr", "date"): mark("The first six digits of the CPR number are not a date."),
    ("cpr", "duplicate"): mark("Another citizen on your list already has this CPR number."),
    ("name", "empty"): mark("The name is missing."),
    ("caseworker", "empty"): mark("Your name is missing."),
    ("step", "empty"): mark("Write what is to be done."),
    ("due", "past"): mark("The date is before today."),
    ("next_day", "past"): mark("The date is before today."),
    ("template", "empty"): mark("Give the template a name."),
    ("template", "no_questions"): mark("Choose at least one question first."),
    ("addendum", "empty"): mark("Write the addendum first."),
    ("filed_number", "empty"): mark("Write the case number first."),
    ("focus", "too_many"): mark("Choose three at most."),
}
# By the reasons of `vault.passwords.WeakReason`.
_WEAK: dict[str, str] = {
    "short": mark("The password is too short. Ten characters are the least."),
    "long": mark("The password is too long."),
    "characters": mark("The password has a character that cannot be used."),
    "digits": mark("The password is only digits, and those are guessed fast."),
    "common": mark("The password is one of the most common, and is guessed at once."),
    "pattern": mark("The password is a pattern that is guessed fast."),
    "name": mark("The password contains your name."),
}

_INPUT_REASONS: dict[str, str] = {
    "long": mark("The text is too long."),
    "character": mark("The text has a character that cannot be stored."),
}


def message(words: Catalogue, error: Exception) -> Message:
    """What to tell a person about an error; an unexpected one is said to be just that."""
    _ = words.gettext
    if isinstance(error, errors.InvalidInput):
        known = _INPUT.get((error.field, error.reason)) or _INPUT_REASONS.get(error.reason)
        happened = _(known) if known else _("That cannot be taken as it stands.")
        return Message(happened, _("Nothing is lost. Change it, and try again."))
    if isinstance(error, errors.WeakPassword):
        reason = _WEAK.get(str(error.args[0]) if error.args else "", _WEAK["short"])
        return Message(_(reason), _("Choose four words that do not belong together."))
    for kind in type(error).__mro__:
        if kind in _MESSAGES:
            happened, advice = _MESSAGES[kind]
            return Message(_(happened), _(advice))
    return Message(
        _("Something went wrong that Pejl did not expect."),
        _("What was saved before is kept. Close Pejl and start it again; it opens where you were."),
    )


def show(words: Catalogue, error: Exception, parent: QWidget) -> QMessageBox:
    """Show the message over the window; the log gets the kind and the place, never content."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "-"
    log.error("%s at %s", type(error).__name__, where)
    told = message(words, error)
    box = QMessageBox(parent)
    box.setObjectName("error-message")
    box.setWindowTitle("Pejl")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(told.happened)
    box.setInformativeText(told.advice)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.open()
    return box
