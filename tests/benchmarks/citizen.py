"""Opening a citizen with 60 conversations: the page, the development, and a question with its history."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from desktop.records import AnswerState, Place, Rater
from tests.benchmarks import vaults
from tests.benchmarks.harness import Row, alternating, row
from tests.benchmarks.painting import kinds_in, plain_page, seconds_until_still
from tests.program import Program

QUESTIONS = ("A1", "A2", "B2", "C1", "C2", "E1")
_TALKS = 60


class DayClock:
    """Stands still until the next conversation is due."""

    def __init__(self) -> None:
        self.moment = datetime(2020, 1, 6, 8, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


def rows(work: Path, *, quick: bool) -> list[Row]:
    """Three pages against plain pages with as many widgets, each from the list of citizens."""
    clock = DayClock()
    program = Program(vaults.copy(vaults.FEW, work), clock=clock).unlock()
    try:
        citizen = program.add_citizen("Amira Prøvesen", cpr="610190-0000")
        talk_often(program, clock, citizen, _TALKS)
        conversation = begin_talk(program, citizen)
        say_all(program, conversation)
        runs = 5 if quick else 25
        window = program.window
        return [
            _row(program, "citizen with 60 conversations", lambda: window.show_citizen(citizen), runs),
            _row(
                program,
                "development with its chart, 60 conversations",
                lambda: window.show_conversation(conversation, Place("development")),
                runs,
            ),
            _row(
                program,
                "question with its chart, 60 conversations",
                lambda: window.show_conversation(conversation, Place("question", QUESTIONS[0])),
                runs,
            ),
        ]
    finally:
        program.close()


def talk_often(program: Program, clock: DayClock, citizen: int, talks: int) -> int:
    """Finished conversations a month apart, both sides answering all questions; the last one's id."""
    conversation = 0
    for _ in range(talks):
        conversation = begin_talk(program, citizen)
        say_all(program, conversation)
        program.ask(program.unlocked.services.finishing.finish, conversation)
        clock.moment += timedelta(days=30)
    return conversation


def begin_talk(program: Program, citizen: int) -> int:
    """A conversation under way."""
    services = program.unlocked.services
    conversation: int = program.ask(services.preparations.prepare, citizen)
    program.ask(services.preparations.choose, conversation, QUESTIONS)
    program.ask(services.conversations.start, conversation)
    return conversation


def say_all(program: Program, conversation: int) -> None:
    """Both sides answer every question that is put to them."""
    answer = program.unlocked.services.answers.answer
    both = {question.id for question in program.unlocked.banks.questions if question.caseworker_options}
    for number, question in enumerate(QUESTIONS):
        option = 1 + (conversation * 7 + number * 3) % 5
        for rater in Rater if question in both else (Rater.CITIZEN,):
            program.ask(answer, conversation, question, rater, AnswerState.ANSWERED, option)


def _row(program: Program, what: str, show: Callable[[], object], runs: int) -> Row:
    def leave() -> None:
        seconds_until_still(program, program.window.show_citizens)

    def ours() -> float:
        leave()
        return seconds_until_still(program, show)

    ours()
    page = program.window.page
    assert page is not None
    kinds = kinds_in(page)

    def base() -> float:
        leave()
        return seconds_until_still(program, lambda: program.window._replace(plain_page(kinds)))

    base()
    return row(
        f"opening {what}",
        f"page of {len(kinds)} plain widgets",
        2.0,
        "from the wish for the page, leaving the list of citizens, until all is painted and nothing is under"
        " way; the floor is a scrolled column of as many labels, buttons and bare widgets in the same window",
        *alternating(ours, base, runs),
    )
