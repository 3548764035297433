"""What the data dictionary says of the living plan: goals, barriers, placements, support, outcomes."""

from desktop.i18n import mark
from desktop.models.dictionary_words import (
    HEALTH,
    NO,
    OF_CITIZEN,
    ROW,
    TALK,
    UUID,
    YES,
    Columns,
    Retention,
)

_WHERE_SET = (mark("the conversation it was first said in"), NO)
_PLACEMENT_OF = (mark("the placement it belongs to"), NO)
_ORDER = (mark("its place in the order"), NO)

_SMALL_GOAL: Columns = {
    "id": ROW,
    "uuid": UUID,
    "citizen_id": OF_CITIZEN,
    "conversation_id": _WHERE_SET,
    "position": _ORDER,
    "text": (mark("a small goal in the citizen's words"), HEALTH),
    "status": (mark("whether it is reached"), YES),
    "set_on": (mark("when it was set"), YES),
    "settled_on": (mark("when it was reached or dropped"), YES),
}
_BARRIER: Columns = {
    "id": ROW,
    "uuid": UUID,
    "citizen_id": OF_CITIZEN,
    "conversation_id": _WHERE_SET,
    "rater": (mark("on whose list it stands, the citizen's or the caseworker's"), YES),
    "position": (mark("its place in that one's order"), YES),
    "kind": (mark("which suggested word, if any"), HEALTH),
    "text": (mark("what stands in the way, in own words"), HEALTH),
    "type": (mark("the caseworker's sorting: basic, or following from another"), HEALTH),
    "status": (mark("how it stands"), HEALTH),
    "action": (mark("what is done about it"), HEALTH),
    "named_on": (mark("when it was first named"), YES),
    "settled_on": (mark("when it was gone"), YES),
}
_BARRIER_OPENING: Columns = {
    "conversation_id": TALK,
    "citizen_wishes": (mark("whether the citizen wants to see both lists"), YES),
    "caseworker_wishes": (mark("whether the caseworker wants to show both lists"), YES),
    "opened_at": (mark("when both lists were opened"), YES),
}
_STEP_AIM: Columns = {
    "step_id": (mark("the step"), NO),
    "kind": (mark("what the step is for"), YES),
    "small_goal_id": (mark("the small goal it is for"), YES),
    "barrier_id": (mark("the barrier it is for"), HEALTH),
    "placement_id": (mark("the placement it is for"), YES),
}
_STEP_REPLACEMENT: Columns = {
    "step_id": (mark("the step as it was agreed anew"), NO),
    "replaced_id": (mark("the step it took the place of"), NO),
}
_PLACEMENT: Columns = {
    "id": ROW,
    "uuid": UUID,
    "citizen_id": OF_CITIZEN,
    "conversation_id": _WHERE_SET,
    "kind": (mark("in a company, or towards education"), YES),
    "company": (mark("the company or the school"), YES),
    "contact": (mark("the contact person there"), YES),
    "contact_details": (mark("how the contact person is reached"), YES),
    "starts": (mark("when it starts"), YES),
    "ends": (mark("when it is to end"), YES),
    "ended_on": (mark("when it was over"), YES),
    "ending": (mark("how it ended, in a few words"), HEALTH),
    "weekly_minutes": (mark("hours a week, in minutes"), YES),
    "purpose": (mark("what it is to give"), HEALTH),
    "trade": (mark("the trade"), YES),
    "culture": (mark("what the place should be like"), YES),
    "consideration": (mark("what has to be considered for the health"), HEALTH),
    "ordinary_goal_minutes": (mark("the goal for ordinary hours a week, in minutes"), YES),
    "ordinary_goal": (mark("the goal for ordinary hours, in words"), YES),
    "mentor": (mark("the mentor there"), YES),
}
_PLACEMENT_FIT: Columns = {
    "placement_id": _PLACEMENT_OF,
    "aspect": (mark("purpose, trade, hours or work culture"), NO),
    "fit": (mark("how it fits with the plan"), YES),
    "text": (mark("a word about it"), HEALTH),
}
_PLACEMENT_TASK: Columns = {
    "id": ROW,
    "placement_id": _PLACEMENT_OF,
    "position": (mark("which rung of responsibility it is"), NO),
    "text": (mark("the task"), YES),
    "reached_on": (mark("since when the citizen has it"), YES),
}
_PLACEMENT_PRACTICE: Columns = {
    "id": ROW,
    "placement_id": _PLACEMENT_OF,
    "position": _ORDER,
    "question_id": (mark("the question that suggested it"), HEALTH),
    "text": (mark("what to practise"), HEALTH),
}
_ORDINARY_HOURS: Columns = {
    "id": ROW,
    "uuid": UUID,
    "citizen_id": OF_CITIZEN,
    "placement_id": _PLACEMENT_OF,
    "day": (mark("from which day"), YES),
    "weekly_minutes": (mark("ordinary, paid hours a week, in minutes"), YES),
}
_CASEWORKER_PERIOD: Columns = {
    "id": ROW,
    "citizen_id": OF_CITIZEN,
    "caseworker_id": (mark("the caseworker"), YES),
    "starts": (mark("from when"), YES),
    "ends": (mark("until when"), YES),
}
_SUPPORT_PERSON: Columns = {
    "id": ROW,
    "uuid": UUID,
    "citizen_id": OF_CITIZEN,
    "role": (mark("mentor, coordinating contact or another contact person"), YES),
    "name": (mark("who it is"), YES),
    "contact": (mark("how they are reached"), YES),
    "starts": (mark("from when"), YES),
    "ends": (mark("until when"), YES),
}
_ANSWER_PROMISE: Columns = {
    "conversation_id": TALK,
    "days": (mark("within how many working days an answer was promised"), NO),
}
_PROMISE_REVIEW: Columns = {
    "conversation_id": TALK,
    "held": (mark("whether the promise before held, as the citizen says"), YES),
    "text": (mark("a word about it"), YES),
}
_READING_ALONG: Columns = {
    "conversation_id": TALK,
    "wanted": (mark("whether an interpreter or a mentor may read the citizen's own answers along"), YES),
    "asked_at": (mark("when that was asked"), NO),
}
_OUTCOME: Columns = {
    "id": ROW,
    "uuid": UUID,
    "citizen_id": OF_CITIZEN,
    "kind": (mark("what happened: job, education, ordinary hours"), YES),
    "day": (mark("when"), YES),
    "text": (mark("in a few words"), YES),
    "recorded_at": (mark("when it was written down"), NO),
}
_HANDOVER: Columns = {
    "id": ROW,
    "citizen_id": OF_CITIZEN,
    "direction": (mark("given to a colleague, or received from one"), YES),
    "transfer": (mark("the number of the file"), NO),
    "at": (mark("when"), YES),
    "colleague": (mark("the colleague at the other end"), YES),
    "where_we_are": (mark("where the two are, for the new caseworker"), HEALTH),
    "promised": (mark("what was promised"), HEALTH),
    "citizen_wishes": (mark("what the citizen wants the new caseworker to know"), HEALTH),
    "head": (mark("the newest seal at the giver's, to compare with"), NO),
}

