"""What stands in the data dictionary: each table's retention, each column's purpose."""

from desktop.i18n import mark
from desktop.models.dictionary_plan import PLAN_TABLES
from desktop.models.dictionary_words import (
    HEALTH,
    LANGUAGE,
    NO,
    OF_CITIZEN,
    ROW,
    TALK,
    UUID,
    YES,
    Columns,
    Personal,
    Retention,
)

__all__ = ["TABLES", "Personal", "Retention"]

_CASEWORKER: Columns = {
    "id": ROW,
    "uuid": UUID,
    "name": (mark("stands on the summary: whom to talk to"), YES),
    "phone": (mark("stands on the summary: where to call"), YES),
    "is_owner": (mark("whose vault it is"), YES),
}
_SETTING: Columns = {
    "key": (
        mark(
            "which setting: the office's own, retention, who was kept or handed over, backups,"
            " last conversation"
        ),
        YES,
    ),
    "value": (mark("what was set"), NO),
}
_SAVED_TEMPLATE: Columns = {
    "id": ROW,
    "name": (mark("what the caseworker called the choice of questions"), NO),
    "questions": (mark("which questions it has"), NO),
}
_ERASURE: Columns = {
    "citizen_uuid": (mark("who was erased, by a number that leads to no one: a restore erases again"), NO),
    "erased_at": (mark("when"), NO),
    "receipt": (mark("the number on the receipt"), NO),
    "reason": (mark("why it came before filing, where it did"), NO),
    "overridden": (mark("whether it came before filing"), NO),
    "counts": (mark("how many rows of each table went"), NO),
}
_WORDING: Columns = {
    "hash": (mark("the hash of the words, by which they are found"), NO),
    "question_id": (mark("which question"), NO),
    "language": LANGUAGE,
    "body": (mark("the question and its options as they were shown"), NO),
}
_CITIZEN: Columns = {
    "id": ROW,
    "uuid": UUID,
    "name": (mark("whom the conversation is with; stands on the summary"), YES),
    "folded": (mark("the name in all spellings it is found by"), YES),
    "sort_key": (mark("where the name stands in the list"), YES),
    "cpr": (mark("tells people of one name apart; masked on screen and paper"), YES),
    "language": (mark("the language the citizen reads questions in"), YES),
    "target_group": (mark("which group of the law, if it was given"), YES),
    "case_number": (mark("where the summary is filed"), YES),
    "caseworker_id": (mark("who works with the citizen"), YES),
    "created_at": (mark("when the citizen was added"), YES),
    "archived_at": (mark("when the citizen was taken off the list"), YES),
}
_CONVERSATION: Columns = {
    "id": ROW,
    "uuid": UUID,
    "citizen_id": OF_CITIZEN,
    "caseworker_id": (mark("who held it"), YES),
    "ordinal": (mark("counts the citizen's conversations"), YES),
    "state": (mark("prepared, begun, left unfinished, finished"), YES),
    "day": (mark("the day it was held"), YES),
    "prepared_at": (mark("when it was prepared"), YES),
    "started_at": (mark("when it began; a draft is closed 14 days later"), YES),
    "finished_at": (mark("when it was closed"), YES),
    "form": (mark("together, by phone, on paper: may explain a change"), YES),
    "language": (mark("the language the citizen read"), YES),
    "caseworker_view": (mark("how the caseworker's view was given"), YES),
    "companion": (mark("whether someone came along"), YES),
    "interpreter": (mark("whether there was an interpreter"), YES),
    "mentor": (mark("whether a mentor was there"), YES),
    "mouse": (mark("who held the mouse"), YES),
    "information_given_at": (mark("when the citizen was told why we ask and who reads it"), YES),
    "without_questions": (mark("whether the two only talked"), YES),
    "stopped_early": (mark("whether it was stopped before the end"), YES),
    "views_opened_at": (mark("when both sides were shown together"), YES),
    "next_day": (mark("the day of the next one"), YES),
    "place_page": (mark("the page it was left on"), NO),
    "place_question": (mark("the question it was left on"), NO),
}
_ADDENDUM: Columns = {
    "id": ROW,
    "uuid": UUID,
    "conversation_id": TALK,
    "caseworker_id": (mark("who wrote it"), YES),
    "written_at": (mark("when"), YES),
    "text": (mark("what is put right or added"), HEALTH),
    "reason": (mark("why"), HEALTH),
}
_BELIEF: Columns = {
    "id": ROW,
    "conversation_id": TALK,
    "question_id": (mark("which question of factor F"), NO),
    "wording_hash": (mark("its words as they were shown"), NO),
    "revision": (mark("counts the answers: earlier ones are kept"), YES),
    "state": (mark("answered, or cannot judge"), YES),
    "option": (mark("the caseworker's belief in job or education within a year"), YES),
    "timing": (mark("before or after the talk"), YES),
    "answered_at": (mark("when"), YES),
}
_BELIEF_NOTE: Columns = {
    "conversation_id": TALK,
    "text": (mark("what would raise the belief one step"), HEALTH),
    "written_at": (mark("when"), YES),
}
_CHOSEN_QUESTION: Columns = {
    "id": ROW,
    "conversation_id": TALK,
    "position": (mark("the order of asking"), NO),
    "question_id": (mark("which question"), YES),
    "bank": (mark("the question bank it came from"), NO),
    "bank_version": (mark("and its version"), NO),
    "wording_hash": (mark("its Danish words as they were shown"), NO),
    "translated_hash": (mark("its words in the citizen's language"), YES),
}
_ANSWER: Columns = {
    "id": ROW,
    "chosen_question_id": (mark("the question it answers"), NO),
    "rater": (mark("the citizen or the caseworker"), YES),
    "revision": (mark("counts the answers: earlier ones are kept"), YES),
    "state": (mark("answered, does not know, does not wish to, not relevant, cannot judge"), HEALTH),
    "option": (mark("the option chosen, 1 to 5"), HEALTH),
    "language": LANGUAGE,
    "form": (mark("together, by phone, on paper"), YES),
    "interpreter": (mark("whether an interpreter was there"), YES),
    "answered_at": (mark("when"), YES),
}
_COMPLETION: Columns = {
    "conversation_id": TALK,
    "signature": (mark("how the summary was confirmed"), YES),
    "signed_at": (mark("when"), YES),
    "awaiting_print": (mark("whether it waits for a printer"), NO),
    "filed_number": (mark("the number it is filed under"), YES),
    "filed_at": (mark("when it was filed: erasing is offered from then on"), YES),
}
_FINAL_RECORD: Columns = {
    "conversation_id": TALK,
    "body": (mark("the whole conversation as it was finished: what paper is printed from"), HEALTH),
    "hash": (mark("shows that it was not changed; the document number is its beginning"), NO),
    "previous_hash": (mark("the record before it"), NO),
}
_FOCUS_FACTOR: Columns = {
    "conversation_id": TALK,
    "factor": (mark("what the two picked to work on"), HEALTH),
    "position": (mark("the order picked"), NO),
}
_GOAL: Columns = {
    "conversation_id": TALK,
    "citizen_id": OF_CITIZEN,
    "text": (mark("the citizen's own goal in own words"), HEALTH),
    "written_at": (mark("when"), YES),
}
_NOTE: Columns = {
    "id": ROW,
    "conversation_id": TALK,
    "kind": (mark("what the text is about"), NO),
    "question_id": (mark("the question it is about"), NO),
    "text": (mark("what the two wrote down"), HEALTH),
    "written_at": (mark("when"), YES),
}
_STEP: Columns = {
    "id": ROW,
    "uuid": UUID,
    "citizen_id": OF_CITIZEN,
    "conversation_id": (mark("the conversation it was agreed in"), NO),
    "text": (mark("what was agreed"), HEALTH),
    "owner": (mark("who does it"), YES),
    "origin": (mark("whose idea it was"), YES),
    "status": (mark("how far it is"), YES),
    "due": (mark("by when"), YES),
    "factor": (mark("what it works on"), HEALTH),
}
_STEP_REVIEW: Columns = {
    "step_id": (mark("the step that was followed up"), NO),
    "conversation_id": (mark("where it was followed up"), NO),
    "status": (mark("how it went"), YES),
    "text": (mark("a word why"), HEALTH),
}
_CHAIN_LINK: Columns = {
    "citizen_id": OF_CITIZEN,
    "sequence": (mark("the order of the citizen's links"), NO),
    "kind": (mark("conversation, addendum or later belief"), NO),
    "conversation_id": TALK,
    "addendum_id": (mark("the addendum"), NO),
    "belief_id": (mark("the belief"), NO),
    "content_hash": (mark("the final record's hash"), NO),
    "rows": (mark("digests of the rows: show which one was changed"), NO),
    "previous_hash": (mark("the link before"), NO),
    "hash": (mark("shows that nothing up to here was changed"), NO),
}
_ACCESS_ENTRY: Columns = {
    "id": (mark("the order; a gap shows that an entry was taken out"), NO),
    "at": (mark("when"), YES),
    "caseworker_id": (mark("whose vault it was done in"), YES),
    "action": (mark("what was done"), YES),
    "citizen_uuid": (mark("to whom, without a name; leads to no one after an erasure"), YES),
    "conversation_uuid": (mark("to which conversation"), YES),
    "detail": (mark("figures and kinds, never a name or a text"), NO),
}
_SAVED_PAPER: Columns = {
    "id": ROW,
    "citizen_id": OF_CITIZEN,
    "conversation_id": TALK,
    "kind": (mark("summary, plan, agreement, access or handover"), NO),
    "path": (mark("where the file was saved, so that it can be deleted"), NO),
    "saved_at": (mark("when"), NO),
    "protected": (mark("whether it opens with a password only"), NO),
}
_CITIZEN_SEARCH: Columns = {
    "name": (mark("the index that finds a citizen by name"), YES),
    "cpr": (mark("and by CPR number"), YES),
}

