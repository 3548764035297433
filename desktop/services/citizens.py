"""The caseworker's citizens: find, add, edit, archive."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from desktop.errors import DuplicateCpr, InvalidInput
from desktop.i18n import CITIZEN_LANGUAGES
from desktop.models.tables import Caseworker, ChosenQuestion, Citizen, Completion, Conversation
from desktop.records import CLOSED, ConversationState, Form, Signature
from desktop.services.citizen_search import Found, find
from desktop.services.context import Service, caseworker_named, citizen_of, owner_of
from desktop.services.office import months_between
from desktop.services.views import CitizenDetails, CitizenRow, ConversationRow
from desktop.text import (
    NAME_LENGTH,
    add_months,
    clean_line,
    fold,
    folded_forms,
    mask_cpr,
    parse_cpr,
    sort_key,
)

PAGE = 200
"""How many citizens a search brings at a time."""


class Citizens(Service):
    """Everything about a citizen outside a conversation."""

    def search(
        self, typed: str = "", *, archived: bool = False, offset: int = 0, limit: int = PAGE
    ) -> list[CitizenRow]:
        """Citizens whose name (words in any order) or CPR digits begin with what is typed.

        Names that begin with the typed words come first, then by name.
        """
        with self._transaction() as session:
            found = find(session, typed, archived=archived, offset=offset, limit=limit)
            return _rows(session, found, months_between(session)) if found else []

    def get(self, citizen: int) -> CitizenDetails:
        """The citizen's form; raises `NotFound`."""
        with self._transaction() as session:
            found = citizen_of(session, citizen)
            caseworker = session.get_one(Caseworker, found.caseworker_id)
            return CitizenDetails(
                id=found.id,
                name=found.name,
                cpr=found.cpr or "",
                language=found.language,
                target_group=found.target_group,
                case_number=found.case_number,
                caseworker=caseworker.name,
                archived=found.archived_at is not None,
            )

    def add(
        self,
        name: str,
        cpr: str = "",
        *,
        language: str = "da",
        target_group: str = "",
        case_number: str = "",
        caseworker: str = "",
    ) -> int:
        """Add a citizen and return the id. Raises `InvalidInput`, `DuplicateCpr`."""
        with self._transaction() as session:
            citizen = Citizen(created_at=self._clock.now(), caseworker_id=owner_of(session).id)
            details = CitizenDetails(0, name, cpr, language, target_group, case_number, caseworker)
            self._fill(session, citizen, details)
            session.add(citizen)
            _flush(session)
            return citizen.id

    def edit(self, details: CitizenDetails) -> None:
        """Store the citizen's form. Raises `InvalidInput`, `DuplicateCpr`, `NotFound`."""
        with self._transaction() as session:
            self._fill(session, citizen_of(session, details.id), details)
            _flush(session)

    def archive(self, citizen: int, archived: bool = True) -> None:
        """Take the citizen off the list, or put them back; nothing is deleted."""
        with self._transaction() as session:
            citizen_of(session, citizen).archived_at = self._clock.now() if archived else None

    def conversations(self, citizen: int) -> list[ConversationRow]:
        """The citizen's conversations, newest first."""
        with self._transaction() as session:
            questions = (
                select(func.count(ChosenQuestion.id))
                .where(ChosenQuestion.conversation_id == Conversation.id)
                .scalar_subquery()
            )
            rows = session.execute(
                select(Conversation, Completion, questions)
                .outerjoin(Completion, Completion.conversation_id == Conversation.id)
                .where(Conversation.citizen_id == citizen)
                .order_by(Conversation.ordinal.desc())
            )
            return [_conversation_row(*row) for row in rows]

    def _fill(self, session: Session, citizen: Citizen, details: CitizenDetails) -> None:
        name = clean_line(details.name, "name", NAME_LENGTH)
        if not fold(name):
            raise InvalidInput("name", "empty")
        if details.language not in CITIZEN_LANGUAGES:
            raise InvalidInput("language", "unknown")
        groups = {group.id for group in self._banks.target_groups}
        if details.target_group and details.target_group not in groups | {citizen.target_group}:
            raise InvalidInput("target_group", "unknown")
        # Before the first change: a query after it would store half of them, past `_flush`.
        caseworker = clean_line(details.caseworker, "caseworker", NAME_LENGTH)
        if caseworker:
            citizen.caseworker_id = caseworker_named(session, caseworker)
        citizen.name = name
        citizen.folded = folded_forms(name)
        citizen.sort_key = sort_key(name)
        citizen.cpr = parse_cpr(details.cpr) or None
        citizen.language = details.language
        citizen.target_group = details.target_group
        citizen.case_number = clean_line(details.case_number, "case_number", NAME_LENGTH)


def _flush(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        if "citizen.cpr" in str(error.orig):
            raise DuplicateCpr from None
        raise


def _rows(session: Session, citizens: Sequence[Found], months: int) -> list[CitizenRow]:
    """The rows of the list, with three queries however many citizens there are."""
    ids = [citizen.id for citizen in citizens]
    drafts = {
        draft.citizen_id: draft
        for draft in session.scalars(
            select(Conversation).where(Conversation.citizen_id.in_(ids), Conversation.state.not_in(CLOSED))
        )
    }
    later = aliased(Conversation)
    newest = (
        select(func.max(later.ordinal))
        .where(later.citizen_id == Conversation.citizen_id, later.state.in_(CLOSED))
        .scalar_subquery()
    )
    counts = (
        select(func.count(later.id))
        .where(later.citizen_id == Conversation.citizen_id, later.state.in_(CLOSED))
        .scalar_subquery()
    )
    closed = {
        row.citizen_id: row
        for row in session.execute(
            select(
                Conversation.citizen_id,
                Conversation.day,
                Conversation.next_day,
                Conversation.state,
                counts.label("count"),
            ).where(Conversation.citizen_id.in_(ids), Conversation.ordinal == newest)
        )
    }
    return [_row(c, closed.get(c.id), drafts.get(c.id), months) for c in citizens]


def _row(
    citizen: Found,
    closed: Row[int, date, date | None, str, int] | None,
    draft: Conversation | None,
    months: int,
) -> CitizenRow:
    return CitizenRow(
        id=citizen.id,
        name=citizen.name,
        cpr=mask_cpr(citizen.cpr),
        last_day=closed.day if closed else None,
        conversations=closed[4] if closed else 0,
        draft=draft.id if draft else None,
        draft_day=draft.day if draft else None,
        draft_started=draft is not None and draft.started_at is not None,
        due=_due(closed, months) if closed else None,
        archived=citizen.archived,
    )


def _due(closed: Row[int, date, date | None, str, int], months: int) -> date:
    """When the next conversation is to be: as agreed; at once after one that was left unfinished."""
    _, day, agreed, state, _ = closed
    if agreed is not None:
        return agreed
    return day if state == ConversationState.PARTIAL else add_months(day, months)


def _conversation_row(
    conversation: Conversation, completion: Completion | None, questions: int
) -> ConversationRow:
    signature = completion.signature if completion else None
    return ConversationRow(
        id=conversation.id,
        ordinal=conversation.ordinal,
        day=conversation.day,
        state=ConversationState(conversation.state),
        form=Form(conversation.form),
        questions=0 if conversation.without_questions else questions,
        signature=Signature(signature) if signature else None,
        awaiting_print=bool(completion and completion.awaiting_print),
        filed_number=completion.filed_number if completion else "",
    )
