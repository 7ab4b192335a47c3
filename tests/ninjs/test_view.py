from typing import Any

import pytest

from archive.ninjs.view import record_of


@pytest.mark.parametrize(
    ("document", "record"),
    [
        ({}, {}),
        ({"uri": "urn:x:1", "version": "1", "type": "text", "pubStatus": "usable"}, {"id": "urn:x:1"}),
        ({"uri": "urn:x-newsarchive:text:a%20b", "version": "7"}, {"id": "a b", "version": 7}),
        (
            {"type": "video", "pubStatus": "canceled"},
            {"item_class": "http://cv.iptc.org/newscodes/ninature/video", "pub_status": "canceled"},
        ),
        ({"embargoedUntil": "2026-11-22T09:30:00Z", "expires": "2027"}, {"embargoed": "2026-11-22T09:30:00Z", "expires": "2027"}),
        (
            {"by": "A; B", "edNote": "N", "language": "en"},
            {"bylines": [{"value": "A; B"}], "ed_notes": ["N"], "languages": ["en"]},
        ),
        (
            {"descriptions": [{"role": "dateline", "value": "D"}, {"role": "creditline", "value": "C"}, {"value": "X"}]},
            {"datelines": [{"value": "D"}], "creditlines": [{"value": "C"}], "descriptions": [{"value": "X"}]},
        ),
        (
            {
                "infoSources": [
                    {"name": "P", "role": "provider"},
                    {"name": "Q", "role": "provider"},
                    {"name": "C", "role": "creator"},
                ]
            },
            {"provider": {"name": "P"}, "info_sources": [{"name": "Q", "role": "provider"}], "creators": [{"name": "C"}]},
        ),
        (
            {"subjects": [{"name": "S"}, {"name": "k", "rel": "keyword"}], "people": [{"name": "P", "uri": "x:1"}]},
            {
                "subjects": [{"name": "S", "type": "abstract"}, {"name": "P", "uri": "x:1", "type": "person"}],
                "keywords": ["k"],
            },
        ),
        ({"located": "Grey Point"}, {"located": [{"name": "Grey Point"}]}),
        (
            {"located": "G", "places": [{"name": "G", "literal": "g", "rel": "located"}]},
            {"located": [{"name": "G", "literal": "g"}]},
        ),
        (
            {"copyrightHolder": "H", "copyrightNotice": "N", "usageTerms": "U", "rightsInfo": {"linkedRights": "x:1"}},
            {
                "rights": [
                    {
                        "holder": {"name": "H"},
                        "notices": [{"value": "N"}],
                        "usage_terms": [{"value": "U"}],
                        "links": [{"href": "x:1"}],
                    }
                ]
            },
        ),
        (
            {"rightsInfo": {"langId": "x:l", "encodedRights": " <o/>"}},
            {"rights": [{"expressions": [{"language": "x:l", "value": " <o/>", "markup": True}]}]},
        ),
        (
            {"associations": [{"uri": "x:1", "rel": "r", "version": "2", "title": "T"}]},
            {"links": [{"rel": "r", "residref": "x:1", "version": 2, "title": "T"}]},
        ),
        (
            {"associations": [{"uri": "x:1", "renditions": [{"name": "main", "href": "x:1", "contentType": "text/html"}]}]},
            {"links": [{"href": "x:1", "media_type": "text/html"}]},
        ),
        (
            {"renditions": [{"name": "rendition1", "href": "x:1"}, {"name": "web", "href": "x:2", "sizeInBytes": 5}]},
            {"renditions": [{"href": "x:1"}, {"href": "x:2", "role": "web", "size": 5}]},
        ),
        (
            {
                "bodies": [
                    {"contentType": "application/xhtml+xml", "value": "<p>A</p>"},
                    {"contentType": "text/plain", "value": "A"},
                ]
            },
            {"bodies": [{"blocks": [{"kind": "paragraph", "content": ["A"]}]}]},
        ),
        (
            {"bodies": [{"contentType": "text/plain", "value": "\nA\n\n\nB\nC"}]},
            {"bodies": [{"blocks": [{"kind": "paragraph", "content": [text]} for text in ("A", "B\nC")]}]},
        ),
        ({"digitalSourceType": {"uri": "x:1"}, "urgency": 9}, {"digital_source_type": {"uri": "x:1"}, "urgency": 9}),
        (
            {"altIds": [{"role": "urn:x-newsarchive:record", "value": "{}"}, {"value": "1"}, {"role": "x"}]},
            {"alt_ids": [{"value": "1"}]},
        ),
    ],
)
def test_what_slots_say(document: dict[str, Any], record: dict[str, Any]) -> None:
    if "bodies" in document and document["bodies"][0]["contentType"].endswith("xml"):
        document["bodies"][0]["value"] = f"<div>{document['bodies'][0]['value']}</div>"
    assert record_of(document) == record


@pytest.mark.parametrize(
    "document",
    [
        {"version": "0"},
        {"version": "1.0"},
        {"version": 2},
        {"urgency": 10},
        {"urgency": True},
        {"expires": "tomorrow"},
        {"type": "planning"},
        {"pubStatus": "x"},
        {"headlines": "x"},
        {"headlines": [{"value": ""}, {"value": 5}, "x"]},
        {"rightsInfo": []},
        {"digitalSourceType": "x"},
        {"bodies": [{"contentType": "application/xhtml+xml", "value": "<p>"}]},
        {"bodies": [{"contentType": "text/html", "value": "<p>"}]},
    ],
)
def test_what_says_nothing(document: dict[str, Any]) -> None:
    assert record_of(document) == {}
