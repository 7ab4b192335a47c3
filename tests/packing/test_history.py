"""A bundle's history tells what happened, as the article and the pipeline state it, and nothing that nobody stated."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree

from archive import pipeline, schemas
from archive.markup.xmlschemas import xml_schema
from archive.model.article import Article
from archive.model.package import Package
from archive.model.source import Source
from archive.model.values import Provenance
from archive.packing import history
from archive.packing.history import Held
from archive.packing.parts import parts_of
from archive.premis import writing
from archive.product import VERSION
from tests.support.articles import articles
from tests.support.histories import SOURCES, WISHES, bundled, values
from tests.support.histories import history as read
from tests.support.packages import article, package
from tests.support.standards import official_xsd

SAMPLES = ["text/harbour-library.txt", "docx/reading-room.docx", "newsml-g2/lantern-walk.xml", "nitf/harbour-bridge.xml"]
EVENTS = "//p:event[p:eventType = '{}']"


def described(whole: Package) -> bytes:
    held = [Held(part=part, path=f"data/{part.name}", sha512="ab" * 64) for part in parts_of(whole)]
    return writing.write(history.record(whole, held))


@pytest.mark.parametrize("source", SAMPLES)
def test_the_official_schema_accepts_the_history_of_every_kind_of_source(source: str) -> None:
    root = read(bundled(source))
    official = official_xsd("premis", "3.0", "premis.xsd")
    assert official.validate(root), official.error_log


def test_the_ingestion_tells_the_origin_of_every_field_that_was_not_stated() -> None:
    ingested = pipeline.ingest(SOURCES / "text/harbour-library.txt", WISHES)
    notes = values(read(bundled("text/harbour-library.txt")), EVENTS.format("ingestion") + "//p:eventOutcomeDetailNote")
    origins = [entry for entry in ingested.article.provenance.origins if entry.origin.value != "explicit"]
    assert origins
    assert notes[: len(origins)] == [
        f"{entry.field}: {entry.origin.value}{f' ({entry.basis})' if entry.basis else ''}" for entry in origins
    ]


def test_what_happened_is_told_in_order_and_with_one_instant() -> None:
    root = read(bundled("text/harbour-library.txt"))
    assert values(root, "//p:eventType") == [
        "ingestion", "format identification", "normalization", "validation", "normalization", "validation",
        "message digest calculation",
    ]  # fmt: skip
    assert set(values(root, "//p:eventDateTime")) == {"2026-11-22T09:30:00Z"}
    assert values(root, "//p:agent[p:agentType = 'software']/p:agentVersion") == [VERSION]


def test_only_documents_that_were_judged_are_said_to_be() -> None:
    root = read(bundled("text/harbour-library.txt", ("newsml-g2", "text")))
    (judged,) = values(root, EVENTS.format("validation") + "/p:eventDetailInformation/p:eventDetail")
    assert judged == f"Judged by the validator newsml-g2 of newsarchive {VERSION} before it was let out"


def test_rights_and_parties_are_in_the_words_of_the_article() -> None:
    root = etree.fromstring(described(package()))
    assert values(root, "//p:agentName") == ["Harbour Media", "newsarchive"]
    assert values(root, "//p:rightsBasis") == ["other"]
    assert values(root, "//p:rightsStatement//p:linkingAgentRole") == ["rights holder"]


def test_what_nobody_stated_is_not_told() -> None:
    bare = replace(package(), article=article(rights=(), provider=None, provenance=Provenance()), documents=())
    root = etree.fromstring(described(bare))
    assert values(root, "//p:eventType") == ["format identification", "message digest calculation"]
    assert not values(root, "//p:rightsBasis")
    assert not values(root, "//p:originalName")


def test_the_same_part_has_another_identifier_in_another_version() -> None:
    first, second = (
        values(etree.fromstring(described(replace(package(), article=article(version=number)))), "//p:eventIdentifierValue")
        for number in (1, 2)
    )
    assert len(first) == len(second)
    assert not set(first) & set(second)


@given(made=articles())
@settings(max_examples=60)
def test_any_article_has_a_history_that_is_valid(made: Article) -> None:
    source = Source(name="story.txt", data=b"x")
    data = described(Package(name="p", article=made, source=source, documents=()))
    schema = xml_schema(schemas.path("premis/1.0/premis.xsd"))
    assert schema.validate(etree.fromstring(data)), schema.error_log
