"""Where lines break: as reportlab breaks them, but a long name at its hyphens."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from desktop.reports import fonts, style
from desktop.reports.lines import broken
from desktop.reports.memo import once, remembering
from desktop.reports.paragraphs import text
from tests.reports import samples

SIZE = 10.0


@pytest.fixture(autouse=True)
def registered() -> None:
    fonts.register(fonts.BASE)


def lines(said: str, width: float) -> list[str]:
    """The lines as printed."""
    return [" ".join(line.words) for line in broken(said, fonts.REGULAR, SIZE, width)]


def wide(said: str) -> float:
    """How wide a text is."""
    return float(stringWidth(said, fonts.REGULAR, SIZE))


@pytest.mark.parametrize("width", [90.0, 118.5, 151.0, 229.5, 481.0])
def test_ordinary_words_break_where_reportlab_breaks_them(width: float) -> None:
    compared = 0
    for asked in samples.sixteen_questions().questions:
        for said in (asked.text, asked.source, *asked.options, *asked.caseworker_options):
            if not said or max(map(wide, said.split())) > width:
                continue
            usual = Paragraph(said, style.ANSWER)
            usual.wrap(width, 1000)
            found = broken(said, fonts.REGULAR, style.ANSWER.fontSize, width)
            assert [line.words for line in found] == [words for _, words in usual.blPara.lines]
            assert [line.left for line in found] == pytest.approx([left for left, _ in usual.blPara.lines])
            compared += 1
    assert compared > 50


def test_a_name_breaks_at_its_space_and_then_at_its_hyphens() -> None:
    name = "Maximiliane-Alexandrine Østergaard-Kristoffersen"
    assert lines(name, wide(name) - 1) == name.split()
    parts = ["Maximiliane-", "Alexandrine", "Østergaard-", "Kristoffersen"]
    assert lines(name, max(map(wide, parts)) + 1) == parts
    assert lines(name, wide("Maximiliane-Alex")) == parts


def test_inside_a_word_only_where_a_part_is_wider_than_the_column() -> None:
    width = wide("Kristoffersen") - 5
    assert lines("Bo-Kristoffersen", width) == ["Bo-Kristoff", "ersen"]
    assert lines("Anna Bo-Sofie", wide("Bo-Sofie") + 1) == ["Anna", "Bo-Sofie"]


def test_nothing_is_lost_however_narrow_the_column_is() -> None:
    said = "Åse-Marie–Louise/Bo " * 3
    for width in (1.0, 8.0, 20.0, 33.0):
        assert "".join(lines(said, width)).replace(" ", "") == said.replace(" ", "")


def test_what_is_left_of_a_cut_text_is_broken_the_same_way() -> None:
    made = text("Maximiliane-Alexandrine Østergaard-Kristoffersen og flere ord", style.SMALL_STRONG)
    width = 70.0
    _, height = made.wrap(width, 1000)
    whole = [line.words for line in made.blPara.lines]
    first, rest = made.split(width, height / 2)
    for part in (first, rest):
        part.wrap(width, 1000)
    assert [line[1] for part in (first, rest) for line in part.blPara.lines] == whole


def test_a_paper_remembers_and_forgets() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    with remembering():
        assert [once("a", make), once("a", make), once("b", make)] == [1, 1, 2]
    assert [once("a", make), once("a", make)] == [3, 4]
    with remembering():
        assert once("a", make) == 5


@pytest.mark.parametrize(
    "said",
    ["\n".join("abcdefgh"), "Et\n\nto tre\nfire\n\nfem " * 3, "Ord " * 60 + "\nslut\nher", "Ж\nb\nc Ж\nd\ne"],
)
def test_a_text_cut_anywhere_keeps_its_words_and_its_height(said: str) -> None:
    whole = text(said)
    _, height = whole.wrap(150.0, 1000)
    count = round(height / style.BODY.leading)
    for lines in range(2, count - 1):
        made = text(said)
        made.wrap(150.0, 1000)
        parts = made.split(150.0, lines * style.BODY.leading + 1)
        # An empty line is not missed where the text is cut at it.
        missed = style.BODY.leading if "\n\n" in said else 0
        assert sum(part.wrap(150.0, 1000)[1] for part in parts) in (0, height, height - missed)
        words = [word for part in parts for line in part.blPara.lines for word in _words(line)]
        assert not parts or words == said.split()


def _words(line: object) -> list[str]:
    """The words of a line in one font or in several."""
    found = line[1] if isinstance(line, tuple) else [each.text for each in line.words]  # type: ignore[attr-defined]
    return " ".join(found).split()


def test_a_text_that_is_cut_is_not_broken_into_lines_again() -> None:
    """Else a word of 100,000 characters in a table takes seconds."""
    whole = text("ord " * 3_000)
    whole.wrap(200, 400)
    first, rest = whole.split(200, 400)
    lines = whole.blPara.lines
    assert [*first.blPara.lines, *rest.blPara.lines] == lines
    assert rest.blPara.lines[0] is lines[len(first.blPara.lines)]
    assert (first.height, rest.height) == (first.wrap(200, 999)[1], rest.wrap(200, 9_999)[1])
    assert first.height + rest.height == whole.height
    assert rest.blPara.lines[0] is lines[len(first.blPara.lines)], "nor when it is measured"
