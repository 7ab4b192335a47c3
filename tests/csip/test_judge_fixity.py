"""Bytes are held against METS; in a bag, METS is held against the manifest, and nothing is read twice."""

import hashlib

import pytest

from archive.csip import judge_fixity
from archive.findings import Finding
from archive.model.tree import Blob, Tree
from archive.validators.csip import VALIDATOR
from tests.support.eark_packages import Files, Recipe, codes, edited, flip, late, package, put, tree, verdicts

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
STORY = "representations/original/data/story.txt"


def bagged(files: Files, algorithm: str = "sha256") -> Files:
    """Return a bag with a package, whose manifest is true."""
    payload = {f"data/harbour-ip/{path}": data for path, data in files.items()}
    lines = "".join(f"{hashlib.new(algorithm, data).hexdigest()}  {path}\n" for path, data in payload.items())
    return {"bagit.txt": DECLARATION, f"manifest-{algorithm}.txt": lines.encode()} | payload


def reading(files: Files) -> tuple[Tree, list[str]]:
    """Return a Tree that notes which files are opened."""
    opened: list[str] = []

    def blob(path: str, data: bytes) -> Blob:
        return Blob(open=lambda: (opened.append(path), Blob.of(data).open())[1], size=len(data))

    return Tree(entries={path: blob(path, data) for path, data in files.items()}), opened


def test_each_file_is_opened_once_and_none_in_a_bag_of_the_same_algorithm() -> None:
    held, opened = reading(package())
    assert verdicts(held) == []
    assert opened.count(STORY) == 1
    held, opened = reading(bagged(package()))
    assert verdicts(held) == []
    assert not any(path.endswith(STORY) for path in opened)


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_a_changed_file_whose_manifest_was_made_again_is_found_in_a_bag(algorithm: str) -> None:
    files = bagged(package(late(flip(STORY))), algorithm)
    assert codes(tree(files)) == {"CSIP71"}


def test_upper_case_digests_are_digests() -> None:
    digest = hashlib.sha256(package()["documentation/readme.txt"]).hexdigest().upper()
    assert codes(tree(package(edited(put("m:fileSec//m:file", CHECKSUM=digest))))) == set()


@pytest.mark.parametrize(("word", "name"), [("MD5", "md5"), ("SHA-1", "sha1"), ("SHA-384", "sha384"), ("SHA-512", "sha512")])
def test_other_algorithms_of_mets_are_computed(word: str, name: str) -> None:
    data = package()["documentation/readme.txt"]
    right = edited(put("m:fileSec//m:file", CHECKSUM=hashlib.new(name, data).hexdigest(), CHECKSUMTYPE=word))
    assert codes(tree(package(right))) == set()
    assert codes(tree(package(Recipe(root=right.root, late=(flip("documentation/readme.txt"),))))) == {"CSIP71"}


def test_a_tree_that_is_no_bag_states_nothing() -> None:
    assert judge_fixity.stated(tree(package())) == {}


def test_a_file_that_cannot_be_read_is_a_finding() -> None:
    def broken() -> object:
        raise OSError(5, "Input/output error")

    files = tree(package())
    blob = Blob(open=broken, size=files.entries[STORY].size)  # type: ignore[arg-type]
    found = [item for item in VALIDATOR.check(Tree(entries={**files.entries, STORY: blob})) if isinstance(item, Finding)]
    assert [(item.rule.code, item.where.path) for item in found] == [("EARK-007", STORY)]
