"""Objects are found at any depth, in order and the outermost only; what leads to them is judged without their content."""

import json
from typing import Any

import pytest

from archive.findings import Finding, Skipped
from archive.model.tree import Oddity, OddityKind
from archive.ocfl.judge_root import is_root, objects
from archive.validators.ocfl_root import VALIDATOR
from tests.support.ocfl_objects import Files, codes, obj, root, tree, verdicts

LAYOUT = "0004-hashed-n-tuple-storage-layout"


def named(identifier: str) -> Files:
    return obj(edit=lambda inventory: inventory.update(id=identifier))


def stated(name: Any = LAYOUT, **config: Any) -> Files:
    files = {"ocfl_layout.json": json.dumps({"extension": name, "description": "So."}).encode()}
    if config:
        files[f"extensions/{name}/config.json"] = json.dumps(config).encode()
    return files


def test_objects_are_found() -> None:
    inner = {f"v1/content/{path}": data for path, data in obj().items()}
    files = root({"b/c": obj(extra=inner), "a": obj(spec="1.0"), "extensions/rocfl-staging/d": obj()})
    assert objects(tree(files)) == {"a": "1.0", "b/c": "1.1"}


def test_what_is_recognised() -> None:
    assert is_root(tree(root()))
    assert is_root(tree(stated()))
    assert not is_root(tree(obj()))
    assert not is_root(tree({"a/0=ocfl_1.1": b""}))


def test_a_sound_root_yields_nothing() -> None:
    assert verdicts(root(), VALIDATOR) == []
    home = "3c0/ff4/240/3c0ff4240c1e116dba14c7627f2319b58aa3d77606d0d90dfc6161608ac987d4"
    files = root({home: named("object-01")}) | stated() | {"readme.md": b"", "extensions/0005-mutable-head/x/y": b""}
    assert verdicts(files, VALIDATOR) == []


@pytest.mark.parametrize(
    ("name", "config", "found"),
    [
        (LAYOUT, {"tupleSize": 2}, {"W014"}),
        (LAYOUT, {"tupleSize": 99}, {"E070"}),
        (LAYOUT, {"extensionName": "0002-flat-direct-storage-layout"}, {"E070"}),
        ("0002-flat-direct-storage-layout", {}, {"W014"}),
        ("0005-x", {}, {"E071"}),
        (7, {}, {"E070"}),
    ],
)
def test_layouts(name: Any, config: dict[str, Any], found: set[str]) -> None:
    assert codes(root({"a/harbour": named("object-01")}) | stated(name, **config), VALIDATOR) == found


def test_a_layout_that_is_not_computed_is_said() -> None:
    (found,) = verdicts(root({"a/harbour": obj()}) | stated("0011-direct-clean-path-layout"), VALIDATOR)
    assert isinstance(found, Skipped)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"extension": "x"}', b"\xff"])
def test_a_layout_file_of_wrong_form(data: bytes) -> None:
    assert codes(root() | {"ocfl_layout.json": data}, VALIDATOR) == {"E070"}


def test_a_folder_of_stray_files_is_said_once_with_all_below_it() -> None:
    files = root({"a/harbour": obj()}) | {"a/b/x": b"", "a/b/c/y": b"", "a/b/z": b""}
    (found,) = verdicts(files, VALIDATOR)
    assert isinstance(found, Finding)
    assert (found.rule.code, found.where.path, found.facts["count"]) == ("E072", "a/b", 2)


def test_an_object_whose_declaration_is_gone_is_a_folder_of_stray_files() -> None:
    files = {path: data for path, data in root({"a/harbour": obj()}).items() if not path.endswith("0=ocfl_object_1.1")}
    assert codes(files, VALIDATOR) == {"E072"}


def test_empty_folders_in_objects_and_extensions_are_left_to_others() -> None:
    subject = tree(root({"a": obj()}), folders=("a/logs", "extensions/x", "b/c"))
    assert [(i.rule.code, i.where.path) for i in verdicts(subject, VALIDATOR) if isinstance(i, Finding)] == [
        ("W016", "extensions/x"), ("E073", "b/c"),
    ]  # fmt: skip


def test_links_are_said() -> None:
    assert codes(tree(root(), oddities=(Oddity(path="a", kind=OddityKind.SYMLINK),)), VALIDATOR) == {"E090"}


def test_an_inventory_that_cannot_be_read_is_left_to_the_judge_of_the_object() -> None:
    assert codes(root({"a": obj(extra={"inventory.json": b"{"}), "b": obj(extra={"inventory.json": b"[]"})}), VALIDATOR) == set()
