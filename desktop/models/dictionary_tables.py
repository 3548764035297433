"""What stands in the data dictionary: each table's retention, each column's purpose."""

from enum import StrEnum

from desktop.i18n import mark


class Retention(StrEnum):
    """How long a row is kept."""

    CITIZEN = "until the citizen is erased"
    PREPARATION = "until the citizen is erased, or the preparation is taken back"
    CHANGE = "until it is changed or deleted"
    FILE = "until the file is gone, or the citizen is erased"
    VAULT = "as long as the vault"


class Personal(StrEnum):
    """Whether a column is about a person."""

    NO = "no"
    YES = "yes"
    SENSITIVE = "yes, and may tell of health"


_NO, _YES, _HEALTH = Personal.NO, Personal.YES, Personal.SENSITIVE
Columns = dict[str, tuple[str, Personal]]
"""Purpose of each column, and whether it is about a person."""

_ROW = (mark("tells rows apart inside the vault"), _NO)
_UUID = (mark("tells them apart in every vault, export and log"), _YES)
_TALK = (mark("the conversation it belongs to"), _NO)
_OF_CITIZEN = (mark("the citizen it is about"), _YES)
_LANGUAGE = (mark("the language it was shown in"), _NO)

_CASEWORKER: Columns = {
    "id": _ROW,
    "uuid": _UUID,
    "name": (mark("stands on the summary: whom to talk to"), _YES),
    "phone": (mark("stands on the summary: where to call"), _YES),
    "is_owner": (mark("whose vault it is"), _YES),
}
_SETTING: Columns = {
    "key": (
        mark("which setting: the office's own, retention and who was kept, backups, last conversation"),
        _YES,
    ),
    "value": (mark("what was set"), _NO),
}
_SAVED_TEMPLATE: Columns = {
    "id": _ROW,
    "name": (mark("what the caseworker called the choice of questions"), _NO),
    "questions": (mark("which questions it has"), _NO),
}
_ERASURE: Columns = {
    "citizen_uuid": (mark("who was erased, by a number that leads to no one: a restore erases again"), _NO),
    "erased_at": (mark("when"), _NO),
    "receipt": (mark("the number on the receipt"), _NO),
    "reason": (mark("why it came before filing, where it did"), _NO),
    "overridden": (mark("whether it came before filing"), _NO),
    "counts": (mark("how many rows of each table went"), _NO),
}
_WORDING: Columns = {
    "hash": (mark("the hash of the words, by which they are found"), _NO),
    "question_id": (mark("which question"), _NO),
    "language": _LANGUAGE,
    "body": (mark("the question and its options as they were shown"), _NO),
}
_CITIZEN: Columns = {
    "id": _ROW,
    "uuid": _UUID,
    "name": (mark("whom the conversation is with; stands on the summary"), _YES),
    "folded": (mark("the name in all spellings it is found by"), _YES),
    "sort_key": (mark("where the name stands in the list"), _YES),
    "cpr": (mark("tells people of one name apart; masked on screen and paper"), _YES),
    "language": (mark("the language the citizen reads questions in"), _YES),
    "target_group": (mark("which group of the law, if it was given"), _YES),
    "case_number": (mark("where the summary is filed"), _YES),
    "caseworker_id": (mark("who works with the citizen"), _YES),
    "created_at": (mark("when the citizen was added"), _YES),
    "archived_at": (mark("when the citizen was taken off the list"), _YES),
}
_CONVERSATION: Columns = {
    "id": _ROW,
    "uuid": _UUID,
    "citizen_id": _OF_CITIZEN,
    "caseworker_id": (mark("who held it"), _YES),
    "ordinal": (mark("counts the citizen's conversations"), _YES),
    "state": (mark("prepared, begun, left unfinished, finished"), _YES),
    "day": (mark("the day it was held"), _YES),
    "prepared_at": (mark("when it was prepared"), _YES),
    "started_at": (mark("when it began; a draft is closed 14 days later"), _YES),
    "finished_at": (mark("when it was closed"), _YES),
    "form": (mark("together, by phone, on paper: may explain a change"), _YES),
    "language": (mark("the language the citizen read"), _YES),
    "caseworker_view": (mark("how the caseworker's view was given"), _YES),
    "companion": (mark("whether someone came along"), _YES),
    "interpreter": (mark("whether there was an interpreter"), _YES),
    "mentor": (mark("whether a mentor was there"), _YES),
    "mouse": (mark("who held the mouse"), _YES),
    "information_given_at": (mark("when the citizen was told why we ask and who reads it"), _YES),
    "without_questions": (mark("whether the two only talked"), _YES),
    "stopped_early": (mark("whether it was stopped before the end"), _YES),
    "views_opened_at": (mark("when both sides were shown together"), _YES),
    "next_day": (mark("the day of the next one"), _YES),
    "place_page": (mark("the page it was left on"), _NO),
    "place_question": (mark("the question it was left on"), _NO),
}
_ADDENDUM: Columns = {
    "id": _ROW,
    "uuid": _UUID,
    "conversation_id": _TALK,
    "caseworker_id": (mark("who wrote it"), _YES),
    "written_at": (mark("when"), _YES),
    "text": (mark("what is put right or added"), _HEALTH),
    "reason": (mark("why"), _HEALTH),
}
_BELIEF: Columns = {
    "id": _ROW,
    "conversation_id": _TALK,
    "question_id": (mark("which question of factor F"), _NO),
    "wording_hash": (mark("its words as they were shown"), _NO),
    "revision": (mark("counts the answers: earlier ones are kept"), _YES),
    "state": (mark("answered, or cannot judge"), _YES),
    "option": (mark("the caseworker's belief in job or education within a year"), _YES),
    "timing": (mark("before or after the talk"), _YES),
    "answered_at": (mark("when"), _YES),
}
_BELIEF_NOTE: Columns = {
    "conversation_id": _TALK,
    "text": (mark("what would raise the belief one step"), _HEALTH),
    "written_at": (mark("when"), _YES),
}
_CHOSEN_QUESTION: Columns = {
    "id": _ROW,
    "conversation_id": _TALK,
    "position": (mark("the order of asking"), _NO),
    "question_id": (mark("which question"), _YES),
    "bank": (mark("the question bank it came from"), _NO),
    "bank_version": (mark("and its version"), _NO),
    "wording_hash": (mark("its Danish words as they were shown"), _NO),
    "translated_hash": (mark("its words in the citizen's language"), _YES),
}
_ANSWER: Columns = {
    "id": _ROW,
    "chosen_question_id": (mark("the question it answers"), _NO),
    "rater": (mark("the citizen or the caseworker"), _YES),
    "revision": (mark("counts the answers: earlier ones are kept"), _YES),
    "state": (mark("answered, does not know, does not wish to, not relevant, cannot judge"), _HEALTH),
    "option": (mark("the option chosen, 1 to 5"), _HEALTH),
    "language": _LANGUAGE,
    "form": (mark("together, by phone, on paper"), _YES),
    "interpreter": (mark("whether an interpreter was there"), _YES),
    "answered_at": (mark("when"), _YES),
}
_COMPLETION: Columns = {
    "conversation_id": _TALK,
    "signature": (mark("how the summary was confirmed"), _YES),
    "signed_at": (mark("when"), _YES),
    "awaiting_print": (mark("whether it waits for a printer"), _NO),
    "filed_number": (mark("the number it is filed under"), _YES),
    "filed_at": (mark("when it was filed: erasing is offered from then on"), _YES),
}
_FINAL_RECORD: Columns = {
    "conversation_id": _TALK,
    "body": (mark("the whole conversation as it was finished: what paper is printed from"), _HEALTH),
    "hash": (mark("shows that it was not changed; the document number is its beginning"), _NO),
    "previous_hash": (mark("the record before it"), _NO),
}
_FOCUS_FACTOR: Columns = {
    "conversation_id": _TALK,
    "factor": (mark("what the two picked to work on"), _HEALTH),
    "position": (mark("the order picked"), _NO),
}
_GOAL: Columns = {
    "conversation_id": _TALK,
    "citizen_id": _OF_CITIZEN,
    "text": (mark("the citizen's own goal in own words"), _HEALTH),
    "written_at": (mark("when"), _YES),
}
_NOTE: Columns = {
    "id": _ROW,
    "conversation_id": _TALK,
    "kind": (mark("what the text is about"), _NO),
    "question_id": (mark("the question it is about"), _NO),
    "text": (mark("what the two wrote down"), _HEALTH),
    "written_at": (mark("when"), _YES),
}
_STEP: Columns = {
    "id": _ROW,
    "uuid": _UUID,
    "citizen_id": _OF_CITIZEN,
    "conversation_id": (mark("the conversation it was agreed in"), _NO),
    "text": (mark("what was agreed"), _HEALTH),
    "owner": (mark("who does it"), _YES),
    "origin": (mark("whose idea it was"), _YES),
    "status": (mark("how far it is"), _YES),
    "due": (mark("by when"), _YES),
    "factor": (mark("what it works on"), _HEALTH),
}
_STEP_REVIEW: Columns = {
    "step_id": (mark("the step that was followed up"), _NO),
    "conversation_id": (mark("where it was followed up"), _NO),
    "status": (mark("how it went"), _YES),
    "text": (mark("a word why"), _HEALTH),
}
_CHAIN_LINK: Columns = {
    "citizen_id": _OF_CITIZEN,
    "sequence": (mark("the order of the citizen's links"), _NO),
    "kind": (mark("conversation, addendum or later belief"), _NO),
    "conversation_id": _TALK,
    "addendum_id": (mark("the addendum"), _NO),
    "belief_id": (mark("the belief"), _NO),
    "content_hash": (mark("the final record's hash"), _NO),
    "rows": (mark("digests of the rows: show which one was changed"), _NO),
    "previous_hash": (mark("the link before"), _NO),
    "hash": (mark("shows that nothing up to here was changed"), _NO),
}
_ACCESS_ENTRY: Columns = {
    "id": (mark("the order; a gap shows that an entry was taken out"), _NO),
    "at": (mark("when"), _YES),
    "caseworker_id": (mark("whose vault it was done in"), _YES),
    "action": (mark("what was done"), _YES),
    "citizen_uuid": (mark("to whom, without a name; leads to no one after an erasure"), _YES),
    "conversation_uuid": (mark("to which conversation"), _YES),
    "detail": (mark("figures and kinds, never a name or a text"), _NO),
}
_SAVED_PAPER: Columns = {
    "id": _ROW,
    "conversation_id": _TALK,
    "path": (mark("where the summary was saved, so that it can be deleted"), _NO),
    "saved_at": (mark("when"), _NO),
    "protected": (mark("whether it opens with a password only"), _NO),
}
_CITIZEN_SEARCH: Columns = {
    "name": (mark("the index that finds a citizen by name"), _YES),
    "cpr": (mark("and by CPR number"), _YES),
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
    "alembic_version": (Retention.VAULT, {"version_num": (mark("which schema the file has"), _NO)}),
}
