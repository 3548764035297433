"""What tests of the access share: a citizen of whom every table holds something, and the export."""

from pathlib import Path
from typing import Any

from desktop.i18n import Catalogue
from desktop.records import AnswerState, NoteKind, Rater, StepStatus
from desktop.reports.access_content import AccessExport
from tests.plan_rows import fill_plan, fill_talk
from tests.support import Desk

WORDS = Catalogue("en")


def full(desk: Desk, text: str = "fugle på Fanø") -> int:
    """A citizen of whom every table holds something, with `text` wherever something is typed."""
    citizen: int = desk.citizens.add("Amira Prøvesen", "610190-0000", case_number="sagen-77", language="ar")
    talk = desk.preparations.prepare(citizen)
    desk.preparations.choose(talk, ["A1", "B2"])
    desk.conversations.start(talk)
    desk.says(talk, "A1", 4)
    desk.says(talk, "A1", 2)
    desk.answers.answer(talk, "A1", Rater.CASEWORKER, AnswerState.ANSWERED, 3)
    desk.says(talk, "B2", AnswerState.DECLINED)
    desk.answers.note(talk, NoteKind.TALK, text)
    desk.answers.focus(talk, ["A"])
    desk.plans.set_goal(talk, text)
    desk.agreed(talk, "Ringe til plejehjemmet")
    desk.beliefs.give(talk, "F1", AnswerState.ANSWERED, 4)
    desk.beliefs.note(talk, text)
    desk.finishing.finish(talk)
    desk.finishing.add_addendum(talk, text, "fordi")
    desk.finishing.file(talk, "2026-11")
    second = desk.begun(citizen, ["A1"])
    desk.says(second, "A1", AnswerState.DECLINED)
    step = desk.sql("SELECT id FROM step")[0][0]
    desk.plans.review(second, step, StepStatus.DONE, text[:100])
    fill_plan(desk, citizen, talk)
    fill_talk(desk, second, desk.agreed(second, "Ringe igen").id, step)
    desk.papers.saved(talk, Path("/ingen/steder/samtale.pdf"))
    desk.rights.keep_on(citizen)
    return citizen


def exported(desk: Desk, citizen: int, words: Catalogue = WORDS) -> AccessExport:
    made: AccessExport = desk.access_exports.make(citizen, words)
    return made


def rows(export: AccessExport, table: str) -> list[dict[str, Any]]:
    return [row.values for part in export.parts if part.table == table for row in part.rows]
