"""Plays the invented conversations through the services, in the order in which they were held."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from desktop.demo import themes
from desktop.demo.clock import DemoClock
from desktop.demo.journeys import AT_LAST, Scene, happens, name_barriers
from desktop.demo.people import PEOPLE, End, Person, Talk, Way
from desktop.demo.plan import Plan, follow_up, go_on
from desktop.records import (
    OPTION_COUNT,
    AnswerState,
    CaseworkerView,
    Form,
    MouseHolder,
    NoteKind,
    Place,
    Present,
    Rater,
)
from desktop.services.unlocked import Services

_SATURDAY = 5
_DAYS_TO_FILE = 20
"""A summary older than this has been filed."""


@dataclass(frozen=True)
class Turn:
    """One conversation of one citizen: the `number`-th, from 0, on a day."""

    person: Person
    number: int
    day: date

    @property
    def talk(self) -> Talk:
        return self.person.special.get(self.number, Talk())

    @property
    def chance(self) -> random.Random:
        """The same for the same conversation, whatever else there is."""
        return random.Random(f"{self.person.name} {self.number}")


@dataclass
class Citizen:
    """A citizen in the vault."""

    id: int
    plan: Plan = field(default_factory=Plan)


def turns(today: date) -> list[Turn]:
    """Every conversation, oldest first, none at a weekend and none today."""
    found = [
        Turn(
            person,
            number,
            _working_day(today - timedelta(person.last + (person.talks - 1 - number) * person.apart)),
        )
        for person in PEOPLE
        for number in range(person.talks)
    ]
    return sorted(found, key=lambda turn: turn.day)


def play_everything(services: Services, clock: DemoClock) -> None:
    """Two years of conversations, up to the clock's last day."""
    citizens = dict(_added(services, clock))
    for turn in turns(clock.last_day):
        clock.set(turn.day, 7 + turn.number % 6)
        conversation = play(services, turn, citizens[turn.person.name], today=clock.last_day)
        if turn.talk.addendum:
            clock.set(_working_day(turn.day + timedelta(3)), 9)
            services.finishing.add_addendum(conversation, turn.talk.addendum, "Ny oplysning")
    clock.set(_working_day(clock.last_day - timedelta(1)), 13)
    for person in PEOPLE:
        services.conversations.resume_or_none(citizens[person.name].id)
        happens(person.name, AT_LAST, Scene(services, citizens[person.name].id, clock.last_day))
        if person.archived:
            services.citizens.archive(citizens[person.name].id)


def play(services: Services, turn: Turn, citizen: Citizen, today: date) -> int:
    """One conversation from preparation to paper, as far as it came; its id."""
    talk, person = turn.talk, turn.person
    conversation = services.preparations.prepare(citizen.id)
    _prepare(services, turn, conversation)
    if turn.number == 1 and person.special.get(0, Talk()).colleague:
        _take_over(services, citizen.id)
    if talk.end is End.PREPARED:
        return conversation
    services.conversations.begin(conversation)
    _welcome(services, turn, conversation, citizen)
    reached = _answer(services, turn, conversation)
    if talk.end in (End.LEFT, End.DRAFT):
        services.conversations.set_place(conversation, Place("question", reached))
        return conversation
    if talk.view is CaseworkerView.AFTERWARDS:
        services.conversations.open_views(conversation)
    if person.follows_plan:
        _what_is_agreed(services, turn, conversation, citizen)
    if talk.end is End.STOPPED:
        services.conversations.stop(conversation)
    services.conversations.set_next_day(
        conversation, _working_day(turn.day + timedelta(talk.next_in or person.apart))
    )
    services.finishing.finish(conversation)
    if talk.belief_after:
        _believe(services, conversation, talk.belief_after)
    _paper(services, turn, conversation, old=(today - turn.day).days > _DAYS_TO_FILE)
    return conversation


def _take_over(services: Services, citizen: int) -> None:
    """The citizen's caseworker until now was a colleague."""
    office = services.office.get()
    services.citizens.edit(replace(services.citizens.get(citizen), caseworker=office.caseworker))


def _added(services: Services, clock: DemoClock) -> Iterator[tuple[str, Citizen]]:
    for place, person in enumerate(PEOPLE):
        clock.set(clock.last_day - timedelta(740), 8)
        added = services.citizens.add(
            person.name,
            person.cpr,
            language=person.language,
            target_group=person.group,
            case_number=f"DEMO-{place + 1:03d}",
            caseworker=person.special.get(0, Talk()).colleague,
        )
        yield person.name, Citizen(added)


def _prepare(services: Services, turn: Turn, conversation: int) -> None:
    talk = turn.talk
    if turn.number == 0 or talk.questions or turn.person.special.get(turn.number - 1, Talk()).questions:
        services.preparations.choose(conversation, talk.questions or turn.person.questions)
    view = talk.view or turn.person.view
    if view is not CaseworkerView.SIDE_BY_SIDE:
        services.preparations.set_caseworker_view(conversation, view)
    if talk.belief:
        _believe(services, conversation, talk.belief)
        services.beliefs.note(conversation, turn.chance.choice(themes.BELIEF_NOTES))


def _believe(services: Services, conversation: int, belief: tuple[int | None, int | None]) -> None:
    for question, option in zip(("F1", "F2"), belief, strict=True):
        state = AnswerState.CANNOT_JUDGE if option is None else AnswerState.ANSWERED
        services.beliefs.give(conversation, question, state, option)


