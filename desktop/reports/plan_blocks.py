"""The living plan on the summary, below what one takes home: the way, placements, who helps."""

from collections.abc import Sequence
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.i18n import Catalogue
from desktop.records import Rater
from desktop.reports import style
from desktop.reports.content import Content
from desktop.reports.flowables import beginning, seamless, section, table, whole_row
from desktop.reports.paragraphs import Marked, followed, heading, labelled, text
from desktop.reports.placement_content import PlacementLines
from desktop.reports.plan_content import BarrierLine, Facts
from desktop.reports.style import Spacing

_PADDING = 6.0
_SHARES = (0.5, 0.5)
_HALF = (style.WIDTH - style.BETWEEN) / 2
_PLACE = 18.0
_TASK_SHARES = (0.66, 0.34)
_MOST_TASKS = 12
"""Rungs above which a ladder may be cut over two pages."""
_SHORT = 240.0
_BEGINNING = 254.0
"""Points for a heading, a company's name and a row, where that is not a very tall one."""


def plan_blocks(content: Content, words: Catalogue, spacing: Spacing) -> list[list[Flowable]]:
    """Each part that has something to say, a block that begins with its heading."""
    _ = words.gettext
    plan = content.plan
    blocks = [
        _barriers(content, words, spacing),
        *_placements(content, words),
        _facts(_("Work so far"), plan.work),
        _facts(_("Who helps"), plan.support),
        _facts(_("On the way to a goal"), plan.prompts),
    ]
    return [block for block in blocks if block]


def _barriers(content: Content, words: Catalogue, spacing: Spacing) -> list[Flowable]:
    plan = content.plan
    if plan.caseworker_barriers:
        return _both_lists(content, words, spacing)
    if not plan.barriers:
        return []
    title = heading(words.gettext("What stands in the way"))
    if not any(each.status or each.action for each in plan.barriers):
        lines = [_named(each, style.BODY) for each in plan.barriers]
        return [title, *lines]
    widths = [share * style.WIDTH for share in _SHARES]
    rows = [([_named(each, style.ANSWER)], _done(each)) for each in plan.barriers]
    return [title, _rows(rows, widths, spacing)]


def _both_lists(content: Content, words: Catalogue, spacing: Spacing) -> list[Flowable]:
    """Both lists side by side, each in its own order."""
    _ = words.gettext
    plan = content.plan
    found: list[Flowable] = [heading(_("What stands in the way"))]
    if plan.orders_differ:
        found.append(text(_("We see it in different orders. Both stand."), style.SMALL))
    head = (
        [text(content.citizen_short, style.VOICES[Rater.CITIZEN])],
        [text(content.caseworker, style.VOICES[Rater.CASEWORKER])],
    )
    pairs = zip_longest(plan.barriers, plan.caseworker_barriers)
    rows = [tuple(_whole(each) for each in pair) for pair in pairs]
    return [*found, _rows([head, *rows], [style.WIDTH / 2] * 2, spacing, repeat=1)]


def _named(barrier: BarrierLine, look: ParagraphStyle) -> Marked:
    return labelled(barrier.place or "–", barrier.text, look)


def _whole(barrier: BarrierLine | None) -> list[Marked]:
    return [_named(barrier, style.ANSWER), *_done(barrier)] if barrier is not None else []


def _done(barrier: BarrierLine) -> list[Marked]:
    """How it stands, and what is done about it."""
    status = " · ".join(part for part in (barrier.kind, barrier.status) if part)
    found = [text(status, style.SMALL_STRONG)] if status else []
    return [*found, text(barrier.action, style.SMALL_INK)] if barrier.action.strip() else found


def _rows(
    rows: Sequence[Sequence[Sequence[Marked]]], widths: Sequence[float], spacing: Spacing, *, repeat: int = 0
) -> Flowable:
    """A table with a line under each row; what would fit on no page is cut, and nothing else."""
    cells: list[Sequence[object]] = []
    commands: list[tuple[object, ...]] = [
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), _PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), spacing.row - 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), spacing.row),
    ]
    inner = [widths[0] - _PADDING, *(width - 2 * _PADDING for width in widths[1:])]
    for row in rows:
        start = len(cells)
        cells += whole_row(row, inner)
        last = len(cells) - 1
        commands += [*seamless(start, last), ("LINEBELOW", (0, last), (-1, last), 0.75, style.LINE)]
    return table(cells, widths, commands, repeat=repeat)


def _placements(content: Content, words: Catalogue) -> list[list[Flowable]]:
    """A block for each, the first under the heading of all."""
    placements = content.plan.placements
    blocks = [_placement(each) for each in placements]
    if blocks:
        blocks[0].insert(0, heading(words.gettext("Placement")))
    return blocks


def _placement(placement: PlacementLines) -> list[Flowable]:
    """Where and when, the ladder, and the rest in lines; one that is over has its ladder on one line."""
    about = " · ".join(part for part in (placement.kind, placement.when) if part)
    found: list[Flowable] = [
        followed(placement.company, about, style.STRONG, style.SMALL),
    ]
    if placement.tasks and (placement.over or len(placement.tasks) > _MOST_TASKS):
        said = " · ".join(
            f"{task.text} ({task.reached})" if task.reached else task.text for task in placement.tasks
        )
        found.append(text(said, style.SMALL_INK))
    elif placement.tasks:
        found += [_ladder(placement), Spacer(0, 3)]
    found += [labelled(name, said, style.SMALL_INK) for name, said in placement.facts]
    return [*found, Spacer(0, 8)]


def _ladder(placement: PlacementLines) -> Flowable:
    """The rungs from the first one on, each with the day from which the citizen has it."""
    widths = [share * style.WIDTH for share in _TASK_SHARES]
    rows = [
        ([labelled(f"{place}.", task.text, style.ANSWER)], [text(task.reached, style.SMALL_STRONG)])
        for place, task in enumerate(placement.tasks, start=1)
    ]
    return _rows(rows, widths, style.TIGHT)


def _facts(title: str, facts: Facts) -> list[Flowable]:
    if not facts:
        return []
    return [heading(title), *(labelled(name, said, style.ANSWER) for name, said in facts)]


def placed(block: Sequence[Flowable]) -> list[Flowable]:
    """The block on one page where it is short; a longer one begins where its heading is not alone."""
    height = sum(float(flowable.wrap(style.WIDTH, style.PAGE_HEIGHT)[1]) for flowable in block)
    if height <= _SHORT:
        return [KeepTogether(list(block))]
    return section(block, max(_BEGINNING, beginning(block)))
