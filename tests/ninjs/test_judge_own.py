"""The rules one by one are in tests/validators/test_ninjs.py; here is how they hold together."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.ninjs.judge_own import check
from archive.ninjs.subject import Subject
from archive.ninjs.terms import RECORD, VERSIONS
from tests.support.articles import story
from tests.support.documents import ninjs


def codes(document: dict[str, Any]) -> list[str]:
    return [finding.rule.code for finding in check(Subject.of(document, json.dumps(document)))]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_markup_is_counted_and_compared(version: str) -> None:
    document = ninjs(story(), version)
    assert codes(document) == []
    text = json.dumps(document).replace("Paragraph 3: the ferry", "Paragraph 3: the old ferry", 1)
    assert set(codes(json.loads(text))) == {"NINJS-020", "NINJS-021"}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_plain_text_that_is_gone_is_missed(version: str) -> None:
    document = ninjs(story(), version)
    if version == "1.7":
        del document["body_text"]
    else:
        del document["bodies"][1]
    assert codes(document) == ["NINJS-021"]


@pytest.mark.parametrize(
    "value", ["", "[]", "null", "{", '{"nonsense": 1}', '{"version": "x"}', '{"bodies": 5}', '{"a": 1, "a": 2}', 5, None]
)
def test_a_carrier_that_does_not_read(value: object) -> None:
    document = ninjs(story())
    document["altIds"][0]["value"] = value
    assert codes(document) == ["NINJS-022"]


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["0", "1", "value", "kind"]), inner, max_size=2),
    max_leaves=6,
)
FIELDS = ["headlines", "bodies", "rights", "provenance", "id", "version", "embargoed", "subjects", "provider", "published"]


@given(st.dictionaries(st.sampled_from(FIELDS), plain))
def test_no_carrier_makes_it_raise(patch: dict[str, Any]) -> None:
    document = ninjs(story(), "1.7")
    document["altids"][RECORD] = json.dumps(patch)
    assert set(codes(document)) <= {"NINJS-022", "NINJS-023"}
