"""An object is recognised by its declaration or its inventory; hostile material never raises."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ocfl.judge_object import check, is_object
from tests.support.ocfl_objects import codes, errors, obj, root, tree, verdicts, without


@pytest.mark.parametrize("files", [obj(), without(obj(), "0="), without(obj(), "inventory.json")])
def test_what_is_recognised(files: dict[str, bytes]) -> None:
    assert is_object(tree(files))


@pytest.mark.parametrize("files", [{}, root(), {"inventory.json": b"{}"}, {"a/0=ocfl_object_1.1": b""}])
def test_what_is_not(files: dict[str, bytes]) -> None:
    assert not is_object(tree(files))


@pytest.mark.parametrize("spec", ["1.0", "1.1"])
def test_a_sound_object_yields_nothing(spec: str) -> None:
    assert verdicts(obj(spec=spec)) == []
    assert verdicts(obj({}, spec=spec)) == []


def test_an_empty_folder_lacks_declaration_and_inventory() -> None:
    assert codes({}) == {"E003", "E063"}


def test_the_type_is_that_of_the_declaration() -> None:
    assert errors(without(obj(spec="1.0"), "0=") | {"0=ocfl_object_1.1": b"ocfl_object_1.1\n"}) == {"E038"}
    assert errors(without(obj(spec="1.0"), "0=")) == {"E003"}


KEYS = ("id", "type", "head", "contentDirectory", "manifest", "versions", "fixity")
INNER = st.sampled_from(["id", "type", "head", "manifest", "versions", "v1", "v2", "state", "user", "fixity", "md5", "a"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "v1", "sha512", "a/b", "content", "md5"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(INNER, inner, max_size=5),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, JSON)))
def test_no_inventory_makes_the_judge_raise(change: dict[str, object]) -> None:
    files = obj(edit=lambda inventory: inventory.update(change))
    list(check(tree(files)))
    files["inventory.json"] = json.dumps(change).encode()
    list(check(tree(files)))
    files["v1/inventory.json"] = files["inventory.json"]
    list(check(tree(files)))
    two = obj({}, {})
    two["v1/inventory.json"] = files["inventory.json"]
    list(check(tree(two)))
