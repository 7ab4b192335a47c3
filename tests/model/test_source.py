"""A Source is its bytes; where it lay is said to the user and written nowhere."""

import hashlib

import pytest

from archive.model.dates import PartialDate
from archive.model.source import Source
from archive.model.values import FieldOrigin, Origin, Unmapped
from archive.product import NAME, VERSION

SOURCE = Source(name="story.txt", data=b"text", origin="/home/editor/in/story.txt", media_type="text/plain")


def test_the_digest_is_that_of_the_bytes() -> None:
    assert SOURCE.sha256() == hashlib.sha256(b"text").hexdigest()


def test_messages_name_the_place_or_else_the_file() -> None:
    assert SOURCE.where == "/home/editor/in/story.txt"
    assert Source(name="story.txt", data=b"").where == "story.txt"


def test_the_record_has_name_size_and_digest_but_no_place() -> None:
    record = SOURCE.record(media_type="text/plain", encoding="utf-8")
    assert (record.name, record.size, record.sha256) == ("story.txt", 4, SOURCE.sha256())
    assert (record.media_type, record.encoding) == ("text/plain", "utf-8")
    assert "editor" not in repr(record)


def test_what_the_reader_found_out_is_recorded_not_what_the_sender_said() -> None:
    assert SOURCE.record(media_type="application/xml").media_type == "application/xml"


@pytest.mark.parametrize("name", ["bell\x07.txt", "caf\udce9.txt", "line\r.txt"])
def test_file_names_that_cannot_be_archived_are_made_so(name: str) -> None:
    record = Source(name=name, data=b"").record(media_type="text/plain")
    assert record.name.count("\ufffd") == 1
    assert record.name.endswith(".txt")


def test_provenance_names_the_bytes_the_reader_and_the_program() -> None:
    at = PartialDate("2026-11-22T09:30:00Z")
    origins = [FieldOrigin(field=field, origin=Origin.EXPLICIT) for field in ("title", "bodies")]
    left = Unmapped(path="header/To", value="desk@example.org")
    found = SOURCE.provenance("email", at, media_type="message/rfc822", origins=origins, notes=iter(["a"]), unmapped=[left])
    assert found.source == SOURCE.record(media_type="message/rfc822")
    assert (found.importer, found.ingested, found.tool, found.tool_version) == ("email", at, NAME, VERSION)
    assert [origin.field for origin in found.origins] == ["bodies", "title"]
    assert (found.notes, found.unmapped) == (("a",), (left,))
