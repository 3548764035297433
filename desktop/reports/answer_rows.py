"""The rows of the table of answers: which cells reach across, and what is kept on one page."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from desktop.reports import style
from desktop.reports.flowables import cut_row, seamless
from desktop.reports.paragraphs import Marked
from desktop.reports.style import Spacing

_BESIDE = (0.30, 0.35, 0.35)
"""Shares of what was asked, of the citizen, of the caseworker."""
_KEPT_ROWS = 4
"""Rows that are kept on one page: a factor, its question, and two notes that are not cut; they fit."""


class Rows:
    """The rows of the table of answers while they are made, with the commands that shape them.

    `many` questions stand above their answers, across the whole width, which takes fewer lines.
    """

    def __init__(self, spacing: Spacing, *, many: bool) -> None:
        self.many = many
        half = (1 - spacing.inset) / 2
        shares = (spacing.inset, half, half) if many else _BESIDE
        self.widths = tuple(share * style.WIDTH for share in shares)
        self._sides = 2 * spacing.beside
        self._inner = [width - self._sides for width in self.widths]
        self.cells: list[Sequence[object]] = []
        self.commands: list[tuple[object, ...]] = []

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.cells)

    def add(
        self, question: Sequence[Marked], citizen: Sequence[Marked], caseworker: Sequence[Marked]
    ) -> None:
        """A row of three cells."""
        start = self.count
        self.cells += cut_row((question, citizen, caseworker), self._inner)
        self.commands += seamless(start, self.count - 1)

    def wide(self, label: Sequence[Marked], said: Sequence[Marked]) -> None:
        """A row whose second cell reaches across both answers."""
        both = self.widths[1] + self.widths[2] - self._sides
        start = self.count
        for first, second in cut_row((label, said), (self._inner[0], both)):
            self.commands.append(("SPAN", (1, self.count), (2, self.count)))
            self.cells.append([first, second, ""])
        self.commands += seamless(start, self.count - 1)

    def across(self, asked: Sequence[Marked]) -> None:
        """A question above its answers."""
        start = self.count
        for (cell,) in cut_row([asked], [style.WIDTH - self._sides]):
            self.commands += [
                ("SPAN", (0, self.count), (-1, self.count)),
                ("BOTTOMPADDING", (0, self.count), (-1, self.count), 0),
                ("TOPPADDING", (0, self.count + 1), (-1, self.count + 1), 1),
            ]
            self.cells.append([cell, "", ""])
        self.commands += seamless(start, self.count - 1)

    def band(self, factor: Marked) -> None:
        """The factor that the questions below belong to."""
        row = self.count
        self.commands += [
            ("SPAN", (0, row), (-1, row)),
            ("BACKGROUND", (0, row), (-1, row), style.GROUND),
            ("TOPPADDING", (0, row), (-1, row), 2),
            ("BOTTOMPADDING", (0, row), (-1, row), 4),
        ]
        self.cells.append([factor, "", ""])

    def end(self, start: int) -> None:
        """Close a question that began in row `start`: a line below, and on one page what fits there."""
        last = self.count - 1
        self.commands.append(("LINEBELOW", (0, last), (-1, last), 0.75, style.LINE))
        # At least the factor, its question, and the answers where they are a row of their own.
        kept = last if last - start < _KEPT_ROWS else start + 1 + self.many
        self.commands.append(("NOSPLIT", (0, start), (-1, kept)))

    def below(self, source: Sequence[Marked], signing: Sequence[Flowable]) -> None:
        """What stands below the table; the lines to sign are on one page with its last row."""
        last = self.count - 1
        cut = cut_row([source], [style.WIDTH]) if source else []
        for closing in [*(cell for (cell,) in cut), list(signing)]:
            self.commands += [
                ("SPAN", (0, self.count), (-1, self.count)),
                ("LEFTPADDING", (0, self.count), (-1, self.count), 0),
                ("RIGHTPADDING", (0, self.count), (-1, self.count), 0),
            ]
            self.cells.append([closing, "", ""])
        kept = last if len(cut) < 2 else self.count - 2
        self.commands.append(("NOSPLIT", (0, kept), (-1, self.count - 1)))
