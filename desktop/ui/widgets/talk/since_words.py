"""What has happened with the plan since last time, a short line for each."""

from typing import TYPE_CHECKING

from desktop.i18n import Catalogue
from desktop.labels import barrier_words, hours_words, label, within_words
from desktop.plan_records import OutcomeKind

if TYPE_CHECKING:
    from desktop.services.views import Since


def since_lines(words: Catalogue, since: "Since") -> list[str]:
    """In the order of the plan; what was promised comes first, since it is asked about first."""
    _ = words.gettext
    promised = [within_words(words, since.promised)] if since.promised else []
    told = (
        (_("You promised an answer %(said)s."), promised),
        (_("Small goal reached: %(said)s"), since.goals),
        (_("New responsibility: %(said)s"), since.tasks),
        (_("Placement begun: %(said)s"), since.started),
        (_("Placement ended: %(said)s"), since.ended),
        (_("Ordinary hours: %(said)s"), [hours_words(words, each) for each in since.hours]),
        (_("New helper: %(said)s"), since.persons),
        (
            _("No longer in the way: %(said)s"),
            [barrier_words(words, each.kind, each.text) for each in since.barriers],
        ),
    )
    lines = [line % {"said": said} for line, all_said in told for said in all_said]
    for each in since.outcomes:
        kind = label(words, OutcomeKind(each.kind))
        lines.append(f"{kind}: {each.text}" if each.text else kind)
    return lines
