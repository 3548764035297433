"""The final record: what a finished conversation said, in one canonical JSON text.

Paper, plain text and document number read only this. It carries its own words
(questions, options, earlier answers as of then), so that a changed question
bank changes nothing that was said. A draft is shown through the same form with
`final` false.
"""

import hashlib
from datetime import date, datetime

import msgspec

from desktop.recorded_plan import RecordedPlan

FORMAT_VERSION = 2
"""1 had no plan but goal, steps, and barriers in lines."""


class RecordedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer in words. `option` 1 (best) to 5 is set exactly when `state` is "answered".

    `changed` is true where an earlier answer in the same conversation was replaced.
    """

    state: str
    option: int | None = None
    words: str = ""
    changed: bool = False


class EarlierAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The same question in the earlier conversation `ordinal`.

    `comparable` is false where its words were not today's, `same_words` where they were not those
    of the rater's answer before it.
    """

    ordinal: int
    day: date
    rater: str
    state: str
    option: int | None = None
    words: str = ""
    comparable: bool = True
    same_words: bool = True


class EarlierConversation(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier conversation of the citizen: a column of every chart, and what may explain a change."""

    ordinal: int
    day: date
    form: str = "together"
    language: str = "da"
    interpreter: bool = False
    caseworker: str = ""


class RecordedQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A chosen question, its words as shown, both answers, and every earlier answer, oldest first.

    `ladder` is false for a question that mixes judgement and effort (A3): words only.
    `single_rater` is true where the answer is the citizen's alone (B3, B4, C3, C4, E1, E2, T1–T4).
    `private_screen` marks questions about the person in the room (E2, T1–T4).
    """

    id: str
    bank: str
    bank_version: str
    wording: str
    factor: str
    factor_name: str
    short: str
    text: str
    options: tuple[str, ...]
    caseworker_options: tuple[str, ...] = ()
    source: str
    own: bool = False
    ladder: bool = True
    single_rater: bool = False
    private_screen: bool = False
    translated_text: str = ""
    translated_options: tuple[str, ...] = ()
    citizen: RecordedAnswer
    caseworker: RecordedAnswer | None = None
    help: str = ""
    follow_up: str = ""
    earlier: tuple[EarlierAnswer, ...] = ()


class RecordedStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step: what, who ("citizen", "caseworker", …), by when, whose idea, and how far it is.

    `from_earlier` marks a step agreed in an earlier conversation and followed up in this one. `aim` is what
    it is for ("goal", "small_goal", "barrier", "placement", or ""), `aim_words` which one. `changed_from` is
    the text of the step that it took the place of.
    """

    text: str
    owner: str
    origin: str
    status: str
    due: date | None = None
    factor: str = ""
    factor_name: str = ""
    review: str = ""
    from_earlier: bool = False
    agreed_on: date | None = None
    aim: str = ""
    aim_words: str = ""
    changed_from: str = ""


class FinalRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation with everything that the summary prints.

    `focus` are the names of the factors picked, `focus_ids` their ids, in the order picked. `barriers` are
    those of format 1, a line each; later ones are in `plan`.
    """

    format: int = FORMAT_VERSION
    final: bool
    conversation: str
    ordinal: int
    day: date
    finished_at: datetime | None = None
    citizen_name: str
    citizen_cpr: str = ""
    case_number: str = ""
    job_centre: str = ""
    caseworker: str = ""
    caseworker_phone: str = ""
    form: str = "together"
    language: str = "da"
    present: tuple[str, ...] = ()
    mouse: str = ""
    caseworker_view: str = "side_by_side"
    without_questions: bool = False
    stopped_early: bool = False
    information_given: bool = False
    earlier: tuple[EarlierConversation, ...] = ()
    topic: str = ""
    talk: str = ""
    picture: str = ""
    citizen_view: str = ""
    caseworker_view_text: str = ""
    questions: tuple[RecordedQuestion, ...] = ()
    focus: tuple[str, ...] = ()
    focus_ids: tuple[str, ...] = ()
    goal: str = ""
    barriers: tuple[str, ...] = ()
    steps: tuple[RecordedStep, ...] = ()
    next_conversation: date | None = None
    plan: RecordedPlan = RecordedPlan()
    previous_hash: str = ""

    @property
    def previous_day(self) -> date | None:
        """The day of the conversation before this one, None in a first conversation."""
        return self.earlier[-1].day if self.earlier else None


def encode(record: FinalRecord) -> bytes:
    """The record as canonical JSON (UTF-8, fields in declared order): same record, same bytes."""
    return msgspec.json.encode(record)


def decode(body: bytes) -> FinalRecord:
    """Read a stored record; raises `msgspec.ValidationError` where it is not one."""
    return msgspec.json.decode(body, type=FinalRecord)


def content_hash(body: bytes) -> str:
    """SHA-256 of the canonical bytes, as 64 hex digits."""
    return hashlib.sha256(body).hexdigest()


def document_number(body: bytes) -> str:
    """Eight hex digits of the content hash as printed on every page, e.g. ``7F3A-91C2``."""
    head = content_hash(body)[:8].upper()
    return f"{head[:4]}-{head[4:]}"
