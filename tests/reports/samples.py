"""Records of plainly invented people, with the built-in bank's own words."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache

import msgspec

from desktop.final_record import (
    EarlierAnswer,
    EarlierConversation,
    FinalRecord,
    RecordedAnswer,
    RecordedQuestion,
    RecordedStep,
)
from desktop.questions import QuestionBanks, load, wording_hash

TODAY = date(2026, 11, 21)
MAY = date(2026, 5, 12)
AUGUST = date(2026, 8, 20)
EARLIER = (MAY, AUGUST)
CPR = "6101900000"

LEAFLET = ("A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C1", "C2", "C3", "C4", "D1", "D2", "E1", "E2")
TRUST = ("T1", "T2", "T3", "T4")

HOSTILE = (
    "<b>fed</b> & <i>skrå",
    '<img src="file:///etc/passwd"/>',
    '<a href="http://example.invalid">link</a> <font color="red">uden slut',
    "Tom &amp; Jerry &nbsp; &#60;x&#62;",
    "før\x00efter",
    "smil \U0001f600 her",
    "vend\u202etgif\u202c om",
    "x" * 300,
    "æøå ÆØÅ é ł ş Ж Ω",
    "Nfd a\u030a o\u0308",
    "العربية og ትግርኛ",
    "漢字",
    "</para><para>",
    "%(name)s {0} %s",
)


@dataclass(frozen=True)
class Said:
    """How one question was answered: options 1 to 5, or a state; earlier answers by day."""

    citizen: int | str
    caseworker: int | str | None = None
    earlier: tuple[tuple[date, int | str, int | str | None], ...] = ()
    help: str = ""
    follow_up: str = ""
    changed: bool = False
    comparable: bool = True


@cache
def banks() -> QuestionBanks:
    """The built-in bank, read once."""
    return load()


def question(id: str, said: Said) -> RecordedQuestion:
    """A recorded question of the built-in bank."""
    found = banks().question(id)
    earlier = []
    for day, citizen, caseworker in said.earlier:
        earlier.append(_earlier(day, "citizen", found.options, citizen, said.comparable))
        if caseworker is not None:
            earlier.append(_earlier(day, "caseworker", found.caseworker_options, caseworker, said.comparable))
    caseworker_answer = None
    if said.caseworker is not None:
        caseworker_answer = RecordedAnswer(**answered(found.caseworker_options, said.caseworker))
    return RecordedQuestion(
        id=id,
        bank=found.bank,
        bank_version=found.bank_version,
        wording=wording_hash(found),
        factor=found.factor,
        factor_name=banks().factor(found.factor).name,
        short=found.short,
        text=found.text,
        options=found.options,
        caseworker_options=found.caseworker_options,
        source=found.source,
        own=found.own,
        ladder=found.ladder,
        single_rater=found.citizen_only,
        private_screen=found.private_screen,
        citizen=RecordedAnswer(**answered(found.options, said.citizen), changed=said.changed),
        caseworker=caseworker_answer,
        help=said.help,
        follow_up=said.follow_up,
        earlier=tuple(earlier),
    )


def answered(options: tuple[str, ...], said: int | str) -> dict[str, object]:
    """The fields of an answer: an option by number, or a state."""
    if isinstance(said, str):
        return {"state": said}
    return {"state": "answered", "option": said, "words": options[said - 1]}


def _earlier(
    day: date, rater: str, options: tuple[str, ...], said: int | str, comparable: bool
) -> EarlierAnswer:
    return EarlierAnswer(
        ordinal=EARLIER.index(day) + 1, day=day, rater=rater, comparable=comparable, **answered(options, said)
    )


def step(text: str, owner: str = "citizen", origin: str = "agreed", **rest: object) -> RecordedStep:
    """A step still open, unless told otherwise."""
    return RecordedStep(**{"text": text, "owner": owner, "origin": origin, "status": "open", **rest})


def record(**changes: object) -> FinalRecord:
    """An ordinary follow-up: six questions, both sides, three steps; finished."""
    usual = FinalRecord(
        final=True,
        conversation="0b9d5b5e-6c0f-4f0e-9a77-6f1d7d1f0a01",
        ordinal=3,
        day=TODAY,
        finished_at=datetime(2026, 11, 21, 10, 42, tzinfo=UTC),
        citizen_name="Amira Testesen",
        citizen_cpr=CPR,
        case_number="24-1187",
        job_centre="Jobcenter Nordby",
        caseworker="Mette Prøvelund",
        caseworker_phone="70 10 20 30",
        language="da",
        present=("interpreter",),
        mouse="citizen",
        information_given=True,
        earlier=tuple(
            EarlierConversation(ordinal=place, day=day, interpreter=True, caseworker="Mette Prøvelund")
            for place, day in enumerate(EARLIER, start=1)
        ),
        topic="Praktikken, og om jeg kan få hjælp til bussen.",
        picture="Ja. Det er rigtigt, at det går bedre, men jeg er træt om eftermiddagen.",
        citizen_view="Jeg kan godt tage tre dage om ugen nu.",
        caseworker_view_text="Vi begynder med to dage og taler om tre i februar.",
        questions=six_questions(),
        focus=("Helbredsmestring", "Arbejdsmarkedsidentitet (mening og retning)"),
        focus_ids=("B", "C"),
        goal="Jeg vil gerne arbejde med mad – måske i et køkken på et plejehjem.",
        barriers=("Transport", "Økonomi", "Rygsmerter"),
        steps=(
            step("Ringe til køkkenet på Solgården", origin="citizen", due=date(2026, 11, 28)),
            step("Søge om hjælp til buskort", owner="caseworker", due=date(2026, 11, 25)),
            step(
                "Praktik: 12 timer om ugen, stigende ansvar for salatbaren",
                owner="together",
                due=date(2027, 1, 5),
            ),
            step(
                "Sende papirerne om tilskud til sagen",
                owner="caseworker",
                status="done",
                from_earlier=True,
                agreed_on=AUGUST,
                review="Sendt i september.",
            ),
            step(
                "Tale med min søster om at bo tættere på byen",
                origin="citizen",
                status="not_done",
                from_earlier=True,
                agreed_on=AUGUST,
                review="Hun har haft travlt. Jeg spørger igen.",
            ),
        ),
        next_conversation=date(2027, 2, 20),
    )
    return msgspec.structs.replace(usual, **changes)


def six_questions() -> tuple[RecordedQuestion, ...]:
    """Up, the same, down, two up, first time, and one the citizen did not know."""
    return (
        question("A1", Said(2, 3, ((MAY, 4, 3), (AUGUST, 3, 3)), help="At prøve det i ro og mag først.")),
        question("A2", Said(4, 3, ((MAY, 4, 4), (AUGUST, 4, 3)))),
        question("B2", Said(4, 4, ((MAY, 3, 3), (AUGUST, 3, 3)), follow_up="Tale med lægen om søvnen.")),
        question(
            "C1", Said(3, 2, ((MAY, 5, 4), (AUGUST, 5, 4)), changed=True, help="Besøge et rigtigt køkken.")
        ),
        question("C2", Said(3, 3)),
        question("E1", Said("does_not_know", earlier=((MAY, 1, None), (AUGUST, 1, None)))),
    )


def first_conversation() -> FinalRecord:
    """The first one ever: nothing to compare with, nothing to follow up."""
    return record(
        ordinal=1,
        earlier=(),
        questions=tuple(
            question(id, Said(3, 3 if id != "E1" else None)) for id in ("A1", "B2", "C2", "D1", "E1")
        ),
        steps=(step("Tage med ud at se Solgården", owner="together"),),
        present=(),
        picture="",
        citizen_view="",
        caseworker_view_text="",
    )


def without_questions(talk: str = "Vi talte om flytningen.\nDen er i januar.") -> FinalRecord:
    """A talk with notes and steps only."""
    return record(questions=(), without_questions=True, focus=(), talk=talk)


def sixteen_questions() -> FinalRecord:
    """All the leaflet's questions, both raters where there are two, with notes, and T1–T4."""
    asked = []
    for place, id in enumerate((*LEAFLET, *TRUST)):
        both = bool(banks().question(id).caseworker_options)
        option = place % 5 + 1
        other = (place + 2) % 5 + 1
        earlier = ((MAY, other, other if both else None), (AUGUST, option, "cannot_judge" if both else None))
        asked.append(
            question(
                id, Said(option, other if both else None, earlier, help="Mere tid." if place % 4 == 0 else "")
            )
        )
    return record(questions=tuple(asked))


