"""Every listed file is hashed by every algorithm, once, and each wrong checksum is said."""

import io

from archive.model.tree import Blob, Tree
from tests.support.bags import bag, findings, listing, tree

BOTH = bag(algorithms=("md5", "sha512"))


def test_each_manifest_that_disagrees_is_named() -> None:
    files = BOTH | {"data/story.txt": b"changed"}
    assert [(finding.facts["manifest"], finding.where.path) for finding in findings(tree(files))] == [
        ("manifest-md5.txt", "data/story.txt"),
        ("manifest-sha512.txt", "data/story.txt"),
    ]


def test_one_wrong_manifest_is_found_though_the_other_is_right() -> None:
    wrong = listing({"data/story.txt": b"other"}, "md5")
    files = bag(algorithms=("md5", "sha512"), tags={"manifest-md5.txt": wrong})
    assert [finding.facts["manifest"] for finding in findings(tree(files))] == ["manifest-md5.txt"]


def test_every_file_is_opened_once_for_its_digests_in_the_order_of_its_place() -> None:
    opened: list[str] = []

    def blob(path: str, data: bytes, order: int) -> Blob:
        return Blob(open=lambda: (opened.append(path), io.BytesIO(data))[1], size=len(data), order=order)

    payload = {f"data/{n}": bytes([n]) for n in range(5)}
    files = tree(bag(payload, algorithms=("md5", "sha512")))
    entries = {**files.entries, **{path: blob(path, data, 9 - n) for n, (path, data) in enumerate(payload.items(), 1)}}
    assert findings(Tree(entries=entries)) == []
    assert opened == [f"data/{n}" for n in (4, 3, 2, 1, 0)]


def test_what_cannot_be_read_does_not_hide_the_rest() -> None:
    def fail() -> None:
        raise OSError(5, "Input/output error")

    files = tree(bag({"data/a": b"1", "data/b": b"2"}) | {"data/b": b"3"})
    subject = Tree(entries={**files.entries, "data/a": Blob(open=fail, size=1)})  # type: ignore[arg-type]
    assert [(finding.rule.code, finding.where.path) for finding in findings(subject)] == [
        ("BAG-041", "data/a"),
        ("BAG-040", "data/b"),
    ]
