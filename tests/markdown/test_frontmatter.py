"""Front matter: every scalar stays text, and what can mislead or harm is refused with a line."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import SourceError
from archive.markdown.frontmatter import MAX_LENGTH, split


def test_yaml_scalars_stay_what_was_typed() -> None:
    found = split("---\na: no\nb: 2024-10-22\nc: 0o17\nd: [1, yes, ~]\ne:\n  f: null\n  g: ''\n...\nrest\n")
    assert found.fields == {"a": "no", "b": "2024-10-22", "c": "0o17", "d": ["1", "yes", ""], "e": {"f": "", "g": ""}}
    assert (found.syntax, found.body, found.lines) == ("YAML", "rest\n", 9)


def test_toml_scalars_become_text() -> None:
    found = split('+++\na = true\nb = 2024-10-22T09:30:00Z\nc = [1, 2.5]\nd = 2024-10-22\ne = 09:30:00\n[f]\ng = "h"\n+++\nrest')
    assert found.fields == {
        "a": "true", "b": "2024-10-22T09:30:00Z", "c": ["1", "2.5"], "d": "2024-10-22", "e": "09:30:00", "f": {"g": "h"}
    }  # fmt: skip
    assert (found.syntax, found.body) == ("TOML", "rest")


@pytest.mark.parametrize("text", ["", "no fields\n", "---\n", "---\nopen: end\n", "----\na: b\n----\n", "text\n---\na: b\n---\n"])
def test_what_is_no_front_matter_is_body(text: str) -> None:
    found = split(text)
    assert (found.fields, found.body, found.lines) == ({}, text, 0)


def test_empty_front_matter_has_no_fields() -> None:
    assert split("---\n# nothing\n---\nrest").fields == {}


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("a: &x b\nc: *x", "alias"),
        ("a: !!python/object/apply:os.system [ls]", "tag"),
        ("a: !!binary aGk=", "tag"),
        ("a: 1\na: 2", "twice"),
        ("? [a, b]\n: c", "no text"),
        ("a: b\n--- \nc: d", None),
        ("a: 'open", "line"),
        ("a: b: c", "line 2"),
        ("- a\n- b", "no fields"),
        ("just words", "no fields"),
        ("a: " + "[" * 30 + "]" * 30, "deeper"),
        ("a: " + "[" * 9000, "deeper"),
    ],
)
def test_what_can_mislead_or_harm_is_refused(front: str, says: str | None) -> None:
    if says is None:
        assert split(f"---\n{front}\n---\n").fields == {"a": "b"}  # the first closing line closes
        return
    with pytest.raises(SourceError, match=says):
        split(f"---\n{front}\n---\n", "story.md")


@pytest.mark.parametrize("front", ["a = ", "a = 1\na = 2", "a = '" + "x" * MAX_LENGTH + "'", "a = " + "[" * 5000])
def test_damaged_or_long_toml_is_refused(front: str) -> None:
    with pytest.raises(SourceError, match="front matter"):
        split(f"+++\n{front}\n+++\n")


def test_laughing_aliases_cost_nothing() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    before = time.process_time()
    with pytest.raises(SourceError, match="alias"):
        split("---\n" + "\n".join(lines) + "\n---\n")
    assert time.process_time() - before < 1


@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"#%@`,?\n \t~=+.0"), max_size=60), st.sampled_from(["---", "+++"]))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_nothing_but_a_source_error_escapes(front: str, fence: str) -> None:
    with contextlib.suppress(SourceError):
        split(f"{fence}\n{front}\n{fence}\nbody")
