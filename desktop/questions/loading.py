"""All banks together: the built-in one, and those that a municipality has put beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from msgspec.structs import asdict

from desktop import paths
from desktop.errors import BankRefused, NotFound
from desktop.questions.bank import (
    Bank,
    BankFile,
    BankHead,
    Factor,
    Meeting,
    Question,
    TargetGroup,
    Template,
    digest,
)
from desktop.questions.reading import BankText, Refusal, RefusalReason, check_unique

BUILT_IN = "progression.toml"

PINNED: Mapping[tuple[str, str], str] = {
    ("progression", "2018.1"): "b0bcff1c95bba307073769978cbde72782a7cb9065144685c418c8744ecffb5c",
}
"""The digest of every bank version that Pejl has been released with, by bank id and version."""

_TABLES = ("target_groups", "templates", "factors", "questions")


@dataclass(frozen=True)
class QuestionBanks:
    """What is loaded: the built-in bank first, then the others by file name; and what was refused."""

    banks: tuple[Bank, ...]
    refused: tuple[BankRefused, ...] = ()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What can be asked in a conversation, in order (A–E, T, then other banks)."""
        return tuple(question for question in self._by_id.values() if not question.caseworker_only)

    @cached_property
    def belief_questions(self) -> tuple[Question, ...]:
        """The caseworker's own questions (F): never on the shared screen."""
        return tuple(question for question in self._by_id.values() if question.caseworker_only)

    @cached_property
    def factors(self) -> tuple[Factor, ...]:
        """All factors, in order."""
        return tuple(factor for bank in self.banks for factor in bank.factors)

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """All ready choices of questions, in order."""
        return tuple(template for bank in self.banks for template in bank.templates)

    @cached_property
    def target_groups(self) -> tuple[TargetGroup, ...]:
        """All target groups, in order."""
        return tuple(group for bank in self.banks for group in bank.target_groups)

    @property
    def first_template(self) -> Template:
        """What a first conversation starts from; the last bank that names one decides."""
        return next(template for template in reversed(self.templates) if template.first_conversation)

    @property
    def welcome_text(self) -> str:
        """Why we ask and who reads it; paragraphs are parted by an empty line."""
        return "\n\n".join(next(bank.welcome for bank in reversed(self.banks) if bank.welcome))

    @property
    def job_centre_word(self) -> str:
        """What the office is called, in the indefinite form ("jobcenter")."""
        return next(bank.job_centre_word for bank in reversed(self.banks) if bank.job_centre_word)

    def minutes(self, question_count: int) -> int:
        """How long a whole meeting with so many questions takes, in minutes, to the nearest five."""
        meeting: Meeting = next(bank.meeting for bank in reversed(self.banks) if bank.meeting)
        return 5 * round((meeting.minutes + question_count * meeting.minutes_per_question) / 5)

    def question(self, id: str) -> Question:
        """The question, belief questions too. Raises `NotFound` where no loaded bank has it."""
        if id not in self._by_id:
            raise NotFound(f"question {id}")
        return self._by_id[id]

    def factor(self, id: str) -> Factor:
        """The factor. Raises `NotFound` where no loaded bank has it."""
        for factor in self.factors:
            if factor.id == id:
                return factor
        raise NotFound(f"factor {id}")

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for bank in self.banks for question in bank.questions}


def load(
    extra_folder: Path | None = None, known: Mapping[tuple[str, str], str] | None = None
) -> QuestionBanks:
    """The built-in bank and every `*.toml` in `extra_folder` that holds together, in order of name.

    `known` holds digests of bank versions used before, by bank id and version: other words under
    such a version are refused. Raises `BankRefused` only when the built-in bank cannot be used;
    any other refused file stands in the result, and the rest works.
    """
    known = {**(known or {}), **PINNED}
    banks = [_load(paths.resources() / "questions" / BUILT_IN, (), known)]
    refused: list[BankRefused] = []
    try:
        files = _bank_files(extra_folder)
    except BankRefused as refusal:
        files, refused = [], [refusal]
    for file in files:
        try:
            banks.append(_load(file, banks, known))
        except BankRefused as refusal:
            # A new one, without the frames that hold the whole file.
            refused.append(BankRefused(refusal.file, refusal.place, refusal.reason))
    return QuestionBanks(tuple(banks), tuple(refused))


def _bank_files(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    try:
        files = [file for file in folder.iterdir() if file.suffix.lower() == ".toml"]
    except FileNotFoundError:
        return []
    except OSError:
        raise BankRefused(folder, "", RefusalReason.UNREADABLE) from None
    return sorted(files, key=lambda file: (file.name.casefold(), file.name))


def _load(file: Path, others: Iterable[Bank], known: Mapping[tuple[str, str], str]) -> Bank:
    others = tuple(others)
    text = BankText(file)
    bank = text.bank()
    try:
        if known.get((bank.id, bank.version), digest(bank)) != digest(bank):
            raise Refusal(RefusalReason.CHANGED_WORDING, ("version",))
        if bank.id.casefold() in {other.id.casefold() for other in others}:
            raise Refusal(RefusalReason.DUPLICATE_ID, ("id",))
        for table in _TABLES:
            taken = {id for other in others for id in _ids(other, table)}
            check_unique(_ids(bank, table), taken, table)
        # Its own and the built-in bank's: what a third file holds may be gone tomorrow.
        _check_references(bank, others[:1])
    except Refusal as refusal:
        raise text.refused(refusal) from None
    return _loaded(bank)


def _check_references(bank: BankFile, others: tuple[Bank, ...]) -> None:
    known = {table: {id for some in (*others, bank) for id in _ids(some, table)} for table in _TABLES}
    for number, question in enumerate(bank.questions):
        if question.factor not in known["factors"]:
            raise Refusal(RefusalReason.UNKNOWN_ID, ("questions", number, "factor"))
        if not known["target_groups"].issuperset(question.target_groups):
            raise Refusal(RefusalReason.UNKNOWN_ID, ("questions", number, "target_groups"))
    for number, template in enumerate(bank.templates):
        for place, id in enumerate(template.questions):
            if id not in known["questions"]:
                raise Refusal(RefusalReason.UNKNOWN_ID, ("templates", number, "questions", place))


def _ids(bank: BankHead, table: str) -> list[str]:
    return [entry.id for entry in getattr(bank, table)]


def _loaded(bank: BankFile) -> Bank:
    fields = {name: getattr(bank, name) for name in bank.__struct_fields__ if name != "questions"}
    questions = tuple(
        Question(
            **asdict(entry),
            bank=bank.id,
            bank_version=bank.version,
            caseworker_source=bank.caseworker_source or "",
        )
        for entry in bank.questions
    )
    return Bank(**fields, questions=questions)
