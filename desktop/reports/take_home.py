"""The plan on one page for the citizen to take home: large, in plain words, with boxes to tick."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from desktop.final_record import FinalRecord, document_number, encode
from desktop.i18n import RIGHT_TO_LEFT, Catalogue
from desktop.reports import fonts, style
from desktop.reports.cards import card, cards
from desktop.reports.citizen_plan import Lines
from desktop.reports.flowables import BARE, Badge, Rule, section, table
from desktop.reports.memo import remembering
from desktop.reports.paper import HEAD, PAGE_ROOM, Sheet, SignedPagesEnd, build
from desktop.reports.paragraphs import Marked, followed, heading, labelled, text
from desktop.reports.take_home_content import Place, TakeHome, has_own_language, read_take_home
from desktop.text import format_date

_UNDER_HEADING = 60.0
_BELOW_TURNED = 6.0


@dataclass(frozen=True, slots=True)
class _Size:
    """How large the page is set. Nothing on it is smaller than 11 points."""

    body: ParagraphStyle
    small: ParagraphStyle
    heading: ParagraphStyle
    goal: ParagraphStyle
    goal_label: ParagraphStyle
    step: ParagraphStyle
    card: ParagraphStyle
    room: float


def _size(name: str, points: float, leading: float, goal: float, room: float) -> _Size:
    body = ParagraphStyle(f"{name} body", style.BODY, fontSize=points, leading=leading)
    small = ParagraphStyle(f"{name} small", body, fontSize=11, leading=15, textColor=style.QUIET)
    strong = ParagraphStyle(f"{name} strong", body, fontName=fonts.SEMIBOLD)
    return _Size(
        body=body,
        small=small,
        heading=ParagraphStyle(
            f"{name} heading", strong, fontSize=points + 2, leading=leading + 2, textColor=style.BLUE_DARK,
            spaceBefore=room, spaceAfter=2,
        ),
        goal=ParagraphStyle(f"{name} goal", style.GOAL, fontSize=goal, leading=goal * 1.35),
        goal_label=ParagraphStyle(f"{name} goal label", style.GOAL_LABEL, fontSize=11, leading=15),
        step=ParagraphStyle(f"{name} step", body, leftIndent=22, box=True, spaceBefore=room / 4),
        card=ParagraphStyle(f"{name} card", strong, fontSize=points + 2, leading=leading + 2),
        room=room,
    )  # fmt: skip


_LARGE = _size("take home", 13, 18, 19, 16)
_SMALLER = (_size("take home middle", 12, 16.5, 17, 12), _size("take home close", 11, 15, 15, 9))
"""Taken where one of them saves a sheet."""


def take_home_pdf(
    record: FinalRecord, words: Catalogue, *, citizen_language: bool = True, password: str = ""
) -> bytes:
    """The plan in the catalogue's language, and on a page of its own in the citizen's, where Pejl has it.

    One page each for what is ordinary; with many steps it goes on to another. The same record, language
    and program version give the same bytes. With a `password` it opens with that alone.
    """
    sheet = _sheet(record, words)
    contents = [read_take_home(record, words.language)]
    if citizen_language and has_own_language(record, words.language):
        contents.append(read_take_home(record, record.language))
    with remembering():
        story: list[Flowable] = []
        for content in contents:
            page = _fitting(content, sheet, words, later=bool(story))
            story += [SignedPagesEnd(), *page] if story else page
        return build(story, sheet, words, password).draw()


def _fitting(content: TakeHome, sheet: Sheet, words: Catalogue, *, later: bool) -> list[Flowable]:
    """The page as large as it can be on the fewest sheets, which is one for what is ordinary.

    A `later` page of the file has less room: a head stands on it.
    """
    room = 1 - HEAD / PAGE_ROOM if later else 1

    def story(size: _Size) -> list[Flowable]:
        return _Page(content, size, sheet.draft, words).story()

    def sheets(size: _Size) -> int:
        paper = build(story(size), sheet, words)
        return paper.pages + (paper.pages == 1 and paper.last_page > room)

    if sheets(_LARGE) == 1:
        return story(_LARGE)
    return story(min((_LARGE, *_SMALLER), key=sheets))


class _Page:
    """The page while it is made: its direction turns styles round."""

    def __init__(self, content: TakeHome, size: _Size, draft: bool, words: Catalogue) -> None:
        self._content, self._size = content, size
        self._draft, self._words = draft, words
        self._turned = content.language in RIGHT_TO_LEFT

    def story(self) -> list[Flowable]:
        """All of it, in the order in which it is asked for at home."""
        content = self._content
        return [
            *self._head(),
            *self._goal(),
            *self._steps(content.mine_heading, content.mine),
            *self._steps(content.others_heading, content.others),
            *([self._text(content.no_steps, self._size.body)] if content.no_steps else []),
            *self._cards(),
            *self._listed(content.barriers_heading, content.barriers),
            *(flowable for place in content.places for flowable in self._place(place)),
            *self._facts(content.helpers_heading, content.helpers),
        ]

    def _look(self, look: ParagraphStyle) -> ParagraphStyle:
        return style.turned(look) if self._turned else look

    def _text(self, said: str, look: ParagraphStyle) -> Marked:
        return text(said, self._look(look))

    def _line(self, said: str, told: str, look: ParagraphStyle) -> Marked:
        """A text, and behind it what is quietly said of it."""
        if not told:
            return self._text(said, look)
        return followed(said, told, self._look(look), self._look(self._size.small))

    def _heading(self, said: str) -> Flowable:
        return heading(said, self._look(self._size.heading))

    def _head(self) -> list[Flowable]:
        content, size = self._content, self._size
        title: Flowable = heading(content.title, self._look(style.TITLE), 0)
        if self._draft:
            badge = Badge(self._words.gettext("DRAFT"), style.AMBER, style.AMBER_TINT)
            cells, widths = [title, badge], [style.WIDTH - 90, 90.0]
            align = ("ALIGN", (1, 0), (1, 0), "RIGHT")
            if self._turned:
                cells, widths = cells[::-1], widths[::-1]
                badge.hAlign, align = "LEFT", ("ALIGN", (0, 0), (0, 0), "LEFT")
            title = table([cells], widths, [*BARE, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), align])
        note = [Spacer(0, 2), self._text(content.note, size.small)] if content.note else []
        # Arabic letters reach further below their line.
        room = [Spacer(0, _BELOW_TURNED)] if self._turned else []
        place = self._text(content.place, size.small)
        return [title, *room, place, *note, Rule(above=8, below=size.room / 2)]

    def _goal(self) -> list[Flowable]:
        content, size = self._content, self._size
        found: list[Flowable] = []
        if content.goal:
            found += [self._text(content.goal_heading, size.goal_label), self._text(content.goal, size.goal)]
        if content.small_goals:
            look = ParagraphStyle(f"{size.body.name} small goal", size.body, leftIndent=14, bar=style.BLUE)
            found += [Spacer(0, 4), self._text(content.small_goals_heading, size.goal_label)]
            found += [self._line(said, told, look) for said, told in content.small_goals]
        return found

    def _steps(self, title: str, steps: Lines) -> list[Flowable]:
        if not steps:
            return []
        lines = [self._line(said, when, self._size.step) for said, when in steps]
        return section([self._heading(title), *lines], _UNDER_HEADING)

    def _listed(self, title: str, lines: Lines) -> list[Flowable]:
        said = [self._line(said, told, self._size.body) for said, told in lines]
        return section([self._heading(title), *said], _UNDER_HEADING) if said else []

    def _place(self, place: Place) -> list[Flowable]:
        title = " · ".join(part for part in (place.heading, place.name) if part)
        return self._facts(title, place.facts) if place.facts else [self._heading(title)]

    def _facts(self, title: str, facts: Lines) -> list[Flowable]:
        if not facts:
            return []
        lines = [labelled(name, said, self._look(self._size.body)) for name, said in facts]
        return section([self._heading(title), *lines], _UNDER_HEADING)

    def _cards(self) -> list[Flowable]:
        content = self._content
        said = [self._card((content.next_heading, content.next_day))]
        phone = [part for part in (content.phone, content.answer) if part.strip()]
        if phone:
            said.append(self._card((content.phone_heading, *phone)))
        return [Spacer(0, self._size.room), cards(said, turned=self._turned)]

    def _card(self, told: Sequence[str]) -> list[Marked]:
        return card(told, self._look(self._size.card), self._look(self._size.small))


def _sheet(record: FinalRecord, words: Catalogue) -> Sheet:
    _ = words.gettext
    day = format_date(record.day, words.language)
    called = _("My plan")
    title = f"{called}, {day}"
    number = _("document %(number)s") % {"number": document_number(encode(record))}
    draft = not record.final
    return Sheet(
        title=title,
        author=record.job_centre or "Pejl",
        head=title,
        foot=" · ".join([number, *([_("DRAFT")] if draft else [])]),
        draft=draft,
    )
