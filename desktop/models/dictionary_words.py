"""The words that the data dictionary is written with: how long, and whether about a person."""

from enum import StrEnum

from desktop.i18n import mark


class Retention(StrEnum):
    """How long a row is kept."""

    CITIZEN = "until the citizen is erased"
    PREPARATION = "until the citizen is erased, or the preparation is taken back"
    CHANGE = "until it is changed or deleted"
    FILE = "until the file is gone, or the citizen is erased"
    VAULT = "as long as the vault"


class Personal(StrEnum):
    """Whether a column is about a person."""

    NO = "no"
    YES = "yes"
    SENSITIVE = "yes, and may tell of health"


NO, YES, HEALTH = Personal.NO, Personal.YES, Personal.SENSITIVE
Columns = dict[str, tuple[str, Personal]]
"""Purpose of each column, and whether it is about a person."""

ROW = (mark("tells rows apart inside the vault"), NO)
UUID = (mark("tells them apart in every vault, export and log"), YES)
TALK = (mark("the conversation it belongs to"), NO)
OF_CITIZEN = (mark("the citizen it is about"), YES)
LANGUAGE = (mark("the language it was shown in"), NO)
