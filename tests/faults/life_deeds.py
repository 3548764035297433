"""What can be done with a vault, as a state machine: each deed on the vault and on a dict, then compared."""

import copy
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from desktop import errors
from desktop.records import ConversationState, Form, NoteKind
from desktop.services.entrance import Entrance
from tests.faults.counts import Counts
from tests.faults.life_model import Citizens, Plan, Talk
from tests.faults.life_plan import PlanLife
from tests.support import CHEAP, PASSWORD, Desk, HandClock, new_desk

QUESTIONS = ("A1", "B2", "C1")
PASSWORDS = (PASSWORD, "grønne cykler synger", "tre små fugle hopper")
MOST_CITIZENS = 4
_QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where syncing costs nothing: what a power cut leaves is not looked at here."""
RARELY = st.integers(0, 9).map(lambda number: number == 0)
"""How often what takes long is done, of the times that it could be."""
WORDS = st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd"], max_codepoint=0x2FF), max_size=9)


class Life(PlanLife):
    """One vault, and everything that may be done with it."""

    counts = Counts()
    forgetful = False

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="pejl-life-", dir=_QUICK)
        self.desk: Desk = new_desk(Path(self._folder.name), HandClock())
        self.entrance = Entrance(Path(self._folder.name), self.desk.clock, CHEAP)
        self.password, self.code = PASSWORD, ""
        self.citizens: Citizens = {}
        self.plans: dict[str, Plan] = {}
        self.backups: dict[Path, tuple[Citizens, dict[str, Plan]]] = {}
        self.named = 0

    def teardown(self) -> None:
        try:
            self._compare()
            heads = self.desk.unlocked.call(self.desk.unlocked.safekeeping.heads).result()
            findings = self.desk.checking.check(heads).findings
            assert findings == (), findings
            Life.counts.acknowledged = (Life.counts.acknowledged or 0) + self._said()
        finally:
            self.desk.unlocked.close()
            self._folder.cleanup()

    # --- Citizens and conversations ---

    @initialize()
    def two_are_here(self) -> None:
        for number in range(2):
            self.add()
            self.begin(number, Form.TOGETHER)
        # One of them was here before, and agreed on something.
        self.agree(0, "Ringe", True)
        self.finish(0)
        self.begin(0, Form.TOGETHER)

    @rule()
    def add(self) -> None:
        if len(self.citizens) >= MOST_CITIZENS:
            return
        self._done("citizens")
        self.named += 1
        name = f"Amira Nummer{self.named}"
        self.desk.citizen(name)
        self.citizens[name], self.plans[name] = [], Plan()

    @rule(pick=st.integers(0, 99), form=st.sampled_from(Form))
    def begin(self, pick: int, form: Form) -> None:
        name = self._one(pick)
        if name is None or (self.citizens[name] and self.citizens[name][-1].open):
            return
        self._done("conversations")
        conversation = self.desk.begun(self._id(name), QUESTIONS)
        self.desk.conversations.set_form(conversation, form)
        self.citizens[name].append(Talk(form=form))

    @rule(pick=st.integers(0, 99), question=st.sampled_from(QUESTIONS), option=st.integers(1, 5))
    def answer(self, pick: int, question: str, option: int) -> None:
        found = self._newest(pick)
        if found is None:
            return
        conversation, talk = found
        with suppress(errors.Finalised):
            self.desk.says(conversation, question, option)
            assert talk.open
            if not self.forgetful:
                talk.options[question] = option

    @rule(pick=st.integers(0, 99), text=WORDS)
    def note(self, pick: int, text: str) -> None:
        found = self._newest(pick)
        if found is None:
            return
        conversation, talk = found
        with suppress(errors.Finalised):
            self.desk.answers.note(conversation, NoteKind.TOPIC, text)
            assert talk.open
            talk.note = text

    @rule(pick=st.integers(0, 99))
    def stop(self, pick: int) -> None:
        found = self._newest(pick)
        if found is not None and found[1].open:
            self.desk.conversations.stop(found[0])
            found[1].stopped = True

    @rule(pick=st.integers(0, 99))
    def finish(self, pick: int) -> None:
        found = self._newest(pick)
        if found is not None and found[1].open:
            self._done("finished")
            self.desk.finishing.finish(found[0])
            found[1].state = ConversationState.FINAL
            found[1].plan = self.plans[self._one(pick) or ""].told()

    @rule(pick=st.integers(0, 99), text=st.sampled_from(["Rettet", "Husk mentor"]))
    def add_addendum(self, pick: int, text: str) -> None:
        found = self._newest(pick)
        if found is not None and not found[1].open:
            self.desk.finishing.add_addendum(found[0], text)
            found[1].addenda.append(text)

    @rule(pick=st.integers(0, 99))
    def file(self, pick: int) -> None:
        found = self._newest(pick)
        if found is not None and not found[1].open:
            self.desk.finishing.file(found[0], "2026-1")
            found[1].filed = True

    # --- The vault ---

    @rule(now=RARELY)
    def lock_and_unlock(self, now: bool) -> None:
        if now:
            self._done("unlocked")
            self.desk.unlocked.close()
            with suppress(errors.WrongPassword):
                self.entrance.unlock(self.entrance.vaults()[0], "ikke den rigtige")
                raise AssertionError("a wrong password opened it")
            self._open(self.entrance.unlock(self.entrance.vaults()[0], self.password))
            self._compare()

    @rule(now=RARELY, new=st.sampled_from(PASSWORDS))
    def change_password(self, now: bool, new: str) -> None:
        if now and new != self.password:
            self._done("passwords")
            security = self.desk.unlocked.security
            self.desk.unlocked.call(security.change_password, self.password, new).result()
            self.password = new

    @rule(now=RARELY)
    def make_code(self, now: bool) -> None:
        if now:
            security = self.desk.unlocked.security
            code = self.desk.unlocked.call(security.new_recovery_code).result()
            self.desk.unlocked.call(security.keep_recovery_code, code, code.lower()).result()
            self.code = code

    @rule(now=st.booleans(), new=st.sampled_from(PASSWORDS))
    def forget_the_password(self, now: bool, new: str) -> None:
        if now and self.code:
            self._done("recovered")
            self.desk.unlocked.close()
            self._open(self.entrance.reset_password(self.entrance.vaults()[0], self.code, new))
            self.password = new

    @rule(now=RARELY)
    def back_up(self, now: bool) -> None:
        if now:
            self._done("backups")
            made = self.desk.unlocked.keeper.start().result()
            self.backups[made.path] = copy.deepcopy((self.citizens, self.plans))

    @rule(now=st.booleans(), pick=st.integers(0, 99))
    def go_back(self, now: bool, pick: int) -> None:
        there = [path for path in self.backups if path.exists()]
        if now and there:
            self._done("restored")
            self.desk.unlocked.close()
            backup = there[pick % len(there)]
            # Closing may make a backup, and keep fewer of the others.
            if backup.exists():
                self.citizens, self.plans = copy.deepcopy(self.backups[backup])
                vault = self.entrance.vaults()[0]
                self._open(self.entrance.restoring(vault, backup, self.password).restore().unlocked)
            else:
                self._open(self.entrance.unlock(self.entrance.vaults()[0], self.password))
            self._compare()

    @rule(now=RARELY, pick=st.integers(0, 99), reason=st.sampled_from(["", "flyttet"]))
    def erase(self, now: bool, pick: int, reason: str) -> None:
        name = self._one(pick)
        if not now or name is None:
            return
        unfiled = any(not talk.open and not talk.filed for talk in self.citizens[name])
        try:
            self.desk.unlocked.keeper.erase(self._id(name), reason).result()
        except errors.NotFiled:
            assert unfiled and not reason
            return
        assert not unfiled or reason
        self._done("erased")
        for content, plans in ((self.citizens, self.plans), *self.backups.values()):
            content.pop(name, None)
            plans.pop(name, None)

    @rule(minutes=st.sampled_from([1, 30, -10]))
    def time_goes_by(self, minutes: int) -> None:
        self.desk.clock.turn(minutes=minutes)

    # --- What must hold ---

    def _compare(self) -> None:
        """Every citizen and every conversation says what it must."""
        rows = {row.name: row.id for row in self.desk.citizens.search()}
        assert set(rows) == set(self.citizens)
        for name, citizen in rows.items():
            found = list(reversed(self.desk.citizens.conversations(citizen)))
            assert len(found) == len(self.citizens[name])
            for row, talk in zip(found, self.citizens[name], strict=True):
                self._compare_talk(row, talk, self.plans[name])
            self._compare_plan(name, citizen)

    def _compare_talk(self, row: Any, talk: Talk, plan: Plan) -> None:
        record = self.desk.summaries.record(row.id)
        said = {q.id: q.citizen.option for q in record.questions if q.citizen.option is not None}
        assert (row.state, row.form, bool(row.filed_number)) == (talk.state, talk.form, talk.filed)
        assert (said, record.topic, record.stopped_early) == (talk.options, talk.note, talk.stopped)
        self._compare_recorded(talk, record, plan)
        if not talk.open:
            assert [each.text for each in self.desk.finishing.addenda(row.id)] == talk.addenda

    def _said(self) -> int:
        return sum(len(talk.options) + 1 for talks in self.citizens.values() for talk in talks)

    def _open(self, unlocked: Any) -> None:
        self.desk = Desk(unlocked, self.desk.clock)

    def _plan_done(self, what: str) -> None:
        self._done(what)

    def _done(self, what: str) -> None:
        Life.counts.tried += 1
        Life.counts.more[what] = Life.counts.more.get(what, 0) + 1
