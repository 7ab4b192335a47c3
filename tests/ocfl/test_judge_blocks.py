"""Manifest, states and fixity: digests and paths of every wrong form are found, and older objects get older codes."""

from typing import Any

import pytest

from tests.support.ocfl_objects import STORY, codes, digest, errors, obj

DATA = STORY["story.txt"]
SUM = digest(DATA)
FILE = "v1/content/story.txt"


def test_digests_may_be_in_any_case_if_manifest_and_state_spell_them_alike() -> None:
    def edit(inventory: dict[str, Any]) -> None:
        for block in (inventory["manifest"], inventory["versions"]["v1"]["state"]):
            block[SUM.upper()] = block.pop(SUM)

    assert codes(obj(edit=edit)) == set()


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512"])
def test_fixity_of_several_algorithms(algorithm: str) -> None:
    right = {algorithm: {digest(DATA, algorithm).upper(): [FILE]}, "size": {"35": [FILE]}}
    assert codes(obj(edit=lambda inventory: inventory.update(fixity=right))) == set()
    wrong = {algorithm: {digest(b"", algorithm): [FILE]}}
    assert errors(obj(edit=lambda inventory: inventory.update(fixity=wrong))) == {"E093"}


def test_an_empty_fixity_is_allowed() -> None:
    assert codes(obj(edit=lambda inventory: inventory.update(fixity={"md5": {}}))) == set()
    assert codes(obj(edit=lambda inventory: inventory.update(fixity={}))) == set()


@pytest.mark.parametrize(
    ("fixity", "spec", "found"),
    [
        (None, "1.0", {"E056"}),
        (None, "1.1", {"E111"}),
        ({"md5": []}, "1.1", {"E057"}),
        ({"md5": {"xyz": [FILE]}}, "1.1", {"E057"}),
        ({"md5": {digest(DATA, "md5"): FILE}}, "1.1", {"E057"}),
        ({"md5": {digest(DATA, "md5"): [5]}}, "1.1", {"E057"}),
        ({"size": {"035": [FILE]}}, "1.1", {"E057"}),
        ({"md5": {digest(DATA, "md5"): ["/v1/content/x"]}}, "1.1", {"E100"}),
        ({"md5": {digest(DATA, "md5"): ["v1/content//x"]}}, "1.1", {"E099"}),
    ],
)
def test_fixity_of_wrong_form(fixity: object, spec: str, found: set[str]) -> None:
    assert errors(obj(edit=lambda inventory: inventory.update(fixity=fixity), spec=spec)) == found


@pytest.mark.parametrize(("spec", "found"), [("1.0", {"E041"}), ("1.1", {"E106"})])
def test_a_manifest_that_is_no_object(spec: str, found: set[str]) -> None:
    assert errors(obj({}, edit=lambda inventory: inventory.update(manifest=None), spec=spec)) == found


@pytest.mark.parametrize("paths", ["v1/content/story.txt", None, {}, [None], [["a"]]])
def test_a_manifest_whose_digest_has_no_list_of_paths(paths: object) -> None:
    assert "E092" in errors(obj(edit=lambda inventory: inventory["manifest"].update({SUM: paths})))


@pytest.mark.parametrize("state", [5, {SUM: "story.txt"}, {SUM: [7]}, {"c0ffee": ["story.txt"]}])
def test_a_state_that_maps_no_digest_of_the_manifest_to_paths(state: object) -> None:
    found = errors(obj(edit=lambda inventory: inventory["versions"]["v1"].update(state=state)))
    assert {"E050"} <= found <= {"E050", "E107"}


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["a", "a/b"], {"E095"}),
        (["a", "a"], {"E095"}),
        (["a//b"], {"E052"}),
        (["a/./b"], {"E052"}),
        ([""], {"E052"}),
        (["//a"], {"E053"}),
        (["a/"], {"E053"}),
        (["a", "ab", "b/a", "a.b"], set()),
    ],
)
def test_logical_paths(paths: list[str], found: set[str]) -> None:
    assert errors(obj(edit=lambda inventory: inventory["versions"]["v1"]["state"].update({SUM: paths}))) == found


def test_a_content_path_that_is_a_folder_of_another() -> None:
    below = {"v1/content/story.txt/x": DATA}
    assert "E101" in errors(obj(edit=lambda inventory: inventory["manifest"][SUM].extend(below), extra=below))
