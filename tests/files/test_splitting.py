"""A Tree is split into those of its folders; what lies in none of them is left out."""

from archive.files.splitting import split
from archive.model.tree import Blob, Oddity, OddityKind, Tree


def test_everything_below_a_folder_is_in_its_tree() -> None:
    tree = Tree(
        entries={path: Blob.of(path.encode()) for path in ("a/x", "a/b/y", "ab/z", "c/d/w", "top")},
        oddities=(Oddity(path="a/link", kind=OddityKind.SYMLINK, detail="x"), Oddity(path="link", kind=OddityKind.SYMLINK)),
        folders=("a/empty", "c/d/empty", "e"),
        container="zip",
    )
    parts = dict(split(tree, ["a", "c/d", "none"]))
    assert {home: list(part.entries) for home, part in parts.items()} == {"a": ["b/y", "x"], "c/d": ["w"], "none": []}
    assert parts["a"].entries["b/y"].read() == b"a/b/y"
    assert [oddity.path for oddity in parts["a"].oddities] == ["link"]
    assert (parts["a"].folders, parts["c/d"].folders) == (("empty",), ("empty",))
    assert parts["a"].container == "zip"