TABLES: dict[str, tuple[Retention, Columns]] = {
    "citizen": (Retention.CITIZEN, _CITIZEN),
    "citizen_search": (Retention.CITIZEN, _CITIZEN_SEARCH),
    "conversation": (Retention.PREPARATION, _CONVERSATION),
    "chosen_question": (Retention.PREPARATION, _CHOSEN_QUESTION),
    "answer": (Retention.CITIZEN, _ANSWER),
    "note": (Retention.PREPARATION, _NOTE),
    "focus_factor": (Retention.PREPARATION, _FOCUS_FACTOR),
    "goal": (Retention.PREPARATION, _GOAL),
    "step": (Retention.PREPARATION, _STEP),
    "step_review": (Retention.PREPARATION, _STEP_REVIEW),
    **PLAN_TABLES,
    "belief": (Retention.PREPARATION, _BELIEF),
    "belief_note": (Retention.PREPARATION, _BELIEF_NOTE),
    "final_record": (Retention.CITIZEN, _FINAL_RECORD),
    "completion": (Retention.CITIZEN, _COMPLETION),
    "addendum": (Retention.CITIZEN, _ADDENDUM),
    "chain_link": (Retention.CITIZEN, _CHAIN_LINK),
    "saved_paper": (Retention.FILE, _SAVED_PAPER),
    "access_entry": (Retention.VAULT, _ACCESS_ENTRY),
    "erasure": (Retention.VAULT, _ERASURE),
    "wording": (Retention.VAULT, _WORDING),
    "caseworker": (Retention.VAULT, _CASEWORKER),
    "setting": (Retention.CHANGE, _SETTING),
    "saved_template": (Retention.CHANGE, _SAVED_TEMPLATE),
    "alembic_version": (Retention.VAULT, {"version_num": (mark("which schema the file has"), NO)}),
}