def stopped_early() -> FinalRecord:
    """The citizen left in the middle: the rest was not reached."""
    asked = (
        question("A1", Said(2, 3, ((MAY, 3, 3),))),
        question("B2", Said("declined", "cannot_judge", ((MAY, 3, 3),))),
        question("C1", Said("not_reached", "not_reached", ((MAY, 4, 4),))),
        question("D1", Said("not_relevant", "not_reached")),
    )
    return record(
        questions=asked,
        stopped_early=True,
        picture="",
        citizen_view="",
        caseworker_view_text="",
        focus=(),
        steps=(),
        goal="",
        barriers=(),
        next_conversation=None,
    )


def everywhere(said: str) -> FinalRecord:
    """The same words wherever a person can have typed them."""
    asked = tuple(
        msgspec.structs.replace(each, help=said, follow_up=said, short=said[:80] or "x")
        for each in six_questions()
    )
    return record(
        citizen_name=said,
        case_number=said,
        job_centre=said,
        caseworker=said,
        caseworker_phone=said,
        topic=said,
        talk=said,
        picture=said,
        citizen_view=said,
        caseworker_view_text=said,
        questions=asked,
        focus=(said,),
        goal=said,
        barriers=(said, said),
        steps=(
            step(said, review=said),
            step(said, owner="caseworker", from_earlier=True, review=said, agreed_on=MAY),
        ),
        present=(said,),
    )
