"""Details of the log in words: none is read as it is stored."""

import msgspec
import pytest

from desktop.i18n import Catalogue
from desktop.log_details import detail_words
from desktop.records import AccessAction
from desktop.reports.plain import summary_fields
from tests.reports.plan_samples import plan_everywhere
from tests.reports.samples import everywhere

WORDS = Catalogue("en")


@pytest.mark.parametrize(
    ("action", "detail", "said"),
    [
        (AccessAction.SAVED, "protected=0", "without a password"),
        (AccessAction.SAVED, "protected=1", "with a password"),
        (AccessAction.SAVED, "paper=plan protected=1", "the plan on one page, with a password"),
        (AccessAction.PRINTED, "paper=agreement", "the placement agreement"),
        (AccessAction.COPIED, "field=goal", "“Own goal”"),
        (AccessAction.COPIED, "field=earlier_steps", "“What we agreed earlier”"),
        (AccessAction.COPIED, "field=unheard_of", "one field"),
        (AccessAction.COPIED, "", ""),
        (AccessAction.SEARCHED, "letters=1 found=12", "1 letter typed, 12 found"),
        (AccessAction.UNLOCK_FAILED, "more=3", "and 3 times before"),
        (AccessAction.CHECKED, "findings=0", "all was as it was"),
        (AccessAction.CHECKED, "findings=2", "2 findings"),
        (AccessAction.ERASED, "receipt=4", "receipt 4"),
        (AccessAction.RESTORED, "erased_again=0", "nobody had to be erased again"),
        (AccessAction.RESTORED, "erased_again=1", "1 citizen erased again"),
        (AccessAction.HANDED_OVER, "conversations=1", "1 conversation"),
        (AccessAction.RECEIVED, "conversations=3", "3 conversations"),
        (AccessAction.PASSWORD_CHANGED, "recovery", "with the recovery code"),
        (AccessAction.PASSWORD_CHANGED, "refused", "not stored: the one before still opens the file"),
        (AccessAction.RECOVERY_MADE, "refused", "not stored: the one before still opens the file"),
        (AccessAction.RESTORED, "unheard_of=1", ""),
    ],
)
def test_every_detail_has_words(action: AccessAction, detail: str, said: str) -> None:
    assert detail_words(WORDS, action, detail) == said


def test_every_field_that_can_be_copied_has_a_name() -> None:
    said = "fugle på Fanø"
    record = msgspec.structs.replace(everywhere(said), plan=plan_everywhere(said))
    keys = {field.key for field in summary_fields(record, WORDS)}
    assert len(keys) >= 15
    for key in keys:
        assert detail_words(WORDS, AccessAction.COPIED, f"field={key}") != "one field", key
