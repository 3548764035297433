"""The caseworker's citizens: find, add, edit, archive."""

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desktop.errors import DuplicateCpr, InvalidInput
from desktop.i18n import CITIZEN_LANGUAGES
from desktop.models.tables import Addendum, Caseworker, ChosenQuestion, Citizen, Completion, Conversation
from desktop.records import AccessAction, ConversationState, Form, Signature
from desktop.services import access_log
from desktop.services.citizen_search import count, find
from desktop.services.context import Service, caseworker_named, citizen_of, owner_of
from desktop.services.plan import periods
from desktop.services.views import CitizenDetails, CitizenRow, ConversationRow
from desktop.text import (
    NAME_LENGTH,
    clean_line,
    fold,
    folded_forms,
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
        with self._bare_transaction() as connection:
            return find(connection, typed, archived=archived, offset=offset, limit=limit)

    def count(self, typed: str, *, archived: bool = False) -> int:
        """How many `search` finds, all pages together."""
        with self._bare_transaction() as connection:
            return count(connection, typed, archived=archived)

    def open(self, citizen: int) -> CitizenDetails:
        """What `get` gives, and an entry in the access log: the caseworker turned to this citizen."""
        with self._transaction() as session:
            found = citizen_of(session, citizen)
            access_log.log(session, self._clock, AccessAction.CITIZEN_OPENED, citizen=found.uuid)
            return _details(session, found)

    def get(self, citizen: int) -> CitizenDetails:
        """The citizen's form; raises `NotFound`."""
        with self._transaction() as session:
            return _details(session, citizen_of(session, citizen))

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
            periods.keep(session, citizen.id, citizen.caseworker_id, self._clock.today())
            return citizen.id

    def edit(self, details: CitizenDetails) -> None:
        """Store the citizen's form. Raises `InvalidInput`, `DuplicateCpr`, `NotFound`."""
        with self._transaction() as session:
            citizen = citizen_of(session, details.id)
            self._fill(session, citizen, details)
            _flush(session)
            periods.keep(session, citizen.id, citizen.caseworker_id, self._clock.today())

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
            addenda = (
                select(func.count(Addendum.id))
                .where(Addendum.conversation_id == Conversation.id)
                .scalar_subquery()
            )
            rows = session.execute(
                select(Conversation, Completion, questions, addenda)
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


def _details(session: Session, found: Citizen) -> CitizenDetails:
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


def _flush(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        if "citizen.cpr" in str(error.orig):
            raise DuplicateCpr from None
        raise


def _conversation_row(
    conversation: Conversation, completion: Completion | None, questions: int, addenda: int
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
        addenda=addenda,
    )
