"""Access to one's own data on paper: what it is, about oneself, conversation by conversation, the log."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from desktop.i18n import Catalogue
from desktop.progress import Progress, unheard
from desktop.reports import style
from desktop.reports.access_content import AccessExport, Field, Part, Row, Value, encode, file_name
from desktop.reports.attaching import Attached
from desktop.reports.flowables import Rule
from desktop.reports.memo import remembering
from desktop.reports.paper import Sheet, build
from desktop.reports.paragraphs import heading, labelled, lines_of, text
from desktop.text import format_clock, format_date

_FIRST = ("text", "option", "wording_hash", "factor", "action", "path", "hash", "state", "status")
"""What a row says first, in this order: the first of these that it has."""
_ABOUT = ("chosen_question_id", "step_id", "kind", "rater", "question_id")
"""What stands above it: the question that is answered, and who answered."""
_LABELLED = frozenset({"citizen", "setting"})
"""Tables whose fields stand below each other."""
_FACTS = frozenset({"conversation", "completion"})
"""Tables of which no field says more than another."""
_LONG = 90
_ROW = 50.0
_ROOM = 90.0
"""Points for the beginning of a row to stay together, and for something to stand under a heading."""


def access_pdf(
    export: AccessExport, words: Catalogue, password: str = "", progress: Progress = unheard
) -> bytes:
    """The export on A4, every page numbered; the same export gives the same bytes.

    With a `password` it opens with that alone, and the file of data lies inside it. Raises what `progress`
    raises.
    """
    _ = words.gettext
    number = _("access no. %(number)04d") % {"number": export.number}
    day = format_date(export.day, words.language)
    # No name in the title: a window that shows the file would show it too.
    sheet = Sheet(
        title=f"{_('Access to your data')}, {day}",
        author=export.job_centre or "Pejl",
        head=f"{export.citizen} · {day}",
        foot=number,
        draft=False,
        attached=_attached(export) if password else None,
    )
    with remembering():
        story = _Story(export, words, inside=bool(password)).all()
        return build(story, sheet, words, password, progress).draw()


def _attached(export: AccessExport) -> Attached:
    return Attached(file_name(export, "json"), "application/json", encode(export))


class _Story:
    """Puts an export into flowables. `inside` says that the file of data is in the PDF."""

    def __init__(self, export: AccessExport, words: Catalogue, *, inside: bool) -> None:
        self._inside = inside
        self._export = export
        self._words = words
        self._owned = [part for part in export.parts if _printed(part)]

    def all(self) -> list[Flowable]:
        """The whole paper."""
        apart = [part for part in self._owned if not any(row.conversation for row in part.rows)]
        log = [part for part in apart if part.table == "access_entry"]
        return [
            *self._front(),
            *self._parts(part for part in apart if part not in log),
            *self._conversations(),
            *self._parts(log),
        ]

    def _front(self) -> list[Flowable]:
        _ = self._words.gettext
        export = self._export
        made = format_date(export.day, self._words.language)
        by = " · ".join(each for each in (export.job_centre, export.caseworker, made) if each)
        story: list[Flowable] = [text(by, style.SUBTITLE), heading(_("Access to your data"), style.TITLE, 0)]
        who = " · ".join(each for each in (export.citizen, export.cpr) if each)
        story += [text(who, style.STRONG), Rule(8, 4)]
        for passage in export.about:
            story.append(CondPageBreak(60))
            story.append(heading(passage.heading))
            story += [text(each) for each in passage.paragraphs]
        return story + self._file_of_data()

    def _conversations(self) -> list[Flowable]:
        """Each conversation with all that belongs to it, oldest first."""
        found: list[Flowable] = []
        talks = next((part for part in self._owned if part.table == "conversation"), None)
        for talk in talks.rows if talks else ():
            day = talk.values["day"]
            assert isinstance(day, date)
            said = self._words.gettext("The conversation of %(date)s") % {
                "date": format_date(day, self._words.language)
            }
            found += [CondPageBreak(200), heading(said, style.PAGE_TITLE, 0)]
            for part in self._owned:
                rows = self._of(part, talk.conversation)
                if rows:
                    found += self._part(part, rows, of_talk=True)
        return found

    def _of(self, part: Part, conversation: int | None) -> list[Row]:
        return [row for row in part.rows if row.conversation == conversation]

    def _parts(self, parts: Iterable[Part]) -> list[Flowable]:
        return [flowable for part in parts if part.rows for flowable in self._part(part, part.rows)]

    def _part(self, part: Part, rows: Sequence[Row], *, of_talk: bool = False) -> list[Flowable]:
        look = style.HEADING if of_talk else style.PAGE_TITLE
        found: list[Flowable] = [CondPageBreak(_ROOM), heading(part.title, look, int(of_talk))]
        for place, row in enumerate(rows):
            found += [Spacer(0, 5 if place else 2), CondPageBreak(_ROW)]
            found += self._row(part, row)
        return found

    def _row(self, part: Part, row: Row) -> list[Flowable]:
        said = {
            field: shown
            for field in part.fields
            if field.label and (shown := self._shown(row.values.get(field.name), row.words.get(field.name)))
        }
        if part.table in _LABELLED:
            return [labelled(field.label, shown, style.ANSWER) for field, shown in said.items()]
        if part.table in _FACTS:
            return self._facts(said, list(said), style.SMALL_INK)
        names = {field.name: field for field in said}
        first = next((names[name] for name in _FIRST if name in names), None)
        above = [names[name] for name in _ABOUT if name in names and names[name] is not first]
        # That it was answered is said by the answer.
        known = {"state"} if first is not None and first.name == "option" else set()
        rest = [field for field in said if field not in (first, *above) and field.name not in known]
        found: list[Flowable] = []
        if above:
            found.append(text(" · ".join(said[field] for field in above), style.SMALL_STRONG))
        if first is not None:
            found += lines_of(said[first])
        return found + self._facts(said, rest)

    def _facts(
        self, said: dict[Field, str], rest: Sequence[Field], look: ParagraphStyle = style.SMALL
    ) -> list[Flowable]:
        """The small print of a row; what is long has lines of its own."""
        short = [field for field in rest if len(said[field]) <= _LONG and "\n" not in said[field]]
        line = " · ".join(f"{field.label}: {said[field]}" for field in short)
        found: list[Flowable] = [text(line, look)] if line else []
        for field in rest:
            if field not in short:
                found.append(text(field.label, style.SMALL_STRONG))
                found += lines_of(said[field], style.SMALL_INK)
        return found

    def _shown(self, value: Value, words: str | None) -> str:
        _ = self._words.gettext
        if words:
            return words
        match value:
            case None | "":
                return ""
            case bool():
                return _("yes") if value else _("no")
            case datetime():
                local = value.astimezone()
                clock = format_clock(local, self._words.language)
                return f"{format_date(local.date(), self._words.language)} {clock}"
            case date():
                return format_date(value, self._words.language)
        return str(value)

    def _file_of_data(self) -> list[Flowable]:
        _ = self._words.gettext
        said = _(
            "With this paper comes a file of data for other programs. It holds the same, and the numbers and"
            " fingerprints that only hold the parts together; what each field is for stands there too."
        )
        if self._inside:
            where = _("It lies inside this PDF: the program that shows it lists it as an attachment.")
            said = f"{said} {where}"
        alone = [part.title for part in self._export.parts if part.rows and part not in self._owned]
        found = [CondPageBreak(_ROOM), heading(_("The file of data")), text(said)]
        if alone:
            found.append(text(_("In the file alone: %(parts)s.") % {"parts": " · ".join(alone)}))
        return found


def _printed(part: Part) -> bool:
    """Whether a part has anything for the paper."""
    return any(field.label for field in part.fields)
