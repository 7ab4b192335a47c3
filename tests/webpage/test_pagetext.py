"""The encoding of a page: the statement, unless the bytes disprove it."""

import pytest

from archive.errors import SourceError
from archive.model.values import Origin
from archive.webpage.pagetext import page_text

META = '<meta charset="{}"><p>naïve café – “déjà vu”</p>'


def test_the_header_comes_before_the_meta() -> None:
    data = META.format("utf-8").encode("cp1252")
    found = page_text(data, media_type="text/html; charset=ISO-8859-1")
    assert "“déjà vu”" in found.decoded.text
    assert (found.decoded.encoding, found.decoded.basis, found.disproved) == ("windows-1252", "HTTP Content-Type", "")
    assert found.decoded.origin is Origin.EXPLICIT


@pytest.mark.parametrize(
    ("label", "codec"), [("iso-8859-1", "cp1252"), ("GB2312", "gb18030"), ("shift_jis", "cp932"), ("utf-8", "utf-8")]
)
def test_labels_mean_what_browsers_take_them_for(label: str, codec: str) -> None:
    text = {"gb18030": "新的图书馆", "cp932": "新しい図書館"}.get(codec, "naïve")
    found = page_text(f'<meta http-equiv="Content-Type" content="text/html; charset={label}"><p>{text}'.encode(codec))
    assert text in found.decoded.text
    assert not found.disproved


def test_utf8_under_another_name_is_utf8() -> None:
    found = page_text(META.format("windows-1252").encode())
    assert (found.decoded.encoding, found.disproved) == ("utf-8", "windows-1252")
    assert "“déjà vu”" in found.decoded.text


def test_a_name_that_is_none_is_disproved() -> None:
    assert page_text(META.format("x-nonsense").encode()).disproved == "x-nonsense"


def test_a_mark_and_the_caller_come_first() -> None:
    assert page_text(b"\xef\xbb\xbf" + META.format("cp1252").encode()).decoded.encoding == "utf-8"
    assert page_text(META.format("utf-8").encode("cp1252"), encoding="cp1252").decoded.origin is Origin.GIVEN


def test_an_xml_declaration_counts() -> None:
    assert (
        page_text('<?xml version="1.0" encoding="iso-8859-1"?><html><p>café'.encode("latin-1")).decoded.basis == "XML declaration"
    )


def test_no_bytes_are_no_page() -> None:
    with pytest.raises(SourceError):
        page_text(b"")


def test_a_damaged_byte_disproves_no_encoding() -> None:
    found = page_text((META.format("utf-8") + "é" * 20).encode() + b"\xe9")
    assert (found.decoded.encoding, found.decoded.damaged, found.disproved) == ("utf-8", 1, "")
