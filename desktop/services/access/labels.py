"""What tables and fields are called in an access export, in words that a citizen understands.

A field without a name here is in the data alone: it holds rows together, and says nothing about anyone.
"""

from desktop.i18n import mark
from desktop.models.dictionary_tables import Personal, Retention

TITLES = {
    "citizen": mark("About you"),
    "citizen_search": mark("Your name and CPR number, for searching"),
    "conversation": mark("The conversation"),
    "chosen_question": mark("The questions"),
    "answer": mark("The answers"),
    "note": mark("What was written down"),
    "focus_factor": mark("What to work on"),
    "goal": mark("Your goal"),
    "step": mark("Next steps"),
    "step_review": mark("Steps that were followed up"),
    "small_goal": mark("Small goals on the way"),
    "barrier": mark("What stands in the way"),
    "barrier_opening": mark("Whether both lists were opened"),
    "step_aim": mark("What the steps are for"),
    "step_replacement": mark("Steps that were changed"),
    "placement": mark("Placements"),
    "placement_fit": mark("How placements fit your plan"),
    "placement_task": mark("Your tasks in placements"),
    "placement_practice": mark("What to practise in placements"),
    "ordinary_hours": mark("Ordinary hours"),
    "caseworker_period": mark("Your caseworkers"),
    "support_person": mark("Who else stands by you"),
    "answer_promise": mark("When you were promised an answer"),
    "promise_review": mark("Whether the promise held"),
    "reading_along": mark("Whether others may read along"),
    "outcome": mark("What came of it"),
    "handover": mark("Handing over to another caseworker"),
    "belief": mark("The caseworker's own view (F)"),
    "belief_note": mark("What would raise the caseworker's own view"),
    "final_record": mark("The locked record"),
    "completion": mark("Signature and filing"),
    "addendum": mark("Added later"),
    "chain_link": mark("Seals that show that nothing was changed"),
    "saved_paper": mark("Saved files"),
    "access_entry": mark("Who has opened and used your data"),
    "setting": mark("Decisions to keep your data"),
}

LABELS = {
    "asked_at": mark("Asked"),
    "aspect": mark("About"),
    "barrier_id": mark("For what stands in the way"),
    "citizen_wishes": mark("You want it"),
    "caseworker_wishes": mark("The caseworker wants it"),
    "colleague": mark("The colleague"),
    "company": mark("Company or school"),
    "consideration": mark("What has to be considered"),
    "contact": mark("Contact person"),
    "contact_details": mark("How to reach them"),
    "culture": mark("What the place should be like"),
    "days": mark("Within working days"),
    "direction": mark("Which way"),
    "ended_on": mark("Was over"),
    "ending": mark("How it ended"),
    "ends": mark("Until"),
    "fit": mark("How it fits"),
    "held": mark("Whether it held"),
    "named_on": mark("First named"),
    "opened_at": mark("Opened"),
    "ordinary_goal": mark("Goal for ordinary hours"),
    "ordinary_goal_minutes": mark("Goal for ordinary minutes a week"),
    "placement_id": mark("Placement"),
    "promised": mark("What was promised"),
    "purpose": mark("What it is to give"),
    "reached_on": mark("Reached"),
    "recorded_at": mark("Written down"),
    "replaced_id": mark("Instead of the step"),
    "role": mark("Who it is"),
    "set_on": mark("Set"),
    "settled_on": mark("Settled"),
    "small_goal_id": mark("For the small goal"),
    "starts": mark("From"),
    "trade": mark("Trade"),
    "type": mark("Kind"),
    "wanted": mark("Wanted"),
    "weekly_minutes": mark("Minutes a week"),
    "where_we_are": mark("Where we are"),
    "action": mark("What was done"),
    "answered_at": mark("Answered at"),
    "archived_at": mark("Archived"),
    "at": mark("When"),
    "awaiting_print": mark("Waits for printing"),
    "case_number": mark("Case number"),
    "caseworker_id": mark("Caseworker"),
    "caseworker_view": mark("The caseworker's view"),
    "companion": mark("A companion was there"),
    "cpr": mark("CPR number"),
    "created_at": mark("Added"),
    "day": mark("Day"),
    "detail": mark("Details"),
    "due": mark("By when"),
    "factor": mark("Works on"),
    "filed_at": mark("Filed"),
    "filed_number": mark("Filed under"),
    "finished_at": mark("Finished"),
    "form": mark("How"),
    "hash": mark("Fingerprint"),
    "information_given_at": mark("Told why we ask"),
    "interpreter": mark("An interpreter was there"),
    "kind": mark("About"),
    "language": mark("Language"),
    "mentor": mark("A mentor was there"),
    "mouse": mark("The mouse"),
    "name": mark("Name"),
    "next_day": mark("Next conversation"),
    "option": mark("Answer"),
    "ordinal": mark("Number"),
    "origin": mark("Whose idea"),
    "owner": mark("Who does it"),
    "path": mark("Where the file is"),
    "position": mark("Number in the order"),
    "prepared_at": mark("Prepared"),
    "protected": mark("Needs a password"),
    "question_id": mark("Question"),
    "rater": mark("Who answered"),
    "reason": mark("Why"),
    "revision": mark("Answer number"),
    "saved_at": mark("Saved"),
    "signature": mark("Signature"),
    "signed_at": mark("Signed"),
    "started_at": mark("Began"),
    "state": mark("Status"),
    "status": mark("How far"),
    "step_id": mark("Step"),
    "stopped_early": mark("Stopped early"),
    "target_group": mark("Target group"),
    "text": mark("In words"),
    "timing": mark("When in the talk"),
    "translated_hash": mark("In your language"),
    "views_opened_at": mark("Both sides shown"),
    "without_questions": mark("Without questions"),
    "wording_hash": mark("The question as shown"),
    "written_at": mark("Written"),
    "chosen_question_id": mark("To the question"),
    "value": mark("Day"),
}

IN_DATA_ALONE = frozenset(
    {
        # Keys, and the order of rows.
        "id", "uuid", "citizen_id", "conversation_id", "addendum_id", "belief_id", "citizen_uuid",
        "conversation_uuid", "sequence", "key",
        # The name once more, as it is searched and ordered by.
        "folded", "sort_key",
        # Where the screen was left.
        "place_page", "place_question",
        # Where the words of a question came from; the words themselves are on the paper.
        "bank", "bank_version",
        # All that is printed once more in one text, and digests of it.
        "transfer", "head",
        "body", "previous_hash", "content_hash", "rows",
    }
)  # fmt: skip

TWICE = frozenset({("chosen_question", "question_id"), ("belief", "wording_hash")})
"""Fields that another one of the same row says in the same words."""

DATA_TABLES = frozenset({"citizen_search", "chain_link"})
"""Tables that are in the data alone."""

KEPT = {
    Retention.CITIZEN: mark("until you are erased"),
    Retention.PREPARATION: mark("until you are erased, or the preparation is taken back"),
    Retention.CHANGE: mark("until it is changed or deleted"),
    Retention.FILE: mark("until the file is gone, or you are erased"),
    Retention.VAULT: mark("as long as the caseworker uses Pejl; without your name once you are erased"),
}

PERSONAL = {
    Personal.NO: mark("not about a person"),
    Personal.YES: mark("about a person"),
    Personal.SENSITIVE: mark("about a person, and may tell of health"),
}


def label_of(table: str, column: str) -> str:
    """What a field is called on paper, before translation; '' for one that is in the data alone."""
    alone = table in DATA_TABLES or column in IN_DATA_ALONE or (table, column) in TWICE
    return "" if alone else LABELS[column]
