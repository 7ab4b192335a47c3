"""Bytes become the text they were, or an error that names the byte and says what to do."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import ArchiveError, SourceError, UsageError
from archive.markup.decoding import decode, head_text
from archive.model.values import Origin

TEXTS = [
    "Hello World",
    "Straße, naïve – “again”.\n\nSecond.",
    "Новая линия\n\nоткрыта",
    "市图书馆\n周六重新开放",
    "𝔉raktur 🎻 1\n",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.marked
    assert (found.origin, found.basis) == (Origin.EXPLICIT, "byte order mark")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_found(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert found.encoding == encoding.replace("-le", "le").replace("-be", "be")
    assert found.origin is Origin.DETECTED


def test_big_endian_text_of_one_line_is_not_read_as_rare_chinese() -> None:
    assert decode("Hello".encode("utf-16-be")).text == "Hello"


@pytest.mark.parametrize("text", TEXTS)
def test_utf8_is_certain(text: str) -> None:
    found = decode(text.encode())
    assert (found.text, found.encoding, found.origin, found.marked) == (text, "utf-8", Origin.EXPLICIT, False)


def test_a_guess_is_marked_as_one() -> None:
    found = decode("The mayor’s door – at last.".encode("cp1252"))
    assert (found.encoding, found.origin) == ("windows-1252", Origin.DETECTED)


def test_a_stated_encoding_comes_first() -> None:
    data = "Ã©".encode("cp1252")  # also valid UTF-8, for é
    assert decode(data).text == "é"
    found = decode(data, encoding="windows-1252")
    assert (found.text, found.origin) == ("Ã©", Origin.GIVEN)


def test_a_stated_encoding_may_have_a_mark() -> None:
    assert decode(b"\xef\xbb\xbfText", encoding="UTF-8").text == "Text"


def test_a_wrong_stated_encoding_names_the_byte_and_its_line() -> None:
    with pytest.raises(SourceError, match=r"a\.txt: byte 0xFC at offset 8 \(line 2\) is no utf-8.*leave it out"):
        decode(b"One.\n\xc3\xbc \xfc", encoding="utf-8", where="a.txt")


@pytest.mark.parametrize("name", ["klingon", "rot13", "hex", "utf\x008"])
def test_no_such_encoding(name: str) -> None:
    with pytest.raises(UsageError, match="no character encoding"):
        decode(b"text", encoding=name)


def test_a_marked_text_that_is_damaged_is_refused() -> None:
    with pytest.raises(SourceError, match=r"no utf-16le.*sound copy"):
        decode("Text".encode("utf-16")[:-1])


def test_nothing_is_no_text() -> None:
    with pytest.raises(SourceError, match="is empty"):
        decode(b"", where="a.txt")


@pytest.mark.parametrize(
    ("data", "kind"), [(b"%PDF-1.7 ...", "a PDF document"), (bytes(100), "binary data"), (b"PK\x03\x04....", "a ZIP archive")]
)
def test_binary_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(SourceError, match=f"seems to be {kind}.*not plain text.*importer"):
        decode(data)


def test_a_bad_byte_in_good_utf8_costs_one_letter_not_all() -> None:
    data = "Nächstes Mal über die Brücke: müde, glücklich, schön".encode().replace("über".encode(), b"\xfcber")
    found = decode(data)
    assert found.text == "Nächstes Mal \ufffdber die Brücke: müde, glücklich, schön"
    assert (found.encoding, found.damaged) == ("utf-8", 1)


def test_replacement_characters_of_the_source_are_not_counted_as_damage() -> None:
    data = "a\ufffdb äöü äöü".encode() + b" \xff"
    assert decode(data).damaged == 1


def test_stray_nul_bytes_in_utf8_stay_text() -> None:
    assert decode(b"A story\x00 with one stray byte, " + b"and many words " * 20).text.count("\x00") == 1


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "utf-16", "latin-1", "shift_jis", "idna"]))
@settings(max_examples=200, deadline=None)
def test_any_bytes_have_a_clear_outcome(data: bytes, encoding: str) -> None:
    assert isinstance(head_text(data), str)
    with contextlib.suppress(ArchiveError):
        assert isinstance(decode(data, encoding=encoding).text, str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1))
@settings(max_examples=100, deadline=None)
def test_utf8_text_comes_back(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


def test_the_head_is_enough_to_tell_markup() -> None:
    assert head_text("<?xml version='1.0'?>".encode("utf-16")).startswith("<?xml")
    assert head_text(b"{}" + b" " * 100_000).startswith("{}")
    assert not head_text(b"\x89PNG\r\n\x1a\n" + bytes(20))
