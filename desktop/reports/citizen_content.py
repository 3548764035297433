"""The conversation for the citizen alone, in the citizen's language: what is agreed, and the own answers.

The fixed words are ours, from the catalogue of questions; what people typed stays as it was typed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.final_record import FinalRecord, RecordedQuestion, RecordedStep
from desktop.i18n import CitizenCatalogue, mark_for_citizen, speaks_to_citizens
from desktop.labels import CITIZEN_STATES
from desktop.records import AnswerState, StepOwner, StepStatus
from desktop.reports import escape
from desktop.reports.answers import printed_questions
from desktop.reports.citizen_plan import Lines, answer_within, barriers, small_goals
from desktop.reports.options import SummaryOptions
from desktop.text import first_name, format_date

_QUOTED = mark_for_citizen("”%(words)s”")
_NOT_REACHED = mark_for_citizen("Det nåede vi ikke")
_OWNERS = {
    StepOwner.CITIZEN: mark_for_citizen("Dig"),
    StepOwner.CASEWORKER: mark_for_citizen("Din sagsbehandler"),
    StepOwner.MENTOR: mark_for_citizen("Mentoren"),
    StepOwner.COMPANY: mark_for_citizen("Virksomheden"),
    StepOwner.OTHER: mark_for_citizen("En anden"),
}
_NO_DATE = mark_for_citizen("ingen dato")
NO_DAY = mark_for_citizen("Vi har ikke sat en dag endnu")
_TITLE = mark_for_citizen("Vores samtale")
_NOTE = mark_for_citizen(
    "Denne side er til dig, på dit sprog. De danske sider gælder, og det er dem, der bliver skrevet under."
    " Oversættelsen er Pejls egen og er ikke afprøvet. Det, I selv har skrevet, står, som det blev skrevet."
)
GOAL = mark_for_citizen("Mit mål")
SMALL_GOALS = mark_for_citizen("Små mål på vejen")
IN_THE_WAY = mark_for_citizen("Det, der står i vejen")
_AGREED = mark_for_citizen("Det har vi aftalt")
NONE_AGREED = mark_for_citizen("Vi aftalte ikke noget bestemt i dag")
_COLUMNS = (mark_for_citizen("Hvad"), mark_for_citizen("Hvem"), mark_for_citizen("Hvornår"))
NEXT = mark_for_citizen("Næste samtale")
PHONE = mark_for_citizen("Telefon")
_ANSWERS = mark_for_citizen("Dine svar")
_PRIVATE = mark_for_citizen("Det, du svarede om dem, der hjælper dig, er ikke skrevet ud her.")


@dataclass(frozen=True, slots=True)
class CitizenContent:
    """All that the citizen's own page says. `steps` are what, who and when, `answers` question and answer.

    `small_goals` and `barriers` are a text and what is said of it.
    """

    language: str
    title: str
    place: str
    note: str
    goal_heading: str
    goal: str
    small_goals_heading: str
    small_goals: Lines
    agreed_heading: str
    none_agreed: str
    columns: tuple[str, str, str]
    steps: tuple[tuple[str, str, str], ...]
    next_heading: str
    next_day: str
    phone_heading: str
    phone: str
    answer_time: str
    barriers_heading: str
    barriers: Lines
    answers_heading: str
    answers: tuple[tuple[str, str], ...]
    private: str


def read_for_citizen(record: FinalRecord, options: SummaryOptions) -> CitizenContent | None:
    """The record in the citizen's language; None where that is Danish, unknown to Pejl, or not chosen."""
    if not options.citizen_language or not speaks_to_citizens(record.language):
        return None
    words = CitizenCatalogue(record.language)
    word = words.word
    questions = printed_questions(record, options.private_answers) if options.answers else ()
    held_back = options.answers and len(questions) < len(printed_questions(record, True))
    what, who, when = map(word, _COLUMNS)
    day = record.next_conversation
    plan = record.plan
    days = plan.days_promised
    return CitizenContent(
        language=record.language,
        title=word(_TITLE),
        place=" · ".join(
            part
            for part in (record.job_centre, format_date(record.day, record.language), record.caseworker)
            if part.strip()
        ),
        note=word(_NOTE),
        goal_heading=word(GOAL),
        goal=quoted(record.goal, words) if record.goal.strip() else "",
        small_goals_heading=word(SMALL_GOALS),
        small_goals=small_goals(record.plan, words, dropped=True),
        agreed_heading=word(_AGREED),
        none_agreed=word(NONE_AGREED),
        columns=(what, who, when),
        steps=tuple(_step(step, record, words) for step in record.steps if _is_agreed(step)),
        next_heading=word(NEXT),
        next_day=format_date(day, record.language) if day else word(NO_DAY),
        phone_heading=phone_heading(record, words),
        phone=record.caseworker_phone,
        answer_time=answer_within(words, days) if days else "",
        barriers_heading=word(IN_THE_WAY),
        barriers=barriers(record, words, settled=True),
        answers_heading=word(_ANSWERS),
        answers=_answers(questions, words),
        private=word(_PRIVATE) if held_back else "",
    )


