"""A file inside a PDF, which readers offer beside its pages; sealed with it where the PDF is."""

from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas


class Attached(NamedTuple):
    """The file's name, its kind ("application/json"), and its content."""

    name: str
    kind: str
    content: bytes


def attach(canvas: Canvas, file: Attached) -> None:
    """Put the file into the PDF that the canvas writes; before it is saved."""
    document = canvas._doc
    stream = PDFStream(
        PDFDictionary({"Type": PDFName("EmbeddedFile"), "Subtype": PDFName(file.kind)}),
        file.content,
        [PDFZCompress],
    )
    described = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(file.name),
            "UF": PDFString(file.name),
            "EF": PDFDictionary({"F": document.Reference(stream)}),
        }
    )
    named = PDFArray([PDFString(file.name), document.Reference(described)])
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": named})})
