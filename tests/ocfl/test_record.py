"""A record is what could be understood of an inventory; what is no JSON object is a finding with its line."""

import pytest

from archive.findings import Finding
from archive.ocfl import record
from archive.ocfl.record import Record


def test_what_is_stated_wrongly_is_not_believed() -> None:
    found = record.read("v1/inventory.json", b'{"id": 7, "digestAlgorithm": ["sha512"], "contentDirectory": "../up"}', "1.0")
    assert isinstance(found, Record)
    assert (found.identifier, found.algorithm, found.content_directory, found.spec) == (7, "", "content", "1.0")


def test_a_place_has_line_and_pointer_and_what_is_not_there_that_of_what_should_hold_it() -> None:
    found = record.read("inventory.json", b'{\n "versions": {\n  "v1": {"state": {}}\n }\n}', "1.1")
    assert isinstance(found, Record)
    assert str(found.at("versions", "v1", "state")) == "inventory.json:3:19 /versions/v1/state"
    assert found.at("versions", "v2").line == 2


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", 1, "not JSON"),
        (b"[]", 1, "no JSON object"),
        (b"7", 1, "it is 7"),
        (b'{\n"id": 1,\n"id": 2}', 3, "twice"),
        (b'{\n"id": NaN}', 2, "NaN"),
        (b"\xef\xbb\xbf{}", 1, "byte order mark"),
        (b'{"id": "\xff"}', 1, "not UTF-8"),
        (b'{"a":' * 200, 1, ""),
    ],
)
def test_what_is_no_json_object_is_a_finding(data: bytes, line: int, reason: str) -> None:
    found = record.read("inventory.json", data, "1.1")
    assert isinstance(found, Finding)
    assert (found.rule.code, found.where.path, found.where.line) == ("E033", "inventory.json", line)
    assert reason in found.message


def test_values_are_shown_in_short() -> None:
    assert [record.shown(value) for value in ({}, [], None, "a\x1b", "x" * 99)] == [
        "an object", "an array", "null", '"a\\u001b"', f'"{"x" * 58}…',
    ]  # fmt: skip
