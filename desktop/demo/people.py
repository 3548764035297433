"""The invented citizens, and what happened to each in two years.

The names say that nobody is meant (prøve, eksempel, mønster and testgård; приклад, örnek, przykład
and tusaale are “example”), and no CPR number can be anyone's: the day is above 60, the serial 0000.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from desktop.demo import themes
from desktop.demo.themes import Theme
from desktop.records import AnswerState, CaseworkerView, Form, Present, Signature

SHORT = ("A1", "B2", "C2", "D1", "E1")
AMIRA = ("A1", "A2", "B2", "C1", "C2", "E1")
SIX = ("A1", "B1", "B2", "C2", "D1", "E1")
BIP = ("A1", "A2", "B1", "B2", "C1", "C2", "D1", "D2", "E1")
EDUCATION = ("A4", "B2", "C3", "D1", "D2", "E1")
TRUST = ("A1", "B2", "E1", "E2", "T1", "T2", "T3", "T4")
COURSE = ("B2", "B3", "C3", "C4", "E1")
OVER_30 = ("A1", "A3", "B2", "D1")

_KNOWS_NOT, _DECLINES, _NOT_RELEVANT = (
    AnswerState.DOES_NOT_KNOW,
    AnswerState.DECLINED,
    AnswerState.NOT_RELEVANT,
)


_NOBODY = Present()


class Way(Enum):
    """How the answers go over time."""

    STEADY = "steady"
    RISING = "rising"
    FALLING = "falling"
    SWINGING = "swinging"
    LOW = "low"


class End(Enum):
    """How far a conversation came."""

    FINISHED = "finished"
    STOPPED = "stopped"
    LEFT = "left"
    DRAFT = "draft"
    PREPARED = "prepared"


@dataclass(frozen=True)
class Talk:
    """What was special about one conversation. Left out, it is an ordinary one.

    `options` are the citizen's answers in the order asked. `belief` and `belief_after` are F1 and F2
    before and after the talk, None where the caseworker cannot judge. `next_in` counts days.
    """

    questions: tuple[str, ...] | None = None
    form: Form = Form.TOGETHER
    present: Present = _NOBODY
    view: CaseworkerView | None = None
    states: Mapping[str, AnswerState] = field(default_factory=dict)
    changed: str = ""
    without: bool = False
    end: End = End.FINISHED
    colleague: str = ""
    options: tuple[int, ...] = ()
    belief: tuple[int, int] | None = None
    belief_after: tuple[int | None, int | None] | None = None
    next_in: int | None = None
    signature: Signature | None = Signature.PAPER
    waiting: bool = False
    addendum: str = ""
    two_views: bool = False


@dataclass(frozen=True)
class Person:
    """A citizen. `born` is ddmmyy; `last` and `apart` count days back from today and between talks.

    `special` is by the number of the conversation, from 0, or from -1 for the last.
    """

    name: str
    born: str
    way: Way
    talks: int
    last: int
    theme: Theme
    questions: tuple[str, ...] = SHORT
    view: CaseworkerView = CaseworkerView.NONE
    language: str = "da"
    group: str = ""
    apart: int = 91
    special: Mapping[int, Talk] = field(default_factory=dict)
    archived: bool = False
    follows_plan: bool = True

    @property
    def cpr(self) -> str:
        """A number that can be nobody's."""
        return f"{int(self.born[:2]) + 60}{self.born[2:]}-0000"


_OVER, _UNDER, _READY = "activity_ready_over_30", "activity_ready", "education_ready"
_COURSE, _OTHER = "resource_course", "other"
_BOTH = CaseworkerView.SIDE_BY_SIDE
_AFTER = CaseworkerView.AFTERWARDS
_INTERPRETER = Present(interpreter=True)
_MENTOR = Present(mentor=True)
_COMPANION = Present(companion=True)

