"""Builds the record of a conversation from its rows: for the pages, for paper, and for keeping."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.final_record import (
    EarlierAnswer,
    EarlierConversation,
    FinalRecord,
    RecordedAnswer,
    RecordedQuestion,
    RecordedStep,
)
from desktop.i18n import DEFAULT_LANGUAGE
from desktop.models.tables import (
    Answer,
    Caseworker,
    ChosenQuestion,
    Citizen,
    Conversation,
    FinalRecordRow,
    FocusFactor,
    Goal,
    Note,
)
from desktop.questions import QuestionBanks
from desktop.records import AnswerState, ConversationState, NoteKind, Rater
from desktop.services import step_rows, wordings
from desktop.services.office import read_office
from desktop.services.wordings import Words

_NOT_REACHED = RecordedAnswer(state=AnswerState.NOT_REACHED)


@dataclass(frozen=True)
class _Given:
    """One question in one conversation, with the answers that count now."""

    conversation: Conversation
    chosen: ChosenQuestion
    words: Words
    answers: dict[str, Answer]


def build(
    session: Session,
    banks: QuestionBanks,
    conversation: Conversation,
    *,
    finished_at: datetime | None = None,
) -> FinalRecord:
    """Everything that was said in the conversation, with each question's earlier answers as of now.

    It is final when `finished_at` is given.
    """
    citizen = session.get_one(Citizen, conversation.citizen_id)
    caseworker = session.get_one(Caseworker, conversation.caseworker_id)
    office = read_office(session)
    earlier = _earlier_conversations(session, conversation)
    notes = _notes(session, conversation.id)
    focus = _focus(session, conversation.id)
    factor_names = {factor.id: factor.name for factor in banks.factors}
    return FinalRecord(
        final=finished_at is not None,
        conversation=conversation.uuid,
        ordinal=conversation.ordinal,
        day=conversation.day,
        finished_at=finished_at,
        citizen_name=citizen.name,
        citizen_cpr=citizen.cpr or "",
        case_number=citizen.case_number,
        job_centre=office.job_centre,
        caseworker=caseworker.name,
        caseworker_phone=caseworker.phone,
        form=conversation.form,
        language=_shown_language(session, conversation),
        present=tuple(r for r in ("companion", "interpreter", "mentor") if getattr(conversation, r)),
        mouse=conversation.mouse or "",
        caseworker_view=conversation.caseworker_view,
        without_questions=conversation.without_questions,
        stopped_early=conversation.stopped_early,
        information_given=conversation.information_given_at is not None,
        topic=notes[NoteKind.TOPIC, ""],
        talk=notes[NoteKind.TALK, ""],
        picture=notes[NoteKind.PICTURE, ""],
        citizen_view=notes[NoteKind.CITIZEN_VIEW, ""],
        caseworker_view_text=notes[NoteKind.CASEWORKER_VIEW, ""],
        barriers=tuple(line for line in notes[NoteKind.BARRIERS, ""].split("\n") if line.strip()),
        earlier=tuple(_earlier_column(session, row) for row in earlier),
        questions=_questions(session, conversation, earlier, notes),
        focus=tuple(factor_names.get(factor, factor) for factor in focus),
        focus_ids=focus,
        goal=_goal(session, conversation),
        steps=_steps(session, conversation, factor_names),
        next_conversation=conversation.next_day,
        previous_hash=_previous_hash(session, earlier),
    )


def _shown_language(session: Session, conversation: Conversation) -> str:
    """The language the citizen read the questions in: Danish where none had a translation."""
    translated = session.scalar(
        select(ChosenQuestion.id)
        .where(ChosenQuestion.conversation_id == conversation.id, ChosenQuestion.translated_hash.is_not(None))
        .limit(1)
    )
    return conversation.language if translated else DEFAULT_LANGUAGE


def _earlier_conversations(session: Session, conversation: Conversation) -> Sequence[Conversation]:
    return session.scalars(
        select(Conversation)
        .where(
            Conversation.citizen_id == conversation.citizen_id,
            Conversation.ordinal < conversation.ordinal,
            Conversation.state.in_((ConversationState.FINAL, ConversationState.PARTIAL)),
        )
        .order_by(Conversation.ordinal)
    ).all()


def _earlier_column(session: Session, conversation: Conversation) -> EarlierConversation:
    return EarlierConversation(
        ordinal=conversation.ordinal,
        day=conversation.day,
        form=conversation.form,
        language=_shown_language(session, conversation),
        interpreter=conversation.interpreter,
        caseworker=session.get_one(Caseworker, conversation.caseworker_id).name,
    )


def _notes(session: Session, conversation: int) -> defaultdict[tuple[str, str], str]:
    found = session.execute(
        select(Note.kind, Note.question_id, Note.text).where(Note.conversation_id == conversation)
    )
    return defaultdict(str, {(kind, question): text for kind, question, text in found})


def _given(session: Session, conversations: Sequence[Conversation]) -> list[_Given]:
    """Every chosen question of the conversations with its answers, in three queries."""
    by_id = {conversation.id: conversation for conversation in conversations}
    chosen = session.scalars(
        select(ChosenQuestion)
        .where(ChosenQuestion.conversation_id.in_(by_id))
        .order_by(ChosenQuestion.conversation_id, ChosenQuestion.position)
    ).all()
    answers: defaultdict[int, dict[str, Answer]] = defaultdict(dict)
    for answer in session.scalars(
        select(Answer)
        .join(ChosenQuestion, ChosenQuestion.id == Answer.chosen_question_id)
        .where(ChosenQuestion.conversation_id.in_(by_id))
        .order_by(Answer.revision)
    ):
        answers[answer.chosen_question_id][answer.rater] = answer
    words = wordings.read(session, {row.wording_hash for row in chosen})
    return [
        _Given(by_id[row.conversation_id], row, words[row.wording_hash], answers[row.id]) for row in chosen
    ]


def _questions(
    session: Session,
    conversation: Conversation,
    earlier: Sequence[Conversation],
    notes: defaultdict[tuple[str, str], str],
) -> tuple[RecordedQuestion, ...]:
    before: defaultdict[str, list[_Given]] = defaultdict(list)
    for given in _given(session, earlier):
        before[given.words.id].append(given)
    before_sorted = {k: sorted(v, key=lambda g: g.conversation.ordinal) for k, v in before.items()}
    return tuple(
        _question(given, before_sorted.get(given.words.id, []), notes)
        for given in _given(session, [conversation])
    )


def _question(
    given: _Given, before: list[_Given], notes: defaultdict[tuple[str, str], str]
) -> RecordedQuestion:
    words = given.words
    single = not words.caseworker_options
    return RecordedQuestion(
        id=words.id,
        bank=given.chosen.bank,
        bank_version=given.chosen.bank_version,
        wording=given.chosen.wording_hash,
        factor=words.factor,
        factor_name=words.factor_name,
        short=words.short,
        text=words.text,
        options=words.options,
        caseworker_options=words.caseworker_options,
        source=words.source,
        own=words.own,
        ladder=words.ladder,
        single_rater=single,
        private_screen=words.private_screen,
        citizen=_recorded(given, Rater.CITIZEN) or _NOT_REACHED,
        caseworker=None if single else _recorded(given, Rater.CASEWORKER) or _NOT_REACHED,
        help=notes[NoteKind.HELP, words.id],
        follow_up=notes[NoteKind.FOLLOW_UP, words.id],
        earlier=tuple(_earlier_answers(words, before)),
    )


def _recorded(given: _Given, rater: Rater) -> RecordedAnswer | None:
    answer = given.answers.get(rater)
    if answer is None:
        return None
    return RecordedAnswer(
        state=answer.state,
        option=answer.option,
        words=_said(given.words, rater, answer.option),
        changed=answer.revision > 1,
    )


def _earlier_answers(now: Words, before: list[_Given]) -> list[EarlierAnswer]:
    same = {Rater.CITIZEN: wordings.same_to_citizen, Rater.CASEWORKER: wordings.same_to_caseworker}
    return [
        EarlierAnswer(
            ordinal=given.conversation.ordinal,
            day=given.conversation.day,
            rater=answer.rater,
            state=answer.state,
            option=answer.option,
            words=_said(given.words, Rater(answer.rater), answer.option),
            comparable=same[Rater(answer.rater)](given.words, now),
        )
        for given in before
        for answer in given.answers.values()
    ]


def _said(words: Words, rater: Rater, option: int | None) -> str:
    if option is None:
        return ""
    options = words.options if rater is Rater.CITIZEN else words.caseworker_options
    return options[option - 1]


def _focus(session: Session, conversation: int) -> tuple[str, ...]:
    return tuple(
        session.scalars(
            select(FocusFactor.factor)
            .where(FocusFactor.conversation_id == conversation)
            .order_by(FocusFactor.position)
        )
    )


def _goal(session: Session, conversation: Conversation) -> str:
    goal = session.get(Goal, conversation.id)
    return goal.text if goal else ""


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
