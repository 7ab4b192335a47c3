"""What a collection says of its articles is held against them; each broken sample yields its rule and no other error."""

import pytest

from archive import judging
from archive.files.digests import sealed
from archive.findings import Finding, Severity, Skipped
from archive.model.tree import Blob, Tree
from archive.stores.zip import STORE
from archive.validators.collection import RULES, VALIDATOR
from tests.support.broken_collections import EDITS, FOLDER, Files, broken
from tests.support.gatherings import bundles, collection, gathered


def found(tree: Tree) -> list[str]:
    """Return the codes that this validator names, each once."""
    return sorted({verdict.rule.code for verdict in VALIDATOR.check(tree) if isinstance(verdict, Finding)})


@pytest.mark.parametrize("layout", ["bagit", "csip"])
def test_a_good_collection_is_whole(layout: str) -> None:
    tree = gathered(layout)
    assert VALIDATOR.applies(tree)
    assert list(VALIDATOR.check(tree)) == []
    assert judging.check_tree(tree, "x").ok


def test_a_bundle_or_a_bag_of_others_is_no_collection() -> None:
    assert not VALIDATOR.applies(next(iter(bundles().values())))
    assert not VALIDATOR.applies(Tree(entries={"bagit.txt": Blob.of(b""), "data/index.jsonl": Blob.of(b"")}))


@pytest.mark.parametrize("name", EDITS)
def test_each_sample_yields_its_code_and_no_other_error(name: str) -> None:
    sample = FOLDER / f"{name}.zip"
    made, kept = ({path: blob.read() for path, blob in tree.entries.items()} for tree in (broken(EDITS[name]), STORE.get(sample)))
    assert made == kept, "write it again: python -m tests.support.broken_collections"
    errors = {one.rule.code for one in judging.check(sample).findings if one.rule.severity is Severity.ERROR}
    assert errors == {name[:8]}


def test_there_is_a_sample_for_each_rule() -> None:
    assert {name[:8] for name in EDITS} == {rule.code for rule in RULES}


def lost(*heads: str) -> Tree:
    """Return a collection without the files that begin so."""
    return broken(lambda files: [files.pop(path) for path in list(files) if path.startswith(heads)] and None)


def test_a_bundle_that_is_gone_is_missed() -> None:
    name = next(iter(bundles()))
    assert found(lost(f"data/articles/{name}/")) == ["COLL-001", "COLL-004"]
    assert found(lost("data/articles/")) == ["COLL-001", "COLL-004"]


@pytest.mark.parametrize(
    ("path", "old", "new", "codes"),
    [
        ("data/index.csv", b"Council meets", b"Council sleeps", ["COLL-004"]),
        ("data/index.jsonl", b"}\n", b" }\n", ["COLL-004"]),
        ("data/index.jsonl", b"{", b"", ["COLL-004"]),
        ("data/index.jsonl", b"{", b"[" * 100_000, ["COLL-004"]),
        ("bag-info.txt", b"Harbour sessions", b"Other sessions", ["COLL-006"]),
        ("ITEM", b'version="1" contenttype', b'version="2" contenttype', ["COLL-003"]),
        ("ITEM", b"/data/", b"/../", ["COLL-003"]),
        ("ITEM", b"2026-11-22T09:30:00Z</versionCreated>\n      </itemRef>", b"2026</versionCreated></itemRef>", ["COLL-003"]),
        ("ITEM", b"<title>Harbour", b"<title>Other", ["COLL-006"]),
    ],
)
def test_every_statement_is_held_against_the_articles(path: str, old: bytes, new: bytes, codes: list[str]) -> None:
    path = path.replace("ITEM", f"data/{collection().name}.newsml.xml")

    def edit(files: Files) -> None:
        assert old in files[path]
        files[path] = files[path].replace(old, new, 1)

    assert found(broken(edit)) == codes


def test_the_package_item_of_an_aic_is_held_against_its_index() -> None:
    tree = gathered("csip")
    path = next(path for path in tree.entries if path.endswith(".newsml.xml"))
    data = tree.entries[path].read()
    for old, new, code in ((b'title="Council', b'title="Parish', "COLL-003"), (b'residref="urn:', b'residref="uri:', "COLL-001")):
        assert code in found(Tree(entries={**tree.entries, path: Blob.of(data.replace(old, new, 1))}))


def test_what_another_version_has_written_is_not_compared_byte_by_byte() -> None:
    def edit(files: Files) -> None:
        files["bag-info.txt"] = files["bag-info.txt"].replace(b"newsarchive 0", b"newsarchive 99")

    (verdict,) = VALIDATOR.check(broken(edit))
    assert isinstance(verdict, Skipped)


def test_a_package_item_that_is_no_xml_is_left_to_its_own_judge() -> None:
    path = f"data/{collection().name}.newsml.xml"
    verdicts = list(VALIDATOR.check(Tree(entries={**gathered().entries, path: Blob.of(b"<packageItem")})))
    assert [type(verdict) for verdict in verdicts] == [Skipped]


def test_faults_inside_a_bundle_are_found_in_their_place() -> None:
    name = next(iter(bundles()))
    path = f"data/articles/{name}/data/original/story-0.txt"

    def edit(files: Files) -> None:
        files[path] = files[path].replace(b"ferry", b"berry")

    report = judging.check_tree(sealed(broken(edit)), "x")
    errors = {one.where.path for one in report.findings if one.rule.severity is Severity.ERROR}
    assert path in errors
    assert not [skip for skip in report.skipped if skip.reason == "kept as received, not judged" and "inside" not in skip.check]
