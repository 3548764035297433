"""Enums and frozen dataclasses that every layer may name.

The values of the enums are what the database stores: they never change.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Rater(StrEnum):
    """Whose answer it is."""

    CITIZEN = "citizen"
    CASEWORKER = "caseworker"


class AnswerState(StrEnum):
    """How a question was met. Kept apart, never folded into “missing”.

    `NOT_ASKED` (the question was not chosen) and `NOT_REACHED` (no answer in a
    closed conversation) are derived and never stored.
    """

    ANSWERED = "answered"
    DOES_NOT_KNOW = "does_not_know"
    DECLINED = "declined"
    NOT_RELEVANT = "not_relevant"
    CANNOT_JUDGE = "cannot_judge"
    NOT_ASKED = "not_asked"
    NOT_REACHED = "not_reached"


class Form(StrEnum):
    """How the conversation was held."""

    TOGETHER = "together"
    PHONE = "phone"
    PAPER = "paper"


class CaseworkerView(StrEnum):
    """How the caseworker's view is given."""

    SIDE_BY_SIDE = "side_by_side"
    AFTERWARDS = "afterwards"
    NONE = "none"


class ConversationState(StrEnum):
    """Where a conversation stands. `PARTIAL` was left for over 14 days and closed unfinished."""

    PREPARED = "prepared"
    DRAFT = "draft"
    PARTIAL = "partial"
    FINAL = "final"


UNFINISHED = (ConversationState.PREPARED, ConversationState.DRAFT)
"""The states of a conversation that may still change."""

CLOSED = (ConversationState.FINAL, ConversationState.PARTIAL)
"""The states of a conversation that is over, and never changes again."""


class NoteKind(StrEnum):
    """What a free text is about. `HELP` and `FOLLOW_UP` belong to one question, `GOAL_PROMPT` to a prompt.

    `BARRIERS` is how barriers were written before they had a list of their own.
    """

    TOPIC = "topic"
    HELP = "help"
    FOLLOW_UP = "follow_up"
    PICTURE = "picture"
    TALK = "talk"
    BARRIERS = "barriers"
    CITIZEN_VIEW = "citizen_view"
    CASEWORKER_VIEW = "caseworker_view"
    GOAL_PROMPT = "goal_prompt"
    CASEWORKER_CHANGE = "caseworker_change"


class StepOwner(StrEnum):
    """Who takes a step."""

    CITIZEN = "citizen"
    CASEWORKER = "caseworker"
    TOGETHER = "together"
    MENTOR = "mentor"
    COMPANY = "company"
    OTHER = "other"


class StepOrigin(StrEnum):
    """Whose idea a step was."""

    CITIZEN = "citizen"
    AGREED = "agreed"
    DECIDED = "decided"


class StepStatus(StrEnum):
    """How far a step has come."""

    OPEN = "open"
    DONE = "done"
    NOT_DONE = "not_done"
    DROPPED = "dropped"
    CHANGED = "changed"


class Signature(StrEnum):
    """How the summary was confirmed."""

    PAPER = "paper"
    READ_ALOUD = "read_aloud"
    DECLINED = "declined"


class BeliefTiming(StrEnum):
    """Whether the caseworker's belief (F) was given before or after the talk."""

    BEFORE = "before"
    AFTER = "after"


class MouseHolder(StrEnum):
    """Who held the mouse; recorded once per conversation."""

    CITIZEN = "citizen"
    CASEWORKER = "caseworker"


class LinkKind(StrEnum):
    """What a link of a citizen's chain stands for. `BELIEF` is one given after closing."""

    CONVERSATION = "conversation"
    ADDENDUM = "addendum"
    BELIEF = "belief"


class AccessAction(StrEnum):
    """What the access log tells of."""

    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock_failed"
    LOCKED = "locked"
    CITIZEN_OPENED = "citizen_opened"
    SEARCHED = "searched"
    CONVERSATION_OPENED = "conversation_opened"
    PRINTED = "printed"
    SAVED = "saved"
    COPIED = "copied"
    EXPORTED = "exported"
    ERASED = "erased"
    ERASURE_OVERRIDDEN = "erasure_overridden"
    BACKUP_MADE = "backup_made"
    RESTORED = "restored"
    PASSWORD_CHANGED = "password_changed"
    RECOVERY_MADE = "recovery_made"
    CHECKED = "checked"
    LOG_READ = "log_read"
    RETENTION_REVIEWED = "retention_reviewed"
    LOOKED_BACK = "looked_back"
    HANDED_OVER = "handed_over"
    RECEIVED = "received"


OPTION_COUNT = 5
"""Every question has five options; option 1 is printed first and is the best."""


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One rater's answer to one chosen question, as it counts now.

    `option` is 1 (best) to 5, and set exactly when `state` is `ANSWERED`.
    `revision` above 1 means that the answer was changed; both are kept.
    """

    rater: Rater
    state: AnswerState
    option: int | None
    answered_at: datetime
    revision: int = 1
    language: str = "da"
    form: Form = Form.TOGETHER


@dataclass(frozen=True, slots=True)
class Present:
    """Who is in the room besides the two, by role only."""

    companion: bool = False
    interpreter: bool = False
    mentor: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation stands on the screen: a page, and the question it shows."""

    page: str
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """What stands on every summary about the sender."""

    job_centre: str = ""
    caseworker: str = ""
    phone: str = ""
    months_between: int = 3
    welcome_text: str = ""


@dataclass(frozen=True, slots=True)
class StepRecord:
    """A step on the plan. `due` is a local date; `review` says how it went, in a word.

    `aim` is what it is for (a value of `AimKind`, or ''), `aim_id` the row and `aim_words` its words.
    `changed_from` is the text of the step that it took the place of. `reviewed`: the conversation that asks
    has said how it stands.
    """

    id: int
    text: str
    owner: StepOwner
    origin: StepOrigin
    status: StepStatus
    due: date | None = None
    factor: str | None = None
    review: str = ""
    agreed_on: date | None = None
    aim: str = ""
    aim_id: int | None = None
    aim_words: str = ""
    changed_from: str = ""
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class StepDraft:
    """What a step is to say when it is agreed on or changed; the fields are those of `StepRecord`."""

    text: str
    owner: StepOwner = StepOwner.CITIZEN
    origin: StepOrigin = StepOrigin.AGREED
    due: date | None = None
    factor: str | None = None
    aim: str = ""
    aim_id: int | None = None
