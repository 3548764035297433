"""The words for enums and changes, said the same way on screen and paper."""

from enum import StrEnum

from babel import Locale

from desktop.charts import Event, EventKind
from desktop.i18n import Catalogue, mark, mark_for_citizen
from desktop.plan_labels import PLAN_LABELS
from desktop.plan_records import AimKind, BarrierKind, OutcomeKind, PlacementKind
from desktop.records import (
    AccessAction,
    AnswerState,
    BeliefTiming,
    CaseworkerView,
    ConversationState,
    Form,
    MouseHolder,
    Rater,
    Signature,
    StepOrigin,
    StepOwner,
    StepStatus,
)
from desktop.scoring import Change, ChangeKind
from desktop.text import format_date, format_hours

CITIZEN_STATES = {
    AnswerState.DOES_NOT_KNOW: mark_for_citizen("Ved ikke"),
    AnswerState.DECLINED: mark_for_citizen("Ønsker ikke at svare"),
    AnswerState.NOT_RELEVANT: mark_for_citizen("Ikke relevant"),
}
"""How the citizen can leave a question, as the citizen reads it."""

# Grouped by enum: members of two StrEnums with the same value are equal as keys.
_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    AnswerState: {
        AnswerState.ANSWERED: mark("Answered"),
        AnswerState.DOES_NOT_KNOW: mark("Don't know"),
        AnswerState.DECLINED: mark("Prefers not to answer"),
        AnswerState.NOT_RELEVANT: mark("Not relevant"),
        AnswerState.CANNOT_JUDGE: mark("Cannot judge"),
        AnswerState.NOT_ASKED: mark("Not asked"),
        AnswerState.NOT_REACHED: mark("We did not get to it"),
    },
    Form: {
        Form.TOGETHER: mark("Together at the screen"),
        Form.PHONE: mark("By phone"),
        Form.PAPER: mark("Answers on paper"),
    },
    CaseworkerView: {
        CaseworkerView.SIDE_BY_SIDE: mark("Side by side"),
        CaseworkerView.AFTERWARDS: mark("Afterwards"),
        CaseworkerView.NONE: mark("Not at all"),
    },
    ConversationState: {
        ConversationState.PREPARED: mark("Prepared"),
        ConversationState.DRAFT: mark("Draft"),
        ConversationState.PARTIAL: mark("Closed unfinished"),
        ConversationState.FINAL: mark("Finished"),
    },
    StepOwner: {
        StepOwner.CITIZEN: mark("The citizen"),
        StepOwner.CASEWORKER: mark("The caseworker"),
        StepOwner.TOGETHER: mark("Both together"),
        StepOwner.MENTOR: mark("The mentor"),
        StepOwner.COMPANY: mark("The company"),
        StepOwner.OTHER: mark("Somebody else"),
    },
    StepOrigin: {
        StepOrigin.CITIZEN: mark("The citizen's own"),
        StepOrigin.AGREED: mark("Agreed"),
        StepOrigin.DECIDED: mark("Decided by the municipality"),
    },
    StepStatus: {
        StepStatus.OPEN: mark("In progress"),
        StepStatus.DONE: mark("Done"),
        StepStatus.NOT_DONE: mark("Not reached yet"),
        StepStatus.DROPPED: mark("Dropped"),
        StepStatus.CHANGED: mark("Changed"),
    },
    Signature: {
        Signature.PAPER: mark("On paper"),
        Signature.READ_ALOUD: mark("Read aloud and confirmed"),
        Signature.DECLINED: mark("Did not wish to"),
    },
    BeliefTiming: {
        BeliefTiming.BEFORE: mark("Before the talk"),
        BeliefTiming.AFTER: mark("After the talk"),
    },
    MouseHolder: {
        MouseHolder.CITIZEN: mark("The citizen held the mouse"),
        MouseHolder.CASEWORKER: mark("The caseworker held the mouse"),
    },
    Rater: {
        Rater.CITIZEN: mark("The citizen"),
        Rater.CASEWORKER: mark("The caseworker"),
    },
    AccessAction: {
        AccessAction.UNLOCKED: mark("Unlocked"),
        AccessAction.UNLOCK_FAILED: mark("Wrong password"),
        AccessAction.LOCKED: mark("Locked"),
        AccessAction.CITIZEN_OPENED: mark("Citizen opened"),
        AccessAction.SEARCHED: mark("Searched"),
        AccessAction.CONVERSATION_OPENED: mark("Conversation opened"),
        AccessAction.PRINTED: mark("Paper printed"),
        AccessAction.SAVED: mark("Paper saved as PDF"),
        AccessAction.COPIED: mark("Summary copied"),
        AccessAction.EXPORTED: mark("Access given"),
        AccessAction.ERASED: mark("Citizen erased"),
        AccessAction.ERASURE_OVERRIDDEN: mark("Citizen erased before filing"),
        AccessAction.BACKUP_MADE: mark("Backup made"),
        AccessAction.RESTORED: mark("Backup put in place"),
        AccessAction.PASSWORD_CHANGED: mark("Password changed"),
        AccessAction.RECOVERY_MADE: mark("New recovery code"),
        AccessAction.CHECKED: mark("File checked"),
        AccessAction.LOG_READ: mark("Log read"),
        AccessAction.RETENTION_REVIEWED: mark("Decided to keep"),
        AccessAction.LOOKED_BACK: mark("Looked back at own belief"),
        AccessAction.HANDED_OVER: mark("Citizen handed over"),
        AccessAction.RECEIVED: mark("Citizen received"),
    },
    **PLAN_LABELS,
}

