"""Building blocks of the paper: a table is measured once, and still tells how tall all of it is."""

from reportlab.platypus import Flowable, Table

from desktop.reports.flowables import BARE, table

TALL = 40.0


class Counted(Flowable):
    """A block that counts how often it is measured."""

    def __init__(self) -> None:
        super().__init__()
        self.measured = 0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as there is room."""
        self.measured += 1
        return width, TALL


def rows(count: int) -> tuple[list[Counted], Table]:
    """So many blocks, and a table with one in each row."""
    blocks = [Counted() for _ in range(count)]
    return blocks, table([[[each]] for each in blocks], [200.0], BARE)


def test_what_is_kept_together_and_then_placed_is_measured_once() -> None:
    (block,), made = rows(1)
    assert made.wrap(400, 0xFFFFFFF) == made.wrap(400, 300) == (200, TALL)
    assert block.measured == 1


def test_what_did_not_fit_is_measured_where_there_is_more_room() -> None:
    blocks = [Counted() for _ in range(10)]
    # Only where a cell reaches down over rows does reportlab leave out what does not fit.
    made = table([[[each], ""] for each in blocks], [200.0, 50.0], [*BARE, ("SPAN", (0, 0), (0, 1))])
    made.wrap(400, 2.5 * TALL)
    assert blocks[-1].measured == 0
    made.wrap(400, 2000)
    assert blocks[-1].measured == 1


def test_a_table_that_was_measured_whole_is_cut_where_the_page_ends() -> None:
    _blocks, made = rows(10)
    made.wrap(400, 2000)
    first, rest = made.split(400, 3.5 * TALL)
    assert (first.wrap(400, 200)[1], rest.wrap(400, 2000)[1]) == (3 * TALL, 7 * TALL)
