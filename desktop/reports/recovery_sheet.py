"""The sheet with the recovery code: one page to be kept away from the computer. It has no password on it."""

from datetime import date

from reportlab.platypus import Flowable

from desktop.i18n import Catalogue
from desktop.reports import fonts, style
from desktop.reports.flowables import Rule
from desktop.reports.paper import Sheet, build
from desktop.reports.paragraphs import heading, text
from desktop.text import format_date

_COLUMNS = 3
_ROW = 52.0
_NUMBER_WIDTH = 18.0
_SIZE = 26.0


class CodeGrid(Flowable):
    """The groups of a code, three in a row, large, each with its number."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.groups = code.split("-")

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room, a row for every three groups."""
        self.width = width
        self.height = _ROW * -(-len(self.groups) // _COLUMNS) + 24
        return self.width, self.height

    def draw(self) -> None:
        """Draw the frame, the numbers and the groups."""
        canvas = self.canv
        canvas.setStrokeColor(style.LINE)
        canvas.setFillColor(style.GROUND)
        canvas.roundRect(0, 0, self.width, self.height, 6, stroke=1, fill=1)
        for place, group in enumerate(self.groups):
            line, column = divmod(place, _COLUMNS)
            x = 28 + column * (self.width - 28) / _COLUMNS
            y = self.height - 12 - _ROW * line - _ROW / 2 - _SIZE / 3
            canvas.setFillColor(style.QUIET)
            canvas.setFont(fonts.REGULAR, 11)
            canvas.drawString(x, y, str(place + 1))
            canvas.setFillColor(style.INK)
            canvas.setFont(fonts.SEMIBOLD, _SIZE)
            canvas.drawString(x + _NUMBER_WIDTH, y, group)


def recovery_sheet(vault_name: str, code: str, day: date, words: Catalogue) -> bytes:
    """The sheet as a PDF on A4: whose file, from when, the code, how it is used and where it is kept."""
    _ = words.gettext
    made = format_date(day, words.language)
    story: list[Flowable] = [
        heading(_("Recovery code for Pejl"), style.TITLE, 0),
        text(_("The file of %(name)s") % {"name": vault_name}, style.CARD_VALUE),
        text(_("Made on %(day)s. An older sheet no longer works.") % {"day": made}, style.SUBTITLE),
        Rule(10, 10),
        CodeGrid(code),
        heading(_("When you need it")),
        text(_("If you forget your password, this code opens the file, and you choose a new password.")),
        text(_("Open Pejl, press “Forgotten your password?”, and type the nine groups.")),
        text(
            _("Capitals and dashes do not matter. What looks like O is a nought, what looks like I is a one.")
        ),
        heading(_("Where to keep it")),
        text(_("Keep the sheet locked up, and never together with the computer.")),
        text(_("Whoever has both can read everything in the file.")),
        text(_("Your password does not belong on this sheet.")),
        heading(_("If the sheet is gone")),
        text(_("Make a new code in the settings of Pejl. Then this one no longer opens anything.")),
    ]
    title = _("Recovery code for Pejl")
    sheet = Sheet(title=title, author="Pejl", head=title, foot=f"Pejl · {made}", draft=False)
    return build(story, sheet, words).draw()