_LONGEST_PLACE = 48
"""Characters of a name that stands among marks of a chart."""

_COUNT_WORDS = {1: mark("one"), 2: mark("two"), 3: mark("three"), 4: mark("four")}


def label(words: Catalogue, member: StrEnum) -> str:
    """The word for an enum member in the catalogue's language."""
    return words.gettext(_LABELS[type(member)][member])


def barrier_words(words: Catalogue, kind: str, text: str) -> str:
    """What stands in the way: its own words, the suggested word, or both."""
    if kind == BarrierKind.OWN:
        return text
    suggested = label(words, BarrierKind(kind))
    said_twice = text.strip().casefold() == suggested.casefold()
    return f"{suggested}: {text}" if text and not said_twice else suggested


def aim_words(words: Catalogue, aim: str, told: str) -> str:
    """What a step is for, from its aim and the words noted with it; '' where it is for nothing named."""
    if aim == AimKind.GOAL:
        return label(words, AimKind.GOAL)
    if aim == AimKind.BARRIER and told in set(BarrierKind):
        return label(words, BarrierKind(told))
    return told


def change_words(words: Catalogue, change: Change, *, dated: bool = True) -> str:
    """“one step up since 12 May 2026”; without the date where `dated` is false."""
    _ = words.gettext
    since = format_date(change.since, words.language) if change.since and dated else ""
    match change.kind:
        case ChangeKind.NO_ANSWER:
            return ""
        case ChangeKind.FIRST_TIME:
            return _("asked for the first time")
        case ChangeKind.NOT_COMPARABLE:
            return _("the words have changed and cannot be compared")
        case ChangeKind.SAME:
            return _("same as %(date)s") % {"date": since} if since else _("same as last time")
        case ChangeKind.DIFFERENT:
            return _("another answer than %(date)s") % {"date": since} if since else _("another answer")
        case _:
            return _moved(words, change, since)


def _moved(words: Catalogue, change: Change, since: str) -> str:
    count = words.gettext(_COUNT_WORDS[change.steps])
    if change.kind is ChangeKind.UP:
        moved = words.ngettext("%(count)s step up", "%(count)s steps up", change.steps)
    else:
        moved = words.ngettext("%(count)s step down", "%(count)s steps down", change.steps)
    moved = moved % {"count": count}
    return words.gettext("%(moved)s since %(date)s") % {"moved": moved, "date": since} if since else moved


def language_words(words: Catalogue, language: str) -> str:
    """A language's name in the catalogue's language: “arabisk”; an unknown code as it is."""
    return str(Locale.parse(words.language).languages.get(language, language))


def hours_words(words: Catalogue, minutes: int) -> str:
    """“12.5 hours a week”."""
    # One and a half hours are more than one.
    said = words.ngettext("%(hours)s hour a week", "%(hours)s hours a week", 1 if minutes == 60 else 2)
    return said % {"hours": format_hours(minutes, words.language)}


def within_words(words: Catalogue, days: int) -> str:
    """“within 3 working days”."""
    said = words.ngettext("within %(days)s working day", "within %(days)s working days", days)
    return said % {"days": days}


def more_words(words: Catalogue, count: int) -> str:
    """That there are more than what is shown."""
    return words.ngettext("and %(count)s more", "and %(count)s more", count) % {"count": count}


def event_words(words: Catalogue, event: Event) -> str:
    """What changed or happened, in a few words: “new caseworker”, “by phone”."""
    _ = words.gettext
    if event.day is not None:
        said = _happened(words, event)
        text = event.text if len(event.text) <= _LONGEST_PLACE else event.text[: _LONGEST_PLACE - 1] + "…"
        dated = f"{said} {format_date(event.day, words.language)}"
        return f"{dated}: {text}" if text else dated
    match event.kind:
        case EventKind.CASEWORKER:
            return _("new caseworker")
        case EventKind.LANGUAGE:
            return _("language: %(language)s") % {"language": language_words(words, event.value)}
        case EventKind.INTERPRETER:
            return _("with an interpreter") if event.value else _("without an interpreter")
        case EventKind.FORM:
            forms = {
                Form.TOGETHER: _("together at the screen"),
                Form.PHONE: _("by phone"),
                Form.PAPER: _("answers on paper"),
            }
            return forms[Form(event.value)]
    raise ValueError(event.kind)


def _happened(words: Catalogue, event: Event) -> str:
    _ = words.gettext
    school = event.value == PlacementKind.EDUCATION
    match event.kind:
        case EventKind.PLACEMENT_STARTED:
            return _("on the way to education from") if school else _("placement from")
        case EventKind.PLACEMENT_ENDED:
            return _("on the way to education until") if school else _("placement until")
        case EventKind.ORDINARY_HOURS if event.value == "0":
            return _("ordinary hours until")
        case EventKind.ORDINARY_HOURS:
            return _("%(hours)s of ordinary work from") % {"hours": hours_words(words, int(event.value))}
        case _:
            outcomes = {
                OutcomeKind.JOB: _("job from"),
                OutcomeKind.EDUCATION: _("education from"),
                OutcomeKind.ORDINARY_HOURS: _("ordinary hours from"),
            }
            return outcomes[OutcomeKind(event.value)]


def quoted(words: Catalogue, said: str) -> str:
    """Somebody's own words between the language's quotation marks."""
    return words.gettext("“%(words)s”") % {"words": said}
