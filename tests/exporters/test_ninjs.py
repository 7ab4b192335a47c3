import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import UsageError
from archive.exporters.ninjs import EXPORTER, OPEN_EMBARGO
from archive.formats import Rendering
from archive.model import values
from archive.model.article import Article
from archive.model.body import Body, Paragraph
from archive.model.dates import PartialDate
from archive.ninjs import terms
from tests.support.articles import articles, story
from tests.support.documents import ninjs, ninjs_bytes, read_ninjs
from tests.support.standards import shared


def ninjs_errors(article: Article, version: str) -> list[str]:
    """Return what the official schema says against an article."""
    schema = json.loads(shared("standards", "ninjs", f"ninjs-schema_{version}.json").read_text())
    checker = jsonschema.FormatChecker()
    return [
        error.message
        for error in jsonschema.validators.validator_for(schema)(schema, format_checker=checker).iter_errors(
            ninjs(article, version)
        )
    ]


def record(document: dict[str, object]) -> dict[str, object]:
    ids = document["altIds"]
    assert isinstance(ids, list)
    carried = json.loads(ids[-1]["value"])
    assert isinstance(carried, dict)
    return carried


@settings(max_examples=200, deadline=None)
@given(articles(), st.sampled_from(terms.VERSIONS))
def test_every_article_comes_back_the_same(article: Article, version: str) -> None:
    data = ninjs_bytes(article, version)
    again = read_ninjs(data)
    assert again == article
    assert ninjs_bytes(again, version) == data


@given(articles())
def test_the_text_is_utf_8_laid_out_and_ends_with_a_line(article: Article) -> None:
    data = ninjs_bytes(article)
    assert data.endswith(b"\n}\n")
    assert data == json.dumps(json.loads(data), ensure_ascii=False, indent=2).encode() + b"\n"


def test_the_slots_of_a_story() -> None:
    document = ninjs(story())
    carried = record(document)
    markup, plain = document.pop("bodies")
    assert document == {
        "uri": "urn:uuid:0a1b2c3d-4e5f-5a6b-8c7d-9e0f1a2b3c4d",
        "type": "text",
        "representationType": "full",
        "version": "1",
        "versionCreated": "2026-11-22T10:00:00Z",
        "pubStatus": "usable",
        "copyrightHolder": "Harbour Wire",
        "copyrightNotice": "(Harbour Wire) – All rights reserved",
        "usageTerms": "All rights reserved",
        "edNote": "The source does not state when the content was created.",
        "language": "en",
        "descriptions": [{"role": "summary", "value": "All 212 passengers are safe, the harbour office says."}],
        "headlines": [{"value": "Ferry Turns Back After Engine Alarm"}],
        "altIds": [{"role": "urn:x-newsarchive:record", "value": document["altIds"][0]["value"]}],
        "standard": {"name": "ninjs", "version": "3.2", "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.2.json"},
    }
    assert list(document)[:3] == ["uri", "type", "representationType"]
    assert carried.pop("provenance")
    assert carried == {"headlines": {"0": {"lang": "en"}}, "descriptions": {"0": {"lang": "en"}}}
    assert (markup["contentType"], plain["contentType"]) == ("application/xhtml+xml", "text/plain")
    assert markup["charCount"] == plain["charCount"] == len(plain["value"])
    assert markup["wordCount"] == plain["wordCount"] == len(plain["value"].split())
    assert '<html xmlns="http://www.w3.org/1999/xhtml"' in markup["value"]


def full() -> Article:
    return replace(
        story(),
        version=3,
        first_created=PartialDate("2026-11-20T09:00:00+01:00"),
        content_created=PartialDate("2026-11-20"),
        embargoed=PartialDate("2026-11-23T00:00:00Z"),
        languages=("en", "cy"),
        bylines=(values.Text(value="By A. Writer"), values.Text(value="and B. Writer")),
        creators=(values.Party(name="A. Writer"),),
        provider=values.Party(name="Harbour Wire", uri="urn:example:hw"),
        info_sources=(values.Party(name="Coast Guard"),),
        datelines=(values.Text(value="HARBOUR TOWN, Nov 20"),),
        creditlines=(values.Text(value="Harbour Wire"),),
        located=(values.Concept(name="Harbour Town"),),
        subjects=(
            values.Concept(name="sea transport", uri="http://cv.iptc.org/newscodes/mediatopic/20000337", type="abstract"),
            values.Concept(name="C. Captain", type="person"),
            values.Concept(name="Wales", type="geoArea"),
        ),
        keywords=("ferry", "engine"),
        urgency=4,
        links=(values.Link(rel="previousVersion", residref="urn:example:1", version=2),),
        renditions=(values.Rendition(href="https://example.org/a.jpg", role="web", media_type="image/jpeg", width=800),),
        alt_ids=(values.AltId(value="HW-1", type="slug"),),
        digital_source_type=values.Concept(name="human", uri="http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits"),
    )


