"""Each rule of BagIt Profiles has a sample that breaks it; good bags pass; our own bags are judged by the profile they name."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive import registry
from archive.bagit import profile
from archive.files import folders
from archive.findings import Finding, Severity, Skipped
from archive.model.tree import Tree
from archive.validators import bagit
from archive.validators.bagit_profile import VALIDATOR
from tests.support import broken_profiles
from tests.support.bags import bag, tree
from tests.support.broken_profiles import INFO, label, named
from tests.support.broken_profiles import profile as stated

SAMPLES = sorted(broken_profiles.FOLDER.iterdir())


def judged(subject: Tree, *documents: Any) -> list[Finding | Skipped]:
    with profile.judging_by(*(profile.parse(document, "profile.json") for document in documents)):
        return list(VALIDATOR.check(subject)) if VALIDATOR.applies(subject) else []


def codes(subject: Tree, *documents: Any, severity: Severity | None = None) -> list[str]:
    found = [item for item in judged(subject, *documents) if isinstance(item, Finding)]
    return [finding.rule.code for finding in found if severity is None or finding.rule.severity is severity]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_each_sample_breaks_its_rule_and_no_other_must(sample: Path) -> None:
    packed = sample / "bag.zip"
    subject = registry.store("zip").get(packed) if packed.exists() else folders.read(sample / "bag")
    document = json.loads((sample / "profile.json").read_bytes())
    code = sample.name[:8]
    assert code in codes(subject, document)
    assert set(codes(subject, document, severity=Severity.ERROR)) <= {code}
    plain = [item for item in bagit.VALIDATOR.check(subject) if isinstance(item, Finding)]
    assert not [finding for finding in plain if finding.rule.severity is Severity.ERROR]
    for item in judged(subject, document):
        assert isinstance(item, Skipped) or item.message.endswith(f"(Profile {broken_profiles.NAME}.)")


def test_each_rule_has_a_sample_and_the_samples_are_as_they_are_made() -> None:
    assert {rule.code for rule in VALIDATOR.rules} == {sample.name[:8] for sample in SAMPLES}
    assert {sample.name for sample in SAMPLES} == broken_profiles.SAMPLES.keys()
    for sample in SAMPLES:
        there = {path: blob.read() for path, blob in folders.read(sample).entries.items()}
        assert there == broken_profiles.files(sample.name)


@pytest.mark.parametrize(
    ("document", "subject"),
    [
        (stated(), named()),
        (stated(), named(INFO.replace(b"https:", b"http:"))),
        (stated(), named(INFO + b"BagIt-Profile-Identifier: https://example.org/another.json\n")),
        (stated(), named(INFO.replace(b"BagIt-Profile", b"bagit-profile"))),
        (label("contact-name", required=True, values=["Anna Muster"], repeatable=False), named()),
        (label("Contact-Phone", values=["none"]), named()),
        (label("Contact-Name", description="Who packed it."), named(INFO + b"Contact-Name: Berta Muster\n")),
        (label("BagIt-Profile-Identifier", required=True), named()),
        (stated(Manifests_Required=["SHA-512"], Manifests_Allowed=["sha512", "md5"]), named()),
        (stated(Tag_Files_Allowed=["*"]), named(tags={"a/b/c.txt": b"x"})),
        (stated(Tag_Files_Allowed=[], Tag_Files_Required=[]), named()),
        (stated(Tag_Files_Required=["notes/"], Tag_Files_Allowed=["notes/*"]), named(tags={"notes/deep/a.txt": b"x"})),
        (stated(Payload_Files_Required=["data/story.txt"], Payload_Files_Allowed=["data/*.[tx]*"]), named()),
        (stated(Tag_Files_Allowed=["x"]), named(tags={"fetch.txt": broken_profiles.FETCH})),
        (stated(Data_Empty=True), named(payload={"data/.keep": b""})),
        (stated(Serialization="optional", Accept_Serialization=["application/zip"]), named()),
        (stated(Accept_BagIt_Version="1.0"), named()),
        (stated(**{"BagIt-Profile-Info": {**stated()["BagIt-Profile-Info"], "BagIt-Profile-Version": "1.1.0"}}), named()),
    ],
)
def test_what_a_profile_allows_is_no_finding(document: dict[str, Any], subject: dict[str, bytes]) -> None:
    assert codes(tree(subject), document) == []


@pytest.mark.parametrize(("kind", "accepted"), [("zip", "application/x-zip"), ("tar.gz", "application/x-gzip"),
                                                ("tar.gz", "application/x-tar+gzip"), ("tar", "application/x-tar")])  # fmt: skip
def test_media_types_are_known_by_their_other_names(kind: str, accepted: str) -> None:
    subject = Tree(entries=tree(named()).entries, container=kind)
    document = stated(Serialization="required", Accept_Serialization=[accepted])
    assert codes(subject, document) == []
    assert codes(Tree(entries=subject.entries, container="tar.xz"), document) == ["PROF-015"]


def test_several_profiles_each_judge() -> None:
    other = label("Source-Organization", required=True)
    assert codes(tree(named()), stated(Manifests_Required=["md5"]), other) == ["PROF-007", "PROF-003"]


def test_unknown_keys_and_profiles_that_are_not_there_are_said() -> None:
    skipped = [item for item in judged(tree(named()), stated(Other_Info=[])) if isinstance(item, Skipped)]
    assert any(item.check.endswith("Other-Info") for item in skipped)
    (skip,) = judged(tree(named()))
    assert isinstance(skip, Skipped)
    assert skip.check == f"profile {broken_profiles.NAME}"


def test_bags_that_name_no_profile_are_not_judged_by_one() -> None:
    assert not VALIDATOR.applies(tree(bag()))
    assert not VALIDATOR.applies(tree({"notes.txt": b"BagIt-Profile-Identifier"}))


def test_a_bag_that_names_our_profile_is_judged_by_it() -> None:
    subject = tree(named(f"BagIt-Profile-Identifier: {profile.OWN}\n".encode(), algorithms=("sha256", "md5")))
    assert codes(subject) == [*["PROF-003"] * 5, "PROF-008", "PROF-010", "PROF-019"]
