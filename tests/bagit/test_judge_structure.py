"""Required elements, names and odd things: each is judged where it is."""

import pytest

from archive.model.tree import Oddity, OddityKind, Tree
from tests.support.bags import bag, codes, findings, tree


@pytest.mark.parametrize("kind", OddityKind)
def test_every_kind_of_oddity_is_reported_at_its_path(kind: OddityKind) -> None:
    subject = Tree(entries=tree(bag()).entries, oddities=(Oddity(path="data/odd", kind=kind, detail="a reason"),))
    (finding,) = findings(subject)
    assert finding.where.path == "data/odd"
    assert finding.message


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("data/.DS_Store", "BAG-045"),
        ("data/a/._photo.jpg", "BAG-045"),
        ("data/desktop.ini", "BAG-045"),
        ("data/.Trashes/x", "BAG-045"),
        ("data/COM1", "BAG-044"),
        ("data/a:b", "BAG-044"),
    ],
)
def test_names_that_make_trouble_are_warned_of(path: str, code: str) -> None:
    assert codes(bag({path: b"x"})) == [code]


@pytest.mark.parametrize("path", ["data/ds_store", "data/my.Thumbs.db.txt", "data/a._b", "data/desktop.ini.txt"])
def test_names_that_only_look_so_are_not(path: str) -> None:
    assert codes(bag({path: b"x"})) == []


def test_a_link_instead_of_the_payload_folder_is_said_once() -> None:
    subject = Tree(entries=tree(bag(listed={"data/a": b""}, payload={})).entries,
                   oddities=(Oddity(path="data", kind=OddityKind.SYMLINK),))  # fmt: skip
    assert codes(subject) == ["BAG-070"]


def test_weak_algorithms_are_noted_only_when_alone() -> None:
    assert codes(bag(algorithms=("md5", "sha1"))) == ["BAG-081"]
    assert codes(bag(algorithms=("md5", "sha256"))) == []
