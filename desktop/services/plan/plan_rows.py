"""The living plan of a conversation in one statement, as the record keeps it.

SQLite writes the plan's JSON, and the record's own types read it: a field that is named otherwise in one
of the two is refused there, and not lost.
"""

from datetime import date
from typing import Any

import msgspec

from desktop.recorded_plan import RecordedPlan
from desktop.records import ConversationState
from desktop.services.stale import LONGEST_DRAFT
from desktop.services.talk_rows import CLOSED_STATES, Talk

# ?1 the conversation, ?2 the citizen, ?3 its ordinal, ?4 the day until which the plan is told. What is
# settled is told of once more in the conversation that follows.
_SETTLED = "CASE WHEN settled_on > ?4 THEN 'open' ELSE status END"
_GOALS = f"""SELECT json_group_array(json_object(
    'text', text, 'status', {_SETTLED}, 'set_on', set_on,
    'settled_on', CASE WHEN settled_on <= ?4 THEN settled_on END) ORDER BY position, id)
FROM small_goal
WHERE citizen_id = ?2 AND set_on <= ?4 AND (status != 'dropped' OR settled_on >= (SELECT day FROM since))"""
_PROMPTS = """SELECT json_group_array(json_object(
    'way', substr(question_id, 1, instr(question_id, ':') - 1),
    'id', substr(question_id, instr(question_id, ':') + 1), 'text', text) ORDER BY id)
FROM note WHERE conversation_id = ?1 AND kind = 'goal_prompt' AND text != ''"""
_BARRIERS = f"""SELECT json_group_array(json_object(
    'kind', kind, 'text', text, 'status', {_SETTLED}, 'action', action, 'type', coalesce(type, ''),
    'named_on', named_on, 'settled_on', CASE WHEN settled_on <= ?4 THEN settled_on END) ORDER BY position, id)
FROM barrier
WHERE citizen_id = ?2 AND rater = '{{rater}}' AND named_on <= ?4
  AND (status != 'gone' OR settled_on >= (SELECT day FROM since))"""
_OPENED = "EXISTS (SELECT 1 FROM barrier_opening WHERE conversation_id = ?1 AND opened_at IS NOT NULL)"
_PLACEMENTS = """SELECT json_group_array(json_object(
    'id', uuid, 'kind', kind, 'company', company, 'contact', contact, 'contact_details', contact_details,
    'starts', starts, 'ends', ends, 'ended_on', ended_on, 'ending', ending, 'weekly_minutes', weekly_minutes,
    'purpose', purpose, 'trade', trade, 'culture', culture, 'consideration', consideration,
    'ordinary_goal_minutes', ordinary_goal_minutes, 'ordinary_goal', ordinary_goal, 'mentor', mentor,
    'tasks', json((SELECT json_group_array(json_object('text', text, 'reached_on', reached_on)
                                           ORDER BY position, id)
                   FROM placement_task WHERE placement_id = placement.id)),
    'fits', json((SELECT json_group_array(json_object('aspect', aspect, 'fit', fit, 'text', text)
                                          ORDER BY aspect)
                  FROM placement_fit WHERE placement_id = placement.id)),
    'practice', json((SELECT json_group_array(json_object('text', text, 'question', coalesce(question_id, ''))
                                              ORDER BY position, id)
                      FROM placement_practice WHERE placement_id = placement.id))) ORDER BY id)
FROM placement WHERE citizen_id = ?2 AND coalesce(starts, ?4) <= ?4"""
_HOURS = """SELECT json_group_array(json_object(
    'day', day, 'weekly_minutes', weekly_minutes,
    'company', coalesce((SELECT company FROM placement WHERE id = placement_id), '')) ORDER BY day, id)
FROM ordinary_hours WHERE citizen_id = ?2 AND day <= ?4"""
_PERSONS = """SELECT json_group_array(json_object(
    'role', role, 'name', name, 'contact', contact, 'since', starts, 'until', ends) ORDER BY starts, id)
FROM support_person WHERE citizen_id = ?2 AND starts <= ?4
  AND (ends IS NULL OR ends >= (SELECT day FROM since))"""
_PERIODS = """SELECT json_group_array(json_object(
    'caseworker', caseworker.name, 'starts', starts, 'ends', ends) ORDER BY starts, period.id)
FROM caseworker_period AS period JOIN caseworker ON caseworker.id = period.caseworker_id
WHERE period.citizen_id = ?2 AND starts <= ?4"""
_OUTCOMES = """SELECT json_group_array(json_object('kind', kind, 'day', day, 'text', text) ORDER BY day, id)
FROM outcome WHERE citizen_id = ?2 AND day <= ?4"""
_PROMISED = """SELECT days FROM answer_promise
JOIN conversation AS before ON before.id = answer_promise.conversation_id
WHERE before.citizen_id = ?2 AND before.ordinal < ?3 ORDER BY before.ordinal DESC LIMIT 1"""
_CHANGE = "SELECT text FROM note WHERE conversation_id = ?1 AND kind = 'caseworker_change'"
_PLAN = f"""WITH since(day) AS (
    SELECT coalesce(max(day), '') FROM conversation
    WHERE citizen_id = ?2 AND ordinal < ?3 AND state IN ({CLOSED_STATES}))
SELECT json_object(
    'small_goals', json(({_GOALS})),
    'prompts', json(({_PROMPTS})),
    'barriers', json(({_BARRIERS.format(rater="citizen")})),
    'caseworker_barriers',
        CASE WHEN {_OPENED} THEN json(({_BARRIERS.format(rater="caseworker")})) ELSE json('[]') END,
    'barriers_opened', json(CASE WHEN {_OPENED} THEN 'true' ELSE 'false' END),
    'placements', json(({_PLACEMENTS})),
    'ordinary_hours', json(({_HOURS})),
    'persons', json(({_PERSONS})),
    'caseworkers', json(({_PERIODS})),
    'outcomes', json(({_OUTCOMES})),
    'answer_days', (SELECT days FROM answer_promise WHERE conversation_id = ?1),
    'promised_before', ({_PROMISED}),
    'promise_held', coalesce((SELECT held FROM promise_review WHERE conversation_id = ?1), ''),
    'promise_words', coalesce((SELECT text FROM promise_review WHERE conversation_id = ?1), ''),
    'caseworker_change', coalesce(({_CHANGE}), ''),
    'reading_along',
        json((SELECT CASE WHEN wanted THEN 'true' ELSE 'false' END FROM reading_along
              WHERE conversation_id = ?1)))
"""


def read(connection: Any, talk: Talk) -> RecordedPlan:
    """The plan as it stands; of a conversation closed unfinished, as it stood when it was given up."""
    partial = talk.state == ConversationState.PARTIAL
    until = talk.day + LONGEST_DRAFT if partial else date.max
    told = connection.execute(_PLAN, (talk.id, talk.citizen, talk.ordinal, until.isoformat())).fetchone()
    return msgspec.json.decode(told[0], type=RecordedPlan)
