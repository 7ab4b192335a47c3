"""NewsML-G2 reading: what we wrote comes back; anything else is refused in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive.errors import SourceError
from archive.exporters.newsml_g2 import EXPORTER
from archive.formats import Reading, Rendering
from archive.importers.newsml_g2 import IMPORTER
from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import Party, Text
from tests.support.articles import story

AT = Reading(at=PartialDate("2031-05-05T05:05:05Z"), lang="xx")
BROKEN = Path(__file__).parents[2] / "samples" / "broken" / "newsml-g2"
OURS = EXPORTER.write(story(), Rendering()).data


def source(data: bytes) -> Source:
    return Source(name="item.xml", data=data, origin="in/item.xml")


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        IMPORTER.read(source(data), AT)
    return str(caught.value)


def test_provenance_is_that_of_the_first_source_and_not_of_the_reading() -> None:
    article = IMPORTER.read(source(OURS), AT).article
    assert article.provenance == story().provenance
    assert article.languages == ("en",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings_of_the_same_document_are_the_same_article(encoding: str) -> None:
    text = OURS.decode().replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-")
    plain = IMPORTER.read(source(text.encode()), AT).article
    named = text.replace('encoding="UTF-8"', f'encoding="{encoding.removesuffix("-sig")}"')
    assert IMPORTER.sniff(source(named.encode(encoding)))
    assert IMPORTER.read(source(named.encode(encoding)), AT).article == plain


def test_layout_and_prefixes_do_not_matter() -> None:
    data = OURS.replace(b"<newsItem xmlns=", b"<!-- kept -->\n<newsItem xmlns:x='urn:x'\n   xmlns=").replace(
        b"  <catalog>", b"\t\n<catalog>"
    )
    assert IMPORTER.sniff(source(data))
    assert IMPORTER.read(source(data), AT).article == story()


def test_the_record_counts_for_the_fields_that_it_holds() -> None:
    article = replace(story(), creditlines=(Text(value="Harbour\tWire", role="agency"),), provider=Party(name="A\nB"))
    data = EXPORTER.write(article, Rendering()).data
    assert b"<creditline>Harbour Wire</creditline>" in data
    assert IMPORTER.read(source(data), AT).article == article


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not well-formed XML"),
        (OURS[:-200], "not well-formed XML"),
        (b"<!DOCTYPE newsItem>" + OURS.partition(b"?>")[2], "document type declaration"),
        (b'<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "this is a packageItem"),
        ((BROKEN / "G2-031-urgency-ten.xml").read_bytes(), "it claims no profile of ours"),
        (OURS.replace(b'"newsml-g2/1.0"', b'"newsml-g2/9.0"'), "it claims the profile 'newsml-g2/9.0'"),
        (OURS.replace(b"<versionCreated>2026", b"<versionCreated>two"), "versionCreated in line 21"),
        (OURS.replace(b"stat:usable", b"stat:sold"), "'sold' is not a valid PubStatus"),
        (OURS.replace(b' version="1"', b' version="one"'), "invalid literal for int"),
        (OURS.replace(b'"archive:source-name"', b'"archive:source-nick"'), "names a source but not its name"),
        (OURS.replace(b'"archive:note"', b'"archive:record"'), "is no JSON object"),
        (OURS.replace(b'"archive:note"', b'"archive:record"').replace(b"2 soft hyphens dropped", b"[]"), "is no JSON object"),
        (OURS.replace(b'"archive:note"', b'"archive:record"').replace(b"2 soft hyphens dropped", b'{"x": 1}'), "a field 'x'"),
        (
            OURS.replace(b'"archive:note"', b'"archive:record"').replace(b"2 soft hyphens dropped", b'{"title": 1}'),
            "expected str",
        ),
        (OURS.replace(b"<head>", b"</html><html>", 1).replace(b"</head>", b"", 1), "holds 2 elements"),
        (OURS.replace(b"<itemMeta>", b"<other>").replace(b"</itemMeta>", b"</other>"), "it claims no profile of ours"),
        (OURS.replace(b"<p>", b"<p>\xc2\x85", 1), "cannot be archived"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, says: str) -> None:
    message = refusal(data)
    assert message.startswith("in/item.xml: ")
    assert says in message


@pytest.mark.parametrize("data", [b"", b"Paris, March", b"<html/>", b"{}", b"\x89PNG", b"<?xml version='1.0'?><nitf/>"])
def test_other_sources_are_left_to_others(data: bytes) -> None:
    assert not IMPORTER.sniff(source(data))
