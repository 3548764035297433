"""What a citizen is told beside the data (GDPR article 15(1)): why, what, to whom, how long, which rights."""

from collections.abc import Sequence

from desktop.i18n import Catalogue
from desktop.models.dictionary_tables import TABLES, Personal
from desktop.records import Office
from desktop.reports.access_content import Part, Passage
from desktop.text import capitalised


def passages(words: Catalogue, office: Office, years: int, parts: Sequence[Part]) -> tuple[Passage, ...]:
    """All that is said, in the order of the paper. `years` is the rule for when to think of erasing."""
    return (
        _what(words, office),
        _why(words),
        _categories(words, parts),
        _recipients(words, parts),
        _how_long(words, years, parts),
        _sources(words),
        _rights(words),
    )


def _what(words: Catalogue, office: Office) -> Passage:
    _ = words.gettext
    by = " · ".join(each for each in (office.job_centre, office.caseworker, office.phone) if each)
    return Passage(
        heading=_("What this is"),
        paragraphs=(
            _("This is everything that the caseworker's program Pejl holds about you."),
            _("The job centre decides over the data. Ask here: %(who)s") % {"who": by},
            _("Your CPR number stands here in full: the paper is yours. Keep it where nobody else reads it."),
        ),
    )


def _why(words: Catalogue) -> Passage:
    _ = words.gettext
    return Passage(
        heading=_("Why we have them"),
        paragraphs=(
            _(
                "We use them to talk with you about your way to a job or an education: to see what has moved,"
                " to agree on next steps, and to write a summary for your case."
            ),
            _("Pejl makes no decisions about you and works out no total."),
        ),
    )


def _categories(words: Catalogue, parts: Sequence[Part]) -> Passage:
    _ = words.gettext
    held = " · ".join(part.title for part in parts if part.rows)
    said = [_("Kinds of data: %(kinds)s.") % {"kinds": held}]
    if any(part.rows and _sensitive(part.table) for part in parts):
        said.append(_("What you have said may tell something about your health."))
    return Passage(heading=_("What we have"), paragraphs=tuple(said))


def _recipients(words: Catalogue, parts: Sequence[Part]) -> Passage:
    _ = words.gettext
    numbers = sorted(
        {
            str(row.values["filed_number"])
            for part in parts
            for row in part.rows
            if row.values.get("filed_number")
        }
    )
    said = [
        _(
            "Your caseworker can read them. They lie encrypted on the caseworker's computer."
            " Pejl sends nothing over the internet, and nothing out of the country."
        ),
        _("Summaries of finished conversations go into your case at the municipality."),
    ]
    if numbers:
        said.append(_("They are filed under: %(numbers)s.") % {"numbers": ", ".join(numbers)})
    said.append(
        _("Under “Who has opened and used your data” you can see what was printed, saved and copied.")
    )
    return Passage(heading=_("Who gets them"), paragraphs=tuple(said))


def _how_long(words: Catalogue, years: int, parts: Sequence[Part]) -> Passage:
    _ = words.gettext
    terms: dict[str, list[str]] = {}
    for part in parts:
        if part.rows:
            terms.setdefault(part.kept, []).append(part.title)
    rule = words.ngettext(
        "Pejl reminds the caseworker to think of erasing when %(count)d year has gone by without"
        " a conversation.",
        "Pejl reminds the caseworker to think of erasing when %(count)d years have gone by without"
        " a conversation.",
        years,
    ) % {"count": years}
    return Passage(
        heading=_("How long we keep them"),
        paragraphs=(
            *(f"{capitalised(kept)}: {' · '.join(titles)}." for kept, titles in terms.items()),
            rule,
            _("When you are erased, you are taken out of the backups too. Your case has rules of its own."),
        ),
    )


def _sources(words: Catalogue) -> Passage:
    _ = words.gettext
    return Passage(
        heading=_("Where they come from"),
        paragraphs=(
            _("Most of it you have said yourself. The rest was written by the caseworker."),
            _(
                "The caseworker's own answers are here too. So is what the caseworker believes about your way"
                " to a job or an education. On the caseworker's screen it is called “My own view (F)”."
            ),
        ),
    )


def _rights(words: Catalogue) -> Passage:
    _ = words.gettext
    return Passage(
        heading=_("Your rights"),
        paragraphs=(
            _("Is something wrong? Ask to have it put right. A finished conversation gets an addendum."),
            _("You can ask to have your data erased or used less, and you can object to how they are used."),
            _(
                "You can complain to the Danish Data Protection Agency: Datatilsynet, Carl Jacobsens Vej 35,"
                " 2500 Valby, datatilsynet.dk."
            ),
        ),
    )


def _sensitive(table: str) -> bool:
    return any(personal is Personal.SENSITIVE for _, personal in TABLES[table][1].values())
