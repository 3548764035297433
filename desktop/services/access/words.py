"""What stored codes and numbers stand for, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.i18n import Catalogue, mark
from desktop.labels import label, language_words
from desktop.log_details import detail_words
from desktop.models.tables import Barrier, Caseworker, ChosenQuestion, Placement, SmallGoal, Step
from desktop.questions import QuestionBanks
from desktop.records import AccessAction, LinkKind, NoteKind, Rater
from desktop.services import wordings
from desktop.services.access.enums import ENUMS
from desktop.text import format_cpr

_NOTES = {
    NoteKind.TOPIC: mark("What you wanted to talk about"),
    NoteKind.HELP: mark("What could help"),
    NoteKind.FOLLOW_UP: mark("Follow-up question"),
    NoteKind.PICTURE: mark("Whether you recognise the picture"),
    NoteKind.TALK: mark("What we talked about"),
    NoteKind.BARRIERS: mark("What stands in the way"),
    NoteKind.CITIZEN_VIEW: mark("How you see it"),
    NoteKind.CASEWORKER_VIEW: mark("How the caseworker sees it"),
    NoteKind.GOAL_PROMPT: mark("On the way to a goal"),
    NoteKind.CASEWORKER_CHANGE: mark("What a new caseworker was like for you"),
}
_LINKS = {
    LinkKind.CONVERSATION: mark("a finished conversation"),
    LinkKind.ADDENDUM: mark("an addendum"),
    LinkKind.BELIEF: mark("a later view of the caseworker's own"),
}


_PLAN: tuple[tuple[str, type[Any], str], ...] = (
    ("step_id", Step, "text"),
    ("replaced_id", Step, "text"),
    ("small_goal_id", SmallGoal, "text"),
    ("barrier_id", Barrier, "text"),
    ("placement_id", Placement, "company"),
)
"""Which rows of the plan a field points to, and what tells them apart."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    wording: str
    translated: str | None


class Interpreter:
    """Puts one citizen's values into words; reads what they point to once."""

    def __init__(self, session: Session, banks: QuestionBanks, words: Catalogue, citizen: int) -> None:
        self._session = session
        self._words = words
        caseworkers = session.execute(select(Caseworker.id, Caseworker.name))
        self._plan = {name: _texts(session, citizen, table, column) for name, table, column in _PLAN}
        self._caseworkers: dict[int, str] = {row.id: row.name for row in caseworkers}
        self._groups = {group.id: words.bank_name(group.name) for group in banks.target_groups}
        self._factors = {factor.id: words.bank_name(factor.name) for factor in banks.factors}
        asked = (*banks.questions, *banks.belief_questions)
        self._questions = {question.id: question.text for question in asked}
        self._chosen: dict[int, _Chosen] = {}

    def words_of(self, table: str, values: Mapping[str, Any]) -> dict[str, str]:
        """What the values of a row stand for, by field; those that speak for themselves are left out."""
        if table == ChosenQuestion.__tablename__:
            self._chosen[values["id"]] = _Chosen(values["wording_hash"], values["translated_hash"])
        found = {
            name: self._said(table, name, value, values)
            for name, value in values.items()
            if value is not None and value != ""
        }
        return {name: said for name, said in found.items() if said}

    def _said(self, table: str, name: str, value: Any, row: Mapping[str, Any]) -> str:
        _ = self._words.gettext
        if (table, name) in ENUMS:
            return label(self._words, ENUMS[table, name](value))
        match table, name:
            case "note", "kind":
                return _(_NOTES[NoteKind(value)])
            case "chain_link", "kind":
                return _(_LINKS[LinkKind(value)])
            case "citizen", "cpr":
                return format_cpr(value)
            case "access_entry", "detail":
                # A kind that has no words yet is better looked up than printed as it is stored.
                found = detail_words(self._words, AccessAction(row["action"]), value)
                return found or _("stands in the file of data")
            case "final_record", "hash":
                return f"{value[:4]}-{value[4:8]}".upper()
        return self._looked_up(name, value, row)

    def _looked_up(self, name: str, value: Any, row: Mapping[str, Any]) -> str:
        if name in self._plan:
            return self._plan[name].get(value, "")
        match name:
            case "language":
                return language_words(self._words, value)
            case "target_group":
                return self._groups.get(value, "")
            case "caseworker_id":
                return self._caseworkers.get(value, "")
            case "factor":
                return self._factors.get(value, "")
            case "question_id":
                return self._questions.get(value, "")
            case "wording_hash" | "translated_hash":
                return self._shown(value).text
            case "chosen_question_id":
                return self._shown(self._chosen[value].wording).text
            case "option":
                return self._option(value, row)
        return ""

    def _option(self, option: int, row: Mapping[str, Any]) -> str:
        if "wording_hash" in row:
            return self._shown(row["wording_hash"]).options[option - 1]
        shown = self._shown(self._chosen[row["chosen_question_id"]].wording)
        if row["rater"] == Rater.CASEWORKER and shown.caseworker_options:
            return shown.caseworker_options[option - 1]
        return shown.options[option - 1]

    def _shown(self, digest: str) -> wordings.Words:
        return wordings.read(self._session, {digest})[digest]


def _texts(session: Session, citizen: int, table: type[Any], column: str) -> dict[int, str]:
    rows = session.execute(select(table.id, getattr(table, column)).where(table.citizen_id == citizen))
    return {row[0]: row[1] for row in rows}
