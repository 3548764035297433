"""Where both sign, and what signing means."""

from reportlab.platypus import Flowable, Spacer

from desktop.i18n import Catalogue
from desktop.reports import style
from desktop.reports.content import Content
from desktop.reports.escape import line
from desktop.reports.flowables import first_of, table, text
from desktop.reports.style import Spacing

_NAME_LENGTH = 120


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
        _lines(people),
    ]


def _lines(people: list[tuple[str, str]]) -> Flowable:
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
