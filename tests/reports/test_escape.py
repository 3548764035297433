"""What people type comes out as they typed it."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from desktop.reports import escape, fonts, style
from tests.reports import samples
from tests.reports.readers import squeezed
from tests.work import calls


def shown(markup: str) -> str:
    """What reportlab makes of markup."""
    return Paragraph(markup, style.BODY).getPlainText(identify=False)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<b>fed</b> & <i>skrå", "<b>fed</b> & <i>skrå"),
        ('<img src="file:///etc/passwd"/>', '<img src="file:///etc/passwd"/>'),
        ("Tom &amp; Jerry &nbsp; &#60;x&#62;", "Tom &amp; Jerry &nbsp; &#60;x&#62;"),
        ("før\x00efter", "før[U+0000]efter"),
        ("\x1fi midten \x1f og til sidst\x1f", "[U+001F]i midten [U+001F] og til sidst[U+001F]"),
        ("smil \U0001f600", "smil [U+1F600]"),
        ("\U0001f468\u200d\U0001f469", "[U+1F468][U+1F469]"),
        ("løs \ud83d halvdel", "løs [U+D83D] halvdel"),
        ("vend\u202etgif\u202c", "vend[U+202E]tgif[U+202C]"),
        ("漢", "[U+6F22]"),
        ("a\u030angstrom", "ångstrom"),
        ("blød\u00ad bindestreg\u200b", "blød bindestreg"),
        ("Nord\u2028Syd", "Nord Syd"),
        ("100\u202f000", "100 000"),
    ],
)
def test_text_is_shown_and_never_obeyed(typed: str, printed: str) -> None:
    assert squeezed(shown(escape.markup(typed))) == squeezed(printed)


def test_line_ends_are_kept_and_long_gaps_closed() -> None:
    assert escape.markup("et\r\nto\rtre").count("<br/>") == 2
    assert escape.markup("et\n\n\n\n\nto").count("<br/>") == 2


def test_every_run_is_in_a_font_that_has_it() -> None:
    marked = escape.markup("Hej العربية ትግርኛ Ж ̰ ɓ", fonts.Weight.SEMIBOLD)
    runs = re.findall(r'<font name="([^"]+)-SemiBold">([^<]*)</font>', marked)
    assert "".join(run for _, run in runs) == "Hej العربية ትግርኛ Ж ̰ ɓ"
    assert {family for family, _ in runs} >= {fonts.BASE, "NotoSansArabic", "NotoSansEthiopic"}
    for family, run in runs:
        assert all(fonts.has(family, character) for character in run), (family, run)


@pytest.mark.parametrize("length", [61, 300, 100_000])
def test_a_very_long_word_is_cut_and_all_of_it_stays(length: int) -> None:
    marked = html.unescape(re.sub("<[^>]+>", "", escape.markup("x" * length)))
    assert max(len(piece) for piece in marked.split()) <= escape.LONGEST_WORD
    assert squeezed(marked) == "x" * length


def test_a_word_as_long_as_danish_makes_them_is_left_alone() -> None:
    word = "speciallægepraksisplanlægningsstabiliseringsperiode"
    assert word in escape.markup(word)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_reportlab_reads_as_text(typed: str) -> None:
    marked = escape.markup(typed)
    without_tags = html.unescape(re.sub('<font name="[A-Za-z-]+">|</font>|<br/>', "", marked))
    assert squeezed(shown(marked)) == squeezed(without_tags)
    for character in escape.plain(typed):
        if character.isalnum() and fonts.has(fonts.BASE, character):
            assert character in without_tags


@pytest.mark.parametrize("said", samples.HOSTILE)
def test_plain_text_keeps_what_is_said_but_no_control_or_direction_marks(said: str) -> None:
    kept = escape.plain(said)
    assert not set(kept) & {"\x00", "\u202e", "\u202c"}
    assert ("\U0001f600" in kept) == ("\U0001f600" in said)


@pytest.mark.parametrize(
    "piece", ["<b>", "&amp;", "ord ", "x", "e\u0301", "\u202e", "😀", "العربية ", "linje\n"]
)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    def work(length: int) -> int:
        text = (piece * length)[:length]
        return calls(lambda: Paragraph(escape.markup(text), style.BODY).wrap(400, 800))

    work(4_000)  # what is made once for all texts
    assert work(8_000) < 2.2 * work(4_000)
