"""The whole life of conversations, in any order, against a dict that cannot be wrong.

A long form runs where PEJL_LONG is set.
"""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant

from desktop import final_record
from desktop.records import AnswerState, Rater
from tests.services.life import FINAL, Life
from tests.support import examples


class LifeCycle(Life):
    """What must hold at every moment."""

    @invariant()
    def every_conversation_says_what_was_said(self) -> None:
        rows = self.desk.citizens.conversations(self.citizen) if hasattr(self, "citizen") else []
        assert [row.id for row in rows] == sorted(self.expected, reverse=True)
        if self.now is None:
            return
        view = self.desk.conversations.get(self.newest)
        told = self.now
        assert (view.state, view.record.ordinal, view.record.stopped_early) == (
            told.state,
            told.ordinal,
            told.stopped,
        )
        assert view.place == told.place
        assert view.record.talk == told.talk
        assert [question.id for question in view.record.questions] == told.chosen
        for question in view.record.questions:
            for rater, found in ((Rater.CITIZEN, question.citizen), (Rater.CASEWORKER, question.caseworker)):
                given = told.answers.get((question.id, rater), [])
                if found is None:
                    assert not given
                else:
                    wanted = given[-1] if given else (AnswerState.NOT_REACHED, None)
                    assert (found.state, found.option, found.changed) == (*wanted, len(given) > 1)

    @invariant()
    def earlier_answers_are_those_of_then(self) -> None:
        if self.now is None:
            return
        for question in self.desk.conversations.get(self.newest).record.questions:
            for earlier in question.earlier:
                then = next(e for e in self.expected.values() if e.ordinal == earlier.ordinal)
                given = then.answers.get((question.id, Rater(earlier.rater)), [])
                assert (earlier.state, earlier.option) == (
                    given[-1] if given else (AnswerState.NOT_REACHED, None)
                )

    @invariant()
    def finished_records_stay_and_hang_together(self) -> None:
        stored = self.stored()
        previous = ""
        finished = {id: told for id, told in self.expected.items() if told.state is FINAL}
        assert set(stored) == set(finished)
        for conversation in sorted(stored):
            body, digest, before = stored[conversation]
            assert body == finished[conversation].body
            assert (digest, before) == (final_record.content_hash(body.encode()), previous)
            previous = digest
        if self.now and self.now.closed:
            assert [a.text for a in self.desk.finishing.addenda(self.newest)] == self.now.addenda

    def teardown(self) -> None:
        findings = self.desk.checking.check(self.heads).findings
        self.desk.unlocked.close()
        self.folder.cleanup()
        assert findings == ()


LifeCycle.TestCase.settings = settings(
    max_examples=examples(15, 5_000),
    stateful_step_count=examples(40, 100),
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestLifeCycle = LifeCycle.TestCase
