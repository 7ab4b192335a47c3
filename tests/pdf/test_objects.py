"""PDF objects as ready bytes."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument

from archive.pdf.objects import Ready, add, name, number, stream, string


class TestStream:
    def test_has_an_end_of_line_before_endstream_that_its_length_does_not_count(self) -> None:
        data = stream(b"q Q", "/Type/X", effort=0)
        assert data == b"<</Type/X/Length 3>>\nstream\nq Q\nendstream"

    def test_is_deflated_unless_told_otherwise(self) -> None:
        data = stream(b"a" * 1000)
        assert b"/Filter/FlateDecode" in data
        assert zlib.decompress(data.partition(b"stream\n")[2].removesuffix(b"\nendstream")) == b"a" * 1000


class TestString:
    def test_escapes_what_a_literal_string_means_something_by(self) -> None:
        assert string(r"a(b)\c") == r"(a\(b\)\\c)"

    @given(st.text())
    def test_says_any_text(self, text: str) -> None:
        shown = string(text)
        if shown.startswith("<"):
            assert bytes.fromhex(shown[1:-1]).decode("utf-16") == text
        else:
            assert shown.isascii()


@pytest.mark.parametrize(
    ("text", "shown"), [("text/xml", "/text#2Fxml"), ("a b", "/a#20b"), ("é", "/#C3#A9"), ("#", "/#23"), ("Plain", "/Plain")]
)
def test_names_escape_irregular_characters(text: str, shown: str) -> None:
    assert name(text) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(1.0, "1"), (-0.0001, "0"), (0.5, "0.5"), (1 / 3, "0.333"), (-2.10, "-2.1"), (100, "100")]
)
def test_numbers_are_short(value: float, shown: str) -> None:
    assert number(value) == shown


def test_an_object_knows_its_reference_before_it_is_written() -> None:
    document = PDFDocument()
    first, second = Ready(b"1"), Ready(b"2")
    assert add(document, first) == first.ref
    assert int(add(document, second).split()[0]) == int(first.ref.split()[0]) + 1