def _welcome(services: Services, turn: Turn, conversation: int, citizen: Citizen) -> None:
    talk, calls = turn.talk, services.conversations
    if turn.person.follows_plan or turn.number == 0:
        calls.give_information(conversation)
    if talk.colleague:
        calls.set_caseworker(conversation, talk.colleague)
    if talk.present != Present():
        calls.set_present(conversation, talk.present)
    if talk.form is not Form.TOGETHER:
        calls.set_form(conversation, talk.form)
    elif turn.number == 0:
        calls.set_mouse(conversation, MouseHolder.CITIZEN)
    if talk.without:
        calls.set_without_questions(conversation, True)
    if turn.person.follows_plan:
        topics = turn.person.theme.topics
        services.answers.note(conversation, NoteKind.TOPIC, topics[turn.number % len(topics)])
        follow_up(services, turn.chance, conversation, citizen.plan)


def _answer(services: Services, turn: Turn, conversation: int) -> str | None:
    """Answer the questions that were come to; the one that was not, if any."""
    talk = turn.talk
    asked = talk.questions or turn.person.questions
    reached = asked
    if talk.without:
        reached = ()
    elif talk.end is not End.FINISHED:
        reached = asked[: len(asked) // 2]
    for place, question in enumerate(reached):
        _answer_one(services, turn, conversation, place, question)
    if reached and turn.person.follows_plan:
        helps = turn.person.theme.helps
        services.answers.note(conversation, NoteKind.HELP, helps[turn.number % len(helps)], reached[-1])
    return asked[len(reached)] if len(reached) < len(asked) else None


def _answer_one(services: Services, turn: Turn, conversation: int, place: int, question: str) -> None:
    talk, answer = turn.talk, services.answers.answer
    option = talk.options[place] if talk.options else option_of(turn.person, turn.number, place)
    if talk.changed == question:
        answer(conversation, question, Rater.CITIZEN, AnswerState.ANSWERED, min(option + 1, OPTION_COUNT))
    if question in talk.states:
        answer(conversation, question, Rater.CITIZEN, talk.states[question])
        services.answers.note(
            conversation, NoteKind.FOLLOW_UP, turn.chance.choice(themes.FOLLOW_UPS), question
        )
    else:
        answer(conversation, question, Rater.CITIZEN, AnswerState.ANSWERED, option)
    view = talk.view or turn.person.view
    if view is CaseworkerView.NONE or question not in _SEEN_BY_BOTH:
        return
    if place == 1 and turn.number == 0:
        answer(conversation, question, Rater.CASEWORKER, AnswerState.CANNOT_JUDGE)
    else:
        # The caseworker sees what the citizen said last time: it takes a while to believe in.
        seen = option_of(turn.person, max(turn.number - 1, 0), place + place // 3)
        answer(conversation, question, Rater.CASEWORKER, AnswerState.ANSWERED, seen)


_SEEN_BY_BOTH = frozenset({"A1", "A2", "A3", "A4", "B1", "B2", "C1", "C2", "D1", "D2"})
_SWING = (3, 2, 4, 2, 3, 4, 3, 2)


def option_of(person: Person, number: int, place: int) -> int:
    """The citizen's answer, 1 (best) to 5, to the question at a place of a conversation."""
    done = number / max(person.talks - 1, 1)
    own = (0.0, 0.6, -0.4, 0.3, -0.6)[place % 5]
    match person.way:
        case Way.RISING:
            option = 4.2 - 2.2 * done + own
        case Way.FALLING:
            option = 2.0 + 2.2 * done + own
        case Way.SWINGING:
            option = _SWING[(number + place) % len(_SWING)]
        case Way.LOW:
            option = 4.6 + own
        case _:
            option = 2.6 + own
    return min(max(round(option), 1), OPTION_COUNT)


def _what_is_agreed(services: Services, turn: Turn, conversation: int, citizen: Citizen) -> None:
    talk, theme, chance = turn.talk, turn.person.theme, turn.chance
    notes = {NoteKind.PICTURE: chance.choice(themes.PICTURES) if turn.number else ""}
    if talk.without or turn.number % 3 == 1:
        notes[NoteKind.TALK] = theme.talk
    if talk.two_views and theme.views:
        notes[NoteKind.CITIZEN_VIEW], notes[NoteKind.CASEWORKER_VIEW] = theme.views
    for kind, text in notes.items():
        if text:
            services.answers.note(conversation, kind, text)
    scene = Scene(services, citizen.id, turn.day, conversation)
    if turn.number == 0:
        name_barriers(scene, theme)
    happens(turn.person.name, turn.number, scene)
    go_on(services, turn.person, turn.number, turn.day, conversation, citizen.plan)


def _paper(services: Services, turn: Turn, conversation: int, *, old: bool) -> None:
    talk, finishing = turn.talk, services.finishing
    if talk.signature:
        finishing.sign(conversation, talk.signature)
    if talk.waiting:
        finishing.await_print(conversation, True)
    if old and turn.person.follows_plan:
        finishing.file(conversation, f"DEMO-{turn.day:%y}-{turn.day:%j}{turn.number}")


def _working_day(day: date) -> date:
    return day - timedelta(max(day.weekday() - _SATURDAY + 1, 0))
