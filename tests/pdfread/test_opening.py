"""Opening: what is no PDF, locked or damaged is an error with a reason; bombs do not go off."""

import io
import zlib

import pikepdf
import pytest

from archive.errors import SourceError
from archive.pdfread.objects import decoded
from archive.pdfread.opening import STREAM_LIMIT, LockedPdfError, claims_pdf, open_pdf, plain
from tests.support.pdfs import good, pages, saved


def test_a_sound_pdf_opens() -> None:
    assert len(open_pdf(good()).pages) == 1


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"no pdf at all", good()[:300], saved(pikepdf.new())])
def test_what_cannot_be_read_is_an_error_that_says_where(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^shelf/x\.pdf: "):
        open_pdf(data, "shelf/x.pdf")


def test_a_locked_file_is_told_apart() -> None:
    target = io.BytesIO()
    pages(b"").save(target, encryption=pikepdf.Encryption(user="secret", owner="owner"))
    with pytest.raises(LockedPdfError, match="password"):
        open_pdf(target.getvalue())


def test_a_stream_that_unpacks_to_too_much_is_not_unpacked() -> None:
    pdf = pages(b"")
    bomb = zlib.compress(zlib.compress(b" " * (STREAM_LIMIT + 1), 1), 9)
    pdf.pages[0].Contents.write(bomb, filter=pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]))
    opened = open_pdf(saved(pdf))
    assert decoded(opened.pages[0].Contents) is None


@pytest.mark.parametrize(
    ("head", "claims"),
    [
        (b"%PDF-1.7\n", True),
        (b"\xef\xbb\xbf\n%PDF-1.4", True),
        (b"junk from a mail system\r\n%PDF-1.4", True),
        (b" " * 2000 + b"%PDF-1.4", False),
        (b"<p>A file begins with %PDF-1.7</p>", False),
        (b' {"headline": "%PDF-1.7"}', False),
        (b"", False),
    ],
)
def test_the_mark_counts_near_the_beginning_but_not_in_a_text_about_pdf(head: bytes, *, claims: bool) -> None:
    assert claims_pdf(head) is claims


def test_messages_do_not_name_python_objects() -> None:
    assert plain("stream <_io.BytesIO object at 0x7f> (offset 9): expected endobj\nmore") == "(offset 9): expected endobj"
    assert plain(ValueError()) == "ValueError"
