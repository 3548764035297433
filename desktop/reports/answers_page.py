"""Page two: the answers side by side, word for word, and what has moved; then what was said besides."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak, Spacer

from desktop.i18n import Catalogue
from desktop.records import Rater
from desktop.reports import style
from desktop.reports.answers import QuestionLines, Voice, quoted
from desktop.reports.content import Content, Notice
from desktop.reports.flowables import Marked, cut_row, heading, seamless, section, table, text

_WIDTHS = (0.30 * style.WIDTH, 0.35 * style.WIDTH, 0.35 * style.WIDTH)
_PADDING = 8.0
_KEPT_ROWS = 4
"""Rows that are kept on one page: a factor, its question, and two notes that are not cut; they fit."""
_TABLE = (
    ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ("TOPPADDING", (0, 0), (-1, 0), 0),
)


def answers_page(content: Content, words: Catalogue) -> list[Flowable]:
    """What the citizen wanted to talk about, and the answers, on a page of their own."""
    found = [*_opening(content), *section(_notice(content.topic))]
    if content.questions:
        found += [Spacer(0, 12), _answers(content, words), *_sources(content)]
    return found


def talked_about(content: Content, words: Catalogue) -> list[list[Flowable]]:
    """The talk, the picture, the factors chosen, and both views where they differ; each a block."""
    blocks = (
        _notice(content.talk),
        _notice(content.picture),
        _focus(content, words),
        _views(content, words),
    )
    return [block for block in blocks if block]


def _opening(content: Content) -> list[Flowable]:
    found: list[Flowable] = []
    if content.questions:
        found += [PageBreak(), heading(content.answers_title, style.PAGE_TITLE, level=0)]
    if content.remarks:
        found.append(text(" ".join(content.remarks), style.SMALL))
    return found


def _notice(notice: Notice | None) -> list[Flowable]:
    return [heading(notice.heading), text(notice.text)] if notice is not None else []


def _focus(content: Content, words: Catalogue) -> list[Flowable]:
    if not content.focus:
        return []
    return [heading(words.gettext("What we will work on")), text(" · ".join(content.focus), style.STRONG)]


def _views(content: Content, words: Catalogue) -> list[Flowable]:
    """Both views side by side, neither before the other; a single one by itself."""
    if len(content.views) < len(Rater):
        return [each for view in content.views for each in _notice(view)]
    width = (style.WIDTH - style.BETWEEN) / 2
    raters = {"citizen_view": Rater.CITIZEN, "caseworker_view": Rater.CASEWORKER}
    cells = [
        [text(view.heading, style.VOICES[raters[view.key]]), text(view.text, style.INDENTED)]
        for view in content.views
    ]
    rows = cut_row(cells, [width] * 2)
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    title = heading(words.gettext("What we see differently"))
    columns = [(first, "", second) for first, second in rows]
    return [title, table(columns, (width, style.BETWEEN, width), padding)]


def _sources(content: Content) -> list[Flowable]:
    return [Spacer(0, 6), text(" · ".join(content.sources), style.SMALL)] if content.sources else []


def _answers(content: Content, words: Catalogue) -> Flowable:
    rows = _Rows()
    sided = any(lines.caseworker is not None for lines in content.questions)
    rows.add([], [text(content.citizen_short, style.VOICES[Rater.CITIZEN])],
             [text(content.caseworker, style.VOICES[Rater.CASEWORKER])] if sided else [])  # fmt: skip
    factor = ""
    for lines in content.questions:
        start = rows.count
        if lines.question.factor != factor:
            factor = lines.question.factor
            rows.band(text(f"{factor} · {lines.question.factor_name}", style.BAND))
        _question(lines, words, rows)
        rows.end(start)
    return table(rows.cells, _WIDTHS, [*_TABLE, *rows.commands], repeat=1)


class _Rows:
    """The rows of the table of answers while they are made, with the commands that shape them."""

    def __init__(self) -> None:
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
        self.cells += cut_row((question, citizen, caseworker), [width - 2 * _PADDING for width in _WIDTHS])
        self.commands += seamless(start, self.count - 1)

    def wide(self, label: Sequence[Marked], said: Sequence[Marked]) -> None:
        """A row whose second cell reaches across both answers."""
        both = _WIDTHS[1] + _WIDTHS[2] - 2 * _PADDING
        start = self.count
        for first, second in cut_row((label, said), (_WIDTHS[0] - 2 * _PADDING, both)):
            self.commands.append(("SPAN", (1, self.count), (2, self.count)))
            self.cells.append([first, second, ""])
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
        kept = last if last - start < _KEPT_ROWS else start + 1
        self.commands.append(("NOSPLIT", (0, start), (-1, kept)))


def _question(lines: QuestionLines, words: Catalogue, rows: _Rows) -> None:
    _ = words.gettext
    question = lines.question
    asked = [text(question.short, style.ANSWER_STRONG), text(question.text, style.SMALL)]
    if lines.caseworker is None:
        rows.wide(asked, _voice(lines.citizen, words))
    else:
        rows.add(asked, _voice(lines.citizen, words), _voice(lines.caseworker, words))
    extra = (
        (_("What could help?"), quoted(words, question.help) if question.help.strip() else ""),
        (_("Follow-up"), question.follow_up),
    )
    for label, said in extra:
        if said.strip():
            rows.commands.append(("TOPPADDING", (0, rows.count), (-1, rows.count), 0))
            rows.wide([text(label, style.SMALL)], [text(said, style.SMALL_INK)])


def _voice(voice: Voice, words: Catalogue) -> list[Marked]:
    said = [text(voice.words, style.ANSWER)]
    if voice.moved:
        said.append(text(voice.moved, style.MOVED))
    said += [text(before, style.SMALL) for before in voice.before]
    if voice.changed:
        said.append(text(words.gettext("The answer was changed during the conversation."), style.SMALL))
    return said
