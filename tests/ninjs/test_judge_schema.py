from typing import Any

import pytest

from archive.ninjs.judge_schema import Judge, is_format, kind

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["a"],
    "additionalProperties": False,
    "properties": {
        "a": {"type": "integer", "minimum": 1},
        "b": {"enum": ["x", "y"]},
        "c": {"type": "string", "pattern": "^z", "description": "It begins with z."},
        "d": {"type": "array", "minItems": 1, "maxItems": 2},
        "e": {"anyOf": [{"required": ["p"]}, {"required": ["q"]}]},
        "f": {"not": {}},
    },
    "dependentRequired": {"b": ["c"]},
}


@pytest.mark.parametrize(
    ("document", "path", "problem"),
    [
        ([], (), "a list stands where only type object may stand"),
        ({}, (), "`a` missing"),
        ({"a": 1, "x\x1b": 2}, ("x\x1b",), "`x\\u001b` not known"),
        ({"a": 0}, ("a",), "0 is out of bounds (minimum 1)"),
        ({"a": None}, ("a",), "null stands where only type integer may stand"),
        ({"a": 1, "b": "z", "c": "z"}, ("b",), "z stands where only x, y may stand"),
        ({"a": 1, "b": "x"}, (), "a key is there without the one that belongs to it"),
        ({"a": 1, "c": "a" * 999}, ("c",), "a" * 59 + "… has not the form that is wanted (It begins with z)"),
        ({"a": 1, "d": []}, ("d",), "a list is empty"),
        ({"a": 1, "d": [1, 2, 3]}, ("d",), "a list is out of bounds (maxItems 2)"),
        ({"a": 1, "e": {}}, ("e",), "an object has none of the allowed shapes"),
        ({"a": 1, "f": 1}, ("f",), "the value breaks the rule not"),
    ],
)
def test_each_keyword_is_a_short_sentence(document: object, path: tuple[str | int, ...], problem: str) -> None:
    judge = Judge(SCHEMA)
    assert list(judge.faults(document)) == [(path, problem)]
    assert not judge.accepts(document)


def test_a_good_document() -> None:
    assert list(Judge(SCHEMA).faults({"a": 1})) == []
    assert Judge(SCHEMA).accepts({"a": 1})


def test_many_faults_end_at_a_hundred_and_many_keys_are_cut() -> None:
    judge = Judge({"items": {"type": "string"}, "additionalProperties": False})
    assert len(list(judge.faults([1] * 5000))) == 100
    [(_, problem)] = judge.faults({str(n): n for n in range(9)})
    assert problem == "`0`, `1`, `2`, `3`, `4` and 4 more not known"


@pytest.mark.parametrize("reference", ["https://example.org/schema.json", "file:///etc/passwd"])
def test_nothing_is_fetched(reference: str) -> None:
    with pytest.raises(Exception, match=r"[Uu]nresolvable|Unretrievable"):
        Judge({"$ref": reference}).accepts({})


def test_formats_are_really_checked() -> None:
    assert is_format("2026-11-22T09:30:00Z", "date-time")
    assert not is_format("2026-02-30T09:30:00Z", "date-time")
    assert is_format("urn:x:1", "uri")
    assert not is_format("a b", "uri")


def test_kinds_in_words() -> None:
    assert [kind(value) for value in ({}, [], "", True, 1, 1.5, None)] == [
        "an object", "a list", "a text", "true or false", "a number", "a number", "null"
    ]  # fmt: skip
