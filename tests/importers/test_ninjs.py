import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import SourceError
from archive.formats import Imported, Reading
from archive.importers.ninjs import IMPORTER
from archive.model.article import Article
from archive.model.values import Origin, Party, Text
from archive.ninjs.terms import VERSIONS
from tests.support.articles import articles, story
from tests.support.documents import AT, ninjs, ninjs_bytes, ninjs_source, read_ninjs

MINIMAL = {"uri": "https://example.org/1", "standard": {"name": "ninjs", "version": "3.1"}}


@given(articles(), st.sampled_from(VERSIONS))
def test_what_this_program_writes_is_recognised_and_wholly_read(article: Article, version: str) -> None:
    source = ninjs_source(ninjs_bytes(article, version))
    assert IMPORTER.sniff(source)
    assert IMPORTER.read(source, Reading(at=AT)).findings == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"Plain text with uri: and bodies.",
        b'{"uri": "a", "title": "b"}',
        b'{"@context": "https://schema.org", "uri": "a", "headlines": [], "bodies": []}',
        b'{"note": "{\\"standard\\": {\\"name\\": \\"ninjs\\"}}"}',
        b'{"version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": []}',
        b'[{"uri": "a", "standard": {"name": "ninjs"}}]',
        b'{"tool": "newsarchive", "version": "0.1.0", "ok": true, "reports": []}',
    ],
)
def test_other_bytes_are_not_claimed(data: bytes) -> None:
    assert not IMPORTER.sniff(ninjs_source(data))


@pytest.mark.parametrize(
    "document",
    [
        MINIMAL,
        {"uri": "a", "pubstatus": "usable", "body_text": "x"},
        {"uri": "a", "versioncreated": "2020-01-01T00:00:00Z", "headlines": []},
        {"uri": "a", "body_html": "x" * 200_000, "$standard": {"version": "1.4", "name": "ninjs"}},
    ],
)
def test_strangers_are_recognised(document: dict[str, Any]) -> None:
    assert IMPORTER.sniff(ninjs_source(document))


def test_an_edited_slot_is_believed() -> None:
    document = ninjs(story())
    document["headlines"][0]["value"] = "Edited"
    assert read_ninjs(document).headlines == (Text(value="Edited", lang="en"),)


def test_a_stranger_says_where_it_comes_from() -> None:
    document = {**MINIMAL, "headlines": [{"value": "A"}], "bodies": [{"contentType": "text/plain", "value": "One.\n\n\nTwo."}]}
    article = read_ninjs(document)
    assert article.headline == "A"
    assert article.text == "One.\n\nTwo."
    assert article.version_created == AT
    assert article.provenance.source is not None
    assert article.provenance.source.name == "story.ninjs.json"
    assert {entry.field: entry.origin for entry in article.provenance.origins}["headlines"] is Origin.EXPLICIT
    assert article.provenance.unmapped == ()


def test_what_has_no_field_is_kept_and_reported() -> None:
    document = {
        **MINIMAL,
        "eventDetails": {"eventStatus": "x"},
        "people": [{"name": "A", "contactInfo": [{"value": "b"}]}],
        "version": "one",
        "contentCreated": "yesterday",
        "bodies": [{"contentType": "text/html", "value": "<p>x"}],
        "urgency": 12,
    }
    imported = IMPORTER.read(ninjs_source(document), Reading(at=AT))
    kept = {
        entry.path: entry.value if entry.path == "/contentCreated" else json.loads(entry.value)
        for entry in imported.article.provenance.unmapped
    }
    assert kept == {
        "/eventDetails": {"eventStatus": "x"},
        "/people/0": {"contactInfo": [{"value": "b"}]},
        "/version": "one",
        "/contentCreated": "yesterday",
        "/urgency": 12,
    }
    assert imported.article.text == "x"
    told = {finding.where.pointer: finding.rule.code for finding in imported.findings}
    assert told == {**dict.fromkeys(kept, "READ-004"), "/contentCreated": "READ-002"}


