import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import schemas
from archive.exporters.ninjs import EXPORTER
from archive.formats import Rendering
from archive.ninjs import judge_schema
from archive.ninjs.judge_schema import Judge, accelerated, is_format, kind
from tests.support.articles import story
from tests.support.standards import official_ninjs, shared

SAMPLES = Path(__file__).parents[2] / "samples"
VERSIONS = ("3.2", "2.3", "1.7")

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


def documents() -> list[Any]:
    """Return every sample of ninjs that is JSON, good and broken."""
    folders = ("documents", "sources", "broken")
    paths = sorted(path for name in folders for path in (SAMPLES / name / "ninjs").glob("*.json"))
    found = []
    for path in paths:
        try:
            found.append(json.loads(path.read_bytes()))
        except ValueError:
            continue
    return found


def damaged(document: Any) -> Iterator[Any]:
    """Yield copies in which one value is gone, or another one."""
    for path in paths_of(document):
        for value in (None, 0, 1.0, -1, "", "x\n", [], {}, [{}], {"uri": 1}, True):
            made = copy.deepcopy(document)
            holder = made
            for step in path[:-1]:
                holder = holder[step]
            if value is None:
                del holder[path[-1]]
            else:
                holder[path[-1]] = value
            yield made


def paths_of(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every value inside `value`."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in inside:
        yield (*above, step)
        yield from paths_of(inner, (*above, step))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("official", [False, True])
def test_the_accelerator_says_the_same(version: str, *, official: bool) -> None:
    pytest.importorskip("jsonschema_rs")
    if official:
        slow: Any = official_ninjs(version)
        schema, others = slow.schema, [json.loads(shared("standards", "geojson", "GeoJSON.json").read_bytes())]
    else:
        schema, others = schemas.json_document(f"ninjs/{version}/newsarchive-ninjs.schema.json"), []
        slow = Judge(schema, *others)._validator
    quick = accelerated(schema, others)
    good = json.loads(EXPORTER.write(story(), Rendering(ninjs_version=version)).data)
    judged = [good, *documents(), *damaged(good)]
    verdicts = [(slow.is_valid(document), quick(document)) for document in judged]
    assert {one for one, other in verdicts if one != other} == set()
    assert {one for one, _ in verdicts} == {True, False}


def test_the_accelerator_comes_late_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(judge_schema, "accelerated", lambda *_: lambda document: bool(asked.append(document)))
    judge = Judge(SCHEMA)
    for _ in range(100):
        assert list(judge.faults({"a": 0})) == [(("a",), "0 is out of bounds (minimum 1)")]
    assert len(asked) == 37


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "https://example.org/schema.json"},
        {"$ref": "file:///etc/passwd"},
        {"$schema": "http://json-schema.org/draft-03/schema#"},
        {"type": "nothing"},
    ],
)
def test_the_accelerator_is_unsure_of_what_it_cannot_read(schema: dict[str, Any]) -> None:
    assert not accelerated(schema)({})


def test_the_accelerator_is_unsure_of_what_is_no_json_and_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not accelerated({})("\ud800")
    assert not accelerated({})({1: 2})
    monkeypatch.setattr(judge_schema, "present", lambda _: False)
    assert not accelerated({})({})
