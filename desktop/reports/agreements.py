"""Page one, to take home: the goal, the steps, the next conversation, whom to ring."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from desktop.i18n import Catalogue
from desktop.records import Rater, StepOwner
from desktop.reports import style
from desktop.reports.cards import card, cards
from desktop.reports.content import Content, StepLine
from desktop.reports.flowables import BARE, Badge, Rule, row_height, seamless, section, table, whole_row
from desktop.reports.paragraphs import Marked, followed, heading, labelled, text
from desktop.reports.plan_content import SmallGoalLine
from desktop.reports.style import Spacing

_STEP_WIDTHS = (0.31, 0.20, 0.20, 0.155, 0.135)
_EARLIER_WIDTHS = (*_STEP_WIDTHS[:2], 1 - sum(_STEP_WIDTHS[:2]))
"""Its columns begin where those of the steps above begin."""
_PADDING = 6.0
_HEADING_AND_COLUMNS = 70.0
_GOAL_NEEDS = 60.0
_ROW = (
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("LEFTPADDING", (1, 0), (-1, -1), _PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
    ("TOPPADDING", (0, 0), (-1, 0), 2),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 4),
    ("LINEBELOW", (0, 0), (-1, 0), 0.75, style.LINE),
)
_OWNER_MARKS = {StepOwner.CITIZEN: Rater.CITIZEN, StepOwner.CASEWORKER: Rater.CASEWORKER}


def agreements(content: Content, words: Catalogue, spacing: Spacing) -> list[Flowable]:
    """Everything on page one but the signatures."""
    return [
        *_head(content, words),
        *_aims(content, words),
        *_steps(content, words, spacing),
        *_cards(content, words),
        *_earlier(content, words, spacing),
    ]


def _head(content: Content, words: Catalogue) -> list[Flowable]:
    title: Flowable = heading(content.title, style.TITLE, level=0)
    if content.draft:
        badge = Badge(words.gettext("DRAFT"), style.AMBER, style.AMBER_TINT)
        title = table(
            [[title, badge]],
            (style.WIDTH - 90, 90),
            [*BARE, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("ALIGN", (1, 0), (1, 0), "RIGHT")],
        )
    found: list[Flowable] = [title, text(content.place, style.SUBTITLE), Rule(above=10, below=10)]
    found.append(labelled(content.citizen, content.identity))
    found.append(text(" · ".join(content.circumstances), style.SMALL))
    return found


def _aims(content: Content, words: Catalogue) -> list[Flowable]:
    """The citizen's goal with the small ones on the way, and the factors that the two picked to work with."""
    found: list[Flowable] = []
    if content.goal is not None:
        found += [text(content.goal.heading, style.GOAL_LABEL), text(content.goal.text, style.GOAL)]
    if content.plan.small_goals:
        found += [*([Spacer(0, 4)] if found else []), text(words.gettext("Small goals"), style.GOAL_LABEL)]
        found += [_small_goal(each) for each in content.plan.small_goals]
    if content.focus:
        found += [
            *([Spacer(0, 8)] if found else []),
            text(words.gettext("What we will work on"), style.GOAL_LABEL),
            text(" · ".join(content.focus), style.FOCUS),
        ]
    return [Spacer(0, 18), CondPageBreak(_GOAL_NEEDS), *found] if found else []


def _small_goal(goal: SmallGoalLine) -> Marked:
    look = style.SMALL_GOAL_DONE if goal.reached else style.SMALL_GOAL
    if not goal.status:
        return text(goal.text, look)
    return followed(goal.text, goal.status, look, style.SMALL_STRONG)


def _steps(content: Content, words: Catalogue, spacing: Spacing) -> list[Flowable]:
    _ = words.gettext
    title = _("What we do now")
    if not content.steps:
        return section([heading(title), text(_("We agreed on no steps today."), style.SUBTITLE)])
    columns = (_("What"), _("Who"), _("When"), _("Whose idea"), _("Status"))
    rows = [
        (
            [text(step.text), *_small(step.about)],
            [_who(step), *_small(step.alone)],
            [text(step.due, style.SMALL_INK)],
            [text(step.origin, style.SMALL_INK)],
            [text(step.status, style.SMALL_INK)],
        )
        for step in content.steps
    ]
    return _listing(title, columns, rows, _STEP_WIDTHS, spacing.step)


def _earlier(content: Content, words: Catalogue, spacing: Spacing) -> list[Flowable]:
    if not content.earlier_steps:
        return []
    _ = words.gettext
    rows = [
        (
            [text(step.text), *_small(" · ".join(part for part in (step.agreed, step.about) if part))],
            [_who(step), *_small(step.alone)],
            [
                text(step.status, style.SMALL_STRONG),
                *([text(step.review, style.SMALL_INK)] if step.review else []),
            ],
        )
        for step in content.earlier_steps
    ]
    columns = (_("What"), _("Who"), _("How it went"))
    return _listing(_("What we agreed earlier"), columns, rows, _EARLIER_WIDTHS, spacing.step)


def _small(said: str) -> list[Marked]:
    return [text(said, style.SMALL)] if said else []


def _who(step: StepLine) -> Marked:
    rater = _OWNER_MARKS.get(step.owner)
    return text(step.who, style.VOICES[rater] if rater else style.SMALL_STRONG)


def _listing(
    title: str,
    columns: Sequence[str],
    steps: Sequence[Sequence[Sequence[Marked]]],
    shares: Sequence[float],
    room: float,
) -> list[Flowable]:
    widths = [share * style.WIDTH for share in shares]
    inner = [widths[0] - _PADDING, *(width - 2 * _PADDING for width in widths[1:])]
    rows: list[Sequence[object]] = [[text(column, style.COLUMN) for column in columns]]
    commands: list[tuple[object, ...]] = [
        *_ROW,
        ("TOPPADDING", (0, 1), (-1, -1), room),
        ("BOTTOMPADDING", (0, 1), (-1, -1), room + 1),
    ]
    first = 0.0
    for step in steps:
        start = len(rows)
        cut = whole_row(step, inner)
        first = first or row_height(cut[0])
        rows += cut
        last = len(rows) - 1
        commands += [*seamless(start, last), ("LINEBELOW", (0, last), (-1, last), 0.75, style.LINE)]
    return section([heading(title), table(rows, widths, commands, repeat=1)], _HEADING_AND_COLUMNS + first)


def _cards(content: Content, words: Catalogue) -> list[Flowable]:
    _ = words.gettext
    said = [card((_("Next conversation"), content.next_day or _("We have not set a day yet.")))]
    answer = content.plan.answer_time
    if content.phone.strip():
        phone = (_("Ring %(name)s") % {"name": content.caseworker}, content.phone)
        said.append(card((*phone, answer) if answer else phone))
    elif answer:
        said.append(card((_("When you write or call"), answer)))
    return [Spacer(0, 16), cards(said)]
