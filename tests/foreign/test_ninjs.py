"""Drafts of ninjs documents: dates, languages, identifiers, bodies (whole documents: tests/importers/test_ninjs.py)."""

from typing import Any

import pytest

from archive.foreign import ninjs
from archive.foreign.draft import Draft


def draft(**slots: Any) -> Draft:
    return ninjs.read({"uri": "urn:a", **slots})


@pytest.mark.parametrize(
    ("slot", "stated", "field", "read"),
    [
        ("versionCreated", "2026-01-01T00:00:00+0100", "version_created", "2026-01-01T00:00:00+01:00"),
        ("versionCreated", "2026-01-01", "version_created", "None"),
        ("contentCreated", "2026-01", "content_created", "2026-01"),
        ("embargoedUntil", "soon", "embargoed", ""),
        ("version", 3, "version", "3"),
        ("language", "not a tag", "languages", "None"),
    ],
)
def test_slots(slot: str, stated: object, field: str, read: str) -> None:
    assert str(draft(**{slot: stated}).fields.get(field)) == read


def test_controls_are_dropped_and_counted() -> None:
    made = draft(title="a\x07b", people=[{"name": "c\x00"}])
    assert made.fields["title"] == "ab"
    assert made.notes == ["2 control characters dropped"]


def test_a_document_is_left_as_it_was() -> None:
    document = {"uri": "", "guid": "g", "versionCreated": "2026-01-01 00:00:00Z", "bodies": [{"value": "x"}]}
    before = repr(document)
    assert ninjs.read(document).fields["id"] == "g"
    assert repr(document) == before


def test_plain_text_that_says_something_else_is_kept() -> None:
    bodies = [{"contentType": "text/html", "value": "<p>One</p>"}, {"contentType": "text/plain", "value": "Two"}]
    made = draft(bodies=bodies)
    assert [body.text for body in made.fields["bodies"]] == ["One"]
    assert [left.value for left in made.unmapped] == ["Two"]
