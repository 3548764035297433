"""Earlier beliefs beside what happened, for the caseworker alone.

About half of all caseworkers do not believe that the citizen can get a job within a year, and that belief
is the factor that says most about whether it happens (Væksthusets Forskningscenter, on the BIP project).
The belief is raised by what one has seen. So this tells of people for whom it went well, each by itself:
nothing is counted, nobody is scored, and nothing is said of anyone for whom it has not happened yet.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from desktop.models.tables import (
    Belief,
    BeliefNote,
    Citizen,
    Conversation,
    OrdinaryHours,
    Outcome,
    Placement,
    PlacementTask,
)
from desktop.plan_records import OutcomeKind
from desktop.records import CLOSED, UNFINISHED, AccessAction
from desktop.services import access_log, wordings
from desktop.services.colleague_beliefs import told_to
from desktop.services.context import Service, owner_of

WENT_WELL = (OutcomeKind.JOB, OutcomeKind.EDUCATION, OutcomeKind.ORDINARY_HOURS)


class MomentKind(StrEnum):
    """What a moment of a story is."""

    BELIEF = "belief"
    BELIEF_NOTE = "belief_note"
    PLACEMENT = "placement"
    RESPONSIBILITY = "responsibility"
    HOURS = "hours"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment. `words` are an answer, a company, a task or a text; `about` the question or outcome kind.

    `minutes` are ordinary hours a week.
    """

    day: date
    kind: MomentKind
    words: str = ""
    about: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """How it went for one citizen, oldest first."""

    citizen: int
    name: str
    moments: tuple[Moment, ...]


class LookingBack(Service):
    """Stories of those who succeeded."""

    def stories(self) -> tuple[Story, ...]:
        """Everyone with a job, an education or ordinary hours, newest outcome first; it is logged.

        Where a conversation is open in which the belief of today is not given yet, the citizen is left
        out: earlier beliefs stay hidden until then. Beliefs of a colleague are told once an own one is.
        """
        with self._transaction() as session:
            owner = owner_of(session).id
            found = session.execute(
                select(Citizen.id, Citizen.name)
                .join(Outcome, Outcome.citizen_id == Citizen.id)
                .where(Outcome.kind.in_(WENT_WELL), ~_belief_is_due(self._belief_ids()))
                .group_by(Citizen.id)
                .order_by(func.max(Outcome.day).desc(), Citizen.sort_key)
            ).all()
            access_log.log(session, self._clock, AccessAction.LOOKED_BACK)
            moments = _moments(session, [id for id, _ in found], owner)
            return tuple(Story(id, name, tuple(moments[id])) for id, name in found)

    def _belief_ids(self) -> list[str]:
        return [question.id for question in self._banks.belief_questions]


def _belief_is_due(questions: list[str]) -> ColumnElement[bool]:
    """An unfinished conversation of the citizen in which not every belief of today is given."""
    given = (
        select(func.count(func.distinct(Belief.question_id)))
        .where(Belief.conversation_id == Conversation.id, Belief.question_id.in_(questions))
        .scalar_subquery()
    )
    return exists().where(
        Conversation.citizen_id == Citizen.id, Conversation.state.in_(UNFINISHED), given < len(questions)
    )


def _moments(session: Session, citizens: list[int], owner: int) -> defaultdict[int, list[Moment]]:
    told: defaultdict[int, list[Moment]] = defaultdict(list)
    for read in (_beliefs, _belief_notes):
        for citizen, moment in read(session, citizens, owner):
            told[citizen].append(moment)
    for citizen, moment in _happenings(session, citizens):
        told[citizen].append(moment)
    for moments in told.values():
        moments.sort(key=lambda moment: moment.day)
    return told


def _told_by(owner: int) -> ColumnElement[bool]:
    """Beliefs of the vault's owner; of a colleague only where the owner has given one since."""
    own, talk = aliased(Belief), aliased(Conversation)
    own_given = (
        exists()
        .where(own.conversation_id == talk.id)
        .where(talk.citizen_id == Conversation.citizen_id, talk.caseworker_id == owner)
    )
    return and_(told_to(owner), (Conversation.caseworker_id == owner) | own_given)


def _beliefs(session: Session, citizens: list[int], owner: int) -> list[tuple[int, Moment]]:
    newest = aliased(Belief)
    counts = Belief.revision == (
        select(func.max(newest.revision))
        .where(newest.conversation_id == Belief.conversation_id, newest.question_id == Belief.question_id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Conversation.citizen_id, Conversation.day, Belief)
        .join(Conversation, Conversation.id == Belief.conversation_id)
        .where(Conversation.citizen_id.in_(citizens), counts, Belief.option.is_not(None), _told_by(owner))
        .order_by(Conversation.ordinal, Belief.question_id)
    ).all()
    words = wordings.read(session, {belief.wording_hash for _, _, belief in rows})
    return [
        (
            citizen,
            Moment(
                day,
                MomentKind.BELIEF,
                words[belief.wording_hash].options[belief.option - 1],
                words[belief.wording_hash].text,
            ),
        )
        for citizen, day, belief in rows
        if belief.option is not None
    ]


def _belief_notes(session: Session, citizens: list[int], owner: int) -> list[tuple[int, Moment]]:
    rows = session.execute(
        select(Conversation.citizen_id, Conversation.day, BeliefNote.text)
        .join(Conversation, Conversation.id == BeliefNote.conversation_id)
        .where(
            and_(
                Conversation.citizen_id.in_(citizens),
                Conversation.state.in_(CLOSED),
                BeliefNote.text != "",
                _told_by(owner),
            )
        )
        .order_by(Conversation.ordinal)
    )
    return [(citizen, Moment(day, MomentKind.BELIEF_NOTE, text)) for citizen, day, text in rows]


def _happenings(session: Session, citizens: list[int]) -> list[tuple[int, Moment]]:
    told: list[tuple[int, Moment]] = []
    placements = select(Placement.citizen_id, Placement.starts, Placement.company).where(
        Placement.citizen_id.in_(citizens), Placement.starts.is_not(None)
    )
    for citizen, day, company in session.execute(placements):
        assert day is not None
        told.append((citizen, Moment(day, MomentKind.PLACEMENT, company)))
    rungs = (
        select(Placement.citizen_id, PlacementTask.reached_on, PlacementTask.text)
        .join(Placement, Placement.id == PlacementTask.placement_id)
        .where(Placement.citizen_id.in_(citizens), PlacementTask.reached_on.is_not(None))
    )
    for citizen, day, text in session.execute(rungs):
        assert day is not None
        told.append((citizen, Moment(day, MomentKind.RESPONSIBILITY, text)))
    hours = select(OrdinaryHours.citizen_id, OrdinaryHours.day, OrdinaryHours.weekly_minutes).where(
        OrdinaryHours.citizen_id.in_(citizens)
    )
    for citizen, day, minutes in session.execute(hours):
        told.append((citizen, Moment(day, MomentKind.HOURS, minutes=minutes)))
    outcomes = select(Outcome.citizen_id, Outcome.day, Outcome.text, Outcome.kind).where(
        Outcome.citizen_id.in_(citizens)
    )
    for citizen, day, text, kind in session.execute(outcomes):
        told.append((citizen, Moment(day, MomentKind.OUTCOME, text, kind)))
    return told
