"""Words around handing a citizen over: what was passed on, where things stand, what receiving comes to."""

from typing import TYPE_CHECKING

from desktop.i18n import Catalogue
from desktop.labels import barrier_words, within_words
from desktop.plan_records import Arriving, HandoverDirection
from desktop.text import capitalised, format_date

if TYPE_CHECKING:
    from desktop.services.handover.arrivals import Arrival
    from desktop.services.handover.content import Page
    from desktop.services.handover.page import Passed, Standing

Lines = list[tuple[str, str]]
"""Headings, each with its text."""


def page_lines(words: Catalogue, page: "Page") -> Lines:
    """What the giver wrote; nothing for what was left empty."""
    _ = words.gettext
    written = [
        (_("Where we are"), page.where_we_are),
        (_("What was promised"), page.promised),
        (_("What the citizen wants you to know"), page.citizen_wishes),
    ]
    return [(heading, text) for heading, text in written if text.strip()]


def standing_lines(words: Catalogue, standing: "Standing") -> Lines:
    """What goes along by itself, as far as there is any of it."""
    _ = words.gettext
    barrier = ""
    if standing.barrier is not None:
        barrier = barrier_words(words, standing.barrier, standing.barrier_text)
    days = capitalised(within_words(words, standing.answer_days)) if standing.answer_days else ""
    found = [
        (_("Own goal"), standing.goal),
        (_("What the citizen starts with"), barrier),
        (_("Agreed steps"), "\n".join(f"•  {step}" for step in standing.steps)),
        (_("Promised answer time"), days),
        (_("Placement"), standing.placement),
    ]
    return [(heading, text) for heading, text in found if text]


def passed_words(words: Catalogue, passed: "Passed") -> str:
    """“Handed over to Ole on 3 May 2026”."""
    _ = words.gettext
    given = passed.direction is HandoverDirection.GIVEN
    said = _("Handed over to %(name)s on %(day)s") if given else _("Received from %(name)s on %(day)s")
    return said % {
        "name": passed.colleague,
        "day": format_date(passed.at.astimezone().date(), words.language),
    }


def arrival_words(words: Catalogue, arrival: "Arrival") -> str:
    """What receiving this file would come to, and what to do where it comes to nothing."""
    _ = words.gettext
    if arrival.outcome is Arriving.UPDATED:
        added = words.ngettext(
            "The citizen is here already. %(count)d conversation is new, and the plan is renewed.",
            "The citizen is here already. %(count)d conversations are new, and the plan is renewed.",
            arrival.added,
        )
        return added % {"count": arrival.added}
    said = {
        Arriving.NEW: _("The citizen comes onto your list with everything, and you are the new caseworker."),
        Arriving.SAME: _("You have this already. Nothing changes."),
        Arriving.OLDER: _("This file is older than what you have. Nothing changes."),
        Arriving.BOTH_WENT_ON: _(
            "Both of you have gone on since the citizen was handed over. Pejl mixes nothing: yours stays as"
            " it is, and so does your colleague's. Agree by phone who goes on. Whoever does writes what is"
            " missing as an addendum."
        ),
        Arriving.OPEN_DRAFT: _(
            "You have an open conversation with this citizen. Finish it or take it back, then open the"
            " file once more."
        ),
        Arriving.SAME_CPR: _("%(name)s on your list has the same CPR number. Is it the same person?"),
        Arriving.ERASED: _(
            "The citizen was erased here on %(day)s. What is erased does not come back."
            " Talk to your colleague."
        ),
    }[arrival.outcome]
    day = format_date(arrival.erased_on.astimezone().date(), words.language) if arrival.erased_on else ""
    return said % {"name": arrival.existing_name, "day": day}


def whence_words(words: Catalogue, arrival: "Arrival") -> str:
    """“From Karen Prøve, 3 May 2026 · 4 conversations”."""
    _ = words.gettext
    talks = words.ngettext("%(count)d conversation", "%(count)d conversations", arrival.conversations)
    from_whom = _("From %(name)s, %(day)s") % {
        "name": arrival.giver,
        "day": format_date(arrival.day, words.language),
    }
    return f"{from_whom} · {talks % {'count': arrival.conversations}}"
