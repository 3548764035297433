"""What is said of the kinds of fault that carry a reason, by that reason."""

from desktop.i18n import mark

# By the reasons of `vault.passwords.WeakReason`.
WEAK: dict[str, str] = {
    "short": mark("The password is too short. Ten characters are the least."),
    "long": mark("The password is too long."),
    "characters": mark("The password has a character that cannot be used."),
    "digits": mark("The password is only digits, and those are guessed fast."),
    "common": mark("The password is one of the most common, and is guessed at once."),
    "time": mark("The password is a season, a month or a day, and those are guessed at once."),
    "place": mark("The password is the name of a place, and those are guessed at once."),
    "saying": mark("The password is a well-known saying or a few common words, and is guessed fast."),
    "pattern": mark("The password is a pattern that is guessed fast."),
    "name": mark("The password contains your name."),
}

# By `errors.BackupRefused.args[0]`.
BACKUP: dict[str, tuple[str, str]] = {
    "damaged": (
        mark("This backup is damaged."),
        mark("Nothing was changed. Choose another one; an older backup is better than none."),
    ),
    "not_a_backup": (
        mark("This is not a backup from Pejl."),
        mark("Nothing was changed. Choose a file that ends in .pejlbackup."),
    ),
    "no_file": (
        mark("There is no such file."),
        mark("Nothing was changed. Look at where the backup lies, and how the file is called."),
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
RECOVERY: dict[str, str] = {
    "length": mark("The recovery code is nine groups of four characters."),
    "character": mark("There is a character in the recovery code that cannot be there."),
    "checksum": mark("There is a slip in the recovery code."),
    "other": mark("That recovery code does not open this file."),
    "none": mark("This file has no recovery code."),
}

# By `errors.HandoverRefused.args[0]`.
HANDOVER: dict[str, tuple[str, str]] = {
    "draft": (
        mark("A conversation with this citizen is not finished."),
        mark("Nothing was handed over. Finish it first: closing it is up to you who held it."),
    ),
    "unsound": (
        mark("Something was changed in a finished conversation of this citizen."),
        mark(
            "Nothing was handed over. Check the file in the settings, and show the answer to your IT support."
        ),
    ),
    "no_file": (
        mark("There is no such file."),
        mark("Nothing was changed. Look at where the file lies, and how it is called."),
    ),
    "foreign": (
        mark("This is not a handover from Pejl."),
        mark("Nothing was changed. Choose a file that ends in .pejlhandover."),
    ),
    "damaged": (
        mark("This file is damaged, or it did not come over whole."),
        mark("Nothing was changed. Copy it once more, or ask your colleague for a new one."),
    ),
    "large": (
        mark("The file is larger than Pejl takes."),
        mark("Nothing was changed. Ask your IT support."),
    ),
    "newer": (
        mark("This file was made by a newer version of Pejl."),
        mark("Nothing was changed. Install the newer version, and try again."),
    ),
    "key": (
        mark("The passphrase does not open this file."),
        mark("Nothing was changed. Ask your colleague to say it once more."),
    ),
    "invalid": (
        mark("What is in this file does not hold together."),
        mark("Nothing was changed. Ask your colleague for a new file."),
    ),
    "changed": (
        mark("This is another file than the one you looked at."),
        mark("Nothing was changed. Choose the file once more."),
    ),
    "choice": (
        mark("The citizen cannot be received this way."),
        mark("Nothing was changed. Choose the file once more, and see what Pejl proposes."),
    ),
}
