"""The rules one by one are in tests/validators/test_ninjs.py; here is how they hold together."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from archive.ninjs.judge_meaning import KNOWN, check
from archive.ninjs.subject import Subject


def codes(document: dict[str, Any]) -> list[str]:
    return [finding.rule.code for finding in check(Subject.of(document, json.dumps(document)))]


def test_every_known_version_is_known() -> None:
    for version in KNOWN:
        block = "$standard" if version.startswith("1") else "standard"
        document = {"uri": "x:1", "usageTerms": "a", "usageterms": "a", block: {"name": "ninjs", "version": version}}
        assert codes(document) == []


def test_all_faults_are_told() -> None:
    document = {"pubStatus": "x", "language": "", "versionCreated": "2026-01-01T00:00:00", "standard": {"version": "0.1"}}
    assert codes(document) == ["NINJS-007", "NINJS-012", "NINJS-013", "NINJS-015", "NINJS-017", "NINJS-019"]


values = st.recursive(
    st.none() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["uri", "value", "name"]), inner, max_size=2),
    max_leaves=5,
)
NAMES = [
    "uri",
    "standard",
    "$standard",
    "bodies",
    "versionCreated",
    "expires",
    "pubStatus",
    "language",
    "body_xhtml",
    "rightsInfo",
]


@given(st.dictionaries(st.sampled_from(NAMES), values))
def test_odd_types_do_no_harm(document: dict[str, Any]) -> None:
    assert isinstance(codes(document), list)
