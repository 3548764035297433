"""Page two: the answers side by side, word for word, and what has moved; then what was said besides."""

from collections.abc import Sequence

from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Spacer
from reportlab.platypus.doctemplate import ActionFlowable

from desktop.i18n import Catalogue
from desktop.records import Rater
from desktop.reports import style
from desktop.reports.answer_rows import PADDING, WIDTHS, Rows
from desktop.reports.answers import QuestionLines, Voice, quoted
from desktop.reports.content import Content, Notice
from desktop.reports.flowables import cut_row, section, table
from desktop.reports.paragraphs import Marked, heading, labelled, lines_of, text
from desktop.reports.signatures import closing
from desktop.reports.style import Spacing

_TABLE = (
    ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
)
_SHORT_PAGE = 0.4
"""How much of page one what one takes home may use for the answers to follow on it."""
_ANSWERS_NEED = 260.0
"""Points below which the answers begin on a new page: their title, the topic, and a question."""


class AnswersBegin(ActionFlowable):
    """A new page where page one is well used; the answers follow on it where it is short, or ran over."""

    def __init__(self) -> None:
        super().__init__(())

    def apply(self, doc: BaseDocTemplate) -> None:
        """End page one, or leave it."""
        if doc.page == 1 and doc.used_now() > _SHORT_PAGE:
            doc.handle_pageBreak()


def answers_page(
    content: Content, words: Catalogue, spacing: Spacing, signing: Sequence[Flowable] = ()
) -> list[Flowable]:
    """What the citizen wanted to talk about, and the answers, on a page of their own.

    `signing` are the lines to sign where nothing else comes before them: they stay with the last question.
    """
    if not content.questions:
        end = closing(_notice(content.topic), signing) if signing else section(_notice(content.topic))
        return [*_remarks(content), *end]
    found: list[Flowable] = [
        AnswersBegin(),
        CondPageBreak(_ANSWERS_NEED),
        heading(content.answers_title, style.PAGE_TITLE, level=0),
        *_remarks(content),
    ]
    if content.topic is not None:
        # On one line with its label: the answers are what this page is for.
        found.append(labelled(content.topic.heading, content.topic.text))
    if signing:
        return [*found, Spacer(0, 10), _answers(content, words, spacing, signing)]
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
    return [heading(notice.heading), *lines_of(notice.text)] if notice is not None else []


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
    widths = (width, style.BETWEEN, width)
    padding = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    title = heading(words.gettext("What we see differently"))
    # A table for each row, so that the last one can stay with the lines to sign.
    return [title, *(table([(first, "", second)], widths, padding) for first, second in rows)]


def _sources(content: Content) -> list[Flowable]:
    return [Spacer(0, 6), text(content.sources, style.SMALL)] if content.sources else []


def _answers(
    content: Content, words: Catalogue, spacing: Spacing, signing: Sequence[Flowable] = ()
) -> Flowable:
    rows = Rows()
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
    if signing:
        rows.below([text(content.sources, style.SMALL)] if content.sources else [], signing)
    room: list[tuple[object, ...]] = [
        ("TOPPADDING", (0, 0), (-1, -1), spacing.row),
        ("BOTTOMPADDING", (0, 0), (-1, -1), spacing.row),
        ("TOPPADDING", (0, 0), (-1, 0), 0),
    ]
    return table(rows.cells, WIDTHS, [*_TABLE, *room, *rows.commands], repeat=1)


def _question(lines: QuestionLines, words: Catalogue, rows: Rows, spacing: Spacing) -> None:
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
