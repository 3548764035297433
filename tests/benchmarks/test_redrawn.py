"""The floor under the summary says and shows what the summary does."""

from collections import Counter

import pypdfium2

from desktop.i18n import Catalogue
from desktop.reports import SummaryOptions, summary_pdf
from tests.benchmarks import redrawn
from tests.reports import samples
from tests.reports.readers import read_back, squeezed


def test_the_same_strings_and_fonts_and_nearly_the_same_picture() -> None:
    ours = summary_pdf(samples.record(), SummaryOptions(charts=True), Catalogue("da"))
    floor = redrawn.redraw(redrawn.calls(ours))
    said, drawn = read_back(ours), read_back(floor)
    assert [Counter(squeezed(page)) for page in said.pages] == [Counter(squeezed(p)) for p in drawn.pages]
    assert {name.partition("+")[2] for name, _ in said.fonts} == {
        name.partition("+")[2] for name, _ in drawn.fonts
    }
    for one, other in zip(_pictures(ours), _pictures(floor), strict=True):
        different = sum(abs(here - there) > 60 for here, there in zip(one, other, strict=True))
        assert different < len(one) * 0.005


def _pictures(pdf: bytes) -> list[bytes]:
    """Every page in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=1, grayscale=True).to_pil().tobytes() for page in document]
