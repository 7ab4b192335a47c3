"""Declarations are read whatever they hold; what is no ordinary file is said and never opened."""

import pytest

from archive.model.tree import Blob, Oddity, OddityKind, Tree
from archive.ocfl.judge_declaration import OF_OBJECT, content, declared, oddities
from tests.support.ocfl_objects import tree


@pytest.mark.parametrize(
    ("files", "version", "codes"),
    [
        ({"0=ocfl_object_1.1": b"ocfl_object_1.1\n"}, "1.1", []),
        ({"0=ocfl_object_1.0": b"ocfl_object_1.0\n"}, "1.0", []),
        ({}, "", ["E003"]),
        ({"0=ocfl_object_": b""}, "", ["E006", "E003"]),
        ({"0=ocfl_1.1": b"ocfl_1.1\n"}, "", ["E006", "E003"]),
        ({"0=ocfl_object_2.0": b"ocfl_object_2.0\n"}, "", ["E004", "E003"]),
        ({"0=ocfl_object_1.0": b"ocfl_object_1.0\n", "0=ocfl_object_1.1": b"ocfl_object_1.1\n"}, "1.1", ["E003"]),
        ({"0=ocfl_object_1.1": b""}, "1.1", ["E007"]),
        ({"0=ocfl_object_1.1": b"\xff\xfe"}, "1.1", ["E007"]),
        ({"0=ocfl_object_1.1": b"ocfl_object_1.1\r\n"}, "1.1", ["E007"]),
        ({"0=ocfl_object_1.1": b"x" * 2000}, "1.1", ["OCFL-001"]),
    ],
)
def test_what_is_declared(files: dict[str, bytes], version: str, codes: list[str]) -> None:
    found, faults = declared(tree(files), OF_OBJECT)
    assert (found, [fault.rule.code for fault in faults]) == (version, codes)


def test_every_oddity_has_its_rule_and_its_reason() -> None:
    subject = Tree(entries={}, oddities=tuple(Oddity(path=kind.name, kind=kind, detail="why") for kind in OddityKind))
    found = {finding.where.path: finding for finding in oddities(subject)}
    assert found["SYMLINK"].rule.code == "E090"
    assert "'why'" in found["SYMLINK"].message
    assert found["SPECIAL"].rule.code == "E089"
    assert found["OUTSIDE"].rule.code == "OCFL-002"
    others = [found[kind.name] for kind in OddityKind if kind.name not in ("SYMLINK", "SPECIAL", "OUTSIDE")]
    assert {finding.rule.code for finding in others} == {"OCFL-001"}
    assert all("why" in finding.message for finding in others)


def test_a_file_that_cannot_be_read_is_a_finding() -> None:
    def refuse() -> None:
        raise OSError("gone")

    subject = Tree(entries={"a": Blob(open=refuse, size=1)})  # type: ignore[arg-type]
    found = content(subject, "a", 10)
    assert "gone" in found.message  # type: ignore[union-attr]