def test_carriers_that_other_tools_can_use() -> None:
    document = ninjs(full())
    assert {"role": "dateline", "value": "HARBOUR TOWN, Nov 20"} in document["descriptions"]
    assert {"role": "creditline", "value": "Harbour Wire"} in document["descriptions"]
    assert document["infoSources"] == [
        {"name": "Harbour Wire", "role": "provider", "uri": "urn:example:hw"},
        {"name": "A. Writer", "role": "creator"},
        {"name": "Coast Guard"},
    ]
    assert document["by"] == "By A. Writer; and B. Writer"
    assert document["subjects"][1:] == [{"name": "ferry", "rel": "keyword"}, {"name": "engine", "rel": "keyword"}]
    assert document["people"] == [{"name": "C. Captain"}]
    assert document["places"] == [{"name": "Wales"}, {"name": "Harbour Town", "rel": "located"}]
    assert document["located"] == "Harbour Town"
    assert document["associations"] == [{"name": "link1", "rel": "previousVersion", "uri": "urn:example:1", "version": "2"}]
    assert document["altIds"][0] == {"role": "slug", "value": "HW-1"}
    assert document["embargoedUntil"] == "2026-11-23T00:00:00Z"
    assert "contentCreated" not in document
    assert record(document)["content_created"] == "2026-11-20"


@pytest.mark.parametrize("version", terms.VERSIONS)
@pytest.mark.parametrize("role", ["", "web"])
def test_a_file_of_the_package_is_named_by_its_path_and_its_digest(version: str, role: str) -> None:
    taken = values.Rendition(
        href="renditions/quay.jpg", origin="img/quay.jpg", role=role, media_type="image/jpeg", size=9, sha256="0f" * 32, width=24
    )
    article = replace(story(), renditions=(taken,))
    assert read_ninjs(ninjs_bytes(article, version)) == article
    assert list(ninjs_errors(article, version)) == []
    if version == "3.2":
        assert ninjs(article)["renditions"] == [
            {
                "name": role or "renditions/quay.jpg",
                "href": "ni:///sha-256;Dw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8PDw8",
                "contentType": "image/jpeg",
                "width": 24,
                "sizeInBytes": 9,
            }
        ]


def test_a_rendition_of_which_only_the_digest_is_known_has_its_number_for_a_name() -> None:
    article = replace(story(), renditions=(values.Rendition(href="", sha256="0f" * 32),))
    (found,) = ninjs(article)["renditions"]
    assert found["name"] == "rendition1"
    assert found["href"].startswith("ni:///sha-256;")
    assert read_ninjs(ninjs_bytes(article)) == article


def test_what_has_a_slot_is_not_written_twice() -> None:
    carried = json.dumps(record(ninjs(full())))
    assert "Ferry Turns Back" not in carried
    assert "C. Captain" not in carried
    assert "HW-1" not in carried


def test_the_names_of_2_3() -> None:
    document = ninjs(full(), "2.3")
    assert document["embargoed"] == "2026-11-23T00:00:00Z"
    assert document["pubstatus"] == "usable"
    assert document["bodies"][0]["contenttype"] == "application/xhtml+xml"
    assert document["renditions"] == [
        {"name": "web", "href": "https://example.org/a.jpg", "contenttype": "image/jpeg", "width": 800}
    ]
    assert "rel" not in document["associations"][0]


def test_the_shape_of_1_7() -> None:
    document = ninjs(full(), "1.7")
    assert document["headline"] == "Ferry Turns Back After Engine Alarm"
    assert document["description_summary"].startswith("All 212")
    assert document["description_dateline"] == "HARBOUR TOWN, Nov 20"
    assert document["body_text"].startswith("Paragraph 0")
    assert document["wordcount"] == len(document["body_text"].split())
    assert document["subject"][0] == {
        "name": "sea transport",
        "scheme": "http://cv.iptc.org/newscodes/mediatopic/",
        "code": "20000337",
    }
    assert document["infosource"][0] == {"name": "Harbour Wire", "rel": "provider", "code": "urn:example:hw"}
    assert document["renditions"] == {"web": {"href": "https://example.org/a.jpg", "mimetype": "image/jpeg", "width": 800}}
    assert document["associations"]["link1"]["uri"] == "urn:example:1"
    assert document["byline"] == "By A. Writer; and B. Writer"
    assert document["$standard"]["version"] == "1.7"


@pytest.mark.parametrize("odd", ["simplest-test", "a b", "https://example.org/ünï", "http://[::1]/", "urn:x-newsarchive:text:a"])
def test_an_identifier_that_is_no_uri_travels_in_one(odd: str) -> None:
    article = replace(story(), id=odd)
    assert terms.is_uri(ninjs(article)["uri"])
    assert read_ninjs(ninjs_bytes(article)).id == odd


def test_nobody_poses_as_the_carrier() -> None:
    article = replace(story(), alt_ids=(values.AltId(value="{}", type=terms.RECORD),))
    document = ninjs(article)
    assert len(document["altIds"]) == 1
    assert read_ninjs(ninjs_bytes(article)) == article


def test_an_open_embargo_is_told() -> None:
    exported = EXPORTER.write(replace(story(), embargoed=""), Rendering())
    assert [finding.rule for finding in exported.findings] == [OPEN_EMBARGO]
    assert EXPORTER.write(story(), Rendering()).findings == ()


def test_an_unknown_version_is_refused() -> None:
    with pytest.raises(UsageError, match=r"no ninjs 4\.0"):
        EXPORTER.write(story(), Rendering(ninjs_version="4.0"))


def test_a_body_without_text_has_no_plain_text() -> None:
    assert [b["contentType"] for b in ninjs(replace(story(), bodies=(Body(blocks=()),)))["bodies"]] == ["application/xhtml+xml"]


def test_a_second_body_in_1_7() -> None:
    article = replace(story(), bodies=(*story().bodies, Body(blocks=(Paragraph(content=("Mae pawb yn iach.",)),), lang="cy")))
    document = ninjs(article, "1.7")
    assert document["body_text_2"] == "Mae pawb yn iach."
    assert read_ninjs(ninjs_bytes(article, "1.7")) == article
