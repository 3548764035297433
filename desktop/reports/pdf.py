"""The summary as a PDF."""

from reportlab.platypus import Flowable, KeepTogether

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.reports import style
from desktop.reports.agreements import agreements
from desktop.reports.answers import printed_questions
from desktop.reports.answers_page import answers_page, talked_about
from desktop.reports.content import Content, read
from desktop.reports.flowables import section
from desktop.reports.history_drawing import histories
from desktop.reports.options import SummaryOptions
from desktop.reports.paper import Sheet, build
from desktop.reports.signatures import signatures
from desktop.text import format_date

_SHORT = 160.0


def summary_pdf(record: FinalRecord, options: SummaryOptions, words: Catalogue) -> bytes:
    """The summary on A4, page one to take home and page two with the answers.

    The same record, options and program version give the same bytes.
    Raises `FileNotFoundError` where the fonts are missing.
    """
    content = read(record, options, words)
    story = agreements(content, words)
    blocks: list[list[Flowable]] = []
    if options.answers:
        story += answers_page(content, words)
        blocks = talked_about(content, words)
    if options.charts:
        story += histories(record, printed_questions(record, options.private_answers), words)
    *before, last = blocks or [[]]
    for block in before:
        story += section(block)
    story += _closing(last, signatures(content, words, options.third_signature))
    return build(story, _sheet(record, content, words), words)


def _closing(last: list[Flowable], signing: list[Flowable]) -> list[Flowable]:
    """A short last block stays with the signatures, so that nobody signs an otherwise empty page."""
    if sum(flowable.wrap(style.WIDTH, style.PAGE_HEIGHT)[1] for flowable in last) <= _SHORT:
        return [KeepTogether([*last, *signing])]
    return [*section(last), KeepTogether(signing)]


def _sheet(record: FinalRecord, content: Content, words: Catalogue) -> Sheet:
    _ = words.gettext
    day = format_date(record.day, words.language)
    number = _("document %(number)s") % {"number": content.number}
    # No name in the title: a window that shows the file would show it too.
    return Sheet(
        title=f"{content.title}, {day}",
        author=record.job_centre or "Pejl",
        head=f"{content.citizen} · {day}",
        foot=" · ".join([number, *([_("DRAFT")] if content.draft else [])]),
        draft=content.draft,
    )
