"""Builds the record of a conversation from its rows: for the pages, for paper, and for keeping."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from desktop import final_record
from desktop.final_record import EarlierConversation, FinalRecord, RecordedQuestion, RecordedStep
from desktop.i18n import DEFAULT_LANGUAGE
from desktop.questions import QuestionBanks
from desktop.records import NoteKind
from desktop.services import step_rows, talk_rows
from desktop.services.plan import plan_rows
from desktop.services.recorded_questions import recorded_questions
from desktop.services.step_rows import Steps
from desktop.services.talk_rows import EarlierTalk, Talk

_NOTES = "SELECT kind, question_id, text FROM note WHERE conversation_id = ?"
_FOCUS = "SELECT factor FROM focus_factor WHERE conversation_id = ? ORDER BY position"
_SHOWN_LANGUAGES = """SELECT DISTINCT talk.id, talk.language, wording.language
FROM conversation AS talk
JOIN chosen_question AS asked ON asked.conversation_id = talk.id
JOIN wording ON wording.hash = asked.translated_hash
WHERE talk.citizen_id = ?
ORDER BY wording.language
"""


def record_of(connection: Any, banks: QuestionBanks, talk: Talk) -> FinalRecord:
    """The stored record of a finished conversation; of any other, how it stands now."""
    if talk.record is not None:
        return final_record.decode(talk.record.encode())
    return build(connection, banks, talk)


def build(
    connection: Any,
    banks: QuestionBanks,
    talk: Talk,
    *,
    steps: Steps | None = None,
    finished_at: datetime | None = None,
    keep_unasked: bool = False,
) -> FinalRecord:
    """Everything that was said in the conversation, with each question's earlier answers as of now.

    It is final when `finished_at` is given. With `keep_unasked` a talk without questions still
    has those that were chosen for it. The steps are read where they are not given.
    """
    earlier = talk_rows.earlier(connection, talk)
    notes = _notes(connection, talk)
    questions = recorded_questions(connection, talk, earlier, notes, keep_unasked=keep_unasked)
    # The bank of an answered question may be gone: its own words know the factor.
    factor_names = {question.factor: question.factor_name for question in questions}
    factor_names |= {factor.id: factor.name for factor in banks.factors}
    focus = tuple(factor for (factor,) in connection.execute(_FOCUS, (talk.id,)).fetchall())
    shown = _shown_languages(connection, talk, earlier, questions)
    return FinalRecord(
        final=finished_at is not None,
        finished_at=finished_at,
        **_who_and_when(talk),
        **_circumstances(talk),
        **_texts(notes),
        language=shown.get(talk.id, DEFAULT_LANGUAGE),
        earlier=_earlier_columns(earlier, shown),
        questions=questions,
        focus=tuple(factor_names.get(factor, factor) for factor in focus),
        focus_ids=focus,
        # One that was not touched today still stands.
        goal=talk.goal_before if talk.goal is None else talk.goal,
        steps=_steps(steps or step_rows.read(connection, talk), factor_names),
        plan=plan_rows.read(connection, talk),
    )


def _who_and_when(talk: Talk) -> dict[str, Any]:
    return {
        "conversation": talk.uuid,
        "ordinal": talk.ordinal,
        "day": talk.day,
        "next_conversation": talk.next_day,
        "previous_hash": talk.previous_hash,
        "citizen_name": talk.citizen_name,
        "citizen_cpr": talk.citizen_cpr,
        "case_number": talk.case_number,
        "job_centre": talk.job_centre,
        "caseworker": talk.caseworker,
        "caseworker_phone": talk.caseworker_phone,
    }


def _circumstances(talk: Talk) -> dict[str, Any]:
    return {
        "form": talk.form,
        "present": tuple(role for role in ("companion", "interpreter", "mentor") if getattr(talk, role)),
        "mouse": talk.mouse or "",
        "caseworker_view": talk.caseworker_view,
        "without_questions": talk.without_questions,
        "stopped_early": talk.stopped_early,
        "information_given": talk.information_given,
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


def questions_of(connection: Any, talk: Talk) -> tuple[RecordedQuestion, ...]:
    """The chosen questions alone, with their past."""
    earlier = talk_rows.earlier(connection, talk)
    return recorded_questions(connection, talk, earlier, defaultdict(str), keep_unasked=True)


def _shown_languages(
    connection: Any,
    talk: Talk,
    earlier: Sequence[EarlierTalk],
    questions: Sequence[RecordedQuestion],
) -> dict[int, str]:
    """The language beside the Danish that the citizen read questions in, by conversation.

    Of several it is the one the conversation ended in. One in which all stood in Danish is left out.
    """
    translated = any(question.translated_text for question in questions)
    if not translated and {talk.language, *(each.language for each in earlier)} == {DEFAULT_LANGUAGE}:
        return {}
    shown: dict[int, str] = {}
    for id, wished, language in connection.execute(_SHOWN_LANGUAGES, (talk.citizen,)).fetchall():
        if id not in shown or language == wished:
            shown[id] = language
    return shown


def _earlier_columns(
    earlier: Sequence[EarlierTalk], shown: dict[int, str]
) -> tuple[EarlierConversation, ...]:
    return tuple(
        EarlierConversation(
            ordinal=talk.ordinal,
            day=talk.day,
            form=talk.form,
            language=shown.get(talk.id, DEFAULT_LANGUAGE),
            interpreter=talk.interpreter,
            caseworker=talk.caseworker,
        )
        for talk in earlier
    )


def _notes(connection: Any, talk: Talk) -> defaultdict[tuple[str, str], str]:
    found = connection.execute(_NOTES, (talk.id,)).fetchall()
    return defaultdict(str, {(kind, question): text for kind, question, text in found})


def _steps(steps: Steps, factor_names: dict[str, str]) -> tuple[RecordedStep, ...]:
    """The earlier steps followed up and this conversation's own, as they stand now."""
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
            aim=step.aim,
            aim_words=step.aim_words,
            changed_from=step.changed_from,
        )
        for some, earlier in ((steps.followed_up, True), (steps.agreed, False))
        for step in some
    )
