"""What a bank consists of: the shape of its file, and the hashes of its words.

The limits stand in the types, so that reading a file checks them. Empty texts,
characters that cannot be seen, and what no type can say are checked in `reading`.
"""

import hashlib
from typing import Annotated

from msgspec import Meta, Struct

from desktop.records import OPTION_COUNT

LONGEST_TEXT = 500
"""In characters, as every limit here."""

Id = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,39}\Z")]
Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Short = Annotated[str, Meta(max_length=80)]
FiveTexts = tuple[Text, Text, Text, Text, Text]

BELIEF_FACTOR = "F"
"""The factor of the caseworker's belief: its questions are never asked in the conversation."""


class TargetGroup(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of citizens. `only` stands beside a question meant for it ("kun ressourceforløb")."""

    id: Id
    name: Short
    only: Short


class Template(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A ready choice of questions by id, in order; it may hold belief questions (F) too.

    `first_conversation` marks the one that a first conversation starts from.
    """

    id: Id
    name: Short
    questions: Annotated[tuple[Id, ...], Meta(max_length=100)]
    first_conversation: bool = False


class Factor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a question is about. `name` is the source's, `short` fits narrow places.

    `why` is said to the citizen. `listen_for` and `follow_up` help the caseworker;
    `help_source` says what these three texts rest on.
    """

    id: Id
    name: Short
    short: Short
    why: Text
    listen_for: Text
    follow_up: Text
    help_source: Text


class Meeting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long a meeting takes: `minutes` without any question, and minutes for each."""

    minutes: Annotated[int, Meta(ge=0, le=240)]
    minutes_per_question: Annotated[int, Meta(ge=0, le=60)]


class QuestionEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question as it stands in a file.

    `options` are five, best first. `source` is the whole line to print under the question.
    `own` marks words that no source has. `caseworker_options` (five or none) are own words too.
    `ladder` is false where the options do not form one scale. `private_screen` marks a question
    about the person in the room. Without `target_groups` a question fits everyone.
    """

    id: Id
    factor: Id
    short: Short
    text: Text
    options: FiveTexts
    source: Text
    own: bool = False
    caseworker_only: bool = False
    caseworker_options: tuple[Text, ...] = ()
    ladder: bool = True
    private_screen: bool = False
    target_groups: Annotated[tuple[Id, ...], Meta(max_length=20)] = ()


class Question(QuestionEntry, frozen=True, kw_only=True):
    """A question of a loaded bank. `caseworker_source` says whose words the caseworker's options are."""

    bank: str
    bank_version: str
    caseworker_source: str

    @property
    def citizen_only(self) -> bool:
        """Whether the answer is the citizen's alone: the caseworker's side has no options."""
        return not self.caseworker_only and not self.caseworker_options

    def applies_to(self, target_group: str | None) -> bool:
        """Whether the question is meant for the group (an id); with None, whether it fits everyone."""
        return not self.target_groups or target_group in self.target_groups


class BankHead(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything in a bank but its questions.

    `welcome` is the welcome text by paragraphs. It, `job_centre_word` and `meeting` replace
    those of the banks before; left out, nothing is replaced. `caseworker_source` is for all
    questions of the bank, and needed where one of them has options for the caseworker.
    """

    id: Id
    version: Id
    name: Short
    caseworker_source: Text | None = None
    job_centre_word: Short | None = None
    welcome: Annotated[tuple[Text, ...], Meta(max_length=10)] = ()
    meeting: Meeting | None = None
    target_groups: Annotated[tuple[TargetGroup, ...], Meta(max_length=100)] = ()
    templates: Annotated[tuple[Template, ...], Meta(max_length=100)] = ()
    factors: Annotated[tuple[Factor, ...], Meta(max_length=100)] = ()


class BankFile(BankHead, frozen=True, kw_only=True):
    """A bank as it stands in a file."""

    questions: Annotated[tuple[QuestionEntry, ...], Meta(max_length=500)] = ()


class Bank(BankHead, frozen=True, kw_only=True):
    """A loaded bank."""

    questions: tuple[Question, ...] = ()


def wording_hash(question: QuestionEntry) -> str:
    """SHA-256 of the Danish text and options, as 64 hex digits: other words, another line."""
    return _hash([question.text, *question.options])


def digest(bank: Bank | BankFile) -> str:
    """SHA-256 of all that is asked and answered, as 64 hex digits.

    Ids, texts, options, sources and the caseworker's options, in the order of the file. One id
    and version of a bank never has two digests.
    """
    lines: list[str] = []
    for question in bank.questions:
        lines += [question.id, question.text, *question.options, question.source]
        # Always five lines, so that no two banks can run together into the same text.
        lines += question.caseworker_options or [""] * OPTION_COUNT
    return _hash(lines)


def _hash(lines: list[str]) -> str:
    # No text has a line break: `reading` refuses it.
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
