"""A validator that is not asked at a glance would have had nothing to say."""

from pathlib import Path

import pytest

from archive import judging, registry
from archive.errors import StoreError
from archive.files.sources import read_document
from archive.model.package import Document
from archive.model.tree import Blob, Tree
from archive.validators._glances import worth_asking

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = registry.names("validators")
BROKEN = sorted(path for name in NAMES for path in (SAMPLES / "broken" / name).glob("*"))
WRITTEN = sorted(path for path in (SAMPLES / "documents").rglob("*") if path.is_file())


def subjects(path: Path) -> list[Document | Tree]:
    found: list[Document | Tree] = []
    for name in registry.names("stores"):
        store = registry.store(name)
        if store.holds(path):
            try:
                found.append(store.get(path))
            except StoreError:
                continue
    return found if path.is_dir() else [*found, read_document(path)]


@pytest.mark.parametrize("path", [*BROKEN, *WRITTEN], ids=lambda path: path.name)
def test_who_is_not_asked_recognises_nothing(path: Path) -> None:
    for subject in subjects(path):
        asked = set(worth_asking(NAMES, subject))
        for plug in map(registry.validator, NAMES):
            if isinstance(subject, plug.reads) and plug.applies(subject):
                assert plug.name in asked


@pytest.mark.parametrize("name", NAMES)
def test_who_reads_the_other_is_not_asked(name: str) -> None:
    paths = ("inventory.json", "ocfl_layout.json", "metadata/premis.xml")
    other = {
        Document: Tree(entries={path: Blob.of(b"") for path in paths}),
        Tree: Document(name="ninjs", content=Blob.of(b"\n<\n{\n%PDF-")),
    }
    assert name not in set(worth_asking(NAMES, other[registry.validator(name).reads]))


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        (b'{"a": "<p>"}', ["ninjs"]),
        (b"\xef\xbb\xbf\r\n <?xml ", ["newsml-g2", "nitf"]),
        ("\ufeff<newsItem".encode("utf-16-be"), ["newsml-g2", "nitf"]),
        (b"\n%PDF-1.7", ["pdf"]),
        (b"text", []),
        (b"", []),
    ],
)
def test_a_document_is_shown_to_those_that_read_what_it_begins_as(head: bytes, asked: list[str]) -> None:
    assert list(worth_asking(NAMES, Document(name="x", content=Blob.of(head)))) == asked


def test_one_that_is_not_listed_is_asked() -> None:
    assert list(worth_asking(["stranger"], Tree(entries={}))) == ["stranger"]
    assert list(worth_asking(["stranger"], Document(name="x", content=Blob.of(b"")))) == ["stranger"]


def test_a_bag_is_judged_without_what_judges_documents() -> None:
    bag = Tree(entries={"bagit.txt": Blob.of(b""), "data/x": Blob.of(b"x")})
    assert list(worth_asking(NAMES, bag)) == ["bagit", "bagit-profile"]
    assert judging.check_tree(bag, "bag").checked == ("bagit",)
