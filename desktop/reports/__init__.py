"""The papers of a conversation: the summary, the plan to take home, the agreement on a placement.

Everything here reads a `FinalRecord` and what was added to it later, and nothing else.
"""

from desktop.reports.naming import neutral_file_name
from desktop.reports.options import Addendum, AgreementOptions, SummaryOptions
from desktop.reports.pdf import summary_pdf
from desktop.reports.placement_agreement import agreement_pdf
from desktop.reports.plain import summary_fields, summary_text
from desktop.reports.plain_plan import Field
from desktop.reports.take_home import take_home_pdf

__all__ = [
    "Addendum",
    "AgreementOptions",
    "Field",
    "SummaryOptions",
    "agreement_pdf",
    "neutral_file_name",
    "summary_fields",
    "summary_pdf",
    "summary_text",
    "take_home_pdf",
]
