"""XMP packet and information dictionary."""

import datetime

import pytest

from archive.pdf.levels import LEVELS
from archive.pdf.metadata import DocumentInfo, information, pdf_date, xmp
from archive.pdfread.facts import xmp as read_xmp

NOON = datetime.datetime(2026, 11, 22, 12, 0, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))


def info(**more: object) -> DocumentInfo:
    facts: dict[str, object] = {
        "title": "Fish & <Chips>", "language": "en", "identifier": "urn:x", "created": NOON, "modified": NOON, "producer": "p 1",
    }  # fmt: skip
    return DocumentInfo(**(facts | more))  # type: ignore[arg-type]


def test_dates_are_in_utc() -> None:
    assert pdf_date(NOON) == "D:20261122100005+00'00'"


def test_the_packet_is_xml_whose_facts_read_back() -> None:
    packet = xmp(info(authors=("A", "B"), keywords=("x", "y"), rights="© us"), LEVELS["3a+ua1"])
    facts = read_xmp(packet)
    assert ("Fish & <Chips>",) in facts.values()
    assert ("A; B",) in facts.values()
    assert ("2026-11-22T10:00:05Z",) in facts.values()


def test_what_is_not_stated_is_not_written() -> None:
    packet = xmp(info(), LEVELS["3a+ua1"])
    assert b"dc:creator" not in packet
    assert b"/Author" not in information(info())


def test_only_level_a_describes_the_schema_of_pdfua() -> None:
    assert b"pdfaExtension:schemas>" in xmp(info(), LEVELS["3a+ua1"])
    assert b"pdfaExtension:schemas>" not in xmp(info(), LEVELS["4f+ua2"])


@pytest.mark.parametrize("lacking", [{"title": "  "}, {"language": ""}])
def test_title_and_language_are_demanded(lacking: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="title and a language"):
        info(**lacking)
