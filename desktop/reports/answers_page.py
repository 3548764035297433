"""Page two: the answers side by side, word for word, and what has moved; then what was said besides."""

from collections.abc import Sequence

from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Spacer
from reportlab.platypus.doctemplate import ActionFlowable

from desktop.final_record import RecordedQuestion
from desktop.i18n import Catalogue
from desktop.records import Rater
from desktop.reports import style
from desktop.reports.answer_rows import Rows
from desktop.reports.answers import QuestionLines, Voice, quoted
from desktop.reports.content import Content, Notice
from desktop.reports.flowables import cut_row, section, table
from desktop.reports.paragraphs import Marked, followed, heading, labelled, lines_of, text
from desktop.reports.signatures import closing
from desktop.reports.style import Spacing

_SHORT_PAGE = 0.4
"""How much of page one what one takes home may use for the answers to follow on it."""
_ANSWERS_NEED = 260.0
"""Points below which the answers begin on a new page: their title, the topic, and a question."""
_MANY = 12
"""Questions above which each stands above its answers."""


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
    rows = Rows(spacing, many=len(content.questions) > _MANY)
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
    padding = spacing.many if rows.many else spacing.row
    room: list[tuple[object, ...]] = [
        ("LEFTPADDING", (0, 0), (-1, -1), spacing.beside),
        ("RIGHTPADDING", (0, 0), (-1, -1), spacing.beside),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
        ("TOPPADDING", (0, 0), (-1, 0), 0),
    ]
    return table(rows.cells, rows.widths, [*room, *rows.commands], repeat=1)


def _question(lines: QuestionLines, words: Catalogue, rows: Rows, spacing: Spacing) -> None:
    question = lines.question
    asked: list[Marked] = []
    if rows.many:
        rows.across([followed(question.short, question.text, spacing.moved, spacing.detail)])
    else:
        asked = [text(question.short, style.ANSWER_STRONG), text(question.text, spacing.detail)]
    voice = _close_voice if rows.many else _voice
    if lines.caseworker is None:
        rows.wide(asked, voice(lines.citizen, words, spacing, wide=True))
    else:
        sides = (lines.citizen, lines.caseworker)
        rows.add(asked, *(voice(side, words, spacing, wide=False) for side in sides))
    _notes(question, words, rows)


def _notes(question: RecordedQuestion, words: Catalogue, rows: Rows) -> None:
    _ = words.gettext
    extra = (
        (_("What could help?"), quoted(words, question.help) if question.help.strip() else ""),
        (_("Follow-up"), question.follow_up),
    )
    for label, said in extra:
        if not said.strip():
            continue
        rows.commands.append(("TOPPADDING", (0, rows.count), (-1, rows.count), 0))
        if rows.many:
            rows.wide([], [labelled(label, said, style.SMALL_INK)])
        else:
            rows.wide([text(label, style.SMALL)], [text(said, style.SMALL_INK)])


def _voice(voice: Voice, words: Catalogue, spacing: Spacing, *, wide: bool) -> list[Marked]:
    """The answer, what has moved, and what was said before; each on lines of its own, `wide` or not."""
    said = [text(voice.words, spacing.answer)]
    if voice.moved:
        said.append(text(voice.moved, spacing.moved))
    said += [text(before, spacing.detail) for before in voice.before]
    return [*said, *_changed(voice, words, spacing)]


def _close_voice(voice: Voice, words: Catalogue, spacing: Spacing, *, wide: bool) -> list[Marked]:
    """The same on fewer lines: what was before behind what has moved, all behind the answer if `wide`."""
    before = [voice.counted_from or " · ".join(voice.before)] if voice.before else []
    moved = f"{voice.moved}:" if voice.counted_from else voice.moved
    evidence = [moved, *before] if moved else before
    look = spacing.moved if voice.moved else spacing.detail
    if wide and len(evidence) == 1:
        said = [followed(voice.words, evidence[0], spacing.answer, look)]
    elif len(evidence) == 2:
        said = [
            text(voice.words, spacing.answer),
            followed(evidence[0], evidence[1], spacing.moved, spacing.detail),
        ]
    else:
        said = [text(voice.words, spacing.answer), *(text(each, look) for each in evidence)]
    return [*said, *_changed(voice, words, spacing)]


def _changed(voice: Voice, words: Catalogue, spacing: Spacing) -> list[Marked]:
    said = words.gettext("The answer was changed during the conversation.")
    return [text(said, spacing.detail)] if voice.changed else []
