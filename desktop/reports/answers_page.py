"""Page two: the answers side by side, word for word, and what has moved; then what was said besides."""

from collections.abc import Sequence

from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Spacer
from reportlab.platypus.doctemplate import ActionFlowable

from desktop.i18n import Catalogue
from desktop.records import Rater
from desktop.reports import style
from desktop.reports.answers import QuestionLines, Voice, quoted
from desktop.reports.content import Content, Notice
from desktop.reports.flowables import Marked, cut_row, heading, labelled, seamless, section, table, text
from desktop.reports.style import Spacing

_WIDTHS = (0.30 * style.WIDTH, 0.35 * style.WIDTH, 0.35 * style.WIDTH)
_PADDING = 8.0
_KEPT_ROWS = 4
"""Rows that are kept on one page: a factor, its question, and two notes that are not cut; they fit."""
_TABLE = (
    ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
)
_ANSWERS_NEED = 260.0
"""Points below which the answers begin on a new page: their title, the topic, and a question."""


class AnswersBegin(ActionFlowable):
    """A new page where page one is not yet full; where it ran over, the answers follow there."""

    def __init__(self) -> None:
        super().__init__(())

    def apply(self, doc: BaseDocTemplate) -> None:
        """End page one."""
        if doc.page == 1:
            doc.handle_pageBreak()


def answers_page(content: Content, words: Catalogue, spacing: Spacing) -> list[Flowable]:
    """What the citizen wanted to talk about, and the answers, on a page of their own."""
    if not content.questions:
        return [*_remarks(content), *section(_notice(content.topic))]
    found: list[Flowable] = [
        AnswersBegin(),
        CondPageBreak(_ANSWERS_NEED),
        heading(content.answers_title, style.PAGE_TITLE, level=0),
        *_remarks(content),
    ]
    if content.topic is not None:
        # On one line with its label: the answers are what this page is for.
        found.append(labelled(content.topic.heading, content.topic.text))
    return [*found, Spacer(0, 10), _answers(content, words, spacing), *_sources(content)]


def talked_about(content: Content, words: Catalogue) -> list[list[Flowable]]:
    """The talk, the picture, and both views where they differ; each a block."""
    blocks = (
        _notice(content.talk),
        _notice(content.picture),
        _views(content, words),
    )
    return [block for block in blocks if block]


def _remarks(content: Content) -> list[Flowable]:
    return [text(" ".join(content.remarks), style.SMALL), Spacer(0, 4)] if content.remarks else []


def _notice(notice: Notice | None) -> list[Flowable]:
    return [heading(notice.heading), text(notice.text)] if notice is not None else []


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
    return [Spacer(0, 6), text(content.sources, style.SMALL)] if content.sources else []


def _answers(content: Content, words: Catalogue, spacing: Spacing) -> Flowable:
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
        _question(lines, words, rows, spacing)
        rows.end(start)
    room: list[tuple[object, ...]] = [
        ("TOPPADDING", (0, 0), (-1, -1), spacing.row),
        ("BOTTOMPADDING", (0, 0), (-1, -1), spacing.row),
        ("TOPPADDING", (0, 0), (-1, 0), 0),
    ]
    return table(rows.cells, _WIDTHS, [*_TABLE, *room, *rows.commands], repeat=1)


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


def _question(lines: QuestionLines, words: Catalogue, rows: _Rows, spacing: Spacing) -> None:
    _ = words.gettext
    question = lines.question
    asked = [text(question.short, style.ANSWER_STRONG), text(question.text, spacing.detail)]
    if lines.caseworker is None:
        rows.wide(asked, _voice(lines.citizen, words, spacing))
    else:
        rows.add(asked, _voice(lines.citizen, words, spacing), _voice(lines.caseworker, words, spacing))
    extra = (
        (_("What could help?"), quoted(words, question.help) if question.help.strip() else ""),
        (_("Follow-up"), question.follow_up),
    )
    for label, said in extra:
        if said.strip():
            rows.commands.append(("TOPPADDING", (0, rows.count), (-1, rows.count), 0))
            rows.wide([text(label, style.SMALL)], [text(said, style.SMALL_INK)])


def _voice(voice: Voice, words: Catalogue, spacing: Spacing) -> list[Marked]:
    said = [text(voice.words, spacing.answer)]
    if voice.moved:
        said.append(text(voice.moved, spacing.moved))
    said += [text(before, spacing.detail) for before in voice.before]
    if voice.changed:
        said.append(text(words.gettext("The answer was changed during the conversation."), spacing.detail))
    return said
