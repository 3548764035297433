"""The summary of a conversation: as PDF, as plain text, and field by field.

Everything here reads a `FinalRecord` and what was added to it later, and nothing else.
"""

from desktop.reports.naming import neutral_file_name
from desktop.reports.options import Addendum, SummaryOptions
from desktop.reports.pdf import summary_pdf
from desktop.reports.plain import Field, summary_fields, summary_text

__all__ = [
    "Addendum",
    "Field",
    "SummaryOptions",
    "neutral_file_name",
    "summary_fields",
    "summary_pdf",
    "summary_text",
]
