"""Pieces of one way, each of which counts by itself."""

from desktop.progress import stretch


def test_a_piece_of_the_way_goes_from_where_it_begins_to_where_it_ends() -> None:
    told: list[tuple[int, int]] = []
    piece = stretch(lambda done, total: told.append((done, total)), 20, 100)
    for done in (0, 2, 4):
        piece(done, 4)
    piece(0, 0)  # nothing to do
    assert told == [(20, 100), (60, 100), (100, 100), (20, 100)]
