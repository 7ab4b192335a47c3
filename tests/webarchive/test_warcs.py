# ruff: noqa: E501  records have long lines
"""WARC records: all of them, to the byte, whoever wrote them."""

import gzip
import io

import pytest

from archive import extras
from archive.errors import SourceError
from archive.webarchive.warcs import MAX_BLOCK, is_warc, records
from tests.support.broken_pages import compressed, crawl, record


def test_records_are_as_they_are() -> None:
    parts = crawl()
    for data in (b"".join(parts), compressed(parts), gzip.compress(b"".join(parts))):
        assert is_warc(data)
        assert [found.raw for found in records(data)] == parts


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")  # warcio's own files
def test_records_of_another_writer() -> None:
    if not extras.present("warcio"):
        pytest.skip("warcio is not installed")
    writers = extras.load("warcio.warcwriter")
    out = io.BytesIO()
    writer = writers.WARCWriter(out, gzip=True)
    for n in range(3):
        writer.write_record(writer.create_warc_record(f"https://a.example/{n}", "resource", payload=io.BytesIO(b"x" * n)))
    found = list(records(out.getvalue()))
    assert [(one.get("warc-target-uri"), one.block) for one in found] == [(f"https://a.example/{n}", b"x" * n) for n in range(3)]


def test_a_cut_file_ends_with_a_cut_record() -> None:
    data = record(b"0123456789")
    (found,) = records(data[:-8])
    assert found.cut
    assert found.raw == data[:-8]
    (again,) = records(found.raw)
    assert again.block == found.block


def test_a_block_too_large_for_a_page_is_passed_over() -> None:
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {MAX_BLOCK + 1}\r\n\r\n".encode()
    first, second = records(head + bytes(MAX_BLOCK + 1) + b"\r\n\r\n" + record(b"x"))
    assert first.passed
    assert (first.block, second.block) == (b"", b"x")


@pytest.mark.parametrize(
    "data",
    [b"nonsense\n", b"WARC/9.9\r\n\r\n", b"WARC/1.0\r\nno field\r\n\r\n", b"WARC/1.0\r\nContent-Length: -1\r\n\r\n", b"WARC/1.0\r\n\r\n",
     b"WARC/1.0\r\n" + b"a: b\r\n" * 500, b"WARC/1.0\r\na: " + b"x" * 200_000],
)  # fmt: skip
def test_what_is_no_record_is_an_error(data: bytes) -> None:
    with pytest.raises(SourceError):
        list(records(data))


def test_other_files_are_none() -> None:
    assert not any(is_warc(data) for data in (b"", b"WARC", gzip.compress(b"words"), b"\x1f\x8b\x08xxxx", b"PK"))


def test_folded_fields_are_one() -> None:
    (found,) = records(b"WARC/1.0\r\nA: b\r\n c\r\nA: d\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    assert found.get("a") == "b c"
