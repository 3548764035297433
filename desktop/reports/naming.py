"""What a saved paper of a conversation is called."""

from desktop.final_record import FinalRecord, document_number, encode
from desktop.plan_records import PaperKind

_NAMES = {PaperKind.PLAN: "plan", PaperKind.AGREEMENT: "aftale"}


def neutral_file_name(record: FinalRecord, kind: PaperKind = PaperKind.SUMMARY) -> str:
    """``samtale-2026-11-21-7F3A-91C2.pdf``: date and document number, never a name or CPR."""
    return f"{_NAMES.get(kind, 'samtale')}-{record.day.isoformat()}-{document_number(encode(record))}.pdf"
