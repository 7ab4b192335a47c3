"""A profile is read whole, or refused with the key that is wrong; ours is one, and valid under the schema of profiles."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from archive import schemas
from archive.bagit import profile
from archive.errors import SourceError
from tests.support.broken_profiles import FOLDER, label, stated_profiles
from tests.support.broken_profiles import profile as stated

SCHEMA = Draft202012Validator(schemas.json_document("bagit-profile/1.0/bagit-profile.schema.json"))
OWN = schemas.json_document("bagit-profile/1.0/newsarchive-profile.json")


def test_ours_is_a_profile_that_lacks_nothing() -> None:
    SCHEMA.validate(OWN)
    read = profile.parse(OWN, "ours")
    assert read.identifier == profile.OWN
    assert (read.lacks, read.clashes, read.unread) == ((), (), ())
    assert {one.name for one in read.labels if one.required} >= {"External-Identifier", "Payload-Oxum"}


@pytest.mark.parametrize("document", stated_profiles())
def test_what_the_schema_accepts_is_read_and_lacks_nothing(document: dict[str, Any]) -> None:
    read = profile.parse(document, "x")
    assert (not read.lacks and not read.unread) is SCHEMA.is_valid(document)


@pytest.mark.parametrize(
    "document",
    [
        [],
        "profile",
        {},
        {"BagIt-Profile-Info": []},
        {"BagIt-Profile-Info": {"BagIt-Profile-Identifier": ""}},
        {"BagIt-Profile-Info": {"BagIt-Profile-Identifier": 1}},
        stated(Bag_Info=[]),
        stated(Bag_Info={"Contact-Name": True}),
        label("Contact-Name", required="true"),
        label("Contact-Name", values=[1]),
        stated(Manifests_Required=[None]),
        stated(Manifests_Required={"sha512": True}),
        stated(Data_Empty="no"),
        stated(Serialization="maybe"),
        stated(Serialization=["optional"]),
    ],
)
def test_what_is_no_profile_is_refused(document: Any) -> None:
    assert not SCHEMA.is_valid(document)
    with pytest.raises(SourceError, match=r"profile|list|true|Serialization"):
        profile.parse(document, "x.json")


@pytest.mark.parametrize("data", [b"", b"{", b'{"a": 1, "a": 2}', b"[NaN]", b"\xff"])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        profile.read(data, "x.json")


@pytest.mark.parametrize(
    ("demands", "clash"),
    [
        ({"Manifests_Required": ["md5"], "Manifests_Allowed": ["sha512"]}, "manifests that it does not allow: md5"),
        ({"Tag_Manifests_Required": ["md5"], "Tag_Manifests_Allowed": []}, "tag manifests"),
        ({"Payload_Files_Required": ["data/a"], "Payload_Files_Allowed": ["data/b*"]}, "payload files"),
        ({"Allow-Fetch.txt": False, "Fetch.txt-Required": True}, "fetch.txt"),
    ],
)
def test_what_no_bag_can_fulfil_is_seen(demands: dict[str, Any], clash: str) -> None:
    (found,) = profile.parse(stated(**demands), "x").clashes
    assert clash in found


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [("*", "a/b/c", True), ("a/*", "a/b", True), ("a/*", "ab", False), ("[0-9].txt", "7.txt", True), ("a?", "a\n", True),
     ("a.txt", "a-txt", False), ("a.txt", "a.txt2", False)],
)  # fmt: skip
def test_patterns_match_whole_paths(pattern: str, path: str, *, expected: bool) -> None:
    assert profile.matches(pattern, path) is expected


def test_profiles_are_stated_for_a_stretch_of_work() -> None:
    one = profile.parse(stated(), "x")
    with profile.judging_by(one):
        assert profile.asked() == (one,)
    assert profile.asked() == ()


def test_samples_hold_profiles() -> None:
    for path in Path(FOLDER).glob("*/profile.json"):
        profile.parse(json.loads(path.read_bytes()), str(path))
