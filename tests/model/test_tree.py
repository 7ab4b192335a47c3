"""A Tree is sorted by bytes and cannot be changed; a Blob opens again and again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.model.tree import Blob, Oddity, OddityKind, Tree


def test_a_blob_of_bytes_opens_many_times() -> None:
    blob = Blob.of(b"text")
    with blob.open() as one, blob.open() as two:
        assert (one.read(2), two.read(), one.read()) == (b"te", b"text", b"xt")
    assert (blob.size, blob.read(), blob.read()) == (4, b"text", b"text")


def test_reading_a_blob_closes_what_it_opened() -> None:
    opened = []

    def open_it() -> object:
        opened.append(Blob.of(b"x").open())
        return opened[-1]

    assert Blob(open=open_it, size=1).read() == b"x"  # type: ignore[arg-type]
    assert opened[0].closed


def test_paths_are_sorted_by_their_bytes() -> None:
    names = ["b", "a/z", "a.txt", "é", "Z", "\U00010000", "\uffef"]
    assert list(Tree(entries={name: Blob.of(b"") for name in names}).entries) == [
        "Z", "a.txt", "a/z", "b", "é", "\uffef", "\U00010000",
    ]  # fmt: skip


@given(st.lists(st.text(min_size=1), unique=True))
@settings(max_examples=50, deadline=None)
def test_the_order_of_making_does_not_matter(names: list[str]) -> None:
    forth = Tree(entries={name: Blob.of(b"") for name in names})
    back = Tree(entries={name: Blob.of(b"") for name in reversed(names)})
    assert list(forth.entries) == list(back.entries)


def test_names_that_are_no_text_are_sorted_too() -> None:
    assert list(Tree(entries={"b\udcff": Blob.of(b""), "a": Blob.of(b"")}).entries) == ["a", "b\udcff"]


def test_entries_cannot_be_changed_from_outside() -> None:
    entries = {"a": Blob.of(b"1")}
    tree = Tree(entries=entries)
    entries["b"] = Blob.of(b"2")
    assert list(tree.entries) == ["a"]
    with pytest.raises(TypeError):
        tree.entries["c"] = Blob.of(b"3")  # type: ignore[index]


def test_a_tree_is_complete_and_ordinary_unless_it_says_otherwise() -> None:
    tree = Tree(entries={})
    assert (tree.seal, tree.oddities, tree.folders) == (None, (), ())


def test_oddities_are_described_in_words() -> None:
    assert all(kind.value.replace(" ", "").replace(",", "").isalpha() for kind in OddityKind)
    assert Oddity(path="x", kind=OddityKind.SYMLINK).detail == ""
