"""What a saved summary is called."""

from desktop.final_record import FinalRecord, document_number, encode


def neutral_file_name(record: FinalRecord) -> str:
    """``samtale-2026-11-21-7F3A-91C2.pdf``: date and document number, never a name or CPR."""
    return f"samtale-{record.day.isoformat()}-{document_number(encode(record))}.pdf"