# The first is the one that the tour talks with.
# fmt: off
PEOPLE = (
    Person(
        "Amira Prøvesen", "140488", Way.RISING, 4, 91, themes.KITCHEN, AMIRA, _BOTH, "ar", _OVER, apart=122,
        special={
            0: Talk(options=(4, 4, 4, 3, 5, 2), present=_INTERPRETER, colleague="Bo Kollega"),
            1: Talk(options=(4, 3, 3, 3, 4, 3), present=_INTERPRETER),
            # One question less: a gap in its line.
            2: Talk(
                ("A1", "A2", "B2", "C2", "E1"), options=(3, 3, 4, 4, 2), changed="A2", present=_MENTOR,
                two_views=True,
            ),
            3: Talk(
                options=(3, 2, 3, 2, 4, 2), belief=(3, 4), belief_after=(2, None), next_in=91,
                addendum="Praktikken begynder en uge senere end aftalt.",
            ),
        },
    ),
    Person(
        "Bent Eksempelsen", "230971", Way.STEADY, 4, 1, themes.WAREHOUSE, SIX, _BOTH, group=_OVER,
        special={3: Talk(end=End.DRAFT)},
    ),
    Person(
        "Cecilie Demodatter", "060297", Way.RISING, 5, 1, themes.EDUCATION, EDUCATION, _BOTH, group=_READY,
        special={3: Talk(view=_AFTER, belief=(4, 2)), 4: Talk(end=End.PREPARED, belief=(3, 2))},
    ),
    Person(
        "Dmytro Pryklad", "110785", Way.RISING, 5, 45, themes.DRIVING, SHORT, _BOTH, "uk", _OTHER,
        special={
            0: Talk(present=_INTERPRETER, states={"C2": _KNOWS_NOT, "E1": _DECLINES}),
            1: Talk(present=_INTERPRETER),
            3: Talk(form=Form.PHONE, signature=Signature.READ_ALOUD),
        },
    ),
    Person(
        "Erna Mønster", "280562", Way.FALLING, 8, 30, themes.HEALTH, SHORT, _BOTH, group=_COURSE,
        special={
            2: Talk(present=_COMPANION),
            5: Talk(
                end=End.STOPPED, signature=Signature.DECLINED,
                addendum="Erna ringede: Det gik bedre dagen efter.",
            ),
            6: Talk(without=True),
            7: Talk(present=_COMPANION, two_views=True, belief=(5, 5)),
        },
    ),
    Person(
        "Farid Nemuneh", "030379", Way.STEADY, 4, 110, themes.WAREHOUSE, OVER_30, language="fa",
        group=_OVER,
        special={
            1: Talk(present=_INTERPRETER), 2: Talk(form=Form.PAPER), 3: Talk(states={"B2": _NOT_RELEVANT}),
        },
    ),
    Person(
        "Gitte Testgaard", "190991", Way.SWINGING, 8, 12, themes.SHOP, BIP, group=_OVER,
        special={
            2: Talk(SHORT), 3: Talk(("A1", "B2", "E1")), 6: Talk(changed="B2"),
            7: Talk(waiting=True, signature=None),
        },
    ),
    Person(
        "Hodan Tusaale", "010194", Way.RISING, 3, 75, themes.FAMILY, SHORT, _BOTH, "so", _OVER,
        special={
            0: Talk(present=_INTERPRETER),
            1: Talk(present=_INTERPRETER, form=Form.PHONE, signature=Signature.READ_ALOUD),
        },
    ),
    Person("Ion Exemplu", "170683", Way.RISING, 3, 20, themes.GARDEN, SHORT, language="ro", group=_OTHER),
    Person(
        "Jonna Prøvegaard", "220459", Way.LOW, 3, 60, themes.HEALTH, COURSE, group=_COURSE,
        special={1: Talk(states={"C4": _NOT_RELEVANT, "E1": _DECLINES}), 2: Talk(present=_COMPANION)},
    ),
    Person(
        "Kirsten Mønstergaard", "130566", Way.SWINGING, 60, 5, themes.GARDEN, ("B2",), group=_COURSE,
        apart=12, follows_plan=False,
    ),
    Person(
        "Lasse Øvelsen", "300198", Way.RISING, 3, 33, themes.EDUCATION, EDUCATION, _BOTH, group=_READY,
        special={1: Talk(view=_AFTER), 2: Talk(belief_after=(3, 1))},
    ),
    Person(
        "Mona Attrapsen", "080876", Way.STEADY, 2, 25, themes.FAMILY, TRUST, group=_OVER,
        special={1: Talk(("A1", "B2", "E1"), end=End.LEFT)},
    ),
    Person(
        "Niels Kladdesen", "270164", Way.FALLING, 3, 82, themes.WAREHOUSE, SHORT, group=_OVER,
        special={1: Talk(end=End.LEFT), 2: Talk(signature=Signature.DECLINED)},
    ),
    Person("Oksana Zrazok", "050590", Way.RISING, 3, 88, themes.SHOP, SHORT, _BOTH, "uk", _OTHER),
    Person("Pia Skitsebæk", "160380", Way.STEADY, 2, 7, themes.SHOP, TRUST, group=_OVER,
           special={1: Talk(waiting=True, signature=None)}),
    Person("Rasmus Modelsen", "121299", Way.LOW, 2, 95, themes.EDUCATION, EDUCATION, group=_READY,
           special={1: Talk(form=Form.PHONE, signature=Signature.READ_ALOUD, end=End.STOPPED)}),
    Person("Selam Abnet", "240787", Way.RISING, 2, 40, themes.FAMILY, SHORT, language="ti", group=_OTHER,
           special={0: Talk(present=_INTERPRETER), 1: Talk(present=_INTERPRETER)}),
    Person("Søren Aagaard Prøve", "090969", Way.STEADY, 2, 55, themes.DRIVING, OVER_30,
           group=_OVER),
    Person("Tove Opfindsen", "310360", Way.STEADY, 1, 120, themes.HEALTH, COURSE, group=_COURSE),
    Person("Ulla Testesen", "020274", Way.RISING, 2, 66, themes.SHOP, SHORT, group=_OVER),
    Person("Viggo Fiktivsen", "180858", Way.LOW, 1, 150, themes.GARDEN, ("B2", "B3", "E2"), group=_COURSE,
           special={0: Talk(form=Form.PAPER)}),
    Person("Yusuf Örnek", "250992", Way.RISING, 3, 14, themes.DRIVING, SHORT, _BOTH, "tr", _OVER),
    Person("Zofia Przykład", "070486", Way.STEADY, 2, 101, themes.KITCHEN, language="pl", group=_OTHER),
    Person("Ægir Prøvøe", "211195", Way.RISING, 1, 9, themes.WAREHOUSE, SHORT, group=_UNDER),
    Person("Østen Demodal", "150770", Way.STEADY, 1, 36, themes.GARDEN, SHORT, group=_OVER),
    Person("Åse Eksempelgaard", "280263", Way.FALLING, 2, 48, themes.HEALTH, SHORT, group=_COURSE,
           special={1: Talk(present=_COMPANION)}),
    Person(
        "Anne-Sofie Margrethe Elisabeth Charlotte Prøvesen-Eksempelsen af Mønstergaard og Demodal-Ø",
        "040684", Way.STEADY, 1, 70, themes.SHOP, SHORT, group=_OVER,
    ),
    Person("Layla Mithal", "190996", Way.RISING, 2, 28, themes.EDUCATION, EDUCATION, language="ar",
           group=_READY, special={0: Talk(present=_INTERPRETER)}),
    Person("Marek Wzorek", "100181", Way.STEADY, 1, 17, themes.WAREHOUSE, SHORT, language="pl", group=_OTHER),
    Person("Emil Testborg", "230798", Way.RISING, 1, 3, themes.EDUCATION, EDUCATION, group=_READY),
    Person("Freja Prøvekjær", "141197", Way.STEADY, 1, 22, themes.FAMILY, SHORT, group=_UNDER),
    Person("Henning Mønsterdal", "260261", Way.LOW, 1, 130, themes.HEALTH, COURSE, group=_COURSE),
    Person("Iben Kladdegaard", "010389", Way.RISING, 1, 52, themes.KITCHEN, SHORT, group=_OVER),
    Person("Jamal Namuna", "130295", Way.STEADY, 1, 64, themes.DRIVING, SHORT, language="en", group=_UNDER),
    Person("Karl Øvegaard", "170772", Way.STEADY, 1, 80, themes.GARDEN, SHORT, group=_OVER),
    Person("Sune Nyprøve", "120196", Way.STEADY, 0, 0, themes.GARDEN, group=_READY),
    Person("Birgit Endsen", "240457", Way.RISING, 2, 330, themes.SHOP, SHORT, archived=True,
           special={0: Talk(belief=(4, 5)), 1: Talk(belief=(2, 4))}),
    Person("Osman Örnekoglu", "110275", Way.RISING, 1, 380, themes.DRIVING, language="tr", archived=True),
    Person("Ruth Arkivsen", "050561", Way.FALLING, 1, 410, themes.HEALTH, SHORT, archived=True),
)
# fmt: on