PLAN_TABLES: dict[str, tuple[Retention, Columns]] = {
    "small_goal": (Retention.PREPARATION, _SMALL_GOAL),
    "barrier": (Retention.PREPARATION, _BARRIER),
    "barrier_opening": (Retention.PREPARATION, _BARRIER_OPENING),
    "step_aim": (Retention.PREPARATION, _STEP_AIM),
    "step_replacement": (Retention.PREPARATION, _STEP_REPLACEMENT),
    "placement": (Retention.CITIZEN, _PLACEMENT),
    "placement_fit": (Retention.CITIZEN, _PLACEMENT_FIT),
    "placement_task": (Retention.CITIZEN, _PLACEMENT_TASK),
    "placement_practice": (Retention.CITIZEN, _PLACEMENT_PRACTICE),
    "ordinary_hours": (Retention.CITIZEN, _ORDINARY_HOURS),
    "caseworker_period": (Retention.CITIZEN, _CASEWORKER_PERIOD),
    "support_person": (Retention.CITIZEN, _SUPPORT_PERSON),
    "answer_promise": (Retention.PREPARATION, _ANSWER_PROMISE),
    "promise_review": (Retention.PREPARATION, _PROMISE_REVIEW),
    "reading_along": (Retention.PREPARATION, _READING_ALONG),
    "outcome": (Retention.CITIZEN, _OUTCOME),
    "handover": (Retention.CITIZEN, _HANDOVER),
}
