"""The summary as a PDF."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.reports import style
from desktop.reports.addenda import addenda as added_later
from desktop.reports.agreements import agreements
from desktop.reports.answers import printed_questions
from desktop.reports.answers_page import answers_page, talked_about
from desktop.reports.content import Content, read
from desktop.reports.flowables import section
from desktop.reports.histories import histories
from desktop.reports.options import Addendum, SummaryOptions
from desktop.reports.paper import Sheet, build
from desktop.reports.signatures import signatures
from desktop.reports.style import Spacing
from desktop.text import format_date

_SHORT = 160.0
_ALMOST_EMPTY = 0.5
"""How much of a last page may be used for a closer setting to be tried."""


def summary_pdf(
    record: FinalRecord, options: SummaryOptions, words: Catalogue, addenda: Sequence[Addendum] = ()
) -> bytes:
    """The summary on A4, page one to take home, page two with the answers, `addenda` at the end.

    The same record, options, addenda and program version give the same bytes; the document number is
    that of the record alone. Raises `FileNotFoundError` where the fonts are missing.
    """
    content = read(record, options, words, addenda)
    sheet = _sheet(record, content, words)
    roomy = build(_story(record, options, content, words, style.ROOMY), sheet, words)
    if roomy.pages == 1 or roomy.last_page > _ALMOST_EMPTY:
        return roomy.draw()
    tight = build(_story(record, options, content, words, style.TIGHT), sheet, words)
    return (tight if tight.pages < roomy.pages else roomy).draw()


def _story(
    record: FinalRecord, options: SummaryOptions, content: Content, words: Catalogue, spacing: Spacing
) -> list[Flowable]:
    # Page one is left roomy where the answers have pages of their own to save.
    story = agreements(content, words, style.ROOMY if options.answers else spacing)
    blocks: list[list[Flowable]] = []
    if options.answers:
        story += answers_page(content, words, spacing)
        blocks = talked_about(content, words)
    if options.charts:
        printed = printed_questions(record, options.private_answers)
        story += histories(record, printed, content, words, spacing)
    *before, last = blocks or [[]]
    for block in before:
        story += section(block)
    story += _closing(last, signatures(content, words, options.third_signature, spacing))
    return story + added_later(content, words)


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
