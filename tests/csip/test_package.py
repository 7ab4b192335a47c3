"""Where packages are in a Tree, and what their paths say."""

from archive.csip.package import Package, bases
from archive.model.tree import Blob, Tree
from tests.support.eark_packages import package, tree

BAGIT = {"bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"}


def test_a_package_is_the_tree_itself_or_its_only_folder() -> None:
    assert bases(tree(package())) == [""]
    assert bases(tree(package(), "harbour-ip/")) == ["harbour-ip/"]
    assert bases(tree({"one/METS.xml": b"", "two/METS.xml": b""})) == []


def test_packages_in_a_bag_claim_to_be_packages() -> None:
    files = {f"data/one-ip/{path}": data for path, data in package().items()}
    files |= {f"data/two/{path}": data for path, data in package().items()}
    files |= {"data/three/METS.xml": b"<mets/>", "data/METS.xml": b"<mets/>"}
    assert bases(tree(files | BAGIT)) == ["data/one-ip/", "data/two/"]


def test_a_package_without_mets_is_known_by_its_folders() -> None:
    files = package()
    del files["METS.xml"]
    assert bases(tree(files)) == [""]
    assert bases(tree({"representations/a/data/x": b""})) == []


def test_folders_and_representations_are_read_from_paths_and_empty_folders() -> None:
    held = Tree(
        entries={"data/it/representations/b/data/x": Blob.of(b"")}, folders=("data/it/representations/a", "data/it/schemas")
    )
    one = Package(tree=held, base="data/it/")
    assert one.name == "it"
    assert one.representations == ("a", "b")
    assert one.folders == {"representations", "representations/a", "representations/b", "representations/b/data", "schemas"}
    assert list(one.below("representations")) == ["representations/b/data/x"]


def test_the_name_of_the_tree_is_that_of_the_package() -> None:
    assert Package(tree=Tree(entries={}, name="harbour-ip"), base="").name == "harbour-ip"
