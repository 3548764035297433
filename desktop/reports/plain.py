"""The summary as plain text, and field by field for copying into a case system."""

from collections.abc import Iterable, Sequence

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.labels import language_words
from desktop.reports import escape
from desktop.reports.answers import QuestionLines, Voice, quoted
from desktop.reports.citizen_content import citizen_text, read_for_citizen
from desktop.reports.content import Content, Notice, StepLine, read
from desktop.reports.options import Addendum, SummaryOptions
from desktop.reports.plain_plan import Field, plan_fields, small_goal_text


def summary_text(
    record: FinalRecord,
    words: Catalogue,
    options: SummaryOptions | None = None,
    addenda: Sequence[Addendum] = (),
) -> str:
    """What the paper says as plain text, line ends ``\\n``; CPR masked unless the options say otherwise.

    For the case, which is kept in Danish: the page in the citizen's language is a field alone.
    """
    content = read(record, options or SummaryOptions(), words, addenda)
    title = [content.title.upper(), words.gettext("DRAFT")] if content.draft else [content.title.upper()]
    blocks = [" · ".join(title)]
    blocks += [
        f"{field.label}\n{field.text}" for field in _fields(content, options or SummaryOptions(), words)
    ]
    blocks.append(words.gettext("document %(number)s") % {"number": content.number})
    return "\n\n".join(blocks) + "\n"


def summary_fields(
    record: FinalRecord,
    words: Catalogue,
    options: SummaryOptions | None = None,
    addenda: Sequence[Addendum] = (),
) -> tuple[Field, ...]:
    """The same content in fields, the citizen's own page as the last; what is empty is left out."""
    chosen = options or SummaryOptions()
    fields = _fields(read(record, chosen, words, addenda), chosen, words)
    own = read_for_citizen(record, chosen)
    if own is None:
        return fields
    called = words.gettext("In the citizen's language (%(language)s)") % {
        "language": language_words(words, record.language)
    }
    return (*fields, Field("citizen_language", called, escape.plain(citizen_text(own))))


def _fields(content: Content, options: SummaryOptions, words: Catalogue) -> tuple[Field, ...]:
    _ = words.gettext
    about = "\n".join(
        (content.place, " · ".join(part for part in (content.citizen, content.identity) if part),
         " · ".join(content.circumstances))
    )  # fmt: skip
    found = [
        Field("conversation", _("The conversation"), about),
        *_notices([content.goal]),
        Field("small_goals", _("Small goals"), "\n".join(map(small_goal_text, content.plan.small_goals))),
        Field("focus", _("What we will work on"), " · ".join(content.focus)),
        Field("steps", _("What we do now"), _numbered(_step(step, words) for step in content.steps)),
        Field("next", _("Next conversation"), content.next_day),
        _phone(content, words),
        Field(
            "earlier_steps", _("What we agreed earlier"), _numbered(map(_earlier_step, content.earlier_steps))
        ),
        *plan_fields(content.plan, words),
    ]
    if options.answers:
        found += _notices([content.topic])
        found.append(Field("answers", content.answers_title, _answers(content, words)))
        found += _notices([content.talk, content.picture])
        found += _notices(content.views)
    added = "\n\n".join(f"{notice.heading}\n{notice.text}" for notice in content.added)
    found.append(Field("addenda", _("Added later"), added))
    return tuple(
        Field(field.key, escape.plain(field.label), escape.plain(field.text))
        for field in found
        if field.text.strip()
    )


def _notices(notices: Iterable[Notice | None]) -> list[Field]:
    return [Field(n.key, n.heading, n.text) for n in notices if n is not None]


def _numbered(lines: Iterable[str]) -> str:
    return "\n".join(f"{place}. {said}" for place, said in enumerate(lines, start=1))


def _step(step: StepLine, words: Catalogue) -> str:
    told = (step.who, step.due, step.origin, step.status, step.alone, step.about)
    return f"{step.text} ({' · '.join(part for part in told if part)})"


def _earlier_step(step: StepLine) -> str:
    ended = ": ".join(part for part in (step.status, step.review) if part.strip())
    told = (step.who, step.agreed, ended, step.alone, step.about)
    return f"{step.text} ({' · '.join(part for part in told if part)})"


def _phone(content: Content, words: Catalogue) -> Field:
    """The number and how soon an answer comes, or the latter alone, as on paper."""
    _ = words.gettext
    if not content.phone.strip():
        return Field("phone", _("When you write or call"), content.plan.answer_time)
    said = "\n".join(part for part in (content.phone, content.plan.answer_time) if part)
    return Field("phone", _("Ring %(name)s") % {"name": content.caseworker}, said)


def _answers(content: Content, words: Catalogue) -> str:
    blocks = ["\n".join(content.remarks)] if content.remarks else []
    blocks += [_question(lines, content, words) for lines in content.questions]
    return "\n\n".join(blocks)


def _question(lines: QuestionLines, content: Content, words: Catalogue) -> str:
    _ = words.gettext
    question = lines.question
    said = [f"{question.short}: {question.text}", *_voice(content.citizen_short, lines.citizen, words)]
    if lines.caseworker is not None:
        said += _voice(content.caseworker, lines.caseworker, words)
    if question.help.strip():
        said.append(f"  {_('What could help?')} {quoted(words, question.help)}")
    if question.follow_up.strip():
        said.append(f"  {_('Follow-up')}: {question.follow_up}")
    return "\n".join(said)


def _voice(name: str, voice: Voice, words: Catalogue) -> list[str]:
    changed = [words.gettext("The answer was changed during the conversation.")] if voice.changed else []
    details = [part for part in (voice.moved, *voice.before, *changed) if part]
    return [f"  {name}: {voice.words}", *(f"    {detail}" for detail in details)]
