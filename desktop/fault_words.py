"""What went wrong, in words: what happened, that nothing was lost, and what to do."""

from dataclasses import dataclass

from desktop import errors
from desktop.fault_reasons import BACKUP, HANDOVER, RECOVERY, WEAK
from desktop.i18n import Catalogue, mark


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
        mark(
            "Pejl keeps the file as it is. Your backups are here: "
            "fetch the newest one, or ask your IT support."
        ),
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
    ("small_goal", "empty"): mark("Write the small goal."),
    ("barrier", "empty"): mark("Write what stands in the way."),
    ("template", "empty"): mark("Give the template a name."),
    ("template", "no_questions"): mark("Choose at least one question first."),
    ("addendum", "empty"): mark("Write the addendum first."),
    ("filed_number", "empty"): mark("Write the case number first."),
    ("erasure_reason", "name"): mark("Write the reason without the citizen's name and CPR number."),
    ("backup_place", "inside"): mark("The folder lies inside Pejl's own."),
    ("company", "empty"): mark("Write the name of the place."),
    ("task", "empty"): mark("Write what the responsibility is."),
    ("practice", "empty"): mark("Write what is to be practised."),
    ("reached", "future"): mark("That day is still to come."),
    ("ended_on", "future"): mark("That day is still to come."),
    ("ended_on", "order"): mark("It cannot end before it begins."),
    ("ends", "order"): mark("It cannot end before it begins."),
    ("placement", "recorded"): mark("A finished conversation tells of this place. End it instead."),
    ("placement", "aim"): mark("A step is for this place. Change the step first."),
    ("hours", "empty"): mark("Write the hours a week, for example 12.5 or 12:30."),
    ("hours", "form"): mark("Write the hours a week, for example 12.5 or 12:30."),
    ("hours", "many"): mark("A week has no more than 60 hours of work."),
    ("focus", "too_many"): mark("Choose three at most."),
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
    if isinstance(error, errors.NotStoredYet):
        return _kept(words, error.cause)
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


def _kept(words: Catalogue, cause: Exception) -> Message:
    """The disk refuses what was just written or chosen, and Pejl keeps it."""
    _ = words.gettext
    advice: dict[type[Exception], str] = {
        errors.StorageFull: _("Pejl keeps what you wrote, and tries again by itself. Make room on the disk."),
        errors.StorageReadOnly: _(
            "Pejl keeps what you wrote, and tries again by itself. "
            "Ask your IT support for access to the folder, and leave Pejl open."
        ),
    }
    otherwise = _("Pejl keeps what you wrote, and tries again by itself. Leave Pejl open meanwhile.")
    return Message(message(words, cause).happened, advice.get(type(cause), otherwise))


def _by_reason(words: Catalogue, error: Exception) -> Message | None:
    """The sentences of those kinds that carry a reason; None for all others."""
    _ = words.gettext
    if isinstance(error, errors.WeakPassword):
        reason = WEAK.get(str(error.args[0]) if error.args else "", WEAK["short"])
        return Message(_(reason), _("Choose four words that do not belong together."))
    if isinstance(error, errors.BackupRefused):
        happened, advice = BACKUP.get(str(error.args[0]) if error.args else "", BACKUP["damaged"])
        return Message(_(happened), _(advice))
    if isinstance(error, errors.HandoverRefused):
        happened, advice = HANDOVER.get(str(error.args[0]) if error.args else "", HANDOVER["invalid"])
        return Message(_(happened), _(advice))
    if isinstance(error, errors.WrongRecoveryCode):
        advice = _("Nothing is lost. Look at the sheet, and type it once more.")
        if error.group is not None:
            advice = _("Nothing is lost. Look at group %(group)s on the sheet.") % {"group": error.group}
        return Message(_(RECOVERY.get(error.reason, RECOVERY["other"])), advice)
    if isinstance(error, errors.TooManyTries):
        happened = words.ngettext(
            "Too many wrong tries. You can try again in %(seconds)s second.",
            "Too many wrong tries. You can try again in %(seconds)s seconds.",
            error.seconds,
        ) % {"seconds": error.seconds}
        return Message(happened, _("Nothing is lost. Take the time to find the right password."))
    return None


def sound(words: Catalogue, closed: int, citizens: int) -> str:
    """That a check of the file found nothing: so many closed entries of so many citizens are as they were."""
    _, ngettext = words.gettext, words.ngettext
    if not closed:
        return _("The file is whole. There is no finished conversation in it yet.")
    entries = ngettext("%(count)s closed entry", "%(count)s closed entries", closed)
    people = ngettext("%(count)s citizen", "%(count)s citizens", citizens)
    return _("All is as it was: %(entries)s of %(citizens)s.") % {
        "entries": entries % {"count": closed},
        "citizens": people % {"count": citizens},
    }


# By `services.findings.FindingKind`.
_FINDINGS: dict[str, str] = {
    "altered": mark("Changed after it was finished: %(what)s."),
    "missing": mark("Missing: %(what)s."),
    "extra": mark("Added after it was finished: %(what)s."),
    "broken_link": mark("The chain of seals is broken: %(what)s."),
    "behind": mark("Newer entries of a citizen are missing: %(what)s."),
    "older_file": mark("The whole file is older than the one that was used last."),
    "erased_is_back": mark("A citizen who was erased is back: %(what)s."),
    "wording": mark("The words of a question are not those that were shown: %(what)s."),
    "dangling": mark("An entry points to something that is not there: %(what)s."),
    "damaged": mark("A part of the file cannot be read: %(what)s."),
}


# Of the whole file or a citizen, and of no row.
_FINDINGS_ALONE: dict[str, str] = {
    "behind": mark("Newer entries are missing."),
    "damaged": mark("A part of the file cannot be read."),
}
# By the tables whose rows are final; what else there is goes by its own name.
_ROWS: dict[str, str] = {
    "conversation": mark("the conversation itself"),
    "chosen_question": mark("a question that was chosen"),
    "answer": mark("an answer"),
    "note": mark("a note"),
    "focus_factor": mark("a focus that was chosen"),
    "goal": mark("a goal"),
    "step": mark("a step"),
    "step_review": mark("what became of a step"),
    "final_record": mark("the finished summary"),
    "addendum": mark("an addendum"),
    "chain_link": mark("a seal"),
    "belief": mark("the caseworker's own view"),
    "access_entry": mark("an entry of the log"),
}
_LONGEST_KEY = 16


def finding(words: Catalogue, kind: str, table: str, key: str, ordinal: int | None) -> str:
    """One thing that a check of the file found, with the row it is about, without anyone's name.

    The row is told in words, and beside them as whoever looks into the file finds it.
    """
    _ = words.gettext
    short = key if len(key) <= _LONGEST_KEY or "/" in key else key[:12]
    what = f"{table} {short}".strip()
    if table in _ROWS:
        what = f"{_(_ROWS[table])} ({what})"
    if ordinal is not None:
        what = _("conversation %(number)s, %(row)s") % {"number": ordinal, "row": what}
    if not what and kind in _FINDINGS_ALONE:
        return _(_FINDINGS_ALONE[kind])
    return _(_FINDINGS[kind]) % {"what": what or "-"}
