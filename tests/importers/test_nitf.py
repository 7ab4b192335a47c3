"""NITF reading: each version, with and without namespace and DTD; broken samples are read and say so."""

from pathlib import Path

import pytest

from archive.errors import SourceError
from archive.formats import Imported, Reading
from archive.importers.nitf import IMPORTER
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Concept, Party, Publication, Rights, Text

AT = Reading(at=PartialDate("2031-05-05T05:05:05Z"))
SAMPLES = Path(__file__).parents[2] / "samples"
BROKEN = sorted((SAMPLES / "broken" / "nitf").glob("READ-*"))


def read(data: bytes) -> Imported:
    imported = IMPORTER.read(Source(name="story.xml", data=data, origin="in/story.xml"), AT)
    assert isinstance(imported, Imported)
    return imported


def sample(name: str) -> Imported:
    return read((SAMPLES / "sources" / "nitf" / name).read_bytes())


def test_the_head_says_what_the_record_has_fields_for() -> None:
    article = sample("harbour-bridge.xml").article
    assert article.id == "urn:newsml:islewire.example:20260412:bridge"
    assert (article.version, article.urgency, article.slugline) == (2, 4, "BRIDGE-OPEN")
    assert str(article.content_created) == "2026-04-12T08:15:00+01:00"
    assert str(article.embargoed) == "2026-04-12T17:00:00+01:00"
    assert str(article.content_modified) == "2026-04-12T09:10:00+01:00"
    assert str(article.expires) == "2026-12-31"
    assert article.published == (
        Publication(date=PartialDate("2026-04-12T18:00:00+01:00"), where=Party(name="The Saltmere Lantern")),
    )
    assert article.keywords == ("bridge", "walking")
    assert Concept(uri="http://cv.iptc.org/newscodes/subjectcode/15000000", name="Sport", type="abstract") in article.subjects
    assert Concept(literal="IW-44", name="Walking", type="abstract") in article.subjects
    assert Concept(literal="p-12", name="Maud Tarn", type="person") in article.subjects
    assert Rights(holder=Party(name="Isle Wire")) in article.rights
    assert article.languages == ("en-GB",)


def test_the_lines_above_the_text_are_read_as_printed() -> None:
    article = sample("harbour-bridge.xml").article
    assert [(text.value, text.role) for text in article.headlines] == [
        ("Harbour Bridge Opens to Walkers", ""),
        ("Boats keep to the north arch", "subhead"),
    ]
    assert article.bylines == (Text(value="By Piet Holm, walking correspondent"),)
    assert article.creators == (Party(name="Piet Holm"),)
    assert article.datelines == (Text(value="Saltmere, April 12"),)
    assert article.standfirst == "After two years of work the old bridge is open again."
    assert "Photographs follow." in article.ed_notes
    assert article.creditlines == (Text(value="Isle Wire, Saltmere desk"),)


def test_the_text_keeps_its_structure() -> None:
    (body,) = sample("harbour-bridge.xml").article.bodies
    names = [type(block).__name__ for block in body.blocks]
    assert names == [
        "Paragraph", "Paragraph", "Heading", "ItemList", "Table", "Figure", "Quote", "Separator", "Preformatted"
    ]  # fmt: skip
    assert "It is 120 metres long and 1/3 wider." in body.text
    assert "High water  06:12\nLow water" in body.text


def test_a_wire_without_namespace_and_headline_is_read() -> None:
    imported = sample("bowls-result.xml")
    assert imported.article.title == "BOWLS Saltmere League"
    assert imported.article.headlines == ()
    assert "Quay 21, Upper Hallow 17" in imported.article.text
    assert imported.article.version_created == AT.at


def test_a_date_is_no_dateline_and_a_correction_is_a_signal() -> None:
    article = sample("quay-notice.xml").article
    assert article.datelines == ()
    assert article.signals[0].uri.endswith("/signal/correction")
    assert article.provider == Party(name="Saltmere Wire")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_sample_is_read_and_says_so(path: Path) -> None:
    assert {finding.rule.code for finding in read(path.read_bytes()).findings} == {path.stem[:8]}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<nitf>", "not well-formed"),
        (b'<!DOCTYPE nitf SYSTEM "x.dtd"><nitf><body><p>&eacute;</p></body></nitf>', "Entity 'eacute' not defined"),
        (b'<!DOCTYPE nitf [<!ENTITY a "b">]><nitf><body/></nitf>', "document type declaration"),
        (
            b'<!DOCTYPE nitf SYSTEM "x.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>',
            "document type declaration",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        read(data)


def test_only_nitf_is_claimed() -> None:
    claimed = [b"<nitf/>", b'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "n.dtd"><nitf/>']
    assert all(IMPORTER.sniff(Source(name="x", data=data)) for data in claimed)
    assert not IMPORTER.sniff(Source(name="x", data=b'<nitf xmlns="urn:other"/>'))
    assert not IMPORTER.sniff(Source(name="x", data=b"<newsItem/>"))
