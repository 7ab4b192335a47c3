"""Guesses: tags are believed, else the lines of the pages; no text is no text; nothing escapes."""

import pikepdf
import pytest

from archive.pdfread.guessing import guess_text
from archive.pdfread.opening import open_pdf
from tests.pdfread.test_content import LATIN
from tests.support.pdfs import changed, good, pages, saved


def test_a_tagged_pdf_is_read_by_its_tags() -> None:
    guess = guess_text(good(), open_pdf(good()))
    assert guess.basis == "tags"
    assert guess.blocks[0].text == "Lamp lit again"


def test_lines_that_fill_the_width_are_joined() -> None:
    lines = ("The lamp on the pier is lit again", "and shines on the harbour.", "Short.")
    stream = b"BT /F 9 Tf 10 90 Td 12 TL " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
    data = saved(pages(stream, Font=LATIN))
    guess = guess_text(data, open_pdf(data))
    assert guess.basis == "lines of the pages"
    assert [block.text for block in guess.blocks] == ["The lamp on the pier is lit again and shines on the harbour.", "Short."]


def test_tags_that_lose_the_letters_are_not_believed() -> None:
    def mute(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                del item["/ToUnicode"]

    data = changed(mute)
    assert guess_text(data, open_pdf(data)).basis != "tags"


def test_pictures_have_no_text() -> None:
    data = saved(pages(b"0 0 9 9 re f"))
    assert guess_text(data, open_pdf(data)).basis == ""


@pytest.mark.parametrize("stream", [b"BT /F 9 Tf (x", b"\xff\xfe((((", b"/F 9 Tf [(a) /N <</A>>] TJ"])
def test_damage_that_pypdf_stumbles_over_is_no_exception(stream: bytes) -> None:
    data = saved(pages(stream, Font=LATIN))
    guess_text(data, open_pdf(data))
