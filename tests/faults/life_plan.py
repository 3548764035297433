"""What may be done with a citizen's living plan, at any time and in any order, against a dict."""

from contextlib import suppress
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from desktop import errors
from desktop.plan_records import (
    AimKind,
    BarrierKind,
    BarrierStatus,
    GoalStatus,
    OutcomeKind,
    PlacementKind,
    PromiseHeld,
    SupportRole,
)
from desktop.records import Rater, StepDraft, StepStatus
from tests.faults.life_model import LAST, Citizens, Entry, Place, Plan, Talk, in_order, put, told
from tests.support import Desk

PICK = st.integers(0, 99)
TEXT = st.text(
    st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd"], max_codepoint=0x2FF), min_size=1, max_size=9
)


class PlanLife(RuleBasedStateMachine):
    """The part of a life that is about the plan; who lives it has a vault, and `citizens` and `plans`."""

    desk: Desk
    citizens: Citizens
    plans: dict[str, Plan]

    @rule(pick=PICK, place=PICK, text=TEXT, deed=st.sampled_from(["add", "add", "reach", "move", "remove"]))
    def small_goal(self, pick: int, place: int, text: str, deed: str) -> None:
        name = self._one(pick)
        if name is None:
            return
        goals, service, plan = self.desk.goals, self._id(name), self.plans[name]
        listed, views = in_order(plan.goals), goals.small_goals(service)
        if deed == "add":
            talk = self._open_talk(name)
            goals.add_small_goal(service, text, talk[0] if talk else None)
            at = len(plan.goals)
            plan.goals.append(Entry("goal", text, position=at, talk=talk[1] if talk else None))
        elif views:
            place %= len(views)
            view, entry = views[place], listed[place]
            if deed == "reach":
                reached = entry.status == GoalStatus.REACHED
                entry.status = GoalStatus.OPEN if reached else GoalStatus.REACHED
                goals.settle_small_goal(view.id, entry.status)
            elif deed == "move":
                goals.move_small_goal(view.id, pick % 4)
                put(plan.goals, entry, pick % 4)
            elif entry.talk is not None or all(talk.open for talk in self.citizens[name]):
                goals.remove_small_goal(view.id)
                if entry.talk is None or entry.talk.open:
                    plan.goals.remove(entry)
                else:
                    entry.status = GoalStatus.DROPPED
        self._plan_done("small goals")

    @rule(
        pick=PICK,
        place=PICK,
        text=TEXT,
        kind=st.sampled_from([BarrierKind.OWN, BarrierKind.MOBILITY, BarrierKind.HEALTH]),
        deed=st.sampled_from(["add", "add", "move", "move", "do", *BarrierStatus]),
    )
    def barrier(self, pick: int, place: int, text: str, kind: BarrierKind, deed: str) -> None:
        name = self._one(pick)
        if name is None:
            return
        plan, rater = self.plans[name], list(Rater)[place % 2]
        mine, barriers = plan.barriers[rater], self.desk.barriers
        views = getattr(barriers.lists(self._id(name)), rater.value)
        if deed == "add":
            words = text if kind is BarrierKind.OWN else ""
            barriers.add(self._id(name), rater, kind, words)
            there = next((each for each in mine if (each.kind, each.text) == (kind, words)), None)
            if there is None:
                made = Entry(kind, words)
                mine.append(made)
                put(mine, made, sum(each.status not in LAST for each in mine) - 1)
            elif there.status == BarrierStatus.GONE:
                there.status = BarrierStatus.OPEN
        elif views:
            view, entry = views[place % len(views)], in_order(mine)[place % len(views)]
            if deed == "move":
                barriers.move(view.id, pick % 4)
                put(mine, entry, pick % 4)
            elif deed == "do":
                barriers.change(view.id, action=text)
                entry.action = text
            else:
                entry.status = BarrierStatus(deed)
                barriers.change(view.id, status=entry.status)
        self._plan_done("barriers")

    @rule(
        pick=PICK,
        place=PICK,
        text=TEXT,
        deed=st.sampled_from(["add", "rung", "rung", "reach", "move", "hours", "ordinary"]),
    )
    def placement(self, pick: int, place: int, text: str, deed: str) -> None:
        name = self._one(pick)
        if name is None:
            return
        places, plan, citizen = self.desk.placements, self.plans[name], self._id(name)
        today, minutes = self.desk.clock.today(), place * 15
        if deed == "ordinary":
            places.add_hours(citizen, today, minutes)
            plan.hours[today] = minutes
        elif deed == "add" or not plan.places:
            plan.places[places.add(citizen, PlacementKind.COMPANY, text)] = Place(text)
        else:
            id = sorted(plan.places)[place % len(plan.places)]
            ladder = plan.places[id].rungs
            rungs = next(each for each in places.listed(citizen) if each.id == id).tasks
            if deed == "hours":
                places.change(id, weekly_minutes=minutes)
                plan.places[id].minutes = minutes
            elif deed == "rung" or not rungs:
                places.add_task(id, text)
                ladder.append((text, None))
            elif deed == "reach":
                places.reach_task(rungs[pick % len(rungs)].id, today)
                ladder[pick % len(rungs)] = (ladder[pick % len(rungs)][0], today)
            else:
                places.move_task(rungs[-1].id, pick % 3)
                ladder.insert(min(pick % 3, len(ladder) - 1), ladder.pop())
        self._plan_done("placements")

    @rule(
        pick=PICK, text=TEXT, role=st.sampled_from(SupportRole), deed=st.sampled_from(["add", "end", "off"])
    )
    def person(self, pick: int, text: str, role: SupportRole, deed: str) -> None:
        name = self._one(pick)
        if name is None:
            return
        support, plan = self.desk.support, self.plans[name]
        if deed == "add" or not plan.persons:
            plan.persons[support.add_person(self._id(name), role, text)] = (role.value, text)
        else:
            person = sorted(plan.persons)[pick % len(plan.persons)]
            if deed == "end":
                with suppress(errors.InvalidInput):  # the clock was put back
                    support.end_person(person, self.desk.clock.today())
                    del plan.persons[person]
            else:
                support.remove_person(person)
                del plan.persons[person]
        self._plan_done("persons")

    @rule(pick=PICK, text=TEXT, kind=st.sampled_from(OutcomeKind))
    def outcome(self, pick: int, text: str, kind: OutcomeKind) -> None:
        name = self._one(pick)
        if name is not None:
            self.desk.outcomes.add(self._id(name), kind, self.desk.clock.today(), text)
            self.plans[name].outcomes.append((kind.value, text))
            self._plan_done("outcomes")

    @rule(pick=PICK, days=st.none() | st.integers(1, 30), held=st.none() | st.sampled_from(PromiseHeld))
    def promise(self, pick: int, days: int | None, held: PromiseHeld | None) -> None:
        found = self._newest(pick)
        if found is None:
            return
        conversation, talk = found
        talks = next(each for each in self.citizens.values() if each and each[-1] is talk)
        with suppress(errors.Finalised):
            self.desk.support.promise(conversation, days)
            assert talk.open
            talk.promise = days
            try:
                self.desk.support.review_promise(conversation, held)
                talk.held = held.value if held else ""
            except errors.InvalidInput:
                assert not any(before.promise for before in talks[:-1])
            self._plan_done("promises")

    @rule(pick=PICK, text=TEXT, aimed=st.booleans())
    def agree(self, pick: int, text: str, aimed: bool) -> None:
        found = self._newest(pick)
        if found is None:
            return
        with suppress(errors.Finalised):
            self.desk.agreed(found[0], text, aim=AimKind.GOAL if aimed else "")
            assert found[1].open
            found[1].steps.append((text, "goal" if aimed else "", ""))
            self._plan_done("steps")

    @rule(pick=PICK, place=PICK, text=TEXT, how=st.sampled_from([StepStatus.DONE, StepStatus.CHANGED]))
    def follow_up(self, pick: int, place: int, text: str, how: StepStatus) -> None:
        found = self._newest(pick)
        if found is None or not found[1].open:
            return
        conversation, talk = found
        steps = self.desk.conversations.get(conversation).earlier_steps
        fresh = [step for step in steps if step.id not in talk.followed]
        if not fresh:
            return
        step = fresh[place % len(fresh)]
        talk.followed.append(step.id)
        if how is StepStatus.CHANGED:
            draft = StepDraft(text, step.owner, step.origin)
            self.desk.plans.replace_step(conversation, step.id, draft, text)
            talk.steps.append((text, "", step.text))
        else:
            self.desk.plans.review(conversation, step.id, how, text)
        self._plan_done("followed up")

    def _compare_plan(self, name: str, citizen: int) -> None:
        """The services say what the plan must be, in its order."""
        plan, lists = self.plans[name], self.desk.barriers.lists(citizen)
        small = self.desk.goals.small_goals(citizen)
        assert [(each.text, each.status) for each in small] == [
            (each.text, each.status) for each in in_order(plan.goals)
        ]
        for rater in Rater:
            found = getattr(lists, rater.value)
            assert [(each.kind, each.text, each.status, each.action) for each in found] == [
                (each.kind, each.text, each.status, each.action) for each in in_order(plan.barriers[rater])
            ]

    def _compare_recorded(self, talk: Talk, record: Any, plan: Plan) -> None:
        """A record says how it stood: of an open conversation now, of a finished one then."""
        steps = [(each.text, each.aim, each.changed_from) for each in record.steps if not each.from_earlier]
        assert steps == talk.steps, (steps, talk.steps)
        assert (record.plan.answer_days, record.plan.promise_held) == (talk.promise, talk.held)
        if talk.plan is not None or talk.open:
            assert told(record.plan) == (talk.plan or plan.told())

    def _open_talk(self, name: str) -> tuple[int, Talk] | None:
        talks = self.citizens[name]
        if not talks or not talks[-1].open:
            return None
        return self.desk.citizens.conversations(self._id(name))[0].id, talks[-1]

    def _one(self, pick: int) -> str | None:
        return sorted(self.citizens)[pick % len(self.citizens)] if self.citizens else None

    def _id(self, name: str) -> int:
        return next(row.id for row in self.desk.citizens.search() if row.name == name)

    def _newest(self, pick: int) -> tuple[int, Talk] | None:
        name = self._one(pick)
        if name is None or not self.citizens[name]:
            return None
        return self.desk.citizens.conversations(self._id(name))[0].id, self.citizens[name][-1]

    def _plan_done(self, what: str) -> None:
        """Count a deed."""
        raise NotImplementedError
