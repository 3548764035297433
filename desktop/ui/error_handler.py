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
    errors.PlaceMissing: (
        mark("The stick or folder for backups is not there."),
        mark("Nothing is lost. Put the stick in again, or choose another place in the settings."),
    ),
    errors.Cancelled: (
        mark("You stopped it."),
        mark("Nothing was changed. You can start it again when you like."),
    ),
    errors.NotFiled: (
        mark("A finished conversation has not been filed yet."),
        mark("Nothing was deleted. Put the summary in the case file first, and mark it as filed."),
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

# By `errors.BackupRefused.args[0]`.
_BACKUP: dict[str, tuple[str, str]] = {
    "damaged": (
        mark("This backup is damaged."),
        mark("Nothing was changed. Choose another one; an older backup is better than none."),
    ),
    "newer": (
        mark("This backup was made by a newer version of Pejl."),
        mark("Nothing was changed. Install the newer version, and try again."),
    ),
    "foreign": (
        mark("This backup belongs to another file."),
        mark("Nothing was changed. Choose a backup of your own file."),
    ),
    "key": (
        mark("This backup does not open with your password."),
        mark("Nothing was changed. Choose another backup, or ask your IT support."),
    ),
}
# By `errors.WrongRecoveryCode.reason`.
_RECOVERY: dict[str, str] = {
    "length": mark("The recovery code is nine groups of four characters."),
    "character": mark("There is a character in the recovery code that cannot be there."),
    "checksum": mark("There is a slip in the recovery code."),
    "other": mark("That recovery code does not open this file."),
    "none": mark("This file has no recovery code."),
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
    told = _by_reason(words, error)
    if told is not None:
        return told
    for kind in type(error).__mro__:
        if kind in _MESSAGES:
            happened, advice = _MESSAGES[kind]
            return Message(_(happened), _(advice))
    return Message(
        _("Something went wrong that Pejl did not expect."),
        _("What was saved before is kept. Close Pejl and start it again; it opens where you were."),
    )


def _by_reason(words: Catalogue, error: Exception) -> Message | None:
    """The sentences of those kinds that carry a reason; None for all others."""
    _ = words.gettext
    if isinstance(error, errors.WeakPassword):
        reason = _WEAK.get(str(error.args[0]) if error.args else "", _WEAK["short"])
        return Message(_(reason), _("Choose four words that do not belong together."))
    if isinstance(error, errors.BackupRefused):
        happened, advice = _BACKUP.get(str(error.args[0]) if error.args else "", _BACKUP["damaged"])
        return Message(_(happened), _(advice))
    if isinstance(error, errors.WrongRecoveryCode):
        advice = _("Nothing is lost. Look at the sheet, and type it once more.")
        if error.group is not None:
            advice = _("Nothing is lost. Look at group %(group)s on the sheet.") % {"group": error.group}
        return Message(_(_RECOVERY.get(error.reason, _RECOVERY["other"])), advice)
    if isinstance(error, errors.TooManyTries):
        happened = words.ngettext(
            "Too many wrong tries. You can try again in %(seconds)s second.",
            "Too many wrong tries. You can try again in %(seconds)s seconds.",
            error.seconds,
        ) % {"seconds": error.seconds}
        return Message(happened, _("Nothing is lost. Take the time to find the right password."))
    return None


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
