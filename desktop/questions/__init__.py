"""The question bank: what is asked, why, of whom, in which words. Banks are data, this reads them.

`load` gives the built-in bank and every bank that a municipality has put beside it.
"""

from desktop.questions.bank import (
    Bank,
    Factor,
    Meeting,
    Question,
    TargetGroup,
    Template,
    digest,
    wording_hash,
)
from desktop.questions.loading import PINNED, QuestionBanks, load
from desktop.questions.reading import RefusalReason
from desktop.questions.translations import Translation, translation

__all__ = [
    "PINNED",
    "Bank",
    "Factor",
    "Meeting",
    "Question",
    "QuestionBanks",
    "RefusalReason",
    "TargetGroup",
    "Template",
    "Translation",
    "digest",
    "load",
    "translation",
    "wording_hash",
]
