"""All that is against a profile is found at once, at its place, with the name of the profile."""

from archive.bagit import bag as reading
from archive.bagit import judge_profile, profile
from archive.bagit.bag import Bag
from archive.findings import Finding, Skipped
from archive.model.tree import Tree
from tests.support.bags import tree
from tests.support.broken_profiles import INFO, NAME, named
from tests.support.broken_profiles import profile as stated


def judged(files: dict[str, bytes], container: str = "", **demands: object) -> list[Finding | Skipped]:
    whole = Tree(entries=tree(files).entries, container=container)
    declared, _ = reading.declare(whole)
    subject = Bag(tree=whole, declared=declared)
    list(reading.load(subject))
    return list(judge_profile.check(subject, profile.parse(stated(**demands), "x")))


def places(verdicts: list[Finding | Skipped]) -> list[tuple[str, str]]:
    return [(item.rule.code, str(item.where)) for item in verdicts if isinstance(item, Finding)]


def test_all_faults_are_found_each_at_its_place() -> None:
    found = judged(
        named(INFO + b"Contact-Name: Berta Muster\n", tags={"notes/a.txt": b"x"}),
        container="folder",
        Bag_Info={"contact-name": {"repeatable": False, "values": ["Anna Muster"]}, "Bag-Group-Identifier": {"required": True}},
        Manifests_Allowed=["sha256"],
        Tag_Files_Allowed=["rights/*"],
        Payload_Files_Allowed=["data/*.xml"],
        Serialization="required",
        Accept_Serialization=["application/zip"],
        Accept_BagIt_Version=["0.97"],
    )
    assert places(found) == [
        ("PROF-006", "bag-info.txt:3"),
        ("PROF-005", "bag-info.txt:3"),
        ("PROF-003", "bag-info.txt"),
        ("PROF-008", "manifest-sha512.txt"),
        ("PROF-016", "bagit.txt"),
        ("PROF-014", ""),
        ("PROF-018", "notes/a.txt"),
        ("PROF-020", "data/story.txt"),
    ]
    assert all(item.facts["profile"] == NAME for item in found if isinstance(item, Finding))


def test_without_tag_files_all_that_is_required_is_missing() -> None:
    files = {"data/story.txt": b"x"}
    found = places(judged(files, "folder", Manifests_Required=["sha512"], Tag_Manifests_Required=["sha512"]))
    assert [code for code, _ in found] == ["PROF-001", "PROF-007", "PROF-009"]


def test_a_payload_with_one_empty_file_is_empty_and_two_are_not() -> None:
    assert places(judged(named(payload={"data/a": b""}), "folder", Data_Empty=True)) == []
    found = places(judged(named(payload={"data/a": b"", "data/b": b""}), "folder", Data_Empty=True))
    assert found == [("PROF-013", "data/")]


def test_what_a_bag_in_memory_will_be_packed_in_is_skipped() -> None:
    (skip,) = judged(named(), Serialization="required", Accept_Serialization=["application/zip"])
    assert isinstance(skip, Skipped)
    assert "Serialization" in skip.check
