"""A bag is read from its tag files alone, with the encoding that it declares."""

from archive.bagit import bag as reading
from archive.bagit.bag import Bag
from archive.model.tree import Blob, Tree
from tests.support.bags import OLD_INFO, bag, tree


def opened(files: dict[str, bytes]) -> tuple[Bag, list[str]]:
    subject = tree(files)
    declared, findings = reading.declare(subject)
    found = Bag(tree=subject, declared=declared)
    return found, [finding.rule.code for finding in [*findings, *reading.load(found)]]


def test_everything_is_read() -> None:
    found, codes = opened(
        bag(algorithms=("md5", "sha512"), tags={"bag-info.txt": b"A: b\n", "fetch.txt": b"http://e.org/ - data/x\n"})
    )
    assert codes == []
    assert [listing.name.algorithm for listing in found.payload] == ["md5", "sha512"]
    assert [listing.name.algorithm for listing in found.tag] == ["md5", "sha512"]
    assert [(tag.label, tag.value) for tag in found.info] == [("A", "b")]
    assert [entry.path for entry in found.fetch] == ["data/x"]


def test_old_bags_have_package_info() -> None:
    for version, name in OLD_INFO.items():
        found, _ = opened(bag(declaration=f"BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n".encode()))
        assert found.info_name == name


def test_faults_have_the_path_of_their_file() -> None:
    subject = tree(bag(tags={"bag-info.txt": b"nonsense\n"}))
    found = Bag(tree=subject, declared=reading.declare(subject)[0])
    assert [str(finding.where) for finding in reading.load(found)] == ["bag-info.txt:1"]


def test_tag_files_that_cannot_be_read_are_findings() -> None:
    def fail() -> None:
        raise PermissionError(13, "Permission denied")

    files = tree(bag(tags={"bag-info.txt": b"A: b\n"}))
    for path in ("bagit.txt", "bag-info.txt", "manifest-sha512.txt"):
        subject = Tree(entries={**files.entries, path: Blob(open=fail, size=10)})  # type: ignore[arg-type]
        declared, findings = reading.declare(subject)
        codes = [(f.rule.code, f.where.path) for f in [*findings, *reading.load(Bag(tree=subject, declared=declared))]]
        assert codes == [("BAG-041", path)]


def test_huge_tag_files_are_not_read_into_memory() -> None:
    files = tree(bag(tags={"bag-info.txt": b"A: b\n"}))
    huge = Blob(open=lambda: (_ for _ in ()).throw(AssertionError("opened")), size=1 << 40)
    subject = Tree(entries={**files.entries, "bagit.txt": huge, "bag-info.txt": huge})
    declared, findings = reading.declare(subject)
    more = list(reading.load(Bag(tree=subject, declared=declared)))
    assert [finding.rule.code for finding in [*findings, *more]] == ["BAG-014", "BAG-014"]
