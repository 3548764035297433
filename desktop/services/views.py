"""What services hand to pages: frozen, complete, and of one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import msgspec

from desktop.final_record import FinalRecord
from desktop.recorded_plan import RecordedBarrier, RecordedOutcome, RecordedPlacement
from desktop.records import (
    AnswerState,
    BeliefTiming,
    CaseworkerView,
    ConversationState,
    Form,
    MouseHolder,
    Place,
    Present,
    Signature,
    StepOwner,
    StepRecord,
)


class CitizenRow(msgspec.Struct, frozen=True):
    """A line of the list. `draft_day` is when an unfinished conversation was prepared or begun.

    A page of them is made at every keystroke: a dataclass takes three times as long to make.
    """

    id: int
    name: str
    cpr: str
    last_day: date | None
    conversations: int
    draft: int | None
    draft_day: date | None
    draft_started: bool
    due: date | None
    archived: bool


@dataclass(frozen=True, slots=True)
class CitizenDetails:
    """Everything on the citizen's form. `cpr` is ten digits or ''."""

    id: int
    name: str
    cpr: str = ""
    language: str = "da"
    target_group: str = ""
    case_number: str = ""
    caseworker: str = ""
    archived: bool = False


@dataclass(frozen=True, slots=True)
class ConversationRow:
    """A line of the citizen's page."""

    id: int
    ordinal: int
    day: date
    state: ConversationState
    form: Form
    questions: int
    signature: Signature | None
    awaiting_print: bool
    filed_number: str
    addenda: int = 0


@dataclass(frozen=True, slots=True)
class AgreedStep:
    """A step that is not finished yet."""

    text: str
    owner: StepOwner
    due: date | None
    agreed_on: date


@dataclass(frozen=True, slots=True)
class CitizenPlan:
    """What the citizen wants by day, newest first, and which steps are under way, in the order agreed.

    `barrier` is the kind and the words of what stands first on the citizen's own list, with `more_barriers`
    behind it. `placements` are those that are not over.
    """

    goals: tuple[tuple[date, str], ...] = ()
    steps: tuple[AgreedStep, ...] = ()
    barrier: tuple[str, str] | None = None
    more_barriers: int = 0
    placements: tuple[RecordedPlacement, ...] = ()


@dataclass(frozen=True, slots=True)
class AddendumView:
    """A dated addition to a finished conversation."""

    written_at: datetime
    caseworker: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A finished summary that waits for a printer."""

    conversation: int
    citizen_name: str
    day: date


@dataclass(frozen=True, slots=True)
class Since:
    """What has happened with the living plan since the last conversation; all empty before a first one.

    `tasks` are rungs of responsibility that were reached. `promised` are the working days within which an
    answer was promised then.
    """

    goals: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    started: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    hours: tuple[int, ...] = ()
    persons: tuple[str, ...] = ()
    barriers: tuple[RecordedBarrier, ...] = ()
    outcomes: tuple[RecordedOutcome, ...] = ()
    promised: int | None = None


@dataclass(frozen=True, slots=True)
class Preparation:
    """What the prepare page shows. `last_time` are the ids asked in the conversation before, if any."""

    conversation: int
    citizen: int
    citizen_name: str
    language: str
    target_group: str
    chosen: tuple[str, ...]
    last_time: tuple[str, ...]
    last_day: date | None
    caseworker_view: CaseworkerView
    minutes: int
    comparable: int
    steps: tuple[StepRecord, ...]
    goal: str
    templates: tuple["TemplateView", ...]
    started: bool
    since: Since = Since()


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A start for choosing questions; `saved` marks the caseworker's own, which can be deleted."""

    id: str
    name: str
    questions: tuple[str, ...]
    saved: int | None = None


@dataclass(frozen=True, slots=True)
class ConversationView:
    """A conversation as the pages show it; what was said is in `record`.

    `language` is the citizen's, as chosen now; `languages` are those that questions stand in
    beside the Danish, by question id.
    """

    id: int
    citizen: int
    state: ConversationState
    place: Place
    started_at: datetime | None
    caseworker_view: CaseworkerView
    views_opened: bool
    present: Present
    form: Form
    mouse: MouseHolder | None
    language: str
    steps: tuple[StepRecord, ...]
    earlier_steps: tuple[StepRecord, ...]
    earlier_goal: str
    record: FinalRecord
    languages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Saved:
    """An acknowledgement: it is in the file. `at` is what *Saved 10.42* shows."""

    at: datetime


@dataclass(frozen=True, slots=True)
class BeliefQuestion:
    """One question of factor F with today's answer, and the earlier ones once today's is given."""

    id: str
    text: str
    options: tuple[str, ...]
    state: AnswerState | None
    option: int | None
    timing: BeliefTiming | None
    earlier: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class BeliefView:
    """The private page on factor F.

    `colleague` is who gave it, before the citizen was received; '' for one of this vault. Until `told` is
    true nothing of it is in the view.
    """

    conversation: int
    citizen_name: str
    questions: tuple[BeliefQuestion, ...]
    note: str
    earlier_notes: tuple[tuple[date, str], ...]
    colleague: str = ""
    told: bool = True
