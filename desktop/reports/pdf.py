"""The summary as a PDF."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.reports import style
from desktop.reports.addenda import addenda as added_later
from desktop.reports.agreements import agreements
from desktop.reports.answers import printed_questions
from desktop.reports.answers_page import answers_page, talked_about
from desktop.reports.citizen_content import read_for_citizen
from desktop.reports.citizen_page import citizen_page
from desktop.reports.content import Content, read
from desktop.reports.flowables import section
from desktop.reports.histories import histories
from desktop.reports.memo import remembering
from desktop.reports.options import Addendum, SummaryOptions
from desktop.reports.paper import Paper, Sheet, build
from desktop.reports.plan_blocks import placed, plan_blocks
from desktop.reports.signatures import closing, signatures
from desktop.reports.style import Spacing
from desktop.text import format_date

_ALMOST_EMPTY = 0.5
"""How much of a last page may be used for a closer setting to be tried."""
_USUAL_PAGES = 4
"""Above which the closest setting is tried: small drawings without words, and many answers with less room."""


def summary_pdf(
    record: FinalRecord,
    options: SummaryOptions,
    words: Catalogue,
    addenda: Sequence[Addendum] = (),
    password: str = "",
) -> bytes:
    """The summary on A4, page one to take home, page two with the answers, `addenda` at the end.

    With a `password` it opens with that alone.

    The same record, options, addenda and program version give the same bytes; the document number is
    that of the record alone. Raises `FileNotFoundError` where the fonts are missing.
    """
    content = read(record, options, words, addenda)
    sheet = _sheet(record, content, words)
    with remembering():
        return _laid_out(record, options, content, sheet, words, password).draw()


def _laid_out(
    record: FinalRecord,
    options: SummaryOptions,
    content: Content,
    sheet: Sheet,
    words: Catalogue,
    password: str,
) -> Paper:
    """The usual setting, or a closer one where that saves a page.

    That is one that would be almost empty, or of more than usual.
    """

    def set_as(spacing: Spacing) -> Paper:
        return build(_story(record, options, content, words, spacing), sheet, words, password)

    found = set_as(style.ROOMY)
    if found.pages > 1 and found.last_page <= _ALMOST_EMPTY:
        found = min(found, set_as(style.TIGHT), key=_pages)
    if found.pages > _USUAL_PAGES and options.charts and options.answers:
        found = min(found, set_as(style.CLOSEST), key=_pages)
    return found


def _pages(paper: Paper) -> int:
    return paper.pages


def _story(
    record: FinalRecord, options: SummaryOptions, content: Content, words: Catalogue, spacing: Spacing
) -> list[Flowable]:
    # Page one is left roomy where the answers have pages of their own to save.
    story = agreements(content, words, style.ROOMY if options.answers else spacing)
    plan = plan_blocks(content, words, spacing)
    last = plan.pop() if plan and not options.answers and not options.charts else []
    story += [flowable for block in plan for flowable in placed(block)]
    signing = signatures(content, words, options.third_signature, spacing)
    blocks: list[list[Flowable]] = []
    drawn: list[list[Flowable]] = []
    if options.charts:
        printed = printed_questions(record, options.private_answers)
        drawn = histories(record, printed, content, words, spacing, said_above=options.answers)
    if last:
        blocks = [last]
    if options.answers:
        blocks = talked_about(content, words)
        story += answers_page(content, words, spacing, () if drawn or blocks else signing)
    if blocks:
        ending = closing(blocks.pop(), signing)
    elif drawn:
        ending = [KeepTogether([*drawn.pop(), *signing])]
    else:
        ending = [] if options.answers else [KeepTogether(signing)]
    story += [flowable for row in drawn for flowable in _kept(row)]
    for block in blocks:
        story += section(block)
    own = read_for_citizen(record, options)
    return [*story, *ending, *added_later(content, words), *(citizen_page(own) if own else [])]


def _kept(row: list[Flowable]) -> list[Flowable]:
    """The row on one page, unless it is a section, which says itself how much room it needs."""
    return row if isinstance(row[0], CondPageBreak) else [KeepTogether(row)]


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
