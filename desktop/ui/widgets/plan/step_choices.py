"""What a step of the plan can be: who, whose idea, by when, and what it is about."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.labels import aim_words
from desktop.labels import label as word_for
from desktop.plan_records import AimKind
from desktop.records import StepOrigin, StepOwner
from desktop.ui.widgets.day_button import quick_days
from desktop.ui.widgets.plan.step_values import StepChoices, about_value, owner_words

if TYPE_CHECKING:
    from desktop.questions import QuestionBanks
    from desktop.services.plan.step_aims import Aim


def step_choices(
    words: Catalogue, banks: "QuestionBanks", record: FinalRecord, aims: "Sequence[Aim]"
) -> StepChoices:
    """Goals, what stands in the way and placements first; of factors, those picked and asked about."""
    owners = [(owner.value, owner_words(words, owner, record)) for owner in StepOwner]
    origins = [(origin.value, word_for(words, origin)) for origin in StepOrigin]
    names = {each.id: words.bank_name(each.short) for each in banks.factors}
    asked = [each.factor for each in record.questions if not (each.private_screen and each.own)]
    talked = {each.factor for each in banks.questions if not (each.private_screen and each.own)}
    order = dict.fromkeys([*record.focus_ids, *asked, *(id for id in names if id in talked)])
    abouts = [("", "–")]
    if record.goal.strip():
        abouts.append((about_value(None, AimKind.GOAL), word_for(words, AimKind.GOAL)))
    abouts += [(about_value(None, aim.kind, aim.id), aim_words(words, aim.kind, aim.words)) for aim in aims]
    abouts += [(about_value(id), names.get(id, id)) for id in order]
    return StepChoices(owners, origins, abouts, record.day, quick_days(words, record.day))
