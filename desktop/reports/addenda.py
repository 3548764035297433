"""What was added to the conversation after it was finished, below the lines that were signed."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.i18n import Catalogue
from desktop.reports import style
from desktop.reports.content import Content
from desktop.reports.flowables import Rule, section
from desktop.reports.paragraphs import heading, text

_SHORT = 120.0
_BEGINNING = {True: 170.0, False: 60.0}
"""Points that a long one needs where it begins: as the first, under the heading, or after another."""


def addenda(content: Content, words: Catalogue) -> list[Flowable]:
    """Each addition with its day, by whom, and why; nothing where none was made."""
    if not content.added:
        return []
    _ = words.gettext
    explanation = _("Nothing above was changed. This was written later, and was not part of what was signed.")
    opening = [Rule(above=24, below=2), heading(_("Added later")), text(explanation, style.SMALL)]
    found: list[Flowable] = []
    for place, added in enumerate(content.added):
        said = [Spacer(0, 8), text(added.heading, style.SMALL_STRONG), text(added.text)]
        block = [*opening, *said] if place == 0 else said
        # A short one stays whole; a long one flows on, its first lines under its day.
        height = sum(flowable.wrap(style.WIDTH, style.PAGE_HEIGHT)[1] for flowable in said)
        found += [KeepTogether(block)] if height <= _SHORT else section(block, _BEGINNING[place == 0])
    return found
