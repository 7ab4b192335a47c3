"""References lead to files of the package, however they are spelled, and nowhere else."""

import pytest
from lxml import etree

from archive.csip import judge_package, references
from archive.csip.package import Mets, Package
from archive.findings import Skipped
from tests.support.eark_packages import codes, edited, package, put, tree

PATHS = {
    "data/it/METS.xml": b"",
    "data/it/documentation/über uns.txt": b"",
    "data/it/documentation/50%.txt": b"",
    "bagit.txt": b"",
}
HELD = Package(tree=tree(PATHS), base="data/it/")
METS = Mets(path="data/it/METS.xml", base="data/it/", name="it", root=etree.Element("mets"), top=True)


@pytest.mark.parametrize(
    "href",
    [
        "documentation/über uns.txt",
        "documentation/%C3%BCber%20uns.txt",
        "./documentation/über uns.txt",
        "file:documentation/über uns.txt",
        "file:///documentation/%C3%BCber%20uns.txt",
        "metadata/../documentation/über uns.txt",
    ],
)
def test_a_path_is_found_however_it_is_spelled(href: str) -> None:
    assert references.resolve(HELD, METS, href) == "data/it/documentation/über uns.txt"


def test_a_percent_sign_may_be_meant() -> None:
    assert references.resolve(HELD, METS, "documentation/50%.txt") == "data/it/documentation/50%.txt"
    assert references.resolve(HELD, METS, "documentation/50%25.txt") == "data/it/documentation/50%.txt"


@pytest.mark.parametrize("href", ["../../bagit.txt", "/etc/passwd", "https://example.org/x", "documentation", "..", ""])
def test_nothing_outside_is_found(href: str) -> None:
    assert references.resolve(HELD, METS, href) is None


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ({"SIZE": "x"}, "CSIP69"),
        ({"CHECKSUM": "no hex"}, "CSIP71"),
        ({"CHECKSUMTYPE": "MD4"}, "CSIP72"),
        ({"CHECKSUM": "abc"}, "CSIP71"),
    ],
)
def test_words_that_cannot_be_are_found(attributes: dict[str, str], code: str) -> None:
    assert codes(tree(package(edited(put("m:fileSec//m:file", **attributes))))) == {code}


def test_what_cannot_be_computed_is_skipped_and_said() -> None:
    subject = tree(package(edited(put("m:fileSec//m:file", CHECKSUMTYPE="CRC32", CHECKSUM="abcd"))))
    skipped = [item.check for item in judge_package.check(subject) if isinstance(item, Skipped)]
    assert codes(subject) == set()
    assert skipped == ["CRC32 checksums"]
