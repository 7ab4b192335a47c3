"""XMP and Info: simple values, arrays, language alternatives; dates of both kinds."""

import pytest

from archive.errors import SourceError
from archive.pdfread.facts import DC, PDFAID, XMP, information, moment, xmp
from tests.support.pdfs import good, pages, read

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="B">
<dc:title><rdf:Alt><rdf:li xml:lang="de">Lampe</rdf:li><rdf:li xml:lang="x-default">Lamp</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li><rdf:li>Ben</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>pen</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def test_attributes_elements_arrays_and_alternatives() -> None:
    found = xmp(PACKET + b"\n   \n\0")
    assert found[f"{PDFAID}part"] == ("2",)
    assert found[f"{DC}title"] == ("Lamp", "Lampe"), "the default comes first"
    assert found[f"{DC}creator"] == ("Ada", "Ben")
    assert found[f"{XMP}CreatorTool"] == ("pen",)


@pytest.mark.parametrize("packet", [b"", b"<x", PACKET.replace(b"</rdf:RDF>", b""), b"<!DOCTYPE x>" + PACKET[60:]])
def test_a_packet_that_cannot_be_read_is_an_error(packet: bytes) -> None:
    with pytest.raises(SourceError):
        xmp(packet)


def test_info() -> None:
    assert information(read(good()).pdf)["Title"] == "Lamp lit again"
    assert information(pages(b"")) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("D:20261122093000+00'00'", "2026-11-22T09:30:00Z"),
        ("D:20261122093000+01'00'", "2026-11-22T08:30:00Z"),
        ("D:20261122093000-0130", "2026-11-22T11:00:00+00:00"),
        ("D:20261122", "2026-11-22"),
        ("D:2026", "20260101000000Z"),
    ],
)
def test_dates_of_both_kinds_are_the_same_moment(one: str, other: str) -> None:
    assert moment(one) is not None
    assert moment(one) == moment(other)


@pytest.mark.parametrize("value", ["", "yesterday", "D:20261345", "D:00000000", "D:99991231235959-23'59'", "2026-13-01"])
def test_what_is_no_date_is_none(value: str) -> None:
    assert moment(value) is None
