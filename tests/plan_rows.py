"""A row in every table of the living plan, put in past the services."""

from desktop.records import AnswerState, NoteKind
from tests.support import Desk

_NOW = "'2026-05-12 08:00:00.000000'"
_DAY = "'2026-05-12'"
OF_CITIZEN = (
    f"INSERT INTO small_goal VALUES (1, 'g', :p, :c, 0, 'Tage bussen', 'open', {_DAY}, NULL)",
    "INSERT INTO barrier VALUES (1, 'b', :p, :c, 'caseworker', 0, 'mobility', 'Bussen', 'derived', 'open',"
    f" 'kort', {_DAY}, NULL)",
    "INSERT INTO placement VALUES (1, 'p', :p, :c, 'company', 'Fønix Genbrug', 'Ida', '00 00 00 00',"
    f" {_DAY}, NULL, NULL, '', 900, 'prøve', 'lager', 'ro', 'ryggen', 300, 'lidt løn', 'Bo')",
    "INSERT INTO placement_fit VALUES (1, 'hours', 'partly', 'lidt tidligt')",
    "INSERT INTO placement_task VALUES (1, 1, 0, 'sortere', NULL)",
    "INSERT INTO placement_practice VALUES (1, 1, 0, 'A1', 'spørge om hjælp')",
    f"INSERT INTO ordinary_hours VALUES (1, 'h', :p, 1, {_DAY}, 300)",
    f"INSERT INTO support_person VALUES (1, 's', :p, 'mentor', 'Bo', '', {_DAY}, NULL)",
    f"INSERT INTO outcome VALUES (1, 'o', :p, 'job', {_DAY}, 'lager', {_NOW})",
    f"INSERT INTO handover VALUES (1, :p, 'given', 't', {_NOW}, 'Ole', 'her', 'et svar', 'morgen', '')",
)
"""Of a citizen `:p` and a conversation `:c`."""


def spoken(desk: Desk, citizen: int) -> int:
    """A begun conversation in which all was said, but for its steps."""
    conversation: int = desk.preparations.prepare(citizen)
    desk.beliefs.give(conversation, "F1", AnswerState.ANSWERED, 2)
    desk.beliefs.note(conversation, "et praktiksted")
    desk.preparations.choose(conversation, ["A1", "B3"])
    desk.conversations.start(conversation)
    desk.says(conversation, "A1", 3)
    desk.says(conversation, "A1", 2)
    desk.says(conversation, "A1", 3, "caseworker")
    desk.says(conversation, "B3", AnswerState.DECLINED)
    desk.answers.note(conversation, NoteKind.HELP, "En fast dag", "A1")
    desk.answers.focus(conversation, ["A", "B"])
    desk.plans.set_goal(conversation, "Et job med dyr")
    return conversation


def fill_plan(desk: Desk, citizen: int, conversation: int) -> None:
    """A row in each table that hangs on the citizen."""
    for statement in OF_CITIZEN:
        desk.sql(statement.replace(":p", str(citizen)).replace(":c", str(conversation)))


def fill_talk(desk: Desk, conversation: int, step: int, replaced: int | None = None) -> None:
    """A row in each table that is final with the conversation; `replaced` is a step of an earlier one."""
    desk.sql("INSERT INTO step_aim VALUES (?, 'goal', NULL, NULL, NULL)", step)
    if replaced is not None:
        desk.sql("INSERT INTO step_replacement VALUES (?, ?)", step, replaced)
    desk.sql(f"INSERT INTO barrier_opening VALUES (?, 1, 1, {_NOW})", conversation)
    desk.sql("INSERT INTO answer_promise VALUES (?, 3)", conversation)
    desk.sql("INSERT INTO promise_review VALUES (?, 'partly', 'ferie')", conversation)
    desk.sql(f"INSERT INTO reading_along VALUES (?, 0, {_NOW})", conversation)
