"""The agreement on a placement for company, mentor and citizen to sign: what the citizen ticked, no more."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop.final_record import FinalRecord, document_number, encode
from desktop.i18n import Catalogue
from desktop.plan_records import AgreementPart, PlacementKind
from desktop.recorded_plan import RecordedPlacement
from desktop.reports import style
from desktop.reports.cards import card, cards
from desktop.reports.flowables import BARE, Badge, Rule, section, table
from desktop.reports.memo import remembering
from desktop.reports.options import AgreementOptions
from desktop.reports.paper import Sheet, build
from desktop.reports.paragraphs import followed, heading, lines_of, text
from desktop.reports.placement_content import contact, ordinary_goal, period, reached, weekly
from desktop.reports.signatures import signed_by
from desktop.text import first_name, format_date

_LABEL = 130.0


def agreement_pdf(
    record: FinalRecord, options: AgreementOptions, words: Catalogue, password: str = ""
) -> bytes:
    """The agreement on one of the record's placements; the same bytes for the same record and options.

    Raises `LookupError` where the record has no such placement. With a `password` it opens with that alone.
    """
    placement = next((each for each in record.plan.placements if each.id == options.placement), None)
    if placement is None:
        raise LookupError(options.placement)
    with remembering():
        page = _Agreement(record, placement, options, words)
        return build(page.story(), page.sheet(), words, password).draw()


def offered(placement: RecordedPlacement) -> tuple[AgreementPart, ...]:
    """What there is to show of a placement, in the order of the paper."""
    has = {
        AgreementPart.COMPANY: placement.company,
        AgreementPart.CONTACT: contact(placement),
        AgreementPart.PERIOD: placement.starts or placement.ends,
        AgreementPart.HOURS: placement.weekly_minutes,
        AgreementPart.TASKS: placement.tasks,
        AgreementPart.MENTOR: placement.mentor.strip(),
        AgreementPart.REACHED: any(task.reached_on for task in placement.tasks),
        AgreementPart.ORDINARY: placement.ordinary_goal_minutes or placement.ordinary_goal.strip(),
        AgreementPart.FIT: "".join((placement.purpose, placement.trade, placement.culture)).strip(),
        AgreementPart.CONSIDERATION: placement.consideration.strip(),
        AgreementPart.PRACTICE: placement.practice,
    }
    return tuple(part for part in AgreementPart if has[part])


class _Agreement:
    """The page while it is made."""

    def __init__(
        self, record: FinalRecord, placement: RecordedPlacement, options: AgreementOptions, words: Catalogue
    ) -> None:
        self._record, self._placement, self._words = record, placement, words
        self._shown = options.shown & set(offered(placement))
        self._school = placement.kind == PlacementKind.EDUCATION

    def story(self) -> list[Flowable]:
        """All of it, the lines to sign with what comes before them."""
        _ = self._words.gettext
        name = first_name(self._record.citizen_name) or _("The citizen")
        said = _("On this page stands only what %(name)s wants to share.") % {"name": name}
        signing: list[Flowable] = [
            Spacer(0, 20),
            text(said, style.SMALL),
            text(_("The signatures show that we agree on what stands here."), style.SMALL),
            Spacer(0, 34),
            signed_by(self._people()),
        ]
        return [
            *self._head(),
            self._facts(),
            *self._tasks(),
            *self._texts(),
            KeepTogether([*self._caseworker(), *signing]),
        ]

    def sheet(self) -> Sheet:
        """No name in its title: a window that shows the file would show it too."""
        record = self._record
        number = self._words.gettext("document %(number)s") % {"number": document_number(encode(record))}
        draft = [self._words.gettext("DRAFT")] if not record.final else []
        title = f"{self._title()}, {self._day()}"
        return Sheet(
            title=title,
            author=record.job_centre or "Pejl",
            head=title,
            foot=" · ".join([number, *draft]),
            draft=not record.final,
        )

    def _title(self) -> str:
        _ = self._words.gettext
        return _("Agreement on the way to education") if self._school else _("Agreement on a placement")

    def _day(self) -> str:
        return format_date(self._record.day, self._words.language)

    def _head(self) -> list[Flowable]:
        record = self._record
        title: Flowable = heading(self._title(), style.TITLE, 0)
        if not record.final:
            badge = Badge(self._words.gettext("DRAFT"), style.AMBER, style.AMBER_TINT)
            middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
            right = ("ALIGN", (1, 0), (1, 0), "RIGHT")
            title = table([[title, badge]], (style.WIDTH - 90, 90), [*BARE, middle, right])
        place = " · ".join(part for part in (record.job_centre, self._day()) if part.strip())
        return [title, text(place, style.SUBTITLE), Rule(above=10, below=10)]

    def _facts(self) -> Flowable:
        _ = self._words.gettext
        placement, part = self._placement, AgreementPart
        company = _("School") if self._school else _("Company")
        when, days = _("Period"), period(placement, self._words)
        if self._school and placement.starts and not placement.ends:
            when, days = _("Start"), format_date(placement.starts, self._words.language)
        facts = (
            (None, _("Who it is for"), self._record.citizen_name),
            (part.COMPANY, company, placement.company),
            (part.CONTACT, _("Contact person"), contact(placement)),
            (part.PERIOD, when, days),
            (part.HOURS, _("Hours"), weekly(placement, self._words)),
            (part.MENTOR, _("Mentor"), placement.mentor),
            (part.ORDINARY, _("Goal for ordinary hours"), ordinary_goal(placement, self._words)),
            (part.FIT, _("Purpose"), placement.purpose),
            (part.FIT, _("Trade"), placement.trade),
            (part.FIT, _("Work culture"), placement.culture),
        )
        rows = [
            [text(name, style.SMALL), text(said)]
            for which, name, said in facts
            if said.strip() and (which is None or which in self._shown)
        ]
        below = ("LINEBELOW", (0, 0), (-1, -1), 0.75, style.LINE)
        left = ("LEFTPADDING", (0, 0), (0, -1), 0)
        return table(rows, (_LABEL, style.WIDTH - _LABEL), [below, left])

    def _tasks(self) -> list[Flowable]:
        """The ladder of responsibility; which rungs are reached only where that is ticked."""
        if AgreementPart.TASKS not in self._shown:
            return []
        lines: list[Flowable] = []
        for place, task in enumerate(self._placement.tasks, start=1):
            day = reached(task.reached_on, self._words) if AgreementPart.REACHED in self._shown else ""
            said = f"{place}. {task.text}"
            lines.append(followed(said, day, style.BODY, style.SMALL) if day else text(said))
        return section([heading(self._words.gettext("Tasks, each a little more responsibility")), *lines])

    def _texts(self) -> list[Flowable]:
        _ = self._words.gettext
        found: list[Flowable] = []
        if AgreementPart.PRACTICE in self._shown:
            practice = [text(f"– {each.text}") for each in self._placement.practice]
            found += section([heading(_("What we practise")), *practice])
        if AgreementPart.CONSIDERATION in self._shown:
            said = lines_of(self._placement.consideration)
            found += section([heading(_("Care for the health")), *said])
        return found

    def _caseworker(self) -> list[Flowable]:
        """Whom the company can ring."""
        _ = self._words.gettext
        record = self._record
        if not record.caseworker_phone.strip():
            return []
        name = record.caseworker.strip() or _("The caseworker")
        told = card((_("Ring %(name)s") % {"name": name}, record.caseworker_phone))
        return [Spacer(0, 18), cards([told])]

    def _people(self) -> list[tuple[str, str]]:
        _ = self._words.gettext
        placement, shown = self._placement, self._shown
        company = placement.company if AgreementPart.COMPANY in shown else ""
        mentor = placement.mentor if AgreementPart.MENTOR in shown else ""
        first = _("School, date") if self._school else _("Company, date")
        people = [(first, company)]
        if mentor or not self._school:
            people.append((_("Mentor, date"), mentor))
        return [*people, (_("Citizen, date"), self._record.citizen_name)]
