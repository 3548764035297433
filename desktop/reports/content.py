"""The summary in words: one reading of the record, for paper, plain text and copying alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.final_record import FinalRecord, RecordedQuestion, RecordedStep, document_number, encode
from desktop.i18n import DEFAULT_LANGUAGE, Catalogue, mark
from desktop.labels import aim_words, label, language_words
from desktop.records import CaseworkerView, Form, StepOrigin, StepOwner, StepStatus
from desktop.reports.answers import QuestionLines, printed_questions, question_lines, quoted
from desktop.reports.options import Addendum, SummaryOptions
from desktop.reports.plan_content import PlanContent, read_plan
from desktop.text import first_name, format_cpr, format_date, mask_cpr

_SOURCE = "Kilde:"
_ROLES = {
    "companion": mark("a companion"),
    "interpreter": mark("an interpreter"),
    "mentor": mark("a mentor"),
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in words; `owner` says whose mark stands before the name.

    `alone` says that the citizen takes it on without others, `about` what it is for and was before.
    """

    text: str
    owner: StepOwner
    who: str
    due: str
    origin: str
    status: str
    review: str
    agreed: str
    alone: str
    about: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A heading and what stands under it: a note, or somebody's own words in quotation marks."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the summary says, in the order of the paper."""

    draft: bool
    number: str
    title: str
    place: str
    citizen: str
    citizen_short: str
    caseworker: str
    identity: str
    circumstances: tuple[str, ...]
    topic: Notice | None
    goal: Notice | None
    steps: tuple[StepLine, ...]
    earlier_steps: tuple[StepLine, ...]
    plan: PlanContent
    next_day: str
    phone: str
    answers_title: str
    remarks: tuple[str, ...]
    questions: tuple[QuestionLines, ...]
    sources: str
    talk: Notice | None
    picture: Notice | None
    focus: tuple[str, ...]
    views: tuple[Notice, ...]
    added: tuple[Notice, ...]


def read(
    record: FinalRecord, options: SummaryOptions, words: Catalogue, addenda: Sequence[Addendum] = ()
) -> Content:
    """The record in the catalogue's words, with what the options choose, and what was added since."""
    _ = words.gettext
    names = _Names(record, words)
    topic = _("What %(name)s wanted to talk about")
    questions = printed_questions(record, options.private_answers)
    return Content(
        draft=not record.final,
        number=document_number(encode(record)),
        title=_("Summary of our conversation"),
        place=" · ".join(
            part for part in (record.job_centre, _day(record.day, words), record.caseworker) if part.strip()
        ),
        citizen=record.citizen_name,
        citizen_short=names.citizen,
        caseworker=names.caseworker,
        identity=_identity(record, options, words),
        circumstances=_circumstances(record, bool(addenda), words),
        topic=_quoted("topic", topic % {"name": names.citizen}, record.topic, words),
        goal=_quoted("goal", _("Own goal"), record.goal, words),
        steps=tuple(_step(step, names, words) for step in record.steps if not step.from_earlier),
        earlier_steps=tuple(_step(step, names, words) for step in record.steps if step.from_earlier),
        plan=read_plan(record, words),
        next_day=_day(record.next_conversation, words),
        phone=record.caseworker_phone,
        answers_title=_("Answers, and what has moved") if record.earlier else _("How it looks today"),
        remarks=_remarks(record, questions, words, names),
        questions=question_lines(record, questions, words),
        sources=_sources(questions, words),
        talk=_notice("talk", _("What we talked about"), record.talk),
        picture=_quoted("picture", _("Can you recognise the picture?"), record.picture, words),
        focus=record.focus,
        views=_views(record, names, words),
        added=tuple(_added(addendum, words) for addendum in addenda),
    )


class _Names:
    """What the two are called on the paper, also where a name is missing."""

    def __init__(self, record: FinalRecord, words: Catalogue) -> None:
        self.citizen = first_name(record.citizen_name) or label(words, StepOwner.CITIZEN)
        self.caseworker = record.caseworker.strip() or label(words, StepOwner.CASEWORKER)

    def owner(self, owner: StepOwner, words: Catalogue) -> str:
        names = {"citizen": self.citizen, "caseworker": self.caseworker}
        match owner:
            case StepOwner.CITIZEN:
                return self.citizen
            case StepOwner.CASEWORKER:
                return self.caseworker
            case StepOwner.TOGETHER:
                return words.gettext("%(citizen)s and %(caseworker)s") % names
            case _:
                return label(words, owner)


def _day(day: date | None, words: Catalogue) -> str:
    return format_date(day, words.language) if day else ""


def _identity(record: FinalRecord, options: SummaryOptions, words: Catalogue) -> str:
    cpr = format_cpr(record.citizen_cpr) if options.full_cpr else mask_cpr(record.citizen_cpr)
    case = words.gettext("case %(number)s") % {"number": record.case_number} if record.case_number else ""
    return " · ".join(part for part in (cpr, case) if part)


