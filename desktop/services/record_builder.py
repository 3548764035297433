"""Builds the record of a conversation from its rows: for the pages, for paper, and for keeping."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop import final_record
from desktop.final_record import EarlierConversation, FinalRecord, RecordedQuestion, RecordedStep
from desktop.i18n import DEFAULT_LANGUAGE
from desktop.models.tables import (
    Caseworker,
    ChosenQuestion,
    Citizen,
    Conversation,
    FinalRecordRow,
    FocusFactor,
    Goal,
    Note,
    Wording,
)
from desktop.questions import QuestionBanks
from desktop.records import CLOSED, NoteKind
from desktop.services import step_rows
from desktop.services.goals import goal_before
from desktop.services.office import read_office
from desktop.services.recorded_questions import recorded_questions


def record_of(session: Session, banks: QuestionBanks, conversation: Conversation) -> FinalRecord:
    """The stored record of a finished conversation; of any other, how it stands now."""
    stored = session.get(FinalRecordRow, conversation.id)
    if stored is not None:
        return final_record.decode(stored.body.encode())
    return build(session, banks, conversation)


def build(
    session: Session,
    banks: QuestionBanks,
    conversation: Conversation,
    *,
    finished_at: datetime | None = None,
    keep_unasked: bool = False,
) -> FinalRecord:
    """Everything that was said in the conversation, with each question's earlier answers as of now.

    It is final when `finished_at` is given. With `keep_unasked` a talk without questions still
    has those that were chosen for it.
    """
    earlier = _earlier_conversations(session, conversation)
    notes = _notes(session, conversation.id)
    questions = recorded_questions(session, conversation, earlier, notes, keep_unasked=keep_unasked)
    # The bank of an answered question may be gone: its own words know the factor.
    factor_names = {question.factor: question.factor_name for question in questions}
    factor_names |= {factor.id: factor.name for factor in banks.factors}
    focus = _focus(session, conversation.id)
    shown = _shown_languages(session, conversation, earlier, questions)
    return FinalRecord(
        final=finished_at is not None,
        conversation=conversation.uuid,
        ordinal=conversation.ordinal,
        day=conversation.day,
        finished_at=finished_at,
        **_people(session, conversation),
        **_circumstances(conversation),
        **_texts(notes),
        language=shown.get(conversation.id, DEFAULT_LANGUAGE),
        earlier=_earlier_columns(session, earlier, shown),
        questions=questions,
        focus=tuple(factor_names.get(factor, factor) for factor in focus),
        focus_ids=focus,
        goal=_goal(session, conversation),
        steps=_steps(session, conversation, factor_names),
        next_conversation=conversation.next_day,
        previous_hash=_previous_hash(session, earlier),
    )


def _people(session: Session, conversation: Conversation) -> dict[str, Any]:
    citizen = session.get_one(Citizen, conversation.citizen_id)
    caseworker = session.get_one(Caseworker, conversation.caseworker_id)
    return {
        "citizen_name": citizen.name,
        "citizen_cpr": citizen.cpr or "",
        "case_number": citizen.case_number,
        "job_centre": read_office(session).job_centre,
        "caseworker": caseworker.name,
        "caseworker_phone": caseworker.phone,
    }


def _circumstances(conversation: Conversation) -> dict[str, Any]:
    return {
        "form": conversation.form,
        "present": tuple(r for r in ("companion", "interpreter", "mentor") if getattr(conversation, r)),
        "mouse": conversation.mouse or "",
        "caseworker_view": conversation.caseworker_view,
        "without_questions": conversation.without_questions,
        "stopped_early": conversation.stopped_early,
        "information_given": conversation.information_given_at is not None,
    }


def _texts(notes: defaultdict[tuple[str, str], str]) -> dict[str, Any]:
    return {
        "topic": notes[NoteKind.TOPIC, ""],
        "talk": notes[NoteKind.TALK, ""],
        "picture": notes[NoteKind.PICTURE, ""],
        "citizen_view": notes[NoteKind.CITIZEN_VIEW, ""],
        "caseworker_view_text": notes[NoteKind.CASEWORKER_VIEW, ""],
        "barriers": tuple(line for line in notes[NoteKind.BARRIERS, ""].split("\n") if line.strip()),
    }


def questions_of(session: Session, conversation: Conversation) -> tuple[RecordedQuestion, ...]:
    """The chosen questions alone, with their past."""
    earlier = _earlier_conversations(session, conversation)
    return recorded_questions(session, conversation, earlier, defaultdict(str), keep_unasked=True)


def _shown_languages(
    session: Session,
    conversation: Conversation,
    earlier: Sequence[Conversation],
    questions: Sequence[RecordedQuestion],
) -> dict[int, str]:
    """The language beside the Danish that the citizen read questions in, by conversation.

    Of several it is the one the conversation ended in. One in which all stood in Danish is left out.
    """
    translated = any(question.translated_text for question in questions)
    if not translated and {row.language for row in (conversation, *earlier)} == {DEFAULT_LANGUAGE}:
        return {}
    found = session.execute(
        select(Conversation.id, Conversation.language, Wording.language)
        .join(ChosenQuestion, ChosenQuestion.conversation_id == Conversation.id)
        .join(Wording, Wording.hash == ChosenQuestion.translated_hash)
        .where(Conversation.citizen_id == conversation.citizen_id)
        .order_by(Wording.language)
        .distinct()
    )
    shown: dict[int, str] = {}
    for id, wished, language in found:
        if id not in shown or language == wished:
            shown[id] = language
    return shown


def _earlier_conversations(session: Session, conversation: Conversation) -> Sequence[Conversation]:
    return session.scalars(
        select(Conversation)
        .where(
            Conversation.citizen_id == conversation.citizen_id,
            Conversation.ordinal < conversation.ordinal,
            Conversation.state.in_(CLOSED),
        )
        .order_by(Conversation.ordinal)
    ).all()


def _earlier_columns(
    session: Session, earlier: Sequence[Conversation], shown: dict[int, str]
) -> tuple[EarlierConversation, ...]:
    names = {row.id: row.name for row in session.execute(select(Caseworker.id, Caseworker.name))}
    return tuple(
        EarlierConversation(
            ordinal=row.ordinal,
            day=row.day,
            form=row.form,
            language=shown.get(row.id, DEFAULT_LANGUAGE),
            interpreter=row.interpreter,
            caseworker=names[row.caseworker_id],
        )
        for row in earlier
    )


def _notes(session: Session, conversation: int) -> defaultdict[tuple[str, str], str]:
    found = session.execute(
        select(Note.kind, Note.question_id, Note.text).where(Note.conversation_id == conversation)
    )
    return defaultdict(str, {(kind, question): text for kind, question, text in found})


def _focus(session: Session, conversation: int) -> tuple[str, ...]:
    return tuple(
        session.scalars(
            select(FocusFactor.factor)
            .where(FocusFactor.conversation_id == conversation)
            .order_by(FocusFactor.position)
        )
    )


def _goal(session: Session, conversation: Conversation) -> str:
    """The goal as of this conversation: one that was not touched today still stands."""
    goal = session.get(Goal, conversation.id)
    return goal_before(session, conversation) if goal is None else goal.text


def _steps(
    session: Session, conversation: Conversation, factor_names: dict[str, str]
) -> tuple[RecordedStep, ...]:
    """This conversation's steps and the earlier ones followed up, as they stand now."""
    steps = [(step, True) for step in step_rows.followed_up(session, conversation)]
    steps += [(step, False) for step in step_rows.agreed_in(session, conversation)]
    return tuple(
        RecordedStep(
            text=step.text,
            owner=step.owner,
            origin=step.origin,
            status=step.status,
            due=step.due,
            factor=step.factor or "",
            factor_name=factor_names.get(step.factor or "", ""),
            review=step.review,
            from_earlier=earlier,
            agreed_on=step.agreed_on,
        )
        for step, earlier in steps
    )


def _previous_hash(session: Session, earlier: Sequence[Conversation]) -> str:
    for conversation in reversed(earlier):
        row = session.get(FinalRecordRow, conversation.id)
        if row is not None:
            return row.hash
    return ""