def citizen_text(content: CitizenContent) -> str:
    """The same as plain text."""
    steps = [
        f"{place}. {what} ({who} · {when})" for place, (what, who, when) in enumerate(content.steps, start=1)
    ]
    answers = [f"{question}\n  {answer}" for question, answer in content.answers]
    blocks = [
        f"{content.title}\n{content.place}\n{content.note}",
        f"{content.goal_heading}\n{content.goal}" if content.goal else "",
        _listed(content.small_goals_heading, content.small_goals),
        "\n".join([content.agreed_heading, *(steps or [content.none_agreed])]),
        f"{content.next_heading}\n{content.next_day}",
        f"{content.phone_heading}\n{content.phone}" if content.phone.strip() else "",
        content.answer_time,
        _listed(content.barriers_heading, content.barriers),
        "\n".join([content.answers_heading, *answers]) if answers else "",
        content.private,
    ]
    return "\n\n".join(block for block in blocks if block)


def _listed(heading: str, lines: Lines) -> str:
    said = [f"– {what} ({told})" if told else f"– {what}" for what, told in lines]
    return "\n".join([heading, *said]) if said else ""


def _is_agreed(step: RecordedStep) -> bool:
    """Agreed today, or earlier and still under way."""
    return not step.from_earlier or step.status == StepStatus.OPEN


def _step(step: RecordedStep, record: FinalRecord, words: CitizenCatalogue) -> tuple[str, str, str]:
    due = format_date(step.due, record.language) if step.due else words.word(_NO_DATE)
    return step.text, owner_words(StepOwner(step.owner), record, words), due


def owner_words(owner: StepOwner, record: FinalRecord, words: CitizenCatalogue) -> str:
    """Who takes a step: by name where it is one of the two."""
    names = {StepOwner.CITIZEN: first_name(record.citizen_name), StepOwner.CASEWORKER: record.caseworker}
    # Names and not a sentence: letters of both directions may stand in it.
    both = (StepOwner.CITIZEN, StepOwner.CASEWORKER)
    owners = both if owner is StepOwner.TOGETHER else (owner,)
    return " · ".join(names.get(each, "").strip() or words.word(_OWNERS[each]) for each in owners)


def phone_heading(record: FinalRecord, words: CitizenCatalogue) -> str:
    """Whose number stands below it; where there is none, who it is that answers."""
    named = owner_words(StepOwner.CASEWORKER, record, words)
    return f"{words.word(PHONE)} · {named}" if record.caseworker_phone.strip() else named


def _answers(questions: Sequence[RecordedQuestion], words: CitizenCatalogue) -> tuple[tuple[str, str], ...]:
    """Each question and the citizen's answer; Danish where the question has no other words."""
    return tuple(
        (question.translated_text or question.text, _answer(question, words)) for question in questions
    )


def _answer(question: RecordedQuestion, words: CitizenCatalogue) -> str:
    state = AnswerState(question.citizen.state)
    if state is AnswerState.ANSWERED:
        option = question.citizen.option
        translated = question.translated_options
        return quoted(translated[option - 1] if option and translated else question.citizen.words, words)
    return words.word(CITIZEN_STATES.get(state, _NOT_REACHED))


def quoted(said: str, words: CitizenCatalogue) -> str:
    """What somebody said, in the language's own quotation marks."""
    return words.word(_QUOTED) % {"words": escape.plain(said)}
