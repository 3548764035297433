"""Where both sign, and what signing means."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.i18n import Catalogue
from desktop.reports import style
from desktop.reports.content import Content
from desktop.reports.escape import line
from desktop.reports.flowables import first_of, section, table
from desktop.reports.paragraphs import Measured, text
from desktop.reports.style import Spacing

_NAME_LENGTH = 120
_SHORT = 160.0
_LINES_KEPT = 3
_KEPT = _LINES_KEPT * style.BODY.leading


def signatures(content: Content, words: Catalogue, third: bool, spacing: Spacing) -> list[Flowable]:
    """Lines for the citizen and the caseworker, and one more where asked for."""
    _ = words.gettext
    people = [
        (_("Citizen, date"), content.citizen),
        (_("Caseworker, date"), content.caseworker),
    ]
    if third:
        people.append((_("Other person present, date"), ""))
    statement = _("The signature only shows that we have read the summary together.")
    return [
        Spacer(0, spacing.between),
        text(statement, style.SMALL),
        Spacer(0, spacing.to_write),
        signed_by(people),
    ]


def closing(last: Sequence[Flowable], signing: Sequence[Flowable]) -> list[Flowable]:
    """The last block with the lines to sign: whole where it is short, else its end stays with them.

    Nobody signs a page that has nothing else on it.
    """
    if sum(_height(flowable) for flowable in last) <= _SHORT:
        return [KeepTogether([*last, *signing])]
    before, kept = list(last), list[Flowable]()
    while before and sum(map(_height, kept)) < _KEPT:
        *flowing, end = _cut_before_end(before.pop())
        before += flowing
        kept.insert(0, end)
    if len(before) < 2:
        # A heading alone would be left behind.
        return [KeepTogether([*last, *signing])]
    return [*section(before), KeepTogether([*kept, *signing])]


def _height(flowable: Flowable) -> float:
    return float(flowable.wrap(style.WIDTH, style.PAGE_HEIGHT)[1])


def _cut_before_end(flowable: Flowable) -> list[Flowable]:
    """A text before its last lines and those; anything else whole."""
    height = _height(flowable)
    if not isinstance(flowable, Measured):
        return [flowable]
    return flowable.split(style.WIDTH, height - _LINES_KEPT * flowable.style.leading) or [flowable]


def signed_by(people: list[tuple[str, str]]) -> Flowable:
    """A line for each, by what they sign as and their name; '' where it is not known."""
    count = len(people)
    width = (style.WIDTH - style.BETWEEN * (count - 1)) / count
    cells: list[object] = []
    commands: list[tuple[object, ...]] = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
    ]
    for place, (label, name) in enumerate(people):
        named = [text(line(name, _NAME_LENGTH), style.SMALL_INK)] if name else []
        cells += [[*first_of(named, width), text(label, style.SMALL)], ""]
        commands.append(("LINEABOVE", (2 * place, 0), (2 * place, 0), 0.75, style.INK))
    widths = ([width, style.BETWEEN] * count)[:-1]
    return table([cells[:-1]], widths, commands)
