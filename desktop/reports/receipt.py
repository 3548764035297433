"""The receipt of an erasure, on one page: what went, from where, and what is left to do by hand.

It names nobody: number, day and figures alone. What stands on the screen is the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable

from desktop.i18n import Catalogue
from desktop.reports import style
from desktop.reports.access_content import Passage
from desktop.reports.flowables import Rule
from desktop.reports.memo import remembering
from desktop.reports.paper import Sheet, build
from desktop.reports.paragraphs import heading, lines_of, text
from desktop.text import format_clock, format_date


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """What a receipt says. `backups` and `set_aside` were gone through, `removed` could not be opened.

    `swept` is false while they wait for it; `left_elsewhere` while the place outside the laptop does.
    `saved_files` are those that lay outside the vault. `reason` is why it came before filing.
    """

    number: int
    erased_at: datetime
    conversations: int
    rows: int
    swept: bool = False
    backups: int = 0
    set_aside: int = 0
    removed: int = 0
    left_elsewhere: bool = False
    saved_files: int = 0
    overridden: bool = False
    reason: str = ""
    job_centre: str = ""


def receipt_title(facts: ReceiptFacts, words: Catalogue) -> str:
    """“Kvittering nr. 3 for sletning”."""
    return words.gettext("Receipt no. %(number)d of an erasure") % {"number": facts.number}


def receipt_passages(facts: ReceiptFacts, words: Catalogue) -> tuple[Passage, ...]:
    """All that the receipt says, for paper and screen."""
    _ = words.gettext
    return (
        Passage(heading=_("Erased"), paragraphs=tuple(_erased(facts, words))),
        Passage(heading=_("Backups"), paragraphs=tuple(_backups(facts, words))),
        Passage(heading=_("Left to do by hand"), paragraphs=tuple(_by_hand(facts, words))),
    )


def receipt_pdf(facts: ReceiptFacts, words: Catalogue) -> bytes:
    """The receipt on A4; the same facts give the same bytes."""
    _ = words.gettext
    title = receipt_title(facts, words)
    day = format_date(facts.erased_at.astimezone().date(), words.language)
    story: list[Flowable] = [
        text(" · ".join(each for each in (facts.job_centre, day) if each.strip()), style.SUBTITLE),
        heading(title, style.TITLE, 0),
        Rule(8, 4),
    ]
    for passage in receipt_passages(facts, words):
        story.append(heading(passage.heading))
        for paragraph in passage.paragraphs:
            story += lines_of(paragraph)
    said = _("The receipt names nobody. It shows that an erasure was done, and when.")
    story += [Rule(16, 4), text(said, style.SMALL)]
    sheet = Sheet(title=f"{title}, {day}", author="Pejl", head=title, foot=title, draft=False)
    with remembering():
        return build(story, sheet, words).draw()


def receipt_file_name(facts: ReceiptFacts) -> str:
    """``sletning-2026-11-21-0003.pdf``: date and number."""
    day = facts.erased_at.astimezone().date().isoformat()
    return f"sletning-{day}-{facts.number:04d}.pdf"


def _erased(facts: ReceiptFacts, words: Catalogue) -> Iterator[str]:
    _ = words.gettext
    local = facts.erased_at.astimezone()
    yield _("One citizen was erased from Pejl on %(date)s at %(time)s.") % {
        "date": format_date(local.date(), words.language),
        "time": format_clock(local, words.language),
    }
    rows = words.ngettext("%(count)d row of data in all", "%(count)d rows of data in all", facts.rows)
    gone = rows % {"count": facts.rows}
    if facts.conversations:
        talks = words.ngettext("%(count)d conversation", "%(count)d conversations", facts.conversations)
        gone = f"{talks % {'count': facts.conversations}}, {gone}"
    yield _("With the citizen went %(what)s.") % {"what": gone}
    if facts.overridden:
        yield _("It was erased before everything was filed. Reason: %(reason)s") % {"reason": facts.reason}


def _backups(facts: ReceiptFacts, words: Catalogue) -> Iterator[str]:
    _ = words.gettext
    if not facts.swept:
        yield _("The backups are emptied the next time Pejl has been open for a few minutes.")
        return
    if not facts.backups and not facts.removed:
        yield _("There was nothing to empty in the backups.")
    if facts.backups:
        # Some may be older than the citizen: that each was looked through is true of all.
        yield words.ngettext(
            "Pejl has gone through %(count)d backup. The citizen is not in it.",
            "Pejl has gone through %(count)d backups. The citizen is in none of them.",
            facts.backups,
        ) % {"count": facts.backups}
    if facts.set_aside:
        yield words.ngettext(
            "Pejl has gone through %(count)d set of files put aside when a backup was put in place."
            " The citizen is not in it.",
            "Pejl has gone through %(count)d sets of files put aside when a backup was put in place."
            " The citizen is in none of them.",
            facts.set_aside,
        ) % {"count": facts.set_aside}
    if facts.removed:
        yield words.ngettext(
            "%(count)d could not be opened any more, and was deleted.",
            "%(count)d could not be opened any more, and were deleted.",
            facts.removed,
        ) % {"count": facts.removed}
    if facts.left_elsewhere:
        yield _(
            "The stick or folder for backups was not there. It is emptied the next time it is there"
            " while Pejl is open."
        )


def _by_hand(facts: ReceiptFacts, words: Catalogue) -> Iterator[str]:
    _ = words.gettext
    if facts.saved_files:
        yield words.ngettext(
            "Delete the file that was saved outside Pejl (%(count)d).",
            "Delete the files that were saved outside Pejl (%(count)d).",
            facts.saved_files,
        ) % {"count": facts.saved_files}
    if facts.left_elsewhere:
        yield _("Put the stick for backups in, so that Pejl can empty it.")
    yield _("Destroy other sticks and copies with backups: Pejl does not know of them.")
    yield _("Destroy paper, unless it belongs in the case.")
