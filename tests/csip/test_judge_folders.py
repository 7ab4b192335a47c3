"""Folders that a package should have, wherever they may be; what lies where nothing lists it."""

from archive.csip import judge_folders
from archive.csip.package import Package
from archive.model.tree import Blob, Oddity, OddityKind, Tree
from tests.support.eark_packages import codes, early, late, package, tree, without, write


def found(*paths: str) -> set[str]:
    held = Tree(entries={path: Blob.of(b"") for path in paths})
    return {finding.rule.code for finding in judge_folders.check(Package(tree=held, base=""))}


def test_an_empty_package_lacks_everything() -> None:
    assert found() == {"CSIPSTR4", "CSIPSTR5", "CSIPSTR9", "CSIPSTR15", "CSIPSTR16"}


def test_schemas_and_documentation_may_be_those_of_a_representation() -> None:
    within = "representations/a/"
    paths = (
        "METS.xml",
        "metadata/preservation/p",
        "metadata/descriptive/d",
        f"{within}METS.xml",
        f"{within}data/x",
        f"{within}metadata/m",
    )
    assert found(*paths) == {"CSIPSTR15", "CSIPSTR16"}
    assert found(*paths, f"{within}schemas/s", f"{within}documentation/d") == set()


def test_each_representation_is_looked_into() -> None:
    assert found("METS.xml", "representations/a/x") >= {"CSIPSTR11", "CSIPSTR12", "CSIPSTR13"}


def test_names_of_folders_are_spelled_exactly() -> None:
    assert "CSIPSTR11" in found("METS.xml", "representations/a/Data/x")


def test_further_folders_are_allowed_when_their_files_are_listed() -> None:
    assert codes(tree(package(late(write("extra/x.txt", b"x"))))) == {"EARK-003"}
    assert codes(tree(package(early(without("documentation/"), write("documentation/other.txt", b"x"))))) == set()


def test_what_is_no_ordinary_file_is_told_of_where_it_is() -> None:
    odd = Oddity(path="it/link", kind=OddityKind.SYMLINK)
    held = Tree(entries={}, oddities=(odd, Oddity(path="else/link", kind=OddityKind.SYMLINK)))
    (finding,) = judge_folders.check_oddities(Package(tree=held, base="it/"))
    assert finding.where.path == "it/link"