def _circumstances(record: FinalRecord, amended: bool, words: Catalogue) -> tuple[str, ...]:
    _ = words.gettext
    said = [label(words, Form(record.form))]
    if record.present:
        roles = [_(_ROLES[role]) if role in _ROLES else role for role in record.present]
        said.append(_("also present: %(people)s") % {"people": ", ".join(roles)})
    if record.language != DEFAULT_LANGUAGE:
        said.append(
            _("questions shown in %(language)s") % {"language": language_words(words, record.language)}
        )
    if record.stopped_early:
        said.append(_("we stopped early"))
    if amended:
        said.append(_("something was added later: see the end"))
    return tuple(said)


def _notice(key: str, heading: str, text: str) -> Notice | None:
    return Notice(key, heading, text) if text.strip() else None


def _quoted(key: str, heading: str, text: str, words: Catalogue) -> Notice | None:
    return Notice(key, heading, quoted(words, text)) if text.strip() else None


def _step(step: RecordedStep, names: _Names, words: Catalogue) -> StepLine:
    _ = words.gettext
    owner = StepOwner(step.owner)
    agreed = ""
    if step.agreed_on is not None:
        agreed = _("agreed on %(date)s") % {"date": _day(step.agreed_on, words)}
    return StepLine(
        text=step.text,
        owner=owner,
        who=names.owner(owner, words),
        due=_day(step.due, words) or _("no date set"),
        origin=label(words, StepOrigin(step.origin)),
        status=label(words, StepStatus(step.status)),
        review=step.review,
        agreed=agreed,
        alone=_("I take this on myself") if owner is StepOwner.CITIZEN else "",
        about=_about(step, words),
    )


def _about(step: RecordedStep, words: Catalogue) -> str:
    """What a step is for, and the words it had before."""
    _ = words.gettext
    aim = aim_words(words, step.aim, step.aim_words)
    parts = [_("for: %(aim)s") % {"aim": aim}] if aim else []
    if step.changed_from and step.changed_from != step.text:
        parts.append(_("before: “%(step)s”") % {"step": step.changed_from})
    elif step.changed_from:
        parts.append(_("agreed anew"))
    return " · ".join(parts)


def _remarks(
    record: FinalRecord, printed: tuple[RecordedQuestion, ...], words: Catalogue, names: _Names
) -> tuple[str, ...]:
    _ = words.gettext
    said = []
    if printed and not record.earlier:
        said.append(_("The questions were asked for the first time."))
    if printed and record.earlier:
        said += _otherwise_last_time(record, words)
    if record.caseworker_view == CaseworkerView.AFTERWARDS and any(q.caseworker for q in printed):
        said.append(_("The caseworker answered afterwards, without seeing the answers first."))
    if any(question.private_screen and question not in printed for question in record.questions):
        said.append(
            _("What %(name)s answered about the people who help is not printed here.")
            % {"name": names.citizen}
        )
    return tuple(said)


def _otherwise_last_time(record: FinalRecord, words: Catalogue) -> list[str]:
    """What was different about the last conversation, since it may explain what has moved."""
    _ = words.gettext
    last = record.earlier[-1]
    other = []
    if last.form != record.form:
        form = label(words, Form(last.form))
        other.append(form[:1].lower() + form[1:])
    if last.caseworker != record.caseworker:
        other.append(_("another caseworker"))
    if last.interpreter != ("interpreter" in record.present):
        other.append(_("with an interpreter") if last.interpreter else _("without an interpreter"))
    if last.language != record.language:
        other.append(
            _("questions shown in %(language)s") % {"language": language_words(words, last.language)}
        )
    if not other:
        return []
    values = {"date": _day(last.day, words), "differences": ", ".join(other)}
    return [_("Different last time, %(date)s: %(differences)s.") % values]


def _sources(questions: Sequence[RecordedQuestion], words: Catalogue) -> str:
    """Where the questions come from, each source once; banks write “Kilde:” before some of them."""
    named = dict.fromkeys(question.source.removeprefix(_SOURCE).strip() for question in questions)
    sources = " · ".join(source for source in named if source)
    return words.gettext("Source: %(sources)s") % {"sources": sources} if sources else ""


def _added(addendum: Addendum, words: Catalogue) -> Notice:
    who = (_day(addendum.day, words), addendum.caseworker, addendum.reason)
    return Notice("addenda", " · ".join(part for part in who if part.strip()), addendum.text)


def _views(record: FinalRecord, names: _Names, words: Catalogue) -> tuple[Notice, ...]:
    heading = words.gettext("How %(name)s sees it")
    views = (
        _quoted("citizen_view", heading % {"name": names.citizen}, record.citizen_view, words),
        _quoted("caseworker_view", heading % {"name": names.caseworker}, record.caseworker_view_text, words),
    )
    return tuple(view for view in views if view is not None)
