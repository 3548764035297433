"""The page in the citizen's own language, behind the Danish ones that are signed."""

from collections.abc import Sequence
from typing import TypeVar

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from desktop.i18n import RIGHT_TO_LEFT
from desktop.reports import style
from desktop.reports.cards import card, cards
from desktop.reports.citizen_content import CitizenContent
from desktop.reports.flowables import Rule, row_height, seamless, section, table, whole_row
from desktop.reports.paper import SignedPagesEnd
from desktop.reports.paragraphs import Marked, followed, heading, text

_STEP_SHARES = (0.54, 0.24, 0.22)
_ANSWER_SHARES = (0.5, 0.5)
_PADDING = 6.0
_ROOM = 2.5
_HEADING_AND_COLUMNS = 70.0
_Cell = TypeVar("_Cell")


def citizen_page(content: CitizenContent) -> list[Flowable]:
    """Date, what was agreed, the next conversation and the citizen's answers, on a page of its own."""
    return _Page(content).story()


class _Page:
    """The page while it is made: its direction turns styles and columns round."""

    def __init__(self, content: CitizenContent) -> None:
        self._content = content
        self._turned = content.language in RIGHT_TO_LEFT

    def story(self) -> list[Flowable]:
        """All of it, behind a page break."""
        content = self._content
        head = [
            self._heading(content.title, style.PAGE_TITLE, 0),
            self._text(content.place, style.SUBTITLE),
            Spacer(0, 4),
            self._text(content.note, style.SMALL),
            Rule(above=8, below=6),
        ]
        goal = [
            Spacer(0, 8),
            self._text(content.goal_heading, style.GOAL_LABEL),
            self._text(content.goal, style.GOAL),
        ]
        return [
            SignedPagesEnd(),
            *head,
            *(goal if content.goal else []),
            *self._small_goals(),
            *self._steps(),
            *self._cards(),
            *self._barriers(),
            *self._answers(),
        ]

    def _look(self, look: ParagraphStyle) -> ParagraphStyle:
        return style.turned(look) if self._turned else look

    def _text(self, said: str, look: ParagraphStyle) -> Marked:
        return text(said, self._look(look))

    def _heading(self, said: str, look: ParagraphStyle = style.HEADING, level: int = 1) -> Flowable:
        return heading(said, self._look(look), level)

    def _small_goals(self) -> list[Flowable]:
        content = self._content
        if not content.small_goals:
            return []
        lines = [self._line(said, told, style.SMALL_GOAL) for said, told in content.small_goals]
        return [Spacer(0, 8), self._text(content.small_goals_heading, style.GOAL_LABEL), *lines]

    def _barriers(self) -> list[Flowable]:
        content = self._content
        lines = [self._line(said, told, style.BODY) for said, told in content.barriers]
        return section([self._heading(content.barriers_heading), *lines]) if lines else []

    def _line(self, said: str, told: str, look: ParagraphStyle) -> Marked:
        if not told:
            return self._text(said, look)
        return followed(said, told, self._look(look), self._look(style.SMALL))

    def _steps(self) -> list[Flowable]:
        content = self._content
        title = self._heading(content.agreed_heading)
        if not content.steps:
            return section([title, self._text(content.none_agreed, style.SUBTITLE)])
        looks = (style.BODY, style.SMALL_STRONG, style.SMALL_INK)
        rows = [list(zip(step, looks, strict=True)) for step in content.steps]
        return self._listing(title, rows, _STEP_SHARES, content.columns)

    def _answers(self) -> list[Flowable]:
        content = self._content
        private = [Spacer(0, 6), self._text(content.private, style.SMALL)] if content.private else []
        if not content.answers:
            return private
        rows = [[(asked, style.SMALL), (said, style.ANSWER)] for asked, said in content.answers]
        return [*self._listing(self._heading(content.answers_heading), rows, _ANSWER_SHARES), *private]

    def _listing(
        self,
        title: Flowable,
        rows: Sequence[Sequence[tuple[str, ParagraphStyle]]],
        shares: Sequence[float],
        columns: Sequence[str] = (),
    ) -> list[Flowable]:
        """A table under its heading, the first column where one begins to read."""
        widths = self._placed([share * style.WIDTH for share in shares])
        inner = [width - 2 * _PADDING for width in widths]
        cells: list[Sequence[object]] = []
        if columns:
            cells.append(self._placed([self._text(column, style.COLUMN) for column in columns]))
        commands = self._padding(bool(columns))
        first = 0.0
        for row in rows:
            start = len(cells)
            cut = whole_row([[self._text(said, look)] for said, look in self._placed(row)], inner)
            first = first or row_height(cut[0])
            cells += cut
            last = len(cells) - 1
            commands += [*seamless(start, last), ("LINEBELOW", (0, last), (-1, last), 0.75, style.LINE)]
        listed = table(cells, widths, commands, repeat=1 if columns else 0)
        return section([title, listed], _HEADING_AND_COLUMNS + first)

    def _padding(self, columns: bool) -> list[tuple[object, ...]]:
        edge = ("RIGHTPADDING", (-1, 0), (-1, -1), 0) if self._turned else ("LEFTPADDING", (0, 0), (0, -1), 0)
        head = ("LINEBELOW", (0, 0), (-1, 0), 0.75, style.LINE)
        return [
            ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
            ("TOPPADDING", (0, 0), (-1, -1), _ROOM),
            ("BOTTOMPADDING", (0, 0), (-1, -1), _ROOM + 1),
            edge,
            *([head] if columns else []),
        ]

    def _placed(self, row: Sequence[_Cell]) -> list[_Cell]:
        return list(reversed(row)) if self._turned else list(row)

    def _cards(self) -> list[Flowable]:
        content = self._content
        said = [self._card((content.next_heading, content.next_day))]
        phone = [part for part in (content.phone, content.answer_time) if part.strip()]
        if phone:
            said.append(self._card((content.phone_heading, *phone)))
        return [Spacer(0, 12), cards(said, turned=self._turned)]

    def _card(self, told: Sequence[str]) -> list[Marked]:
        return card(told, self._look(style.CARD_VALUE), self._look(style.SMALL))