@pytest.mark.parametrize(
    "change",
    [
        {"altIds": [{"role": "urn:x-newsarchive:record", "value": "not json"}]},
        {"altIds": [{"role": "urn:x-newsarchive:record", "value": "[]"}]},
        {"altIds": [{"role": "urn:x-newsarchive:record", "value": "{}"}]},
        {"altIds": [{"role": "urn:x-newsarchive:record", "value": '{"version_created":"2020"}'}]},
        {"altIds": [{"role": "urn:x-newsarchive:record", "value": '{"version_created":"2020-01-01T00:00:00Z","nonsense":1}'}]},
    ],
)
def test_what_is_no_article_is_a_clear_error(change: dict[str, Any]) -> None:
    with pytest.raises(SourceError) as caught:
        read_ninjs({**MINIMAL, **change})
    assert caught.value.message


@pytest.mark.parametrize("data", [b"[]", b'"ninjs"', b"{", b"\xff", b'{"uri": "a", "uri": "b"}'])
def test_what_is_no_object_is_a_clear_error(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_ninjs(data)


BROKEN = Path(__file__).parents[2] / "samples" / "broken" / "ninjs"
SOURCES = Path(__file__).parents[2] / "samples" / "sources" / "ninjs"


@pytest.mark.parametrize("sample", sorted(BROKEN.glob("READ-*")), ids=lambda path: path.stem)
def test_a_broken_sample_is_read_and_says_so(sample: Path) -> None:
    imported = IMPORTER.read(ninjs_source(sample.read_bytes()), Reading(at=AT))
    assert isinstance(imported, Imported)
    assert {finding.rule.code for finding in imported.findings} == {sample.stem[:8]}


@pytest.mark.parametrize("series", ["1.0", "1.4", "2.1", "3.1"])
def test_every_series_says_the_same(series: str) -> None:
    """The same story in the shape of each series, as newsrooms write them."""
    (sample,) = SOURCES.glob(f"pottery-fair-{series}.json")
    article = read_ninjs(sample.read_bytes())
    assert article.headline == "Potters Return to the Fair at Hollowell"
    assert article.bylines == (Text(value="By Nell Archer"),)
    assert article.languages == ("en",)
    assert article.urgency == 4
    assert article.text.startswith("Forty potters set up their stalls")
    assert [type(block).__name__ for block in article.bodies[0].blocks] == ["Paragraph", "Heading", "Paragraph", "ItemList"]
    assert article.rights[0].holder == Party(name="Hollowell Wire")
    assert {(concept.name, concept.type) for concept in article.subjects} == {
        ("crafts", "abstract"), ("Nell Archer", "person"), ("Hollowell", "geoArea"),
    }  # fmt: skip
    assert article.renditions[0].href == "https://hollowell.example/stall.jpg"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"contentType": "text/html", "value": "<p>One<br>two &nbsp; three<p>Four"}, "One\ntwo \u00a0 three\n\nFour"),
        ({"contentType": "application/xhtml+xml", "value": "<p>One</p><p>Two</p>"}, "One\n\nTwo"),
        ({"contentType": "text/plain", "value": "a < b\n\nc & d"}, "a < b\n\nc & d"),
        ({"value": "no type\n\nat all"}, "no type\n\nat all"),
        ({"contentType": "text/html", "value": "<p>x</p><script>track()</script>"}, "x"),
    ],
)
def test_bodies_are_read_as_what_they_are(body: dict[str, Any], text: str) -> None:
    assert read_ninjs({**MINIMAL, "bodies": [body]}).text == text


def test_an_identifier_of_older_writers_is_taken_and_a_missing_one_is_made() -> None:
    assert read_ninjs({"guid": "2017:1", "versioncreated": "2017-08-25T04:41:35+0000", "pubstatus": "usable"}).id == "2017:1"
    made = read_ninjs({"uri": "", "standard": {"name": "ninjs", "version": "3.1"}})
    assert made.id.startswith("urn:uuid:")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
NAMES = sorted({name for version in VERSIONS for name in ninjs(story(), version)} | {"people", "subject", "renditions", "altids"})
NAMES += ["associations", "infoSources", "places", "rightsInfo", "urgency", "by", "genres", "digitalSourceType", "located"]


@given(st.sampled_from(VERSIONS), st.dictionaries(st.sampled_from(NAMES), values, max_size=4))
def test_only_a_clear_error_escapes_from_a_damaged_document(version: str, damage: dict[str, Any]) -> None:
    try:
        article = read_ninjs(ninjs(story(), version) | damage)
    except SourceError as error:
        assert error.message  # noqa: PT017  either outcome is good
    else:
        assert article.id
