"""What is done with conversations, in any order, and a dict of what they must say then."""

import tempfile
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from desktop.errors import Finalised, InvalidInput
from desktop.records import AnswerState, ConversationState, NoteKind, Place, Rater, StepStatus
from desktop.vault.heads import Heads
from tests.support import Desk, HandClock, new_desk, reopened

ASKED = ["A1", "A3", "B2", "B3", "E2", "T1"]
CITIZENS_ALONE = {"B3", "E2", "T1"}
PREPARED, DRAFT = ConversationState.PREPARED, ConversationState.DRAFT
PARTIAL, FINAL = ConversationState.PARTIAL, ConversationState.FINAL


@dataclass
class Expected:
    """What a conversation must say."""

    ordinal: int
    state: ConversationState = PREPARED
    age: int = 0
    chosen: list[str] = field(default_factory=list)
    answers: dict[tuple[str, Rater], list[tuple[AnswerState, int | None]]] = field(default_factory=dict)
    talk: str = ""
    stopped: bool = False
    place: Place = field(default_factory=lambda: Place("welcome"))
    addenda: list[str] = field(default_factory=list)
    body: str = ""

    @property
    def closed(self) -> bool:
        return self.state in (PARTIAL, FINAL)


class Life(RuleBasedStateMachine):
    """One citizen, one caseworker, and everything the two may do; `expected` says what must come of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="pejl-life-")
        self.desk: Desk = new_desk(Path(self.folder.name), HandClock())
        self.expected: dict[int, Expected] = {}
        self.newest = 0
        self.heads = Heads()

    @initialize()
    def begin(self) -> None:
        self.citizen = self.desk.citizen("Amira Prøvesen")

    @property
    def now(self) -> Expected | None:
        return self.expected.get(self.newest)

    def refused(self, kind: type[Exception], *call: object) -> None:
        function, *arguments = call
        with pytest.raises(kind):
            function(*arguments)

    def close_what_was_left(self) -> None:
        if self.now and self.now.state is DRAFT and self.now.age > 14:
            self.now.state = PARTIAL

    def stored(self) -> dict[int, tuple[str, str, str]]:
        rows = self.desk.sql("SELECT conversation_id, body, hash, previous_hash FROM final_record")
        return {row[0]: (row[1], row[2], row[3]) for row in rows}

    # --- What a caseworker does ---

    @rule()
    def prepare(self) -> None:
        self.close_what_was_left()
        conversation = self.desk.preparations.prepare(self.citizen)
        if self.now and not self.now.closed:
            assert conversation == self.newest
            return
        assert conversation not in self.expected
        last = self.expected[self.newest].chosen if self.now else ["A1", "B2", "C2", "D1", "E1"]
        self.newest = conversation
        self.expected[conversation] = Expected(
            len(self.expected) + 1, chosen=list(last or ["A1", "B2", "C2", "D1", "E1"])
        )

    @rule(questions=st.sets(st.sampled_from(ASKED), min_size=1))
    def choose(self, questions: set[str]) -> None:
        call = self.desk.preparations.choose, self.newest, sorted(questions)
        if self.now is None:
            return
        if self.now.closed:
            self.refused(Finalised, *call)
            return
        call[0](*call[1:])
        self.now.chosen = sorted(questions | {question for question, _ in self.now.answers})

    @rule()
    def start(self) -> None:
        if self.now is None:
            return
        self.close_what_was_left()
        if self.now.closed:
            self.refused(Finalised, self.desk.conversations.start, self.newest)
            return
        self.desk.conversations.start(self.newest)
        if self.now.state is PREPARED:
            self.now.state, self.now.age = DRAFT, 0

    @rule(
        question=st.sampled_from(ASKED),
        rater=st.sampled_from(Rater),
        said=st.integers(1, 5) | st.sampled_from([AnswerState.DECLINED, AnswerState.CANNOT_JUDGE]),
    )
    def answer(self, question: str, rater: Rater, said: int | AnswerState) -> None:
        if self.now is None or question not in self.now.chosen:
            return
        given = (AnswerState.ANSWERED, said) if isinstance(said, int) else (said, None)
        call = self.desk.answers.answer, self.newest, question, rater, *given
        wrong = said is (AnswerState.DECLINED if rater is Rater.CASEWORKER else AnswerState.CANNOT_JUDGE)
        if wrong or self.now.state is PREPARED:
            self.refused(InvalidInput, *call)
        elif self.now.closed:
            self.refused(Finalised, *call)
        elif rater is Rater.CASEWORKER and question in CITIZENS_ALONE:
            self.refused(InvalidInput, *call)
        else:
            call[0](*call[1:])
            told = self.now.answers.setdefault((question, rater), [])
            if not told or told[-1] != given:
                told.append(given)

    @rule(
        text=st.text(
            st.characters(codec="utf-8", exclude_characters="\x00\r\u2029", categories=["L", "P", "S", "Z"]),
            max_size=20,
        )
    )
    def note(self, text: str) -> None:
        if self.now is None:
            return
        if self.now.closed:
            self.refused(Finalised, self.desk.answers.note, self.newest, NoteKind.TALK, text)
            return
        self.desk.answers.note(self.newest, NoteKind.TALK, text)
        self.now.talk = unicodedata.normalize("NFC", text)

    @rule(place=st.sampled_from([Place("question", "A1"), Place("plan"), Place("development")]))
    def turn_the_page(self, place: Place) -> None:
        if self.now is None:
            return
        self.desk.conversations.set_place(self.newest, place)
        if self.now.state is DRAFT:
            self.now.place = place

    @rule(going_on=st.booleans())
    def stop(self, going_on: bool) -> None:
        if self.now is None:
            return
        call = self.desk.conversations.go_on if going_on else self.desk.conversations.stop
        if self.now.closed:
            self.refused(Finalised, call, self.newest)
            return
        call(self.newest)
        self.now.stopped = not going_on
        if not going_on:
            self.now.place = Place("summary")

    @rule()
    def discard(self) -> None:
        if self.now is None:
            return
        if self.now.closed:
            self.refused(Finalised, self.desk.preparations.discard, self.newest)
            return
        self.desk.preparations.discard(self.newest)
        if self.now.state is PREPARED:
            del self.expected[self.newest]
            self.newest = max(self.expected, default=0)

    @rule()
    def finish(self) -> None:
        if self.now is None:
            return
        if self.now.state is PREPARED:
            self.refused(InvalidInput, self.desk.finishing.finish, self.newest)
        elif self.now.closed:
            self.refused(Finalised, self.desk.finishing.finish, self.newest)
        else:
            self.desk.finishing.finish(self.newest)
            self.now.state = FINAL
            self.now.body = self.stored()[self.newest][0]

    @rule(text=st.sampled_from(["Rettet", "Husk mentor"]))
    def add_addendum(self, text: str) -> None:
        if self.now is None:
            return
        if not self.now.closed:
            self.refused(InvalidInput, self.desk.finishing.add_addendum, self.newest, text)
            return
        self.desk.finishing.add_addendum(self.newest, text)
        self.now.addenda.append(text)

    @rule(status=st.sampled_from(StepStatus))
    def follow_up_and_agree_on_a_step(self, status: StepStatus) -> None:
        if self.now is None:
            return
        if self.now.closed:
            self.refused(Finalised, self.desk.agreed, self.newest, "Ringe")
            return
        for step in self.desk.conversations.get(self.newest).earlier_steps:
            self.desk.plans.review(self.newest, step.id, status)
        self.desk.agreed(self.newest, "Ringe")

    @rule(option=st.integers(1, 5))
    def believe(self, option: int) -> None:
        if self.now is not None:
            self.desk.beliefs.give(self.newest, "F1", AnswerState.ANSWERED, option)

    # --- What happens meanwhile ---

    @rule()
    def note_how_far_it_has_come(self) -> None:
        """Whatever is done later, the vault is never behind."""
        self.heads = self.desk.checking.heads()

    @rule(days=st.sampled_from([1, 6, 15, -1]))
    def days_go_by(self, days: int) -> None:
        self.desk.clock.turn(days=days)
        for conversation in self.expected.values():
            conversation.age += days

    @rule()
    def restart(self) -> None:
        self.desk = reopened(self.desk, Path(self.folder.name))

    @rule()
    def open_the_citizen(self) -> None:
        self.close_what_was_left()
        open_ = self.newest if self.now and not self.now.closed else None
        assert self.desk.conversations.resume_or_none(self.citizen) == open_
